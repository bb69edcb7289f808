"""What a Word file shows of a report's text as units: a paragraph, or a row of a table. Nothing that is empty."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from baocao.exchange.cell_lines import on_one_line
from baocao.exchange.merging.wording import END, clean, key
from baocao.form.boxes.document import DocumentParts
from baocao.language.word_changes import tokens_of, words_of
from baocao.word.reading import Paragraph, Part

_DASH = re.compile(r"[-–—+•]\s+")


@dataclass(frozen=True)
class Unit:
    """A paragraph or, with `cells`, a row: its words as an author would type them, and what can be told of its place.

    `level`: of the list it stands in, from 0, None outside lists; `rank`: of a heading, from 1, 0 for text. `label`:
    the automatic number or bullet before it. `numbers`: those of its paragraphs in the file. `table`: which table a
    row is of, `columns`: in which of its columns each cell begins.
    """

    text: str
    numbers: tuple[int, ...]
    cells: tuple[str, ...] = ()
    table: int | None = None
    level: int | None = None
    rank: int = 0
    label: str = ""
    columns: tuple[int, ...] = ()
    key: str = field(init=False)
    words: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", key(self.text))
        object.__setattr__(self, "words", words_of(tokens_of(self.key)))

    @property
    def is_row(self) -> bool:
        return bool(self.cells)

    @property
    def shown(self) -> str:
        """What a reader sees."""
        return " | ".join(self.cells) if self.cells else self.text


def typed(paragraph: Paragraph) -> str:
    """The words of a paragraph as they were typed, not as a style shows them."""
    return " ".join(_lines(paragraph))


def _lines(paragraph: Paragraph) -> Iterator[str]:
    """Those of its lines that say something."""
    return filter(None, (clean("".join(run.text for run in line.runs)).strip() for line in paragraph.lines))


def body_units(parts: DocumentParts) -> tuple[Unit, ...]:
    """The units of the text and of the annexes, in order."""
    start, end = bounds(parts)
    closing = range(end[0], end[1] + 1)
    own = [
        paragraph
        for paragraph in parts.file.paragraphs
        if paragraph.number > start and paragraph.number not in closing and paragraph.part is Part.BODY
    ]
    return tuple(_units(own, parts))


def bounds(parts: DocumentParts) -> tuple[int, tuple[int, int]]:
    """The number of the last paragraph before the text, and those of the first and the last of the closing block."""
    closing = parts.closing
    first = closing.start if closing.start is not None else len(parts.file.paragraphs) + 1
    return max(parts.head.end, parts.title.end), (first, closing.end or first)


def _units(paragraphs: Iterable[Paragraph], parts: DocumentParts) -> Iterator[Unit]:
    grids = {
        at
        for at, table in enumerate(parts.file.tables)
        if table.outer is None and (table.has_borders or len(table.columns) > 1)
    }

    def row_of(paragraph: Paragraph) -> tuple[int, int] | None:
        cell = paragraph.cell
        return (cell.table, cell.row) if cell and cell.table in grids else None

    for row, group in groupby(paragraphs, key=row_of):
        if row is None:
            for paragraph in group:
                if unit := _paragraph(paragraph):
                    yield unit
            continue
        inside = list(group)
        by_column = {
            column: [line for paragraph in own for line in _lines(paragraph)]
            for column, own in groupby(inside, key=lambda paragraph: paragraph.cell.column if paragraph.cell else 0)
        }
        cells, numbers = tuple(on_one_line([*by_column.values()])), tuple(paragraph.number for paragraph in inside)
        yield Unit(END.join(cells), numbers, cells, row[0], columns=tuple(by_column))


def _paragraph(paragraph: Paragraph) -> Unit | None:
    text = typed(paragraph)
    if not any(letter.isalnum() for letter in text):
        return None  # an empty line, or one drawn with signs
    level = int(paragraph.counted_in.rpartition("/")[2]) if paragraph.counted_in else None
    return Unit(text, (paragraph.number,), level=level, rank=paragraph.level, label=paragraph.label)


def as_item(unit: Unit) -> Unit:
    """The unit; one that begins with a bullet which somebody typed, without it and in a list."""
    dash = _DASH.match(unit.text) if unit.level is None and not unit.is_row else None
    return replace(unit, text=unit.text[dash.end() :], level=0) if dash else unit


def as_table(rows: Sequence[Unit]) -> list[Unit]:
    """The rows of one table, each with as many cells; merged ones become blank ones."""
    columns = sorted({column for row in rows for column in row.columns})
    found = []
    for row in rows:
        own = dict(zip(row.columns, row.cells, strict=True))
        cells = tuple(own.get(column, "") for column in columns)
        found.append(replace(row, text=END.join(cells), cells=cells, columns=tuple(columns)))
    return found


def with_typed_labels(units: Sequence[Unit], old: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units; where Word has made an automatic number or bullet of one that was typed in the `old`, it is text."""
    known = {unit.key for unit in old}
    return tuple(_with_typed_label(unit, known) for unit in units)


def _with_typed_label(unit: Unit, known: Container[str]) -> Unit:
    said = f"{unit.label} {unit.text}"
    is_typed = bool(unit.label) and unit.key not in known and (key(said) in known or unit.rank > 0)
    return replace(unit, text=said, level=None) if is_typed else unit
