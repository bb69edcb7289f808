"""The actions of a section by task, and what links a planned one to its results. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from baocao.language.vocabulary import NOTHING_PLANNED
from baocao.model import Area, Item, PlacedItem, Report, Section, Status, standing_of


class Outcome(StrEnum):
    """Whether a planned task has a result."""

    ACCOUNTED = "accounted"
    MISSING = "missing"


class Certainty(StrEnum):
    """What a reader has to do about a planned task: nothing, look at it again, or ask who forgot it."""

    SURE = "sure"
    ASK = "ask"
    MISSING = "missing"


LIKELY = 0.8
"""A link by words at least this sure is taken as it is."""
NEAR = 0.2
"""What is at least this sure may be the same task, which is then not called another."""


class Candidate(NamedTuple):
    """A result near a plan item that was refused: how near, 0 to 1, and why, in Vietnamese."""

    result: PlacedItem
    score: float
    why: str


class LaterMention(NamedTuple):
    """Where a later month tells of a task: in the `section` of `report` for results or for the plan, found `by`
    marker or text.
    """

    report: Report
    section: str
    placed: PlacedItem
    by: str


class TaskLink(NamedTuple):
    """One task of a plan item, or an item without marker, and the results that account for it.

    `score` is how sure the link is, 0 to 1; by marker it is 1. `by` is None where nothing was found.
    `reasons` say in short Vietnamese phrases what a link by text rests on, the weightiest first.
    `candidates` are the nearest results that were refused, best first, at most three. `sure`: sure
    enough to write a marker without asking. `later`: where a missing task comes up again, if that was looked for.
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
    later: LaterMention | None = None

    @property
    def certainty(self) -> Certainty:
        """Whether a reader can rely on it: what is found by words and not likely enough is to be looked at."""
        if self.outcome is Outcome.MISSING:
            return Certainty.MISSING
        return Certainty.SURE if self.sure or self.score >= LIKELY else Certainty.ASK

    @property
    def status(self) -> Status | None:
        """How the task stands, in the words of the first result that says so."""
        slug = self.slug
        if slug:
            for result in self.results:
                if status := result.item.status_of(slug):
                    return status
        return None


def is_nothing(item: Item) -> bool:
    """Whether an item only says that there is nothing (`Trong tháng không phát sinh.`), and so is no task."""
    return NOTHING_PLANNED.fullmatch(item.text) is not None


def placed_items(section: Section | None) -> tuple[PlacedItem, ...]:
    """The actions of a section with their areas, in order, without lead-ins; none where there is no section."""
    return section.actions if section else ()


def tasks_of(section: Section | None) -> Mapping[str, tuple[PlacedItem, ...]]:
    """The actions of a section by slug, in the order of the file; none where there is no section."""
    return section.by_slug if section else {}


def closed_slugs(results: Section | None) -> frozenset[str]:
    """The slugs of the tasks that these results close: done, or dropped."""
    tasks = (task for placed in placed_items(results) for task in placed.item.tasks)
    return frozenset(slug for slug, marker in tasks if standing_of(marker.status).facts.closes)


def areas_by_key(section: Section) -> dict[str, Area]:
    """The areas of a section by what identifies them from month to month; of two with one key the first."""
    return {area_key(area): area for area in reversed(section.areas)}


def area_key(area: Area) -> str:
    """What identifies an area from month to month: its id, or its title if the template does not have it."""
    return area.id or area.heading.title.casefold()
