"""The annexes of a document as Markdown: `## Phụ lục I. TITLE`, and what stands below. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from baocao.exchange.importing.body_markdown import body_markdown
from baocao.exchange.importing.flow import Piece, TextPiece, flow, texts_of, typed_text
from baocao.exchange.importing.headings import AREA
from baocao.form.boxes.closing import ANNEX_LABEL, AnnexHead
from baocao.form.boxes.document import DocumentParts
from baocao.parsing.escaping import escaped_heading
from baocao.word.reading import Part

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class AnnexText:
    """An annex: its lines, the texts that they are made of, and the numbers of the paragraphs these stand in."""

    lines: list[str]
    texts: tuple[str, ...]
    placed: tuple[int, ...]


def find_annex_texts(parts: DocumentParts) -> tuple[AnnexText, ...]:
    """The annexes of the document, in order."""
    starts = [annex.label.paragraph.number for annex in parts.annexes]
    ends = [*starts, max((paragraph.number for paragraph in parts.paragraphs), default=0) + 1][1:]
    return tuple(_annex(annex, end, parts) for annex, end in zip(parts.annexes, ends, strict=False))


def _annex(annex: AnnexHead, end: int, parts: DocumentParts) -> AnnexText:
    head = (annex.label, *annex.title)
    last = head[-1].paragraph.number
    pointer = {line.paragraph.number for line in annex.pointer}
    below = [
        paragraph
        for paragraph in parts.paragraphs
        if last < paragraph.number < end and paragraph.number not in pointer and paragraph.part is Part.BODY
    ]
    pieces = tuple(flow(below, parts.file))
    label, title = typed_text(annex.label.runs), " ".join(typed_text(line.runs) for line in annex.title)
    joint = ". " if title and ANNEX_LABEL.fullmatch(label) and label[-1] not in ".:" else " "
    heading = f"{label}{joint}{title}".strip()
    body = body_markdown(pieces, _levels(pieces), is_numbered_anew=False)
    lines = [f"## {escaped_heading(heading)}", *(["", *body] if body else ())]
    texts = tuple(texts_of(pieces))
    placed = (*(line.paragraph.number for line in head), *(paragraph.number for paragraph in below))
    return AnnexText(lines, (heading, *texts), placed)


def _levels(pieces: tuple[Piece, ...]) -> dict[int, int]:
    """The levels of headings inside an annex, where Word's own levels say that they are."""
    return {
        at: min(max(AREA, piece.paragraph.level + 1), _DEEPEST)
        for at, piece in enumerate(pieces)
        if isinstance(piece, TextPiece) and piece.paragraph.level
    }
