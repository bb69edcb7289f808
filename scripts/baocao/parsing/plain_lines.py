"""Bullets, paragraphs and headings of one line whose words are typed as they are read: nearly all blocks of a report.

They become what `markdown` makes of the same events one by one, in a fraction of the time. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from baocao.model import Block, BlockKind, Inline, InlineKind, Marker, Prose, Segment, Span
from baocao.parsing.byte_offsets import CharacterOffsets
from baocao.parsing.markers import Stripped

_BULLET: Any = {"Start": "Item"}
_PARAGRAPH: Any = {"Start": "Paragraph"}
_NARROW = 8
"""The sign of a line and the blanks around it are this many bytes at most, and as many characters."""
_TEXT, _MARKER, _ITEM, _PARAGRAPH_KIND = InlineKind.TEXT, InlineKind.MARKER, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH
_new = tuple.__new__
"""Makes a named tuple in half the time of its constructor."""


class PlainLines:
    """Takes the plain lines of a text, in its order.

    `waiting` has the markers that have no place yet, the last one first: those of the lines are taken from it.
    """

    def __init__(self, stripped: Stripped, chars: CharacterOffsets, waiting: list[tuple[int, Marker]]) -> None:
        self._text = stripped.text
        self._source = stripped.source
        self._starts = (*stripped.starts, len(stripped.text) + 1)
        self._shifts = (0, *(there - here for here, there in zip(stripped.starts, stripped.sources, strict=True)))
        """How far the piece of the text in front of each of `_starts` has moved in the source."""
        self._piece = 1
        """The piece of the text that begins behind what was read last."""
        self._chars = chars
        self._waiting = waiting

    def take_bullets(self, events: Sequence[Any], at: int, into: list[Block]) -> int:
        """Put the plain bullets from `events[at]` on behind the blocks of `into`; the event behind them is told."""
        behind = start = 0
        while True:
            event, where = events[at]
            if event != _BULLET:
                return at
            begun = where["start"]
            start = start if begun == behind else self._chars.at(begun)
            inner, inner_where = events[at + 1]
            is_loose = inner == _PARAGRAPH
            first = start + self._shift(start)
            opening = start + inner_where["start"] - begun
            line = self._line(events, at + 1 + is_loose, begun, start, opening, _PARAGRAPH_KIND, 0, is_loose)
            if line is None:
                return at
            paragraph, end, at = line
            span = _new(Span, (self._source, first, paragraph[1][2]))
            into.append(_new(Block, (_ITEM, span, (), (paragraph,), 0, None, not is_loose, (), "", "", None)))
            behind, start = events[at - 2 - is_loose][1]["end"] + 1, end + 1

    def take(self, events: Sequence[Any], at: int, kind: BlockKind, level: int, into: list[Block]) -> int:
        """The same for one paragraph or heading."""
        begun = events[at][1]["start"]
        start = self._chars.at(begun)
        line = self._line(events, at + 1, begun, start, start, kind, level, False)
        if line is None:
            return at
        block, _, at = line
        into.append(block)
        return at

    def _line(
        self,
        events: Sequence[Any],
        at: int,
        begun: int,
        start: int,
        opening: int,
        kind: BlockKind,
        level: int,
        is_loose: bool,
    ) -> tuple[Block, int, int] | None:
        """The block at offset `opening` whose words begin with `events[at]`, where they end, and the event behind it.

        It or the bullet around it begins at offset `start`, which is byte `begun`. None where it is more than a plain
        line.
        """
        text, waiting, source = self._text, self._waiting, self._source
        event, where = events[at]
        if "Text" not in event:  # nor in the name of an event that is no more than a name
            return None
        words, first, last = event["Text"], where["start"], where["end"]
        at += 1
        event, where = events[at]
        while "Text" in event and where["start"] == last:  # the parser cuts at every sign that might mean something
            words += event["Text"]
            last = where["end"]
            at += 1
            event, where = events[at]
        if is_loose and "End" in event:
            at += 1
            event, where = events[at]
        began = start + first - begun
        end = began + len(words)
        more = where["end"] - last
        if (
            "End" not in event
            or first - begun > _NARROW
            or more < 1
            or text[end : end + 1] != "\n"
            or text[start].isspace()
            or words[-1].isspace()
            or not text.startswith(words, began)  # for an entity, and what else is not read as it is typed
            or (waiting and waiting[-1][0] <= began)
            or (more > 1 and not self._is_empty(end, more))
        ):
            return None
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
        return _new(Block, (kind, span, inlines, (), level, None, True, (), "", "", prose)), end, at + 1

    def _is_empty(self, end: int, length: int) -> bool:
        """Whether nothing but blank lines follows in a block whose words end at offset `end`."""
        if not self._text[end : end + length].isspace():
            return False
        following = next((place for place, _ in reversed(self._waiting) if place > end), None)
        return following is None or following > end + length

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
