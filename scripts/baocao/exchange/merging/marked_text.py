"""A text with markers and remarks among its letters: as one text, where each of them is a letter, and in Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from baocao.exchange.merging.chunks import Leaf, Mark

_OPENING = "([“‘«"
_PRIVATE = range(0xF0000, 0x10FFFE)


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text, and the marks that stand in it, in order, each behind so many letters."""

    text: str
    marks: tuple[tuple[int, Mark], ...] = ()

    @classmethod
    def of_leaf(cls, leaf: Leaf) -> MarkedText:
        """What a leaf says."""
        return cls(leaf.text, tuple((mark.at, mark) for mark in leaf.marks))


class Signs:
    """A private letter for each of some marks, none of them a letter of the `texts`."""

    def __init__(self, marks: Iterable[Mark], texts: Sequence[str]) -> None:
        own = {mark.span.start: mark.span.text for mark in marks}
        free = (chr(code) for code in _PRIVATE if not any(chr(code) in text for text in texts))
        self._letters = dict(zip(own, islice(free, len(own)), strict=True))
        self._written = {letter: own[at] for at, letter in self._letters.items()}
        self._parts = re.compile(f"([{''.join(self._written)}])") if self._written else None

    def of(self, marked: MarkedText) -> str:
        """The text with a letter for each mark."""
        parts, done = [], 0
        for at, mark in marked.marks:
            parts += [marked.text[done:at], self._letters[mark.span.start]]
            done = at
        return "".join([*parts, marked.text[done:]])

    def typed(self, text: str, escape: Callable[[str, bool], str], *, has_words_before: bool = False) -> str:
        """Markdown of such a text; `escape` writes its words, and is told whether they come first."""
        if self._parts is None:
            return escape(text, True)
        written = ""
        is_first = True
        for part in self._parts.split(text):
            mark = self._written.get(part)
            if mark is None:
                if part:
                    is_glued = is_first and written and (part[0].isalnum() or part[0] in _OPENING)
                    written += (" " if is_glued else "") + escape(part, is_first)
                    is_first = False
            else:
                needs_blank = written[-1:].strip() or (not written and has_words_before)
                written += f" {mark}" if needs_blank else mark
        return written
