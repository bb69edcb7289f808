"""`check --format json`. Places are those of the author's file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from baocao.checking.check import Summary
from baocao.model import Diagnostic
from baocao.parsing.file_places import file_place
from baocao.render.json_dump import dump

VERSION = 1


def render(diagnostics: Iterable[Diagnostic], summary: Summary, color: bool, width: int) -> str:
    """The findings, and how many there are; `left` only where they are those that a change brought."""
    counts = {name: count for name, count in asdict(summary).items() if count is not None}
    return dump({"version": VERSION, "diagnostics": list(map(finding, diagnostics)), "summary": counts})


def finding(found: Diagnostic) -> dict[str, Any]:
    """A finding as every output in JSON has it."""
    related = [(file_place(other.span), other.message) for other in found.related]
    return {
        **asdict(file_place(found.span)),
        "rule": found.rule,
        "name": found.name,
        "severity": found.severity,
        "message": found.message,
        "help": found.help,
        "related": [{"path": place.path, "line": place.line, "message": message} for place, message in related],
    }
