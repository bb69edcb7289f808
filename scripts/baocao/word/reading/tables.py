"""Tables: the grid, the room of each cell, borders, repeated rows, and what a style does to which cell. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from baocao.word.reading.model import CellPlace, Table
from baocao.word.reading.properties import SIDES, borders_of, margins_of
from baocao.word.reading.styles import CellStyle, Styles, TablePlace
from baocao.word.reading.xml import (
    MM_PER_TWIP,
    Element,
    blocks,
    child,
    children,
    get,
    is_on,
    millimetres,
    w,
    whole,
)

_MARGIN = 108 * MM_PER_TWIP
_MOST_COLUMNS = 63
"""A table of Word has no more columns."""
_FLAGS = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200, "noVBand": 0x400,
}  # fmt: skip
_ASIDE = {"center": 0.5, "right": 1.0, "end": 1.0}
"""Which share of the room that is left stands before a table that is set aside."""
_PERCENT = re.compile(r"\s*(\d{1,9}(?:\.\d{1,9})?)%\s*")
_BITS = re.compile("[0-9A-Fa-f]{1,4}")


@dataclass(frozen=True, slots=True)
class CellElement:
    """A cell's element with its place in the table, what the table's style does to it, and its room."""

    element: Element
    row: int
    column: int
    columns: int
    place: TablePlace
    width: float | None


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as read: what the model says of it, and the cells that show, in order."""

    table: Table
    cells: tuple[CellElement, ...]


def read_table(
    element: Element, styles: Styles, room: float | None, section: int, outer: CellPlace | None
) -> ReadTable:
    """The table; `room` is the width in mm of what it stands in."""
    own = child(element, "tblPr")
    style = get(child(own, "tblStyle")) or ""
    columns = [millimetres(get(column, "w")) or 0 for column in children(child(element, "tblGrid"), "gridCol")]
    width = _width(child(own, "tblW"), room)
    if width is None or get(child(own, "tblLayout"), "type") == "fixed":  # columns that are fixed widen the table
        width = max(width or 0, sum(columns)) or None
    rows = list(_rows(element))
    looks = _look(child(own, "tblLook"))
    bands = _bands(own, styles, style)
    cells: list[CellElement] = []
    bordered = counted = 0
    widest = 0.0
    for at, row in enumerate(rows):
        properties = child(row, "trPr")
        column = whole(get(child(properties, "gridBefore"))) or 0
        across = 0.0
        inside = [block for block in blocks(row) if block.tag == w("tc")]
        for count, cell in enumerate(inside):
            settings = child(cell, "tcPr")
            across += _width(child(settings, "tcW"), None) or 0
            span = max(1, min(whole(get(child(settings, "gridSpan"))) or 1, _MOST_COLUMNS))
            place = TablePlace(style, _conditions(looks, bands, at, len(rows), count, len(inside)))
            styled = styles.cell(place)
            edges = (at == 0, count == 0, at == len(rows) - 1, count == len(inside) - 1)
            bordered += _shows_border(styled, own, row, settings, edges)
            counted += 1
            merged = child(settings, "vMerge")
            if merged is None or get(merged) == "restart":
                spanned = sum(columns[column : column + span]) or None
                full = _width(child(settings, "tcW"), width) or spanned
                cells.append(CellElement(cell, at, column, span, place, _inside(full, styled, own, settings)))
            column += span
        widest = max(widest, across)
    width = width or widest or None  # some writers say only how wide the cells are
    left = _left_edge(own, width, room)
    is_grid = len(rows) > 1 and counted > len(rows) and bordered * 2 > counted
    table = Table(
        len(rows), tuple(columns), bordered > 0, section, outer, width, left, room, is_grid
    )  # fmt: skip
    return ReadTable(table, tuple(cells))


def _rows(element: Element) -> Iterator[Element]:
    """The rows that show; a row whose deletion is tracked does not."""
    for row in blocks(element):
        if row.tag == w("tr") and child(row, "trPr", "del") is None:
            yield row


def _width(element: Element | None, whole_width: float | None) -> float | None:
    """A preferred width in mm; None where it is left to the content."""
    value, kind = get(element, "w"), get(element, "type") or "dxa"
    if value is None or kind in ("auto", "nil"):
        return None
    if kind == "pct" or value.endswith("%"):
        found = _PERCENT.fullmatch(value)
        percent = float(found[1]) if found else (whole(value) or 0) / 50
        return whole_width * percent / 100 if whole_width and percent > 0 else None
    return millimetres(value) or None


def _left_edge(own: Element | None, width: float | None, room: float | None) -> float:
    """Where the table begins, in mm from the left edge of its room; one that floats is taken to begin there."""
    align = get(child(own, "jc"))
    if child(own, "tblpPr") is not None or (align in _ASIDE and (width is None or room is None)):
        return 0
    if align in _ASIDE and width is not None and room is not None:
        return (room - width) * _ASIDE[align]
    return _width(child(own, "tblInd"), None) or 0


def _inside(width: float | None, styled: CellStyle, own: Element | None, settings: Element | None) -> float | None:
    """The cell's width without its margins."""
    if width is None:
        return None
    said = {**styled.margins, **margins_of(child(own, "tblCellMar")), **margins_of(child(settings, "tcMar"))}
    return max(width - said.get("left", _MARGIN) - said.get("right", _MARGIN), 0)


# --------------------------------------------------------------------------- what a style does where


def _look(element: Element | None) -> Mapping[str, bool]:
    """Which conditions of its style the table asks for."""
    if element is None:
        return dict.fromkeys(_FLAGS, False) | {"firstRow": True, "firstColumn": True}
    written = get(element) or ""
    bits = int(written, 16) if _BITS.fullmatch(written) else 0
    return {
        name: is_on(said) if (said := get(element, name)) is not None else bool(bits & bit)
        for name, bit in _FLAGS.items()
    }


def _bands(own: Element | None, styles: Styles, style: str) -> tuple[int, int]:
    """How many rows and columns make a band; 0 where nothing says so."""
    sizes = [0, 0]
    for layer in (*(child(parent.element, "tblPr") for parent in styles.table_chain(style)), own):
        for at, name in enumerate(("tblStyleRowBandSize", "tblStyleColBandSize")):
            if (size := whole(get(child(layer, name)))) is not None:
                sizes[at] = max(size, 0)
    return sizes[0], sizes[1]


def _conditions(
    looks: Mapping[str, bool], bands: tuple[int, int], row: int, rows: int, column: int, columns: int
) -> frozenset[str]:
    top, bottom = looks["firstRow"] and row == 0, looks["lastRow"] and row == rows - 1
    left, right = looks["firstColumn"] and column == 0, looks["lastColumn"] and column == columns - 1
    met = {
        "wholeTable": True, "firstRow": top, "lastRow": bottom, "firstCol": left, "lastCol": right,
        "nwCell": top and left, "neCell": top and right, "swCell": bottom and left, "seCell": bottom and right,
    }  # fmt: skip
    found = {name for name, is_met in met.items() if is_met}
    if bands[0] and not looks["noHBand"] and not top and not bottom:
        found.add(f"band{(row - looks['firstRow']) // bands[0] % 2 + 1}Horz")
    if bands[1] and not looks["noVBand"] and not left and not right:
        found.add(f"band{(column - looks['firstColumn']) // bands[1] % 2 + 1}Vert")
    return frozenset(found)


def _shows_border(
    styled: CellStyle, own: Element | None, row: Element, settings: Element | None, edges: tuple[bool, bool, bool, bool]
) -> bool:  # fmt: skip
    """Whether any side of the cell has a border that shows; `edges`: whether each side is the table's own edge."""
    table = {
        **styled.borders,
        **borders_of(child(own, "tblBorders")),
        **borders_of(child(row, "tblPrEx", "tblBorders")),
    }
    direct = borders_of(child(settings, "tcBorders"))
    for side, is_edge in zip(SIDES, edges, strict=True):
        between = "insideH" if side in ("top", "bottom") else "insideV"
        border = direct.get(side) or styled.own_borders.get(side) or table.get(side if is_edge else between)
        if border is not None and border.visible:
            return True
    return False
