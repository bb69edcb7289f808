"""`due --format ics`: what is due when, for a calendar program (RFC 5545).

Written here and not by a library: a dozen kinds of lines are all that a calendar of whole days has. A test reads it
with one. A day keeps its `UID`, so that a calendar that is imported again moves its entries and doubles none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from uuid import UUID, uuid5

from baocao.checking.due_reports import DueReport, DueState, OfficeDue
from baocao.language.period_names import days_name, period_name
from baocao.render.due_words import lacks

_OURS = UUID("6f6ef6a9-8b1f-4b0e-9a0e-0d6c3a5f4b11")
_LONGEST_LINE = 75
"""Bytes of a line, by RFC 5545, 3.1; a longer one goes on behind a blank."""


def render(found: Iterable[OfficeDue], today: date, color: bool, width: int) -> str:
    """The calendar; each report is a day of it."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//baocao//due//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for office in found:
        for report in office.reports:
            lines += _event(office, report, today)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(office: OfficeDue, report: DueReport, today: date) -> Iterator[str]:
    name = period_name(report.period)
    stamp = today.strftime("%Y%m%dT000000Z")
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(_OURS, '/'.join((office.parent, office.name, office.id, str(report.period))))}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{report.due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{report.due + timedelta(1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(f'Hạn gửi báo cáo {name}')}"
    what = f"{office.name}. Số liệu tính từ {days_name(report.days)}. Hiện {lacks(report, today)}."
    yield f"DESCRIPTION:{_escaped(what)}"
    yield "TRANSP:TRANSPARENT"
    if report.state is not DueState.ISSUED:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(f'Báo cáo {name} đến hạn sau 2 ngày')}")
        yield from ("TRIGGER:-P2D", "END:VALARM")
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """A text value, by RFC 5545, 3.3.11; a control character has no place in one."""
    text = "".join(letter if letter.isprintable() else " " for letter in text)
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces that are short enough; no letter is cut."""
    piece, size = "", 0
    for letter in line:
        length = len(letter.encode())
        if size + length > _LONGEST_LINE:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + length
    yield piece
