"""What a month's report says otherwise than that of the month before: tasks by kind of change, and figures. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from baocao.indicators.year import MONTHS, IndicatorYear
from baocao.language.figures import written
from baocao.language.period_names import period_name
from baocao.language.wording import due_words
from baocao.model import DerivedStatus, Standing, Status
from baocao.period import Period
from baocao.site.charts import Chart
from baocao.site.task_histories import TaskHistory
from baocao.tasks.mentions import Mention
from baocao.tasks.trace import Task


class TaskChange(NamedTuple):
    """A task, and why or how it changed; `note` may be empty."""

    history: TaskHistory
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Tasks that changed alike: `name` says how, as after a number; `standing` gives the look."""

    name: str
    standing: Standing
    changes: tuple[TaskChange, ...]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """An indicator in a month and in the month before; a value is None where its report gives none."""

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


class TaskChanges:
    """The changes of an office's tasks by month, found once for all months."""

    def __init__(self, histories: Iterable[TaskHistory]) -> None:
        self._found: defaultdict[tuple[str, Period], dict[int, TaskChange]] = defaultdict(dict)
        for history in histories:
            for name, period, note in _changes(history.task):
                self._found[name, period].setdefault(id(history), TaskChange(history, note))

    def of(self, period: Period) -> tuple[ChangeGroup, ...]:
        """The changes of a month, those that somebody waits for first."""
        groups = ((name, look, self._found.get((name, period), {})) for name, look in _KINDS.items())
        return tuple(ChangeGroup(name, look, tuple(found.values())) for name, look, found in groups if found)


class MonthChanges:
    """The changes of a month, `period`, against the month before it; `charts` are the office's."""

    def __init__(self, period: Period, tasks: TaskChanges, charts: Iterable[Chart]) -> None:
        self.name = period_name(period, beside=period)
        self.before_name = period_name(period.previous, beside=period)
        self._period, self._tasks, self._charts = period, tasks, charts

    @cached_property
    def groups(self) -> tuple[ChangeGroup, ...]:
        return self._tasks.of(self._period)

    @cached_property
    def figures(self) -> tuple[FigureChange, ...]:
        """The indicators that either month has a figure of."""
        charts = (chart for chart in self._charts if chart.year == self._period.year)
        pairs = ((chart, *_two_months(chart.figures, self._period.month)) for chart in charts)
        return tuple(FigureChange(*pair) for pair in pairs if pair[1] is not None or pair[2] is not None)


_DONE, _NEW, _DROPPED, _MOVED, _OTHER_DUE = (
    "xong",
    "mới lên kế hoạch",
    "không làm nữa",
    "chuyển sang tháng sau",
    "đổi hạn",
)
_KINDS: dict[str, Standing] = {
    _DONE: Status.DONE,
    _NEW: DerivedStatus.PLANNED,
    _DROPPED: Status.DROPPED,
    _MOVED: Status.ONGOING,
    _OTHER_DUE: Status.NOT_DONE,
}
_ENDS: dict[Status, str] = {Status.DONE: _DONE, Status.DROPPED: _DROPPED}


def _changes(task: Task) -> Iterator[tuple[str, Period, str]]:
    """What changed of a task: how, in which month, and why."""
    for result in task.results:
        if result.status in _ENDS:
            yield _ENDS[result.status], result.period, f"lý do: {result.reason}" if result.reason else ""
    if task.first_planned:
        yield _NEW, task.first_planned, ""
    if not task.routine:  # that it goes on is no news of routine work
        planned = {plan.period.end: plan.period for plan in task.plans}
        yield from ((_MOVED, period, "") for end, period in sorted(planned.items()) if end - 1 in planned)
    yield from _other_dues(task.mentions)


def _other_dues(mentions: Iterable[Mention]) -> Iterator[tuple[str, Period, str]]:
    """The months whose report gives the task another due date: `hạn tháng 06/2022 → tháng 08/2022`."""
    said: dict[Period, Mention] = {mention.period: mention for mention in mentions if mention.due}
    old = None
    for period, mention in said.items():
        if old and mention.due and old != mention.due:
            yield _OTHER_DUE, period, f"hạn {due_words(old)} → {due_words(mention.due)}"
        old = mention.due


def _two_months(figures: IndicatorYear, month: int) -> tuple[float | None, float | None]:
    """The figures of the month before, which may be that of the year before, and of the month."""
    old = figures.months[month - 2].value if month > 1 else figures.before[MONTHS - 1]
    return old, figures.months[month - 1].value
