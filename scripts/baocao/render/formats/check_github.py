"""`check --format github`: GitHub Actions workflow commands, which a pull request shows beside its lines.

Properties must not hold `:` or `,`, nothing may hold a line end; columns count only where the place
is on one line (GitHub Docs, Workflow commands for GitHub Actions).
"""

from __future__ import annotations

from collections.abc import Iterable

from baocao.findings import AS_OURS, Commands, ShownFinding, Summary
from baocao.visible import visible

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(
    findings: Iterable[ShownFinding], summary: Summary, color: bool, width: int, commands: Commands = AS_OURS
) -> str:
    """One command a line; nothing where nothing was found."""
    return "".join(f"{_command(found)}\n" for found in findings)


def _command(found: ShownFinding) -> str:
    place = found.place
    properties: dict[str, object] = {"file": place.path, "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:
        properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = f"{found.rule} {found.name}"
    told = ",".join(f"{name}={_escaped(str(value), _PROPERTY)}" for name, value in properties.items())
    message = f"{found.message}\n{found.help}" if found.help else found.message
    return f"::{_COMMANDS[found.severity]} {told}::{_escaped(message, _DATA)}"


def _escaped(text: str, escapes: dict[int, str]) -> str:
    return visible(text.translate(escapes))
