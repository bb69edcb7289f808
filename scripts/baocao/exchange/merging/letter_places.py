"""Where in Markdown each letter of running text stands, and the emphases, links and marks around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from baocao.exchange.merging.chunks import Chunk, ChunkKind, Leaf, Mark
from baocao.exchange.merging.marked_text import MarkedText, Signs
from baocao.exchange.merging.wording import END
from baocao.model import Inline, Span


@dataclass(slots=True)
class Container:
    """An emphasis or a link: where its letters begin and end in the text."""

    inline: Inline
    start: int
    end: int


class LetterPlaces:
    """Letters of one or more leaves with the stretch of the source that each stands for.

    `places`: that stretch by letter; `starts`: by the offset of its first letter, each leaf.
    """

    def __init__(self, chunks: Sequence[Chunk], wanted: MarkedText) -> None:
        self.chunks = chunks
        self.source = chunks[0].source.text
        leaves = [leaf for chunk in chunks for leaf in chunk.leaves]
        own = [mark for leaf in leaves for mark in leaf.marks]
        self.signs = Signs([*own, *(mark for _, mark in wanted.marks)], (wanted.text, *(leaf.text for leaf in leaves)))
        self.text = END.join(self.signs.of(MarkedText.of_leaf(leaf)) for leaf in leaves)
        self.places: list[tuple[int, int]] = []
        self.containers: list[Container] = []
        self.starts: dict[int, Leaf] = {}
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
                    self.containers.append(Container(inline, at + before, end + before + inside))
                    at = end
                elif inline.marker is None:
                    at += len(inline.text)
            return at

        read(inlines, start)

    def chunk(self, at: int) -> Chunk:
        """The chunk whose text holds the offset."""
        starts = [start for start in self.starts if start <= at]
        leaf = self.starts[max(starts)]
        return next(chunk for chunk in self.chunks if any(own is leaf for own in chunk.leaves))

    @property
    def is_cell(self) -> bool:
        return self.chunks[0].kind is ChunkKind.ROW

    def begins_line(self, at: int) -> bool:
        return at in self.starts or (at > 0 and self.source[slice(*self.places[at - 1])].startswith("\n"))

    def gap(self, at: int, text: str) -> int:
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

    def next(self, at: int) -> int:
        """Where in the source the letter at `at` begins, signs of an emphasis included; else where the text ends."""
        is_end = at >= len(self.text) or self.text[at] == END
        if is_end:
            leaf = max((start, id(leaf), leaf) for start, leaf in self.starts.items() if start <= at)[2]
            return _last(leaf)
        opening = (each.inline.span.start for each in self.containers if each.start == at)
        return min([self.places[at][0], *opening])


def _first(leaf: Leaf) -> int:
    return leaf.block.inlines[0].span.start if leaf.block.inlines else leaf.block.span.start


def _last(leaf: Leaf) -> int:
    """Where a leaf ends, with the remarks behind it."""
    return max([leaf.block.span.end, *(mark.span.end for mark in leaf.marks)])
