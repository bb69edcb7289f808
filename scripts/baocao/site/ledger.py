"""The ledger of an office's tasks in one year: rows on one axis of months, and what they can be asked. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from baocao.model import STANDINGS, Standing, Status
from baocao.period import Period
from baocao.site.display_names import plain
from baocao.site.task_histories import TaskHistories, TaskHistory
from baocao.site.task_months import MonthRun, runs_of
from baocao.tasks.facets import DROPPED, FACETS, OVERDUE, STALLED, Facet

MONTHS = 12
FACET, STANDING, AREA = "loc", "tinh-trang", "linh-vuc"
"""The names of the filters in an address."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A task, and its months in the year of the ledger."""

    history: TaskHistory
    runs: tuple[MonthRun, ...]

    @property
    def answers(self) -> str:
        """What it answers to each filter, as `ledger.js` reads it."""
        return " ".join(answers_of(self.history))


class LedgerGroup(NamedTuple):
    """Rows that stand together, under a heading where there is a `title`."""

    title: str
    rows: tuple[LedgerRow, ...]


class FilterChoice(NamedTuple):
    """One choice of a filter: its value in the address, its words, and how many rows it leaves."""

    value: str
    label: str
    rows: int


class LedgerFilter(NamedTuple):
    """A filter: its name in the address, its heading, its choices."""

    name: str
    title: str
    choices: tuple[FilterChoice, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """The tasks that were open, or spoken of, in a year."""

    year: int
    groups: tuple[LedgerGroup, ...]
    filters: tuple[LedgerFilter, ...]

    @property
    def count(self) -> int:
        return sum(len(group.rows) for group in self.groups)


def ledger_years(histories: TaskHistories) -> tuple[int, ...]:
    """The years that have a ledger, the newest first."""
    return tuple(sorted({year for history in histories.all for year in history.years}, reverse=True))


def ledger_of(histories: TaskHistories, year: int) -> Ledger:
    """The ledger of a year: what is overdue or stands still first, then what is open longest; what is finished last."""
    found = tuple(history for history in histories.all if year in history.years)
    groups = (
        ("Chưa hoàn thành", [history for history in found if history.task.is_open and not history.task.routine]),
        ("Việc thường xuyên", [history for history in found if history.task.is_open and history.task.routine]),
        ("Đã kết thúc", [history for history in found if not history.task.is_open]),
    )
    return Ledger(
        year,
        tuple(LedgerGroup(title, rows_of(sorted(tasks, key=_urgency), year)) for title, tasks in groups if tasks),
        _filters(found),
    )


def rows_of(histories: Iterable[TaskHistory], year: int) -> tuple[LedgerRow, ...]:
    """The rows of tasks in a year, in their order."""
    start = Period(year, 1, 1).end
    return tuple(LedgerRow(history, runs_of(history.months, start, MONTHS)) for history in histories)


def standing_id(standing: Standing) -> str:
    """A standing as part of an address: `dang-lam`."""
    return plain(standing.facts.label)


def facet_answer(facet: Facet) -> str:
    """What tasks that `facet` holds of answer to the filters of a ledger; after `?` in its address it asks for them."""
    return standing_answer(Status.DROPPED) if facet is DROPPED else f"{FACET}={facet.id}"


def standing_answer(standing: Standing) -> str:
    """What tasks that stand so answer."""
    return f"{STANDING}={standing_id(standing)}"


def answers_of(history: TaskHistory) -> Iterator[str]:
    """All that a task answers to the filters of a ledger."""
    yield from (facet_answer(facet) for facet in history.facets if facet is not DROPPED)
    yield standing_answer(history.standing)
    yield f"{AREA}={history.area.id}"


def _urgency(history: TaskHistory) -> tuple[bool, bool, int]:
    return (not OVERDUE.holds(history.task), not STALLED.holds(history.task), history.since.end)


def _filters(found: Sequence[TaskHistory]) -> tuple[LedgerFilter, ...]:
    facets = Counter(facet for history in found for facet in history.facets)
    standings = Counter(history.standing for history in found)
    areas = Counter(history.area.id for history in found)
    titles = {history.area.id: history.area.title for history in sorted(found, key=lambda history: history.end.end)}
    filters = (
        (FACET, "Cần biết", [(facet.id, facet.label, facets[facet]) for facet in FACETS if facet is not DROPPED]),
        (STANDING, "Hiện trạng", [(standing_id(one), one.facts.label, standings[one]) for one in STANDINGS]),
        (AREA, "Lĩnh vực", [(area, titles[area], count) for area, count in areas.items()]),
    )
    given = ((name, title, tuple(FilterChoice(*one) for one in choices if one[-1])) for name, title, choices in filters)
    return tuple(LedgerFilter(*one) for one in given if one[-1])
