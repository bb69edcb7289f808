"""What a table of the open data is: its columns, what each means, and how rows become text. Pure."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes a table for old Western letters."""

Cell = str | int | float | None
"""A value of a table; None is a blank cell."""
Row = tuple[Cell, ...]

_FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=\"*[=+\-@＝＋－＠])|^(?=[\t\r\n])")
"""Where a spreadsheet could find a formula: at the beginning of a cell, and where it takes a `;`, as in Vietnam, a tab
or a line end for the end of the cell before."""
_UNREADABLE = re.compile("[\0\ud800-\udfff]")


class ColumnKind(StrEnum):
    """What a column holds, in the words of Table Schema."""

    TEXT = "string"
    INTEGER = "integer"
    NUMBER = "number"
    FLAG = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it says in Vietnamese, and what it holds. `choices`: the only texts there are."""

    name: str
    says: str
    kind: ColumnKind = ColumnKind.TEXT
    is_required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Columns whose values are those of the key of another `table`."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, title and columns. `key`: the columns that tell one row from all others."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    links: tuple[Link, ...] = ()

    @property
    def head(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def csv_text(head: Iterable[str], parts: Iterable[str], *, for_excel: bool = True) -> str:
    """A whole table: its head, and the rows as `csv_rows` made them."""
    return "".join((BYTE_ORDER_MARK if for_excel else "", csv_rows([tuple(head)]), *parts))


def csv_rows(rows: Iterable[Iterable[Cell]]) -> str:
    """Rows as text. Texts that a spreadsheet could take for a formula get an apostrophe; numbers are never changed."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows([csv_cell(value) for value in row] for row in rows)
    return text.getvalue()


def csv_cell(value: Cell) -> str:
    """`value` as text; of bytes of a file name that are no letters, U+FFFD is left."""
    if value is None:
        return ""
    if isinstance(value, str):
        # Most begin with a letter or figure, and have no sign after which another cell could begin.
        is_plain = value[:1].isalnum() and ";" not in value and value.isprintable()
        return value if is_plain else _FORMULA.sub("'", plain_text(value))
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def plain_text(text: str) -> str:
    """`text` that every program can take: no halves of letters, no zero, at which some stop, one kind of line end."""
    return _UNREADABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
