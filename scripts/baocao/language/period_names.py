"""What periods are called: `tháng 01/2022`, `quý I/2022`, `6 tháng đầu năm 2022`, `năm 2022`. Pure."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from baocao.language.vocabulary import ROMAN_NUMERALS
from baocao.period import Days, Period, PeriodKind

_WHILE = {PeriodKind.MONTH: "tháng", PeriodKind.QUARTER: "quý", PeriodKind.YEAR: "năm"}
FIRST_HALF, SECOND_HALF = "đầu", "cuối"
KIND_NAMES = {
    PeriodKind.MONTH: "tháng",
    PeriodKind.QUARTER: "quý",
    PeriodKind.HALF: "kỳ 6 tháng",
    PeriodKind.NINE_MONTHS: "kỳ 9 tháng",
    PeriodKind.YEAR: "năm",
}


def quarter_of(period: Period) -> str:
    """The quarter that the period ends in: `I` to `IV`."""
    return ROMAN_NUMERALS[(period.last - 1) // 3]


def half_of(period: Period) -> str:
    """The half of the year that the period ends in: `đầu` or `cuối`, as in `6 tháng đầu năm`."""
    return FIRST_HALF if period.last <= 6 else SECOND_HALF


def kind_name(period: Period | None) -> str:
    """How messages call any period of this kind: `tháng`, `quý`; `kỳ` of a report without a period."""
    return KIND_NAMES[period.kind] if period else "kỳ"


def nothing_happened(period: Period | None) -> str:
    """What a report says of an area in which there is nothing to tell."""
    return f"Trong {_WHILE.get(period.kind, 'kỳ') if period else 'tháng'} không phát sinh."


@lru_cache(maxsize=1024)
def period_name(period: Period, beside: Period | None = None) -> str:
    """`tháng 02/2022`, `quý I/2022`, `6 tháng đầu năm 2022`; without the year beside a period of the same year."""
    is_plain = beside is not None and beside.year == period.year
    match period.kind:
        case PeriodKind.MONTH:
            name, between = f"tháng {period.month:02}", "/"
        case PeriodKind.QUARTER:
            name, between = f"quý {quarter_of(period)}", "/"
        case PeriodKind.HALF:
            name, between = f"6 tháng {half_of(period)} năm", " "
        case PeriodKind.NINE_MONTHS:
            name, between = "9 tháng đầu năm", " "
        case PeriodKind.YEAR:
            return f"năm {period.year}"
    return name if is_plain else f"{name}{between}{period.year}"


def numeric_date(day: date) -> str:
    """`25/01/2022`."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def days_name(days: Days) -> str:
    """`15/12/2021 đến 14/01/2022`, `15/01 đến 14/02/2022`; one day alone by its date."""
    if days.first == days.last:
        return numeric_date(days.first)
    first = numeric_date(days.first) if days.first.year < days.last.year else f"{days.first:%d/%m}"
    return f"{first} đến {numeric_date(days.last)}"
