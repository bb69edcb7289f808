"""Items of the new text of a report indented as their levels need, once other lines stand above them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baocao.exchange.merging.chunks import ChunkKind
from baocao.exchange.merging.nodes import Node, shifted

_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)]) +")
_ITEM = re.compile(rf" *(?:{_MARKER.pattern})+")
"""What begins an item, or one that is the first of others; blanks alone before it, no tabs, no quote."""
_MOST_BLANKS = 3
"""Further in than where its place begins a line may stand; beyond, it is code."""


@dataclass(frozen=True, slots=True)
class _Open:
    """An item that can hold others: its level, and in which columns its sign and its words begin."""

    level: int
    start: int
    words: int


@dataclass(frozen=True, slots=True)
class _Place:
    """How far to the right a node goes, and in how many lists it stands there."""

    shift: int
    depth: int


def indent(nodes: Sequence[Node], before: Sequence[Node]) -> None:
    """Indent each item as far as its `level` needs below the items above it; where none can hold it, less.

    `before`: the nodes of the report as it was. One with items that are written otherwise than is known here stays.
    """
    if any(place != _Place(0, node.depth) for node, place in zip(before, _places(before), strict=True)):
        return
    for node, place in zip(nodes, list(_places(nodes)), strict=True):
        node.depth = place.depth
        if place.shift:
            node.text = "\n".join(shifted(line, place.shift) for line in node.text.split("\n"))
            node.prefix = shifted(node.prefix, place.shift) if node.kind is ChunkKind.ITEM else node.prefix


def _places(nodes: Sequence[Node]) -> Iterator[_Place]:
    open_: list[_Open] = []
    place = _Place(0, 0)
    for node in nodes:
        start = len(node.text) - len(node.text.lstrip(" "))
        if node.kind is ChunkKind.ITEM and _ITEM.fullmatch(node.prefix):
            place = _place_of_item(node, start, open_)
        elif node.kind is ChunkKind.OTHER and start:
            place = _Place(place.shift if open_ else 0, node.depth)
        elif node.kind in (ChunkKind.PARAGRAPH, ChunkKind.ROW) and node.level:
            place = _place_in_item(node, start, open_)
        else:
            open_.clear()
            place = _Place(0, node.depth)
        yield place


def _place_of_item(node: Node, start: int, open_: list[_Open]) -> _Place:
    """The place of an item, which is then among those that are open."""
    signs = list(_MARKER.finditer(node.prefix))
    level = node.level - len(signs) + 1
    beside = None
    while open_ and open_[-1].level >= level:
        beside = open_.pop()
    least = open_[-1].words if open_ else 0
    most = min(least + _MOST_BLANKS, beside.words - 1 if beside else least + _MOST_BLANKS)
    wanted = start
    is_orphan = len(open_) + 1 < level
    if is_orphan or not least <= start <= most:
        wanted = beside.start if beside and least <= beside.start <= most else least
    shift = wanted - start
    open_ += [_Open(level + at, sign.start() + shift, sign.end() + shift) for at, sign in enumerate(signs)]
    return _Place(shift, len(open_))


def _place_in_item(node: Node, start: int, open_: list[_Open]) -> _Place:
    """The place of further lines of an item."""
    while open_ and open_[-1].level > node.level:
        open_.pop()
    least = open_[-1].words if open_ else 0
    return _Place(0 if least <= start <= least + _MOST_BLANKS else least - start, len(open_))
