"""K10: a plan item has no marker, so next month's report cannot say what became of it."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.rule import Context, Reach, ReportRule
from baocao.language.wording import quoted
from baocao.model import Edit, Finding, Report, Severity
from baocao.parsing.items import behind
from baocao.parsing.markers import marker_text
from baocao.tasks.slugs.propose import planned_slugs

RULE = ReportRule(
    id="K10",
    name="unmarked-item",
    summary="Việc trong kế hoạch phải có mã nhiệm vụ.",
    why="Nhờ mã mà tháng sau máy biết việc nào đã có kết quả, việc nào còn thiếu, dù câu chữ có thay đổi.",
    fix=(
        f"Thêm mã vào cuối việc, ví dụ {marker_text(['mua-may-chu'])}; "
        "`baocao check --fix` tự đặt mã, có thể đổi lại cho dễ nhớ. Việc cũ mà báo cáo tháng sau đã khép lại, không "
        "thấy kết quả, thì máy để nguyên: có mã rồi, nó sẽ thành lỗi K01 mà không ai còn ghi thêm kết quả. Việc rõ là "
        "làm tiếp một việc còn dở thì máy đặt lại mã của việc ấy; chưa chắc thì máy để nguyên, để một việc không thành "
        "hai."
    ),
    bad="""\
## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Mua máy chủ. <!-- K10 -->
- Tập huấn ký số {#tap-huan}; Nâng cấp trang thông tin điện tử. <!-- K10 -->
""",
    good="""\
## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Mua máy chủ. {#mua-may-chu}
- Tập huấn ký số {#tap-huan}; Nâng cấp trang thông tin điện tử {#trang-thong-tin}.
""",
    issued=Severity.WARNING,
    fixable=True,
    reach=Reach.NEIGHBOURS,
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each plan item without marker; a lead-in to a list is not an item."""
    reported = context.months.reported(report)
    found = list(planned_slugs(report, context.months, reported))
    lost = _past_answering(report, context) if found else frozenset[int]()
    for item, slugs, perhaps in found:
        marker = marker_text(slugs)
        edits: tuple[Edit, ...] = ()
        if id(item) in lost:
            what_to_do = (
                "Tháng sau chưa thấy kết quả của việc này và không còn ghi thêm, nên máy không tự đặt mã. Nếu đã có "
                f"kết quả thì thêm cùng một mã, ví dụ {marker}, ở cả hai chỗ."
            )
        elif perhaps:
            what_to_do = (
                f"Có thể đây là việc còn dở đã có mã, nên máy không tự đặt mã. Nếu đúng thì thêm mã ấy: "
                f"{' hoặc '.join(marker_text([slug]) for slug in perhaps)}; nếu là việc khác thì thêm mã mới, ví dụ "
                f"{marker}."
            )
        else:
            what_to_do = f"Thêm mã vào cuối việc, ví dụ {marker}; `baocao check --fix` tự thêm."
            edits = (Edit(behind(item), f" {marker}"),)
        yield Finding(item.span, f"Việc {quoted(item)} chưa có mã nhiệm vụ.", what_to_do, edits=edits)


def _past_answering(report: Report, context: Context) -> frozenset[int]:
    """By identity, the items for which a marker would come too late."""
    from baocao.tasks.missing_markers import past_answering  # only where an item has no marker

    after = context.months.by_period.get(report.period.next) if report.period else None
    return past_answering(report, after, context.months, {}) if after else frozenset()
