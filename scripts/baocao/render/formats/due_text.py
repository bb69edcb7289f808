"""`due` on the screen: what is late, what comes next, a line each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from baocao.checking.due_reports import DueReport, DueState, OfficeDue
from baocao.language.period_names import days_name, numeric_date, period_name
from baocao.render.due_words import lacks, late
from baocao.render.screen import cells, cut, pad, paint, wrap
from baocao.visible import visible

_HEADINGS = ("Hạn gửi", "Báo cáo", "Số liệu tính từ", "Còn thiếu")
_GAP = "  "
_MIN_TEXT = 24


def render(found: Sequence[OfficeDue], today: date, color: bool, width: int) -> str:
    """The reports of each office that are not issued yet, in a table, and how many are late."""
    parts = []
    for office in found:
        head = [paint(visible(f"Cơ quan: {office.name} ({office.id})"), "strong", color)] if office.id else []
        left = [report for report in office.reports if report.state is not DueState.ISSUED]
        lines = _table(left, today, color, width) if left else ["Không còn báo cáo nào phải gửi đến hết năm."]
        notes = [f"{period_name(report.period).capitalize()}. {note}" for report in left for note in report.remarks]
        parts.append("\n".join([*head, *lines, *(line for note in notes for line in wrap(note, width))]))
    return "\n\n".join([*parts, _closing(found, today)]) + "\n" if parts else ""


def _table(reports: Sequence[DueReport], today: date, color: bool, width: int) -> list[str]:
    rows = [_row(report, today) for report in reports]
    widths = [max(map(cells, column)) for column in zip(_HEADINGS[:-1], *(row[:-1] for row in rows), strict=True)]
    widths.append(max(width - sum(widths) - len(_GAP) * len(widths), _MIN_TEXT))
    lines = [paint(_line(_HEADINGS, widths), "strong", color)]
    for report, row in zip(reports, rows, strict=True):
        line = _line(row, widths)
        is_far = report.state is DueState.MISSING and today <= report.days.last
        lines.append(paint(line, "error" if report.is_late else "dim", color) if report.is_late or is_far else line)
    return lines


def _row(report: DueReport, today: date) -> tuple[str, ...]:
    said = ": ".join(filter(None, (late(report, today), lacks(report, today))))
    return numeric_date(report.due), period_name(report.period), days_name(report.days), said


def _line(texts: Iterable[str], widths: Sequence[int]) -> str:
    *columns, last = zip(texts, widths, strict=True)
    return _GAP.join([*(pad(text, size) for text, size in columns), cut(*last)]).rstrip()


def _closing(found: Sequence[OfficeDue], today: date) -> str:
    reports = [report for office in found for report in office.reports]
    overdue = sum(report.is_late for report in reports)
    coming = sum(report.state is not DueState.ISSUED and not report.is_late for report in reports)
    return f"Đến {numeric_date(today)}: {overdue} báo cáo quá hạn, {coming} báo cáo sắp đến hạn."
