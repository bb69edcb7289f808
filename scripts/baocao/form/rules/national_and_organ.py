"""Rules D16 to D25: Quốc hiệu, Tiêu ngữ and the names of the organs, boxes 1 and 2 (NĐ30 PL I, mục II.1, II.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from baocao.decree import MOTTO_SIZE, NATIONAL_NAME_SIZE, ORGAN_SIZE, RULE_SHARE, Range
from baocao.form.box_style import PART_OF_THE_TEXT, BoxStyle, paragraphs_of, single_spaced, stroke_seen, styled
from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.lines import is_capitals, number, room_of, width_of
from baocao.form.boxes.location import HEAD, Box, in_head
from baocao.form.findings_in_words import excerpt, joined
from baocao.form.rule import Seen, decree_rule
from baocao.model import Severity
from baocao.official import MOTTO, NATIONAL_NAME

_NATIONAL = re.compile(NATIONAL_NAME.replace("HÒA", "(?:HÒA|HOÀ)"))
_HAIR = 0.5  # mm by which a line may seem longer than its room: fonts differ
_NATIONAL_STYLE = BoxStyle(NATIONAL_NAME_SIZE, bold=True, capitals=True, centred=True)
_MOTTO_STYLE = BoxStyle(MOTTO_SIZE, bold=True, capitals=False, centred=True)
_PARENT_STYLE = BoxStyle(ORGAN_SIZE, capitals=True, centred=True)
_ORGAN_STYLE = BoxStyle(ORGAN_SIZE, bold=True, capitals=True, centred=True)


def _national(doc: DocumentParts) -> Iterator[Seen]:
    national = doc.head.national
    if not national:
        return
    text = joined(national)
    if not _NATIONAL.fullmatch(text.upper()):
        yield Seen(False, excerpt(text), in_head(national[0]))
        return
    room = room_of(national[0].paragraph) if national[0].alone else None
    length = width_of(national[0].runs)
    if len(national) > 1:
        yield Seen(False, f"{excerpt(text)} trên {len(national)} dòng", in_head(national[0]))
    elif room is not None and length > room + _HAIR:
        found = f"dài {number(length)} mm trong cột rộng {number(room)} mm nên xuống dòng"
        yield Seen(False, found, in_head(national[0]))
    else:
        yield Seen(True, excerpt(text), in_head(national[0]))


def _motto(doc: DocumentParts) -> Iterator[Seen]:
    for line in doc.head.motto:
        text = line.text
        right = text == MOTTO or (is_capitals(text) and text == MOTTO.upper())  # the case is another rule's
        yield Seen(right, excerpt(text), in_head(line))


def _motto_line(doc: DocumentParts) -> Iterator[Seen]:
    if doc.head.motto_strokes or not doc.head.cell_borders:
        yield from stroke_seen(
            doc.head.motto_strokes, doc.head.motto, HEAD, Range(1, 1), slack=0.12, slack_of_signs=0.2
        )


def _national_spacing(doc: DocumentParts) -> Iterator[Seen]:
    return single_spaced(paragraphs_of((*doc.head.national, *doc.head.motto)), HEAD)


def _organ_line(doc: DocumentParts) -> Iterator[Seen]:
    if doc.head.parent_strokes and doc.head.organ:
        parent = doc.head.parent[-1]
        yield Seen(False, "có đường kẻ dưới tên cơ quan chủ quản", in_head(parent))
    if doc.head.organ_strokes or not doc.head.cell_borders:
        yield from stroke_seen(doc.head.organ_strokes, doc.head.organ, HEAD, RULE_SHARE)


def _organ_spacing(doc: DocumentParts) -> Iterator[Seen]:
    return single_spaced(paragraphs_of((*doc.head.parent, *doc.head.organ)), HEAD)


_W = Severity.WARNING
_national_rule = partial(decree_rule, box=Box.NATIONAL)
_organ_rule = partial(decree_rule, box=Box.ORGAN)
RULES = (
    _national_rule(16, "national-name", "Quốc hiệu", f"{NATIONAL_NAME}, trên một dòng", "PL I, mục II.1a", _national),
    _national_rule(
        17,
        "national-name-style",
        "Kiểu chữ Quốc hiệu",
        _NATIONAL_STYLE.words,
        "PL I, mục II.1a",
        styled(_NATIONAL_STYLE, lambda doc: doc.head.national, HEAD),
    ),
    _national_rule(18, "motto", "Tiêu ngữ", f"{MOTTO}, gạch nối (-) có cách chữ", "PL I, mục II.1b", _motto),
    _national_rule(
        19,
        "motto-style",
        "Kiểu chữ Tiêu ngữ",
        _MOTTO_STYLE.words,
        "PL I, mục II.1b",
        styled(_MOTTO_STYLE, lambda doc: doc.head.motto, HEAD),
    ),
    _national_rule(
        20,
        "motto-line",
        "Đường kẻ dưới Tiêu ngữ",
        "đường kẻ ngang, nét liền, dài bằng dòng chữ",
        "PL I, mục II.1b",
        _motto_line,
    ),
    _national_rule(
        21,
        "national-spacing",
        "Khoảng cách Quốc hiệu, Tiêu ngữ",
        "cách nhau dòng đơn",
        "PL I, mục II.1c",
        _national_spacing,
        _W,
    ),
    _organ_rule(
        22,
        "parent-style",
        "Kiểu chữ tên cơ quan chủ quản",
        _PARENT_STYLE.words,
        "PL I, mục II.2b",
        styled(_PARENT_STYLE, lambda doc: doc.head.parent, HEAD),
    ),
    _organ_rule(
        23,
        "organ-style",
        "Kiểu chữ tên cơ quan ban hành",
        _ORGAN_STYLE.words,
        "PL I, mục II.2b",
        styled(_ORGAN_STYLE, lambda doc: doc.head.organ, HEAD),
    ),
    _organ_rule(
        24,
        "organ-line",
        "Đường kẻ dưới tên cơ quan",
        f"{PART_OF_THE_TEXT}; không có dưới tên cơ quan chủ quản",
        "PL I, mục II.2b",
        _organ_line,
    ),
    _organ_rule(
        25, "organ-spacing", "Khoảng cách tên cơ quan", "cách nhau dòng đơn", "PL I, mục II.2b", _organ_spacing, _W
    ),
)
