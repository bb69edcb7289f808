"""What a director asks of an office's newest month: how it went, what needs attention, what changed. Pure; no HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from baocao.indicators.year import MONTHS, IndicatorYear
from baocao.language.figures import written
from baocao.language.period_names import period_name
from baocao.language.wording import due_words
from baocao.model import DerivedStatus, Standing, Status
from baocao.period import Period
from baocao.site.charts import Chart
from baocao.site.office_view import OfficeView, ReportEntry
from baocao.site.task_histories import TaskHistory
from baocao.tasks.facets import OVERDUE, STALLED
from baocao.tasks.trace import Task

_Order = Callable[[TaskHistory], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks that have something in common, which `name` says; `look` as in the style sheet."""

    name: str
    look: str
    histories: tuple[TaskHistory, ...]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """An indicator in the newest month and in the month before; a value is None where its report gives none."""

    chart: Chart
    old: float | None
    new: float | None

    @property
    def difference(self) -> str:
        """`+14`, `−3`; empty where nothing can be compared, or nothing changed."""
        if self.old is None or self.new is None or self.new == self.old:
            return ""
        sign = "+" if self.new > self.old else "−"
        return f"{sign}{written(float(f'{abs(self.new - self.old):.12g}'))}"


class Overview:
    """The newest month of an office, `entry`; `before` is the report of the month before it, if there is one."""

    def __init__(self, view: OfficeView, entry: ReportEntry, period: Period) -> None:
        self.entry = entry
        self.before = next((other for other in view.dated if other.period == period.previous), None)
        self.before_name = period_name(period.previous, beside=period)
        self._view = view
        self.period = period
        self._charts = [chart for chart in view.charts if chart.year == period.year]
        self._all = view.histories.all

    @property
    def counts(self) -> dict[Standing, int]:
        return self.entry.counts

    @property
    def over(self) -> tuple[Chart, ...]:
        """The indicators that are past the year's target."""
        return tuple(chart for chart in self._charts if chart.figures.is_over)

    @property
    def behind(self) -> tuple[Chart, ...]:
        """The indicators that fall short of what the year's target asks by now."""
        return tuple(chart for chart in self._charts if chart.figures.is_behind)

    @property
    def missing_months(self) -> tuple[str, ...]:
        """The months of the newest report's year that have none, though an earlier and a later one have."""
        there = {entry.period.end for entry in self._view.dated if entry.period and entry.period.is_month}
        months = (Period(self.period.year, number, number) for number in range(1, self.period.month))
        return tuple(period_name(month) for month in months if min(there) < month.end and month.end not in there)

    @property
    def overdue(self) -> int:
        return sum(OVERDUE.holds(history.task) for history in self._all)

    @cached_property
    def attention(self) -> tuple[TaskGroup, ...]:
        """The tasks that somebody should ask about, each once, the most pressing first."""
        groups = []
        left = list(self._all)
        for name, look, holds, order in self._questions():
            found = sorted((history for history in left if holds(history.task)), key=order)
            left = [history for history in left if not holds(history.task)]
            if found:
                groups.append(TaskGroup(name, look, tuple(found)))
        return tuple(groups)

    @property
    def changes(self) -> tuple[TaskGroup, ...]:
        """What the newest month's report says otherwise than the one before, by kind of change."""
        kinds = (
            ("xong", Status.DONE.facts.look, lambda task: self._says(task, Status.DONE)),
            ("mới lên kế hoạch", DerivedStatus.PLANNED.facts.look, self._is_new),
            ("bỏ", Status.DROPPED.facts.look, lambda task: self._says(task, Status.DROPPED)),
            ("chuyển sang tháng sau", Status.ONGOING.facts.look, self._is_moved),
            ("đổi hạn", Status.NOT_DONE.facts.look, lambda task: bool(self.other_due(task))),
        )
        groups = (
            TaskGroup(name, look, tuple(history for history in self._all if holds(history.task)))
            for name, look, holds in kinds
        )
        return tuple(group for group in groups if group.histories)

    @property
    def figures(self) -> tuple[FigureChange, ...]:
        """The indicators that either month has a figure of."""
        pairs = ((chart, *_two_months(chart.figures, self.period.month)) for chart in self._charts)
        return tuple(FigureChange(*pair) for pair in pairs if pair[1] is not None or pair[2] is not None)

    def other_due(self, task: Task) -> str:
        """`hạn tháng 06/2022 → tháng 08/2022` where the newest report gives a task another due date; else empty."""
        said = [mention for mention in task.mentions if mention.due]
        earlier = [mention.due for mention in said if mention.period < self.period]
        later = [mention.due for mention in said if mention.period == self.period]
        if not earlier or not later or earlier[-1] is None or later[-1] is None or earlier[-1] == later[-1]:
            return ""
        return f"hạn {due_words(earlier[-1])} → {due_words(later[-1])}"

    def _questions(self) -> Iterator[tuple[str, str, Callable[[Task], bool], _Order]]:
        yield OVERDUE.label, Status.NOT_DONE.facts.look, OVERDUE.holds, _due_first
        for standing in (Status.NOT_DONE, DerivedStatus.MISSING, Status.OPEN):
            label, look = standing.facts.label, standing.facts.look
            yield label, look, partial(self._stands_so, standing), _newest_first
        yield STALLED.label, Status.ONGOING.facts.look, STALLED.holds, _quietest_first

    def _stands_so(self, standing: Standing, task: Task) -> bool:
        """Whether the newest report leaves a task so, or says nothing of it though it was planned."""
        if task.standing is not standing or not task.is_open:
            return False
        return task.last.period == self.period or self.period in task.missing

    def _says(self, task: Task, status: Status) -> bool:
        return any(mention.period == self.period and mention.status is status for mention in task.results)

    def _is_new(self, task: Task) -> bool:
        return task.first_planned == self.period

    def _is_moved(self, task: Task) -> bool:
        """Whether it was planned for the newest month and is planned again, and is no routine work."""
        planned = {plan.period for plan in task.plans}
        return not task.routine and {self.period, self.period.previous} <= planned


def overview_of(view: OfficeView) -> Overview | None:
    """The overview of an office's newest month; None without one."""
    latest = view.latest
    return Overview(view, latest, latest.period) if latest and latest.period else None


def _due_first(history: TaskHistory) -> tuple[int, int]:
    due = history.task.due
    return due.last_day.toordinal() if due else 0, history.since.end


def _newest_first(history: TaskHistory) -> tuple[int, int]:
    return -history.task.last.period.end, history.since.end


def _quietest_first(history: TaskHistory) -> tuple[int, int]:
    return -history.task.quiet, history.since.end


def _two_months(figures: IndicatorYear, month: int) -> tuple[float | None, float | None]:
    """The figures of the month before, which may be that of the year before, and of the month."""
    old = figures.months[month - 2].value if month > 1 else figures.before[MONTHS - 1]
    return old, figures.months[month - 1].value
