"""The tables as one SQLite file, with full-text search for Vietnamese. Pure: it is made in memory.

Texts are what they are in the reports: no program takes a cell of SQLite for a formula.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing

from baocao.language.letters import without_diacritics
from baocao.open_data.table import Cell, Column, ColumnKind, Row, Table, plain_text

_SEARCHED = "items"
_TEXT = "text"
_TYPES = {ColumnKind.INTEGER: "INTEGER", ColumnKind.NUMBER: "REAL", ColumnKind.FLAG: "INTEGER"}
_SEARCH = (
    # `text` as written, `letters` without diacritics; SQLite's own folding knows no đ.
    f"CREATE VIRTUAL TABLE search USING fts5({_TEXT}, letters, content='', tokenize='unicode61 remove_diacritics 0')"
)


class NoFullText(Exception):
    """The SQLite of this Python was built without full-text search."""


def database(tables: Iterable[tuple[Table, Sequence[Row]]]) -> bytes:
    """The bytes of a database with these tables; `search` finds the rows of items by words. Raises NoFullText."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute(_SEARCH)
        except sqlite3.OperationalError:
            raise NoFullText from None
        for table, rows in tables:
            connection.execute(_creation(table))
            places = ", ".join("?" * (len(table.columns) + 1))
            connection.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', _numbered(rows))
            if table.name == _SEARCHED:
                connection.executemany(
                    f"INSERT INTO search (rowid, {_TEXT}, letters) VALUES (?, ?, ?)", _words(table, rows)
                )
            for link in table.links:
                columns = ", ".join(map(_quoted, link.columns))
                connection.execute(f'CREATE INDEX "{table.name}_{link.table}" ON "{table.name}" ({columns})')
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
        connection.commit()
        connection.execute("VACUUM")
        return connection.serialize()


def _creation(table: Table) -> str:
    keys = ", ".join(map(_quoted, table.key))
    parts = ["id INTEGER PRIMARY KEY", *map(_column, table.columns), f"UNIQUE ({keys})"]
    for link in table.links:
        columns, key = (", ".join(map(_quoted, names)) for names in (link.columns, link.key))
        parts.append(f'FOREIGN KEY ({columns}) REFERENCES "{link.table}" ({key})')
    body = ",\n ".join(parts)
    return f'CREATE TABLE "{table.name}" (\n {body}\n)'


def _column(column: Column) -> str:
    return f"{_quoted(column.name)} {_TYPES.get(column.kind, 'TEXT')}{' NOT NULL' if column.is_required else ''}"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _numbered(rows: Sequence[Row]) -> Iterator[tuple[Cell, ...]]:
    return ((number, *map(_value, row)) for number, row in enumerate(rows, 1))


def _value(value: Cell) -> Cell:
    return plain_text(value) if isinstance(value, str) else value


def _words(table: Table, rows: Sequence[Row]) -> Iterator[tuple[int, str, str]]:
    at = table.head.index(_TEXT)
    texts = (plain_text(str(row[at])) for row in rows)
    return ((number, text, without_diacritics(text)) for number, text in enumerate(texts, 1))
