"""What stands in a marker: tasks, how they stand and why."""

from __future__ import annotations

from dataclasses import dataclass

from baocao.model.source import Span
from baocao.model.status import Status

LONGEST_SLUG = 60
SLUG = rf"[a-z0-9-]{{2,{LONGEST_SLUG}}}"
"""The pattern of a short name that authors type: of a task, an area, an office."""
OPENING = "{#"
"""What a marker begins with."""


@dataclass(frozen=True, slots=True)
class Marker:
    """`{#slug status}`: which tasks an item is about and how they stand.

    `reason` is the text quoted in the marker. `problem` says in Vietnamese what is wrong with a
    marker that cannot be read; it then has no slugs.
    """

    slugs: tuple[str, ...]
    status: Status | None
    reason: str | None
    span: Span
    problem: str | None = None
