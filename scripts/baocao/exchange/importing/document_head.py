"""What a document says at its head and end, as values: organ, number, date, title, signer, recipients. Pure.

Nothing is completed from the office's configuration, and nothing made up: what cannot be read is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from baocao.exchange.importing.flow import says_something
from baocao.exchange.importing.labels import LabelKind, typed_label
from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.head import CODE, DATE, is_mark
from baocao.form.boxes.lines import BoxLine, is_capitals, lines_of
from baocao.model.importing import DocumentHead, DocumentSigner
from baocao.official import MOTTO, NATIONAL_NAME
from baocao.parsing.escaping import tidied
from baocao.regex import regex

_CODE = regex(r"số\s*:?\s*(?P<number>\d+[a-zđ]?)?[\s.…_]*(?:[-–]\s*(?=[A-ZĐ]))?/?\s*(?P<notation>\S.*)?", re.IGNORECASE)
_DATE = regex(
    r"(?P<place>.*?)[,.]?\s*\bngày\s*(?P<day>\d{1,2})?\D*?\btháng\s*(?P<month>\d{1,2})?\D*?\bnăm\s*(?P<year>\d{4})?",
    re.IGNORECASE,
)
_DOTS = " .…_/:;,-–"
_ARCHIVE = regex(r"lưu\s*:\s*|lưu (?=(?-i:VT|VP|HS)\b)", re.IGNORECASE)
_AS_ABOVE = regex(r"như (?:trên|kính gửi|điều \d+)", re.IGNORECASE)
_SALUTATION = regex(r"kính gửi\s*:?\s*", re.IGNORECASE)
_MOST_BEFORE_TITLE = 15


@dataclass(frozen=True, slots=True)
class DocumentValues:
    """What stands around the text of a document. `boxes`: the lines of each box, by what it holds."""

    head: DocumentHead
    signer: DocumentSigner
    recipients: tuple[str, ...]
    archive: tuple[str, ...]
    addressees: tuple[str, ...]
    boxes: Mapping[BoxName, tuple[BoxLine, ...]]


class BoxName(StrEnum):
    """What a box of a document holds that a report has a place for."""

    PARENT = "parent"
    ORGAN = "organ"
    CODE = "code"
    DATE = "date"
    TYPE = "type"
    SUBJECT = "subject"
    ADDRESSEES = "addressees"
    POSITION = "position"
    NAME = "name"
    RECIPIENTS = "recipients"


def document_values(parts: DocumentParts) -> DocumentValues:
    """The values of the document whose boxes were found."""
    boxes = {**_head_boxes(parts), **_other_boxes(parts)}
    number, notation = _code(_joined(boxes[BoxName.CODE]))
    place, issued = _place_and_date(_joined(boxes[BoxName.DATE]))
    recipients, archive = _recipients(parts.closing.recipients)
    head = DocumentHead(
        _joined(filter(_names, boxes[BoxName.PARENT])),
        _joined(filter(_names, boxes[BoxName.ORGAN])),
        number,
        notation,
        place,
        issued,
        _joined(boxes[BoxName.TYPE]).rstrip(" :."),
        _joined(boxes[BoxName.SUBJECT]),
    )
    return DocumentValues(head, _signer(parts), recipients, archive, _addressees(parts), boxes)


def _joined(lines: Iterable[BoxLine]) -> str:
    return tidied(" ".join(line.text for line in lines))


def _names(line: BoxLine) -> bool:
    """Whether the line has letters, and is not drawn with signs: `-0-`."""
    return any(letter.isalpha() for letter in line.text) and says_something(line.text)


# --------------------------------------------------------------------------- head


def _head_boxes(parts: DocumentParts) -> dict[BoxName, tuple[BoxLine, ...]]:
    """The lines of both organs, of the number and of the date; also of a head without Quốc hiệu."""
    head = parts.head
    if head.national:
        parent, organ, code, day = head.parent, head.organ, head.code, head.date
    else:
        title = parts.title.type_name[0].paragraph.number if parts.title.type_name else 0
        lines = [line for line in lines_of(parts.paragraphs) if line.paragraph.number < title][:_MOST_BEFORE_TITLE]
        code = next((line for line in lines if CODE.match(line.text)), None)
        day = next((line for line in lines if DATE.fullmatch(line.text)), None)
        names = tuple(
            line
            for line in lines
            if line not in (code, day) and is_capitals(line.text) and not is_mark(line) and not _is_national(line.text)
        )
        parent, organ = names[:-1], names[-1:]
    return {
        BoxName.PARENT: tuple(parent),
        BoxName.ORGAN: tuple(organ),
        BoxName.CODE: (code,) if code else (),
        BoxName.DATE: (day,) if day else (),
    }


def _other_boxes(parts: DocumentParts) -> dict[BoxName, tuple[BoxLine, ...]]:
    title, closing = parts.title, parts.closing
    return {
        BoxName.TYPE: title.type_name,
        BoxName.SUBJECT: title.subject,
        BoxName.ADDRESSEES: (title.salutation, *title.addressees) if title.salutation else (),
        BoxName.POSITION: closing.positions,
        BoxName.NAME: (closing.name,) if closing.name else (),
        BoxName.RECIPIENTS: (closing.label, *closing.recipients) if closing.label else (),
    }


def _is_national(text: str) -> bool:
    return text.casefold() in (NATIONAL_NAME.casefold(), MOTTO.casefold())


def _code(text: str) -> tuple[str, str]:
    match = _CODE.match(tidied(text))
    if match is None:
        return "", ""
    return match["number"] or "", (match["notation"] or "").strip(_DOTS)


def _place_and_date(text: str) -> tuple[str, date | None]:
    match = _DATE.match(tidied(text))
    if match is None:
        return "", None
    place = match["place"].strip(_DOTS)
    try:
        return place, date(int(match["year"] or 0), int(match["month"] or 0), int(match["day"] or 0))
    except ValueError:  # a blank that was never filled in, or a day that no month has
        return place, None


# --------------------------------------------------------------------------- end


def _signer(parts: DocumentParts) -> DocumentSigner:
    *authority, position = [tidied(line.text) for line in parts.closing.positions] or [""]
    name = tidied(parts.closing.name.text) if parts.closing.name else ""
    return DocumentSigner(" / ".join(authority), position, name)


def _recipients(lines: Sequence[BoxLine]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those who get the document, and where it is kept: the line `Lưu: VT, VP.`

    A line without a dash goes on with the one above, where the others have one.
    """
    entries: list[str] = []
    texts = [_without_dash(line) for line in lines]
    with_dash = sum(has_dash for _, has_dash in texts)
    for text, has_dash in texts:
        if entries and with_dash > len(texts) / 2 and not has_dash and not entries[-1].endswith((";", ".")):
            entries[-1] = f"{entries[-1]} {text}"
        else:
            entries.append(text)
    kept = [entry for entry in entries if _ARCHIVE.match(entry)]
    named = [_entry(entry) for entry in entries if not _ARCHIVE.match(entry)]
    places = ",".join(_ARCHIVE.sub("", entry, count=1) for entry in kept)
    archive = [part.strip(" .;") for part in re.split(r"[,;](?![^(]*\))", places)]
    return tuple(filter(None, named)), tuple(filter(None, archive))


def _without_dash(line: BoxLine) -> tuple[str, bool]:
    label, text = typed_label(tidied(line.text))
    is_dash = label is not None and label.kind >= LabelKind.DASH
    return (text if is_dash else tidied(line.text)), is_dash or bool(line.paragraph.label)


def _entry(text: str) -> str:
    return text.strip(" ;.").strip()


def is_as_above(entry: str) -> bool:
    """Whether the entry only points to those that the document is addressed to."""
    return _AS_ABOVE.fullmatch(entry) is not None


def _addressees(parts: DocumentParts) -> tuple[str, ...]:
    salutation = parts.title.salutation
    if salutation is None:
        return ()
    first = _SALUTATION.sub("", tidied(salutation.text), count=1)
    others = [_without_dash(line)[0] for line in parts.title.addressees]
    return tuple(filter(None, map(_entry, (first, *others))))
