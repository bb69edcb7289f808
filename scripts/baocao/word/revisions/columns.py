"""Columns of a table that shows old figures and new ones side by side: wide enough for both, where they would break."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from baocao.decree import TEXT_SIZE
from baocao.word.font_metrics import width
from baocao.word.writing.elements import NS
from baocao.word.writing.tables import column_widths

_PADDING = 4.0  # mm: cell margins and borders
_TWIPS = 1440 / 25.4  # in a mm
_WORDS = (f"{NS}t", f"{NS}delText")


def widen(table: Any) -> None:
    """Share out the width of the table anew, where a word and the one that stood for it are too long for a column."""
    grid = table.findall(f"{NS}tblGrid/{NS}gridCol")
    rows = table.findall(f"{NS}tr")
    cells = [row.findall(f"{NS}tc") for row in rows]
    texts = [["".join(piece.text or "" for piece in cell.iter(*_WORDS)) for cell in row] for row in cells]
    columns = [int(column.get(f"{NS}w")) / _TWIPS for column in grid]
    if any(len(row) != len(columns) for row in cells) or not _is_tight(texts, columns):
        return
    heads = len(table.findall(f"{NS}tr/{NS}trPr/{NS}tblHeader"))
    wide = column_widths(texts[:heads], texts[heads:], sum(columns), TEXT_SIZE.least)
    for at, column in enumerate(wide):
        twips = str(round(column * _TWIPS))
        grid[at].set(f"{NS}w", twips)
        for row in cells:
            for own in row[at].iterfind(f"{NS}tcPr/{NS}tcW"):
                own.set(f"{NS}w", twips)


def _is_tight(texts: Sequence[Sequence[str]], columns: Sequence[float]) -> bool:
    return any(
        width(word, TEXT_SIZE.least, bold=True) + _PADDING > column
        for row in texts
        for text, column in zip(row, columns, strict=True)
        for word in text.split()
    )
