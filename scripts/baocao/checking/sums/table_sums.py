"""Totals of tables that are not the sum of what they stand for. Pure; silent where the table may mean something else.

What a total row stands for is seen from the table itself: all rows, those of one level (`I`, `II`), those
since the last total. Where one way fits most columns, the columns that it does not fit are wrong; where none
fits any, only a plain list without levels is judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from baocao.checking.sums.table_grid import Row, TableCell, TableGrid, grid_of
from baocao.model import Block

_NEAR = 0.1
_NEARER = 0.01
"""The share of a whole province that the rows may lack and still be meant to be all of it."""
_FAR = 2.0
"""A total more than this many times its parts, or less than that share of them, is not their sum."""
_ROUNDED = 0.5
"""What rounding may have taken from a whole number of a measure (1.234 triệu đồng)."""
_EXACT = 1e-9
_MOST_ROUNDED = 2.0
_LEAST_OF_AREA = 3
_LESS = 0.99
"""Less than all that rounding may take, which it would take only if every number were rounded the worst way."""
_MOST = 60
"""The most columns of a table, and rows of totals in it, that are added up."""
Rows = tuple[Row, ...]


class WrongSum(NamedTuple):
    """A cell of a total that its parts do not add up to. `of_rows`: the parts stand above or below, not beside it.

    `row` and `column` name the cell; `parts` are as written.
    """

    cell: TableCell
    row: str
    column: str
    of_rows: bool
    added: float
    parts: tuple[str, ...]


def wrong_sums(table: Block) -> Iterator[WrongSum]:
    """The wrong totals of a table, each cell once."""
    if len(table.children) < 2 or len(table.children[0].children) > _MOST:
        return
    grid = grid_of(table)
    found = {id(wrong.cell): wrong for wrong in (*_in_levels(grid), *_in_columns(grid), *_in_rows(grid))}
    yield from found.values()


# --------------------------------------------------------------------------- a row of totals


def _in_columns(grid: TableGrid) -> Iterator[WrongSum]:
    if grid.has_mixed_units or sum(row.is_total for row in grid.rows) > _MOST:
        return
    rows = [_total_row(grid, at) for at, row in enumerate(grid.rows) if row.is_total]
    for total in rows:
        way = (
            total.best
            or _plain_way(total)
            or _whole_area(total, grid.rows)
            or _as_others(total, rows)
            or _agreeing(total)
        )
        for column in total.columns if way else ():
            if way and not total.fitting[column] and _is_sum(grid, column, total.row, way):
                parts = [row.cells[column] for row in way]
                yield _wrong(total.row.cells[column], total.row.label, grid.head[column], parts, of_rows=True)


class _TotalRow(NamedTuple):
    """A row of totals, the sets of rows that it may stand for by name, and which of them fit each column.

    `best`: the set that fits most columns; None where none fits any.
    """

    row: Row
    ways: Mapping[str, Rows]
    columns: tuple[int, ...]
    fitting: Mapping[int, tuple[str, ...]]
    best: Rows | None


def _total_row(grid: TableGrid, at: int) -> _TotalRow:
    row = grid.rows[at]
    columns = tuple(column for column in grid.added if row.cells[column].value)
    ways = _ways(grid, at)
    ways = {} if any(part.is_no_part for way in ways.values() for part in way) else ways
    fitting = {column: tuple(name for name, way in ways.items() if _fits(grid, column, row, way)) for column in columns}
    count = Counter(name for names in fitting.values() for name in names)
    best = max(ways, key=lambda name: count[name], default="")
    return _TotalRow(row, ways, columns, fitting, ways[best] if count[best] else None)


def _plain_way(total: _TotalRow) -> Rows | None:
    """All rows, where they are a list without levels that was meant to add up: of all, not of some."""
    firsts = [way for name, way in total.ways.items() if name.startswith("first")]
    way = total.ways.get("parts")
    if way is None or len(total.ways) != 1 + len(firsts) or total.row.is_of_area:
        return None
    if firsts:  # other figures than its parts may follow a total
        near = [rows for rows in (way, *firsts) for column in total.columns if _is_near(column, total.row, rows)]
        return near[0] if near else None
    if total.row.is_of_period:
        return way if all(_is_near(column, total.row, way) for column in total.columns) else None
    less = [_sum(row.cells[column] for row in way) < (total.row.cells[column].value or 0) for column in total.columns]
    return way if len(less) == 1 or not all(less) else None


def _whole_area(total: _TotalRow, rows: Rows) -> Rows | None:
    """All rows of a list that ends in `Toàn tỉnh`, where hardly anything is left for what it may not list."""
    way = total.ways.get("parts", ())
    if not total.row.is_of_area or len(total.ways) != 1 or total.row is not rows[-1] or len(way) < _LEAST_OF_AREA:
        return None
    values = ((total.row.cells[column].value or 0, _sum(row.cells[column] for row in way)) for column in total.columns)
    return way if all(abs(value - added) <= _NEARER * value for value, added in values) else None


def _is_near(column: int, total: Row, way: Rows) -> bool:
    value = total.cells[column].value or 0
    return abs(value - _sum(row.cells[column] for row in way)) <= max(1, _NEAR * value)


def _as_others(total: _TotalRow, rows: Sequence[_TotalRow]) -> Rows | None:
    """What another total of the same name stands for: `Cộng`, the rows since the last one."""
    alike = [other for other in rows if other is not total and other.row.label.lower() == total.row.label.lower()]
    names = [name for other in alike for fits in other.fitting.values() for name in fits if name in total.ways]
    return total.ways[names[0]] if names else None


def _agreeing(total: _TotalRow) -> Rows | None:
    """The first of two sets without a row in common that come to the same: subtotals, and what they stand for."""
    for way, other in combinations(total.ways.values(), 2):
        if set(way).isdisjoint(other):
            for column in total.columns:
                added = _sum(row.cells[column] for row in way)
                if added and abs(added - _sum(row.cells[column] for row in other)) < _EXACT:
                    return way
    return None


def _ways(grid: TableGrid, at: int) -> dict[str, Rows]:
    """The sets of rows that the total at `at` may stand for, by name, the likeliest first, each once."""
    rows = grid.rows
    totals = [number for number, row in enumerate(rows) if row.is_total]
    before = max((number for number in totals if number < at), default=-1)
    after = min((number for number in totals if number > at), default=len(rows))
    others = tuple(row for row in rows if not row.is_total)
    parts = tuple(row for row in others if not row.is_among)
    levels = dict.fromkeys(row.level for row in parts)
    ways = {"parts": parts, "all": others}
    if len(levels) > 1:
        ways |= {f"level {level}": tuple(row for row in parts if row.level == level) for level in levels}
        ways["leaves"] = _leaves(parts)
    if len({row.is_strong for row in parts}) > 1:
        ways |= {f"strong {strong}": tuple(row for row in parts if row.is_strong is strong) for strong in (True, False)}
    if len(totals) > 1:
        ways |= {"above": rows[before + 1 : at], "below": rows[at + 1 : after]}
        ways["totals above"] = tuple(rows[number] for number in totals if number < at)
        ways["other totals"] = tuple(rows[number] for number in totals if number != at)
    if at == 0 and len(levels) == 1:  # the rows after a total may break it down twice
        ways |= {f"first {count}": parts[:count] for count in range(2, min(len(parts), _MOST))}
    first_name = {way: name for name, way in reversed(ways.items()) if len(way) > 1}
    return {name: way for name, way in ways.items() if first_name.get(way) == name}


def _leaves(rows: Rows) -> Rows:
    """The rows that no row of a deeper level follows."""
    order = list(dict.fromkeys(row.level for row in rows))
    depth = [order.index(row.level) for row in rows]
    return tuple(row for row, own, following in zip(rows, depth, [*depth[1:], 0], strict=True) if following <= own)


def _fits(grid: TableGrid, column: int, total: Row, way: Sequence[Row]) -> bool:
    return _adds_up(total.cells[column], [row.cells[column] for row in way], rounded=grid.is_measured(column))


def _is_sum(grid: TableGrid, column: int, total: Row, way: Sequence[Row]) -> bool:
    """Whether a number that is not the sum was surely meant to be: no average, no figure of another kind."""
    value = total.cells[column].value or 0
    parts = [row.cells[column].value or 0 for row in way if row.cells[column].value]
    if len(parts) < 2:
        return False
    if grid.is_counted(column) or grid.is_total_column(column):
        return True
    return not min(parts) <= value <= max(parts) and 1 / _FAR <= value / sum(parts) <= _FAR


# --------------------------------------------------------------------------- a row over rows of a deeper level


def _in_levels(grid: TableGrid) -> Iterator[WrongSum]:
    """The rows `I`, `II` that are not the sum of the rows `1`, `2` below them, where most of their like are."""
    if grid.has_mixed_units or sum(row.is_total for row in grid.rows) > _MOST:
        return
    groups = _groups(grid.rows)
    for column in grid.added:
        judged = [
            (head, below, _fits(grid, column, head, below))
            for head, below in groups
            if head.cells[column].value and all(row.cells[column].value for row in below)
        ]
        wrong = [(head, below) for head, below, fits in judged if not fits]
        # As many right as wrong are enough where the table's total shows that the levels are added up.
        ways = [head for head, _ in groups], [row for _, below in groups for row in below]
        fitting = len(judged) - len(wrong) + any(_total_fits(grid, column, way) for way in ways)
        if len(wrong) < len(judged) and len(wrong) < fitting:
            for head, below in wrong:
                if _is_near(column, head, below):
                    parts = [row.cells[column] for row in below]
                    yield _wrong(head.cells[column], head.label, grid.head[column], parts, of_rows=True)


def _groups(rows: Rows) -> list[tuple[Row, Rows]]:
    """The rows of the first level, each with two or more numbered rows of one other level below it."""
    parts = tuple(row for row in rows if not row.is_total)
    level = parts[0].level if parts else ""
    heads = [at for at, row in enumerate(parts) if row.level == level] if level in ("roman", "letter") else []
    groups = [(parts[at], parts[at + 1 : after]) for at, after in pairwise([*heads, len(parts)])]
    return [
        (head, below)
        for head, below in groups
        if len(below) > 1
        and below[0].level
        and len({row.level for row in below}) == 1
        and not any(row.is_among or row.is_no_part for row in below)
    ]


def _total_fits(grid: TableGrid, column: int, way: Sequence[Row]) -> bool:
    """Whether a row of totals is the sum of these rows."""
    return any(row.is_total and row.cells[column].value and _fits(grid, column, row, way) for row in grid.rows)


# --------------------------------------------------------------------------- a column of totals


def _in_rows(grid: TableGrid) -> Iterator[WrongSum]:
    for column in grid.added:
        if grid.is_total_column(column):
            yield from _of_total_column(grid, column, least=0)
        elif grid.head[column].lower().startswith("tổng "):  # `Tổng số hồ sơ`, where the rows show what it is of
            yield from _of_total_column(grid, column, least=2)


def _of_total_column(grid: TableGrid, total: int, least: int) -> Iterator[WrongSum]:
    """The rows in which the total is not the sum of the columns that it is in most rows, and in `least` rows."""
    runs = [run for run in _runs(grid, total) if len(run) > 1]
    rows = [row for row in grid.rows if row.cells[total].value]
    if not runs or not rows:
        return
    count = [sum(_fits_beside(grid, row, total, run) for row in rows) for run in runs]
    fitting, best = max(count), runs[count.index(max(count))]
    if fitting < max(least, len(rows) / 2) and (least or len(rows) > 1):
        return
    for row in rows:
        parts = [row.cells[column] for column in best]
        value, added = row.cells[total].value or 0, _sum(parts)
        # A single row proves nothing: then only a sum that nearly fits was meant as one.
        is_meant = added <= _FAR * value <= _FAR**2 * added if fitting else abs(value - added) <= max(1, _NEAR * value)
        if is_meant and not any(_fits_beside(grid, row, total, run) for run in runs):
            yield _wrong(row.cells[total], row.label, grid.head[total], parts, of_rows=False)


def _runs(grid: TableGrid, total: int) -> list[range]:
    """The columns that a total column may stand for, the longest first: to the right of it, or to the left."""
    last = total
    while last + 1 < len(grid.head) and last + 1 in grid.added and not grid.is_total_column(last + 1):
        last += 1
    first = total
    while first - 1 in grid.added and not grid.is_total_column(first - 1):
        first -= 1
    right = [range(total + 1, end) for end in range(last + 1, total + 2, -1)]
    left = [range(start, total) for start in range(first, total - 1)]
    return right + left


def _fits_beside(grid: TableGrid, row: Row, total: int, run: range) -> bool:
    rounded = any(grid.is_measured(column) for column in (total, *run))
    return _adds_up(row.cells[total], [row.cells[column] for column in run], rounded=rounded)


# --------------------------------------------------------------------------- sums


def _adds_up(total: TableCell, parts: Sequence[TableCell], *, rounded: bool) -> bool:
    slack = decimals = sum(cell.slack for cell in (total, *parts))
    if rounded and not slack:
        slack = min(_MOST_ROUNDED, _ROUNDED * (1 + sum(1 for cell in parts if cell.value)))
    # Off by all that rounding may take, every number would have been rounded the worst way: none is.
    return abs((total.value or 0) - _sum(parts)) <= (slack if rounded and not decimals else slack * _LESS) + _EXACT


def _sum(cells: Sequence[TableCell] | Iterator[TableCell]) -> float:
    return sum(cell.value or 0 for cell in cells)


def _wrong(cell: TableCell, row: str, column: str, parts: Sequence[TableCell], *, of_rows: bool) -> WrongSum:
    written = tuple(part.text for part in parts if part.value)
    return WrongSum(cell, row, column, of_rows, _sum(parts), written)
