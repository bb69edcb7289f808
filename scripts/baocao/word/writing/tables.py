"""A table of the body as NĐ30 readers expect it: as wide as the text, figures to the right, head repeated.

Changes the one element it is given and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from baocao.word.elements import NS, P, element, properties, set_property, words_of
from baocao.word.metrics import width
from baocao.word.profile import Profile

_PADDING = 4.0  # mm: both cell margins, the border, and a hair
_HEAD_SHARE = 0.6  # of a head's width: on two lines, not of the same length
_FIGURE = re.compile(r"[-+]?\d[\d.,]*\s*%?|-|–")


def finish_table(table: Any, p: Profile) -> None:
    """Give `table` its width, columns, repeated head and alignment."""
    rows = list(table.iterfind(f"{NS}tr"))
    cells = [list(row.iterfind(f"{NS}tc")) for row in rows]
    texts = [[words_of(cell) for cell in row] for row in cells]
    if not any(texts):
        return
    heads = len(table.findall(f"{NS}tr/{NS}trPr/{NS}tblHeader"))
    columns = column_widths(texts[:heads], texts[heads:], p.text_width, p.table_size)
    _set_widths(table, cells, [round(column / 25.4 * 1440) for column in columns])
    for row, inside in zip(rows, cells, strict=True):
        behaviour = row.find(f"{NS}trPr")
        if behaviour is None:
            behaviour = element("trPr")
            row.insert(0, behaviour)
        behaviour.insert(0, element("cantSplit"))
        if behaviour.find(f"{NS}tblHeader") is not None:
            _style_head(inside)
    _align_figures(cells[heads:], texts[heads:])


def column_widths(
    heads: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], whole: float, size: float
) -> list[float]:
    """Column widths in mm that fill `whole`: short columns as they need, long ones share what is left.

    A column's head may take two lines. No column is narrower than its longest word where that can be.
    """
    count = max(map(len, (*heads, *rows)))
    natural, least = [_PADDING] * count, [_PADDING] * count
    for row, share in (*((head, _HEAD_SHARE) for head in heads), *((row, 1.0) for row in rows)):
        for at, words in enumerate(row):
            longest = max((width(word, size, bold=True) for word in words.split()), default=0)
            least[at] = max(least[at], longest + _PADDING)
            needed = width(words, size, bold=True) * share + _PADDING
            natural[at] = max(natural[at], least[at], needed)
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


def _style_head(cells: Sequence[Any]) -> None:
    for cell in cells:
        inside = _cell_properties(cell)
        for old in inside.findall(f"{NS}vAlign"):
            inside.remove(old)
        inside.append(element("vAlign", val="center"))
        for paragraph in cell.iterfind(P):
            properties(paragraph)[:] = [element("pStyle", val="TableHeader")]


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
