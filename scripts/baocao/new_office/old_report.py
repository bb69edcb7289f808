"""What an old report in Word says of the office that sent it: head, sections, areas, end. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from baocao.exchange.importing.body_markdown import without_part
from baocao.exchange.importing.document import DocumentBody, closing_of, document_body
from baocao.exchange.importing.document_head import DocumentValues, is_as_above
from baocao.exchange.importing.flow import TextPiece
from baocao.exchange.importing.headings import AREA, SECTION, Template
from baocao.period import Period
from baocao.word.reading import WordFile

_LONGEST_TITLE = 130


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
    body = document_body(file, Template.of_areas(()))
    if AREA not in body.levels.values() and (titles := _titles_without_number(body)):
        body = document_body(file, Template.of_areas(titles))
    headings = (
        (body.levels[at], without_part(piece)[1].rstrip(" .:"))
        for at, piece in enumerate(body.pieces)
        if at in body.levels and isinstance(piece, TextPiece)
    )
    return OldReport(name, file, body.period(), body.values, tuple(_sections(headings)), closing_of(body.pieces))


def _titles_without_number(body: DocumentBody) -> list[str]:
    """The bold lines that no sign sets apart from text, but that stand in more than one section."""
    lines = Counter(
        piece.text
        for at, piece in enumerate(body.pieces)
        if at not in body.levels and isinstance(piece, TextPiece) and _may_be_title(piece)
    )
    return [text for text, count in lines.items() if count > 1]


def _may_be_title(piece: TextPiece) -> bool:
    is_line = piece.label is None and len(piece.text) <= _LONGEST_TITLE and not piece.text.endswith((".", ";", ","))
    return is_line and piece.is_bold


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
