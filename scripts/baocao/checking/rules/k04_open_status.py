"""K04: a result does not say how the task stands: no status in its marker, or the whole marker is missing."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.rule import Context, Reach, ReportRule
from baocao.language.wording import NEED_REASON, STATUSES, UNFINISHED_STATUSES, task
from baocao.model import RESULTS, Finding, Item, Marker, Related, Report, Severity, Status, standing_of
from baocao.parsing.markers import marker_text, restated
from baocao.tasks.task_links import TaskLink, placed_items

RULE = ReportRule(
    id="K04",
    name="open-status",
    summary="Kết quả của việc theo kế hoạch phải có mã và trạng thái.",
    why=(
        f"Bản nháp mới tạo ghi dấu “{Status.OPEN}” ở mỗi việc, để không việc nào bị quên. "
        f"Còn dấu “{Status.OPEN}” là việc ấy chưa được báo cáo, dù đã có tên trong phần kết quả."
    ),
    fix=f"Ghi trạng thái sau mã: {STATUSES}; {NEED_REASON}.",
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Mua máy chủ. {#mua-may-chu ?} <!-- K04 -->
- Tập huấn ký số cho 40 công chức. {#tap-huan} <!-- K04 -->
""",
    good="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mua máy chủ. {#mua-may-chu xong}
- Tập huấn ký số cho 40 công chức. {#tap-huan đang}

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Tập huấn ký số cho 30 công chức còn lại. {#tap-huan}
""",
    reach=Reach.NEIGHBOURS,
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each such marker in section I, and for each result that by its words lacks the plan's."""
    yield from _without_status(report)
    lacking: dict[int, tuple[Item, list[TaskLink]]] = {}
    for link in context.carry.links if context.carry else ():
        item = link.results[0].item if link.by == "text" and link.slug is not None else None
        if item is not None and not any(marker.problem for marker in item.markers):  # K12 reports that
            lacking.setdefault(id(item), (item, []))[1].append(link)
    for item, links in lacking.values():
        yield _without_marker(item, links)


def _without_marker(item: Item, links: list[TaskLink]) -> Finding:
    slugs = [link.slug or "" for link in links]
    plan = links[0].plan.item
    return Finding(
        item.span,
        f"Theo lời văn, đây có vẻ là kết quả của việc {task(plan, *slugs)} nhưng chưa có mã.",
        f"Nếu đúng thì thêm {marker_text(slugs, '…')} vào cuối câu, thay dấu … bằng {STATUSES}; nếu không "
        "thì việc ấy chưa có kết quả, thêm một dòng cho nó.",
        (Related(plan.span, "Kế hoạch ở đây."),),
        severity=Severity.WARNING,
    )


def _without_status(report: Report) -> Iterator[Finding]:
    for placed in placed_items(report.section(RESULTS)):
        for marker in placed.item.markers:
            if marker.slugs and standing_of(marker.status) is Status.OPEN:
                what = f"còn để dấu “{Status.OPEN}”" if marker.status else "chưa ghi trạng thái"
                yield Finding(
                    marker.span,
                    f"Kết quả của việc {task(placed.item, *marker.slugs)} {what}.",
                    _what_to_say(marker),
                )


def _what_to_say(marker: Marker) -> str:
    if marker.routine:
        return (
            f"Việc thường xuyên vẫn làm thì ghi “{restated(marker, Status.ONGOING)}”; không thì thay "
            f"“{Status.ONGOING}” bằng “{Status.NOT_DONE}” hoặc “{Status.DROPPED}”, kèm lý do."
        )
    return (
        f"Việc đã xong thì ghi “{restated(marker, Status.DONE)}”; chưa xong thì thay “{Status.DONE}” bằng "
        f"{UNFINISHED_STATUSES}, {NEED_REASON}."
    )
