"""The text of a report as HTML: blocks in, escaped markup out. Pure; knows no page and no template.

Nothing an author writes becomes markup: raw HTML is shown as it was typed, a picture is its
description, and a link only leads to the web, to an e-mail address or to a part of the same page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from markupsafe import Markup, escape

from baocao.model import Annex, Area, Block, BlockKind, Inline, InlineKind, Item, Marker, Report, Section
from baocao.parsing.walk import walk_inlines
from baocao.site.anchors import Anchors
from baocao.site.markup import EMPTY, escaped, filled, joined

_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>]+", re.IGNORECASE)
_NOT_IN_ADDRESS = re.compile(r'["\\^`{|}]')
"""What an address may not hold as it is typed."""
_MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SIDES = {side: f' class="bc-{side}"' for side in ("left", "center", "right")}
_ITEM = "<span%s>%s</span>"
_BULLET, _BULLET_WORDS, _BULLET_END = map(Markup, ("<li><span", ">", "</span></li>"))
_HINT = '<p class="bc-hint">%s</p>'
_ID = ' id="%s"'
_TEXT, _MARKER = InlineKind.TEXT, InlineKind.MARKER

ShowMarker = Callable[[Marker], Markup]


class ReportHtmlWriter:
    """Writes the blocks of one report; `show` gives the markup that stands in a marker's place."""

    def __init__(self, report: Report, anchors: Anchors, show: ShowMarker) -> None:
        self._anchors = anchors
        self._known = anchors.all
        self._given: set[str] = set()
        self._tables = 0
        self._show = show
        self._items: dict[int, list[Item]] = {}
        for section in report.sections:
            for item in section.all_items:
                self._items.setdefault(id(item.block), []).append(item)

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """The blocks, one after the other."""
        return joined("\n", [self._block(block) for block in blocks])

    def part(self, part: Section | Area | Annex, hint: str = "") -> Markup:
        """A heading and what stands under it; `hint`, where there is one, between them."""
        said = [filled(_HINT, escape(hint))] if hint else []
        areas = [self.part(area) for area in part.areas] if isinstance(part, Section) else []
        return joined("\n", (self.heading(part.heading.block), *said, self.blocks(part.blocks), *areas))

    def heading(self, block: Block) -> Markup:
        """A heading; with its anchor where it has one."""
        # The page's own title is the only first-level heading.
        level = min(max(block.level, 2), 6)
        words = self._words(_without_markers(block.inlines))
        anchor = self._anchors.headings.get(id(block))
        return filled(f"<h{level}%s>%s</h{level}>", filled(_ID, anchor) if anchor else EMPTY, words)

    def _block(self, block: Block, *, tight: bool = False) -> Markup:
        match block.kind:
            case BlockKind.HEADING:
                return self.heading(block)
            case BlockKind.PARAGRAPH:
                words = self._paragraph(block, self._items.get(id(block), ()))
                return words if tight else filled("<p>%s</p>", words)
            case BlockKind.LIST:
                return self._list(block)
            case BlockKind.LIST_ITEM:
                return self._bullet(block, tight=False)
            case BlockKind.TABLE:
                return self._table(block)
            case BlockKind.QUOTE:
                return filled("<blockquote>%s</blockquote>", self.blocks(block.children))
            case BlockKind.CODE | BlockKind.HTML:
                return Markup('<pre class="bc-typed"><code>%s</code></pre>') % block.text
            case BlockKind.RULE:
                return Markup("<hr>")
        return self.blocks(block.children)

    # ----------------------------------------------------------------- lists and tables

    def _list(self, block: Block) -> Markup:
        bullets = joined("\n", [self._bullet(child, tight=block.tight) for child in block.children])
        if block.start is None:
            return filled("<ul>\n%s\n</ul>", bullets)
        start = EMPTY if block.start == 1 else Markup(' start="%s"') % block.start
        return Markup("<ol%s>\n%s\n</ol>") % (start, bullets)

    def _bullet(self, block: Block, *, tight: bool) -> Markup:
        """A bullet; its actions count over all its paragraphs, as `Item.start` does."""
        items: Sequence[Item] = self._items.get(id(block), ())
        if tight and len(block.children) == 1 and _is_whole(items, only := block.children[0]):
            # Most hold one action, and nothing is to be cut.
            pieces = [_BULLET, self._id(items[0]), _BULLET_WORDS]
            for one in only.inlines:
                if one.kind is _TEXT:
                    pieces.append(escaped(one.text))
                elif one.kind is _MARKER and one.marker:
                    pieces.append(self._show(one.marker))
                else:
                    pieces.append(self._inline(one))
            pieces.append(_BULLET_END)
            return joined("", pieces)
        offset, parts = 0, []
        for child in block.children:
            if child.kind is not BlockKind.PARAGRAPH or child.prose is None:
                parts.append(self._block(child, tight=tight))
                continue
            offset += 1 if offset else 0
            words = self._paragraph(child, items, offset)
            offset += len(child.prose.text)
            parts.append(words if tight else filled("<p>%s</p>", words))
        return filled("<li>%s</li>", joined("\n", parts))

    def _table(self, block: Block) -> Markup:
        head, *rows = block.children
        self._tables += 1
        number = f" {self._tables}" if self._tables > 1 else ""
        body = joined("\n", (self._row(row, "td", block.align) for row in rows))
        return Markup(
            '<div class="bc-table" role="region" aria-label="Bảng%s" tabindex="0">'
            '<table class="bc-table__grid">\n<thead>%s</thead>\n<tbody>\n%s\n</tbody>\n</table></div>'
        ) % (number, self._row(head, "th", block.align), body)

    def _row(self, row: Block, tag: str, align: tuple[str, ...]) -> Markup:
        sides = (_SIDES.get(side, "") for side in (*align, *[""] * len(row.children)))
        cells = (
            Markup(f"<{tag}{side}>%s</{tag}>") % self._words(cell.inlines)
            for cell, side in zip(row.children, sides, strict=False)
        )
        item = next(iter(self._items.get(id(row), ())), None)
        return filled("<tr%s>%s</tr>", self._id(item) if item else EMPTY, joined("", cells))

    # ----------------------------------------------------------------- running text

    def _paragraph(self, block: Block, items: Sequence[Item], offset: int = 0) -> Markup:
        """The words of a paragraph that begins at `offset` of its items' prose, each item in its own element."""
        inlines = block.inlines
        if offset == 0 and _is_whole(items, block):
            return filled(_ITEM, self._id(items[0]), self._words(inlines))
        end = offset + len(block.prose.text if block.prose else "")
        parts = [
            (max(item.start - offset, 0), item)
            for item in items
            if item.start <= end and max(item.end, item.start + 1) > offset
        ]
        if not parts:
            return self._words(inlines)
        pieces = _cut(inlines, [start for start, _ in parts])
        written = [self._words(pieces[0])]
        for (_, item), piece in zip(parts, pieces[1:], strict=True):
            written.append(filled(_ITEM, self._id(item), self._words(piece)))
        return joined("", written)

    def _id(self, item: Item) -> Markup:
        """The item's anchor as an attribute, where it first stands: its words may be spread over paragraphs."""
        anchor = self._anchors.of(item)
        if anchor in self._given:
            return EMPTY
        self._given.add(anchor)
        return filled(_ID, anchor)

    def _words(self, inlines: Iterable[Inline]) -> Markup:
        return joined("", [escaped(one.text) if one.kind is _TEXT else self._inline(one) for one in inlines])

    def _inline(self, inline: Inline) -> Markup:
        match inline.kind:
            case InlineKind.MARKER:
                return self._show(inline.marker) if inline.marker else EMPTY
            case InlineKind.SOFT_BREAK:
                return Markup("\n")
            case InlineKind.HARD_BREAK:
                return Markup("<br>")
            case InlineKind.EMPHASIS:
                return filled("<em>%s</em>", self._words(inline.children))
            case InlineKind.STRONG:
                return filled("<strong>%s</strong>", self._words(inline.children))
            case InlineKind.CODE | InlineKind.HTML:
                return Markup("<code>%s</code>") % inline.text
            case InlineKind.LINK if address := self._address(inline.target):
                return self._link(inline, address)
            case InlineKind.LINK | InlineKind.IMAGE:
                return self._words(inline.children)
        return escape(inline.text)

    def _link(self, inline: Inline, address: str) -> Markup:
        # A mark may be a link itself, and one link cannot stand in another: it follows.
        words = self._words(_without_markers(inline.children))
        marks = joined("", (self._show(inner.marker) for inner in walk_inlines(inline.children) if inner.marker))
        if not words:
            return marks
        return Markup('<a href="%s" rel="noopener">%s</a>%s') % (address, words, marks)

    def _address(self, target: str) -> str:
        """Where a link may lead to; empty where it may not be one."""
        if target.startswith("#"):
            return target if target[1:] in self._known else ""
        if _MAIL_ADDRESS.fullmatch(target):  # as the parser gives <ten@so.gov.vn>
            return f"mailto:{target}"
        if not _SAFE_ADDRESS.fullmatch(target):
            return ""
        return _NOT_IN_ADDRESS.sub(lambda sign: f"%{ord(sign[0]):02X}", target)


def _is_whole(items: Sequence[Item], block: Block) -> bool:
    """Whether a block is a paragraph that begins with words and is a single action."""
    is_single = len(items) == 1 and items[0].start == 0 and len(block.inlines) > 0
    return is_single and block.inlines[0].kind is _TEXT


def _without_markers(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        if inline.kind is InlineKind.MARKER:
            continue
        # A link in a heading or in a picture's description keeps its words alone.
        kind = InlineKind.IMAGE if inline.kind is InlineKind.LINK else inline.kind
        yield inline._replace(kind=kind, children=tuple(_without_markers(inline.children)))


def _cut(inlines: Iterable[Inline], starts: list[int]) -> list[list[Inline]]:
    """The text before `starts[0]`, from there to `starts[1]`, and so on; what a cut goes through is there twice.

    A marker stays with the words before it.
    """
    at, number = 0, 0

    def cut(inlines: Iterable[Inline]) -> list[list[Inline]]:
        nonlocal at, number
        pieces: list[list[Inline]] = [[]]
        for inline in inlines:
            if inline.children:
                first, *rest = cut(inline.children)
                if first:
                    pieces[-1].append(inline._replace(children=tuple(first)))
                pieces += ([inline._replace(children=tuple(piece))] for piece in rest)
                continue
            text = inline.text
            while text and number < len(starts) and starts[number] < at + len(text):
                before = max(starts[number] - at, 0)
                if before:
                    pieces[-1].append(inline._replace(text=text[:before]))
                text, at, number = text[before:], at + before, number + 1
                pieces.append([])
            if text or not inline.text:
                # Most are not cut at all.
                pieces[-1].append(inline if text == inline.text else inline._replace(text=text))
                at += len(text)
        return pieces

    pieces = cut(inlines)
    return pieces + [[] for _ in range(len(starts) + 1 - len(pieces))]
