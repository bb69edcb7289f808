"""The periods that a report can cover: a month, a quarter, half-year, nine months or a year.

Values only: no text of a report, no clock. A period is kept as the months it spans, so that whether an area is in
force is one comparison for every kind. What periods are called is in
`language/period_names.py`; titles are filled for a period in `config/titles.py`.
"""

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from baocao.regex import regex


class PeriodKind(StrEnum):
    """The kinds of periods, as the keys of baocao.yml call them."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


_BY_LENGTH = dict(zip((1, 3, 6, 9, 12), PeriodKind, strict=True))
_SPANS = {
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
    "H1": (1, 6),
    "H2": (7, 12),
    "9M": (1, 9),
}
_NAMES = {span: name for name, span in _SPANS.items()}
_PATTERN = regex(r"(?P<year>[1-9]\d{3})(?:-(?P<part>0[1-9]|1[0-2]|Q[1-4]|H[12]|9M))?")


class Period(NamedTuple):
    """The months from `first` to `last` (1 to 12, inclusive) of one `year`."""

    year: int
    first: int
    last: int

    @property
    def month(self) -> int:
        """The last month covered; of a monthly period, the month itself."""
        return self.last

    @property
    def is_month(self) -> bool:
        return self.first == self.last

    @property
    def kind(self) -> PeriodKind:
        return _BY_LENGTH[self.last - self.first + 1]

    @property
    def months(self) -> tuple["Period", ...]:
        """The months covered, in order."""
        return tuple(Period(self.year, month, month) for month in range(self.first, self.last + 1))

    @property
    def wider(self) -> tuple["Period", ...]:
        """The longer periods that cover this one, the shortest first."""
        spans = sorted((*_SPANS.values(), (1, 12)), key=lambda span: span[1] - span[0])
        around = (Period(self.year, first, last) for first, last in spans if first <= self.first and self.last <= last)
        return tuple(period for period in around if period != self)

    @property
    def start(self) -> int:
        """The first month as a running number, for comparing across years."""
        return self.year * 12 + self.first - 1

    @property
    def end(self) -> int:
        """The last month as a running number, for comparing across years."""
        return self.year * 12 + self.last - 1

    @property
    def next(self) -> "Period":
        """The period after, of the same kind; after nine months, those of the next year."""
        return _shifted(self, 1)

    @property
    def previous(self) -> "Period":
        """The period before, of the same kind."""
        return _shifted(self, -1)

    @property
    def planned(self) -> "Period":
        """The period that a report of this one plans for: the next; after nine months, the fourth quarter."""
        return Period(self.year, *_SPANS["Q4"]) if self.kind is PeriodKind.NINE_MONTHS else self.next

    @property
    def accounts_for(self) -> "Period | None":
        """The period whose plan the results of this one account for: the previous; for nine months there is none."""
        return self.previous if self.previous.planned == self else None

    def __str__(self) -> str:
        """The name used in front matter, file names and addresses: `2022-01`, `2022-Q1`, `2022`."""
        if self.is_month:
            return f"{self.year}-{self.first:02}"
        if self.kind is PeriodKind.YEAR:
            return str(self.year)
        return f"{self.year}-{_NAMES[self.first, self.last]}"


@lru_cache(maxsize=4096)
def _shifted(period: Period, count: int) -> Period:
    """The period `count` of its kind later; asked of each line about a task."""
    length = period.last - period.first + 1
    year, first = divmod(period.start + count * (12 if period.kind is PeriodKind.NINE_MONTHS else length), 12)
    return Period(year, first + 1, first + length)


def parse_period(text: str) -> Period | None:
    """The period that `text` names, or None where there is no such period (`2022-13`)."""
    match = _PATTERN.fullmatch(text.strip())
    if match is None:
        return None
    year, part = int(match["year"]), match["part"]
    if part is None:
        return Period(year, 1, 12)
    first, last = _SPANS.get(part) or (int(part), int(part))
    return Period(year, first, last)


class Days(NamedTuple):
    """The days from `first` to `last`, both included."""

    first: date
    last: date


def days_counted(period: Period, closes_on: int | None) -> Days:
    """The days whose figures the report of `period` counts.

    They close on the day `closes_on` of its last month and begin behind the same day of the month before its first:
    with 14, a January is 15/12 to 14/01. Without it they are the calendar's. A month too short closes on its last day.
    """
    before = Period(period.year, period.first, period.first).previous
    if closes_on is None:
        return Days(date(period.year, period.first, 1), _day(period.year, period.last, 31))
    return Days(_day(before.year, before.last, closes_on) + timedelta(1), _day(period.year, period.last, closes_on))


def day_due(period: Period, closes_on: int | None, due_on: int) -> date:
    """The day by which the report of `period` must be sent: the first day `due_on` once its figures are closed."""
    closed = days_counted(period, closes_on).last
    due = _day(closed.year, closed.month, due_on)
    if due >= closed:
        return due
    behind = Period(closed.year, closed.month, closed.month).next
    return _day(behind.year, behind.last, due_on)


def _day(year: int, month: int, day: int) -> date:
    # Not by `calendar`, which is slow to import for what every command asks.
    last = 31 if month == 12 else (date(year, month + 1, 1) - timedelta(1)).day
    return date(year, month, min(day, last))


def in_force(period: Period, since: Period | None, until: Period | None) -> bool:
    """Whether something dated `since` … `until` (both included, None is open) holds at the end of `period`."""
    return (since is None or since.start <= period.end) and (until is None or period.end <= until.end)
