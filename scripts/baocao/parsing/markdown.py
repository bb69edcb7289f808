"""Markdown text in, blocks with places out: the one place that knows the CommonMark parser.

pyromark (pulldown-cmark) was chosen by measurement: it reads 1,200 reports of 9 kB in 0.23 s where
markdown-it-py takes 2.2 s, and it alone gives the place of every piece of running text, not only
of blocks. Its places are bytes of UTF-8; they become characters here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from baocao.model import Block, BlockKind, Inline, InlineKind, Span
from baocao.parsing.block_words import prose_of
from baocao.parsing.byte_offsets import CharacterOffsets
from baocao.parsing.markers import Stripped
from baocao.parsing.plain_lines import PlainLines
from baocao.parsing.plain_text import plain_blocks

MAX_DEPTH = 24
"""What is nested deeper is read as if it were not there: no report needs it, and no reader can follow."""

_INLINE = {
    "Emphasis": InlineKind.EMPHASIS,
    "Strong": InlineKind.STRONG,
    "Link": InlineKind.LINK,
    "Image": InlineKind.IMAGE,
}
_CONTAINERS = {"Item": BlockKind.LIST_ITEM, "BlockQuote": BlockKind.QUOTE}
_ALIGN = {"None": "", "Left": "left", "Center": "center", "Right": "right"}
_BREAKS = {"SoftBreak": InlineKind.SOFT_BREAK, "HardBreak": InlineKind.HARD_BREAK}


def read_blocks(stripped: Stripped) -> tuple[Block, ...]:
    """The blocks of the text, in order, with the markers back in their places. Never raises."""
    plain = plain_blocks(stripped)
    if plain is not None:
        return plain
    import pyromark  # a report of plain lines need not wait for it

    events = list(pyromark.events_with_range(stripped.text, options=pyromark.Options.ENABLE_TABLES))
    reader = _BlockReader(stripped)  # behind the parser: Python has the text in UTF-8 now
    at = 0
    while at < len(events):
        event, where = events[at]
        if isinstance(event, dict) and (behind := reader.take_plain_lines(events, at)) > at:
            at = behind
        else:
            reader.take(event, where["start"], where["end"])
            at += 1
    return reader.finish()


class _Unclosed:
    """A block or inline that is not closed yet."""

    level = 0
    start: int | None = None
    tight = True
    align: tuple[str, ...] = ()
    info = ""
    target = ""

    def __init__(self, kind: BlockKind | InlineKind | None, started: int) -> None:
        self.kind = kind
        self.started = started
        self.blocks: list[Block] = []
        self.inlines: list[Inline] = []
        self.text: list[str] = []


class _BlockReader:
    """Folds the parser's events into blocks."""

    def __init__(self, stripped: Stripped) -> None:
        self._stripped = stripped
        self._text = stripped.text
        self._source = stripped.source
        self._chars = CharacterOffsets(stripped.text)
        self._waiting = list(reversed(stripped.placed))
        self._stack: list[_Unclosed] = [_Unclosed(None, 0)]
        self._plain = PlainLines(stripped, self._chars, self._waiting)
        self._dissolved = 0
        self._flattened = 0
        self._adjacent: list[tuple[str, int, int]] = []
        """Texts that follow upon each other: the parser cuts at every sign that might have meant something."""

    def take(self, event: Any, first: int, last: int) -> None:
        is_bare = isinstance(event, str)
        name: str
        value: Any
        name, value = (event, None) if is_bare else next(iter(event.items()))
        if name == "Text":
            if self._adjacent and self._adjacent[-1][2] != first:
                self._end_text()
            self._adjacent.append((value, first, last))
            return
        if self._adjacent:
            self._end_text()
        if is_bare:
            start, end = self._chars.at(first), self._chars.at(last)
            if event in _BREAKS:
                self._leaf(_BREAKS[event], start, end, " ")
            else:
                self._end_bare_text(self._stack[-1], start)
                self._place_markers(start + 1, outside=True)
                self._stack[-1].blocks.append(Block(BlockKind.RULE, self._block_span(start, end)))
            return
        if name == "Start":
            self._open(value, self._chars.at(first))
            return
        if name == "End":
            self._close(value if isinstance(value, str) else next(iter(value)), self._chars.at(last))
            return
        start, end = self._chars.at(first), self._chars.at(last)
        if name == "Code":
            self._leaf(InlineKind.CODE, start, end, value)
        else:  # InlineHtml, Html
            self._html(value, start, end)

    def take_plain_lines(self, events: Sequence[Any], at: int) -> int:
        """Take the bullets from `events[at]` on, or the paragraph or heading, that are plain; the event behind them."""
        opened = events[at][0].get("Start")
        top = self._stack[-1]
        if opened is None or self._adjacent or self._dissolved or top.inlines or len(self._stack) > MAX_DEPTH:
            return at
        if opened == "Item":
            return self._plain.take_bullets(events, at, top.blocks) if top.kind is BlockKind.LIST else at
        if opened == "Paragraph":
            behind = self._plain.take(events, at, BlockKind.PARAGRAPH, 0, top.blocks)
            if behind > at and top.kind is BlockKind.LIST_ITEM:
                top.tight = False
            return behind
        if "Heading" in opened:
            return self._plain.take(events, at, BlockKind.HEADING, int(opened["Heading"]["level"][1]), top.blocks)
        return at

    def finish(self) -> tuple[Block, ...]:
        if self._adjacent:
            self._end_text()
        self._place_markers(len(self._text) + 1, outside=True)
        return tuple(self._stack[0].blocks)

    # ----------------------------------------------------------------- containers

    def _open(self, value: Any, start: int) -> None:
        name: str
        detail: Any
        name, detail = (value, None) if isinstance(value, str) else next(iter(value.items()))
        top = self._stack[-1]
        if name in ("List", "Item", "BlockQuote"):
            if top.inlines:
                self._end_bare_text(top, start)
            if len(self._stack) > MAX_DEPTH or self._dissolved:
                self._dissolved += 1
                return
            self._place_markers(start, outside=True)
            opened = _Unclosed(_CONTAINERS.get(name, BlockKind.LIST), start)
            opened.start = detail if name == "List" else None
        elif name in _INLINE and (len(self._stack) > 2 * MAX_DEPTH or self._flattened):
            self._flattened += 1
            return
        elif name in _INLINE:
            opened = _Unclosed(_INLINE[name], start)
            opened.target = detail["dest_url"] if detail else ""
        else:
            if top.inlines:
                self._end_bare_text(top, start)
            if name not in ("TableHead", "TableRow", "TableCell"):
                self._place_markers(start + (name in ("CodeBlock", "HtmlBlock")), outside=True)
            opened = _Unclosed(_block_kind(name), start)
            if name == "Heading":
                opened.level = int(detail["level"][1])
            elif name == "Table":
                opened.align = tuple(_ALIGN[side] for side in detail)
            elif name == "CodeBlock" and isinstance(detail, dict):
                opened.info = detail["Fenced"]
            elif name == "Paragraph" and top.kind is BlockKind.LIST_ITEM:
                top.tight = False
        self._stack.append(opened)

    def _close(self, name: str, end: int) -> None:
        if name in ("List", "Item", "BlockQuote") and self._dissolved:
            self._dissolved -= 1
            return
        if name in _INLINE and self._flattened:
            self._flattened -= 1
            return
        done = self._stack[-1]
        if isinstance(done.kind, InlineKind):
            self._stack.pop()
            span = self._stripped.span(done.started, end)
            inline = Inline(done.kind, span, children=tuple(done.inlines), target=done.target)
            self._stack[-1].inlines.append(inline)
            return
        if done.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CELL):
            self._place_markers(self._reach(done.started, end), outside=False)
        elif done.kind is BlockKind.ROW:
            self._end_row(done, end)
        else:
            if done.inlines:
                self._end_bare_text(done, end)
            if done.kind is BlockKind.LIST_ITEM:
                self._place_markers(end + (end == len(self._text)), outside=True)
        self._stack.pop()
        if done.kind is BlockKind.LIST:
            done.tight = all(item.tight for item in done.blocks)
        self._stack[-1].blocks.append(self._block(done, self._block_span(done.started, end)))

    def _block(self, done: _Unclosed, span: Span) -> Block:
        assert isinstance(done.kind, BlockKind)
        inlines = tuple(done.inlines)
        parts = done.blocks or done.inlines
        if parts:  # a marker begins or ends it, which the parser did not see
            first, last = parts[0].span, parts[-1].span
            span = Span(span.source, min(span.start, first.start), max(span.end, last.end))
        return Block(
            done.kind,
            span,
            inlines,
            tuple(done.blocks),
            done.level,
            done.start,
            done.tight,
            done.align,
            "".join(done.text),
            done.info,
            prose_of(self._source, inlines) if inlines else None,
        )

    def _end_bare_text(self, top: _Unclosed, end: int) -> None:
        """The text of a tight list item, which the parser gives bare, becomes a paragraph."""
        if top.inlines and top.kind in (BlockKind.LIST_ITEM, BlockKind.QUOTE, None):
            self._place_markers(self._reach(top.started, end), outside=False)
            top.blocks.append(self._paragraph(tuple(top.inlines)))
            top.inlines = []

    # ----------------------------------------------------------------- running text

    def _end_text(self) -> None:
        adjacent, self._adjacent = self._adjacent, []
        start = self._chars.at(adjacent[0][1])
        whole = adjacent[0][0] if len(adjacent) == 1 else "".join([value for value, _, _ in adjacent])
        # An `&` may be all that is left of `&amp;`.
        as_typed = "&" not in whole or len(whole.encode()) == adjacent[-1][2] - adjacent[0][1]
        if len(adjacent) == 1 or (as_typed and self._text.startswith(whole, start)):
            self._words(whole, start, adjacent[-1][2], as_typed=as_typed)
        else:
            for value, first, last in adjacent:
                as_typed = value != "&" or last - first == 1
                self._words(value, self._chars.at(first), last, as_typed=as_typed)

    def _words(self, value: str, start: int, last: int, *, as_typed: bool) -> None:
        top = self._stack[-1]
        if top.kind in (BlockKind.CODE, BlockKind.HTML):
            top.text.append(value)
            return
        end = start + len(value)
        if not (as_typed and self._text.startswith(value, start)):  # an entity or the like
            self._leaf(InlineKind.TEXT, start, self._chars.at(last), value)
            return
        for first, last in self._stripped.pieces(start, end):
            text = value if last - first == len(value) else self._text[first:last]
            self._leaf(InlineKind.TEXT, first, last, text)

    def _html(self, value: str, start: int, end: int) -> None:
        top = self._stack[-1]
        if top.kind is BlockKind.HTML:
            top.text.append(value)
        else:
            self._leaf(InlineKind.HTML, start, end, value)

    def _leaf(self, kind: InlineKind, start: int, end: int, text: str) -> None:
        self._place_markers(start + 1, outside=False)
        self._stack[-1].inlines.append(Inline(kind, self._stripped.span(start, end), text))

    def _place_markers(self, before: int, *, outside: bool) -> None:
        """Put the markers that stand before offset `before` here: into the text, or, outside any, into a paragraph."""
        if not self._waiting or self._waiting[-1][0] >= before:
            return
        inlines = self._markers(before)
        top = self._stack[-1]
        if not outside:
            top.inlines.extend(inlines)
        else:
            alone = self._paragraph(inlines)
            if top.kind is BlockKind.LIST:  # which holds no paragraphs
                alone = Block(BlockKind.LIST_ITEM, alone.span, children=(alone,))
            top.blocks.append(alone)

    def _markers(self, before: int) -> tuple[Inline, ...]:
        """The markers that stand before offset `before` and have no place yet."""
        found: list[Inline] = []
        while self._waiting and self._waiting[-1][0] < before:
            marker = self._waiting.pop()[1]
            found.append(Inline(InlineKind.MARKER, marker.span, marker=marker))
        return tuple(found)

    def _end_row(self, row: _Unclosed, end: int) -> None:
        """A marker behind the last `|` belongs to the row's last cell."""
        late = self._markers(self._reach(row.started, end))
        if late and row.blocks:
            cell = row.blocks[-1]
            inlines = cell.inlines + late
            span = Span(self._source, cell.span.start, late[-1].span.end)
            row.blocks[-1] = cell._replace(inlines=inlines, span=span, prose=prose_of(self._source, inlines))

    def _paragraph(self, inlines: tuple[Inline, ...]) -> Block:
        span = Span(self._source, inlines[0].span.start, inlines[-1].span.end)
        return Block(BlockKind.PARAGRAPH, span, inlines, prose=prose_of(self._source, inlines))

    # ----------------------------------------------------------------- places

    def _content_end(self, start: int, end: int) -> int:
        """`end` without the blank lines the parser counts in."""
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return end

    def _reach(self, start: int, end: int) -> int:
        """The offset before which a marker still belongs to a text: its last line, blanks included."""
        at = self._content_end(start, end)
        while self._text[at : at + 1] in (" ", "\t"):
            at += 1
        return at + 1

    def _block_span(self, start: int, end: int) -> Span:
        last = self._content_end(start, end)
        while start < last and self._text[start].isspace():
            start += 1
        return self._stripped.span(start if start < last else end, last)


def _block_kind(name: str) -> BlockKind:
    return {
        "Paragraph": BlockKind.PARAGRAPH,
        "Heading": BlockKind.HEADING,
        "Table": BlockKind.TABLE,
        "TableHead": BlockKind.ROW,
        "TableRow": BlockKind.ROW,
        "TableCell": BlockKind.CELL,
        "CodeBlock": BlockKind.CODE,
        "HtmlBlock": BlockKind.HTML,
    }[name]
