"""The text of a report as HTML: blocks in, escaped markup out. Pure; knows no page and no template.

Nothing an author writes becomes markup: raw HTML is shown as it was typed, a picture is its
description, and a link only leads to the web, to an e-mail address or to a part of the same page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from markupsafe import Markup, escape

from baocao.model import Annex, Area, Block, BlockKind, Inline, InlineKind, Item, Marker, Report, Section
from baocao.parsing.walk import walk_inlines
from baocao.site.anchors import Anchors
from baocao.site.markup import EMPTY, Pieces, escaped, filled, joined
from baocao.site.running_text import cut_at, without_markers

_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>]+", re.IGNORECASE)
_NOT_IN_ADDRESS = re.compile(r'["\\^`{|}]')
"""What an address may not hold as it is typed."""
_MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SIDES = {side: f' class="bc-{side}"' for side in ("left", "center", "right")}
_BLANK, _LINE_END, _BREAK, _RULE = map(Markup, (" ", "\n", "<br>", "<hr>"))
_ID, _ID_END = map(Markup, (' id="', '"'))
_PARAGRAPH, _PARAGRAPH_END = map(Markup, ("<p>", "</p>"))
_QUOTE, _QUOTE_END = map(Markup, ("<blockquote>", "</blockquote>"))
_BULLETS, _BULLETS_END = map(Markup, ("<ul>\n", "\n</ul>"))
_NUMBERS, _NUMBERS_END = map(Markup, ("<ol%s>\n", "\n</ol>"))
_BULLET, _BULLET_END = map(Markup, ("<li>", "</li>"))
_ITEM, _ITEM_WORDS, _ITEM_END = map(Markup, ("<span", ">", "</span>"))
_HEADING, _HEADING_END = (tuple(Markup(tag % level) for level in range(7)) for tag in ("<h%d", "</h%d>"))
_TABLE = Markup(
    '<div class="bc-table" role="region" aria-label="Bảng%s" tabindex="0"><table class="bc-table__grid">\n<thead>'
)
_TABLE_BODY, _TABLE_END = map(Markup, ("</thead>\n<tbody>\n", "\n</tbody>\n</table></div>"))
_ROW, _ROW_CELLS, _ROW_END = map(Markup, ("<tr", ">", "</tr>"))
_TAGS = {
    InlineKind.EMPHASIS: (Markup("<em>"), Markup("</em>")),
    InlineKind.STRONG: (Markup("<strong>"), Markup("</strong>")),
}
_HINT = '<p class="bc-hint">%s</p>'
_TEXT, _MARKER, _PARAGRAPHS = InlineKind.TEXT, InlineKind.MARKER, BlockKind.PARAGRAPH

AddMarks = Callable[[Pieces, Marker], None]


class ReportHtmlWriter:
    """Writes the blocks of one report; `add_marks` adds what stands in a marker's place.

    A page is a list of pieces, put together in one go: to put each part of it together, and then what it is a part
    of, takes longer than all else.
    """

    def __init__(self, report: Report, anchors: Anchors, add_marks: AddMarks) -> None:
        self._anchors = anchors
        self._given: set[str] = set()
        self._tables = 0
        self._add_marks = add_marks
        self._items: dict[int, list[Item]] = {}
        for section in report.sections:
            for item in section.all_items:
                block = id(item.block)
                if block in self._items:
                    self._items[block].append(item)
                else:
                    self._items[block] = [item]

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """The blocks, one after the other."""
        out: Pieces = []
        self._add_blocks(out, blocks)
        return joined("", out)

    def part(self, part: Section | Area | Annex, hint: str = "") -> Markup:
        """A heading and what stands under it; `hint`, where there is one, between them."""
        out: Pieces = []
        self._add_part(out, part, hint)
        return joined("", out)

    def _add_part(self, out: Pieces, part: Section | Area | Annex, hint: str = "") -> None:
        self._add_heading(out, part.heading.block)
        if hint:
            out += (_LINE_END, filled(_HINT, escape(hint)))
        out.append(_LINE_END)
        self._add_blocks(out, part.blocks)
        for area in part.areas if isinstance(part, Section) else ():
            out.append(_LINE_END)
            self._add_part(out, area)

    def _add_heading(self, out: Pieces, block: Block) -> None:
        """A heading; with its anchor where it has one."""
        # The page's own title is the only first-level heading.
        level = min(max(block.level, 2), 6)
        out.append(_HEADING[level])
        if anchor := self._anchors.headings.get(id(block)):
            out += (_ID, anchor, _ID_END)
        out.append(_ITEM_WORDS)
        self._add_words(out, without_markers(block.inlines))
        out.append(_HEADING_END[level])

    def _add_blocks(self, out: Pieces, blocks: Iterable[Block]) -> None:
        for at, block in enumerate(blocks):
            if at:
                out.append(_LINE_END)
            self._add_block(out, block)

    def _add_block(self, out: Pieces, block: Block, *, tight: bool = False) -> None:
        match block.kind:
            case BlockKind.LIST:
                self._add_list(out, block)
            case BlockKind.PARAGRAPH:
                self._add_paragraph(out, block, self._items.get(id(block), ()), tight=tight)
            case BlockKind.HEADING:
                self._add_heading(out, block)
            case BlockKind.LIST_ITEM:
                self._add_bullet(out, block, tight=False)
            case BlockKind.TABLE:
                self._add_table(out, block)
            case BlockKind.QUOTE:
                out.append(_QUOTE)
                self._add_blocks(out, block.children)
                out.append(_QUOTE_END)
            case BlockKind.CODE | BlockKind.HTML:
                out.append(Markup('<pre class="bc-typed"><code>%s</code></pre>') % block.text)
            case BlockKind.RULE:
                out.append(_RULE)
            case _:
                self._add_blocks(out, block.children)

    # ----------------------------------------------------------------- lists and tables

    def _add_list(self, out: Pieces, block: Block) -> None:
        begin, end = _BULLETS, _BULLETS_END
        if block.start is not None:
            start = EMPTY if block.start == 1 else Markup(' start="%s"') % block.start
            begin, end = _NUMBERS % start, _NUMBERS_END
        out.append(begin)
        for at, child in enumerate(block.children):
            if at:
                out.append(_LINE_END)
            self._add_bullet(out, child, tight=block.tight)
        out.append(end)

    def _add_bullet(self, out: Pieces, block: Block, *, tight: bool) -> None:
        """A bullet; its actions count over all its paragraphs, as `Item.start` does."""
        items: Sequence[Item] = self._items.get(id(block), ())
        out.append(_BULLET)
        offset = 0
        for at, child in enumerate(block.children):
            if at:
                out.append(_LINE_END)
            if child.kind is not _PARAGRAPHS or child.prose is None:
                self._add_block(out, child, tight=tight)
                continue
            offset += 1 if offset else 0
            self._add_paragraph(out, child, items, offset, tight=tight)
            offset += len(child.prose.text)
        out.append(_BULLET_END)

    def _add_table(self, out: Pieces, block: Block) -> None:
        head, *rows = block.children
        self._tables += 1
        out.append(_TABLE % (f" {self._tables}" if self._tables > 1 else ""))
        self._add_row(out, head, "th", block.align)
        out.append(_TABLE_BODY)
        for at, row in enumerate(rows):
            if at:
                out.append(_LINE_END)
            self._add_row(out, row, "td", block.align)
        out.append(_TABLE_END)

    def _add_row(self, out: Pieces, row: Block, tag: str, align: tuple[str, ...]) -> None:
        out.append(_ROW)
        if items := self._items.get(id(row)):
            self._add_id(out, items[0])
        out.append(_ROW_CELLS)
        sides = (_SIDES.get(side, "") for side in (*align, *[""] * len(row.children)))
        for cell, side in zip(row.children, sides, strict=False):
            out.append(Markup(f"<{tag}{side}>"))
            self._add_words(out, cell.inlines)
            out.append(Markup(f"</{tag}>"))
        out.append(_ROW_END)

    # ----------------------------------------------------------------- running text

    def _add_paragraph(
        self, out: Pieces, block: Block, items: Sequence[Item], offset: int = 0, *, tight: bool = False
    ) -> None:
        """A paragraph that begins at `offset` of its items' prose; in a `tight` list its words alone."""
        if not tight:
            out.append(_PARAGRAPH)
        if len(items) == 1 and offset == 0 and _is_whole(items[0], block):
            self._add_item(out, items[0], block.inlines)
        else:
            self._add_cut(out, block, items, offset)
        if not tight:
            out.append(_PARAGRAPH_END)

    def _add_cut(self, out: Pieces, block: Block, items: Sequence[Item], offset: int) -> None:
        """The words of a paragraph, each item in its own element."""
        end = offset + len(block.prose.text if block.prose else "")
        parts = [
            (max(item.start - offset, 0), item)
            for item in items
            if item.start <= end and max(item.end, item.start + 1) > offset
        ]
        if not parts:
            self._add_words(out, block.inlines)
            return
        pieces = cut_at(block.inlines, [start for start, _ in parts])
        self._add_words(out, pieces[0])
        for (_, item), piece in zip(parts, pieces[1:], strict=True):
            self._add_item(out, item, piece)

    def _add_item(self, out: Pieces, item: Item, inlines: Iterable[Inline]) -> None:
        out.append(_ITEM)
        self._add_id(out, item)
        out.append(_ITEM_WORDS)
        self._add_words(out, inlines)
        last = out[-1]
        # What parts it from the next stands behind it: the sign of its link belongs on the line of its last word.
        if last is _LINE_END or last is _BREAK:
            out.insert(-1, _ITEM_END)
        elif last.endswith(" "):
            out[-1:] = (Markup(last.rstrip(" ")), _ITEM_END, _BLANK)
        else:
            out.append(_ITEM_END)

    def _add_id(self, out: Pieces, item: Item) -> None:
        """The item's anchor as an attribute, where it first stands: its words may be spread over paragraphs."""
        anchor = self._anchors.items[id(item)]
        if anchor not in self._given:
            self._given.add(anchor)
            out += (_ID, anchor, _ID_END)

    def _add_words(self, out: Pieces, inlines: Iterable[Inline]) -> None:
        for one in inlines:
            if one.kind is _TEXT:
                out.append(escaped(one.text))
            elif one.kind is not _MARKER:
                self._add_inline(out, one)
            elif one.marker:
                self._add_marks(out, one.marker)

    def _add_inline(self, out: Pieces, inline: Inline) -> None:
        match inline.kind:
            case InlineKind.SOFT_BREAK:
                out.append(_LINE_END)
            case InlineKind.HARD_BREAK:
                out.append(_BREAK)
            case InlineKind.EMPHASIS | InlineKind.STRONG:
                begin, end = _TAGS[inline.kind]
                out.append(begin)
                self._add_words(out, inline.children)
                out.append(end)
            case InlineKind.CODE | InlineKind.HTML:
                out.append(Markup("<code>%s</code>") % inline.text)
            case InlineKind.LINK if address := self._address(inline.target):
                self._add_link(out, inline, address)
            case InlineKind.LINK | InlineKind.IMAGE:
                self._add_words(out, inline.children)
            case _:
                out.append(escape(inline.text))

    def _add_link(self, out: Pieces, inline: Inline, address: str) -> None:
        words: Pieces = []
        self._add_words(words, without_markers(inline.children))
        if any(words):
            out += (Markup('<a href="%s" rel="noopener">') % address, *words, Markup("</a>"))
        # A mark may be a link itself, and one link cannot stand in another: it follows.
        for inner in walk_inlines(inline.children):
            if inner.marker:
                self._add_marks(out, inner.marker)

    @cached_property
    def _known(self) -> frozenset[str]:
        return self._anchors.all

    def _address(self, target: str) -> str:
        """Where a link may lead to; empty where it may not be one."""
        if target.startswith("#"):
            return target if target[1:] in self._known else ""
        if _MAIL_ADDRESS.fullmatch(target):  # as the parser gives <ten@so.gov.vn>
            return f"mailto:{target}"
        if not _SAFE_ADDRESS.fullmatch(target):
            return ""
        return _NOT_IN_ADDRESS.sub(lambda sign: f"%{ord(sign[0]):02X}", target)


def _is_whole(item: Item, block: Block) -> bool:
    """Whether a paragraph that begins with words is this action and no more."""
    return item.start == 0 and len(block.inlines) > 0 and block.inlines[0].kind is _TEXT
