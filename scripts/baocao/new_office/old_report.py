"""What an old report in Word says of the office that sent it: head, sections, areas, end. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from baocao.exchange.importing.body_markdown import without_part
from baocao.exchange.importing.document import closing_of, document_body
from baocao.exchange.importing.document_head import DocumentValues, is_as_above
from baocao.exchange.importing.flow import TextPiece
from baocao.exchange.importing.headings import AREA, SECTION, Template
from baocao.period import Period
from baocao.word.reading import WordFile

_UNKNOWN = Template((), ())
"""The template of an office of which nothing is known yet."""


@dataclass(frozen=True, slots=True)
class OldSection:
    """A section of an old report, and the titles of its areas."""

    title: str
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OldReport:
    """What one old report says. `name`: its file, as messages call it; `file`: to import it by."""

    name: str
    file: WordFile
    period: Period
    values: DocumentValues
    sections: tuple[OldSection, ...]
    closing: str

    @property
    def recipients(self) -> tuple[str, ...]:
        """Who gets it, `Như trên` left out."""
        return tuple(entry for entry in self.values.recipients if not is_as_above(entry))


def old_report(name: str, file: WordFile) -> OldReport:
    """What the document says of its office. Raises NotImported, Unreadable."""
    body = document_body(file, _UNKNOWN)
    headings = (
        (body.levels[at], without_part(piece)[1].rstrip(" .:"))
        for at, piece in enumerate(body.pieces)
        if at in body.levels and isinstance(piece, TextPiece)
    )
    return OldReport(name, file, body.period(), body.values, tuple(_sections(headings)), closing_of(body.pieces))


def _sections(headings: Iterator[tuple[int, str]]) -> Iterator[OldSection]:
    title: str | None = None
    areas: list[str] = []
    for level, text in headings:
        if level == SECTION:
            if title is not None:
                yield OldSection(title, tuple(areas))
            title, areas = text, []
        elif level == AREA and title is not None:
            areas.append(text)
    if title is not None:
        yield OldSection(title, tuple(areas))
