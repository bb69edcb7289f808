"""`due --format ics`: what is due when, for a calendar program."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from baocao.checking.due_reports import DueState, OfficeDue
from baocao.open_data.calendar import DueDay, Sender, calendar_text
from baocao.render.due_words import lacks


def render(found: Iterable[OfficeDue], today: date, color: bool, width: int) -> str:
    """The calendar; each report is a day of it."""
    days = (
        DueDay(
            Sender(office.parent, office.name, office.id),
            report.period,
            report.days,
            report.due,
            lacks(report, today),
            report.state is DueState.ISSUED,
        )
        for office in found
        for report in office.reports
    )
    return calendar_text(days, today)
