"""Values as JSON: the findings for other programs. Pure. Places are those of the author's file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from baocao.checking.check import Summary
from baocao.model import Diagnostic
from baocao.parsing.file_places import file_place
from baocao.render.order import in_order
from baocao.visible import visible

VERSION = 1
_COMMAND = re.compile(r"#(?=#\w*\[)")
"""What some build machines take for a command to them, wherever in a line it stands."""


def render_json(diagnostics: Iterable[Diagnostic], summary: Summary) -> str:
    """`check --format json`."""
    found = [_finding(one) for one in in_order(diagnostics)]
    return dump({"version": VERSION, "diagnostics": found, "summary": asdict(summary)})


def dump(value: Any) -> str:
    """`value` as JSON for people to read too; what could steer a terminal is escaped, the value stays the same.

    Only bytes of a file name that are no letters become U+FFFD: not every reader of JSON takes half a character.
    """
    lines = json.dumps(value, ensure_ascii=False, indent=2).split("\n")
    text = "\n".join(line if line.isprintable() else "".join(map(_escaped, line)) for line in lines)
    return _COMMAND.sub(r"\\u0023", text) + "\n"


def _escaped(character: str) -> str:
    if visible(character) == character:
        return character
    return "\ufffd" if "\ud800" <= character <= "\udfff" else json.dumps(character)[1:-1]


def _finding(one: Diagnostic) -> dict[str, Any]:
    related = [(file_place(other.span), other.message) for other in one.related]
    return {
        **asdict(file_place(one.span)),
        "rule": one.rule,
        "name": one.name,
        "severity": one.severity,
        "message": one.message,
        "help": one.help,
        "related": [{"path": place.path, "line": place.line, "message": message} for place, message in related],
    }
