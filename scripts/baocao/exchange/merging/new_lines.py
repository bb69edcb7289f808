"""Paragraphs, items, headings and tables that were typed in Word as lines of Markdown, like their neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from baocao.exchange.merging.chunks import ChunkKind, Mark
from baocao.exchange.merging.marked_text import MarkedText, Signs
from baocao.exchange.merging.plan import Entry
from baocao.exchange.merging.rewriting_text import as_typed
from baocao.exchange.merging.units import Unit
from baocao.exchange.merging.wording import END, key
from baocao.parsing.escaping import escaped_heading

_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
_NUMBERED = re.compile(r"(?P<indent>[ \t>]*)(?P<number>\d{1,9})(?P<rest>[.)][ \t]+)")


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
    entry: Entry, before: Sequence[Neighbour], marks: Sequence[tuple[int, Mark]] = (), *, has_care: bool = False
) -> NewLines:
    """The lines of a new entry behind `before`; with care, every sign has a backslash.

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
        prefix, depth = _item(unit.level, before)
        return NewLines(prefix + texts[0], ChunkKind.ITEM, depth, prefix, (unit.key,))
    return NewLines("\n\n".join(texts), ChunkKind.PARAGRAPH, 0, "", tuple(each.key for each in entry.units))


def text_of(entry: Entry) -> str:
    """What a new entry says, `END` between its paragraphs or cells."""
    return END.join(entry.texts)


def _item(level: int, before: Sequence[Neighbour]) -> tuple[str, int]:
    """What begins an item of that level, and how deep it stands."""
    wanted = level + 1
    for each in reversed(before):
        if each.kind is ChunkKind.HEADING:
            break
        if each.kind is not ChunkKind.ITEM:
            continue
        if each.depth == wanted:
            numbered = _NUMBERED.fullmatch(each.prefix)
            if numbered is None:
                return each.prefix, wanted
            return f"{numbered['indent']}{int(numbered['number']) + 1}{numbered['rest']}", wanted
        if each.depth < wanted:
            return " " * len(each.prefix) + "- ", each.depth + 1
    return "- ", 1


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
