"""K05: a task is not done, or dropped, without a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.checking.rule import Context, Reach, ReportRule
from baocao.language.told_status import stated_reason, told_status
from baocao.language.wording import quoted, task
from baocao.model import RESULTS, Finding, Related, Report, Severity, Status, standing_of
from baocao.parsing.markers import marker_text, restated
from baocao.regex import regex
from baocao.tasks.given_reason import detailed_reason
from baocao.tasks.task_links import placed_items

_WITH_REASON = marker_text(["mua-may-chu"], Status.NOT_DONE, "vướng thủ tục")
RULE = ReportRule(
    id="K05",
    name="missing-reason",
    summary="Việc chưa làm hoặc không làm nữa phải có lý do.",
    why="Người đọc cần biết vì sao để tháo gỡ, nhất là khi việc vướng ở cơ quan khác.",
    fix=f"Viết “, lý do: …” vào câu, hoặc ghi lý do trong mã: {_WITH_REASON}.",
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Chưa mua máy chủ. {#mua-may-chu chưa} <!-- K05 -->
- Không tổ chức tập huấn ký số. {#tap-huan bỏ} <!-- K05 -->
""",
    good="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Chưa mua máy chủ, lý do: nhà thầu chậm giao hàng. {#mua-may-chu chưa}
- Không tổ chức tập huấn ký số. {#tap-huan bỏ "đã ghép vào lớp của tỉnh"}
""",
    reach=Reach.NEIGHBOURS,
)
# Other words that give a reason: `do mưa kéo dài`, `vì thiếu vốn`, `chờ phê duyệt`
_CAUSE = regex(r"\b(?:do|vì|bởi|nguyên nhân|vướng|chờ|đợi|thiếu|theo chỉ đạo)\b", re.IGNORECASE)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each such marker in section I, and for each such result without marker of a planned task."""
    yield from _by_marker(report)
    told: set[int] = set()
    for link in context.carry.links if context.carry else ():
        if link.by != "text" or not link.sure:
            continue
        item = link.results[0].item
        told_standing = standing_of(told_status(item.text)).facts
        is_explained = _CAUSE.search(item.prose.text) or stated_reason(item.prose.text) or detailed_reason(item.block)
        if told_standing.needs_reason and not (item.markers or is_explained or id(item) in told):
            told.add(id(item))
            yield Finding(
                item.span,
                f"Theo lời văn, việc {quoted(item)} {told_standing.words} nhưng chưa nêu lý do.",
                "Viết “, lý do: …” vào câu.",
                (Related(link.plan.item.span, "Kế hoạch ở đây."),),
                severity=Severity.WARNING,
            )


def _by_marker(report: Report) -> Iterator[Finding]:
    explained: dict[int, bool] = {}
    for placed in placed_items(report.section(RESULTS)):
        markers = [
            marker
            for marker in placed.item.markers
            if standing_of(marker.status).facts.needs_reason and not marker.reason
        ]
        if not markers or stated_reason(placed.item.text):
            continue
        block = placed.item.block
        if id(block) not in explained:
            explained[id(block)] = bool(detailed_reason(block))
        for marker in () if explained[id(block)] else markers:
            yield Finding(
                marker.span,
                f"Việc {task(placed.item, *marker.slugs)} ghi “{marker.status}” mà chưa nêu lý do.",
                f"Viết “, lý do: …” vào câu, hoặc ghi trong mã: {restated(marker, marker.status, '…')}.",
            )
