"""`check --format gitlab`: the code quality report that GitLab shows beside the lines of a merge request.

What GitLab reads of the Code Climate format: description, name of the check, fingerprint, severity, path and lines
(GitLab Docs, Code Quality report format). It knows a finding again by its fingerprint alone, the one of
`--format sarif`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from baocao.findings import AS_OURS, Commands, ShownFinding, Summary
from baocao.render.digests import finding_digests
from baocao.render.json_dump import dump

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(
    findings: Iterable[ShownFinding], summary: Summary, color: bool, width: int, commands: Commands = AS_OURS
) -> str:
    """One list with all findings; an empty one where nothing was found."""
    each = list(findings)
    return dump([_issue(found, known) for found, known in zip(each, finding_digests(each), strict=True)])


def _issue(found: ShownFinding, fingerprint: str) -> dict[str, Any]:
    told = f"[{found.rule}] {found.message}"
    return {
        "type": "issue",
        "check_name": found.rule,
        "description": f"{told} {found.help}" if found.help else told,
        "categories": ["Style"],
        "severity": _SEVERITIES[found.severity],
        "fingerprint": fingerprint,
        "location": {
            "path": found.place.path,
            "lines": {"begin": found.place.line, "end": found.place.end_line},
        },
    }
