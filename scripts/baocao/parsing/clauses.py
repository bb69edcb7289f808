"""Divides a bullet that holds several actions into its clauses.

Text in, ranges out. A clause ends at a marker or, where there is none, at a `;` that ends an action, or with its
sentence where the next says another action: never inside quotes or brackets, or between the parts of an enumeration.
A sentence that only tells more of the action before it belongs to that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import dropwhile, pairwise

from baocao.language.own_action import is_own_action
from baocao.language.sentences import ends_sentence
from baocao.language.vocabulary import ACTION_VERBS, NOT_ACTIONS
from baocao.model import Marker, Prose
from baocao.regex import regex

_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»", "‘": "’"}
_SIGNS = regex(r"[;:.!?…\"()\[\]“”«»‘’]")
_STOPS = ".!?…"
_MAY_END = regex(r"[;.!?…](?:(?<=;)|(?<=\.)\u00a0|[ \n])")
_REASON = regex(r"[\s,;:.–-]*(?:lý do|nguyên nhân|do|vì|vướng)\b", re.IGNORECASE)
_ASIDE = regex(r"[\s,;:.–-]*\([^()]*\)[\s.;]*$")
_READ = 400
"""Characters that are looked at where a sentence ends: at the start and end of what is before it, and behind."""
_JOINING = " \t\u00a0;,."
_CLOSING = _JOINING + "/"
_WORD = regex(r"[^\W_]")
_WORDS = regex(r"[^\W_]+")
_NUMBER = regex(r"\d[\d.,]*\s+")


def clauses(prose: Prose) -> list[tuple[int, int, tuple[Marker, ...]]]:
    """Start and end in `prose.text` of each clause, trimmed, with the markers that close it."""
    text, marks = prose.text, prose.marks
    found: list[tuple[int, int, list[Marker]]] = []
    start, leading = 0, list[Marker]()
    for at, marker in marks:
        if has_words(text, start, at):
            found.append((start, at, [*leading, marker]))
            leading = []
        elif found:
            found[-1][2].append(marker)
        else:
            leading.append(marker)
        start = at
    if has_words(text, start, len(text)):
        ends = [*split_actions(text, start), len(text)]
        is_reason = bool(found) and _REASON.match(text, start) is not None
        if is_reason:  # which may have parts
            ends = list(dropwhile(lambda end: end < len(text) and text[end - 1] == ";", ends))
        if is_reason or (found and _tells_more(text[start : ends[0]], text[found[-1][0] : start])):
            first, _, markers = found.pop()
            start = ends.pop(0)
            found.append((first, start, markers))
        for first, last in pairwise([start, *ends]):
            if has_words(text, first, last):
                found.append((first, last, leading))
                leading = []
    elif leading:
        found.append((start, start, leading))
    return [(*trimmed(text, first, last), tuple(markers)) for first, last, markers in found]


def _tells_more(tail: str, before: str) -> bool:
    """Whether what stands behind a marker says no action of its own: an aside, or a sentence about the one `before`."""
    words = tail.lstrip(_JOINING)
    is_sentence = "." in tail[: len(tail) - len(words)] or before.rstrip().endswith(".")
    return _ASIDE.match(tail) is not None or (is_sentence and not is_own_action(words[:_READ], before[-_READ:]))


def split_actions(text: str, start: int = 0) -> list[int]:
    """The offsets just after each sign from `start` on that ends an action: a `;`, or the stop of a sentence."""
    if not _MAY_END.search(text):
        return []
    ends: list[int] = []
    closing: list[str] = []
    awaited = defaultdict[str, int](int)  # how many of each sign are in `closing`
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
        elif sign == ";":
            named.add(text[read:at])
            read = at + 1
            if _begins_action(text[at + 1 : at + 60].lstrip(), named, enumerating):
                ends.append(at + 1)
                named, enumerating = _Named(), False
        elif sign in _STOPS and ends_sentence(text, at):
            enumerating = False
            first = ends[-1] if ends else start
            before = text[first:at] if at - first < _READ else f"{text[first : first + _READ]} {text[at - _READ : at]}"
            if is_own_action(text[at + 1 : at + _READ].lstrip(), before):
                ends.append(at + 1)
                named, read = _Named(), at + 1
    return ends


def action_starts(text: str) -> list[int]:
    """Where in `text` an action begins that is not the first; a reason or an aside belongs to the one before it."""
    cuts = split_actions(text)
    return [
        start
        for start, end in pairwise([*cuts, len(text)])
        if not _REASON.match(text, start) and not _ASIDE.match(text[start:end])
    ]


class _Named:
    """The words of an action so far, alone and by twos as they follow each other; read when they are asked for."""

    def __init__(self) -> None:
        self._unread: list[str] = []
        self._said: set[str] = set()
        self._last = ""

    def add(self, text: str) -> None:
        self._unread.append(text)

    def has(self, words: list[str]) -> bool:
        """Whether these one or two words stand there, side by side."""
        for text in self._unread:
            said = _WORDS.findall(text.lower())
            self._said.update(said)
            self._said.update(map(" ".join, pairwise([self._last, *said])))
            self._last = said[-1] if said else self._last
        self._unread.clear()
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


def has_words(text: str, start: int, end: int) -> bool:
    """Whether there is a word in `text[start:end]`."""
    return _WORD.search(text, start, end) is not None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range `text[start:end]` without blanks and the signs that join clauses."""
    words = text[start:end].lstrip(_JOINING)
    kept = words.rstrip(_CLOSING)
    first = end - len(words)
    last = first + len(kept)
    return first, last + 1 if kept.endswith("v.v") and text.startswith(".", last, end) else last
