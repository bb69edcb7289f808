"""K07: a task that is not finished is not planned again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cached_property

from baocao.checking.rule import Context, Reach, ReportRule
from baocao.language.period_names import kind_name
from baocao.language.told_status import told_status
from baocao.language.wording import quoted, task
from baocao.model import PLAN, RESULTS, Finding, Item, Related, Report, Severity, Status, standing_of
from baocao.parsing.markers import marker_text
from baocao.tasks.reports_by_month import is_unmarked
from baocao.tasks.task_links import NEAR, tasks_of

_OR_CLOSE_IT = f"nếu đã xong thì ghi “{Status.DONE}”, không làm nữa thì ghi “{Status.DROPPED}” kèm lý do."
RULE = ReportRule(
    id="K07",
    name="unfinished-not-planned",
    summary="Việc chưa hoàn thành phải có trong kế hoạch tháng sau.",
    why="Việc chưa xong mà không lên kế hoạch lại thì từ tháng sau không còn ai theo dõi.",
    fix=f"Thêm việc này vào phần III với cùng mã; {_OR_CLOSE_IT}",
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mở thầu mua máy chủ. {#mua-may-chu đang} <!-- K07 -->

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Tập huấn ký số. {#tap-huan}
""",
    good="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mở thầu mua máy chủ. {#mua-may-chu đang}

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Tập huấn ký số. {#tap-huan}
- Nghiệm thu máy chủ. {#mua-may-chu}
""",
    reach=Reach.NEIGHBOURS,
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each such task, at the result; silent where the report has no plan."""
    plan = report.section(PLAN)
    if plan is None:
        return
    planned = tasks_of(plan)
    near, kind = _Near(report, context), kind_name(report.period)
    if planned:  # a plan without any marker: rule K10 asks for them first
        yield from _by_marker(report, planned, near)
    told: set[int] = set()
    for link in context.carry.links if context.carry else ():
        for placed in link.results if link.by == "text" and link.sure else ():
            item = placed.item
            word = standing_of(told_status(item.text)).facts.unfinished
            if word and not item.markers and id(item) not in told and plan.all_items and not near.plans(item):
                told.add(id(item))
                yield Finding(
                    item.span,
                    f"Theo lời văn, việc {quoted(item)} {word} nhưng không thấy trong kế hoạch {kind} sau.",
                    "Thêm vào phần III nếu còn làm tiếp; nếu đã xong thì viết rõ, không làm nữa thì nêu lý do.",
                    (Related(link.plan.item.span, f"Kế hoạch {kind} trước ở đây."),),
                    severity=Severity.WARNING,
                )


class _Near:
    """The plan items of a report that may be about the same as a result of it; looked for when first asked."""

    def __init__(self, report: Report, context: Context) -> None:
        self._report, self._context = report, context

    @cached_property
    def _links(self) -> dict[int, list[tuple[Item, bool]]]:
        found: defaultdict[int, list[tuple[Item, bool]]] = defaultdict(list)
        for link in self._context.months.planned_on(self._report).links:
            for result in link.results:
                found[id(result.item)].append((link.plan.item, link.sure))
            for candidate in link.candidates:
                if candidate.score >= NEAR:
                    found[id(candidate.result.item)].append((link.plan.item, False))
        return found

    def plans(self, result: Item) -> list[Item]:
        """The plan items that are like `result`."""
        return [plan for plan, _ in self._links.get(id(result), ())]

    def unmarked(self, result: Item) -> Item | None:
        """The plan item without marker that plainly is about the same as `result`."""
        return next((plan for plan, sure in self._links.get(id(result), ()) if sure and not plan.markers), None)

    def perhaps(self, result: Item) -> Item | None:
        """The plan item without marker that may be about the same."""
        return next((plan for plan in self.plans(result) if not plan.markers), None)


def _by_marker(report: Report, planned: Collection[str], near: _Near) -> Iterator[Finding]:
    said: dict[int, dict[str, str]] = {}
    some_unmarked = is_unmarked(report, PLAN)
    for slug, results in tasks_of(report.section(RESULTS)).items():
        if slug in planned:
            continue
        for placed in results:
            item = placed.item
            if id(item) not in said:
                said[id(item)] = _unfinished(item)
            word = said[id(item)].get(slug)
            if word and (plan := near.unmarked(item) if some_unmarked else None):
                yield Finding(
                    item.span,
                    f"Việc {task(item, slug)} {word}; theo lời văn thì dòng {plan.span.line} của kế hoạch là việc "
                    "này, ở đó chưa có mã.",
                    f"Nếu đúng thì thêm {marker_text([slug])} vào cuối dòng ấy; nếu không thì thêm vào phần III một "
                    "dòng có mã này.",
                    (Related(plan.span, "Việc có lời văn gần giống ở đây."),),
                    severity=Severity.WARNING,
                )
            elif word:
                marker, plan = marker_text([slug]), near.perhaps(item) if some_unmarked else None
                add = f"hêm vào phần III một dòng có {marker}; {_OR_CLOSE_IT}"
                yield Finding(
                    item.span,
                    f"Việc {task(item, slug)} {word} nhưng không có trong kế hoạch {kind_name(report.period)} sau.",
                    f"Nếu dòng {plan.span.line} của kế hoạch là việc này thì thêm {marker} vào cuối dòng ấy; nếu không "
                    f"thì t{add}"
                    if plan
                    else f"T{add}",
                    (Related(plan.span, "Việc có thể là việc này ở đây."),) if plan else (),
                )


def _unfinished(item: Item) -> dict[str, str]:
    """The tasks that an item says are not done yet, each with the first words that say so."""
    said: dict[str, str] = {}
    for slug, marker in item.tasks:
        if word := standing_of(marker.status).facts.unfinished:
            said.setdefault(slug, word)
    return said
