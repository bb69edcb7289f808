"""The items of a report: one for each action in a bullet, a paragraph or a marked row of a table. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from baocao.language.wording import one_line
from baocao.model import Block, BlockKind, Item, Marker, Prose, Span
from baocao.parsing.block_words import joined
from baocao.parsing.clauses import clauses, has_words, trimmed
from baocao.regex import regex

# `**Mua máy chủ**.`: the signs that close an emphasis belong to the words
_CLOSING_SIGNS = regex(r"[*_]+")
_ITEM, _PARAGRAPH = BlockKind.LIST_ITEM, BlockKind.PARAGRAPH


def items_in(blocks: Iterable[Block]) -> tuple[Item, ...]:
    """The items of `blocks`, in order."""
    return tuple(_items_of(blocks))


def _items_of(blocks: Iterable[Block]) -> list[Item]:
    found: list[Item] = []
    for block in blocks:
        if block.kind is _ITEM:
            found += _bullet_items(block)
        elif block.kind is _PARAGRAPH and block.prose:
            found += _clause_items(block, block.prose)
        elif block.kind is BlockKind.TABLE:
            found += _row_items(block)
        elif block.kind in (BlockKind.LIST, BlockKind.QUOTE):
            found += _items_of(block.children)
    return found


def _row_items(table: Block) -> Iterator[Item]:
    for row in table.children:
        cells = [cell.prose for cell in row.children if cell.prose]
        prose = joined(cells, " | ") if cells else None
        if prose and prose.marks:
            markers = tuple(marker for _, marker in prose.marks)
            yield Item(one_line(prose.text), markers, _slugs(markers), row.span, row, prose, 0, len(prose.text))


def _bullet_items(block: Block) -> list[Item]:
    """The actions of one bullet: its own words, then those nested in it unless they are its details."""
    children = block.children
    if len(children) == 1 and (prose := children[0].prose) and children[0].kind is _PARAGRAPH:
        return _clause_items(block, prose)  # nearly always
    own = [child.prose for child in children if child.kind is _PARAGRAPH and child.prose]
    inner = _items_of([child for child in block.children if child.kind is not _PARAGRAPH])
    if not own:
        return inner
    prose = joined(own, " ")
    leads = bool(inner) and not prose.marks and (prose.text.rstrip().endswith(":") or any(i.markers for i in inner))
    found = _clause_items(block, prose, is_lead=leads)
    are_details = prose.marks and not any(item.markers for item in inner)
    return found if are_details else found + inner


def _clause_items(block: Block, prose: Prose, *, is_lead: bool = False) -> list[Item]:
    if is_lead:
        end = len(prose.text)
        return [Item(one_line(prose.text), (), (), prose.span(0, end), block, prose, 0, end, is_lead=True)]
    source, text, segments, marks = prose
    # where the text is one stretch of the source, as nearly always
    shift = segments[0].start if len(segments) == 1 and segments[0].verbatim else None
    is_line = shift is not None and source.is_usual and "  " not in text  # and so is each clause, which is trimmed
    new, found = tuple.__new__, []  # `new` takes half the time of the constructors
    end = len(text)
    if shift is not None and len(marks) == 1 and marks[0][0] == end and has_words(text, 0, end):  # most bullets
        marker = marks[0][1]
        start, end = trimmed(text, 0, end)
        span = new(Span, (source, shift + start, marker.span.end))
        words = text[start:end] if is_line else one_line(text[start:end])
        return [new(Item, (words, (marker,), marker.slugs, span, block, prose, start, end, 0, False))]
    for count, (start, end, markers) in enumerate(clauses(prose)):
        if end == start:
            _, first, last = markers[0].span
        elif shift is not None:
            first, last = shift + start, shift + end
        else:
            _, first, last = prose.span(start, end)
        for marker in markers:
            _, opening, behind = marker.span
            first, last = opening if opening < first else first, behind if behind > last else last
        span = new(Span, (source, first, last))
        words = text[start:end] if is_line else one_line(text[start:end])
        slugs = _slugs(markers)
        found.append(new(Item, (words, markers, slugs, span, block, prose, start, end, count, False)))
    return found


def _slugs(markers: Sequence[Marker]) -> tuple[str, ...]:
    if len(markers) == 1:  # nearly always
        return markers[0].slugs
    return tuple([slug for marker in markers for slug in marker.slugs])


def behind(item: Item) -> Span:
    """The empty place just behind an item's words, before its end punctuation."""
    source = item.span.source
    at = item.prose.offset(item.end, end=True)
    if signs := _CLOSING_SIGNS.match(source.text, at):
        at = signs.end()
    return Span(source, at, at)
