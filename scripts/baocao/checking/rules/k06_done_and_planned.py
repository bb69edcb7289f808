"""K06: a task that this report says is done is planned again in the same report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.checking.rule import Context, ReportRule
from baocao.language.told_status import told_status
from baocao.language.wording import quoted, task
from baocao.model import PLAN, RESULTS, Finding, Item, Marker, Related, Report, Severity, Status
from baocao.regex import regex
from baocao.tasks.reports_by_month import is_unmarked
from baocao.tasks.task_links import placed_items

RULE = ReportRule(
    id="K06",
    name="done-and-planned",
    summary="Việc đã báo xong thì không lên kế hoạch lại.",
    why=(
        "Đã xong mà vẫn có trong kế hoạch thì một trong hai chỗ chưa đúng. "
        f"Việc thường xuyên tháng nào cũng làm thì ghi “{Status.ONGOING}”, không ghi “{Status.DONE}”."
    ),
    fix=(
        f"Đổi trạng thái ở phần kết quả thành “{Status.ONGOING}”, hoặc bỏ việc này khỏi kế hoạch; "
        "việc mới thì đặt mã mới."
    ),
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mua máy chủ. {#mua-may-chu xong}

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Mua máy chủ. {#mua-may-chu} <!-- K06 -->
""",
    good="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mở thầu mua máy chủ. {#mua-may-chu đang}

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Mua máy chủ. {#mua-may-chu}
""",
)


# Words that leave no doubt; `đã kiểm tra 12 cơ sở` may well go on next month
_WHOLLY = regex(r"(?:đã )?(?:hoàn thành|hoàn tất)\b", re.IGNORECASE)
_MORE = regex(
    r"\b(?:tiếp|tiếp tục|tiếp theo|còn lại|bổ sung|đợt|vòng|giai đoạn|thường xuyên|định kỳ|duy trì)\b", re.IGNORECASE
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each such task, at the plan item."""
    yield from _by_marker(report)
    if not any(_is_done(placed.item) for placed in placed_items(report.section(RESULTS))):
        return  # which is most often so, and words are dear to compare
    if not is_unmarked(report, PLAN):
        return
    for link in context.months.planned_on(report).links:
        if link.by == "text" and link.sure and _is_done(link.results[0].item) and not _MORE.search(link.plan.item.text):
            result = link.results[0].item
            yield Finding(
                link.plan.item.span,
                f"Theo lời văn, việc {quoted(link.plan.item)} đã xong ở dòng {result.span.line} mà vẫn có trong kế "
                "hoạch.",
                "Nếu là việc ấy thì bỏ khỏi kế hoạch; nếu là đợt khác, phần khác thì viết rõ.",
                (Related(result.span, "Kết quả ở đây."),),
                severity=Severity.WARNING,
            )


def _is_done(item: Item) -> bool:
    if item.markers:
        return item.markers[0].status is Status.DONE and all(marker.status is Status.DONE for marker in item.markers)
    return told_status(item.text) is Status.DONE and _WHOLLY.match(item.text) is not None


def _by_marker(report: Report) -> Iterator[Finding]:
    done: dict[str, Marker] = {}
    for placed in placed_items(report.section(RESULTS)):
        for marker in placed.item.markers:
            if marker.status is Status.DONE:
                done |= {slug: marker for slug in marker.slugs if slug not in done}
    for placed in placed_items(report.section(PLAN)) if done else ():
        for slug in dict.fromkeys(placed.item.slugs):
            if slug in done:
                marker = done[slug]
                line = marker.span.line
                yield Finding(
                    placed.item.span,
                    f"Việc {task(placed.item, slug)} đã ghi “{Status.DONE}” ở dòng {line} mà vẫn có trong kế hoạch.",
                    related=(Related(marker.span, f"Kết quả ghi “{Status.DONE}” ở đây."),),
                )
