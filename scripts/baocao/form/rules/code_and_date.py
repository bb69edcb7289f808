"""Rules D26 to D31: number, symbol, place and date, boxes 3 and 4 (NĐ30 PL I, mục II.3, II.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from baocao.decree import CODE_SIZE, DATE_SIZE
from baocao.form.box_style import BoxStyle
from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.location import HEAD, Box, in_head
from baocao.form.findings_in_words import excerpt
from baocao.form.rule import Seen, decree_rule
from baocao.language.official_form import begins_small, is_symbol, other_type
from baocao.model import Severity

_BLANK = re.compile(r"[\s.…_-]*")
"""Room left for writing: blanks, dots, underscores."""
_CODE = re.compile(r"số\s*(?P<colon>:?)\s*(?P<number>[^/]*?)\s*/(?P<symbol>.*)", re.IGNORECASE)
_DATE = re.compile(r"(?P<place>.*?),?\s*ngày(?P<day>.*?)tháng(?P<month>.*?)năm(?P<year>.*)", re.IGNORECASE)
_TOGETHER = "số và ngày ban hành được cấp cùng lúc, sau khi ký (Điều 15): chưa có số thì để trống cả ngày"
_CODE_STYLE = BoxStyle(CODE_SIZE, centred=True)
_DATE_STYLE = BoxStyle(DATE_SIZE, italic=True, capitals=False, centred=True)


def _number_line(doc: DocumentParts) -> Iterator[Seen]:
    line = doc.head.code
    if line is None:
        return
    for seen in _CODE_STYLE.seen((line,), HEAD):
        begins = line.text.startswith("Số:")
        found = seen.found if begins else f"{excerpt(line.text.split('/')[0])}, {seen.found}"
        yield Seen(seen.ok and begins, found, seen.where)


def _number(doc: DocumentParts) -> Iterator[Seen]:
    line = doc.head.code
    match = _CODE.match(line.text) if line else None
    if line is None or match is None:
        return
    given = match["number"].strip()
    if _BLANK.fullmatch(given):
        day = _full_date(doc)
        if day:
            found = f"để trống, mà đã ghi ngày ban hành {excerpt(day)}"
            yield Seen(False, found, in_head(line), _TOGETHER, Severity.WARNING)
        else:
            yield Seen(True, "để trống", in_head(line))
        return
    if "…" in given or ".." in given:
        return
    right = re.fullmatch(r"(?:0[1-9]|[1-9]\d+)[a-z]?", given) is not None
    yield Seen(right, excerpt(given), in_head(line))


def _full_date(doc: DocumentParts) -> str:
    """The date of issue where day, month and year are all given; empty otherwise."""
    match = _DATE.match(doc.head.date.text) if doc.head.date else None
    parts = [match[name].strip() for name in ("day", "month", "year")] if match else []
    return match[0][match.start("day") - len("ngày") :] if match and all(part.isdecimal() for part in parts) else ""


def _symbol(doc: DocumentParts) -> Iterator[Seen]:
    line = doc.head.code
    if line is None:
        return
    match = _CODE.match(line.text)
    if match is None:
        yield Seen(False, f"{excerpt(line.text)}, không có dấu gạch chéo", in_head(line))
        return
    raw = "".join(run.shown for run in line.runs).partition("/")[2].rstrip()
    symbol = raw.strip()
    if not symbol or "…" in symbol or ".." in symbol:
        return
    given = match["number"].strip()
    before = "".join(run.shown for run in line.runs).partition("/")[0]
    apart = given and before != before.rstrip() and not _BLANK.fullmatch(given)
    spaced = raw != symbol or apart
    right = is_symbol(symbol) and not spaced
    wanted = ""
    if right and (short := other_type(symbol, _type_name(doc))):
        right, wanted = False, f"bắt đầu bằng {short}, chữ viết tắt của tên loại"
    yield Seen(right, excerpt(f"/{raw}"), in_head(line), wanted)


def _type_name(doc: DocumentParts) -> str:
    return doc.title.type_name[0].text if len(doc.title.type_name) == 1 else ""


def _date_line(doc: DocumentParts) -> Iterator[Seen]:
    line = doc.head.date
    if line is None:
        return
    match = _DATE.match(line.text)
    place = match["place"].strip() if match else ""
    for seen in _DATE_STYLE.seen((line,), HEAD):
        problems = [] if seen.ok else [seen.found]
        if match and "," not in line.text[: match.end("place") + 2]:
            problems.append("thiếu dấu phẩy sau địa danh")
        if begins_small(place):
            problems.append(f"địa danh {excerpt(place)} không viết hoa")
        if doc.head.same_row is False:
            problems.append("không cùng dòng với số, ký hiệu")
        found = "; ".join(problems) or seen.found
        yield Seen(not problems, found, seen.where, f"{_DATE_STYLE.words}, ngang số, ký hiệu")


def _date_digits(doc: DocumentParts) -> Iterator[Seen]:
    line = doc.head.date
    match = _DATE.match(line.text) if line else None
    if line is None or match is None:
        return
    day, month, year = (match[name].strip(" .…") for name in ("day", "month", "year"))
    problems = []
    severity = None
    if day and not re.fullmatch(r"0[1-9]|[12]\d|3[01]", day):
        problems.append(f"ngày {excerpt(day)}")
    if re.fullmatch(r"0[3-9]", month):
        severity = Severity.WARNING if not problems else None
        problems.append(f"tháng “{month}” thừa số 0")
    elif month and not re.fullmatch(r"0[12]|[3-9]|1[0-2]", month):
        problems.append(f"tháng {excerpt(month)}")
    if year and not re.fullmatch(r"\d{4}", year):
        problems.append(f"năm {excerpt(year)}")
    found = "; ".join(problems) or excerpt(line.text)
    if problems or day or re.search(r"\d", month + year):
        yield Seen(not problems, found, in_head(line), severity=severity)


_code_rule = partial(decree_rule, box=Box.CODE)
_date_rule = partial(decree_rule, box=Box.DATE)
RULES = (
    _code_rule(
        26, "code-line", "Dòng số, ký hiệu", f"bắt đầu bằng “Số:”, {_CODE_STYLE.words}", "PL I, mục II.3c", _number_line
    ),
    _code_rule(
        27,
        "code-number",
        "Số văn bản",
        "chữ số Ả Rập, dưới 10 có số 0 phía trước; bản thảo để trống cả số lẫn ngày",
        "PL I, mục II.3a, II.3c; Điều 15",
        _number,
    ),
    _code_rule(
        28,
        "code-symbol",
        "Ký hiệu văn bản",
        "in hoa, gạch chéo (/) sau số, gạch nối (-) giữa các nhóm, không cách chữ",
        "PL I, mục II.3b, II.3c",
        _symbol,
    ),
    _date_rule(30, "date-style", "Địa danh và thời gian", _DATE_STYLE.words, "PL I, mục II.4c", _date_line),
    _date_rule(
        31,
        "date-digits",
        "Cách ghi ngày, tháng",
        "ngày dưới 10 và tháng 1, 2 có số 0 phía trước; tháng 3 đến 9 không có",
        "PL I, mục II.4b",
        _date_digits,
    ),
)
