"""Rules D33 to D37: type, trích yếu and Kính gửi, boxes 5a and 9a (NĐ30 PL I, mục II.5, II.9)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from baocao.decree import RULE_SHARE, TEXT_SIZE
from baocao.form.box_style import PART_OF_THE_TEXT, BoxStyle, stroke_seen, styled
from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.location import HEAD, Box, in_head
from baocao.form.findings_in_words import excerpt, joined
from baocao.form.rule import Seen, decree_rule
from baocao.language.official_form import begins_as_letter
from baocao.model import Severity

_TYPE_STYLE = BoxStyle(TEXT_SIZE, bold=True, capitals=True, centred=True)
_SUBJECT_STYLE = BoxStyle(TEXT_SIZE, bold=True, capitals=False, centred=True)
_SALUTATION_STYLE = BoxStyle(TEXT_SIZE)


def _subject(doc: DocumentParts) -> Iterator[Seen]:
    for seen in _SUBJECT_STYLE.seen(doc.title.subject, HEAD):
        drafted = begins_as_letter(doc.title.subject[0].text)
        found = f"{seen.found}, mở đầu bằng V/v" if drafted else seen.found
        yield Seen(seen.ok and not drafted, found, seen.where, f"{_SUBJECT_STYLE.words}, không có V/v")


def _subject_line(doc: DocumentParts) -> Iterator[Seen]:
    return stroke_seen(doc.title.strokes, doc.title.subject, HEAD, RULE_SHARE)


def _subject_length(doc: DocumentParts) -> Iterator[Seen]:
    if doc.title.subject:
        length = len(joined(doc.title.subject))
        yield Seen(length <= 500, f"{length} ký tự", in_head(doc.title.subject[0]))


def _salutation(doc: DocumentParts) -> Iterator[Seen]:
    label = doc.title.salutation
    if label is None:
        return
    problems = [] if label.text.startswith("Kính gửi:") else [excerpt(label.text, 30)]
    for seen in _SALUTATION_STYLE.seen((label, *doc.title.addressees), HEAD):
        if not seen.ok:
            problems.append(seen.found)
    *others, last = doc.title.addressees or (label,)
    if doc.title.addressees:
        if any(not line.text.endswith(";") for line in others):
            problems.append("cuối dòng không có dấu chấm phẩy")
        if not last.text.endswith("."):
            problems.append("cuối dòng cuối không có dấu chấm")
    yield Seen(not problems, "; ".join(problems) or excerpt(label.text), in_head(label))


_W = Severity.WARNING
_title_rule = partial(decree_rule, box=Box.TITLE)
_addressees_rule = partial(decree_rule, box=Box.ADDRESSEES)
RULES = (
    _title_rule(
        33,
        "type-style",
        "Tên loại văn bản",
        _TYPE_STYLE.words,
        "PL I, mục II.5b",
        styled(_TYPE_STYLE, lambda doc: doc.title.type_name, HEAD),
    ),
    _title_rule(34, "subject-style", "Trích yếu", _SUBJECT_STYLE.words, "PL I, mục II.5", _subject),
    _title_rule(35, "subject-line", "Đường kẻ dưới trích yếu", PART_OF_THE_TEXT, "PL I, mục II.5b", _subject_line),
    _title_rule(
        36, "subject-length", "Độ dài trích yếu", "không quá 500 ký tự", "PL VI, trường Subject", _subject_length, _W
    ),
    _addressees_rule(
        37,
        "salutation",
        "Kính gửi",
        f"“Kính gửi:”, {_SALUTATION_STYLE.words}; nhiều nơi thì mỗi nơi một dòng, "
        "cuối dòng có dấu chấm phẩy, dòng cuối dấu chấm",
        "PL I, mục II.9b, II.9d",
        _salutation,
    ),
)
