"""Blocks of one line whose words are typed as they are read, with the markers behind and between them. Pure."""

from __future__ import annotations

from operator import sub

from baocao.model import Block, BlockKind, Inline, InlineKind, Marker, Prose, Segment, Span
from baocao.parsing.markers import Stripped

_TEXT, _MARKER, _ITEM, _PARAGRAPH = InlineKind.TEXT, InlineKind.MARKER, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH
_new = tuple.__new__
"""Makes a named tuple in half the time of its constructor."""


class LineBlocks:
    """Makes the blocks of a text, in its order.

    `waiting` has the markers that have no place yet, the last one first: those of the lines are taken from it.
    """

    def __init__(self, stripped: Stripped, waiting: list[tuple[int, Marker]]) -> None:
        self._source = stripped.source
        self._starts = (*stripped.starts, len(stripped.text) + 1)
        self._shifts: tuple[int, ...] = (0, *map(sub, stripped.sources, stripped.starts))
        """How far the piece of the text in front of each of `_starts` has moved in the source."""
        self._piece = 1
        """The piece of the text that begins behind what was read last."""
        self._waiting = waiting

    def bullet(self, start: int, began: int, words: str, *, is_loose: bool = False) -> Block:
        """The bullet whose sign stands at offset `start` and whose words at `began`."""
        first = start + self._shift(start)
        paragraph = self.block(_PARAGRAPH, 0, began, began, words)
        span = _new(Span, (self._source, first, paragraph[1][2]))
        return _new(Block, (_ITEM, span, (), (paragraph,), 0, None, not is_loose, (), "", "", None))

    def block(self, kind: BlockKind, level: int, opening: int, began: int, words: str) -> Block:
        """The paragraph or heading at offset `opening` whose words stand at `began`."""
        source, waiting = self._source, self._waiting
        end = began + len(words)
        shift = self._shift(opening)
        if self._starts[self._piece] < end:
            inlines, segments, marks = self._pieces(words, began)
            behind = inlines[-1].span.end
        else:  # nearly always
            place, behind = began + shift, end + shift
            inlines = (_new(Inline, (_TEXT, _new(Span, (source, place, behind)), words, (), "", None)),)
            segments = (_new(Segment, (0, place, behind, True)),)
            marks = ()
            while waiting and waiting[-1][0] == end:
                marker = waiting.pop()[1]
                inlines += (_new(Inline, (_MARKER, span := marker[3], "", (), "", marker)),)
                marks += ((len(words), marker),)
                behind = span[2]
        prose = _new(Prose, (source, words, segments, marks))
        span = _new(Span, (source, opening + shift, behind))
        return _new(Block, (kind, span, inlines, (), level, None, True, (), "", "", prose))

    def _shift(self, at: int) -> int:
        """How far the piece of the text in which offset `at` stands has moved in the source."""
        starts, piece = self._starts, self._piece
        while starts[piece] <= at:
            piece += 1
        self._piece = piece
        return self._shifts[piece]

    def _pieces(
        self, words: str, began: int
    ) -> tuple[tuple[Inline, ...], tuple[Segment, ...], tuple[tuple[int, Marker], ...]]:
        """The inlines, segments and marks of a line out of which markers were taken."""
        source, waiting = self._source, self._waiting
        inlines: list[Inline] = []
        segments: list[Segment] = []
        marks: list[tuple[int, Marker]] = []
        end = began + len(words)
        first = began
        while first < end:
            shift = self._shift(first)
            stop = min(self._starts[self._piece], end)
            text = words[first - began : stop - began]
            inlines.append(Inline(_TEXT, Span(source, first + shift, stop + shift), text))
            segments.append(Segment(first - began, first + shift, stop + shift, True))
            while waiting and waiting[-1][0] <= stop:
                marker = waiting.pop()[1]
                inlines.append(Inline(_MARKER, marker.span, marker=marker))
                marks.append((stop - began, marker))
            first = stop
        return tuple(inlines), tuple(segments), tuple(marks)
