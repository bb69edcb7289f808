"""Rows with bars as the author typed them: cells, rows of dashes, grids; what a table of them would be. Pure.

A parser pads a row that is too short and drops what a row has too much, so whoever wants to know what
was typed has to look at the line itself.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from baocao.model import BlockKind, Source
from baocao.parsing.markdown import read_blocks
from baocao.parsing.markers import strip
from baocao.regex import regex

_BAR = regex(r"\\.|(?P<bar>\|)", re.DOTALL)
_DASHES = regex(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_GRID = regex(r"\+(?:[-=:]+\+)+[ \t]*")
SIMPLE_TABLE = regex(r"-{2,}(?:[ \t]+-{2,})+[ \t]*")
"""The line under the head of Pandoc's simple tables."""


class TypedLine(NamedTuple):
    """One line of a text, from `start` (its indentation left out) to `end`; `cells` and `bars` as typed."""

    start: int
    end: int
    text: str

    @property
    def bars(self) -> int:
        """How many bars separate or frame cells."""
        return sum(match["bar"] is not None for match in _BAR.finditer(self.text)) if "|" in self.text else 0

    @property
    def cells(self) -> tuple[tuple[int, int], ...]:
        """Where each cell begins and ends in the text that the line is from, blanks left out."""
        found = [match.start() for match in _BAR.finditer(self.text) if match["bar"] is not None]
        bounds = [-1, *found, len(self.text)]
        if found and found[0] == 0:
            bounds = bounds[1:]
        if found and not self.text[found[-1] + 1 :].strip() and len(bounds) > 2:
            bounds = bounds[:-1]
        cells = []
        for first, last in pairwise(bounds):
            words = self.text[first + 1 : last]
            begin = self.start + first + 1 + len(words) - len(words.lstrip())
            cells.append((begin, max(begin, begin + len(words.strip()))))
        return tuple(cells)

    @property
    def is_row(self) -> bool:
        """Whether it begins with a bar and has more between cells: `| a | b |`, also with the last bar left out."""
        is_closed = self.text.startswith("|") and self.text.endswith("|")
        return (is_closed and self.bars > 2) or (
            self.text.startswith(("| ", "|\t")) and self.bars > 1 and not is_closed
        )

    @property
    def is_dashes(self) -> bool:
        """Whether it separates the head of a table from its rows: `| --- | ---: |`."""
        return "|" in self.text and "-" in self.text and _DASHES.fullmatch(self.text) is not None

    @property
    def is_grid(self) -> bool:
        """Whether it is a line of a grid table: `+-----+-----+`."""
        return _GRID.fullmatch(self.text) is not None


def lines_of(text: str, start: int, end: int) -> list[TypedLine]:
    """The lines of `text` from `start` to `end`; signs of quotations before them are left out."""
    lines = []
    at = start
    while at < end:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop]
        indent = len(line) - len(line.lstrip(" \t>"))
        lines.append(TypedLine(at + indent, stop, line[indent:].rstrip()))
        at = stop + 1
    return lines


def dashes(columns: int, like: str = "") -> str:
    """A row of dashes for `columns`, with the sides of the row `like` as far as it goes."""
    given = [part.strip() for part in like.strip().strip("|").split("|")] if like else []
    sides = [f"{':' if side.startswith(':') else ''}---{':' if side.endswith(':') else ''}" for side in given]
    return f"| {' | '.join([*sides, *['---'] * columns][:columns])} |"


def grid_as_pipes(lines: Sequence[TypedLine], text: str) -> str:
    """A grid table as one with bars; empty where it has merged cells or other lines among it."""
    rows: list[list[list[str]]] = []
    for line in lines:
        if line.is_grid:
            rows.append([])
        elif line.is_row and rows:
            rows[-1].append([text[first:last] for first, last in line.cells])
        else:
            return ""
    filled = [row for row in rows if row]
    columns = {len(cells) for row in filled for cells in row}
    if len(columns) != 1 or len(filled) < 2:
        return ""
    head, *body = ([" ".join(filter(None, parts)) for parts in zip(*row, strict=True)] for row in filled)
    shown = [f"| {' | '.join(row)} |" for row in (head, *body)]
    return "\n".join([shown[0], dashes(len(head)), *shown[1:]])


def is_table(text: str, rows: int, columns: int) -> bool:
    """Whether `text` is read as one table of so many rows (its head is one) and columns."""
    blocks = read_blocks(strip(Source("", text)))
    return (
        [block.kind for block in blocks] == [BlockKind.TABLE]
        and len(blocks[0].children) == rows
        and len(blocks[0].align) == columns
    )
