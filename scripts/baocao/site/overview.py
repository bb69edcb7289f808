"""What a director asks of an office's newest month: how it went, what needs attention, what changed. Pure; no HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

from baocao.language.period_names import period_name
from baocao.model import DerivedStatus, Standing, Status
from baocao.period import Period
from baocao.site.charts import Chart
from baocao.site.ledger import answers_of, facet_answer, standing_answer
from baocao.site.month_changes import MonthChanges
from baocao.site.office_view import OfficeView, ReportEntry
from baocao.site.task_histories import TaskHistory
from baocao.tasks.facets import OVERDUE, STALLED
from baocao.tasks.trace import Task


class _Question(NamedTuple):
    """Which tasks are asked for, under which name and look, in what order; `answer`: theirs to a ledger's filters."""

    name: str
    look: str
    answer: str
    holds: Callable[[Task], bool]
    order: Callable[[TaskHistory], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks that have something in common, which `name` says; `look` as in the style sheet.

    `query`: what the ledger is asked for them. It then shows `all` tasks, those too that stand in a group before.
    """

    name: str
    look: str
    histories: tuple[TaskHistory, ...]
    query: str
    all: int


class Overview:
    """The newest month of an office, `entry`; `before` is the report of the month before it, if there is one."""

    def __init__(self, view: OfficeView, entry: ReportEntry, period: Period) -> None:
        self.entry = entry
        self.before = next((other for other in view.dated if other.period == period.previous), None)
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
        in_ledger = Counter(answer for history in self._in_ledger for answer in answers_of(history))
        for question in self._questions():
            found = sorted((history for history in left if question.holds(history.task)), key=question.order)
            left = [history for history in left if not question.holds(history.task)]
            if found:
                query, count = f"?{question.answer}", in_ledger[question.answer]
                groups.append(TaskGroup(question.name, question.look, tuple(found), query, count))
        return tuple(groups)

    @property
    def changes(self) -> MonthChanges:
        """What the newest month's report says otherwise than the one before."""
        return self._view.changes_of(self.period)

    @property
    def _in_ledger(self) -> Iterator[TaskHistory]:
        """The tasks of the newest year's ledger."""
        newest = max((history.years[-1] for history in self._all), default=0)
        return (history for history in self._all if newest in history.years)

    def _questions(self) -> Iterator[_Question]:
        look = Status.NOT_DONE.facts.look
        yield _Question(OVERDUE.label, look, facet_answer(OVERDUE), OVERDUE.holds, _due_first)
        for standing in (Status.NOT_DONE, DerivedStatus.MISSING, Status.OPEN):
            label, look = standing.facts.label, standing.facts.look
            holds = partial(self._stands_so, standing)
            yield _Question(label, look, standing_answer(standing), holds, _newest_first)
        look = Status.ONGOING.facts.look
        yield _Question(STALLED.label, look, facet_answer(STALLED), STALLED.holds, _quietest_first)

    def _stands_so(self, standing: Standing, task: Task) -> bool:
        """Whether the newest report leaves a task so, or says nothing of it though it was planned."""
        if task.standing is not standing or not task.is_open:
            return False
        return task.last.period == self.period or self.period in task.missing


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
