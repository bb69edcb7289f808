"""Rewords running text where it stands in Markdown: only the letters that changed, so that emphasis, links, markers,
escapes and the places where lines are wrapped stay as their author has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baocao.exchange.merging.chunks import Chunk, ChunkKind
from baocao.exchange.merging.letter_places import LetterPlaces
from baocao.exchange.merging.marked_text import MarkedText
from baocao.exchange.merging.rewording import Rewording, rewordings
from baocao.exchange.merging.wording import END
from baocao.model import InlineKind
from baocao.parsing.escaping import escaped, escaped_cell

_SIGN = re.compile(r"[\\`*_\[\]<>&{|~]")
_SIGNS = {InlineKind.EMPHASIS: 1, InlineKind.STRONG: 2}


def as_typed(text: str, *, begins_block: bool = False, in_cell: bool = False, has_care: bool = False) -> str:
    """Markdown that prints words of a text, with the blanks around them.

    With care, signs have a backslash that mean something only together with others elsewhere.
    """
    words = text.strip()
    if not words:
        return text
    at = text.index(words)
    if has_care:
        return text[:at] + _SIGN.sub(r"\\\g<0>", words) + text[at + len(words) :]
    written = escaped_cell(words) if in_cell else escaped(words, begins_block=begins_block)
    return text[:at] + written + text[at + len(words) :]


def rewritten(chunks: Sequence[Chunk], wanted: MarkedText, *, has_care: bool = False) -> str:
    """The lines of neighbouring chunks once they say what is wanted, `END` between two leaves."""
    writing = _Writing(chunks, wanted, has_care=has_care)
    old, new = writing.text, writing.signs.of(wanted)
    if not chunks[0].is_row:
        return writing.after(list(rewordings(old, new)))
    changes, at = list[Rewording](), 0
    for cell, said in zip(old.split(END), new.split(END), strict=True):
        changes += rewordings(cell, said, at)
        at += len(cell) + 1
    return writing.after(changes)


class _Writing(LetterPlaces):
    """Edits of the letters of one or more leaves that make other words of them."""

    def __init__(self, chunks: Sequence[Chunk], wanted: MarkedText, *, has_care: bool) -> None:
        super().__init__(chunks, wanted)
        self._has_care = has_care
        self.edits: list[tuple[int, int, str]] = []

    def after(self, changes: Sequence[Rewording]) -> str:
        for change in changes:
            self._change(change)
        start, end = self.chunks[0].start, self.chunks[-1].end
        parts, at = [], start
        for first, last, text in _settled(self.edits):
            parts += [self.source[at:first], text]
            at = max(at, last)
        return "".join([*parts, self.source[at:end]])

    def _change(self, change: Rewording) -> None:
        """A change, parted at the ends of paragraphs that both texts have."""
        start, text = change.start, change.text
        while True:
            at = self.text.find(END, start, change.end)
            new, is_parted, rest = text.partition(END)
            if at < 0 or not is_parted:
                break
            self._reword(start, at, new)
            start, text = at + 1, rest
        if at >= 0:
            self._join(start, change.end, text)
        elif is_parted:
            self._split(start, change.end, text.split(END))
        else:
            self._reword(start, change.end, text)

    def _reword(self, start: int, end: int, text: str) -> None:
        if text:
            place = self.places[start][0] if end > start else self.gap(start, text)
            is_first = self.begins_line(start)
            self._put(place, self._typed(text, begins_block=is_first))
        self._delete(start, end, is_replaced=bool(text))

    def _join(self, start: int, end: int, text: str) -> None:
        """Put one text in the place of the end of a paragraph and what is around it."""
        at = self.text.index(END, start, end)
        blank = next((i for i, letter in enumerate(text) if letter.isspace()), len(text)) if at > start else 0
        self._reword(start, at, text[:blank])
        self._put(self.places[at][0], self._typed(text[blank:]))
        for k in range(at, end):
            if self.text[k] == END:
                self._cut(*self.places[k])
            else:
                self._delete(k, k + 1, is_replaced=False)

    def _split(self, start: int, end: int, texts: Sequence[str]) -> None:
        """Begin a paragraph for each of the texts but the first."""
        self._reword(start, end, texts[0].rstrip())
        place = self.next(end)
        blank = place
        while self.source[blank - 1 : blank].isspace():
            blank -= 1
        self._cut(blank, place)
        for text in texts[1:]:
            self._put(place, self._break(start) + self._typed(text.strip(), begins_block=True) + _tail(text, texts))

    def _break(self, at: int) -> str:
        """What begins a paragraph like that around `at`."""
        chunk = self.chunk(at)
        indent = "".join(" " if sign not in ">\t" else sign for sign in chunk.prefix)
        if chunk.kind is ChunkKind.ITEM:
            return f"\n{chunk.prefix}"
        return f"\n{indent.rstrip()}\n" + ("" if chunk.kind is ChunkKind.HEADING else indent)

    def _typed(self, text: str, *, begins_block: bool = False) -> str:
        """Markdown that prints words of the wanted text, with the marks among them."""
        return self.signs.typed(
            text,
            lambda words, is_first: as_typed(
                words, begins_block=begins_block and is_first, in_cell=self.is_cell, has_care=self._has_care
            ),
            has_words_before=not begins_block,
        )

    # ----------------------------------------------------------------- edits

    def _delete(self, start: int, end: int, *, is_replaced: bool) -> None:
        for at in range(start, end):
            self._cut(*self.places[at])
        for each in self.containers:
            if start <= each.start < each.end <= end and not (is_replaced and each.start == start):
                width = _SIGNS.get(each.inline.kind)
                span = each.inline.span
                if width:
                    self._cut(span.start, span.start + width)
                    self._cut(span.end - width, span.end)
                else:
                    self._cut(span.start, span.end)

    def _cut(self, start: int, end: int) -> None:
        if end > start:
            self.edits.append((start, end, ""))

    def _put(self, at: int, text: str) -> None:
        if text:
            self.edits.append((at, at, text))


def _tail(text: str, texts: Sequence[str]) -> str:
    """The blank behind the last of the texts, where more follows."""
    return " " if text is texts[-1] and text[-1:].isspace() else ""


def _settled(edits: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The edits in order, what is cut out twice once; what is put in where something is cut out, before that."""
    reached = -1
    order = sorted(range(len(edits)), key=lambda at: (edits[at][0], edits[at][1] > edits[at][0], at))
    for at in order:
        start, end, text = edits[at]
        if text:
            yield max(start, reached), max(start, reached), text
        elif end > reached:
            yield max(start, reached), end, ""
            reached = max(reached, end)
