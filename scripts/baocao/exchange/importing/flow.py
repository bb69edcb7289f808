"""The text of a document as a flow of lines and tables, labels apart from words. Pure.

What a table is used for is decided here: one of a single column only frames its text, which flows on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from baocao.exchange.cell_lines import on_one_line
from baocao.exchange.importing.labels import Label, LabelKind, automatic_label, typed_label
from baocao.form.boxes.lines import is_capitals, is_mostly
from baocao.parsing.escaping import tidied
from baocao.regex import regex
from baocao.word.reading import Align, CellPlace, Paragraph, Part, TextRun, WordFile

_DRAWN = regex(r"[-_–—=*─━~\s]*(?:[-_–—=*─━~][oO0]{1,3}[-_–—=*─━~])?[-_–—=*─━~\s]*")
"""Signs of which people make lines under names and between parts: `____`, `--o0o--`."""


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A line of the text: its words without the label, and the paragraph it stands in."""

    text: str
    label: Label | None
    paragraph: Paragraph

    @property
    def is_bold(self) -> bool:
        return is_mostly(self.paragraph.runs, "bold")

    @property
    def is_capital(self) -> bool:
        """Whether a reader sees capitals, typed or set by Word."""
        return is_capitals(self.paragraph.text)

    @property
    def is_centred(self) -> bool:
        return self.paragraph.align is Align.CENTER


@dataclass(frozen=True, slots=True)
class GridPiece:
    """A table: its rows of cells as text, a merged cell said once. `aligns`: how most of each column stands.

    `number`: its first paragraph.
    """

    rows: tuple[tuple[str, ...], ...]
    aligns: tuple[Align, ...]
    number: int


Piece = TextPiece | GridPiece


def flow(paragraphs: Sequence[Paragraph], file: WordFile) -> Iterator[Piece]:
    """The pieces of `paragraphs`, which stand outside the boxes of head and closing, in order; no text boxes."""
    own = (paragraph for paragraph in paragraphs if paragraph.part is Part.BODY)
    for table, together in groupby(own, key=lambda paragraph: outermost_table(paragraph.cell, file)):
        inside = list(together)
        if table is None or _only_frames(inside, table, file):
            for paragraph in inside:
                yield from text_pieces(paragraph)
        elif any(has_words(paragraph.text) for paragraph in inside):
            yield _grid(inside, table, file)


def text_pieces(paragraph: Paragraph, *, in_cell: bool = False) -> Iterator[TextPiece]:
    """The lines of a paragraph that say something; a line break parts them where a label begins the next.

    In a cell each line is one of its own, and a lone dash says something too.
    """
    label = automatic_label(paragraph.label, paragraph.counted_in)
    lines: list[str] = []
    for line in paragraph.lines:
        text = typed_text(line.runs)
        if lines and not in_cell and typed_label(text)[0] is None:
            lines[-1] = f"{lines[-1]} {text}".strip()
        else:
            lines.append(text)
    for at, text in enumerate(lines):
        own, rest = (label, text) if label and not at else typed_label(text)
        if own is not None and own is label:
            typed, after = typed_label(rest)
            rest = after if typed and typed.kind is LabelKind.DASH else rest
        elif own is not None and (not rest or own.kind is LabelKind.PART):
            rest = text  # the label is all there is, or words
        if rest if in_cell else says_something(rest):
            yield TextPiece(rest, own, paragraph)


def typed_text(runs: Iterable[TextRun]) -> str:
    """The letters as they were typed: capitals that Word only shows are none, our own headings among them."""
    return tidied("".join(run.text for run in runs))


def says_something(text: str) -> bool:
    """Whether `text` is more than a line drawn with signs."""
    return _DRAWN.fullmatch(text) is None


def has_words(text: str) -> bool:
    """Whether `text` has any letter or figure."""
    return any(letter.isalnum() for letter in text)


def texts_of(pieces: Iterable[Piece]) -> Iterator[str]:
    """The words of the pieces, a cell by itself."""
    for piece in pieces:
        if isinstance(piece, TextPiece):
            yield piece.text
        else:
            yield from (cell for row in piece.rows for cell in row)


# --------------------------------------------------------------------------- tables


def outermost_table(cell: CellPlace | None, file: WordFile) -> int | None:
    """The index of the table that `cell` stands in at last; None outside."""
    while cell is not None and (outer := file.tables[cell.table].outer) is not None:
        cell = outer
    return cell.table if cell is not None else None


def cell_in(cell: CellPlace | None, table: int, file: WordFile) -> CellPlace | None:
    """The cell of `table` that holds `cell`, tables inside tables climbed."""
    while cell is not None and cell.table != table:
        cell = file.tables[cell.table].outer
    return cell


def _only_frames(inside: Iterable[Paragraph], table: int, file: WordFile) -> bool:
    """Whether all that the table says stands in one column, row under row."""
    columns = {
        cell.column
        for paragraph in inside
        if (cell := cell_in(paragraph.cell, table, file)) is not None and has_words(paragraph.text)
    }
    return len(columns) == 1 and len(file.tables[table].columns) < 2


def _grid(inside: Sequence[Paragraph], table: int, file: WordFile) -> GridPiece:
    cells: dict[tuple[int, int], list[str]] = {}
    aligns: dict[int, Counter[Align]] = {}
    across = len(file.tables[table].columns)
    for paragraph in inside:
        cell = cell_in(paragraph.cell, table, file)
        if cell is None:
            continue
        across = max(across, cell.column + cell.columns)
        for piece in text_pieces(paragraph, in_cell=True):
            label = piece.label
            number = f"{label.written} " if label and label.kind.is_number else ""
            cells.setdefault((cell.row, cell.column), []).append(number + piece.text)
            aligns.setdefault(cell.column, Counter())[paragraph.align] += cell.row > 0
    rows = sorted({row for row, _ in cells})
    columns = [column for column in range(across) if any((row, column) in cells for row in rows)]
    return GridPiece(
        tuple(tuple(on_one_line([cells.get((row, column), ()) for column in columns])) for row in rows),
        tuple(max(aligns[column], key=lambda align: aligns[column][align]) for column in columns),
        inside[0].number,
    )
