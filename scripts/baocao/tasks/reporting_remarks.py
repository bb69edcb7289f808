"""What an author is told of the days that a report counts, and of when it is due. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from baocao.config.reporting import ReportingDays, Untiled, counted, due, untiled
from baocao.indicators.year import IndicatorYear
from baocao.language.period_names import days_name, numeric_date, period_name
from baocao.period import Period


def reporting_remarks(reporting: Sequence[ReportingDays], period: Period) -> Iterator[str]:
    """Whole sentences; none where the office does not say."""
    days, day = counted(reporting, period), due(reporting, period)
    if days:
        sent = f"; hạn gửi {numeric_date(day)}" if day else ""
        yield f"Số liệu tính từ {days_name(days)}{sent}."
    yield from untiled_remarks(reporting, period)


def untiled_remarks(reporting: Sequence[ReportingDays], period: Period) -> Iterator[str]:
    """A sentence for each span of days that the months around count twice or not at all."""
    for seam in untiled(reporting, period):
        if period.is_month:
            what = "chưa tháng nào tính" if seam.is_gap else "bị hai tháng cùng tính"
        else:
            what = _in_sum(seam)
        yield f"Chú ý: ngày chốt số liệu đổi giữa chừng nên {days_name(seam.days)} {what}."


def untiled_sums(figures: IndicatorYear) -> Iterator[str]:
    """A sentence for each span of days that a quarter of the year, or the whole year to date, does not count once."""
    for quarter, _ in figures.quarters:
        yield from _of_sum(period_name(quarter), figures.untiled(quarter.first, quarter.last))
    yield from untiled_to_date(figures, figures.last_month)


def untiled_to_date(figures: IndicatorYear, month: int) -> Iterator[str]:
    """The same of the year up to `month` alone."""
    yield from _of_sum(f"từ đầu năm đến hết tháng {month:02}/{figures.year}", figures.untiled(1, month))


def _of_sum(name: str, seams: Iterable[Untiled]) -> Iterator[str]:
    for seam in seams:
        yield f"Chú ý, {name}: ngày chốt số liệu đổi giữa chừng nên {days_name(seam.days)} {_in_sum(seam)}."


def _in_sum(seam: Untiled) -> str:
    return "không tháng nào của kỳ này tính" if seam.is_gap else "bị tính thừa khi cộng các tháng"
