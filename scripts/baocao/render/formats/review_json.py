"""`review --format json`. Lines are those of the author's file; of what is gone, those that it had."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from baocao.render.formats.check_json import finding
from baocao.render.json_dump import dump
from baocao.render.showing import showing
from baocao.review.model import DueChange, FindingChanges, IndicatorChange, PlanEntry, ReportReview, Review


def render(review: Review, color: bool, width: int) -> str:
    """Each report that changed; `elsewhere` has the findings in reports that nobody touched."""
    return dump(
        {
            "since": review.since,
            "commit": review.commit,
            "reports": list(map(_report, review.reports)),
            "elsewhere": _findings(review.elsewhere),
            "offices": [change._asdict() for change in review.listed],
        }
    )


def _report(report: ReportReview) -> dict[str, Any]:
    plan = report.plan
    return {
        "path": report.path,
        "old_path": report.old_path,
        "office": report.office,
        "period": str(report.period) if report.period else None,
        "change": report.change,
        "status": report.status,
        "decisions": list(map(asdict, report.decisions)),
        "plan": {
            "added": _entries(plan.added),
            "dropped": _entries(plan.dropped),
            "finished": _entries(plan.finished),
            "postponed": _entries(plan.postponed),
            "abandoned": _entries(plan.abandoned),
            "rescheduled": list(map(_due_change, plan.rescheduled)),
            "changed": list(map(asdict, plan.changed)),
        },
        "indicators": list(map(_indicator, report.indicators)),
        "findings": _findings(report.findings),
        "head": list(map(asdict, report.head)),
        "sentences": list(map(asdict, report.sentences)),
        "moved": list(map(asdict, report.moved)),
    }


def _entries(entries: Iterable[PlanEntry]) -> list[dict[str, Any]]:
    return [
        {"slug": entry.slug, "text": entry.text, "line": entry.line, "reason": entry.reason or None}
        for entry in entries
    ]


def _due_change(change: DueChange) -> dict[str, Any]:
    old, new = (str(due) if due else None for due in (change.old, change.new))
    return {**asdict(change), "old": old, "new": new}


def _indicator(change: IndicatorChange) -> dict[str, Any]:
    return {name: _number(value) for name, value in asdict(change).items()}


def _number(value: Any) -> Any:
    """A whole number without a decimal point."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _findings(changes: FindingChanges) -> dict[str, Any]:
    return {name: [finding(showing(found)) for found in getattr(changes, name)] for name in ("new", "mended")}
