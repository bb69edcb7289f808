"""What was filled in or changed around the text: number, date, subject, recipients, signer, by their names in front
matter; and what of the head and the signature only baocao.yml can say. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from baocao.exchange.merging.units import bounds, typed
from baocao.exchange.merging.wording import clean, key
from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.head import is_mark
from baocao.form.boxes.lines import BoxLine
from baocao.language.signing import collective_line
from baocao.model import FrontKey, Signer
from baocao.model.merge import UnplacedEdit
from baocao.word.reading import Paragraph, Part

_CODE = re.compile(r"số\s*:?(?P<number>[^/]*)/(?P<notation>.*)", re.IGNORECASE)
_DATE = re.compile(
    r"(?P<place>.*?),?\s*ngày\s*(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})\s*năm\s*(?P<year>\d{4})\W*", re.IGNORECASE
)
_PLACE = re.compile(r"(?P<place>.*?),?\s*ngày\b", re.IGNORECASE)
_ROOM = re.compile(r"[\s.…_]+")
_LEAD = re.compile(r"[-–—+•]\s*")
_OF_CONFIG = "Phần này lấy từ baocao.yml: sửa ở đó nếu đổi cho mọi báo cáo."
_OUTSIDE = "Dòng này nằm ở phần đầu hoặc phần ký, báo cáo không có mục nào cho nó."
_HALF_DATE = "Chưa đủ ngày, tháng, năm để ghi vào issued_date."
_NO_NUMBER = "Số văn bản phải là một con số."
_ABOVE_AND_BELOW = "Đầu trang, chân trang và chú thích không nằm trong tệp Markdown."


@dataclass(frozen=True, slots=True)
class HeadValue:
    """A value for front matter: its keys, one inside the other, the value, and the line of the file then and now."""

    keys: tuple[str, ...]
    value: str | tuple[str, ...]
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class HeadChanges:
    """What changed around the text. `is_unmarked`: the mark of a draft was taken away."""

    values: tuple[HeadValue, ...]
    unplaced: tuple[UnplacedEdit, ...]
    is_unmarked: bool


def head_changes(old: DocumentParts, new: DocumentParts, usual: Signer) -> HeadChanges:
    """What is other around the text of `new` than of `old`, which are files of one report of an office with the
    `usual` signer."""
    found = [*_code(old, new), *_date(old, new), *_subject(old, new), *_signer(old, new, usual)]
    found += [*_recipients(old, new)]
    found += [*_addressees(old, new), *_of_config(old, new), *_loose(old, new), *_above_and_below(old, new)]
    marks = [any(is_mark(line) for line in _lines_around(parts)) for parts in (old, new)]
    return HeadChanges(
        tuple(each for each in found if isinstance(each, HeadValue)),
        tuple(each for each in found if isinstance(each, UnplacedEdit)),
        marks[0] and not marks[1],
    )


Found = HeadValue | UnplacedEdit


def _text(lines: Sequence[BoxLine]) -> str:
    return " ".join(clean("".join(run.text for run in line.runs)).strip() for line in lines)


def _shown(line: BoxLine | None) -> str:
    return _text([line]) if line else ""


def _code(old: DocumentParts, new: DocumentParts) -> Iterator[Found]:
    before, after = _shown(old.head.code), _shown(new.head.code)
    if key(before) == key(after):
        return
    was, found = _CODE.match(before), _CODE.match(after)
    if not found:
        yield UnplacedEdit(before, after, _NO_NUMBER)
        return
    number, notation = (_ROOM.sub("", found["number"]), " ".join(found["notation"].split()))
    if number != (_ROOM.sub("", was["number"]) if was else ""):
        if number and not re.fullmatch(r"0*[1-9]\d{0,10}", number):
            yield UnplacedEdit(before, after, _NO_NUMBER)
        else:
            yield HeadValue((FrontKey.CODE_NUMBER,), number, before, after)
    if key(notation) != key(was["notation"] if was else ""):
        yield HeadValue((FrontKey.CODE_NOTATION,), notation, before, after)


def _date(old: DocumentParts, new: DocumentParts) -> Iterator[Found]:
    before, after = _shown(old.head.date), _shown(new.head.date)
    if _ROOM.sub(" ", key(before)) == _ROOM.sub(" ", key(after)):
        return
    was, found = _DATE.fullmatch(before), _DATE.fullmatch(after)
    issued = _day(found)
    if issued is None:
        yield UnplacedEdit(before, after, _HALF_DATE)
        return
    if issued != _day(was):
        yield HeadValue((FrontKey.ISSUED_DATE,), issued, before, after)
    places = [_PLACE.match(line) for line in (before, after)]
    if places[0] and places[1] and key(places[0]["place"]) != key(places[1]["place"]):
        yield UnplacedEdit(before, after, _OF_CONFIG)


def _day(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])).isoformat()
    except ValueError:
        return None


def _subject(old: DocumentParts, new: DocumentParts) -> Iterator[Found]:
    before, after = _text(old.title.subject), _text(new.title.subject)
    if key(before) != key(after):
        if after:
            yield HeadValue((FrontKey.SUBJECT,), after, before, after)
        else:
            yield UnplacedEdit(before, after, _OF_CONFIG)


def _signer(old: DocumentParts, new: DocumentParts, usual: Signer) -> Iterator[Found]:
    before, after = _shown(old.closing.name), _shown(new.closing.name)
    if key(before) != key(after):
        yield HeadValue((FrontKey.SIGNER, "full_name"), after, before, after)
    lines, now = ([_text([line]) for line in parts.closing.positions] for parts in (old, new))
    collective = next((line for line in lines if key(line) == key(collective_line(usual))), "")
    if collective and now and key(collective) not in map(key, now):
        yield UnplacedEdit(collective, "", _OF_CONFIG)
        lines.remove(collective)
    if list(map(key, lines)) == list(map(key, now)):
        return
    if not now:
        yield UnplacedEdit(" / ".join(lines), "", _OF_CONFIG)
        return
    before, after = " / ".join(lines), " / ".join(now)
    yield HeadValue((FrontKey.SIGNER, "position"), now[-1], before, after)
    if list(map(key, lines[:-1])) != list(map(key, now[:-1])):
        yield HeadValue((FrontKey.SIGNER, "authority"), " / ".join(now[:-1]), before, after)


def _recipients(old: DocumentParts, new: DocumentParts) -> Iterator[Found]:
    before, after = (_entries(parts.closing.recipients) for parts in (old, new))
    if list(map(key, before.named)) != list(map(key, after.named)):
        yield HeadValue((FrontKey.TO,), tuple(after.named), "; ".join(before.named), "; ".join(after.named))
    if list(map(key, before.kept)) != list(map(key, after.kept)):
        yield HeadValue((FrontKey.ARCHIVE,), tuple(after.kept), ", ".join(before.kept), ", ".join(after.kept))


@dataclass(frozen=True, slots=True)
class _Entries:
    named: list[str]
    kept: list[str]


def _entries(lines: Sequence[BoxLine]) -> _Entries:
    named: list[str] = []
    kept: list[str] = []
    for line in lines:
        text = _LEAD.sub("", _text([line]), count=1).rstrip(" ;.").strip()
        if text.casefold().startswith("lưu"):
            rest = text[3:].lstrip(" :")
            kept += [part.strip() for part in rest.split(",") if part.strip()]
        elif text and text.casefold() != "như trên":
            named.append(text)
    return _Entries(named, kept)


def _addressees(old: DocumentParts, new: DocumentParts) -> Iterator[Found]:
    before, after = (_named(parts) for parts in (old, new))
    if list(map(key, before)) != list(map(key, after)):
        yield HeadValue((FrontKey.ADDRESSEES,), tuple(after), "; ".join(before), "; ".join(after))


def _named(parts: DocumentParts) -> list[str]:
    title = parts.title
    if title.addressees:
        return [_LEAD.sub("", _text([line]), count=1).rstrip(" ;.").strip() for line in title.addressees]
    alone = _shown(title.salutation).partition(":")[2].strip().rstrip(" ;.")
    return [alone] if alone else []


def _of_config(old: DocumentParts, new: DocumentParts) -> Iterator[Found]:
    for before, after in (
        (old.head.parent, new.head.parent),
        (old.head.organ, new.head.organ),
        (old.title.type_name, new.title.type_name),
        (old.head.national, new.head.national),
        (old.head.motto, new.head.motto),
    ):
        if key(_text(before)).casefold() != key(_text(after)).casefold():
            yield UnplacedEdit(_text(before), _text(after), _OF_CONFIG)


# --------------------------------------------------------------------------- what belongs to no box


def _loose(old: DocumentParts, new: DocumentParts) -> Iterator[Found]:
    """Lines around the text that no box has, such as a degree of secrecy; and what stands in a text box."""
    before, after = _unboxed(old), _unboxed(new)
    known = [key(text) for text in before]
    for text in after:
        if key(text) in known:
            known.remove(key(text))
        else:
            yield UnplacedEdit("", text, _OUTSIDE)
    for text in before:
        if key(text) in known:
            known.remove(key(text))
            yield UnplacedEdit(text, "", _OUTSIDE)


def _unboxed(parts: DocumentParts) -> list[str]:
    head, title, closing = parts.head, parts.title, parts.closing
    boxed = [*head.national, *head.motto, *head.parent, *head.organ, *title.type_name, *title.subject]
    boxed += [*title.addressees, *closing.recipients, *closing.positions]
    boxed += [line for line in (head.code, head.date, title.salutation, closing.label, closing.name) if line]
    known = {line.paragraph.number for line in boxed}
    marks = {line.paragraph.number for line in _lines_around(parts) if is_mark(line)}
    loose = [
        paragraph
        for paragraph in parts.file.paragraphs
        if paragraph.part is not Part.BODY or _is_around(paragraph, parts)
        if paragraph.number not in known and paragraph.number not in marks
    ]
    return [text for text in map(typed, loose) if any(letter.isalnum() for letter in text)]


def _is_around(paragraph: Paragraph, parts: DocumentParts) -> bool:
    start, (first, last) = bounds(parts)
    return paragraph.number <= start or first <= paragraph.number <= last


def _lines_around(parts: DocumentParts) -> Iterator[BoxLine]:
    for paragraph in parts.file.paragraphs:
        if _is_around(paragraph, parts):
            yield from (BoxLine(paragraph, line.runs) for line in paragraph.lines)


def _above_and_below(old: DocumentParts, new: DocumentParts) -> Iterator[Found]:
    before, after = _pages(old), _pages(new)
    for text in dict.fromkeys(after):
        if text not in before:
            yield UnplacedEdit("", text, _ABOVE_AND_BELOW)


def _pages(parts: DocumentParts) -> list[str]:
    """What stands above and below the pages and in notes, without page numbers."""
    pages = (section for section in parts.file.sections)
    shown = [
        paragraph for page in pages for part in (*page.headers.values(), *page.footers.values()) for paragraph in part
    ]
    texts = [key(typed(paragraph)) for paragraph in (*shown, *parts.file.notes)]
    return [text for text in texts if any(letter.isalpha() for letter in text)]
