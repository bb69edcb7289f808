"""Where a later month tells of what was planned and has no result in its own month: late, but not dropped in silence.

Pure. Asked only for what is missing. A marker is looked for in every later month; words, which cost a comparison
with each month, only up to a year ahead, and they count only where nobody need be asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from baocao.model import PLAN, RESULTS, PlacedItem, Report
from baocao.parsing.on_demand import in_passing
from baocao.tasks.carryover import CarryOver
from baocao.tasks.reports_by_month import Months
from baocao.tasks.task_links import LaterMention, Outcome, TaskLink, placed_items, tasks_of

_FARTHEST = 12
"""Months ahead in which words are compared."""


def with_later(carry: CarryOver, months: Months) -> CarryOver:
    """The same carry-over; what is missing knows where a later month, or the plan of this one, tells of it."""
    sought = carry.unaccounted
    if not sought:
        return carry
    found = dict(_by_words(carry, sought, months))
    links = tuple(
        link._replace(later=later_by_marker(link, carry.after, months) or found.get(id(link.plan.item)))
        if link.outcome is Outcome.MISSING
        else link
        for link in carry.links
    )
    return carry._replace(links=links)


def later_by_marker(link: TaskLink, after: Report, months: Months) -> LaterMention | None:
    """Where a marker names the task first, in the plan of `after` or in a month behind it."""
    if link.slug is None:
        return None
    named = f"#{link.slug}"
    behind = (report for report in _behind(after, months) if named in report.source.text)
    for report, section in _places(after, in_passing(behind)):
        placed = tasks_of(report.section(section)).get(link.slug)
        if placed:
            return LaterMention(report, section, placed[0], "marker")
    return None


def _places(after: Report, behind: Iterable[Report]) -> Iterator[tuple[Report, str]]:
    """The sections in which a task may come up again, month by month, a month's results before its plan."""
    yield after, PLAN
    for report in behind:
        yield report, RESULTS
        yield report, PLAN


def _behind(after: Report, months: Months) -> Iterator[Report]:
    if after.period is not None:
        yield from (report for period, report in months.by_period.items() if period.start > after.period.end)


def _by_words(carry: CarryOver, sought: Sequence[TaskLink], months: Months) -> Iterator[tuple[int, LaterMention]]:
    """By identity of the plan item, where words that are surely about it come up first."""
    left = {id(link.plan.item): link.plan for link in sought}
    # What the month before planned else competes for what the later ones say.
    others = [link.plan for link in carry.links if id(link.plan.item) not in left]
    before, after = carry.before, carry.after
    for report, section in _places(after, _behind(after, months)):
        is_far = report.period and after.period and report.period.start > after.period.start + _FARTHEST
        if not left or is_far:
            return
        for at, mention in _told(before, list(left.values()), others, report, section, months):
            yield at, mention
            del left[at]


def _told(
    before: Report, sought: list[PlacedItem], others: list[PlacedItem], report: Report, section: str, months: Months
) -> list[tuple[int, LaterMention]]:
    """The plan items of `sought` that a section of `report` surely tells of.

    Who else may claim its lines is asked only where something is found: most months tell of none of them.
    """
    found = _surely_told(before, sought, [], report, section, months)
    if not found:
        return []
    rivals = list(others)
    earlier = months.before(report)
    if section == RESULTS and earlier is not None and earlier is not before:
        rivals += placed_items(earlier.section(PLAN))
    told = [placed for placed in sought if id(placed.item) in found]
    return list(_surely_told(before, told, rivals, report, section, months).items())


def _surely_told(
    before: Report,
    sought: Sequence[PlacedItem],
    rivals: Sequence[PlacedItem],
    report: Report,
    section: str,
    months: Months,
) -> dict[int, LaterMention]:
    """By identity, those of `sought` that nobody need ask about, if `rivals` may claim the same lines."""
    as_results = tuple(told._replace(id=RESULTS) for told in report.sections if told.id == section)
    links = months.by_words([*sought, *rivals], range(len(sought)), before, report.with_sections(as_results))
    return {
        id(sought[at].item): LaterMention(report, section, link.results[0], "text")
        for at, link in links.items()
        if link.outcome is Outcome.ACCOUNTED and link.sure
    }
