"""Where a span stands in the author's file, as an editor counts lines and columns. Pure.

Spans count in `Source.text` (composed letters, LF, no byte order mark); the file may have decomposed letters,
CRLF and a byte order mark. Both what is shown and what is mended goes through here, so that both mean the same
letters.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import Counter
from functools import cached_property, lru_cache
from typing import NamedTuple

from baocao.findings import FilePlace
from baocao.model import Source, Span
from baocao.regex import regex

_LINE_END = regex(r"\r\n?|\n")
_BYTE_ORDER_MARK = "\ufeff"
_FIRST_THAT_COMPOSES = "\u0300"
"""No character below this code point combines with the one in front of it."""


class Replacement(NamedTuple):
    """What to put in place of `raw[start:end]` of a file, line ends as the file has them."""

    start: int
    end: int
    text: str


class _Piece(NamedTuple):
    """A stretch of the file that cannot be parted, and the text it stands for; empty between two letters."""

    raw_start: int
    raw_end: int
    start: int
    end: int


class FileText:
    """The file of one source, line by line."""

    def __init__(self, source: Source) -> None:
        self.source = source
        raw = source.raw
        if raw == source.text:  # nearly always
            self._starts = source.line_starts
            self._ends = [*(start - 1 for start in self._starts[1:]), len(raw)]
        else:
            ends = [match.span() for match in _LINE_END.finditer(raw)]
            first = len(_BYTE_ORDER_MARK) if raw.startswith(_BYTE_ORDER_MARK) else 0
            self._starts = [first, *(end for _, end in ends)]
            self._ends = [*(start for start, _ in ends), len(raw)]
        self._letters: dict[int, tuple[list[int], list[int]] | None] = {}

    @cached_property
    def line_end(self) -> str:
        """What ends most lines of the file; LF where there is only one line."""
        found = Counter(_LINE_END.findall(self.source.raw)).most_common(1)
        return found[0][0] if found else "\n"

    def line(self, number: int) -> str:
        """Line `number` (from 1) as it stands in the file, without its line end; empty beyond the last."""
        if not 1 <= number <= len(self._starts):
            return ""
        return self.source.raw[self._starts[number - 1] : self._ends[number - 1]]

    def place(self, start: int, end: int) -> FilePlace:
        """Where `text[start:end]` stands in the file; a letter that it cuts through is covered whole."""
        line, column = self.position(self._piece(start).raw_start)
        end_line, end_column = self.position(self._piece(end).raw_end)
        return FilePlace(self.source.path, line, column, end_line, end_column)

    def position(self, raw: int) -> tuple[int, int]:
        """Line and column of an offset in the file."""
        line = max(bisect_right(self._starts, raw), 1)
        return line, raw - self._starts[line - 1] + 1

    def replacement(self, start: int, end: int, text: str) -> Replacement:
        """How to put `text` in place of `text[start:end]` in the file; a letter cut through keeps its other part."""
        first, last = self._piece(start), self._piece(end)
        before, after = self.source.text[first.start : start], self.source.text[end : last.end]
        own = text if self.line_end == "\n" else text.replace("\n", self.line_end)
        return Replacement(first.raw_start, last.raw_end, before + own + after)

    def _piece(self, offset: int) -> _Piece:
        line, column = self.source.position(offset)
        raw_start = self._starts[line - 1]
        start = offset - column + 1
        letters = self._line_letters(line)
        if letters is None:
            at = raw_start + column - 1
            return _Piece(at, at, offset, offset)
        texts, raws = letters
        index = bisect_right(texts, column - 1) - 1
        if texts[index] == column - 1:
            at = raw_start + raws[index]
            return _Piece(at, at, offset, offset)
        return _Piece(
            raw_start + raws[index], raw_start + raws[index + 1], start + texts[index], start + texts[index + 1]
        )

    def _line_letters(self, number: int) -> tuple[list[int], list[int]] | None:
        """Where the letters of a line begin in its composed text and in the file, and where the last one ends.

        None where both are the same.
        """
        if number not in self._letters:
            raw_line = self.line(number)
            self._letters[number] = None if raw_line == self.source.line(number) else _letters(raw_line)
        return self._letters[number]


@lru_cache(maxsize=32)
def file_text(source: Source) -> FileText:
    """The file of `source`; cached, because a report may have many findings."""
    return FileText(source)


def file_place(span: Span) -> FilePlace:
    """Where `span` stands in the author's file."""
    return file_text(span.source).place(span.start, span.end)


def _letters(raw: str) -> tuple[list[int], list[int]]:
    texts, raws = [0], [0]
    for at in range(1, len(raw) + 1):
        if at == len(raw) or _begins_letter(raw, raws[-1], at):
            texts.append(texts[-1] + len(unicodedata.normalize("NFC", raw[raws[-1] : at])))
            raws.append(at)
    return texts, raws


def _begins_letter(raw: str, start: int, at: int) -> bool:
    """Whether composing treats the character at `at` apart from the letter `raw[start:at]` before it."""
    character = raw[at]
    if character < _FIRST_THAT_COMPOSES:
        return True
    if unicodedata.combining(unicodedata.normalize("NFD", character)[0]):
        return False
    # Some letters combine with the one before without being combining marks: the vowels of Hangul.
    before = raw[start:at]
    together, before = unicodedata.normalize("NFC", before + character), unicodedata.normalize("NFC", before)
    return together == before + unicodedata.normalize("NFC", character)
