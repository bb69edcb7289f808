"""The events of bullets, paragraphs and headings of one plain line: most blocks of a report that has others, too.

They become what `markdown` makes of the same events one by one, in a fraction of the time. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from baocao.model import Block, BlockKind, Marker
from baocao.parsing.byte_offsets import CharacterOffsets
from baocao.parsing.line_blocks import LineBlocks
from baocao.parsing.markers import Stripped

_BULLET: Any = {"Start": "Item"}
_PARAGRAPH: Any = {"Start": "Paragraph"}
_NARROW = 8
"""The sign of a line and the blanks around it are this many bytes at most, and as many characters."""


class PlainLines:
    """Takes the plain lines of a text, in its order.

    `waiting` has the markers that have no place yet, the last one first: those of the lines are taken from it.
    """

    def __init__(self, stripped: Stripped, chars: CharacterOffsets, waiting: list[tuple[int, Marker]]) -> None:
        self._text = stripped.text
        self._blocks = LineBlocks(stripped, waiting)
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
            is_loose = events[at + 1][0] == _PARAGRAPH
            line = self._line(events, at + 1 + is_loose, begun, start, is_loose)
            if line is None:
                return at
            words, began, at = line
            into.append(self._blocks.bullet(start, began, words, is_loose=is_loose))
            behind, start = events[at - 2 - is_loose][1]["end"] + 1, began + len(words) + 1

    def take(self, events: Sequence[Any], at: int, kind: BlockKind, level: int, into: list[Block]) -> int:
        """The same for one paragraph or heading."""
        begun = events[at][1]["start"]
        start = self._chars.at(begun)
        line = self._line(events, at + 1, begun, start, False)
        if line is None:
            return at
        words, began, at = line
        into.append(self._blocks.block(kind, level, start, began, words))
        return at

    def _line(
        self, events: Sequence[Any], at: int, begun: int, start: int, is_loose: bool
    ) -> tuple[str, int, int] | None:
        """The words that begin with `events[at]`, the offset where they stand, and the event behind their block.

        That begins at offset `start`, which is byte `begun`. None where it is more than a plain line.
        """
        text, waiting = self._text, self._waiting
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
        return words, began, at + 1

    def _is_empty(self, end: int, length: int) -> bool:
        """Whether nothing but blank lines follows in a block whose words end at offset `end`."""
        if not self._text[end : end + length].isspace():
            return False
        following = next((place for place, _ in reversed(self._waiting) if place > end), None)
        return following is None or following > end + length
