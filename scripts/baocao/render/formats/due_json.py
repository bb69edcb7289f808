"""`due --format json`: what is due when, for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from baocao.checking.due_reports import DueReport, OfficeDue
from baocao.render.due_words import lacks
from baocao.render.json_dump import dump


def render(found: Iterable[OfficeDue], today: date, color: bool, width: int) -> str:
    """Every report of each office, those that are issued too."""
    offices = [
        {
            **({"office": office.id} if office.id else {}),
            "name": office.name,
            "reports": [_report(report, today) for report in office.reports],
        }
        for office in found
    ]
    return dump({"version": 1, "today": today.isoformat(), "offices": offices})


def _report(report: DueReport, today: date) -> dict[str, Any]:
    return {
        "period": str(report.period),
        "from": report.days.first.isoformat(),
        "to": report.days.last.isoformat(),
        "due": report.due.isoformat(),
        "state": report.state,
        "late": report.is_late,
        "errors": report.errors,
        "warnings": report.warnings,
        "lacks": lacks(report, today),
        "path": report.path,
        "notes": list(report.remarks),
    }
