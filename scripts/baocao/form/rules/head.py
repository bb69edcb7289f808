"""Rules D16 to D31: the head of the document, boxes 1 to 4 (NĐ30 PL I, mục II.1 to II.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.form.boxes.anatomy import Anatomy
from baocao.form.boxes.pieces import Piece, folded, is_capitals, number, room_of, width_of
from baocao.form.looking import (
    PART_OF_THE_TEXT,
    Style,
    excerpt,
    joined,
    paragraphs_of,
    single_spaced,
    stroke_seen,
    styled,
)
from baocao.form.model import Seen, decree_rule
from baocao.form.places import HEAD, Box, Where
from baocao.language.vocabulary import NAMED_TYPES
from baocao.model import Severity
from baocao.official import MOTTO, NATIONAL_NAME

_NATIONAL = re.compile(NATIONAL_NAME.replace("HÒA", "(?:HÒA|HOÀ)"))
_BLANK = re.compile(r"[\s.…_-]*")
"""Room left for writing: blanks, dots, underscores."""
_CODE = re.compile(r"số\s*(?P<colon>:?)\s*(?P<number>[^/]*?)\s*/(?P<symbol>.*)", re.IGNORECASE)
_SYMBOL = re.compile(r"[A-ZĐĂÂÊÔƠƯa-zđăâêôơư0-9&.]+(?:-[A-ZĐĂÂÊÔƠƯa-zđăâêôơư0-9&.]+)*")
_MIXED_CASE = {symbol for symbol in NAMED_TYPES.values() if not is_capitals(symbol)}
_DATE = re.compile(r"(?P<place>.*?),?\s*ngày(?P<day>.*?)tháng(?P<month>.*?)năm(?P<year>.*)", re.IGNORECASE)
_TOGETHER = "số và ngày ban hành được cấp cùng lúc, sau khi ký (Điều 15): chưa có số thì để trống cả ngày"
_HAIR = 0.5  # mm by which a line may seem longer than its room: fonts differ
_NATIONAL_STYLE = Style(12, 13, bold=True, capitals=True, centred=True)
_MOTTO_STYLE = Style(13, 14, bold=True, capitals=False, centred=True)
_PARENT_STYLE = Style(12, 13, capitals=True, centred=True)
_ORGAN_STYLE = Style(12, 13, bold=True, capitals=True, centred=True)
_CODE_STYLE = Style(13, 13, centred=True)
_DATE_STYLE = Style(13, 14, italic=True, capitals=False, centred=True)


def _at(piece: Piece) -> Where:
    return Where(HEAD, piece.paragraph)


def _national(a: Anatomy) -> Iterator[Seen]:
    national = a.head.national
    if not national:
        return
    text = joined(national)
    if not _NATIONAL.fullmatch(text.upper()):
        yield Seen(False, excerpt(text), _at(national[0]))
        return
    room = room_of(national[0].paragraph) if national[0].alone else None
    length = width_of(national[0].runs)
    if len(national) > 1:
        yield Seen(False, f"{excerpt(text)} trên {len(national)} dòng", _at(national[0]))
    elif room is not None and length > room + _HAIR:
        found = f"dài {number(length)} mm trong cột rộng {number(room)} mm nên xuống dòng"
        yield Seen(False, found, _at(national[0]))
    else:
        yield Seen(True, excerpt(text), _at(national[0]))


def _motto(a: Anatomy) -> Iterator[Seen]:
    for piece in a.head.motto:
        text = piece.text
        right = text == MOTTO or (is_capitals(text) and text == MOTTO.upper())  # the case is another rule's
        yield Seen(right, excerpt(text), _at(piece))


def _motto_line(a: Anatomy) -> Iterator[Seen]:
    if a.head.motto_strokes or not a.head.cell_borders:
        yield from stroke_seen(a.head.motto_strokes, a.head.motto, HEAD, 1, 1, slack=0.12, slack_of_signs=0.2)


def _national_spacing(a: Anatomy) -> Iterator[Seen]:
    return single_spaced(paragraphs_of((*a.head.national, *a.head.motto)), HEAD)


def _organ_line(a: Anatomy) -> Iterator[Seen]:
    if a.head.parent_strokes and a.head.organ:
        parent = a.head.parent[-1]
        yield Seen(False, "có đường kẻ dưới tên cơ quan chủ quản", _at(parent))
    if a.head.organ_strokes or not a.head.cell_borders:
        yield from stroke_seen(a.head.organ_strokes, a.head.organ, HEAD, 1 / 3, 1 / 2)


def _organ_spacing(a: Anatomy) -> Iterator[Seen]:
    return single_spaced(paragraphs_of((*a.head.parent, *a.head.organ)), HEAD)


def _number_line(a: Anatomy) -> Iterator[Seen]:
    piece = a.head.code
    if piece is None:
        return
    for seen in _CODE_STYLE.seen((piece,), HEAD):
        begins = piece.text.startswith("Số:")
        found = seen.found if begins else f"{excerpt(piece.text.split('/')[0])}, {seen.found}"
        yield Seen(seen.ok and begins, found, seen.where)


def _number(a: Anatomy) -> Iterator[Seen]:
    piece = a.head.code
    match = _CODE.match(piece.text) if piece else None
    if piece is None or match is None:
        return
    given = match["number"].strip()
    if _BLANK.fullmatch(given):
        day = _full_date(a)
        if day:
            found = f"để trống, mà đã ghi ngày ban hành {excerpt(day)}"
            yield Seen(False, found, _at(piece), _TOGETHER, Severity.WARNING)
        else:
            yield Seen(True, "để trống", _at(piece))
        return
    if "…" in given or ".." in given:
        return
    right = re.fullmatch(r"(?:0[1-9]|[1-9]\d+)[a-z]?", given) is not None
    yield Seen(right, excerpt(given), _at(piece))


def _full_date(a: Anatomy) -> str:
    """The date of issue where day, month and year are all given; empty otherwise."""
    match = _DATE.match(a.head.date.text) if a.head.date else None
    parts = [match[name].strip() for name in ("day", "month", "year")] if match else []
    return match[0][match.start("day") - len("ngày") :] if match and all(one.isdecimal() for one in parts) else ""


def _symbol(a: Anatomy) -> Iterator[Seen]:
    piece = a.head.code
    if piece is None:
        return
    match = _CODE.match(piece.text)
    if match is None:
        yield Seen(False, f"{excerpt(piece.text)}, không có dấu gạch chéo", _at(piece))
        return
    raw = "".join(run.shown for run in piece.runs).partition("/")[2].rstrip()
    symbol = raw.strip()
    if not symbol or "…" in symbol or ".." in symbol:
        return
    given = match["number"].strip()
    before = "".join(run.shown for run in piece.runs).partition("/")[0]
    apart = given and before != before.rstrip() and not _BLANK.fullmatch(given)
    spaced = raw != symbol or re.search(r"\s", symbol) or apart
    groups = symbol.split("-")
    cased = all(is_capitals(group) or group in _MIXED_CASE or not re.search(r"[a-zđ]", group) for group in groups)
    right = _SYMBOL.fullmatch(symbol) is not None and not spaced and cased
    wanted = ""
    if right and (short := _type_symbol(a)) and groups[0] in NAMED_TYPES.values() and groups[0] != short:
        right, wanted = False, f"bắt đầu bằng {short}, chữ viết tắt của tên loại"
    yield Seen(right, excerpt(f"/{raw}"), _at(piece), wanted)


def _type_symbol(a: Anatomy) -> str:
    if len(a.title.type_name) != 1:
        return ""
    own = a.title.type_name[0].folded
    return next((symbol for name, symbol in NAMED_TYPES.items() if folded(name) == own), "")


def _date_line(a: Anatomy) -> Iterator[Seen]:
    piece = a.head.date
    if piece is None:
        return
    match = _DATE.match(piece.text)
    place = match["place"].strip() if match else ""
    for seen in _DATE_STYLE.seen((piece,), HEAD):
        troubles = [] if seen.ok else [seen.found]
        if match and "," not in piece.text[: match.end("place") + 2]:
            troubles.append("thiếu dấu phẩy sau địa danh")
        letters = re.search(r"[^\W\d_]", place)
        if letters and not letters[0].isupper():
            troubles.append(f"địa danh {excerpt(place)} không viết hoa")
        if a.head.same_row is False:
            troubles.append("không cùng dòng với số, ký hiệu")
        found = "; ".join(troubles) or seen.found
        yield Seen(not troubles, found, seen.where, f"{_DATE_STYLE.words}, ngang số, ký hiệu")


def _date_digits(a: Anatomy) -> Iterator[Seen]:
    piece = a.head.date
    match = _DATE.match(piece.text) if piece else None
    if piece is None or match is None:
        return
    day, month, year = (match[name].strip(" .…") for name in ("day", "month", "year"))
    troubles = []
    severity = None
    if day and not re.fullmatch(r"0[1-9]|[12]\d|3[01]", day):
        troubles.append(f"ngày {excerpt(day)}")
    if re.fullmatch(r"0[3-9]", month):
        severity = Severity.WARNING if not troubles else None
        troubles.append(f"tháng “{month}” thừa số 0")
    elif month and not re.fullmatch(r"0[12]|[3-9]|1[0-2]", month):
        troubles.append(f"tháng {excerpt(month)}")
    if year and not re.fullmatch(r"\d{4}", year):
        troubles.append(f"năm {excerpt(year)}")
    found = "; ".join(troubles) or excerpt(piece.text)
    if troubles or day or re.search(r"\d", month + year):
        yield Seen(not troubles, found, _at(piece), severity=severity)


_W = Severity.WARNING


RULES = (
    decree_rule(
        16,
        "national-name",
        "Quốc hiệu",
        f"{NATIONAL_NAME}, trên một dòng",
        "PL I, mục II.1a",
        _national,
        box=Box.NATIONAL,
    ),
    decree_rule(
        17,
        "national-name-style",
        "Kiểu chữ Quốc hiệu",
        _NATIONAL_STYLE.words,
        "PL I, mục II.1a",
        styled(_NATIONAL_STYLE, lambda a: a.head.national, HEAD),
        box=Box.NATIONAL,
    ),
    decree_rule(
        18, "motto", "Tiêu ngữ", f"{MOTTO}, gạch nối (-) có cách chữ", "PL I, mục II.1b", _motto, box=Box.NATIONAL
    ),
    decree_rule(
        19,
        "motto-style",
        "Kiểu chữ Tiêu ngữ",
        _MOTTO_STYLE.words,
        "PL I, mục II.1b",
        styled(_MOTTO_STYLE, lambda a: a.head.motto, HEAD),
        box=Box.NATIONAL,
    ),
    decree_rule(
        20,
        "motto-line",
        "Đường kẻ dưới Tiêu ngữ",
        "đường kẻ ngang, nét liền, dài bằng dòng chữ",
        "PL I, mục II.1b",
        _motto_line,
        box=Box.NATIONAL,
    ),
    decree_rule(
        21,
        "national-spacing",
        "Khoảng cách Quốc hiệu, Tiêu ngữ",
        "cách nhau dòng đơn",
        "PL I, mục II.1c",
        _national_spacing,
        _W,
        box=Box.NATIONAL,
    ),
    decree_rule(
        22,
        "parent-style",
        "Kiểu chữ tên cơ quan chủ quản",
        _PARENT_STYLE.words,
        "PL I, mục II.2b",
        styled(_PARENT_STYLE, lambda a: a.head.parent, HEAD),
        box=Box.ORGAN,
    ),
    decree_rule(
        23,
        "organ-style",
        "Kiểu chữ tên cơ quan ban hành",
        _ORGAN_STYLE.words,
        "PL I, mục II.2b",
        styled(_ORGAN_STYLE, lambda a: a.head.organ, HEAD),
        box=Box.ORGAN,
    ),
    decree_rule(
        24,
        "organ-line",
        "Đường kẻ dưới tên cơ quan",
        f"{PART_OF_THE_TEXT}; không có dưới tên cơ quan chủ quản",
        "PL I, mục II.2b",
        _organ_line,
        box=Box.ORGAN,
    ),
    decree_rule(
        25,
        "organ-spacing",
        "Khoảng cách tên cơ quan",
        "cách nhau dòng đơn",
        "PL I, mục II.2b",
        _organ_spacing,
        _W,
        box=Box.ORGAN,
    ),
    decree_rule(
        26,
        "code-line",
        "Dòng số, ký hiệu",
        f"bắt đầu bằng “Số:”, {_CODE_STYLE.words}",
        "PL I, mục II.3c",
        _number_line,
        box=Box.CODE,
    ),
    decree_rule(
        27,
        "code-number",
        "Số văn bản",
        "chữ số Ả Rập, dưới 10 có số 0 phía trước; bản thảo để trống cả số lẫn ngày",
        "PL I, mục II.3a, II.3c; Điều 15",
        _number,
        box=Box.CODE,
    ),
    decree_rule(
        28,
        "code-symbol",
        "Ký hiệu văn bản",
        "in hoa, gạch chéo (/) sau số, gạch nối (-) giữa các nhóm, không cách chữ",
        "PL I, mục II.3b, II.3c",
        _symbol,
        box=Box.CODE,
    ),
    decree_rule(
        30, "date-style", "Địa danh và thời gian", _DATE_STYLE.words, "PL I, mục II.4c", _date_line, box=Box.DATE
    ),
    decree_rule(
        31,
        "date-digits",
        "Cách ghi ngày, tháng",
        "ngày dưới 10 và tháng 1, 2 có số 0 phía trước; tháng 3 đến 9 không có",
        "PL I, mục II.4b",
        _date_digits,
        box=Box.DATE,
    ),
)
