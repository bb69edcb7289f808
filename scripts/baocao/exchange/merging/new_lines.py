"""Paragraphs, items, headings and tables that were typed in Word as lines of Markdown, like their neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from baocao.exchange.merging.chunks import Chunk, ChunkKind, Mark
from baocao.exchange.merging.marked_text import MarkedText, Signs
from baocao.exchange.merging.nodes import NUMBERED
from baocao.exchange.merging.plan import Entry
from baocao.exchange.merging.rewriting_text import as_typed
from baocao.exchange.merging.units import Unit
from baocao.exchange.merging.wording import END, key
from baocao.parsing.escaping import escaped_heading

_SIGN = re.compile(r"[!-/:-@\[-`{-~]")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Lines that stand before, and what they are."""

    text: str
    kind: ChunkKind
    depth: int
    prefix: str


@dataclass(frozen=True, slots=True)
class NewLines:
    """Lines of Markdown, what they are, and what a reader sees of them."""

    text: str
    kind: ChunkKind
    depth: int
    prefix: str
    keys: tuple[str, ...]


def new_lines(
    entry: Entry,
    before: Sequence[Neighbour],
    behind: Chunk | None,
    marks: Sequence[tuple[int, Mark]] = (),
    *,
    has_care: bool = False,
) -> NewLines:
    """The lines of a new entry between `before` and `behind`; with care, every sign has a backslash.

    `marks`: those that its words had elsewhere, in the text of its units with `END` between them.
    """
    unit = entry.units[0]
    text = text_of(entry)
    signs = Signs((mark for _, mark in marks), (text,))
    said = signs.of(MarkedText(text, tuple(marks))).split(END)

    def typed(words: str, escape: Callable[[str, bool], str]) -> str:
        return signs.typed(words, _with_care if has_care else escape)

    if unit.is_row:
        rows, at = list[list[str]](), 0
        for each in entry.units:
            rows.append(
                [typed(cell, lambda words, _: as_typed(words, in_cell=True)) for cell in said[at:][: len(each.cells)]]
            )
            at += len(each.cells)
        return _rows(entry.units, rows, before)
    if unit.rank and not entry.closes:
        prefix = "#" * min(unit.rank + 1, 6) + " "
        heading = _carefully(text) if has_care else escaped_heading(text)
        return NewLines(prefix + heading, ChunkKind.HEADING, 0, prefix, (unit.key,))
    texts = [typed(words, lambda words, is_first: as_typed(words, begins_block=is_first)) for words in said]
    if unit.level is not None and not entry.closes:
        prefix, depth = _item(unit, before, behind)
        return NewLines(prefix + texts[0], ChunkKind.ITEM, depth, prefix, (unit.key,))
    return NewLines("\n\n".join(texts), ChunkKind.PARAGRAPH, 0, "", tuple(each.key for each in entry.units))


def text_of(entry: Entry) -> str:
    """What a new entry says, `END` between its paragraphs or cells."""
    return END.join(entry.texts)


def _item(unit: Unit, before: Sequence[Neighbour], behind: Chunk | None) -> tuple[str, int]:
    """What begins an item, and how deep it stands: as the item beside it, before all the one of its kind."""
    wanted = (unit.level or 0) + 1
    near = next((each for each in reversed(before) if each.kind is ChunkKind.HEADING or _is_item(each, wanted)), None)
    if near and near.kind is ChunkKind.HEADING:
        near = None
    after = behind if behind and behind.kind is ChunkKind.ITEM and behind.depth == wanted else None
    if after and _is_counted(after.prefix) != unit.label[:1].isalnum():
        after = None
    is_beside = near is not None and near.depth == wanted
    if near and is_beside and (after is None or _is_counted(near.prefix) == _is_counted(after.prefix)):
        begin = NUMBERED.fullmatch(near.prefix)
        if begin is None:
            return near.prefix, wanted
        return f"{begin['indent']}{int(begin['number']) + 1}{begin['rest']}", wanted
    if after:
        return after.prefix, wanted
    return (" " * len(near.prefix) + "- ", near.depth + 1) if near else ("- ", 1)


def _is_item(neighbour: Neighbour, depth: int) -> bool:
    """Whether it is an item that holds one so deep, or stands beside it."""
    return neighbour.kind is ChunkKind.ITEM and neighbour.depth <= depth


def _is_counted(prefix: str) -> bool:
    return NUMBERED.fullmatch(prefix) is not None


def _rows(units: Sequence[Unit], rows: Sequence[Sequence[str]], before: Sequence[Neighbour]) -> NewLines:
    written = [f"| {' | '.join(cells)} |" for cells in rows]
    is_table = not (before and before[-1].kind is ChunkKind.ROW)
    if is_table:
        written.insert(1, "|" + " --- |" * len(units[0].cells))
    keys = tuple(key(END.join(unit.cells)) for unit in units)
    return NewLines("\n".join(written), ChunkKind.ROW, 0, "", keys)


def _with_care(words: str, _: bool) -> str:
    return _carefully(words)


def _carefully(text: str) -> str:
    return _SIGN.sub(r"\\\g<0>", text)
