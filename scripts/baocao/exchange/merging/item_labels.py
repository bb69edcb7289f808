"""Levels and numbers of items that a merged report shows otherwise than Word does. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from baocao.exchange.merging.chunks import Chunk, ChunkKind, chunks_of
from baocao.exchange.merging.nodes import NUMBERED, Node
from baocao.exchange.merging.plan import Entry
from baocao.exchange.merging.units import Unit
from baocao.model import Block, BlockKind, Report
from baocao.model.merge import UnplacedEdit

_BULLET = "-"
_NO_ITEM = "không phải mục"
_WHY = "Cấp hoặc số thứ tự của mục trong báo cáo khác trong Word ({ours}; Word: {theirs}){more}: sửa tay."
_MORE = ", {} mục sau nó cũng vậy"


@dataclass(frozen=True, slots=True)
class Label:
    """What a reader sees of an item beside its words: in which level it stands, from 1, and its number or a bullet;
    level 0 of what is no item."""

    level: int
    sign: str = ""

    @property
    def told(self) -> str:
        """In Vietnamese."""
        if not self.level:
            return _NO_ITEM
        return f"cấp {self.level}" + (f", “{self.sign}”" if self.sign != _BULLET else ", gạch đầu dòng")


_NONE = Label(0)


@dataclass(frozen=True, slots=True)
class _Other:
    """An item that is shown otherwise: where it stands among all, its words, and both labels."""

    at: int
    text: str
    ours: Label
    theirs: Label

    @property
    def difference(self) -> tuple[int, int | None]:
        """By how much, which those have in common that stand behind one for whose sake they are others."""
        signs = [label.sign.rstrip(".)") for label in (self.ours, self.theirs)]
        is_counted = all(sign.isdecimal() for sign in signs)
        apart = int(signs[1]) - int(signs[0]) if is_counted else None if self.ours.sign != self.theirs.sign else 0
        return self.theirs.level - self.ours.level, apart


def shown_otherwise(
    nodes: Sequence[Node], merged: Report, entry_of: Mapping[int, Entry], *, is_all: bool
) -> Iterator[UnplacedEdit]:
    """The items of a merged report whose labels are not those that they have in Word.

    `nodes`: those that the text was made of; `entry_of`: by the id of a node, what it shows in Word; `is_all`: whether
    the report is what Word shows. Where it has more, or less, its items are counted otherwise: only levels are told.
    """
    labels = dict(_labels(merged.blocks, 0))
    chunks = [chunk for chunk in chunks_of(merged) if chunk.leaves]
    texts = [(node, unit) for node in nodes for unit in _units(node, entry_of.get(id(node)))]
    if len(chunks) != len(texts):
        return
    found = []
    for at, ((node, unit), chunk) in enumerate(zip(texts, chunks, strict=True)):
        ours = labels.get(chunk.leaves[0].block.span.start, _NONE) if chunk.kind is ChunkKind.ITEM else _NONE
        if is_all:
            wanted = _in_word(unit, chunk) if unit else None
        else:
            wanted = replace(ours, level=node.level) if ours.level else None
        if wanted is not None and ours != wanted:
            found.append(_Other(at, chunk.shown, ours, wanted))
    for _, group in groupby(enumerate(found), key=lambda each: (each[1].at - each[0], each[1].difference)):
        (_, first), *others = group
        more = _MORE.format(len(others)) if others else ""
        why = _WHY.format(ours=first.ours.told, theirs=first.theirs.told, more=more)
        yield UnplacedEdit(first.text, first.text, why)


def _units(node: Node, entry: Entry | None) -> Sequence[Unit | None]:
    """What shows each text of a node in Word, where that is known."""
    if entry is not None and len(entry.units) == len(node.keys):
        return entry.units
    return [None] * len(node.keys)


def _in_word(unit: Unit, chunk: Chunk) -> Label | None:
    """The label in Word; None of what has none to compare."""
    if chunk.kind not in (ChunkKind.ITEM, ChunkKind.PARAGRAPH) or unit.rank:
        return None
    if unit.level is None:
        return _NONE
    if not unit.label:
        return None  # a dash was typed
    return Label(unit.level + 1, unit.label if unit.label[0].isalnum() else _BULLET)


def _labels(blocks: Sequence[Block], level: int) -> Iterator[tuple[int, Label]]:
    """By where the words of an item begin, its label, as our Word files show it."""
    for block in blocks:
        if block.kind is not BlockKind.LIST:
            yield from _labels(block.children, level)
            continue
        for at, item in enumerate(block.children):
            sign = _BULLET
            if block.start is not None:
                begin = NUMBERED.match(item.span.text)
                sign = f"{block.start + at}{begin['rest'][0] if begin else '.'}"
            if item.children and item.children[0].kind is BlockKind.PARAGRAPH:
                yield item.children[0].span.start, Label(level + 1, sign)
            yield from _labels(item.children, level + 1)
