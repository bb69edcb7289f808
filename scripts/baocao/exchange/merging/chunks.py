"""A report as chunks of whole lines: a heading, a paragraph, a bullet's own words, a row of a table; and what else
stands between them. Chunks can be reworded, taken out, moved and put in without touching a line of any other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from baocao.exchange.merging.wording import END, key
from baocao.language.word_changes import tokens_of, words_of
from baocao.model import Block, BlockKind, Prose, Report, Source, Span


class ChunkKind(Enum):
    """What the lines of a chunk are."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mark:
    """A marker or a remark: behind how many letters of a text it stands, and where it is written."""

    at: int
    span: Span

    @property
    def is_remark(self) -> bool:
        """Whether it says something to the author alone."""
        return self.span.text.startswith("{##")


@dataclass(frozen=True, slots=True)
class Leaf:
    """Running text of a chunk. `prose` is None in an empty cell; `marks`: in the order of the source."""

    block: Block
    prose: Prose | None
    marks: tuple[Mark, ...] = ()

    @property
    def text(self) -> str:
        return self.prose.text if self.prose else ""

    def words_before(self, mark: Mark) -> str:
        """What one of its marks stands behind, from the marker before it on; all of it where that is nothing."""
        start = max((other.at for other in self.marks if other.at < mark.at and not other.is_remark), default=0)
        return self.text[start : mark.at].strip(" ;,.") or self.text


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole lines, `source.text[start:end]`, the last without its line end.

    `prefix`: what stands before the words on the first line, such as `- `; `depth`: in how many lists it stands.
    """

    kind: ChunkKind
    source: Source
    start: int
    end: int
    leaves: tuple[Leaf, ...] = ()
    prefix: str = ""
    depth: int = 0

    @property
    def written(self) -> str:
        """Its lines."""
        return self.source.text[self.start : self.end]

    @property
    def text(self) -> str:
        """Its words as a reader sees them, cells with `END` between them."""
        return END.join(leaf.text for leaf in self.leaves)

    @property
    def key(self) -> str:
        return key(self.text)

    @property
    def words(self) -> tuple[str, ...]:
        return words_of(tokens_of(self.key))

    @property
    def is_row(self) -> bool:
        return self.kind is ChunkKind.ROW

    @property
    def shown(self) -> str:
        """Its words on one line."""
        return " | ".join(leaf.text for leaf in self.leaves) if self.is_row else " ".join(self.text.split())

    @property
    def is_simple(self) -> bool:
        """Whether it is one running text, which can be split and joined."""
        return len(self.leaves) == 1 and self.kind in (ChunkKind.HEADING, ChunkKind.PARAGRAPH, ChunkKind.ITEM)


@dataclass(frozen=True, slots=True)
class _Found:
    kind: ChunkKind
    blocks: tuple[Block, ...]
    first: int
    last: int
    depth: int


def chunks_of(report: Report) -> tuple[Chunk, ...]:
    """The chunks of the report's body, in order; blank lines belong to none."""
    source = report.source
    made: list[Chunk] = []
    at = report.body_start
    for found in _merged(_found(report.blocks, 0, ChunkKind.PARAGRAPH)):
        start = source.line_starts[found.first - 1]
        made += _others(source, at, start)
        at = _line_end(source, _with_remarks(report, found.last))
        made.append(_chunk(report, found, start, at))
    return (*made, *_others(source, at, len(source.text)))


def _with_remarks(report: Report, last: int) -> int:
    """The last line of what ends on line `last`, with the remarks that stand alone on the lines just below."""
    alone = {span.line for span in report.remarks if report.source.line(span.line).strip() == span.text}
    while last + 1 in alone:
        last += 1
    return last


def _found(blocks: Sequence[Block], depth: int, kind: ChunkKind) -> Iterator[_Found]:
    """What has words, in order; the first paragraph among `blocks` is of the `kind`."""
    for at, block in enumerate(blocks):
        lines = block.span.line, block.span.end_line
        match block.kind:
            case BlockKind.HEADING:
                yield _Found(ChunkKind.HEADING, (block,), *lines, depth)
            case BlockKind.PARAGRAPH:
                yield _Found(ChunkKind.PARAGRAPH if at else kind, (block,), *lines, depth)
            case BlockKind.TABLE:
                for row in block.children:
                    last = row.span.end_line
                    is_head = row is block.children[0]
                    yield _Found(ChunkKind.ROW, row.children, row.span.line, last + is_head, depth)
            case BlockKind.LIST:
                for item in block.children:
                    yield from _found(item.children, depth + 1, ChunkKind.ITEM)
            case BlockKind.QUOTE:
                yield from _found(block.children, depth, ChunkKind.PARAGRAPH)
            case _:
                pass


def _merged(found: Iterator[_Found]) -> Iterator[_Found]:
    """Those that share a line as one."""
    last: _Found | None = None
    for each in found:
        if last is None:
            last = each
        elif each.first <= last.last:
            blocks = (*last.blocks, *each.blocks)
            last = _Found(ChunkKind.OTHER, blocks, last.first, max(last.last, each.last), last.depth)
        else:
            yield last
            last = each
    if last:
        yield last


def _chunk(report: Report, found: _Found, start: int, end: int) -> Chunk:
    source = report.source
    blocks = [
        block for block in found.blocks if found.kind is ChunkKind.ROW or (block.prose and block.prose.text.strip())
    ]
    begins = [start, *(block.span.start for block in blocks[1:]), end] if blocks else []
    remarks = [span for span in report.remarks if start <= span.start < end]
    leaves = tuple(
        Leaf(block, block.prose, _marks(block.prose, [span for span in remarks if first <= span.start < last]))
        for block, (first, last) in zip(blocks, pairwise(begins), strict=True)
    )
    first = found.blocks[0]
    begin = first.inlines[0].span.start if first.inlines else end
    prefix = "" if found.kind is ChunkKind.ROW else source.text[start:begin]
    return Chunk(found.kind, source, start, end, leaves, prefix, found.depth)


def _marks(prose: Prose | None, remarks: Sequence[Span]) -> tuple[Mark, ...]:
    """The markers of a text and the remarks that stand in and behind it."""
    if prose is None:
        return ()
    marks = [Mark(at, marker.span) for at, marker in prose.marks]
    for span in remarks:
        before = [segment for segment in prose.segments if segment.start < span.start]
        at = 0
        if before:
            ends = [segment.at for segment in prose.segments[len(before) :]] or [len(prose.text)]
            length = ends[0] - before[-1].at
            at = before[-1].at + (min(span.start - before[-1].start, length) if before[-1].verbatim else length)
        marks.append(Mark(at, span))
    return tuple(sorted(marks, key=lambda mark: mark.span.start))


def _others(source: Source, start: int, end: int) -> Iterator[Chunk]:
    """What is no blank line between two offsets: raw HTML, code, lines that divide."""
    lines = source.text[start:end]
    words = lines.strip()
    if words:
        first = source.text.rfind("\n", 0, start + len(lines) - len(lines.lstrip())) + 1
        yield Chunk(ChunkKind.OTHER, source, max(first, start), start + len(lines.rstrip()))


def _line_end(source: Source, number: int) -> int:
    """The offset behind the last letter of a line."""
    number = min(number, len(source.line_starts))
    return source.line_starts[number - 1] + len(source.line(number))
