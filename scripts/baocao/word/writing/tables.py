"""A table of the body as NĐ30 readers expect it: as wide as the text, figures to the right, head repeated.

Measures columns and changes the one element it is given, nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from baocao.word.font_metrics import width
from baocao.word.profile import Profile
from baocao.word.writing.elements import NS, P, element, properties, set_property, set_style, words_of
from baocao.word.writing.styles import table_style

_PADDING = 4.0  # mm: both cell margins, the border, and a hair
_HEAD_SHARE = 0.6  # of a head's width: on two lines, not of the same length
_COMFORT = 22.0  # mm: a column of running text that is narrower has a word or two on a line
_FIGURE = re.compile(r"[-+]?\d[\d.,]*\s*%?|-|–")


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table's cells, and what they say; the first `heads` rows are its head."""

    rows: list[Any]
    cells: list[list[Any]]
    texts: list[list[str]]
    heads: int

    @property
    def sizes(self) -> tuple[list[list[str]], list[list[str]]]:
        return self.texts[: self.heads], self.texts[self.heads :]


def is_wide(table: Any, p: Profile) -> bool:
    """Whether the table needs a landscape page: in no size of text are its columns wide enough on a portrait page."""
    grid = _grid(table)
    return any(map(any, grid.texts)) and all(
        _comfortable(grid, size) > p.text_width for size in _sizes(p) if size >= p.table_sizes[0]
    )


def finish_table(table: Any, p: Profile, whole: float) -> None:
    """Give `table` the width `whole` in mm, its columns, size of letters, repeated head and alignment."""
    grid = _grid(table)
    if not any(map(any, grid.texts)):
        return
    size = _size(grid, p, whole)
    columns = column_widths(*grid.sizes, whole, size)
    _set_widths(table, grid.cells, [round(column / 25.4 * 1440) for column in columns])
    for row, inside in zip(grid.rows, grid.cells, strict=True):
        behaviour = row.find(f"{NS}trPr")
        if behaviour is None:
            behaviour = element("trPr")
            row.insert(0, behaviour)
        behaviour.insert(0, element("cantSplit"))
        if behaviour.find(f"{NS}tblHeader") is not None:
            _style_head(inside, table_style(size, p, head=True))
        else:
            for paragraph in (paragraph for cell in inside for paragraph in cell.iterfind(P)):
                set_style(paragraph, table_style(size, p))
    _align_figures(grid.cells[grid.heads :], grid.texts[grid.heads :])
    _keep_last_row(grid.cells[grid.heads :])


def _keep_last_row(rows: Sequence[Sequence[Any]]) -> None:
    """The last row, mostly the sum, never stands alone on a page: the one before it goes along."""
    if len(rows) > 1:
        for paragraph in (paragraph for cell in rows[-2] for paragraph in cell.iterfind(P)):
            set_property(paragraph, "keepNext")


def _grid(table: Any) -> _Grid:
    rows = list(table.iterfind(f"{NS}tr"))
    cells = [list(row.iterfind(f"{NS}tc")) for row in rows]
    texts = [[words_of(cell) for cell in row] for row in cells]
    return _Grid(rows, cells, texts, len(table.findall(f"{NS}tr/{NS}trPr/{NS}tblHeader")))


def _sizes(p: Profile) -> tuple[float, ...]:
    """The sizes of letters a table may have, the best first."""
    return (p.body_size, *(size for size in p.table_sizes if size < p.body_size))


def _size(grid: _Grid, p: Profile, whole: float) -> float:
    """The size of letters in pt: the smallest only where no other has room for the words."""
    sizes = _sizes(p)
    comfortable = (size for size in sizes[:-1] if _comfortable(grid, size) <= whole)
    possible = (size for size in sizes if sum(_least(grid, size)) <= whole)
    return next(comfortable, None) or next(possible, sizes[-1])


def _comfortable(grid: _Grid, size: float) -> float:
    """How wide in mm the table is where no column of text is crammed."""
    least, natural = _measured(*grid.sizes, size)
    return sum(min(wanted, max(needed, _COMFORT)) for needed, wanted in zip(least, natural, strict=True))


def _least(grid: _Grid, size: float) -> list[float]:
    return _measured(*grid.sizes, size)[0]


def _measured(
    heads: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], size: float
) -> tuple[list[float], list[float]]:
    """Each column's least width in mm, that of its longest word, and its natural one, that of its longest cell."""
    count = max(map(len, (*heads, *rows)))
    natural, least = [_PADDING] * count, [_PADDING] * count
    for row, share in (*((head, _HEAD_SHARE) for head in heads), *((row, 1.0) for row in rows)):
        for at, words in enumerate(row):
            longest = max((width(word, size, bold=True) for word in words.split()), default=0)
            least[at] = max(least[at], longest + _PADDING)
            needed = width(words, size, bold=True) * share + _PADDING
            natural[at] = max(natural[at], least[at], needed)
    return least, natural


def column_widths(
    heads: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], whole: float, size: float
) -> list[float]:
    """Column widths in mm that fill `whole`: short columns as they need, long ones share what is left.

    A column's head may take two lines. No column is narrower than its longest word where that can be.
    """
    least, natural = _measured(heads, rows, size)
    count = len(least)
    if sum(natural) <= whole:
        return [each * whole / sum(natural) for each in natural]
    if sum(least) >= whole:
        return [each * whole / sum(least) for each in least]
    long, left = list(range(count)), whole
    while short := [at for at in long if natural[at] <= left / len(long)]:
        left -= sum(natural[at] for at in short)
        long = [at for at in long if at not in short]
    if left < sum(least[at] for at in long):  # a long word needs more than its fair share
        long, left = list(range(count)), whole
    floor = sum(least[at] for at in long)
    spare = (left - floor) / (sum(natural[at] for at in long) - floor)
    return [least[at] + (natural[at] - least[at]) * spare if at in long else natural[at] for at in range(count)]


def _set_widths(table: Any, cells: Sequence[Sequence[Any]], columns: Sequence[int]) -> None:
    outside, grid = table.find(f"{NS}tblPr"), table.find(f"{NS}tblGrid")
    whole = outside.find(f"{NS}tblW")
    whole.set(f"{NS}type", "dxa")
    whole.set(f"{NS}w", str(sum(columns)))
    for old in outside.findall(f"{NS}tblLayout"):
        outside.remove(old)
    look = outside.find(f"{NS}tblLook")
    outside.insert(len(outside) if look is None else outside.index(look), element("tblLayout", type="fixed"))
    grid[:] = [element("gridCol", w=str(column)) for column in columns]
    for row in cells:
        for cell, column in zip(row, columns, strict=False):
            inside = _cell_properties(cell)
            for old in inside.findall(f"{NS}tcW"):
                inside.remove(old)
            inside.insert(0, element("tcW", w=str(column), type="dxa"))


def _cell_properties(cell: Any) -> Any:
    inside = cell.find(f"{NS}tcPr")
    if inside is None:
        inside = element("tcPr")
        cell.insert(0, inside)
    return inside


def _style_head(cells: Sequence[Any], style: str) -> None:
    for cell in cells:
        inside = _cell_properties(cell)
        for old in inside.findall(f"{NS}vAlign"):
            inside.remove(old)
        inside.append(element("vAlign", val="center"))
        for paragraph in cell.iterfind(P):
            properties(paragraph)[:] = [element("pStyle", val=style)]


def _align_figures(cells: Sequence[Sequence[Any]], texts: Sequence[Sequence[str]]) -> None:
    """Columns of figures to the right, a first column of them (ordinal numbers) centred; authors' signs win."""
    for at in range(max(map(len, cells), default=0)):
        column = [row[at] for row in cells if at < len(row)]
        filled = [row[at] for row in texts if at < len(row) and row[at]]
        if not filled or not all(_FIGURE.fullmatch(words) for words in filled):
            continue
        for paragraph in (paragraph for cell in column for paragraph in cell.iterfind(P)):
            if properties(paragraph).find(f"{NS}jc") is None:
                set_property(paragraph, "jc", val="right" if at else "center")
