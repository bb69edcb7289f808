"""The model: what a report, its parts and the findings about it are.

Frozen values, made once by `parse` and read by everything else. Nothing here decides, reads or
prints; the few properties only name what the fields already say. Every part carries its `Span`,
so any finding can point.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from baocao.period import Period

if TYPE_CHECKING:
    from baocao.config import Config

# --------------------------------------------------------------------------- places


class Source:
    """One file's text as every stage sees it: NFC, LF, no byte order mark.

    `path` is how the user knows the file; `text` is what spans count in; `raw` is the decoded text
    as it stands on disk (byte order mark, CRLF and decomposed letters included), which edits keep.
    """

    def __init__(self, path: str, text: str, raw: str | None = None) -> None:
        self.path = path
        self.text = text
        self.raw = text if raw is None else raw

    def __repr__(self) -> str:
        return f"Source({self.path!r}, {len(self.text)} characters)"

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of each line's first character; a file has at least one line."""
        starts, at = [0], self.text.find("\n")
        while at != -1:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def line(self, number: int) -> str:
        """Line `number` (from 1) without its line end; empty beyond the last line."""
        starts = self.line_starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] - 1 if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of `offset`, both from 1, in characters, as editors count."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The span from offset `start` up to (not including) `end`."""
        return Span(self, start, end)

    def line_span(self, number: int) -> Span:
        """The span of line `number` (from 1) without its indentation and line end."""
        text = self.line(number)
        start = self.line_starts[min(number, len(self.line_starts)) - 1]
        stripped = text.strip()
        indent = len(text) - len(text.lstrip()) if stripped else 0
        return Span(self, start + indent, start + indent + len(stripped))


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source: offsets `start` up to, not including, `end`; lines and columns from 1."""

    source: Source
    start: int
    end: int

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def line(self) -> int:
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        return self.source.position(self.start)[1]

    @property
    def end_line(self) -> int:
        return self.source.position(self.end)[0]

    @property
    def end_column(self) -> int:
        """The column just after the last character."""
        return self.source.position(self.end)[1]

    @property
    def text(self) -> str:
        """The source text covered, markers and Markdown included."""
        return self.source.text[self.start : self.end]


# --------------------------------------------------------------------------- text


class Status(StrEnum):
    """How a task stands in a result, in the author's words."""

    DONE = "xong"
    ONGOING = "đang"
    NOT_DONE = "chưa"
    DROPPED = "bỏ"
    OPEN = "?"


@dataclass(frozen=True, slots=True)
class Marker:
    """`{#slug status}`: which tasks an item is about and how they stand.

    `reason` is the text quoted in the marker. `problem` says in Vietnamese what is wrong with a
    marker that cannot be read; it then has no slugs.
    """

    slugs: tuple[str, ...]
    status: Status | None
    reason: str | None
    span: Span
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of `Prose.text` and where it stands in the source; `verbatim` when both have the same letters."""

    at: int
    start: int
    end: int
    verbatim: bool


@dataclass(frozen=True, slots=True)
class Prose:
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


@dataclass(frozen=True, slots=True)
class Inline:
    """A piece of running text; `text` for leaves, `children` for the rest, `target` for links and images."""

    kind: InlineKind
    span: Span
    text: str = ""
    children: tuple[Inline, ...] = ()
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


@dataclass(frozen=True, slots=True)
class Block:
    """A Markdown block. `inlines` for headings, paragraphs and cells; `children` for containers.

    `level`: of a heading. `start`: first number of an ordered list, None for bullets. `tight`: a
    list without blank lines. `align`: of a table's columns, "", "left", "center" or "right"; the
    first row of a table is its header. `text`: of code and HTML blocks; `info`: of fenced code.
    """

    kind: BlockKind
    span: Span
    inlines: tuple[Inline, ...] = ()
    children: tuple[Block, ...] = ()
    level: int = 0
    start: int | None = None
    tight: bool = True
    align: tuple[str, ...] = ()
    text: str = ""
    info: str = ""
    prose: Prose | None = None


# --------------------------------------------------------------------------- a report


@dataclass(frozen=True, slots=True)
class Item:
    """One action of an area: a bullet or paragraph, or one clause of it.

    `text` is what a reader sees, without Markdown, markers and end punctuation. `markers` close it,
    mostly one.
    `clause` counts the clauses of one bullet from 0. `prose`, `start`, `end` say where the words
    stand in their bullet; `block` is that bullet or paragraph. `is_lead` marks a lead-in
    (`… gồm:`) whose actions are the nested bullets, and which is therefore no action itself.
    """

    text: str
    markers: tuple[Marker, ...]
    span: Span
    block: Block
    prose: Prose
    start: int
    end: int
    clause: int = 0
    is_lead: bool = False

    @property
    def slugs(self) -> tuple[str, ...]:
        return tuple(slug for marker in self.markers for slug in marker.slugs)

    @property
    def tasks(self) -> tuple[tuple[str, Marker], ...]:
        """Each task the item is about, with the marker that says how it stands."""
        return tuple((slug, marker) for marker in self.markers for slug in marker.slugs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a report: `## I. KẾT QUẢ` has label `I`, number 1 and title `KẾT QUẢ`."""

    label: str
    number: int | None
    title: str
    span: Span
    title_span: Span
    block: Block


@dataclass(frozen=True, slots=True)
class Area:
    """A numbered subsection; `id` is that of the office's area with this title, None where there is none."""

    id: str | None
    heading: Heading
    blocks: tuple[Block, ...]
    items: tuple[Item, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A part under `##`: its own `blocks` and `items` before the first area, then its `areas`.

    `id` is that of the office's section with this title, None where there is none.
    """

    id: str | None
    heading: Heading
    blocks: tuple[Block, ...]
    items: tuple[Item, ...]
    areas: tuple[Area, ...]
    span: Span

    @property
    def all_items(self) -> tuple[Item, ...]:
        """The items of the section and its areas, in the order of the file."""
        return self.items + tuple(item for area in self.areas for item in area.items)


@dataclass(frozen=True, slots=True)
class Annex:
    """`## Phụ lục I. TITLE` after the last section; its markers are mentions only."""

    label: str
    heading: Heading
    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: NĐ30 boxes 7a, 7b and 7c.

    `authority`: the line before the title when signing for somebody, `KT. GIÁM ĐỐC`.
    """

    position: str = ""
    full_name: str = ""
    authority: str = ""


class ReportStatus(StrEnum):
    """Whether a report is still being written or signed and numbered."""

    DRAFT = "draft"
    ISSUED = "issued"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A report's metadata by its NĐ30 Annex VI names; None or empty where the report is silent.

    `spans` has the place of each key that is there, also of nested ones (`signer.full_name`,
    `indicators.mau_thu_nghiem`, `ignore.T07`); `span` is the whole block between the `---` lines.
    `indicators` are in the unit of `baocao.yml`. `ignore` maps rule ids to the reason, which may be empty.
    """

    span: Span
    spans: Mapping[str, Span]
    period: Period | None = None
    status: ReportStatus = ReportStatus.DRAFT
    code_number: str = ""
    code_notation: str | None = None
    issued_date: date | None = None
    organ_id: str | None = None
    subject: str | None = None
    signer: Signer | None = None
    addressees: tuple[str, ...] = ()
    to: tuple[str, ...] | None = None
    archive: tuple[str, ...] | None = None
    indicators: Mapping[str, float] = field(default_factory=dict)
    ignore: Mapping[str, str] = field(default_factory=dict)
    sample: bool = False


class NoteKind(StrEnum):
    """What reading or parsing could not do; a rule turns each kind into a finding."""

    UNREADABLE = "unreadable"
    YAML = "yaml"
    MISSING_FIELD = "missing-field"
    BAD_VALUE = "bad-value"
    UNKNOWN_FIELD = "unknown-field"
    NOT_NFC = "not-nfc"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark of an early stage: what is wrong where, and the way out, in Vietnamese."""

    kind: NoteKind
    span: Span
    message: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One month's report.

    `period` is the front matter's, or, where that cannot be read, the one the file name says; None
    where neither does. `can_cu`, `opening`: before the first section. `closing`: the closing
    sentences of the last section, which are no items. `blocks`: everything in order. `prose`: every
    run of words in order. `markers`: all of them, those in mentions and malformed ones too.
    `notes`: what could not be read.
    """

    source: Source
    period: Period | None
    front: FrontMatter
    can_cu: tuple[Block, ...]
    opening: tuple[Block, ...]
    sections: tuple[Section, ...]
    closing: tuple[Block, ...]
    annexes: tuple[Annex, ...]
    blocks: tuple[Block, ...]
    prose: tuple[Prose, ...]
    markers: tuple[Marker, ...]
    notes: tuple[Note, ...]

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def is_readable(self) -> bool:
        return all(note.kind is not NoteKind.UNREADABLE for note in self.notes)

    def section(self, id: str) -> Section | None:
        """The first section with this template id, or None."""
        return next((section for section in self.sections if section.id == id), None)


@dataclass(frozen=True, slots=True)
class Office:
    """One office's configuration and reports, the reports by period, those without one last.

    `id` is empty where the repository holds a single office; `root` is its folder relative to the
    repository, `.` there.
    """

    id: str
    root: str
    config: Config
    reports: tuple[Report, ...]

    def report(self, period: Period) -> Report | None:
        """The (first) report of `period`, or None."""
        return next((report for report in self.reports if report.period == period), None)


@dataclass(frozen=True, slots=True)
class Archive:
    """All offices of a repository."""

    offices: tuple[Office, ...]


# --------------------------------------------------------------------------- findings


class Severity(StrEnum):
    """How grave a finding is; notes never fail a check."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that explains a finding."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A safe repair: replace what `span` covers by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule yields: where and what, in Vietnamese; the engine adds who says it and how grave it is.

    `help` and `severity` override the rule's own where given.
    """

    span: Span
    message: str
    help: str = ""
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding as it is shown: place, rule, severity, message, help."""

    span: Span
    rule: str
    name: str
    severity: Severity
    message: str
    help: str
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()
