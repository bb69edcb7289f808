"""Which plan items without marker go on with a task that their report leaves open: plainly, or perhaps. Pure.

Words tell it in two ways: the item is like what this report says of the task, or like what the month before planned.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

from baocao.model import PLAN, RESULTS, Report
from baocao.tasks.carryover import CarryOver
from baocao.tasks.reports_by_month import Months
from baocao.tasks.task_links import NEAR, closed_slugs, placed_items, tasks_of


class GoingOn(NamedTuple):
    """By identity of a plan item without marker, the task that it plainly goes on with, or those that it may be.

    A new slug for one of the second would part a task in two.
    """

    plainly: dict[int, str]
    perhaps: dict[int, tuple[str, ...]]


def going_on(report: Report, months: Months) -> GoingOn:
    """What the plan of `report` goes on with; nothing where each item has a marker, or nothing is left open."""
    plan, results, earlier = report.section(PLAN), report.section(RESULTS), months.before(report)
    before = tasks_of(earlier.section(PLAN) if earlier else None)
    left_open = (tasks_of(results).keys() | before.keys()) - tasks_of(plan).keys() - closed_slugs(results)
    unmarked = {id(placed.item) for placed in placed_items(plan) if not placed.item.markers}
    if not left_open or not unmarked:
        return GoingOn({}, {})
    by_plan = _surest(_like_plans(months.replanned(earlier, report), left_open)) if earlier else {}
    by_results = _surest(_like_results(months.planned_on(report), left_open))
    near = [pair for pair in dict.fromkeys((*by_plan, *by_results)) if pair[0] in unmarked]
    # The words of a result alone count where the plan before does not speak against them.
    sure = [
        pair
        for pair in near
        if by_plan.get(pair) or (by_results.get(pair) and (pair in by_plan or pair[1] not in before))
    ]
    items, slugs = Counter(item for item, _ in sure), Counter(slug for _, slug in sure)
    plainly = {item: slug for item, slug in sure if items[item] == slugs[slug] == 1}
    taken = set(plainly.values())
    perhaps: dict[int, tuple[str, ...]] = {}
    for item, slug in near:
        if item not in plainly and slug not in taken:
            perhaps[item] = (*perhaps.get(item, ()), slug)
    return GoingOn(plainly, perhaps)


_Alike = Iterator[tuple[tuple[int, str], bool]]
"""Plan items by identity, each with a task that it may be, and whether nobody need be asked."""


def _surest(alike: _Alike) -> dict[tuple[int, str], bool]:
    found: dict[tuple[int, str], bool] = {}
    for pair, is_sure in alike:
        found[pair] = is_sure or found.get(pair, False)
    return found


def _like_results(planned_on: CarryOver, slugs: Collection[str]) -> _Alike:
    """The plan items that are like what the same report says of these tasks."""
    for link in planned_on.links:
        near = [candidate.result for candidate in link.candidates if candidate.score >= NEAR]
        for result in (*link.results, *near):
            is_sure = link.sure and result is link.results[0]
            yield from (((id(link.plan.item), slug), is_sure) for slug in result.item.slugs if slug in slugs)


def _like_plans(replanned: CarryOver, slugs: Collection[str]) -> _Alike:
    """The plan items that are like what the month before planned of these tasks."""
    for link in replanned.links:
        if link.slug is not None and link.slug in slugs:
            near = [candidate.result for candidate in link.candidates if candidate.score >= NEAR]
            for again in (*link.results, *near):
                yield (id(again.item), link.slug), link.sure and again is link.results[0]
