"""A Markdown file from somewhere else as what a Word file shows: headings by level, items by label, tables. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from baocao.exchange.importing.plain_text import A4, LOOK
from baocao.model import Block, BlockKind, Inline, InlineKind, Source
from baocao.parsing.front_matter import read_front_matter, split_front_matter
from baocao.parsing.markdown import read_blocks
from baocao.parsing.markers import strip
from baocao.period import Period
from baocao.word.reading import CellPlace, Paragraph, Part, Table, TextLine, TextRun, WordFile

_STEP = 10.0
"""Millimetres by which each level of a list stands further in."""


def period_of_report(source: Source) -> Period | None:
    """The period that the file's front matter names: then it is a report of ours already."""
    start, end, _, _ = split_front_matter(source)
    return read_front_matter(source, start, end)[0].period if end > start else None


def markdown_file(source: Source) -> WordFile:
    """The file that Word would show for the Markdown in `source`."""
    reader = _Reader()
    reader.blocks(read_blocks(strip(source)), 0)
    return WordFile(tuple(reader.paragraphs), (A4,), tuple(reader.tables))


class _Reader:
    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.tables: list[Table] = []
        self._lists = 0

    def blocks(self, blocks: Sequence[Block], depth: int) -> None:
        for block in blocks:
            if block.kind is BlockKind.LIST:
                self._list(block, depth)
            elif block.kind is BlockKind.TABLE:
                self._table(block)
            elif block.kind in (BlockKind.CODE, BlockKind.HTML):
                for line in block.text.split("\n"):
                    self._add((TextLine((TextRun(line, LOOK),)),), left=depth * _STEP)
            elif block.inlines:
                is_heading = block.kind is BlockKind.HEADING
                lines = _lines(block.inlines, is_bold=is_heading)
                self._add(lines, left=depth * _STEP, level=block.level if is_heading else 0)
            self.blocks(block.children if block.kind is BlockKind.QUOTE else (), depth)

    def _add(self, lines: tuple[TextLine, ...], **looks: object) -> None:
        paragraph = Paragraph(len(self.paragraphs) + 1, Part.BODY, 0, lines, room=160)
        self.paragraphs.append(replace(paragraph, **looks))  # type: ignore[arg-type]

    def _list(self, block: Block, depth: int) -> None:
        self._lists += 1
        counted_in = f"{self._lists}/{depth}"
        for count, item in enumerate(block.children):
            first = len(self.paragraphs)
            self.blocks(item.children, depth + 1)
            if first < len(self.paragraphs):
                label = "-" if block.start is None else f"{block.start + count}."
                self.paragraphs[first] = replace(self.paragraphs[first], label=label, counted_in=counted_in)

    def _table(self, block: Block) -> None:
        index = len(self.tables)
        across = max((len(row.children) for row in block.children), default=0)
        self.tables.append(Table(len(block.children), (160 / max(across, 1),) * across, has_borders=True))
        for at, row in enumerate(block.children):
            for column, cell in enumerate(row.children):
                self._add(_lines(cell.inlines), cell=CellPlace(index, at, column))


def _lines(inlines: Sequence[Inline], *, is_bold: bool = False) -> tuple[TextLine, ...]:
    lines: list[list[TextRun]] = [[]]
    for run in _runs(inlines, is_bold=is_bold, is_italic=False):
        if run is None:
            lines.append([])
        else:
            lines[-1].append(run)
    return tuple(TextLine(tuple(line)) for line in lines)


def _runs(inlines: Sequence[Inline], *, is_bold: bool, is_italic: bool) -> Iterator[TextRun | None]:
    """The runs of a text; None for a line break that was typed."""
    for inline in inlines:
        bold = is_bold or inline.kind is InlineKind.STRONG
        italic = is_italic or inline.kind is InlineKind.EMPHASIS
        if inline.kind is InlineKind.HARD_BREAK:
            yield None
        elif inline.children:
            yield from _runs(inline.children, is_bold=bold, is_italic=italic)
        elif inline.text:
            yield TextRun(inline.text, replace(LOOK, bold=bold, italic=italic))
