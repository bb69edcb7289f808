"""The calendar of an office's due reports. Pure; a site has no clock: it tells what the reports say."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.config.reporting import counted, due, last_day
from baocao.model import ReportStatus
from baocao.office import by_period
from baocao.open_data.calendar import DueDay, Sender, calendar_text
from baocao.period import Period, PeriodKind
from baocao.site.office_view import OfficeView


def due_days(view: OfficeView) -> tuple[DueDay, ...]:
    """The day of each report of the newest report's year and of the next; illustrations are never sent."""
    office, standing = view.office, by_period(view.office)
    sender = Sender(view.parent, view.name, office.id)
    found = []
    for period in _periods(list(standing)):
        report, day = standing.get(period), due(office.config.reporting, period)
        days = counted(office.config.reporting, period)
        if day and days and not (report and report.front.sample):
            is_sent = report is not None and report.front.status is ReportStatus.ISSUED
            lacks = "đã ban hành" if is_sent else "là bản nháp" if report else "chưa có báo cáo"
            found.append(DueDay(sender, period, days, day, lacks, is_sent))
    return tuple(sorted(found, key=lambda each: (each.day, each.period.last - each.period.first)))


def due_calendar_text(view: OfficeView) -> str:
    """The calendar, as of the end of the newest report; empty where nothing is due."""
    found = due_days(view)
    newest = max((period for period in by_period(view.office)), key=lambda period: period.end, default=None)
    return calendar_text(found, last_day(view.office.config.reporting, newest)) if found and newest else ""


def _periods(there: list[Period]) -> Iterator[Period]:
    newest = max((period.year for period in there), default=0)
    for kind in PeriodKind:
        of_kind = [period for period in there if period.kind is kind]
        if of_kind:
            first = min(of_kind)
            start = max(first, Period(newest, 1, first.last - first.first + 1))
            while start.year <= newest + 1:
                yield start
                start = start.next
