"""A report and its parts: front matter, sections, areas, items, annexes, and what could not be read of it."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property, partial
from typing import NamedTuple, Self

from baocao.model.blocks import Block, Prose
from baocao.model.marker import Marker
from baocao.model.source import Source, Span
from baocao.model.status import Status
from baocao.period import Period

RESULTS, PLAN = "results", "plan"
"""The section ids every baocao.yml has: what was done, and what is planned."""


class _ItemFields(NamedTuple):
    text: str
    markers: tuple[Marker, ...]
    slugs: tuple[str, ...]
    span: Span
    block: Block
    prose: Prose
    start: int
    end: int
    clause: int = 0
    is_lead: bool = False


class Item(_ItemFields):
    """One action of an area: a bullet or paragraph, or one clause of it.

    `text` is what a reader sees, without Markdown, markers and end punctuation. `markers` are those that
    end it, usually a single marker; `slugs` are the tasks that these name.
    `clause` counts the clauses of one bullet from 0. `prose`, `start`, `end` say where the words
    stand in their bullet; `block` is that bullet or paragraph. `is_lead` marks a lead-in
    (`… gồm:`): the nested bullets are the actions, so that it is not an action itself.
    """

    @cached_property
    def tasks(self) -> tuple[tuple[str, Marker], ...]:
        """Each task the item is about, with the marker that says how it stands."""
        return tuple([(slug, marker) for marker in self.markers for slug in marker.slugs])

    @cached_property
    def first_markers(self) -> dict[str, Marker]:
        """By task the first marker that names it."""
        return dict(reversed(self.tasks))

    @cached_property
    def statuses(self) -> dict[str, Status]:
        """By task how it stands, in the words of the first marker that says so."""
        return {slug: marker.status for slug, marker in reversed(self.tasks) if marker.status is not None}

    def marker_of(self, slug: str) -> Marker:
        """The first marker that names one of its tasks."""
        return self.markers[0] if len(self.markers) == 1 else self.first_markers[slug]

    def status_of(self, slug: str) -> Status | None:
        """How one of its tasks stands, in the words of the first marker that says so."""
        return self.markers[0].status if len(self.markers) == 1 else self.statuses.get(slug)


class Heading(NamedTuple):
    """A heading of a report: `## I. KẾT QUẢ` has label `I`, number 1 and title `KẾT QUẢ`."""

    label: str
    number: int | None
    title: str
    span: Span
    title_span: Span
    block: Block


class Area(NamedTuple):
    """A numbered subsection; `id` is that of the office's area with this title, None where there is none."""

    id: str | None
    heading: Heading
    blocks: tuple[Block, ...]
    items: tuple[Item, ...]
    span: Span


class PlacedItem(NamedTuple):
    """An item with the area it stands in; None directly under the section's heading."""

    item: Item
    area: Area | None

    @property
    def area_id(self) -> str | None:
        return self.area.id if self.area else None

    @property
    def area_name(self) -> str | None:
        """The id of its area, or the title of one that the office does not know."""
        return (self.area.id or self.area.heading.title) if self.area else None


class _SectionFields(NamedTuple):
    id: str | None
    heading: Heading
    blocks: tuple[Block, ...]
    items: tuple[Item, ...]
    areas: tuple[Area, ...]
    span: Span


class Section(_SectionFields):
    """A part under `##`: its own `blocks` and `items` before the first area, then its `areas`.

    `id` is that of the office's section with this title, None where there is none.
    """

    @property
    def all_items(self) -> tuple[Item, ...]:
        """The items of the section and its areas, in the order of the file."""
        return self.items + tuple([item for area in self.areas for item in area.items])

    @cached_property
    def by_block(self) -> Mapping[int, list[Item]]:
        """The same by the identity of the block that they are clauses of."""
        found: dict[int, list[Item]] = {}
        for item in self.all_items:
            found.setdefault(id(item.block), []).append(item)
        return found

    @cached_property
    def actions(self) -> tuple[PlacedItem, ...]:
        """All items with their areas, without lead-ins."""
        new = tuple.__new__  # half the time of the constructor
        placed = [new(PlacedItem, (item, None)) for item in self.items if not item.is_lead]
        placed += [new(PlacedItem, (item, area)) for area in self.areas for item in area.items if not item.is_lead]
        return tuple(placed)

    @cached_property
    def has_unmarked(self) -> bool:
        """Whether some action has no marker, so that only its words tell what it is about."""
        return not all(placed.item.slugs for placed in self.actions)

    @cached_property
    def moving(self) -> frozenset[str]:
        """The tasks of the actions whose marker says that something was done, or leaves that open."""
        return frozenset(
            slug
            for placed in self.actions
            for marker in placed.item.markers
            if marker.status in (None, Status.OPEN) or marker.status.facts.is_progress
            for slug in marker.slugs
        )

    @cached_property
    def by_slug(self) -> Mapping[str, tuple[PlacedItem, ...]]:
        """The actions by the tasks that their markers name, in the order of the file."""
        found: dict[str, list[PlacedItem]] = {}
        for placed in self.actions:
            slugs = placed.item.slugs
            for slug in slugs if len(slugs) < 2 else dict.fromkeys(slugs):
                found.setdefault(slug, []).append(placed)
        return {slug: tuple(items) for slug, items in found.items()}


class Annex(NamedTuple):
    """`## Phụ lục I. TITLE` after the last section; its markers are mentions only."""

    label: str
    heading: Heading
    blocks: tuple[Block, ...]
    span: Span


class Signer(NamedTuple):
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


class FrontKey(StrEnum):
    """The keys that front matter may have; `parsing.front_matter.FrontMatterKeys` says what each may hold."""

    PERIOD = "period"
    STATUS = "status"
    CODE_NUMBER = "code_number"
    CODE_NOTATION = "code_notation"
    ISSUED_DATE = "issued_date"
    ORGAN_ID = "organ_id"
    SUBJECT = "subject"
    SIGNER = "signer"
    ADDRESSEES = "addressees"
    TO = "to"
    ARCHIVE = "archive"
    INDICATORS = "indicators"
    IGNORE = "ignore"
    SAMPLE = "sample"

    def entry(self, name: str) -> str:
        """What `spans` calls the entry `name` of this key: `signer.full_name`."""
        return f"{self}.{name}"


class FrontMatter(NamedTuple):
    """A report's metadata, named as in NĐ30 Annex VI; None or empty where the report gives none.

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
    indicators: Mapping[str, float] = {}
    ignore: Mapping[str, str] = {}
    sample: bool = False

    def place(self, key: FrontKey, entry: str = "") -> Span:
        """Where `key` stands, or `entry` in it; the whole block where it does not."""
        span = self.spans.get(key.entry(entry)) if entry else None
        return span or self.spans.get(key, self.span)


class NoteKind(StrEnum):
    """What reading or parsing could not do; a rule turns each kind into a finding."""

    UNREADABLE = "unreadable"
    YAML = "yaml"
    MISSING_FIELD = "missing-field"
    BAD_VALUE = "bad-value"
    UNKNOWN_FIELD = "unknown-field"
    NOT_NFC = "not-nfc"
    CONFLICT = "conflict"


class Note(NamedTuple):
    """A remark of an early stage: what is wrong where, and the way out, in Vietnamese."""

    kind: NoteKind
    span: Span
    message: str
    help: str = ""


class ReportBody(NamedTuple):
    """What stands below the front matter of a report.

    `can_cu`, `opening`: before the first section. `closing`: the closing sentences of the last section, which do not
    count as items. `blocks`: everything in order; `all_blocks`: these, each with those in it behind it. `prose`:
    every run of words in order. `markers`: all of them, those in mentions and malformed ones too. `remarks`: what
    authors note down, for no output to show. `text`: the Markdown, without markers and remarks.
    """

    can_cu: tuple[Block, ...]
    opening: tuple[Block, ...]
    sections: tuple[Section, ...]
    closing: tuple[Block, ...]
    annexes: tuple[Annex, ...]
    blocks: tuple[Block, ...]
    all_blocks: tuple[Block, ...]
    prose: tuple[Prose, ...]
    markers: tuple[Marker, ...]
    remarks: tuple[Span, ...]
    text: str


class _ReportFields(NamedTuple):
    source: Source
    period: Period | None
    front: FrontMatter
    notes: tuple[Note, ...]
    body_start: int
    parse_body: Callable[[], ReportBody]


class Report(_ReportFields):
    """The report of one `Period`: a month, or a quarter, half-year, nine months or year (see `period.py`).

    `period` is the front matter's, or, where that cannot be read, the one the file name says; where the
    two differ, the one that the text speaks of; None where neither does. `notes`: what could not be read. `body_start`:
    where the body begins behind the front matter, an offset of `source.text`.

    The body is parsed by `parse_body` when somebody asks for it, and may be let go: of most reports of an office a
    command wants to know no more than what the front matter says, and twenty times as much memory as its text takes
    what is parsed of it.
    """

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def is_readable(self) -> bool:
        return all(note.kind is not NoteKind.UNREADABLE for note in self.notes)

    @property
    def is_conflicted(self) -> bool:
        """Whether two versions stand side by side in the file, as git leaves them: then nothing it says counts."""
        return any(note.kind is NoteKind.CONFLICT for note in self.notes)

    @property
    def parsed_body(self) -> ReportBody:
        """All that is parsed of the body."""
        held: dict[str, ReportBody] = self.__dict__
        # Of two threads that come at once, both take what the first one has parsed.
        return held.get("body") or held.setdefault("body", self.parse_body())

    @property
    def can_cu(self) -> tuple[Block, ...]:
        return self.parsed_body.can_cu

    @property
    def opening(self) -> tuple[Block, ...]:
        return self.parsed_body.opening

    @property
    def sections(self) -> tuple[Section, ...]:
        return self.parsed_body.sections

    @property
    def closing(self) -> tuple[Block, ...]:
        return self.parsed_body.closing

    @property
    def annexes(self) -> tuple[Annex, ...]:
        return self.parsed_body.annexes

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.parsed_body.blocks

    @property
    def all_blocks(self) -> tuple[Block, ...]:
        return self.parsed_body.all_blocks

    @property
    def prose(self) -> tuple[Prose, ...]:
        return self.parsed_body.prose

    @property
    def markers(self) -> tuple[Marker, ...]:
        return self.parsed_body.markers

    @property
    def remarks(self) -> tuple[Span, ...]:
        return self.parsed_body.remarks

    @property
    def body(self) -> str:
        return self.parsed_body.text

    def section(self, section_id: str) -> Section | None:
        """The first section with this template id, or None."""
        for section in self.parsed_body.sections:
            if section.id == section_id:
                return section
        return None

    def with_sections(self, sections: tuple[Section, ...]) -> Self:
        """The same report with these in place of its sections."""
        return self._replace(parse_body=partial(self.parsed_body._replace, sections=sections))

    @property
    def holds_body(self) -> bool:
        """Whether a body is held that could be parsed again."""
        return bool(self.__dict__)

    def let_go(self) -> None:
        """Forget the body. Who asks again gets an equal one, of which no part is the same object as before."""
        self.__dict__.clear()
