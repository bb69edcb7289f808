"""What a finding is known by when lines move: its rule, its file, the text of its line and what it says. Pure.

What it says counts, since two tasks can be missing under one heading; but numbers in it do not, for a figure is
counted anew and a line number moves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from baocao.language.wording import one_line
from baocao.model import Diagnostic

Fingerprint = tuple[str, str, str, str, int]
"""Rule, path, line, message, and which of several that are otherwise the same, from 1."""
_NUMBER = re.compile(r"(?<![\w-])\d[\d.,]*(?![\w-])")


def fingerprints(diagnostics: Iterable[Diagnostic]) -> list[Fingerprint]:
    """The fingerprint of each of the findings, which are in the order of their files."""
    seen: Counter[tuple[str, str, str, str]] = Counter()
    found = []
    for diagnostic in diagnostics:
        span = diagnostic.span
        words = one_line(span.source.line(span.line))
        key = (diagnostic.rule, span.path, words, _NUMBER.sub("#", diagnostic.message))
        seen[key] += 1
        found.append((*key, seen[key]))
    return found
