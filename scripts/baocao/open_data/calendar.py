"""Days for a calendar program (RFC 5545). Pure.

Written here and not by a library: a dozen kinds of lines are all that a calendar of whole days has. A test reads it
with one. A day keeps its `UID`, so that a calendar that is imported again moves its entries and doubles none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid5

from baocao.language.period_names import days_name, period_name
from baocao.period import Days, Period

_OURS = UUID("6f6ef6a9-8b1f-4b0e-9a0e-0d6c3a5f4b11")
_LONGEST_LINE = 75
"""Bytes of a line, by RFC 5545, 3.1; a longer one goes on behind a blank."""
_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//baocao//due//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")


@dataclass(frozen=True, slots=True)
class Sender:
    """An office that sends reports; its `id` is empty where there is only one."""

    parent: str
    name: str
    id: str


@dataclass(frozen=True, slots=True)
class DueDay:
    """A report that is due on `day` and counts `days`; `lacks` says how far it is, in words."""

    sender: Sender
    period: Period
    days: Days
    day: date
    lacks: str
    is_sent: bool


def calendar_text(due: Iterable[DueDay], stamp: date) -> str:
    """The calendar as it was on the day `stamp`; each report is a day of it."""
    lines = [*_HEAD, *(line for each in due for line in _event(each, stamp)), "END:VCALENDAR"]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(due: DueDay, stamp: date) -> Iterator[str]:
    name, sender = period_name(due.period), due.sender
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(_OURS, '/'.join((sender.parent, sender.name, sender.id, str(due.period))))}"
    yield f"DTSTAMP:{stamp.strftime('%Y%m%dT000000Z')}"
    yield f"DTSTART;VALUE=DATE:{due.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due.day + timedelta(1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(f'Hạn gửi báo cáo {name}')}"
    yield f"DESCRIPTION:{_escaped(f'{sender.name}. Số liệu tính từ {days_name(due.days)}. Hiện {due.lacks}.')}"
    yield "TRANSP:TRANSPARENT"
    if not due.is_sent:
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
