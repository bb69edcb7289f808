"""The tasks that have due dates, so that each month need look at few of them, and at no line twice. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import accumulate, takewhile

from baocao.period import Period
from baocao.tasks.mentions import Mention, Terms, terms_after_each


class DatedTask:
    """What is said of a task in all months, by `lines` in order."""

    def __init__(self, lines: Sequence[Mention]) -> None:
        self.lines = lines
        self._ends = [line.period.end for line in lines]
        self._held = tuple(terms_after_each(lines))
        days = [line.due.last_day if line.due else date.min for line in reversed(lines)]
        self._latest = [date.min, *accumulate(days, max)][::-1]

    def up_to(self, period: Period) -> Sequence[Mention]:
        """The lines of the months up to `period`."""
        return self.lines[: self._count(period)]

    def of(self, period: Period) -> list[Mention]:
        """The lines of `period` alone."""
        before = reversed(self.lines[: self._count(period)])
        return list(takewhile(lambda line: line.period == period, before))[::-1]

    def held(self, period: Period) -> Terms:
        """What holds of the task after the lines up to `period`."""
        return self._held[self._count(period)]

    def latest_after(self, period: Period) -> date:
        """The latest due date that a month after `period` gives; `date.min` where none does."""
        return self._latest[self._count(period)]

    def _count(self, period: Period) -> int:
        return bisect_right(self._ends, period.end)


class DatedTasks:
    """The tasks by slug, in the order in which they were first given a date."""

    def __init__(self, lines: Iterable[tuple[str, Sequence[Mention]]] = (), before: DatedTasks | None = None) -> None:
        """Of what is said of each of them, behind those of `before`, which were given a date earlier."""
        new = {slug: DatedTask(said) for slug, said in lines}
        self._tasks: dict[str, DatedTask] = {**before._tasks, **new} if before else new
        places = dict(zip(new, range(len(self._tasks) - len(new), len(self._tasks)), strict=True))
        self._places: dict[str, int] = {**before._places, **places} if before else places
        self._days: list[tuple[date, str]] = list(before._days) if before else []
        for day in {(line.due.last_day, slug) for slug, task in new.items() for line in task.lines if line.due}:
            insort(self._days, day)

    def __contains__(self, slug: str) -> bool:
        return slug in self._tasks

    def __iter__(self) -> Iterator[tuple[str, DatedTask]]:
        return iter(self._tasks.items())

    def of(self, slugs: Iterable[str], first: date, last: date) -> Iterator[tuple[str, DatedTask]]:
        """Those of these `slugs`, and those that some line makes due from `first` on but before `last`."""
        due = self._days[bisect_left(self._days, (first, "")) : bisect_left(self._days, (last, ""))]
        chosen = {*(slug for _, slug in due), *(slug for slug in slugs if slug in self._tasks)}
        return ((slug, self._tasks[slug]) for slug in sorted(chosen, key=self._places.__getitem__))
