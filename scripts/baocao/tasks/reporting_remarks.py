"""What an author is told of the days that a report counts, and of when it is due. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.config.reporting import ReportingDays, counted, due, untiled
from baocao.language.period_names import days_name, numeric_date
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
            what = "không tháng nào của kỳ này tính" if seam.is_gap else "bị tính thừa khi cộng các tháng"
        yield f"Chú ý: ngày chốt số liệu đổi giữa chừng nên {days_name(seam.days)} {what}."
