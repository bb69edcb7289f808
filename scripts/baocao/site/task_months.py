"""The months of a task, each with its plan and what came of it, and how long it stood alike. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from baocao.language.period_names import period_name
from baocao.model import DerivedStatus, Standing
from baocao.period import Period
from baocao.tasks.mentions import Mention, MentionKind
from baocao.tasks.trace import Task

_PLAN = MentionKind.PLAN


class TaskMonth(NamedTuple):
    """A month: what the report before planned for it, what its own report says came of it, and how the task stood.

    `is_to_come`: no report tells of it yet. A month that nothing was planned for may have results all the same.
    """

    period: Period
    plans: tuple[Mention, ...]
    results: tuple[Mention, ...]
    standing: Standing
    is_to_come: bool


class MonthRun(NamedTuple):
    """Months in a row in which a task stood alike. `first` is the place of the first on an axis, from 0."""

    first: int
    length: int
    standing: Standing


def task_months(task: Task) -> tuple[TaskMonth, ...]:
    """Each month that a task was planned for, or that has results of it, the earliest first."""
    told: dict[Period, tuple[list[Mention], list[Mention]]] = {}
    for mention in task.mentions:
        if mention.kind is _PLAN:
            told.setdefault(mention.period.next, ([], []))[0].append(mention)
        else:
            told.setdefault(mention.period, ([], []))[1].append(mention)
    now, missing = task.now, frozenset(task.missing)
    return tuple(
        [
            TaskMonth(month, tuple(plans), tuple(results), _standing(results, is_missing=month in missing), month > now)
            for month, (plans, results) in sorted(told.items())
        ]
    )


def runs_of(months: Iterable[TaskMonth], start: int, length: int) -> tuple[MonthRun, ...]:
    """The runs within the `length` months from the one that ends at `start` on."""
    runs: list[MonthRun] = []
    for month in months:
        place = month.period.end - start
        if not 0 <= place < length:
            continue
        last = runs[-1] if runs else None
        if last and last.standing is month.standing and last.first + last.length == place:
            runs[-1] = MonthRun(last.first, last.length + 1, last.standing)
        else:
            runs.append(MonthRun(place, 1, month.standing))
    return tuple(runs)


def run_words(runs: Sequence[MonthRun]) -> str:
    """The runs of a year in words: `tháng 02 trong kế hoạch; 03–10 đang làm; 11 đã xong`."""
    told = []
    for run in runs:
        first, last = f"{run.first + 1:02}", f"{run.first + run.length:02}"
        told.append(f"{first if run.length == 1 else f'{first}–{last}'} {run.standing.facts.words}")
    return f"Tháng {'; '.join(told)}" if told else ""


def course_of(months: Sequence[TaskMonth]) -> tuple[tuple[Standing, str], ...]:
    """How the task stood in turn, and when: `tháng 01/2022`, `tháng 02/2022 đến tháng 04/2022`."""
    turns: list[list[TaskMonth]] = []
    for month in months:
        if turns and turns[-1][-1].standing is month.standing:
            turns[-1].append(month)
        else:
            turns.append([month])
    return tuple((turn[0].standing, _span(turn[0].period, turn[-1].period)) for turn in turns)


def _span(first: Period, last: Period) -> str:
    return period_name(first) if first == last else f"{period_name(first)} đến {period_name(last)}"


def _standing(results: Sequence[Mention], *, is_missing: bool) -> Standing:
    """The standing that the first result with a status gives; of a month without results, MISSING or PLANNED."""
    for result in results:
        if result.status is not None:
            return result.standing
    if results:
        return results[0].standing
    return DerivedStatus.MISSING if is_missing else DerivedStatus.PLANNED
