"""How the tasks of one report stand and where they lead: the months around it, as marks and counts.

Pure: carry-overs in, words and places out. A mark is what the page shows where the author wrote a
marker.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from baocao.carryover import PLAN, RESULTS, CarryOver, Link, PlacedItem, placed_items, tasks_of
from baocao.model import Item, Marker, Report, Section, Status
from baocao.site.words import full_name


class State(StrEnum):
    """How a task stands; the value names its look in the style sheet."""

    DONE = "done"
    ONGOING = "ongoing"
    NOT_DONE = "not-done"
    DROPPED = "dropped"
    UNSAID = "unsaid"
    MISSING = "missing"
    MENTION = "mention"
    UNREADABLE = "unreadable"


STATE_WORDS = {
    State.DONE: "Đã xong",
    State.ONGOING: "Đang làm",
    State.NOT_DONE: "Chưa làm",
    State.DROPPED: "Không làm nữa",
    State.UNSAID: "Chưa ghi kết quả",
    State.MISSING: "Chưa có kết quả",
}
"""In the order in which counts are given."""

_BACK, _FORTH = "←", "→"

_STATES = {
    Status.DONE: State.DONE,
    Status.ONGOING: State.ONGOING,
    Status.NOT_DONE: State.NOT_DONE,
    Status.DROPPED: State.DROPPED,
}


@dataclass(frozen=True, slots=True)
class Place:
    """An item in a report."""

    report: Report
    item: Item


@dataclass(frozen=True, slots=True)
class Way:
    """A link to an item in another part or month: an arrow there or back, and what it leads to."""

    arrow: str
    words: str
    place: Place


@dataclass(frozen=True, slots=True)
class Mark:
    """What is shown for a marker: how the task stands, why, and where else it is."""

    state: State
    words: str
    reason: str = ""
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A task of a month's results, or one planned for that month that has no result; `reason` as in its marker."""

    slug: str
    state: State
    place: Place
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Trail:
    """The marks of one report; `before` and `after` are its carry-overs from and to the months around it."""

    report: Report
    before: CarryOver | None = None
    after: CarryOver | None = None
    _marks: dict[int, tuple[Mark, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        first = {slug: items[0] for id in (PLAN, RESULTS) for slug, items in tasks_of(self.report.section(id)).items()}
        for marker in self.report.markers:
            self._marks[id(marker)] = tuple(self._mention(marker, first))
        for placed in placed_items(self.report.section(RESULTS)):
            for marker in placed.item.markers:
                if marker.problem is None:
                    self._marks[id(marker)] = (self._result(placed.item, marker),)
        for placed in placed_items(self.report.section(PLAN)):
            for marker in placed.item.markers:
                if marker.problem is None:
                    self._marks[id(marker)] = self._plan(placed.item, marker)

    def marks(self, marker: Marker) -> tuple[Mark, ...]:
        """What to show in the place of `marker`; nothing where there is nothing to say."""
        return self._marks.get(id(marker), ())

    def hint(self, section: Section) -> str:
        """What the arrows in a section mean; empty where it has none."""
        if section.id == RESULTS and self.before is not None:
            return f"Dấu {_BACK} dẫn về việc ấy trong kế hoạch {_name(self.before.before)}."
        if section.id == PLAN and self.after is not None:
            return f"Dấu {_FORTH} dẫn đến kết quả của việc ấy, {_name(self.after.after)}."
        return ""

    def tasks(self) -> Iterator[Task]:
        """Each task of the month once: those with a result in the order of the report, then those without."""
        for slug, items in tasks_of(self.report.section(RESULTS)).items():
            marker = next(marker for own, marker in items[0].item.tasks if own == slug)
            yield Task(slug, _state(marker), Place(self.report, items[0].item), marker.reason or "")
        if self.before is not None:
            missing = {link.slug: link for link in reversed(self.before.missing)}
            for link in reversed(missing.values()):
                yield Task(link.slug or "", State.MISSING, Place(self.before.before, link.plan.item))

    def _mention(self, marker: Marker, first: dict[str, PlacedItem]) -> Iterator[Mark]:
        if marker.problem is not None:
            yield Mark(State.UNREADABLE, "Mã nhiệm vụ chưa đọc được")
            return
        items = [first[slug].item for slug in marker.slugs if slug in first]
        ways = _ways(_FORTH, "Xem nhiệm vụ này", (Place(self.report, item) for item in items))
        if ways:
            yield Mark(State.MENTION, "nhiệm vụ", ways=ways)

    def _result(self, item: Item, marker: Marker) -> Mark:
        links = self.before.links if self.before else ()
        plans = [
            link.plan.item
            for link in links
            if link.slug in marker.slugs and any(result.item is item for result in link.results)
        ]
        ways: tuple[Way, ...] = ()
        if self.before:
            words = f"Xem việc này trong kế hoạch {_name(self.before.before)}"
            ways = _ways(_BACK, words, (Place(self.before.before, plan) for plan in plans))
        state = _state(marker)
        return Mark(state, STATE_WORDS[state], marker.reason or "", ways)

    def _plan(self, item: Item, marker: Marker) -> tuple[Mark, ...]:
        """The outcome of each task, those that lead to the same place once."""
        if self.after is None:
            return ()
        marks: dict[tuple[State, tuple[int, ...]], Mark] = {}
        for link in self.after.links:
            if link.plan.item is item and link.slug in marker.slugs:
                mark = self._outcome(link, self.after.after)
                marks.setdefault((mark.state, tuple(id(way.place.item) for way in mark.ways)), mark)
        return tuple(marks.values())

    def _outcome(self, link: Link, after: Report) -> Mark:
        if not link.results:
            return Mark(State.MISSING, f"{STATE_WORDS[State.MISSING]} {_name(after)}")
        state = _STATES.get(link.status, State.UNSAID) if link.status else State.UNSAID
        words = f"Xem kết quả của việc này {_name(after)}"
        return Mark(
            state, STATE_WORDS[state], ways=_ways(_FORTH, words, (Place(after, one.item) for one in link.results))
        )


def counts(tasks: Iterable[Task]) -> dict[State, int]:
    """How many tasks stand how, in the order of `STATE_WORDS`, those that are none left out."""
    found = Counter(task.state for task in tasks)
    return {state: found[state] for state in STATE_WORDS if found[state]}


def _state(marker: Marker) -> State:
    return _STATES.get(marker.status, State.UNSAID) if marker.status else State.UNSAID


def _name(report: Report) -> str:
    return full_name(report.period) if report.period else report.path


def _ways(arrow: str, words: str, places: Iterable[Place]) -> tuple[Way, ...]:
    """A way to each place once."""
    unique = {id(place.item): place for place in places}
    return tuple(Way(arrow, words, place) for place in unique.values())
