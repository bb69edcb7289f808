"""What a Word file shows: paragraphs, tables and pages with their look resolved, as Word lays them out.

Frozen values, no behaviour but names for what the fields already say. Lengths are in mm, font sizes and
spaces between paragraphs in pt. Nothing here knows NĐ30 or how our own files are made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

AUTO = "auto"
"""Word's own colour: black on white."""


class Part(StrEnum):
    """Where a paragraph stands."""

    BODY = "body"
    TEXT_BOX = "text-box"
    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"


class Align(StrEnum):
    """How a paragraph's lines are set."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class TextLook:
    """How letters look. `fonts`: the family of each kind of letter that the run really has; `color`: `auto` or RRGGBB.

    `size` is in pt, as it would be on the line: letters that are `raised` (or lowered) are drawn smaller. `lift` is 1
    for letters above the line and -1 below it, which no letter of Unicode stands for yet.
    `highlight` also tells shading behind the letters.
    """

    fonts: tuple[str, ...]
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    raised: bool = False
    lift: int = 0
    caps: bool = False
    color: str = AUTO
    highlight: bool = False


@dataclass(frozen=True, slots=True)
class TextRun:
    """Letters of one look; `text` as typed, a tab as `\\t`. `field`: the first word of the field it shows, `PAGE`."""

    text: str
    look: TextLook
    field: str = ""

    @property
    def shown(self) -> str:
        """The letters a reader sees: capitals where the look says so."""
        return self.text.upper() if self.look.caps else self.text


@dataclass(frozen=True, slots=True)
class TextLine:
    """What stands between two line breaks that the author typed; hidden and deleted text left out."""

    runs: tuple[TextRun, ...]

    @property
    def text(self) -> str:
        """The letters a reader sees."""
        return "".join(run.shown for run in self.runs)


class StrokeKind(StrEnum):
    """What a line was drawn with."""

    SHAPE = "shape"
    BORDER = "border"
    CHARACTERS = "characters"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A horizontal line: a drawn shape anchored in the paragraph, a border, or a row of `_`, `-`, `─`.

    `length` is None where the file does not say. `solid`: neither dashed, dotted nor doubled.
    `above`: a border over the paragraph's words, or a shape that stands above them.
    """

    kind: StrokeKind
    length: float | None
    solid: bool = True
    above: bool = False


class SpacingRule(StrEnum):
    """How a line height is given."""

    LINES = "lines"
    EXACT = "exact"
    AT_LEAST = "at-least"


@dataclass(frozen=True, slots=True)
class LineSpacing:
    """The height of lines: a number of lines, or pt."""

    rule: SpacingRule = SpacingRule.LINES
    value: float = 1.0


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A place in a table: `table` is its index in `WordFile.tables`; `column` is the first grid column covered.

    `width` is the room for text in mm, cell margins taken off; None where the file does not say.
    """

    table: int
    row: int
    column: int
    columns: int = 1
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, its layout resolved through styles, numbering and its own settings.

    `number` counts the paragraphs of the document's body from 1, those in tables and text boxes too, in
    the order of the file; in headers and footers it counts within the part. `label` is the automatic
    number or bullet as shown, `I.` or `-`, `label_look` its look; `counted_in` is the same for paragraphs
    of one list and level, empty without automatic numbers. `first_line` is negative for a hanging indent.
    `room` is the width in mm that the paragraph's column or cell gives it, before indents; None where the
    file does not say. `level` is the outline level from 1, 0 for text. `frame`: boxed or framed by Word
    (`w:framePr`, or borders on all four sides). `holds`: a picture or another object stands in it, or it ends
    a page, a column or a section.
    """

    number: int
    part: Part
    section: int
    lines: tuple[TextLine, ...]
    align: Align = Align.LEFT
    left: float = 0
    right: float = 0
    first_line: float = 0
    before: float = 0
    after: float = 0
    spacing: LineSpacing = field(default_factory=LineSpacing)
    label: str = ""
    label_look: TextLook | None = None
    counted_in: str = ""
    cell: CellPlace | None = None
    strokes: tuple[Stroke, ...] = ()
    style: str = ""
    level: int = 0
    room: float | None = None
    contextual: bool = False
    page_break_before: bool = False
    frame: bool = False
    holds: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether it is an empty line: no letter or sign, and nothing else for which it stands there."""
        is_used = self.holds or self.page_break_before or bool(self.strokes or self.label)
        return not is_used and not self.text.strip()

    @property
    def runs(self) -> tuple[TextRun, ...]:
        """All runs of all lines."""
        return tuple(run for line in self.lines for run in line.runs)

    @property
    def text(self) -> str:
        """The letters a reader sees, automatic label left out, each line break as a blank."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows, whether any border shows, its width in mm (None: unknown).

    `outer` is the cell it is nested in. `columns` are the grid's widths in mm. `left` is where its left edge
    stands, in mm from the left edge of the text, and `room` the width of the text there (None: unknown).
    `is_grid`: it has several rows and columns, and most of its cells show a border.
    """

    rows: int
    columns: tuple[float, ...]
    has_borders: bool = False
    section: int = 0
    outer: CellPlace | None = None
    width: float | None = None
    left: float = 0
    room: float | None = None
    is_grid: bool = False


class EditTraceKind(StrEnum):
    """What the work on a document leaves in its file beside what it shows."""

    HIDDEN = "hidden"
    ADDED = "added"
    DELETED = "deleted"
    MOVED = "moved"
    RESTYLED = "restyled"
    COMMENT = "comment"


CHANGES = (EditTraceKind.ADDED, EditTraceKind.DELETED, EditTraceKind.MOVED, EditTraceKind.RESTYLED)
"""Changes that are tracked and wait for a decision."""


@dataclass(frozen=True, slots=True)
class EditTrace:
    """One trace of the work on a document: hidden words, a tracked change, a comment.

    `text`: the words hidden, changed or said. `number`: that of the paragraph in `part` it belongs to, or of
    the one that would follow where that is not shown; 0 for none. `author` and `date`, as the file has them, of
    a change or comment; `quote`: the words that a comment is about, empty where it stands at a point.
    """

    kind: EditTraceKind
    text: str
    part: Part
    number: int = 0
    author: str = ""
    date: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class PageSection:
    """The page of a stretch of the document. `headers` and `footers` hold what shows: `default`, `first`, `even`.

    Inherited from the section before where the file says nothing. `first_page_differs` is `w:titlePg`.
    `page_start` is None where the numbers run on.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header_distance: float = 0
    first_page_differs: bool = False
    page_start: int | None = None
    page_format: str = "decimal"
    headers: Mapping[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    footers: Mapping[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    kind: str = "nextPage"

    @property
    def landscape(self) -> bool:
        return self.width > self.height

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class WordFile:
    """A whole file. `paragraphs`: the body's, with tables and text boxes, in order. `notes`: foot- and endnotes.

    `edit_traces`: traces of the work on it, by kind. `properties`: custom document properties; `core`: title,
    creator, status and the other core ones. `pictures`: how many pictures and embedded objects show in all parts,
    `formulas`: how many formulas.
    """

    paragraphs: tuple[Paragraph, ...]
    sections: tuple[PageSection, ...]
    tables: tuple[Table, ...] = ()
    notes: tuple[Paragraph, ...] = ()
    even_and_odd: bool = False
    properties: Mapping[str, str] = field(default_factory=dict)
    core: Mapping[str, str] = field(default_factory=dict)
    edit_traces: tuple[EditTrace, ...] = ()
    pictures: int = 0
    formulas: int = 0

    @property
    def has_tracked_changes(self) -> bool:
        return any(trace.kind in CHANGES for trace in self.edit_traces)

    def with_each(self, changed: Callable[[Paragraph], Paragraph]) -> WordFile:
        """The file with each paragraph `changed`: of the body, and of notes, headers and footers."""

        def all_of(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
            return tuple(map(changed, paragraphs))

        def shown(parts: Mapping[str, tuple[Paragraph, ...]]) -> dict[str, tuple[Paragraph, ...]]:
            return {kind: all_of(paragraphs) for kind, paragraphs in parts.items()}

        sections = (
            replace(section, headers=shown(section.headers), footers=shown(section.footers))
            for section in self.sections
        )
        return replace(self, paragraphs=all_of(self.paragraphs), notes=all_of(self.notes), sections=tuple(sections))
