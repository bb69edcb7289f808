"""`merge --format json`. Lines are those of the report after the merge."""

from __future__ import annotations

from dataclasses import asdict

from baocao.model.merge import Merge
from baocao.render.json_dump import dump


def render(found: Merge, color: bool, width: int) -> str:
    """What is in, what is not, and what was said; a text that was not there is empty."""
    return dump(
        {
            "report": found.report,
            "base": found.base,
            "applied": [{"line": edit.line, "old": edit.old, "new": edit.new} for edit in found.applied],
            "conflicts": [asdict(conflict) for conflict in found.conflicts],
            "unplaced": [{"old": edit.old, "new": edit.new} for edit in found.unplaced],
            "comments": [asdict(comment) for comment in found.comments],
            "notes": list(found.notes),
        }
    )
