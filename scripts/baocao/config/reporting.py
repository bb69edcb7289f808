"""The key `reporting` of baocao.yml: which days a report counts and when it is due, by period. Pure."""

from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, date, timedelta
from itertools import pairwise
from typing import Annotated, NamedTuple

from baocao.period import Days, Period, day_due, days_counted, in_force
from baocao.yaml.fields import DayOfMonth, Key, Month


class ReportingDays(NamedTuple):
    """When figures close and a report is due, while in force."""

    closes_on: Annotated[
        DayOfMonth | None,
        Key(
            description="Ngày chốt số liệu, của tháng cuối kỳ; bỏ trống là ngày cuối tháng. Ghi 14 thì báo cáo tháng 1 "
            "tính từ 15/12 đến 14/01",
            example=14,
        ),
    ] = None
    due_on: Annotated[
        DayOfMonth | None,
        Key(description="Hạn gửi báo cáo: ngày này gần nhất kể từ ngày chốt số liệu", example=16),
    ] = None
    since: Annotated[Month | None, Key(name="from", description="Kỳ đầu tiên tính như vậy")] = None
    until: Annotated[Month | None, Key(description="Kỳ cuối cùng tính như vậy")] = None


def counted(reporting: Sequence[ReportingDays], period: Period) -> Days | None:
    """The days that the report of `period` counts; None where the office does not say."""
    days = _in_force(reporting, period)
    return days_counted(period, days.closes_on) if days else None


def last_day(reporting: Sequence[ReportingDays], period: Period) -> date:
    """The last day that the report of `period` counts; that of the calendar where the office does not say."""
    days = counted(reporting, period) or days_counted(period, None)
    return days.last


def due(reporting: Sequence[ReportingDays], period: Period) -> date | None:
    """The day by which the report of `period` must be sent; None where the office does not say."""
    days = _in_force(reporting, period)
    return day_due(period, days.closes_on, days.due_on) if days and days.due_on else None


class Untiled(NamedTuple):
    """Days that the months of a longer period, or the month before a month, do not fit: counted by none, or by two."""

    days: Days
    is_gap: bool


def untiled(reporting: Sequence[ReportingDays], period: Period) -> tuple[Untiled, ...]:
    """Where the windows do not tile: those of the months that `period` covers, with each other and with its own.

    Of a month: its window and that of the month before.
    """
    months = (period.previous, period) if period.is_month else period.months
    windows = [window for month in months if (window := counted(reporting, month))]
    if len(windows) < len(months):
        return ()
    found = [seam for before, after in pairwise(windows) if (seam := _seam(before.last, after.first))]
    whole = counted(reporting, period)
    if whole and not period.is_month:
        day = timedelta(1)
        ends = (_seam(whole.first - day, windows[0].first), _seam(windows[-1].last, whole.last + day))
        found += [seam for seam in ends if seam]
    return tuple(found)


def _seam(last: date, first: date) -> Untiled | None:
    """What lies between a window that ends on `last` and one that begins on `first`."""
    day = timedelta(1)
    if first == last + day:
        return None
    return Untiled(Days(last + day, first - day), True) if first > last else Untiled(Days(first, last), False)


def _in_force(reporting: Sequence[ReportingDays], period: Period) -> ReportingDays | None:
    if period.year >= MAXYEAR:  # its report would be due in a year that no calendar has
        return None
    return next((days for days in reporting if in_force(period, days.since, days.until)), None)


def overlapping(reporting: Sequence[ReportingDays]) -> Iterator[tuple[int, int]]:
    """The places of two entries that hold at the same time."""
    for at, later in enumerate(reporting):
        for before, earlier in enumerate(reporting[:at]):
            starts = max((each.since.start for each in (earlier, later) if each.since), default=None)
            ends = min((each.until.end for each in (earlier, later) if each.until), default=None)
            if starts is None or ends is None or starts <= ends:
                yield before, at
