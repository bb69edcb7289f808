"""The lines of a cell of a Word table as the one line that a cell of Markdown has. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.regex import regex

_FIGURE = regex(r"[-+–]?\d{1,30}(?:[.,]\d{1,30}){0,9}\s?%?")


def on_one_line(row: Sequence[Sequence[str]]) -> list[str]:
    """The cells of a row, given as lines: figures that stand under each other are parted by `;`, and what stands beside
    them, line by line, likewise."""
    parted = {len(lines) for lines in row if len(lines) > 1 and all(map(_is_figure, lines))}
    return [("; " if len(lines) in parted else " ").join(lines) for lines in row]


def _is_figure(line: str) -> bool:
    return _FIGURE.fullmatch(line) is not None
