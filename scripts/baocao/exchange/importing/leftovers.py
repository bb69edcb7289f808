"""What a document says that the new report does not, and that must not be lost: each line with where it stood. Pure.

Lines around the text are held against what our own file prints around it; in the end every word of the document is
counted against those of the report, so that nothing is lost even where a part was not recognised.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from baocao.exchange.importing.document_head import BoxName, DocumentValues
from baocao.exchange.importing.flow import has_words
from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.lines import BoxLine, alike, folded, halves
from baocao.language.letters import fold_tone_marks
from baocao.model import Report
from baocao.model.importing import Origin, Unplaced
from baocao.official import DRAFT_MARK, MOTTO, NATIONAL_NAME, SAMPLE_MARK, OfficialParts
from baocao.parsing.escaping import tidied
from baocao.regex import regex
from baocao.word.reading import Paragraph, Part

_WORD = re.compile(r"[^\W_]+")
_PAGE_FIELDS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
_PAGE_WORDS = frozenset(("trang", "page", "của", "of", "số"))
_OF_PART = {
    Part.TEXT_BOX: Origin.TEXT_BOX,
    Part.HEADER: Origin.HEADER,
    Part.FOOTER: Origin.FOOTER,
    Part.NOTE: Origin.NOTE,
}
_RECIPIENTS = "Nơi nhận:"
_DATE_WORDS = regex(r"\bngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)


def words_in(text: str) -> list[str]:
    """The words and figures of `text` as they compare: in small letters, without leading zeros."""
    return [word.lstrip("0") or word for word in _WORD.findall(fold_tone_marks(tidied(text)).casefold())]


class Printed:
    """What our own file prints around the text, box by box, held against what the document has there."""

    def __init__(self, official: OfficialParts, values: DocumentValues) -> None:
        o = official
        printed = {
            BoxName.PARENT: o.parent, BoxName.ORGAN: o.name, BoxName.CODE: o.code, BoxName.DATE: o.place_and_date,
            BoxName.TYPE: o.type_name, BoxName.SUBJECT: o.subject, BoxName.NAME: o.signer_name,
            BoxName.ADDRESSEES: " ".join(("Kính gửi", *o.addressees)), BoxName.POSITION: " ".join(o.positions),
            BoxName.RECIPIENTS: " ".join((_RECIPIENTS, *o.recipients)),
        }  # fmt: skip
        self._boxes = {
            self._key(line): _padded(printed[name]) for name, lines in values.boxes.items() for line in lines
        }
        self._whole: dict[tuple[Part, int, str], str] = {}
        for name in (BoxName.PARENT, BoxName.ORGAN):  # a name on several lines is one, and stays one
            lines = values.boxes[name]
            said = " ".join(line.text for line in lines)
            if _padded(said) != _padded(printed[name]):
                self._whole |= {self._key(line): "" if at else said for at, line in enumerate(lines)}
        self._anywhere = {_padded(text) for text in (DRAFT_MARK, SAMPLE_MARK, o.annex_pointer)}

    def knows(self, line: BoxLine) -> bool:
        """Whether the line as a whole is one of a box, or of what our file prints anywhere."""
        return self._key(line) in self._boxes or _padded(line.text) in self._anywhere

    def missing(self, line: BoxLine) -> str:
        """What of the line is not printed: the whole, or of place and date the one that differs; empty: nothing."""
        printed, text = self._boxes.get(self._key(line)), tidied(line.text)
        if _padded(text) in self._anywhere:
            return ""
        if (whole := self._whole.get(self._key(line))) is not None:
            return tidied(whole)
        if printed is None:
            return text
        if (date := _DATE_WORDS.search(text)) is None:
            return "" if _padded(text) in printed else text
        sides = (text[: date.start()], text[date.start() :])
        return " ".join(side.strip(" ,") for side in sides if words_in(side) and _padded(side) not in printed)

    @staticmethod
    def _key(line: BoxLine) -> tuple[Part, int, str]:
        return line.paragraph.part, line.paragraph.number, line.text


def _padded(text: str) -> str:
    return f" {' '.join(words_in(text))} "


def unplaced_around(parts: DocumentParts, printed: Printed, placed: frozenset[int]) -> Iterator[Unplaced]:
    """The lines outside the text that have no place, in the order of the file; `placed`: paragraphs in the text."""
    for paragraph in parts.file.paragraphs:
        if paragraph.number not in placed:
            yield from _lines(paragraph, _origin(paragraph, parts), printed)
    for paragraph in (*_running(parts), *parts.file.notes):
        yield from _lines(paragraph, _OF_PART[paragraph.part], printed)


def uncounted(texts: Iterable[str], available: Counter[str]) -> Iterator[str]:
    """The texts of which a word is not among those `available`, each word being there once."""
    left = Counter(available)
    for text in texts:
        own = Counter(words_in(text))
        if any(count > left[word] for word, count in own.items()):
            yield text
        else:
            left -= own


def words_of(report: Report) -> Counter[str]:
    """How often the report's body has each word."""
    texts = (prose.text for prose in report.prose)
    return Counter(chain.from_iterable(map(words_in, texts)))


def _origin(paragraph: Paragraph, parts: DocumentParts) -> Origin:
    if paragraph.part is Part.TEXT_BOX:
        return Origin.TEXT_BOX
    closing = parts.closing
    if paragraph.number <= parts.head.end:
        return Origin.HEAD
    if paragraph.number <= parts.title.end:
        return Origin.TITLE
    if closing.end is not None and paragraph.number > closing.end:
        return Origin.AFTER
    return Origin.CLOSING if closing.start is not None and paragraph.number >= closing.start else Origin.BODY


def _lines(paragraph: Paragraph, origin: Origin, printed: Printed) -> Iterator[Unplaced]:
    for line in paragraph.lines:
        if not has_words(line.text):
            continue
        own = BoxLine(paragraph, tuple(run for run in line.runs if run.field not in _PAGE_FIELDS))
        for half in (own,) if printed.knows(own) else halves(own) if own.runs else ():
            text = printed.missing(half)
            if has_words(text) and not _is_needless(text, own.runs != line.runs):
                yield Unplaced(origin, text)


def _is_needless(text: str, beside_page_number: bool) -> bool:
    """Whether the line is Quốc hiệu or Tiêu ngữ, which every file has, or the words around a page number."""
    if beside_page_number and set(words_in(text)) <= _PAGE_WORDS:
        return True
    return alike(folded(text), folded(NATIONAL_NAME)) or alike(folded(text), folded(MOTTO), 0.85)


def _running(parts: DocumentParts) -> tuple[Paragraph, ...]:
    """What stands above and below the pages, each text once."""
    every = (
        paragraph
        for section in parts.file.sections
        for shown in (*section.headers.values(), *section.footers.values())
        for paragraph in shown
    )
    return tuple({(paragraph.part, paragraph.text): paragraph for paragraph in every}.values())
