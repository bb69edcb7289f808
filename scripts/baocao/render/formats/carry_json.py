"""`carry --format json`: each task that was planned, and how the month after accounts for it."""

from __future__ import annotations

from typing import Any

from baocao.period import Period
from baocao.render.json_dump import dump
from baocao.tasks.carryover import CarryOver
from baocao.tasks.task_links import LaterMention, TaskLink


def render(carry: CarryOver, color: bool, width: int) -> str:
    """The items in the order of the plan."""
    return dump(
        {
            "from": _name(carry.before.period),
            "to": _name(carry.after.period),
            "items": [_item(link) for link in carry.links],
        }
    )


def _item(link: TaskLink) -> dict[str, Any]:
    return {
        "slug": link.slug,
        "area": link.plan.area_name,
        "text": link.plan.item.text,
        "line": link.plan.item.span.line,
        "outcome": link.outcome,
        "status": link.status,
        "score": link.score,
        "by": link.by,
        "sure": link.sure,
        "results": [{"line": result.item.span.line, "text": result.item.text} for result in link.results],
        "reasons": list(link.reasons),
        "candidates": [
            {
                "line": candidate.result.item.span.line,
                "text": candidate.result.item.text,
                "score": candidate.score,
                "why": candidate.why,
            }
            for candidate in link.candidates
        ],
        "class": link.certainty,
        "later": _later(link.later),
    }


def _later(later: LaterMention | None) -> dict[str, Any] | None:
    """Where a missing task comes up again."""
    if later is None:
        return None
    return {
        "period": _name(later.report.period),
        "path": later.report.path,
        "section": later.section,
        "line": later.placed.item.span.line,
        "text": later.placed.item.text,
        "by": later.by,
    }


def _name(period: Period | None) -> str | None:
    return str(period) if period else None
