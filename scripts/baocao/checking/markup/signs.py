"""What Markdown makes of each character that the author typed: printed, or taken as a sign of its own.

Pure, and no second parse: the blocks of a report know the place of every letter that is printed, so
whatever lies between two of these places was typed and is not printed. Each such stretch is given a
kind by the block or inline around it; what no block or inline explains is `LOST`. Whether people
mean a sign that way is not decided here.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from baocao.model import Block, BlockKind, Inline, InlineKind, Report, Source
from baocao.regex import regex

_HASHES = regex(r"#{1,6}")
_ITEM_SIGN = regex(r"[-+*]|\d{1,9}[.)]")
_QUOTE_SIGNS = regex(r"[ \t]*(?:>[ \t]*)+")


class SignKind(StrEnum):
    """What Markdown takes a stretch of the author's text for."""

    HEADING = "heading"
    CLOSING_HASHES = "closing-hashes"
    UNDERLINE = "underline"
    ITEM = "item"
    QUOTE = "quote"
    RULE = "rule"
    CODE_BLOCK = "code-block"
    CODE = "code"
    EMPHASIS = "emphasis"
    LINK = "link"
    ENTITY = "entity"
    ESCAPE = "escape"
    LINE_BREAK = "line-break"
    LOST = "lost"


_WHOLE = {BlockKind.CODE: SignKind.CODE_BLOCK, BlockKind.RULE: SignKind.RULE}


class Sign(NamedTuple):
    """A stretch of the source, offsets `start` to `end`, that is not printed as it was typed.

    Of emphasis, links, code and quotes it is the whole construct, of headings, items and the like only
    the sign. `width`: how many characters the sign has at each end of an emphasis or a code span.
    `parent`: of an item its list. `number`: which of that list's items it is. `before`: the block above
    that list in the same container. `depth`: the lists of bullets around it, its own left out.
    """

    kind: SignKind
    start: int
    end: int
    block: Block | None = None
    inline: Inline | None = None
    width: int = 1
    parent: Block | None = None
    number: int = 0
    depth: int = 0
    before: Block | None = None


class Account(NamedTuple):
    """A report's body, accounted for.

    `text` is that of `source` with every marker blanked out, offsets as there; the body begins at
    `start`. `signs` are in the order in which they begin. `pieces`: the printed pieces, start and end
    in the source and the letters. `joined`: where a line begins that is printed on with the one above.
    """

    source: Source
    text: str
    start: int
    signs: tuple[Sign, ...]
    pieces: tuple[tuple[int, int, str], ...]
    joined: tuple[int, ...]

    def printed(self, start: int, end: int) -> str:
        """What is printed of the source from `start` to `end`."""
        first = bisect_right(self.pieces, start, key=lambda piece: piece[1])
        last = bisect_left(self.pieces, end, key=lambda piece: piece[0])
        return "".join(_part(piece, start, end) for piece in self.pieces[first:last])

    def line(self, at: int) -> tuple[int, int]:
        """Where the line of the source that `at` stands in begins and ends, its line end left out."""
        end = self.text.find("\n", at)
        return self.text.rfind("\n", 0, at) + 1, len(self.text) if end < 0 else end

    def line_above(self, at: int) -> str:
        """The line above that of `at`, without markers and blanks at its ends; empty where there is none."""
        begin = self.line(at)[0]
        if begin <= self.start:
            return ""
        return self.text[max(self.line(begin - 1)[0], self.start) : begin - 1].strip()


def account(report: Report) -> Account:
    """What Markdown makes of the report's body."""
    reader = _Reader(without_markers(report), report.body_start)
    reader.blocks(report.blocks, 0)
    reader.take(len(reader.text), len(reader.text))
    signs = sorted(reader.signs, key=lambda sign: (sign.start, -sign.end))
    return Account(
        report.source, reader.text, report.body_start, tuple(signs), tuple(reader.pieces), tuple(reader.joined)
    )


def without_markers(report: Report) -> str:
    """The source of the report with each marker and remark blanked out, letter by letter."""
    text, parts, at = report.source.text, [], 0
    spans = sorted([*(marker.span for marker in report.markers), *report.remarks], key=lambda span: span.start)
    for start, end in ((span.start, span.end) for span in spans):
        blank = "\n".join(" " * len(line) for line in text[start:end].split("\n"))
        parts += [text[at:start], blank]
        at = end
    return "".join([*parts, text[at:]]) if parts else text


def _part(piece: tuple[int, int, str], start: int, end: int) -> str:
    first, last, text = piece
    if last - first != len(text):
        return text
    return text[max(start - first, 0) : end - first]


class _Reader:
    """Goes through the blocks in the order of the text; what it passes over is a sign, or lost."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.signs: list[Sign] = []
        self.pieces: list[tuple[int, int, str]] = []
        self.joined: list[int] = []
        self._at = start
        self._quotes = 0
        self._in_table = False

    def blocks(self, blocks: Sequence[Block], depth: int) -> None:
        """Account for `blocks` of one container, with `depth` lists of bullets around them."""
        before: Block | None = None
        for block in blocks:
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.CELL):
                self._inlines(block.inlines, block)
            elif block.kind is BlockKind.LIST:
                self._list(block, before, depth)
            elif block.kind is BlockKind.HEADING:
                self._heading(block)
            elif block.kind is BlockKind.TABLE:
                self._table(block)
            elif block.kind is BlockKind.ROW:
                self.blocks(block.children, depth)
            elif block.kind is BlockKind.QUOTE:
                self._quote(block, depth)
            else:
                self.take(block.span.start, block.span.end)
                if kind := _WHOLE.get(block.kind):
                    self._add(kind, block.span.start, block.span.end, block)
            before = block

    def take(self, start: int, end: int) -> None:
        """Note that `start` to `end` is accounted for; what was passed over before it is lost."""
        if self._at < start and not self._in_table:
            passed = self.text[self._at : start]
            if not passed.isspace():
                self._lose(passed)
        self._at = max(self._at, end)

    def _lose(self, passed: str) -> None:
        at = self._at
        for number, line in enumerate(passed.split("\n")):
            begin, words = at, line
            if number and self._quotes and (signs := _QUOTE_SIGNS.match(line)):
                begin, words = at + signs.end(), line[signs.end() :]
            if words.strip():
                begin += len(words) - len(words.lstrip())
                self._add(SignKind.LOST, begin, begin + len(words.strip()))
            at += len(line) + 1

    def _add(
        self,
        kind: SignKind,
        start: int,
        end: int,
        block: Block | None = None,
        inline: Inline | None = None,
        width: int = 1,
    ) -> None:
        self.signs.append(Sign(kind, start, end, block, inline, width))

    # ----------------------------------------------------------------- blocks

    def _list(self, block: Block, before: Block | None, depth: int) -> None:
        inside = depth + (block.start is None)
        for index, item in enumerate(block.children):
            start = item.span.start
            if sign := _ITEM_SIGN.match(self.text, start):
                end = sign.end()
                self.take(start, end)
                self.signs.append(Sign(SignKind.ITEM, start, end, item, None, 1, block, index, depth, before))
            self.blocks(item.children, inside)

    def _heading(self, block: Block) -> None:
        hashes = _HASHES.match(self.text, block.span.start)
        if hashes:
            self.take(*hashes.span())
            self._add(SignKind.HEADING, *hashes.span(), block)
        self._inlines(block.inlines, block)
        rest = self.text[self._at : block.span.end]
        if rest.strip():
            start = self._at + len(rest) - len(rest.lstrip())
            self.take(start, block.span.end)
            kind = SignKind.CLOSING_HASHES if hashes else SignKind.UNDERLINE
            self._add(kind, start, start + len(rest.strip()), block)

    def _quote(self, block: Block, depth: int) -> None:
        start = block.span.start
        if self.text.startswith(">", start):
            self.take(start, start + 1)
            self._add(SignKind.QUOTE, start, block.span.end, block)
        self._quotes += 1
        self.blocks(block.children, depth)
        self._quotes -= 1

    def _table(self, block: Block) -> None:
        """A table's bars, and cells beyond its columns, are judged by T15."""
        self.take(block.span.start, block.span.start)
        self._in_table = True
        self.blocks(block.children, 0)
        self._in_table = False
        self._at = max(self._at, block.span.end)

    # ----------------------------------------------------------------- running text

    def _inlines(self, inlines: Sequence[Inline], block: Block) -> None:
        for inline in inlines:
            start, end = inline.span.start, inline.span.end
            if inline.kind is InlineKind.TEXT:
                self._text(inline, block)
            elif inline.kind is InlineKind.SOFT_BREAK:
                self.take(start, end)
                self.joined.append(end)
            elif inline.kind is InlineKind.HARD_BREAK:
                self.take(start, end)
                if self.text.startswith("\\", start):
                    self._add(SignKind.LINE_BREAK, start, start + 1, block, inline)
            elif inline.kind in (InlineKind.EMPHASIS, InlineKind.STRONG):
                width = 1 if inline.kind is InlineKind.EMPHASIS else 2
                self._around(SignKind.EMPHASIS, inline, block, width, end - width)
            elif inline.kind is InlineKind.LINK:
                last = inline.children[-1].span.end if inline.children else start + 1
                self._around(SignKind.LINK, inline, block, 1, last)
            elif inline.kind is InlineKind.CODE:
                self.take(start, end)
                width = len(self.text[start:end]) - len(self.text[start:end].lstrip("`"))
                self.pieces.append((start, end, inline.text))
                self._add(SignKind.CODE, start, end, block, inline, width=width)
            elif inline.kind is not InlineKind.MARKER:  # raw HTML is printed, of pictures only their words
                self.take(start, end)
                self.pieces.append((start, end, inline.text or self._words(inline)))

    def _text(self, inline: Inline, block: Block) -> None:
        start, end = inline.span.start, inline.span.end
        if start > self._at and self.text[start - 1] == "\\":
            self.take(start - 1, start)
            self._add(SignKind.ESCAPE, start - 1, start + 1, block, inline)
        self.take(start, end)
        self.pieces.append((start, end, inline.text))
        if self.text[start:end] != inline.text:
            self._add(SignKind.ENTITY, start, end, block, inline)

    def _around(self, kind: SignKind, inline: Inline, block: Block, width: int, last: int) -> None:
        """An inline with signs before and after what is printed of it, the latter from `last` on."""
        start, end = inline.span.start, inline.span.end
        self.take(start, start + width)
        self._add(kind, start, end, block, inline, width=width)
        self._inlines(inline.children, block)
        self.take(last, end)

    def _words(self, inline: Inline) -> str:
        return inline.text + "".join(map(self._words, inline.children))
