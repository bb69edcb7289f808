"""Values as JSON: the findings for other programs. Pure. Places are those of the author's file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from baocao.check import Summary
from baocao.model import Diagnostic
from baocao.origin import place_of
from baocao.render.order import in_order

VERSION = 1
_STEERS_A_TERMINAL = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def render_json(diagnostics: Iterable[Diagnostic], summary: Summary) -> str:
    """`check --format json`."""
    found = [_finding(one) for one in in_order(diagnostics)]
    return dump({"version": VERSION, "diagnostics": found, "summary": asdict(summary)})


def dump(value: Any) -> str:
    """`value` as JSON for people to read too; what could steer a terminal is escaped, the value stays the same."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _STEERS_A_TERMINAL.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _finding(one: Diagnostic) -> dict[str, Any]:
    related = [(place_of(other.span), other.message) for other in one.related]
    return {
        **asdict(place_of(one.span)),
        "rule": one.rule,
        "name": one.name,
        "severity": one.severity,
        "message": one.message,
        "help": one.help,
        "related": [{"path": place.path, "line": place.line, "message": message} for place, message in related],
    }
