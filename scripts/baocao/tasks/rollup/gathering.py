"""What the months of a longer period say, put together: each task once, with its last word, each other result once.

Pure: months in, lines out. A sentence is never made up: a line has the words of the month that spoke last, and keeps
what the months before said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

from baocao.model import PLAN, RESULTS, Item, PlacedItem, Report, Status, standing_of
from baocao.office import Office
from baocao.period import Period
from baocao.regex import regex
from baocao.tasks.mentions import Mention, Terms
from baocao.tasks.nesting import Nesting
from baocao.tasks.reports_by_month import Months
from baocao.tasks.task_links import is_nothing, placed_items, tasks_of
from baocao.tasks.trace import Task, trace

_NO_WORDS = regex(r"\W+")


@dataclass(frozen=True, slots=True)
class Said:
    """A result of one month, and the items whose bullets it stands in."""

    period: Period
    placed: PlacedItem
    parents: tuple[Item, ...]

    @property
    def leads(self) -> list[str]:
        """The lead-ins that it stands under."""
        return leads_in(self.parents)

    @property
    def words(self) -> str:
        """What it says, read alone: `Tại xã Tân Lập: cấp 12 giấy chứng nhận`."""
        return ": ".join([*self.leads, self.placed.item.text])

    @property
    def key(self) -> str:
        """What two results that say the same have in common."""
        return _NO_WORDS.sub(" ", " ".join(item.text for item in (*self.parents, self.placed.item))).strip().casefold()


@dataclass(frozen=True, slots=True)
class TaskStanding:
    """How a task stands at the end of the period, and why, where its marker says so; `plan` planned it last."""

    slug: str
    status: Status
    reason: str
    plan: Mention | None


@dataclass(eq=False, slots=True)
class Line:
    """A line of results: the last word on one or more tasks, or a result of no task.

    `earlier`: what the months said before, without what other lines say. `months`: all that say something of it.
    `silent`: the months that should have and did not.
    """

    said: Said
    standings: list[TaskStanding] = field(default_factory=list)
    earlier: list[Said] = field(default_factory=list)
    months: set[Period] = field(default_factory=set)
    silent: set[Period] = field(default_factory=set)

    @property
    def is_open(self) -> bool:
        return any(not standing.status.facts.closes for standing in self.standings)


@dataclass(frozen=True, slots=True)
class Unreported:
    """What was planned for the period and no month surely tells of; without `slugs` where it has no marker.

    `perhaps`: a result that may be about it.
    """

    slugs: tuple[str, ...]
    plan: PlacedItem
    source: Report
    perhaps: Mention | None = None


@dataclass(frozen=True)
class Gathered:
    """What the months of `period` give: `reports` are those that are there, in order; `terms` hold of tasks by slug.

    `nesting` is that of all reports that something comes from.
    """

    period: Period
    reports: tuple[Report, ...]
    lines: tuple[Line, ...]
    unreported: tuple[Unreported, ...]
    terms: Mapping[str, Terms]
    nesting: Nesting

    @property
    def months(self) -> tuple[Period, ...]:
        """The months that are there."""
        return tuple(report.period for report in self.reports if report.period)

    @property
    def missing(self) -> tuple[Period, ...]:
        """The months of the period of which there is no readable report."""
        there = set(self.months)
        return tuple(month for month in self.period.months if month not in there)

    @property
    def last(self) -> Report:
        return self.reports[-1]

    @cached_property
    def planned(self) -> tuple[PlacedItem, ...]:
        """What the last month plans."""
        return tuple(
            placed
            for placed in placed_items(self.last.section(PLAN))
            if placed.item.slugs or not is_nothing(placed.item)
        )

    @property
    def not_planned(self) -> Iterator[tuple[Line, TaskStanding]]:
        """The tasks that are open and that the last month does not plan again, each with its line."""
        planned = {slug for placed in self.planned for slug in placed.item.slugs}
        for line in self.lines:
            for standing in line.standings:
                if not standing.status.facts.closes and standing.slug not in planned:
                    yield line, standing


def gather(period: Period, office: Office) -> Gathered | None:
    """What the months of `period` say; None where none is there."""
    until = Months(
        office.config, (report for report in office.reports if report.period and report.period.end <= period.end)
    )
    reports = tuple(report for month, report in until.by_period.items() if month.start >= period.start)
    if not reports:
        return None
    tasks = trace(until)
    lines = _Lines(period, Nesting(reports))
    for task in tasks:
        lines.add_task(task)
    for report in reports:
        lines.add_others(report)
    terms = {task.slug: task.terms for task in tasks if task.slug}
    reported = {standing.slug for line in lines.all for standing in line.standings}
    unreported = tuple(_unreported(period, office, tasks, reported))
    plans = (standing.plan for line in lines.all for standing in line.standings if standing.plan)
    sources = (*reports, *(entry.source for entry in unreported), *(plan.report for plan in plans))
    nesting = Nesting({id(report): report for report in sources}.values())
    return Gathered(period, reports, tuple(lines.all), unreported, terms, nesting)


def leads_in(parents: Iterable[Item]) -> list[str]:
    """The words of the lead-ins among `parents`, without the colon."""
    return [parent.text.rstrip(" :") for parent in parents if parent.is_lead]


def _unreported(
    period: Period, office: Office, tasks: Iterable[Task], reported: AbstractSet[str]
) -> Iterator[Unreported]:
    """What was planned for the period, by its months or by the report before of its kind, and no month tells of."""
    of_item: dict[int, list[str]] = {}
    plans: list[tuple[PlacedItem, Report, Mention | None]] = []
    known = set(reported)

    def add(placed: PlacedItem, source: Report, slug: str | None, perhaps: Mention | None = None) -> None:
        if slug in known:
            return
        if id(placed.item) not in of_item:
            plans.append((placed, source, perhaps))
        of_item.setdefault(id(placed.item), []).extend([slug] if slug else [])
        known.update([slug] if slug else [])

    for task in tasks:
        of_period = [plan for plan in task.plans if _within(plan.period.next, period)]
        if of_period and not any(_counts(said, period) for said in task.results):
            perhaps = next((said for said in reversed(task.results) if _within(said.period, period)), None)
            add(of_period[-1].placed, of_period[-1].report, task.slug, perhaps)
    before = office.report(period.accounts_for) if period.accounts_for else None
    if before and before.is_readable and not before.is_conflicted:
        for slug, placed in tasks_of(before.section(PLAN)).items():
            add(placed[0], before, slug)
    for plan, source, perhaps in plans:
        yield Unreported(tuple(of_item[id(plan.item)]), plan, source, perhaps)


def _within(month: Period, period: Period) -> bool:
    return period.start <= month.start and month.end <= period.end


def _counts(said: Mention, period: Period) -> bool:
    """Whether a result is of the period, and surely about its task."""
    return _within(said.period, period) and said.is_sure


class _Lines:
    """The lines, as tasks and other results come in."""

    def __init__(self, period: Period, nesting: Nesting) -> None:
        self._period = period
        self._nesting = nesting
        self._by_item: dict[int, Line] = {}
        self._told: set[int] = set()
        self._by_key: dict[tuple[str | None, str], Line] = {}
        self._earlier: defaultdict[int, list[Said]] = defaultdict(list)

    @property
    def all(self) -> Sequence[Line]:
        """The lines, in the order in which they came up; each earlier result below the first line that it is about."""
        placed = set(self._by_item)
        for line in self._by_item.values():
            line.earlier = []
            for said in sorted(self._earlier[id(line)], key=lambda said: said.period):
                if id(said.placed.item) not in placed:
                    line.earlier.append(said)
                placed.add(id(said.placed.item))
        return tuple(self._by_item.values())

    def add_task(self, task: Task) -> None:
        """Take in a task: its last word makes a line, or belongs to the one with the same words."""
        results = [said for said in task.results if _counts(said, self._period)]
        if not results:
            return
        of_last = [said for said in results if said.period == results[-1].period]
        line = self._line(self._said(of_last[0].period, of_last[0].placed))
        if task.slug is not None:
            told = next((said for said in of_last if said.status is not None), of_last[0])
            plan = next(reversed(task.plans), None)
            line.standings.append(TaskStanding(task.slug, standing_of(told.status), told.marked_reason, plan))
        line.months.update(said.period for said in results)
        line.silent.update(month for month in task.missing if _within(month, self._period))
        self._earlier[id(line)] += [self._said(said.period, said.placed) for said in results if said is not of_last[0]]
        self._told.update(id(said.placed.item) for said in results)

    def add_others(self, report: Report) -> None:
        """Take in the results of a month that are of no task."""
        for placed in placed_items(report.section(RESULTS)):
            item = placed.item
            if report.period and id(item) not in self._told and not (is_nothing(item) and not item.markers):
                self._line(self._said(report.period, placed)).months.add(report.period)

    def _said(self, period: Period, placed: PlacedItem) -> Said:
        return Said(period, placed, self._nesting.parents(placed.item))

    def _line(self, said: Said) -> Line:
        """The line of this result, or of one that says the same in the same area."""
        item = said.placed.item
        line = self._by_item.get(id(item))
        # What stands below an item rests on its words there.
        if line is None and not item.slugs and not self._nesting.holds_others(item):
            line = self._by_key.get((said.placed.area_id, said.key))
        if line is None:
            line = Line(said)
            self._by_item[id(item)] = line
            self._by_key.setdefault((said.placed.area_id, said.key), line)
        return line
