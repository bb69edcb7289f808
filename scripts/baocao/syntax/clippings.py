"""An item's own Markdown, cut out of its bullet so that it can stand in another report.

Values in, text out. What the author wrote stays as it is: emphasis, links, nested details; only the
markers go, and a wrapped line becomes one.
"""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from baocao.model import Block, BlockKind, Inline, InlineKind, Item, Source, Span
from baocao.syntax.markers import strip

_LINE_BREAK = re.compile(r"(?:\\|[ \t]*)\n[ \t]*(?:>[ \t]*)*")
_UNCLOSED = re.compile(r"(?<!\\)\{(?=[ \t]*#)")
_NUMBERED = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")
# What would begin a block of its own at the start of a bullet.
_BEGINS_BLOCK = re.compile(
    r"[-+*](?:\s|$)|#{1,6}(?:\s|$)|[>|<]|```|~~~|\[[^\]]*\]:|(?P<rule>[-*_])(?:\s*(?P=rule)){2,}\s*$"
)
_ENDS_SENTENCE = tuple(".:;!?…")


@dataclass(frozen=True, slots=True)
class Clipping:
    """An item to write down again, and the marker to write behind it."""

    item: Item
    marker: str


def bullets(clippings: Iterable[Clipping], items: Sequence[Item]) -> list[str]:
    """The lines of a list of `clippings`, in order; `items` are all those of the sections they come from.

    A lead-in (`… gồm:`) is repeated above its actions, and a nested action stays below the one it is
    nested in. Details nested in a bullet go with its last clause.
    """
    family = _Family(items)
    lines: list[str] = []
    path: list[Item] = []
    for clipping in clippings:
        item = clipping.item
        above: list[Item] = []
        for parent in family.parents(item):
            is_open = len(path) > len(above) and path[len(above)] is parent
            if parent.is_lead and not is_open:
                lines.append(f"{'  ' * len(above)}- {markdown_of(parent)}")
            if parent.is_lead or is_open:
                above.append(parent)
        depth = len(above)
        lines.append(f"{'  ' * depth}- {_sentence(item, clipping.marker)}")
        for detail in family.details(item):
            if detail.kind is not BlockKind.LIST or detail.start not in (None, 1):
                lines.append("")  # only a list may follow on words without a blank line
            lines += textwrap.indent(_dedented(detail.span), "  " * (depth + 1)).split("\n")
        path = [*above, item]
    return lines


def markdown_of(item: Item) -> str:
    """The item's words on one line as the author wrote them, without markers and end punctuation."""
    text = ""
    at = 0
    for inlines, between in _runs(item.block):
        length = sum(map(_length, inlines))
        at += len(between) if at else 0
        piece = _clip(item.prose.source, inlines, item.start - at, item.end - at)
        text += (between if text and piece else "") + piece
        at += length
    text = _LINE_BREAK.sub(" ", strip(Source("", text)).text).strip()
    if any(marker.problem for marker in item.markers):
        text = _UNCLOSED.sub(r"\\{", text)
    if number := _NUMBERED.match(text):
        return f"{number[0]}\\{text[number.end() :]}"
    return f"\\{text}" if _BEGINS_BLOCK.match(text) else text


def blocks_markdown(blocks: Iterable[Block]) -> list[str]:
    """The source of each block without markers; raw HTML is left out."""
    return [strip(Source("", _dedented(block.span))).text for block in blocks if block.kind is not BlockKind.HTML]


def _sentence(item: Item, marker: str) -> str:
    words = markdown_of(item)
    if not words:
        return f"Việc có mã {', '.join(item.slugs)}. {marker}"
    return f"{words}{'' if words.endswith(_ENDS_SENTENCE) else '.'} {marker}"


def _dedented(span: Span) -> str:
    """The lines of a block, its indentation taken off."""
    return textwrap.dedent(" " * (span.column - 1) + span.text)


# --------------------------------------------------------------------------- who is nested in whom


class _Family:
    """How the items of one or more sections are nested."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._parents: dict[int, tuple[Item, ...]] = {}
        self._last_clause: dict[int, Item] = {}
        self._starts = sorted({item.block.span.start for item in items})
        stack: list[Item] = []
        for item in items:
            while stack and not _holds(stack[-1].block, item.block):
                stack.pop()
            self._parents[id(item)] = tuple(stack)
            self._last_clause[id(item.block)] = item
            stack.append(item)

    def parents(self, item: Item) -> tuple[Item, ...]:
        """The items whose bullets hold this one's, the outermost first; of several clauses the last."""
        return self._parents.get(id(item), ())

    def details(self, item: Item) -> list[Block]:
        """The blocks nested in the item's bullet that hold no items themselves."""
        block = item.block
        if block.kind is not BlockKind.LIST_ITEM or self._last_clause.get(id(block)) is not item:
            return []
        nested = (child for child in block.children if child.kind not in (BlockKind.PARAGRAPH, BlockKind.HTML))
        return [child for child in nested if not self._has_items(child.span)]

    def _has_items(self, span: Span) -> bool:
        at = bisect_left(self._starts, span.start)
        return at < len(self._starts) and self._starts[at] < span.end


def _holds(outer: Block, inner: Block) -> bool:
    return outer is not inner and outer.span.start <= inner.span.start and inner.span.end <= outer.span.end


# --------------------------------------------------------------------------- running text


def _runs(block: Block) -> list[tuple[tuple[Inline, ...], str]]:
    """The running texts that an item's `prose` is made of, each with what joins it to the one before."""
    if block.kind is BlockKind.LIST_ITEM:
        own = [child for child in block.children if child.kind is BlockKind.PARAGRAPH and child.prose]
        return [(child.inlines, " ") for child in own]
    if block.kind is BlockKind.ROW:
        return [(cell.inlines, " | ") for cell in block.children if cell.prose]
    return [(block.inlines, "")]


def _length(inline: Inline) -> int:
    if inline.children:
        return sum(map(_length, inline.children))
    return 0 if inline.marker is not None else len(inline.text)


def _clip(source: Source, inlines: Sequence[Inline], start: int, end: int) -> str:
    """The source of the letters `start` to `end` of `inlines`; emphasis that is cut is closed and opened again."""
    chosen: list[tuple[Inline, int, int]] = []
    at = 0
    ended = 0
    for inline in inlines:
        length = _length(inline)
        first, last = max(start - at, 0), min(end - at, length)
        if first < last:
            chosen.append((inline, first, last))
        elif not chosen:
            ended = inline.span.end
        at += length
    before = after = ""
    if chosen and _is_cut(*chosen[0]):
        ended = chosen[0][0].span.end
        before = _cut(source, *chosen.pop(0))
    if chosen and _is_cut(*chosen[-1]):
        after = _cut(source, *chosen.pop())
    if not chosen:
        return before + after
    (opening, first, _), (closing, _, last) = chosen[0], chosen[-1]
    begin = opening.span.start + (first if _is_verbatim(opening) else 0)
    if begin > ended and first == 0 and opening.kind is InlineKind.TEXT and source.text[begin - 1] == "\\":
        begin -= 1  # an escape stands outside the text it protects
    finish = closing.span.end - (_length(closing) - last if _is_verbatim(closing) else 0)
    return before + source.text[begin:finish] + after


def _is_verbatim(inline: Inline) -> bool:
    return inline.kind is InlineKind.TEXT and len(inline.text) == inline.span.end - inline.span.start


def _is_cut(inline: Inline, first: int, last: int) -> bool:
    """Whether only a part of an emphasis or a link is wanted."""
    return bool(inline.children) and (first > 0 or last < _length(inline))


def _cut(source: Source, inline: Inline, first: int, last: int) -> str:
    inner = _clip(source, inline.children, first, last)
    signs = {InlineKind.EMPHASIS: 1, InlineKind.STRONG: 2}.get(inline.kind, 0)
    sign = source.text[inline.span.start] * signs
    words = inner.strip()
    lead, tail = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    return f"{lead}{sign}{words}{sign}{tail}" if words else inner
