"""Rewords running text where it stands in Markdown: only the letters that changed, so that emphasis, links, markers,
escapes and the places where lines are wrapped stay as their author has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baocao.exchange.merging.chunks import Chunk, ChunkKind, Leaf, Mark
from baocao.exchange.merging.marked_text import MarkedText, Signs
from baocao.exchange.merging.rewording import Rewording, rewordings
from baocao.exchange.merging.wording import END
from baocao.model import Inline, InlineKind, Span
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


@dataclass(slots=True)
class _Container:
    """An emphasis or a link: where its letters begin and end in the text."""

    inline: Inline
    start: int
    end: int


class _Writing:
    """Letters of one or more leaves with the stretch of the source that each stands for.

    `places`: that stretch by letter; `starts`: by the offset of its first letter, each leaf.
    """

    def __init__(self, chunks: Sequence[Chunk], wanted: MarkedText, *, has_care: bool) -> None:
        self._has_care = has_care
        self.chunks = chunks
        self.source = chunks[0].source.text
        leaves = [leaf for chunk in chunks for leaf in chunk.leaves]
        own = [mark for leaf in leaves for mark in leaf.marks]
        self.signs = Signs([*own, *(mark for _, mark in wanted.marks)], (wanted.text, *(leaf.text for leaf in leaves)))
        self.text = END.join(self.signs.of(MarkedText.of_leaf(leaf)) for leaf in leaves)
        self.places: list[tuple[int, int]] = []
        self.containers: list[_Container] = []
        self.starts: dict[int, Leaf] = {}
        self.edits: list[tuple[int, int, str]] = []
        before: Leaf | None = None
        for leaf in leaves:
            if before is not None:
                self.places.append((_last(before), max(_last(before), _first(leaf))))
            self.starts[len(self.places)] = leaf
            self._add(leaf)
            before = leaf

    def _add(self, leaf: Leaf) -> None:
        if leaf.prose is None:
            return
        self._contain(leaf.block.inlines, len(self.places), leaf.marks)
        ended = 0
        places: list[tuple[int, int]] = []
        segments = leaf.prose.segments
        for at, segment in enumerate(segments):
            length = (segments[at + 1].at if at + 1 < len(segments) else len(leaf.prose.text)) - segment.at
            start = segment.start
            if start > ended and start and self.source[start - 1] == "\\":
                start -= 1  # an escape stands outside the text that it protects
            end = segment.end
            if self.source[start:end].startswith("\n") and at + 1 < len(segments):
                end = max(end, self._indented(end))
            if segment.verbatim:
                places += [(segment.start + k, segment.start + k + 1) for k in range(length)]
                if length:
                    places[-length] = (start, places[-length][1])
            else:
                places += [(start, end)] * length
            ended = segment.end
        at = 0
        for mark in leaf.marks:
            self.places += places[at : mark.at]
            self.places.append(self._room(mark.span, is_first=len(self.places) in self.starts))
            at = mark.at
        self.places += places[at:]

    def _room(self, span: Span, *, is_first: bool) -> tuple[int, int]:
        """A marker or a remark with the blanks that go with it: those behind it where it comes first, else before."""
        start, end = span.start, span.end
        if is_first:
            while self.source[end : end + 1] in (" ", "\t"):
                end += 1
            return start, end
        while self.source[start - 1 : start].isspace():
            start -= 1
        return start, end

    def _indented(self, at: int) -> int:
        while self.source[at : at + 1] in (" ", "\t", ">"):
            at += 1
        return at

    def _contain(self, inlines: Sequence[Inline], start: int, marks: Sequence[Mark]) -> None:
        """Note the emphases and links among the inlines of a leaf that begins at `start`."""

        def read(inlines: Sequence[Inline], at: int) -> int:
            for inline in inlines:
                if inline.children:
                    end = read(inline.children, at)
                    before = sum(mark.span.start < inline.span.start for mark in marks)
                    inside = sum(inline.span.start <= mark.span.start < inline.span.end for mark in marks)
                    self.containers.append(_Container(inline, at + before, end + before + inside))
                    at = end
                elif inline.marker is None:
                    at += len(inline.text)
            return at

        read(inlines, start)

    # ----------------------------------------------------------------- changes

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
            place = self.places[start][0] if end > start else self._gap(start, text)
            is_first = self._begins_line(start)
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
        place = self._next(end)
        blank = place
        while self.source[blank - 1 : blank].isspace():
            blank -= 1
        self._cut(blank, place)
        for text in texts[1:]:
            self._put(place, self._break(start) + self._typed(text.strip(), begins_block=True) + _tail(text, texts))

    def _break(self, at: int) -> str:
        """What begins a paragraph like that around `at`."""
        chunk = self._chunk(at)
        indent = "".join(" " if sign not in ">\t" else sign for sign in chunk.prefix)
        if chunk.kind is ChunkKind.ITEM:
            return f"\n{chunk.prefix}"
        return f"\n{indent.rstrip()}\n" + ("" if chunk.kind is ChunkKind.HEADING else indent)

    def _typed(self, text: str, *, begins_block: bool = False) -> str:
        """Markdown that prints words of the wanted text, with the marks among them."""
        return self.signs.typed(
            text,
            lambda words, is_first: as_typed(
                words, begins_block=begins_block and is_first, in_cell=self._is_cell, has_care=self._has_care
            ),
            has_words_before=not begins_block,
        )

    # ----------------------------------------------------------------- places

    def _chunk(self, at: int) -> Chunk:
        """The chunk whose text holds the offset."""
        starts = [start for start in self.starts if start <= at]
        leaf = self.starts[max(starts)]
        return next(chunk for chunk in self.chunks if any(own is leaf for own in chunk.leaves))

    @property
    def _is_cell(self) -> bool:
        return self.chunks[0].kind is ChunkKind.ROW

    def _begins_line(self, at: int) -> bool:
        return at in self.starts or (at > 0 and self.source[slice(*self.places[at - 1])].startswith("\n"))

    def _gap(self, at: int, text: str) -> int:
        """Where in the source to put a text between two letters: outside an emphasis unless it goes on a word."""
        if at in self.starts:
            place = self.places[at][0] if at < len(self.places) else self.starts[at].block.span.start
            if text[-1:].isspace():
                place = min([place, *(each.inline.span.start for each in self.containers if each.start == at)])
            return place
        place = self.places[at - 1][1]
        if not text[:1].isalnum():
            place = max([place, *(each.inline.span.end for each in self.containers if each.end == at)])
        return place

    def _next(self, at: int) -> int:
        """Where in the source the letter at `at` begins, signs of an emphasis included; else where the text ends."""
        is_end = at >= len(self.text) or self.text[at] == END
        if is_end:
            leaf = max((start, id(leaf), leaf) for start, leaf in self.starts.items() if start <= at)[2]
            return _last(leaf)
        opening = (each.inline.span.start for each in self.containers if each.start == at)
        return min([self.places[at][0], *opening])

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


def _first(leaf: Leaf) -> int:
    return leaf.block.inlines[0].span.start if leaf.block.inlines else leaf.block.span.start


def _last(leaf: Leaf) -> int:
    """Where a leaf ends, with the remarks behind it."""
    return max([leaf.block.span.end, *(mark.span.end for mark in leaf.marks)])


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
