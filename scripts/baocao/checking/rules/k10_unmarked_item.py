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
        "`baocao check --fix` tự đặt mã, có thể đổi lại cho dễ nhớ."
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
    for item, slugs in planned_slugs(report, context.reports, context.months.reported(report), context.config):
        marker = marker_text(slugs)
        yield Finding(
            item.span,
            f"Việc {quoted(item)} chưa có mã nhiệm vụ.",
            f"Thêm mã vào cuối việc, ví dụ {marker}; `baocao check --fix` tự thêm.",
            edits=(Edit(behind(item), f" {marker}"),),
        )
