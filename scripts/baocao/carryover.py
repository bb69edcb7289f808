"""Carry-over: how one month's results account for what the month before planned.

Two reports in, links out; pure. An exact marker decides. An item without marker is not accounted
for here yet: its row says `missing` with no `by`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from baocao.model import PLAN, RESULTS, Area, Item, Report, Section, Status
from baocao.vocabulary import NOTHING_PLANNED


class Outcome(StrEnum):
    """Whether a planned task has a result."""

    ACCOUNTED = "accounted"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """An item with the area it stands in; None directly under the section's heading."""

    item: Item
    area: Area | None

    @property
    def area_id(self) -> str | None:
        return self.area.id if self.area else None


@dataclass(frozen=True, slots=True)
class Link:
    """One task of a plan item, or an item without marker, and the results that account for it.

    `score` is how sure the link is, 0 to 1; by marker it is 1. `by` is None where nothing was found.
    """

    plan: PlacedItem
    slug: str | None
    outcome: Outcome
    results: tuple[PlacedItem, ...] = ()
    score: float = 0.0
    by: str | None = None

    @property
    def status(self) -> Status | None:
        """How the task stands, in the words of the first result that says so."""
        statuses = (
            marker.status
            for result in self.results
            for slug, marker in result.item.tasks
            if slug == self.slug and marker.status is not None
        )
        return next(statuses, None)


@dataclass(frozen=True, slots=True)
class CarryOver:
    """Each task planned in `before` and how `after` accounts for it, in the plan's order."""

    before: Report
    after: Report
    links: tuple[Link, ...]

    @property
    def missing(self) -> tuple[Link, ...]:
        """The marked tasks that nothing accounts for."""
        return tuple(link for link in self.links if link.outcome is Outcome.MISSING and link.slug is not None)


def is_nothing(item: Item) -> bool:
    """Whether an item only says that there is nothing (`Trong tháng không phát sinh.`), so that it is no task."""
    return NOTHING_PLANNED.fullmatch(item.text) is not None


def placed_items(section: Section | None) -> Iterator[PlacedItem]:
    """The actions of a section with their areas, in order; lead-ins are no actions."""
    if section is None:
        return
    for item in section.items:
        if not item.is_lead:
            yield PlacedItem(item, None)
    for area in section.areas:
        for item in area.items:
            if not item.is_lead:
                yield PlacedItem(item, area)


def tasks_of(section: Section | None) -> dict[str, tuple[PlacedItem, ...]]:
    """The items of a section by slug, in the order of the file."""
    found: defaultdict[str, list[PlacedItem]] = defaultdict(list)
    for placed in placed_items(section):
        for slug in dict.fromkeys(placed.item.slugs):
            found[slug].append(placed)
    return {slug: tuple(items) for slug, items in found.items()}


def carry_over(before: Report, after: Report) -> CarryOver:
    """How `after` accounts for the plan of `before`, the month before it."""
    results = tasks_of(after.section(RESULTS))
    return CarryOver(before, after, tuple(_links(before, results)))


def _links(before: Report, results: dict[str, tuple[PlacedItem, ...]]) -> Iterator[Link]:
    for plan in placed_items(before.section(PLAN)):
        slugs = tuple(dict.fromkeys(plan.item.slugs))
        if not slugs and not is_nothing(plan.item):
            yield Link(plan, None, Outcome.MISSING)
        for slug in slugs:
            found = results.get(slug, ())
            if found:
                yield Link(plan, slug, Outcome.ACCOUNTED, found, 1.0, "marker")
            else:
                yield Link(plan, slug, Outcome.MISSING)
