"""`trace --format json`: one task or all, over the months."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from baocao.parsing.file_places import file_place
from baocao.render.json_dump import dump
from baocao.tasks.trace import Mention, Task, Traced


def render(found: Iterable[Traced], color: bool, width: int, as_lives: bool = False) -> str:
    """All that is known of the tasks, also where one is asked for."""
    return dump({"version": 1, "tasks": [_task(one.office, task) for one in found for task in one.tasks]})


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
        "missing": [str(period) for period in task.missing],
        "mentions": [_said(one) for one in task.mentions],
    }


def _said(one: Mention) -> dict[str, Any]:
    place = file_place(one.placed.item.span)
    return {
        "kind": one.kind,
        "period": str(one.period),
        "path": place.path,
        "line": place.line,
        "text": one.text,
        "status": one.status,
        "reason": one.reason,
        "by": one.by,
        "score": one.score,
    }
