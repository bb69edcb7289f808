"""Rules D33 to D37: type, trích yếu and Kính gửi, boxes 5a and 9a (NĐ30 PL I, mục II.5, II.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.form.boxes.anatomy import Anatomy
from baocao.form.boxes.pieces import Piece
from baocao.form.looking import PART_OF_THE_TEXT, Style, excerpt, joined, stroke_seen, styled
from baocao.form.model import Seen, decree_rule
from baocao.form.places import HEAD, Box, Where
from baocao.model import Severity

_OF_A_LETTER = re.compile(r"V/v\b", re.IGNORECASE)
_TYPE_STYLE = Style(13, 14, bold=True, capitals=True, centred=True)
_SUBJECT_STYLE = Style(13, 14, bold=True, capitals=False, centred=True)
_SALUTATION_STYLE = Style(13, 14)


def _at(piece: Piece) -> Where:
    return Where(HEAD, piece.paragraph)


def _subject(a: Anatomy) -> Iterator[Seen]:
    for seen in _SUBJECT_STYLE.seen(a.title.subject, HEAD):
        drafted = _OF_A_LETTER.match(a.title.subject[0].text)
        found = f"{seen.found}, mở đầu bằng V/v" if drafted else seen.found
        yield Seen(seen.ok and not drafted, found, seen.where, f"{_SUBJECT_STYLE.words}, không có V/v")


def _subject_line(a: Anatomy) -> Iterator[Seen]:
    return stroke_seen(a.title.strokes, a.title.subject, HEAD, 1 / 3, 1 / 2)


def _subject_length(a: Anatomy) -> Iterator[Seen]:
    if a.title.subject:
        length = len(joined(a.title.subject))
        yield Seen(length <= 500, f"{length} ký tự", _at(a.title.subject[0]))


def _salutation(a: Anatomy) -> Iterator[Seen]:
    label = a.title.salutation
    if label is None:
        return
    troubles = [] if label.text.startswith("Kính gửi:") else [excerpt(label.text, 30)]
    for seen in _SALUTATION_STYLE.seen((label, *a.title.addressees), HEAD):
        if not seen.ok:
            troubles.append(seen.found)
    *others, last = a.title.addressees or (label,)
    if a.title.addressees:
        if any(not piece.text.endswith(";") for piece in others):
            troubles.append("cuối dòng không có dấu chấm phẩy")
        if not last.text.endswith("."):
            troubles.append("cuối dòng cuối không có dấu chấm")
    yield Seen(not troubles, "; ".join(troubles) or excerpt(label.text), _at(label))


_W = Severity.WARNING


RULES = (
    decree_rule(
        33,
        "type-style",
        "Tên loại văn bản",
        _TYPE_STYLE.words,
        "PL I, mục II.5b",
        styled(_TYPE_STYLE, lambda a: a.title.type_name, HEAD),
        box=Box.TITLE,
    ),
    decree_rule(34, "subject-style", "Trích yếu", _SUBJECT_STYLE.words, "PL I, mục II.5", _subject, box=Box.TITLE),
    decree_rule(
        35, "subject-line", "Đường kẻ dưới trích yếu", PART_OF_THE_TEXT, "PL I, mục II.5b", _subject_line, box=Box.TITLE
    ),
    decree_rule(
        36,
        "subject-length",
        "Độ dài trích yếu",
        "không quá 500 ký tự",
        "PL VI, trường Subject",
        _subject_length,
        _W,
        box=Box.TITLE,
    ),
    decree_rule(
        37,
        "salutation",
        "Kính gửi",
        f"“Kính gửi:”, {_SALUTATION_STYLE.words}; nhiều nơi thì mỗi nơi một dòng, "
        "cuối dòng có dấu chấm phẩy, dòng cuối dấu chấm",
        "PL I, mục II.9b, II.9d",
        _salutation,
        box=Box.ADDRESSEES,
    ),
)
