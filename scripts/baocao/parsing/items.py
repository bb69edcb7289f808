"""The items of a report: one for each action in a bullet, a paragraph or a marked row of a table. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.language.wording import one_line
from baocao.model import Block, BlockKind, Item, Prose, Span
from baocao.parsing.block_words import joined
from baocao.parsing.clauses import clauses
from baocao.regex import regex

# `**Mua máy chủ**.`: the signs that close an emphasis belong to the words
_CLOSING_SIGNS = regex(r"[*_]+")


def items_in(blocks: Iterable[Block]) -> tuple[Item, ...]:
    """The items of `blocks`, in order."""
    return tuple(item for block in blocks for item in _items_of(block))


def _items_of(block: Block) -> Iterator[Item]:
    if block.kind is BlockKind.PARAGRAPH and block.prose:
        yield from _clause_items(block, block.prose)
    elif block.kind is BlockKind.LIST_ITEM:
        yield from _bullet_items(block)
    elif block.kind is BlockKind.TABLE:
        for row in block.children:
            cells = [cell.prose for cell in row.children if cell.prose]
            prose = joined(cells, " | ") if cells else None
            if prose and prose.marks:
                markers = tuple(marker for _, marker in prose.marks)
                yield Item(one_line(prose.text), markers, row.span, row, prose, 0, len(prose.text))
    elif block.kind in (BlockKind.LIST, BlockKind.QUOTE):
        for child in block.children:
            yield from _items_of(child)


def _bullet_items(block: Block) -> Iterator[Item]:
    """The actions of one bullet: its own words, then those nested in it unless they are its details."""
    own = [child.prose for child in block.children if child.kind is BlockKind.PARAGRAPH and child.prose]
    nested = [child for child in block.children if child.kind is not BlockKind.PARAGRAPH]
    inner = [item for child in nested for item in _items_of(child)]
    if own:
        prose = joined(own, " ")
        leads = bool(inner) and not prose.marks and (prose.text.rstrip().endswith(":") or any(i.markers for i in inner))
        yield from _clause_items(block, prose, is_lead=leads)
        if prose.marks and not any(item.markers for item in inner):
            return
    yield from inner


def _clause_items(block: Block, prose: Prose, *, is_lead: bool = False) -> Iterator[Item]:
    if is_lead:
        end = len(prose.text)
        yield Item(one_line(prose.text), (), prose.span(0, end), block, prose, 0, end, is_lead=True)
        return
    for count, (start, end, markers) in enumerate(clauses(prose)):
        words_span = prose.span(start, end) if end > start else markers[0].span
        first = min([words_span.start, *(marker.span.start for marker in markers)])
        last = max([words_span.end, *(marker.span.end for marker in markers)])
        span = Span(prose.source, first, last)
        yield Item(one_line(prose.text[start:end]), markers, span, block, prose, start, end, count)


def behind(item: Item) -> Span:
    """The empty place just behind an item's words, before its end punctuation."""
    source = item.span.source
    at = item.prose.offset(item.end, end=True)
    if signs := _CLOSING_SIGNS.match(source.text, at):
        at = signs.end()
    return Span(source, at, at)
