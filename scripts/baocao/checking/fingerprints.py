"""What a finding is known by when lines move: its rule, its file, the text of its line and what it says. Pure.

What it says counts, since two tasks can be missing under one heading; but numbers in it do not, for a figure is
counted anew and a line number moves.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from baocao.findings import ShownFinding
from baocao.language.wording import one_line
from baocao.model import Diagnostic

Fingerprint = tuple[str, str, str, str, int]
"""Rule, path, line, message, and which of several that are otherwise the same, from 1."""
_NUMBER = re.compile(r"(?<![\w-])\d[\d.,]*(?![\w-])")


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[Fingerprint]:
    """The fingerprint of each of the findings, which are in the order of their files."""
    return _counted(
        (each.rule, each.span.path, each.span.source.line(each.span.line), each.message) for each in diagnostics
    )


def shown_fingerprints(findings: Iterable[ShownFinding]) -> list[Fingerprint]:
    """The same fingerprints, of findings as they are shown."""
    lines = ((each, unicodedata.normalize("NFC", each.line or "")) for each in findings)
    return _counted((each.rule, each.place.path, line, each.message) for each, line in lines)


def what_it_says(message: str) -> str:
    """The message of a finding without what is counted in it."""
    return _NUMBER.sub("#", message)


def _counted(facts: Iterable[tuple[str, str, str, str]]) -> list[Fingerprint]:
    seen: Counter[tuple[str, str, str, str]] = Counter()
    found = []
    for rule, path, line, message in facts:
        key = (rule, path, one_line(line), what_it_says(message))
        seen[key] += 1
        found.append((*key, seen[key]))
    return found
