"""Carry-over: how one month's results account for what the month before planned.

Two reports in, links out; pure. An exact marker decides. Items without one are matched by their words
(`likeness`), a whole month at once; a result whose marker names another task counts for this one only by
what the two tasks do not share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from baocao.language.vocabulary import NOTHING_PLANNED
from baocao.model import PLAN, RESULTS, Area, Item, Report, Section, Status, standing_of
from baocao.tasks.likeness import Knowledge


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
class Candidate:
    """A result near a plan item that was refused: how near, 0 to 1, and why, in Vietnamese."""

    result: PlacedItem
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class TaskLink:
    """One task of a plan item, or an item without marker, and the results that account for it.

    `score` is how sure the link is, 0 to 1; by marker it is 1. `by` is None where nothing was found.
    `reasons` say in short Vietnamese phrases what a link by text rests on, the weightiest first.
    `candidates` are the nearest results that were refused, best first, at most three. `sure`: sure
    enough to write a marker without asking.
    """

    plan: PlacedItem
    slug: str | None
    outcome: Outcome
    results: tuple[PlacedItem, ...] = ()
    score: float = 0.0
    by: str | None = None
    reasons: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    sure: bool = False

    @property
    def status(self) -> Status | None:
        """How the task stands, in the words of the first result that says so."""
        told = (result.item.statuses.get(self.slug) for result in self.results) if self.slug else ()
        return next(filter(None, told), None)


@dataclass(frozen=True, slots=True)
class CarryOver:
    """Each task planned in `before` and how `after` accounts for it, in the plan's order."""

    before: Report
    after: Report
    links: tuple[TaskLink, ...]

    @property
    def missing(self) -> tuple[TaskLink, ...]:
        """The marked tasks that nothing accounts for."""
        return tuple(link for link in self.links if link.outcome is Outcome.MISSING and link.slug is not None)

    @property
    def unaccounted(self) -> tuple[TaskLink, ...]:
        """Everything planned that nothing accounts for, marked or not."""
        return tuple(link for link in self.links if link.outcome is Outcome.MISSING)


def is_nothing(item: Item) -> bool:
    """Whether an item only says that there is nothing (`Trong tháng không phát sinh.`), and so is no task."""
    return NOTHING_PLANNED.fullmatch(item.text) is not None


def placed_items(section: Section | None) -> Iterator[PlacedItem]:
    """The actions of a section with their areas, in order, without lead-ins."""
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


def closed_slugs(results: Section | None) -> frozenset[str]:
    """The slugs of the tasks that these results close: done, or dropped."""
    tasks = (task for placed in placed_items(results) for task in placed.item.tasks)
    return frozenset(slug for slug, marker in tasks if standing_of(marker.status).facts.closes)


def carry_over(before: Report, after: Report, knowledge: Knowledge | None = None) -> CarryOver:
    """How `after` accounts for the plan of `before`, the month before it.

    `knowledge` of the office's other reports makes the search by words surer; without it the two
    reports alone say which words are rare.
    """
    by_marker = tasks_of(after.section(RESULTS))
    plans = [plan for plan in placed_items(before.section(PLAN)) if plan.item.slugs or not is_nothing(plan.item)]
    sought = [
        at for at, plan in enumerate(plans) if not plan.item.slugs or not by_marker.keys() >= set(plan.item.slugs)
    ]
    by_text: Mapping[int, TaskLink] = {}
    if sought:
        from baocao.tasks.carryover_by_words import by_words  # where every item has a marker, nobody need wait for it

        by_text = by_words(plans, sought, before, after, knowledge or Knowledge())
    links: list[TaskLink] = []
    for at, plan in enumerate(plans):
        for slug in dict.fromkeys(plan.item.slugs) if plan.item.slugs else (None,):
            found = by_marker.get(slug, ()) if slug else ()
            if found:
                links.append(TaskLink(plan, slug, Outcome.ACCOUNTED, found, 1.0, "marker", sure=True))
            else:
                links.append(replace(by_text[at], slug=slug))
    return CarryOver(before, after, tuple(links))
