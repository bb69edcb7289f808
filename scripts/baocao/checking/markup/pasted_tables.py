"""Tables pasted from Word or a spreadsheet: lines whose cells are parted by tabs. Pure.

Markdown has no such tables and prints the lines as one. What is found here are blocks
of lines; whether one can be made a table of bars is told by its rows.
"""

from collections.abc import Iterator
from typing import NamedTuple

from baocao.regex import regex

_LIST_SIGN = regex(r"[ \t]*(?:[-+*•–—]|(?:\d{1,3}|[a-zđ])[.)])\t")
_BULLET = regex(r"[ \t]*[-+*][ \t]")
_NO_ROW = regex(r"[ \t]*(?:#{1,6}[ \t]|[|>]|```|~~~)")
_LEADER = regex(r"\.{4,}|…{2,}|_{3,}|^\s*[.…;:,]+\s*$")
"""Dotted lines to fill in, as in forms: tabs next to them do not separate cells."""
_NUMBER = regex(r"[-+−]?\d[\d.,]*\s?%?")
_BAR = regex(r"(?<!\\)((?:\\\\)*)\|")
_MOST_LINES = 30
"""The most lines of one quoted cell."""


class PastedTable(NamedTuple):
    """Lines of a text from offset `start` to `end`, the last line end left out.

    `rows`: the cells of each, as the author would read them. `is_even`: all rows have as many.
    """

    start: int
    end: int
    rows: tuple[tuple[str, ...], ...]

    @property
    def is_even(self) -> bool:
        return len({len(row) for row in self.rows}) == 1

    @property
    def has_head(self) -> bool:
        """Whether the first row names what is in the columns: where others have figures it has words."""
        head, body = self.rows[0], self.rows[1:]
        numeric = [column for column in range(len(head)) if _is_numeric(row[column] for row in body)]
        return not any(_NUMBER.fullmatch(head[column]) for column in numeric)


def pasted_tables(text: str, start: int) -> Iterator[PastedTable]:
    """The pasted tables in `text` from offset `start` on, in order."""
    if "\t" not in text[start:]:
        return
    block: list[_PastedRow] = []
    for row in _rows(text, start):
        if row.tabs and not _NO_ROW.match(text, row.start) and not any(map(_LEADER.search, row.cells)):
            block.append(row)
        else:
            yield from _table(text, block)
            block = []
    yield from _table(text, block)


class _PastedRow(NamedTuple):
    """One row: its place, its cells, and how many tabs part them."""

    start: int
    end: int
    cells: tuple[str, ...]

    @property
    def tabs(self) -> int:
        return len(self.cells) - 1

    @property
    def is_inner(self) -> bool:
        """Whether a tab stands between words, not only before them or behind a list's sign."""
        return len(self.cells) - next((at for at, cell in enumerate(self.cells) if cell.strip()), 0) > 1


def _rows(text: str, at: int) -> Iterator[_PastedRow]:
    """Each line, or the lines that one quoted cell runs over."""
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        if '"' in line and (quoted := _quoted_row(text, at)):
            yield quoted
            end = quoted.end
        else:
            yield _PastedRow(at, end, tuple(line.split("\t")) if line.strip() else ("",))
        at = end + 1


def _quoted_row(text: str, start: int) -> _PastedRow | None:
    r"""The row at `start` where it has a cell as spreadsheets quote it, `"a ""b""⏎c"`; else None."""
    cells: list[str] = []
    at, has_quoted = start, False
    while True:
        cell = _quoted_cell(text, at)
        if cell is not None:
            has_quoted = True
            words, at = cell
        else:
            stop = min(end for end in (text.find("\t", at), text.find("\n", at), len(text)) if end >= 0)
            words, at = text[at:stop], stop
        cells.append(words)
        if not text.startswith("\t", at):
            return _PastedRow(start, at, tuple(cells)) if has_quoted and len(cells) > 1 else None
        at += 1


def _quoted_cell(text: str, start: int) -> tuple[str, int] | None:
    """The words of the quoted cell at `start`, and where it ends; None where there is none."""
    if not text.startswith('"', start):
        return None
    at, lines = start + 1, 0
    while (close := text.find('"', at)) >= 0:
        lines += text.count("\n", at, close)
        if lines > _MOST_LINES:
            return None
        if text.startswith('"', close + 1):
            at = close + 2
            continue
        is_end = close + 1 == len(text) or text[close + 1] in "\t\n"
        inner = text[start + 1 : close]
        needs_quotes = any(sign in inner for sign in '\n\t"')
        return (inner.replace('""', '"'), close + 1) if is_end and needs_quotes else None
    return None


def _table(text: str, block: list[_PastedRow]) -> Iterator[PastedTable]:
    """The table that a block of rows makes; none where tabs only indent or stand behind the signs of a list."""
    if len(block) < 2 or not any(row.is_inner for row in block):
        return
    if all(_is_of_list(text, row) for row in block) or _BULLET.match(text, block[0].start):
        return
    if sum(row.is_inner for row in block) < 2 and len({row.tabs for row in block}) > 1:
        return
    empty = min(next((at for at, cell in enumerate(row.cells) if cell.strip()), row.tabs) for row in block)
    rows = tuple(tuple(" ".join(cell.split()) for cell in row.cells[empty:]) for row in block)
    yield PastedTable(block[0].start, block[-1].end, rows)


def _is_of_list(text: str, row: _PastedRow) -> bool:
    """Whether the row's one tab stands right behind a list's sign, or all stand before the words."""
    sign = _LIST_SIGN.match(text, row.start, row.end)
    return not row.is_inner or (sign is not None and "\t" not in text[sign.end() : row.end])


def pipe_table(table: PastedTable) -> str:
    """An even table as lines with bars, figures to the right; a table without a head gets an empty one."""
    rows = [tuple(_BAR.sub(r"\1\\|", cell) for cell in row) for row in table.rows]
    head, body = (rows[0], rows[1:]) if table.has_head else (("",) * len(rows[0]), rows)
    sides = ("---:" if _is_numeric(row[column] for row in body) else "---" for column in range(len(head)))
    lines = (head, tuple(sides), *body)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _is_numeric(cells: Iterator[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(_NUMBER.fullmatch(cell) for cell in filled)
