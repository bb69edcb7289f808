"""`check --format json`. Places are those of the author's file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from baocao.findings import AS_OURS, Commands, ShownFinding, Summary
from baocao.render.json_dump import dump

VERSION = 1


def render(
    findings: Iterable[ShownFinding], summary: Summary, color: bool, width: int, commands: Commands = AS_OURS
) -> str:
    """The findings, and how many there are; `left` only where a change brought them, `elsewhere` where some are."""
    counts = {name: count for name, count in summary._asdict().items() if count is not None}
    return dump({"version": VERSION, "diagnostics": list(map(finding, findings)), "summary": counts})


def finding(found: ShownFinding) -> dict[str, Any]:
    """A finding as every output in JSON has it."""
    return {
        **found.place._asdict(),
        "rule": found.rule,
        "name": found.name,
        "severity": found.severity,
        "message": found.message,
        "help": found.help,
        "related": [{"path": place.path, "line": place.line, "message": message} for place, message in found.related],
    }
