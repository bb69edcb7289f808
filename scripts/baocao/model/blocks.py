"""Text: Markdown blocks and running words with their places, and where markers stand among them."""

from bisect import bisect_right
from enum import StrEnum
from operator import attrgetter
from typing import NamedTuple

from baocao.model.marker import Marker
from baocao.model.source import Source, Span


class Segment(NamedTuple):
    """A run of `Prose.text` and where it stands in the source; `verbatim` when both have the same letters."""

    at: int
    start: int
    end: int
    verbatim: bool


class Prose(NamedTuple):
    """The words of one block as a reader sees them, each letter traceable to the source.

    Markers, emphasis signs and line breaks are gone (a line break is one space); `marks` has each
    marker with the offset in `text` that it stands behind.
    """

    source: Source
    text: str
    segments: tuple[Segment, ...]
    marks: tuple[tuple[int, Marker], ...] = ()

    def offset(self, at: int, *, end: bool = False) -> int:
        """The source offset of `text[at]`; with `end`, the offset just after `text[at - 1]`."""
        if not self.segments:
            return 0
        part = self.segments[0]
        if len(self.segments) > 1:
            index = bisect_right(self.segments, at - 1 if end else at, key=attrgetter("at")) - 1
            part = self.segments[max(index, 0)]
        if part.verbatim:
            return min(part.start + at - part.at, part.end)
        return part.end if end else part.start

    def span(self, start: int, end: int) -> Span:
        """The source span of `text[start:end]`."""
        source, text, segments, _ = self
        if len(segments) == 1 and segments[0].verbatim and 0 <= start <= end <= len(text):  # nearly always
            begin = segments[0].start
            return Span(source, begin + start, begin + end)
        first = self.offset(start)
        return Span(self.source, first, max(first, self.offset(end, end=True)))


class InlineKind(StrEnum):
    """The kinds of `Inline`."""

    TEXT = "text"
    CODE = "code"
    SOFT_BREAK = "soft-break"
    HARD_BREAK = "hard-break"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"
    IMAGE = "image"
    HTML = "html"
    MARKER = "marker"


class Inline(NamedTuple):
    """A piece of running text; `text` for leaves, `children` for the rest, `target` for links and images."""

    kind: InlineKind
    span: Span
    text: str = ""
    children: tuple["Inline", ...] = ()
    target: str = ""
    marker: Marker | None = None


class BlockKind(StrEnum):
    """The kinds of `Block`."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    LIST_ITEM = "list-item"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    QUOTE = "quote"
    CODE = "code"
    HTML = "html"
    RULE = "rule"


class Block(NamedTuple):
    """A Markdown block. `inlines` for headings, paragraphs and cells; `children` for containers.

    `level`: of a heading. `start`: first number of an ordered list, None for bullets. `tight`: a
    list without blank lines. `align`: of a table's columns, "", "left", "center" or "right"; the
    first row of a table is its header. `text`: of code and HTML blocks; `info`: of fenced code.
    """

    kind: BlockKind
    span: Span
    inlines: tuple[Inline, ...] = ()
    children: tuple["Block", ...] = ()
    level: int = 0
    start: int | None = None
    tight: bool = True
    align: tuple[str, ...] = ()
    text: str = ""
    info: str = ""
    prose: Prose | None = None
