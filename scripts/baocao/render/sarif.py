"""Findings as SARIF 2.1.0 (OASIS), which code scanning and editors read. Pure.

Places are those of the author's file, columns in Unicode code points, a byte order mark not counted.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from baocao import __version__
from baocao.checking.rules import LoadedRule, ReportRule, all_rules
from baocao.model import Diagnostic, Edit, Severity, Source, Span
from baocao.parsing.file_places import FilePlace, file_place, file_text
from baocao.render.as_json import dump
from baocao.render.order import in_order
from baocao.render.rules_page import rule_markdown, rule_text

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_FINGERPRINT = "baocao/v1"
"""GitHub's own `primaryLocationLineHash` is left to GitHub, which recomputes it."""
_ENOUGH_WORDS = 400
"""Characters of a finding's words that tell it from the others."""
_LINE_NUMBER = re.compile(r"\bdòng \d+")


def render_sarif(diagnostics: Iterable[Diagnostic], rules: Sequence[LoadedRule] | None = None) -> str:
    """One run with every rule and the findings."""
    described = [loaded.rule for loaded in (all_rules() if rules is None else rules)]
    indexes = {rule.id: index for index, rule in enumerate(described)}
    seen: Counter[str] = Counter()
    results = [_result(one, indexes, _fingerprint(one, seen)) for one in in_order(diagnostics)]
    return document([_rule(one) for one in described], results)


def document(rules: list[dict[str, Any]], results: list[dict[str, Any]], notices: Sequence[dict[str, Any]] = ()) -> str:
    """The whole file of one run: `rules` and `results` as SARIF has them, and `notices` of what was not looked at."""
    driver = {"name": "baocao", "version": __version__, "language": "vi", "rules": rules}
    run = {"tool": {"driver": driver}, "language": "vi", "columnKind": "unicodeCodePoints", "results": results}
    if notices:
        run["invocations"] = [{"executionSuccessful": False, "toolExecutionNotifications": list(notices)}]
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def pascal(name: str) -> str:
    """A rule's name as SARIF's readers want it: `motto-style` is `MottoStyle`."""
    return "".join(word.capitalize() for word in name.split("-"))


def _rule(rule: ReportRule) -> dict[str, Any]:
    # No `helpUri`: it is an absolute one (3.49.12), and each office has its rules page elsewhere, or nowhere.
    return {
        "id": rule.id,
        "name": pascal(rule.name),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule_text(rule), "markdown": rule_markdown(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(one: Diagnostic, indexes: dict[str, int], fingerprint: str) -> dict[str, Any]:
    result: dict[str, Any] = {"ruleId": one.rule}
    if one.rule in indexes:
        result["ruleIndex"] = indexes[one.rule]
    result |= {
        "level": LEVELS[one.severity],
        "message": message(f"{one.message}\n{one.help}" if one.help else one.message),
        "locations": [{"physicalLocation": _location(one.span)}],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if one.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _location(other.span), "message": message(other.message)}
            for number, other in enumerate(one.related, start=1)
        ]
    if one.edits:
        result["fixes"] = [{"description": message(one.help or one.message), "artifactChanges": _changes(one.edits)}]
    return result


def message(text: str) -> dict[str, str]:
    """A message object; in its text `{0}` is a placeholder and `[a](b)` a link (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")}


def _location(span: Span) -> dict[str, Any]:
    place = file_place(span)
    return {"artifactLocation": artifact(place.path), "region": _region(place)}


def artifact(path: str) -> dict[str, str]:
    """An artifact location: the path as a URI reference (RFC 3986), from the root where it does not begin there."""
    scheme = "file://" if path.startswith("/") else ""
    return {"uri": scheme + quote(path, errors="surrogateescape")}


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


def _fingerprint(one: Diagnostic, seen: Counter[str]) -> str:
    """What stays the same when lines move: the rule, the file, the words meant and those said, and which of several."""
    said = _LINE_NUMBER.sub("dòng", one.message)
    span = one.span
    words = span.source.text[span.start : min(span.end, span.start + _ENOUGH_WORDS)]
    key = "\0".join((one.rule, span.path, " ".join(words.split()), said))
    digest = hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()[:32]
    seen[digest] += 1
    return f"{digest}:{seen[digest]}"
