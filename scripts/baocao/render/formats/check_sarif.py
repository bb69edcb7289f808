"""`check --format sarif`.

Places are those of the author's file, columns in Unicode code points, a byte order mark not counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from baocao.checking.check import Summary
from baocao.checking.fingerprints import fingerprints
from baocao.checking.rules import all_rules
from baocao.model import Diagnostic, Edit, Source, Span
from baocao.model.rule import Rule
from baocao.parsing.file_places import FilePlace, file_place, file_text
from baocao.render.sarif import FINGERPRINT, LEVELS, artifact, digest, document, message


def render(diagnostics: Iterable[Diagnostic], summary: Summary, color: bool, width: int) -> str:
    """One run with every rule and the findings."""
    rules = [loaded.rule for loaded in all_rules()]
    return document(rules, results(diagnostics, rules))


def results(diagnostics: Iterable[Diagnostic], rules: Sequence[Rule]) -> list[dict[str, Any]]:
    """The findings as SARIF has them in a run of these rules."""
    indexes = {rule.id: index for index, rule in enumerate(rules)}
    found = list(diagnostics)
    known = (digest(*map(str, parts)) for parts in fingerprints(found))
    return [_result(each, indexes, fingerprint) for each, fingerprint in zip(found, known, strict=True)]


def _result(found: Diagnostic, indexes: dict[str, int], fingerprint: str) -> dict[str, Any]:
    result: dict[str, Any] = {"ruleId": found.rule}
    if found.rule in indexes:
        result["ruleIndex"] = indexes[found.rule]
    result |= {
        "level": LEVELS[found.severity],
        "message": message(f"{found.message}\n{found.help}" if found.help else found.message),
        "locations": [{"physicalLocation": _location(found.span)}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if found.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _location(other.span), "message": message(other.message)}
            for number, other in enumerate(found.related, start=1)
        ]
    if found.edits:
        result["fixes"] = [
            {"description": message(found.help or found.message), "artifactChanges": _changes(found.edits)}
        ]
    return result


def _location(span: Span) -> dict[str, Any]:
    place = file_place(span)
    return {"artifactLocation": artifact(place.path), "region": _region(place)}


def _region(place: FilePlace) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _changes(edits: Iterable[Edit]) -> list[dict[str, Any]]:
    """The edits file by file, in terms of what stands in the file."""
    by_source: defaultdict[Source, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_source[edit.span.source].append(edit)
    return [
        {"artifactLocation": artifact(source.path), "replacements": [_replacement(edit) for edit in own]}
        for source, own in by_source.items()
    ]


def _replacement(edit: Edit) -> dict[str, Any]:
    origin = file_text(edit.span.source)
    wanted = origin.replacement(edit.span.start, edit.span.end, edit.text)
    place = FilePlace(origin.source.path, *origin.position(wanted.start), *origin.position(wanted.end))
    return {"deletedRegion": _region(place), "insertedContent": {"text": wanted.text}}
