"""Paragraphs, items, headings and tables that were typed in Word as lines of Markdown, like their neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from baocao.exchange.merging.chunks import ChunkKind
from baocao.exchange.merging.plan import Entry
from baocao.exchange.merging.units import Unit
from baocao.exchange.merging.wording import END, key
from baocao.parsing.escaping import escaped, escaped_cell, escaped_heading

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


def new_lines(entry: Entry, before: Sequence[Neighbour], *, has_care: bool = False) -> NewLines:
    """The lines of a new entry behind `before`; with care, every sign has a backslash."""
    unit = entry.units[0]
    if unit.is_row:
        return _rows(entry.units, before, has_care=has_care)
    if unit.rank and not entry.closes:
        text = _carefully(unit.text) if has_care else escaped_heading(unit.text)
        prefix = "#" * min(unit.rank + 1, 6) + " "
        return NewLines(prefix + text, ChunkKind.HEADING, 0, prefix, (unit.key,))
    text = _carefully(unit.text) if has_care else escaped(unit.text)
    if unit.level is not None and not entry.closes:
        prefix, depth = _item(unit.level, before)
        return NewLines(prefix + text, ChunkKind.ITEM, depth, prefix, (unit.key,))
    texts = [text, *(_carefully(other.text) if has_care else escaped(other.text) for other in entry.units[1:])]
    return NewLines("\n\n".join(texts), ChunkKind.PARAGRAPH, 0, "", tuple(each.key for each in entry.units))


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


def _rows(units: Sequence[Unit], before: Sequence[Neighbour], *, has_care: bool) -> NewLines:
    written = [
        "| " + " | ".join(_carefully(cell) if has_care else escaped_cell(cell) for cell in unit.cells) + " |"
        for unit in units
    ]
    is_table = not (before and before[-1].kind is ChunkKind.ROW)
    if is_table:
        written.insert(1, "|" + " --- |" * len(units[0].cells))
    keys = tuple(key(END.join(unit.cells)) for unit in units)
    return NewLines("\n".join(written), ChunkKind.ROW, 0, "", keys)


def _carefully(text: str) -> str:
    return _SIGN.sub(r"\\\g<0>", text)
