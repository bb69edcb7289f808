"""Tasks over all months of an office: where each was planned, what each month's results said, how it stands.

Pure: months in, tasks out. A marker decides; an item without one belongs to the task that carry-over
finds by its words, or is a task of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from baocao.language.told_status import told_status
from baocao.model import PLAN, RESULTS, DerivedStatus, DueDate, PlacedItem, Report, Standing, Status, standing_of
from baocao.period import Period
from baocao.tasks.carryover import CarryOver
from baocao.tasks.mentions import Mention, MentionKind, Terms, marked_mentions, terms
from baocao.tasks.reports_by_month import Months, is_unmarked
from baocao.tasks.task_links import Certainty, is_nothing, placed_items

_MOST_SUGGESTED = 3
_PLAN, _RESULT = MentionKind.PLAN, MentionKind.RESULT


@dataclass(frozen=True, eq=False)
class Task:
    """One task and all that was said of it, month by month, a month's results before its plan.

    `slug` is None where no marker names it. `now` is the last month of the archive, `standing` how the task
    stands then. `missing` are the months it was planned for without a result there. `terms` is what its markers
    say that holds now. `today` is the last day that `now` counts.
    """

    slug: str | None
    mentions: tuple[Mention, ...]
    standing: Standing
    now: Period
    missing: tuple[Period, ...]
    terms: Terms
    today: date

    @property
    def due(self) -> DueDate | None:
        """Until when it is to be done: the newest date that a marker gives."""
        return self.terms.due

    @property
    def routine(self) -> bool:
        """Whether it is work that goes on month after month, so that nobody waits for its end."""
        return self.terms.routine

    @cached_property
    def is_overdue(self) -> bool:
        """Whether its due date has passed and it is neither done nor dropped."""
        return self.terms.is_overdue_on(self.today)

    @cached_property
    def plans(self) -> tuple[Mention, ...]:
        return tuple(mention for mention in self.mentions if mention.kind is _PLAN)

    @cached_property
    def results(self) -> tuple[Mention, ...]:
        return tuple(mention for mention in self.mentions if mention.kind is _RESULT)

    @cached_property
    def last(self) -> Mention:
        """The last word on it: the last month's result, the surest first, or the plan where there is none."""
        said = self.results or self.plans
        return next(mention for mention in said if mention.period == said[-1].period)

    @property
    def words(self) -> str:
        """What it is, in the words of the last plan, or of the result where nobody planned it."""
        return (self.plans or self.results)[-1].text

    @property
    def title(self) -> str:
        """What it is called for good: the words of the first plan, or of the first result where nobody planned it."""
        return (self.plans or self.results)[0].text

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas it stood in, by id, or by title where the office knows none, in order."""
        return tuple(dict.fromkeys(name for mention in self.mentions if (name := mention.placed.area_name)))

    @property
    def first_planned(self) -> Period | None:
        """The period of the report that planned it first."""
        return self.plans[0].period if self.plans else None

    @cached_property
    def is_open(self) -> bool:
        """Whether the task still needs attention; not where a result surely found by its words leaves its status
        open."""
        is_told_somehow = self.standing is Status.OPEN and self.last.by == "text" and self.last.is_sure
        return not self.standing.facts.closes and not is_told_somehow

    @property
    def months_open(self) -> int:
        """Months from the first plan to the end of the task, or to now; 0 for what is planned only now."""
        start = self.plans[0] if self.plans else self.mentions[0]
        return max(0, (self.now if self.is_open else self.last.period).end - start.period.end)

    @cached_property
    def quiet(self) -> int:
        """Months up to now without progress since the last progress or, before any, the first plan; 0 for routine
        work."""
        if self.routine or not self.is_open:
            return 0
        moved = next((mention for mention in reversed(self.mentions) if mention.is_progress), self.mentions[0])
        return max(0, self.now.end - moved.period.end)


class Traced(NamedTuple):
    """The tasks of one office; its id is empty where there is only one."""

    office: str
    tasks: tuple[Task, ...]

    def only(self, wanted: Callable[[Task], bool]) -> Traced:
        """The same office with only the tasks that are `wanted`."""
        return Traced(self.office, tuple(task for task in self.tasks if wanted(task)))


def trace(months: Months) -> tuple[Task, ...]:
    """All tasks of an office, in the order in which they come up."""
    reports = tuple(months.by_period.values())
    thread = _Thread(months)
    for report in reports:
        thread.add(report)
    return tuple(thread.tasks(reports[-1].period)) if reports and reports[-1].period else ()


def is_of_area(task: Task, name: str) -> bool:
    """Whether the task stood in the area of this id or title last."""
    return bool(task.areas) and name.casefold() == task.areas[-1].casefold()


def likely(slug: str, tasks: Iterable[Task]) -> tuple[str, ...]:
    """The slugs that somebody who typed `slug` may have meant, most likely first."""
    from difflib import get_close_matches  # only who mistypes needs it

    known = [task.slug for task in tasks if task.slug]
    near = get_close_matches(slug, known, n=_MOST_SUGGESTED, cutoff=0.6)
    parts = [other for other in known if slug in other]
    return tuple(dict.fromkeys([*near, *parts]))[:_MOST_SUGGESTED]


# --------------------------------------------------------------------------- one month after the other


class _GrowingTask:
    """A task that is still being put together; a line that names it twice is one mention."""

    def __init__(self, slug: str | None = None) -> None:
        self.slug = slug
        self.mentions: list[Mention] = []
        self.known: set[int] = set()

    def mention(self, mention: Mention) -> bool:
        """Take in what a line says; whether the line is new."""
        line = id(mention.placed.item)
        if line in self.known:
            return False
        self.known.add(line)
        self.mentions.append(mention)
        return True


class _Thread:
    """Follows the tasks from month to month."""

    def __init__(self, months: Months) -> None:
        self._months = months
        self._all: list[_GrowingTask] = []
        self._by_slug: dict[str, _GrowingTask] = {}
        self._planned: dict[int, list[_GrowingTask]] = {}
        self._last: Report | None = None

    def add(self, report: Report) -> None:
        """Take in the next month."""
        before = self._last if self._last and report.period and self._last.period == report.period.previous else None
        carry = self._months.carry(before, report) if before else None
        self._add_results(report, carry)
        self._add_plan(report, before)
        self._last = report

    def tasks(self, now: Period) -> Iterator[Task]:
        """The tasks found, as they stand at `now`."""
        there = {period.end for period in self._months.by_period}
        today = self._months.last_day(now)
        for growing in self._all:
            yield _task(growing, now, there, today)

    def _add_results(self, report: Report, carry: CarryOver | None) -> None:
        if carry:
            self._adopt_slugs(carry)
        for slug, said in marked_mentions(report, RESULTS):
            self._of_slug(slug).mention(said)
        for link in carry.links if carry else ():
            if link.by == "text":
                for task in self._planned_as(link.plan, link.slug):
                    for placed in link.results:
                        told = told_status(placed.item.text) if link.certainty is Certainty.SURE else None
                        task.mention(Mention(_RESULT, report, placed, "text", link.score, told))

    def _adopt_slugs(self, carry: CarryOver) -> None:
        """Give each unmarked plan item the slug of the result that is taken for its own, where no other task has it."""
        for link in carry.links:
            if link.by != "text" or link.slug is not None or link.certainty is not Certainty.SURE:
                continue
            slugs = [slug for placed in link.results for slug in placed.item.slugs if slug not in self._by_slug]
            for task in self._planned_as(link.plan, None):
                if task.slug is None and slugs:
                    task.slug = slugs[0]
                    self._by_slug[slugs[0]] = task

    def _add_plan(self, report: Report, before: Report | None) -> None:
        plan = [
            placed for placed in placed_items(report.section(PLAN)) if placed.item.slugs or not is_nothing(placed.item)
        ]
        again = self._planned_again(report, before)
        planned: dict[int, list[_GrowingTask]] = {}
        for placed in plan:
            item = placed.item
            earlier, score = again.get(id(item), (None, 0.0))
            tasks = planned[id(item)] = []
            for slug, marker in item.tasks:
                if slug not in self._by_slug and earlier and earlier.slug is None:
                    earlier.slug = slug
                    self._by_slug[slug] = earlier
                task = self._of_slug(slug)
                if task.mention(Mention(_PLAN, report, placed, marker=marker)):
                    tasks.append(task)
            if not item.slugs:
                task = earlier or self._new(None)
                by = "text" if earlier else ""
                task.mention(Mention(_PLAN, report, placed, by, score if earlier else 1.0))
                tasks.append(task)
        self._planned = planned

    def _planned_again(self, report: Report, before: Report | None) -> dict[int, tuple[_GrowingTask, float]]:
        """By plan item, the task of last month's plan that it plainly continues, and how sure that is."""
        if before is None or not (is_unmarked(before, PLAN) or is_unmarked(report, PLAN)):
            return {}
        found: dict[int, tuple[_GrowingTask, float]] = {}
        for link in sorted(self._months.replanned(before, report).links, key=lambda link: -link.score):
            if link.by == "text" and link.sure:
                for task in self._planned_as(link.plan, link.slug):
                    found.setdefault(id(link.results[0].item), (task, link.score))
        return found

    def _planned_as(self, plan: PlacedItem, slug: str | None) -> list[_GrowingTask]:
        tasks = self._planned.get(id(plan.item), [])
        return [task for task in tasks if slug is None or task.slug == slug]

    def _of_slug(self, slug: str) -> _GrowingTask:
        return self._by_slug.get(slug) or self._new(slug)

    def _new(self, slug: str | None) -> _GrowingTask:
        task = _GrowingTask(slug)
        self._all.append(task)
        if slug is not None:
            self._by_slug[slug] = task
        return task


def _task(growing: _GrowingTask, now: Period, there: set[int], today: date) -> Task:
    told: set[int] = set()
    planned_for: dict[int, Period] = {}
    results: list[Mention] = []
    for mention in growing.mentions:
        period = mention.period
        if mention.kind is _PLAN:
            planned_for[period.end + 1] = period.next
        else:
            told.add(period.end)
            results.append(mention)
    missing = tuple(period for end, period in sorted(planned_for.items()) if end in there and end not in told)
    last_plan = max(planned_for, default=None)
    last_result = results[-1] if results else None
    standing: Standing = Status.OPEN
    if last_plan is not None and (last_result is None or last_result.period.end < last_plan):
        status = last_result.status if last_result and last_result.period.end == last_plan - 1 else None
        if last_plan in there:
            standing = DerivedStatus.MISSING
        elif last_plan - 1 == now.end and standing_of(status).facts.unfinished:
            standing = standing_of(status)
        else:
            standing = DerivedStatus.PLANNED
    elif last_result is not None:
        of_month = [mention.status for mention in results if mention.period == last_result.period]
        standing = standing_of(next((status for status in of_month if status is not None), None))
    return Task(growing.slug, tuple(growing.mentions), standing, now, missing, terms(growing.mentions), today)
