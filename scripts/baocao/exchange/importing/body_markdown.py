"""The flow of a document as Markdown: sections and areas numbered anew, items, nested bullets, tables. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from baocao.exchange.importing.flow import GridPiece, Piece, TextPiece
from baocao.exchange.importing.headings import AREA, SECTION
from baocao.exchange.importing.labels import Label, LabelKind, typed_label
from baocao.language.vocabulary import ROMAN_NUMERALS
from baocao.parsing.escaping import escaped, escaped_cell, escaped_heading
from baocao.word.reading import Align

_RULES = {Align.RIGHT: "---:", Align.CENTER: ":---:"}
_FURTHER_IN = 3.0
"""Millimetres by which a bullet must stand further in to be below the one before."""


@dataclass(frozen=True, slots=True)
class _OpenItem:
    """A list item that others may stand below: what counts with it, where it stands, how wide its sign is."""

    key: tuple[object, ...]
    label: Label
    left: float
    leads: bool
    width: int


def body_markdown(pieces: Sequence[Piece], levels: Mapping[int, int], *, is_numbered_anew: bool = True) -> list[str]:
    """The lines of the body; a blank line stands between blocks. Sections and areas are numbered anew, or not."""
    writer = _Writer(is_numbered_anew)
    for at, piece in enumerate(pieces):
        if isinstance(piece, GridPiece):
            writer.block(table_markdown(piece))
        elif at in levels:
            writer.heading(piece, levels[at])
        elif piece.label is None or piece.label.kind <= LabelKind.ROMAN:
            writer.block([escaped(with_label(piece))])
        else:
            writer.item(piece, piece.label)
    return writer.lines


def with_label(piece: TextPiece) -> str:
    """The words with the label that was typed before them, where that says more than a place in a list."""
    label = piece.label
    if label is None or label.counted_in or label.kind is LabelKind.PART:
        return piece.text
    return f"{label.written} {piece.text}"


def without_part(heading: TextPiece) -> tuple[str, str]:
    """The words `Phần thứ nhất` of a heading, which its new number stands for, and its title."""
    label = heading.label
    if label is None or label.kind is not LabelKind.PART or label.counted_in:
        return "", heading.text
    _, title = typed_label(heading.text)
    title = title.lstrip(" .:/–-")
    return (label.written, title) if title else ("", heading.text)


def table_markdown(table: GridPiece) -> list[str]:
    """The lines of a pipe table; the first row is its head."""
    head, *others = ("|" + "".join(f" {escaped_cell(cell)} |" if cell else " |" for cell in row) for row in table.rows)
    return [head, f"| {' | '.join(_RULES.get(align, '---') for align in table.aligns)} |", *others]


class _Writer:
    def __init__(self, is_numbered_anew: bool) -> None:
        self._is_numbered_anew = is_numbered_anew
        self.lines: list[str] = []
        self._open: list[_OpenItem] = []
        self._in_list = False
        self._section = self._area = 0

    def block(self, lines: Sequence[str]) -> None:
        """A block of its own, which ends any list."""
        self._open, self._in_list = [], False
        if self.lines:
            self.lines.append("")
        self.lines += lines

    def heading(self, piece: TextPiece, level: int) -> None:
        """A heading; those of sections and areas are counted here, whatever they were called."""
        self.block([f"{'#' * level} {self._labelled(piece, level)}"])

    def _labelled(self, piece: TextPiece, level: int) -> str:
        if level == SECTION and self._is_numbered_anew:
            self._section, self._area = self._section + 1, 0
            roman = ROMAN_NUMERALS[self._section - 1] if self._section <= len(ROMAN_NUMERALS) else str(self._section)
            return f"{roman}. {escaped_heading(without_part(piece)[1])}"
        if level == AREA and self._is_numbered_anew:
            self._area += 1
            return f"{self._area}. {escaped_heading(without_part(piece)[1])}"
        label = f"{piece.label.written} " if piece.label and piece.label.kind is not LabelKind.PART else ""
        return escaped_heading(label + piece.text)

    def item(self, piece: TextPiece, label: Label) -> None:
        """An item of a list, below the items that it belongs to."""
        left = piece.paragraph.left
        key = (label.kind, label.counted_in)
        has_come_out = False
        while self._open and not self._is_below(key, label, left, has_come_out):
            inner = self._open.pop().label.level
            has_come_out |= inner is not None and label.level is not None and label.level < inner
        is_counted = label.kind in (LabelKind.ARABIC, LabelKind.BRACKETED) and label.value > 0
        sign = f"{label.value}{')' if label.kind is LabelKind.BRACKETED else '.'} " if is_counted else "- "
        inset = sum(item.width for item in self._open)
        if not self._in_list and self.lines:
            self.lines.append("")
        self._in_list = True
        self.lines.append(f"{' ' * inset}{sign}{escaped(piece.text)}")
        self._open.append(_OpenItem(key, label, left, piece.text.endswith(":"), len(sign)))

    def _is_below(self, key: tuple[object, ...], label: Label, left: float, has_come_out: bool) -> bool:
        """Whether an item with that label stands below the innermost that is open.

        `has_come_out`: its level in Word is higher than that of an item below which it cannot stand.
        """
        above = self._open[-1]
        if any(item.key == key for item in self._open):
            return False
        if label.level is not None and above.label.level is not None and label.level != above.label.level:
            return label.level > above.label.level
        if has_come_out and label.level is not None and label.level == above.label.level:
            return False
        if label.kind > above.label.kind and above.label.kind.is_number:
            return True
        if {above.label.kind, label.kind} == {LabelKind.DASH, LabelKind.PLUS}:
            return label.kind is LabelKind.PLUS
        return left > above.left + _FURTHER_IN or (above.leads and label.kind >= above.label.kind)
