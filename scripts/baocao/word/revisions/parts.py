"""A Word file of ours as comparable parts: lines, tables, rows."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from baocao.word.revisions.lines import Line
from baocao.word.writing.elements import NS, TBL, VAL, P

_BOXES = "Boxes"
"""The style of the tables around the text, which hold head and signature."""
# What stands once in its place, whatever it says; everything else must be known by its words.
_ROLES = frozenset((
    "OrganParent", "OrganName", "Rule", "NationalName", "Motto", "CodeNumber", "DraftMark", "PlaceDate", "Title",
    "Subtitle", "TitleRule", "Salutation", "SalutationLabel", "RecipientsLabel", "SignerName", "AnnexLabel",
    "AnnexPointer", "Break",
))  # fmt: skip


@dataclass(frozen=True)
class ParagraphPart:
    """A paragraph. `is_alone`: the only one of a cell, which has its like in the cell of the other file."""

    line: Line
    is_alone: bool = False

    kind: Hashable = "paragraph"

    @property
    def role(self) -> Hashable:
        return "alone" if self.is_alone else self.line.style if self.line.style in _ROLES else None

    @property
    def place(self) -> Hashable:
        return self.line.style

    @cached_property
    def said(self) -> Hashable:
        return self.line.said or self.line.style

    @property
    def words(self) -> tuple[str, ...]:
        return self.line.words

    @property
    def can_split(self) -> bool:
        return self.role is None


@dataclass(frozen=True)
class RowPart:
    """A row of a table with what its cells hold."""

    element: Any
    cells: tuple[tuple[BlockPart, ...], ...]
    is_box: bool

    place = None
    can_split = False

    @property
    def kind(self) -> Hashable:
        return "row", len(self.cells)

    @property
    def role(self) -> Hashable:
        """Of rows around the text, what stands last in them; other rows are known by their words."""
        last = self.cells[-1][-1] if self.is_box and self.cells and self.cells[-1] else None
        return ("box", last.line.style) if isinstance(last, ParagraphPart) else None

    @cached_property
    def said(self) -> Hashable:
        return tuple(tuple(block.said for block in cell) for cell in self.cells)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(word for cell in self.cells for block in cell for word in block.words)


@dataclass(frozen=True)
class TablePart:
    """A table; only one of as many columns can stand for it."""

    element: Any
    rows: tuple[RowPart, ...]

    place = None
    can_split = False

    @property
    def kind(self) -> Hashable:
        return "table", max((len(row.cells) for row in self.rows), default=0), self.is_box

    @property
    def is_box(self) -> bool:
        return bool(self.rows) and self.rows[0].is_box

    @property
    def role(self) -> Hashable:
        return self.rows[0].role if self.rows else None

    @cached_property
    def said(self) -> Hashable:
        return tuple(row.said for row in self.rows)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(word for row in self.rows for word in row.words)


BlockPart = ParagraphPart | TablePart


def blocks_of(elements: Iterable[Any]) -> tuple[BlockPart, ...]:
    """The paragraphs and tables among the elements."""
    return tuple(
        _table(element) if element.tag == TBL else ParagraphPart(Line(element))
        for element in elements
        if element.tag in (P, TBL)
    )


def alone(blocks: Sequence[BlockPart]) -> Sequence[BlockPart]:
    """The blocks of a cell; where there is but one paragraph, it is known by that."""
    if len(blocks) == 1 and isinstance(blocks[0], ParagraphPart):
        return (ParagraphPart(blocks[0].line, is_alone=True),)
    return blocks


def _table(element: Any) -> TablePart:
    style = element.find(f"{NS}tblPr/{NS}tblStyle")
    is_box = style is not None and style.get(VAL) == _BOXES
    rows = (
        RowPart(row, tuple(blocks_of(cell) for cell in row.iterfind(f"{NS}tc")), is_box)
        for row in element.iterfind(f"{NS}tr")
    )
    return TablePart(element, tuple(rows))
