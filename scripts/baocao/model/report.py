"""A report: its front matter, its body, and what could not be read of it."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import NamedTuple, Self

from baocao.model.blocks import Block, Prose
from baocao.model.front_matter import FrontMatter
from baocao.model.marker import Marker
from baocao.model.section import Annex, Section
from baocao.model.source import Source, Span
from baocao.period import Period


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
