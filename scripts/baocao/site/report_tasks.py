"""How the tasks of one report stand and where they lead: the months around it, as marks and counts.

Pure: carry-overs in, words and places out. A mark is what the page shows where the author wrote a
marker.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from baocao.language.period_names import period_name
from baocao.model import (
    PLAN,
    RESULTS,
    STANDINGS,
    DerivedStatus,
    Item,
    Marker,
    PlacedItem,
    Report,
    Section,
    Standing,
    standing_of,
)
from baocao.tasks.carryover import CarryOver
from baocao.tasks.task_links import TaskLink, placed_items, tasks_of

_MENTION, _UNREADABLE = "mention", "unreadable"
"""Looks of marks that do not say how a task stands."""
_BACK, _FORTH = "←", "→"
_MOST_LINKS = 5
"""A task with more results than this is written wrong; leading to all of them would help nobody."""


class ItemLink(NamedTuple):
    """A link to an item in another part or month: an arrow there or back, and where it leads, in a word or two."""

    arrow: str
    words: str
    item: Item


class TaskMark(NamedTuple):
    """What is shown for a marker: its look and words, why the task stands so, where else it is, and which it is."""

    look: str
    words: str
    reason: str = ""
    links: tuple[ItemLink, ...] = ()
    slug: str = ""


class ReportTask(NamedTuple):
    """A task of a month's results, or one planned for that month that has no result; `reason` as in its marker."""

    slug: str
    standing: Standing
    item: Item
    reason: str = ""


class ReportTasks:
    """The marks of one report; `before` and `after` are its carry-overs from and to the months around it."""

    def __init__(self, report: Report, before: CarryOver | None = None, after: CarryOver | None = None) -> None:
        self.report = report
        self.before = before
        self.after = after
        self._before_words = self._beside(before.before) if before else ""
        self._after_words = self._beside(after.after) if after else ""
        self._plans = _plans_by_result(before)
        self._outcomes = {(id(link.plan.item), link.slug): link for link in after.links} if after else {}
        self._marks: dict[int, tuple[TaskMark, ...]] = {}
        self._outcome_marks: dict[int, TaskMark] = {}
        for placed in placed_items(report.section(RESULTS)):
            for marker in placed.item.markers:
                if marker.problem is None:
                    self._marks[id(marker)] = (self._result(placed.item, marker),)
        for placed in placed_items(report.section(PLAN)):
            for marker in placed.item.markers:
                if marker.problem is None:
                    self._marks[id(marker)] = self._plan(placed.item, marker)
        others = [marker for marker in report.markers if id(marker) not in self._marks]
        sections = (report.section(name) for name in (PLAN, RESULTS) if others)
        first = {slug: items[0] for section in sections for slug, items in tasks_of(section).items()}
        for marker in others:
            self._marks[id(marker)] = tuple(self._mention(marker, first))

    def marks(self, marker: Marker) -> tuple[TaskMark, ...]:
        """What to show in the place of `marker`; nothing where there is nothing to say."""
        return self._marks.get(id(marker), ())

    def hint(self, section: Section) -> str:
        """What the arrows in a section mean; empty where it has none."""
        markers = (marker for item in section.all_items for marker in item.markers)
        if not any(mark.links for marker in markers for mark in self.marks(marker)):
            return ""
        if section.id == RESULTS and self.before is not None:
            return f"Dấu {_BACK} dẫn về việc ấy trong kế hoạch {_name(self.before.before)}."
        if section.id == PLAN and self.after is not None:
            return f"Dấu {_FORTH} dẫn đến kết quả của việc ấy, {_name(self.after.after)}."
        return ""

    def tasks(self) -> Iterator[ReportTask]:
        """Each task of the month once: those with a result in the order of the report, then those without."""
        for slug, items in tasks_of(self.report.section(RESULTS)).items():
            marker = items[0].item.marker_of(slug)
            yield ReportTask(slug, standing_of(marker.status), items[0].item, marker.reason or "")
        if self.before is not None:
            missing = {link.slug: link for link in reversed(self.before.missing)}
            for link in reversed(missing.values()):
                yield ReportTask(link.slug or "", DerivedStatus.MISSING, link.plan.item)

    def _mention(self, marker: Marker, first: dict[str, PlacedItem]) -> Iterator[TaskMark]:
        if marker.problem is not None:
            yield TaskMark(_UNREADABLE, "Mã nhiệm vụ chưa đọc được")
            return
        items = [first[slug].item for slug in marker.slugs if slug in first]
        links = _links(_FORTH, "trong báo cáo này", items[:_MOST_LINKS])
        if links:
            yield TaskMark(_MENTION, "nhiệm vụ", links=links, slug=marker.slugs[0])

    def _result(self, item: Item, marker: Marker) -> TaskMark:
        plans = (plan for slug in marker.slugs for plan in self._plans.get((id(item), slug), ()))
        links = _links(_BACK, self._before_words, list(islice(plans, _MOST_LINKS)))
        standing = standing_of(marker.status).facts
        return TaskMark(standing.look, standing.label, marker.reason or "", links, marker.slugs[0])

    def _plan(self, item: Item, marker: Marker) -> tuple[TaskMark, ...]:
        """The outcome of each task, those that lead to the same place once."""
        if self.after is None:
            return ()
        outcomes = self._outcomes
        found = [outcomes[id(item), slug] for slug in marker.slugs if (id(item), slug) in outcomes]
        if len(found) == 1:
            return (self._outcome(found[0], self.after.after),)
        marks: dict[tuple[str, tuple[int, ...]], TaskMark] = {}
        for link in found:
            mark = self._outcome(link, self.after.after)
            marks.setdefault((mark.look, tuple(id(way.item) for way in mark.links)), mark)
        return tuple(marks.values())

    def _outcome(self, link: TaskLink, after: Report) -> TaskMark:
        """What came of a task, looked for once: an item may name the same task again and again."""
        mark = self._outcome_marks.get(id(link))
        if mark is None:
            mark = self._outcome_marks[id(link)] = self._outcome_of(link, after)
        return mark

    def _beside(self, other: Report) -> str:
        """The month of another report in few letters, which stand behind hundreds of tasks: `tháng 05`."""
        return period_name(other.period, beside=self.report.period) if other.period else other.path

    def _outcome_of(self, link: TaskLink, after: Report) -> TaskMark:
        if not link.results:
            missing = DerivedStatus.MISSING.facts
            return TaskMark(missing.look, f"{missing.label} {_name(after)}", slug=link.slug or "")
        standing = standing_of(link.status).facts
        links = _links(_FORTH, self._after_words, [result.item for result in link.results[:_MOST_LINKS]])
        return TaskMark(standing.look, standing.label, links=links, slug=link.slug or "")


def counts(standings: Iterable[Standing]) -> dict[Standing, int]:
    """How many tasks stand how, in the order of the table of statuses, without what no task is."""
    found = Counter(standings)
    return {standing: found[standing] for standing in STANDINGS if found[standing]}


def _name(report: Report) -> str:
    return period_name(report.period) if report.period else report.path


def _links(arrow: str, words: str, items: list[Item]) -> tuple[ItemLink, ...]:
    """A way to each item once."""
    if len(items) == 1:  # nearly always
        return (ItemLink(arrow, words, items[0]),)
    unique = {id(item): item for item in items}
    return tuple([ItemLink(arrow, words, item) for item in unique.values()])


def _plans_by_result(before: CarryOver | None) -> dict[tuple[int, str | None], list[Item]]:
    """The plan items of each result, by its identity and the task."""
    found: dict[tuple[int, str | None], list[Item]] = {}
    for link in before.links if before else ():
        for result in link.results[:_MOST_LINKS]:
            found.setdefault((id(result.item), link.slug), []).append(link.plan.item)
    return found
