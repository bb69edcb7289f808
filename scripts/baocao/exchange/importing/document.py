"""A document into a report: what a Word file shows in, the text of the Markdown file out. Pure.

Refuses to guess: what has no place in a report stands at its end, marked, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from baocao.config.schema import Config
from baocao.exchange.importing.annexes import find_annex_texts
from baocao.exchange.importing.body_markdown import body_markdown, without_part
from baocao.exchange.importing.document_head import DocumentValues, document_values
from baocao.exchange.importing.flow import Piece, TextPiece, flow, has_words, says_something, texts_of
from baocao.exchange.importing.headings import (
    Template,
    heading_levels,
    is_heading_like,
    with_whole_titles,
    without_colons,
)
from baocao.exchange.importing.new_report import ReadDocument, new_report
from baocao.exchange.importing.old_fonts import in_unicode
from baocao.exchange.importing.refusals import ensure_one_report, ensure_words, only_period
from baocao.exchange.letters import on_the_line
from baocao.form.boxes.document import DocumentParts, find_parts
from baocao.form.boxes.lines import BoxLine
from baocao.language.wording import one_line
from baocao.model.importing import Imported
from baocao.parsing.escaping import tidied
from baocao.period import Period
from baocao.word.reading import Paragraph, Part, WordFile
from baocao.word.stamp import CLOSING, OF_OFFICE, OF_REPORT

_CLOSES = re.compile(r"Trên đây|.*\./\.$")
"""How a closing paragraph begins or ends; see `parsing.parse`."""
_LONG = 60
"""Characters above the title from which on a paragraph is text, and no mark or remark of a clerk."""


@dataclass(frozen=True, slots=True)
class DocumentBody:
    """A document whose parts were found. `text`: the paragraphs between title and closing, `pieces`: as they flow.

    `levels`: of the headings, by their index among the pieces. `encodings`: those of old fonts.
    `flattened`: the words of which letters stood above or below the line and stand on it now.
    """

    file: WordFile
    parts: DocumentParts
    values: DocumentValues
    text: tuple[Paragraph, ...]
    pieces: tuple[Piece, ...]
    levels: Mapping[int, int]
    encodings: tuple[str, ...]
    flattened: tuple[str, ...]

    def period(self) -> Period:
        """The one period that title or headings name. Raises NotImported."""
        return only_period(self.values, self.pieces, self.levels)


def document_body(file: WordFile, template: Template) -> DocumentBody:
    """The parts and headings of the document, as `template` helps to tell them. Raises NotImported, Unreadable."""
    ensure_words(file)
    file, encodings = in_unicode(file)
    file, flattened = on_the_line(file)
    ensure_one_report(file)
    parts = _with_own_title(find_parts(file), template)
    text = _text(parts)
    pieces = with_whole_titles(tuple(flow(text, file)))
    levels = heading_levels(pieces, template)
    return DocumentBody(file, parts, document_values(parts), text, pieces, levels, encodings, flattened)


def import_document(file: WordFile, config: Config, period: Period | None = None) -> Imported:
    """The report that the document becomes, of `period` where that is given. Raises NotImported, Unreadable."""
    template = Template.of(config, period)
    body = document_body(file, template)
    file, parts, levels = body.file, body.parts, body.levels
    pieces = without_colons(body.pieces, levels, template)
    own = period or body.period()
    annexes = find_annex_texts(parts)
    kept = _without_usual_closing(pieces, config, own, file.properties.get(CLOSING, ""))
    lines = body_markdown(kept, levels)
    for annex in annexes:
        lines += ["", *annex.lines] if lines else annex.lines
    headings = (piece for at, piece in enumerate(pieces) if at in levels and isinstance(piece, TextPiece))
    named = (without_part(heading)[0] for heading in headings)
    placed = {paragraph.number for paragraph in body.text if paragraph.part is Part.BODY}
    read = ReadDocument(
        file,
        parts,
        body.values,
        tuple(lines),
        (*texts_of(pieces), *(text for annex in annexes for text in annex.texts)),
        frozenset(placed.union(*(annex.placed for annex in annexes))),
        body.encodings,
        body.flattened,
        " ".join(texts_of(pieces[len(kept) :])),
        tuple(filter(None, named)),
    )
    return new_report(read, config, own)


def closing_of(pieces: Sequence[Piece]) -> str:
    """The sentence that closes the document by itself, without a label; empty where there is none."""
    last = pieces[-1] if pieces else None
    is_closing = isinstance(last, TextPiece) and last.label is None and _CLOSES.match(last.text)
    return last.text if is_closing and isinstance(last, TextPiece) else ""


def _with_own_title(parts: DocumentParts, template: Template) -> DocumentParts:
    """The parts, the title ending where this office's first heading begins, which may look like its last line."""
    subject = parts.title.subject
    align = subject[0].paragraph.align if subject else None

    def belongs(line: BoxLine) -> bool:
        return not is_heading_like(tidied(line.text), template, is_set_alike=line.paragraph.align is align)

    own = tuple(takewhile(belongs, subject))
    if len(own) == len(subject) or not own:
        return parts
    return replace(parts, title=replace(parts.title, subject=own, end=own[-1].paragraph.number))


def _text(parts: DocumentParts) -> tuple[Paragraph, ...]:
    """The paragraphs between the title and the closing or the first annex, those in tables too.

    Also what is long above the title, as the grounds of a decision are.
    """
    start, title = parts.head.end, max(parts.title.end, parts.head.end)
    boxes = (*parts.title.type_name, *parts.title.subject, parts.title.salutation, *parts.title.addressees)
    named = {line.paragraph.number for line in boxes if line is not None}
    stops = [stop for stop in (parts.closing.start, parts.annex_start) if stop is not None]
    stop = min(stops, default=len(parts.file.paragraphs) + 1)
    return tuple(
        paragraph
        for paragraph in parts.paragraphs
        if start < paragraph.number < stop
        and (says_something(tidied(paragraph.text)) or not has_words(paragraph.text))
        and (paragraph.number > title or (len(paragraph.text) >= _LONG and paragraph.number not in named))
    )


def _without_usual_closing(pieces: tuple[Piece, ...], config: Config, period: Period, said: str) -> tuple[Piece, ...]:
    """The pieces without the closing that every report of the office gets by itself, where it stands alone.

    `said`: what a file of ours says of where its closing comes from.
    """
    if said == OF_REPORT:
        return pieces
    usual = one_line(config.report.closing_for(period))
    *others, last = pieces or [None]
    before = others[-1] if others else None
    stands_alone = said == OF_OFFICE or not (
        isinstance(before, TextPiece) and before.label is None and _CLOSES.match(before.text)
    )
    if usual and isinstance(last, TextPiece) and last.text == usual and last.label is None and stands_alone:
        return pieces[:-1]
    return pieces
