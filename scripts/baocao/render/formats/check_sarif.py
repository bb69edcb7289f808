"""`check --format sarif`.

Places are those of the author's file, columns in Unicode code points, a byte order mark not counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from baocao.checking.rules import all_rules
from baocao.findings import AS_OURS, Commands, FilePlace, ShownEdit, ShownFinding, Summary
from baocao.model import Severity
from baocao.model.rule import Rule
from baocao.render.digests import finding_digests
from baocao.render.sarif import FINGERPRINT, LEVELS, artifact, document, message


def render(
    findings: Iterable[ShownFinding], summary: Summary, color: bool, width: int, commands: Commands = AS_OURS
) -> str:
    """One run with every rule and the findings."""
    rules = [loaded.rule for loaded in all_rules()]
    return document(rules, results(findings, rules), said=commands.said)


def results(findings: Iterable[ShownFinding], rules: Sequence[Rule]) -> list[dict[str, Any]]:
    """The findings as SARIF has them in a run of these rules."""
    indexes = {rule.id: index for index, rule in enumerate(rules)}
    each = list(findings)
    return [_result(found, indexes, known) for found, known in zip(each, finding_digests(each), strict=True)]


def _result(found: ShownFinding, indexes: dict[str, int], fingerprint: str) -> dict[str, Any]:
    result: dict[str, Any] = {"ruleId": found.rule}
    if found.rule in indexes:
        result["ruleIndex"] = indexes[found.rule]
    result |= {
        "level": LEVELS[Severity(found.severity)],
        "message": message(f"{found.message}\n{found.help}" if found.help else found.message),
        "locations": [{"physicalLocation": _location(found.place)}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if found.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _location(other.place), "message": message(other.message)}
            for number, other in enumerate(found.related, start=1)
        ]
    if found.edits:
        result["fixes"] = [
            {"description": message(found.help or found.message), "artifactChanges": _changes(found.edits)}
        ]
    return result


def _location(place: FilePlace) -> dict[str, Any]:
    return {"artifactLocation": artifact(place.path), "region": _region(place)}


def _region(place: FilePlace) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _changes(edits: Iterable[ShownEdit]) -> list[dict[str, Any]]:
    """The edits file by file, in terms of what stands in the file."""
    by_path: defaultdict[str, list[ShownEdit]] = defaultdict(list)
    for edit in edits:
        by_path[edit.place.path].append(edit)
    return [
        {"artifactLocation": artifact(path), "replacements": [_replacement(edit) for edit in own]}
        for path, own in by_path.items()
    ]


def _replacement(edit: ShownEdit) -> dict[str, Any]:
    return {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.text}}
