"""`trace --format json`: one task or all, over the months."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from baocao.parsing.file_places import file_place
from baocao.render.json_dump import dump
from baocao.tasks.mentions import Mention
from baocao.tasks.trace import Task, Traced


def render(found: Iterable[Traced], color: bool, width: int, as_lives: bool = False) -> str:
    """All that is known of the tasks, also where one is asked for."""
    return dump({"version": 1, "tasks": [_task(office.office, task) for office in found for task in office.tasks]})


def _task(office: str, task: Task) -> dict[str, Any]:
    return {
        **({"office": office} if office else {}),
        "slug": task.slug,
        "text": task.words,
        "areas": list(task.areas),
        "first_planned": str(task.first_planned) if task.first_planned else None,
        "standing": task.standing,
        "open": task.is_open,
        "months_open": task.months_open,
        "months_quiet": task.quiet,
        "due": str(task.due) if task.due else None,
        "overdue": task.is_overdue,
        "routine": task.routine,
        "missing": [str(period) for period in task.missing],
        "mentions": [_mention(mention) for mention in task.mentions],
    }


def _mention(mention: Mention) -> dict[str, Any]:
    place = file_place(mention.placed.item.span)
    return {
        "kind": mention.kind,
        "period": str(mention.period),
        "path": place.path,
        "line": place.line,
        "text": mention.text,
        "status": mention.status,
        "reason": mention.reason,
        "due": str(mention.due) if mention.due else None,
        "routine": mention.routine,
        "by": mention.by or None,
        "score": mention.score,
    }
