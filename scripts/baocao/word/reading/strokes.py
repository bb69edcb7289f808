"""Horizontal lines of a paragraph: drawn shapes, borders, and rows of signs, with their length in mm. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from baocao.word.font_metrics import width
from baocao.word.reading.model import Stroke, StrokeKind, TextLine, TextRun
from baocao.word.reading.properties import SIDES, Border
from baocao.word.reading.shapes import DrawnLine

_ROWS = {"_": True, "-": False, "–": False, "—": True, "─": True, "━": True, "=": False, ".": False, "…": False}
"""Signs that make a line when repeated, and whether it looks unbroken."""
_SHORTEST = 3
_TOP = 2.0  # a shape no further below the top of its paragraph stands over the words
_BLANK = " \u00a0"
_RAISED = 2 / 3
"""How much smaller Word draws raised letters."""


def drawn_strokes(lines: Sequence[DrawnLine], has_words: bool) -> Iterator[Stroke]:
    """The shapes anchored in a paragraph."""
    for line in lines:
        above = has_words and line.offset is not None and line.offset <= _TOP
        yield Stroke(StrokeKind.SHAPE, line.length, line.solid, above)


def border_strokes(borders: Mapping[str, Border], length: float | None) -> Iterator[Stroke]:
    """The borders over and under a paragraph; the box around a whole paragraph is no line."""
    if is_boxed(borders):
        return
    for side in ("top", "bottom"):
        border = borders.get(side)
        if border is not None and border.visible:
            yield Stroke(StrokeKind.BORDER, length, border.solid, side == "top")


def is_boxed(borders: Mapping[str, Border]) -> bool:
    """Whether borders stand on all four sides."""
    return all(side in borders and borders[side].visible for side in SIDES)


def typed_strokes(lines: Sequence[TextLine]) -> Iterator[Stroke]:
    """The lines of text that are nothing but a row of one sign, or underlined blanks."""
    for line in lines:
        text = line.text.strip()
        if len(text) >= _SHORTEST and text[0] in _ROWS and text == text[0] * len(text):
            yield Stroke(StrokeKind.CHARACTERS, _length(line, text[0]), _ROWS[text[0]])
        elif not text:
            blanks = "".join(run.text for run in line.runs if run.look.underline)
            if "\t" in blanks:
                yield Stroke(StrokeKind.CHARACTERS, None)
            elif len(blanks) >= _SHORTEST:
                yield Stroke(StrokeKind.CHARACTERS, _length(line, _BLANK, underlined=True))


def _length(line: TextLine, signs: str, *, underlined: bool = False) -> float:
    return sum(
        width("".join(letter for letter in run.text if letter in signs), _drawn_size(run), bold=run.look.bold)
        for run in line.runs
        if run.look.underline or not underlined
    )


def _drawn_size(run: TextRun) -> float:
    return run.look.size * (_RAISED if run.look.raised else 1)
