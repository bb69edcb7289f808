"""Divides a bullet that holds several actions into its clauses.

Text in, ranges out. A clause ends at a marker or, where there is none, at a `;` that ends an action: not at a `;`
inside quotes or brackets, or between the parts of an enumeration.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from baocao.language.vocabulary import ACTION_VERBS, NOT_ACTIONS
from baocao.model import Marker, Prose

_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»", "‘": "’"}
_SIGNS = re.compile(r"[;:.\"()\[\]“”«»‘’]")
_REASON = re.compile(r"[\s,;:.–-]*(?:lý do|nguyên nhân|do|vì|vướng)\b", re.IGNORECASE)
_ASIDE = re.compile(r"[\s,;:.–-]*\([^()]*\)[\s.;]*$")
_WORD = re.compile(r"[^\W_]")
_WORDS = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d[\d.,]*\s+")


def clauses(prose: Prose) -> Iterator[tuple[int, int, tuple[Marker, ...]]]:
    """Start and end in `prose.text` of each clause, trimmed, with the markers that close it."""
    text = prose.text
    found: list[tuple[int, int, list[Marker]]] = []
    start, leading = 0, list[Marker]()
    for at, marker in prose.marks:
        if _has_words(text, start, at):
            found.append((start, at, [*leading, marker]))
            leading = []
        elif found:
            found[-1][2].append(marker)
        else:
            leading.append(marker)
        start = at
    if _has_words(text, start, len(text)):
        tail = text[start:]
        if found and (_REASON.match(tail) or _ASIDE.match(tail)):
            first, _, markers = found.pop()
            found.append((first, len(text), markers))
        else:
            ends = [*split_actions(text, start), len(text)]
            for first, last in zip([start, *ends], ends, strict=False):
                if _has_words(text, first, last):
                    found.append((first, last, leading))
                    leading = []
    elif leading:
        found.append((start, start, leading))
    for first, last, markers in found:
        yield *_trim(text, first, last), tuple(markers)


def split_actions(text: str, start: int = 0) -> list[int]:
    """The offsets just after each `;` from `start` on that ends an action."""
    if ";" not in text:
        return []
    ends: list[int] = []
    closing: list[str] = []
    awaited: Counter[str] = Counter()  # how many of each sign are in `closing`
    straight = enumerating = False
    named, read = _Named(), start
    for match in _SIGNS.finditer(text, start):
        sign, at = match[0], match.start()
        if sign == '"':
            straight = not straight
        elif sign in _PAIRS:
            closing.append(_PAIRS[sign])
            awaited[_PAIRS[sign]] += 1
        elif awaited[sign]:
            last = ""
            while last != sign:
                last = closing.pop()
                awaited[last] -= 1
        elif closing or straight:
            continue
        elif sign == ":":
            enumerating = True
        elif sign == "." and text[at + 1 : at + 2] in (" ", ""):
            enumerating = False
        elif sign == ";":
            named.add(text[read:at])
            read = at + 1
            if _begins_action(text[at + 1 : at + 60].lstrip(), named, enumerating):
                ends.append(at + 1)
                named = _Named()
                enumerating = False
    return ends


class _Named:
    """The words of an action so far, alone and by twos as they follow each other."""

    def __init__(self) -> None:
        self._said: set[str] = set()
        self._last = ""

    def add(self, text: str) -> None:
        words = _WORDS.findall(text.lower())
        self._said.update(words)
        self._said.update(map(" ".join, pairwise([self._last, *words])))
        self._last = words[-1] if words else self._last

    def has(self, words: list[str]) -> bool:
        """Whether these one or two words stand there, side by side."""
        return " ".join(words) in self._said


def _begins_action(text: str, before: _Named, enumerating: bool) -> bool:
    """Whether `text`, which follows the `;` behind `before`, is an action of its own and not one more of its parts."""
    lower = text.lower()
    if _NUMBER.sub("", lower, count=1).startswith(ACTION_VERBS):
        return True
    if enumerating or not text[:1].isalpha():
        return False
    words = _WORDS.findall(lower[:40])
    # `mô hình trồng lan; mô hình trồng cúc`: what was named before goes on.
    goes_on = words[:1] == [] or words[0] in NOT_ACTIONS or before.has(words[:2])
    return not goes_on or text[0].isupper()


def _has_words(text: str, start: int, end: int) -> bool:
    return _WORD.search(text, start, end) is not None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without blanks and the signs that join clauses."""
    while start < end and text[start] in " \t\u00a0;,.":
        start += 1
    while end > start and text[end - 1] in " \t\u00a0;,./":
        if text.endswith("v.v.", start, end) or text.endswith("v.v", start, end):
            break
        end -= 1
    return start, end
