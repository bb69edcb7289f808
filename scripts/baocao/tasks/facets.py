"""What of a task a reader asks for: overdue, at a standstill, not done for a reason. One definition for all. Pure.

Nothing here looks at a clock: a task is overdue, or stands still, as of the newest month of its office.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from baocao.model import Status
from baocao.tasks.trace import Task

STALLED_AFTER = 2
"""Months without progress after which a task stands still."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A question about tasks. `id`: its name in an address; `label`: its words, as of a group of tasks."""

    id: str
    label: str
    holds: Callable[[Task], bool]


def is_stalled(task: Task) -> bool:
    """Whether nobody has moved an open task for so long that somebody should ask; never routine work."""
    return task.quiet >= STALLED_AFTER


def is_excused(task: Task) -> bool:
    """Whether the last word on a task is that it is not done, and why."""
    return task.standing is Status.NOT_DONE and bool(task.last.reason)


OVERDUE = Facet("qua-han", "Quá hạn", lambda task: task.is_overdue)
STALLED = Facet("dung-lai", f"Không tiến triển ≥ {STALLED_AFTER} tháng", is_stalled)
EXCUSED = Facet("co-ly-do", "Chưa làm, có lý do", is_excused)
DROPPED = Facet("bo", Status.DROPPED.facts.label, lambda task: task.standing is Status.DROPPED)
ROUTINE = Facet("thuong-xuyen", "Thường xuyên", lambda task: task.routine)

FACETS = (OVERDUE, STALLED, EXCUSED, DROPPED, ROUTINE)
"""The most pressing first."""
