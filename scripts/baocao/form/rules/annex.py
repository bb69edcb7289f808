"""Rules D77 to D83: the annexes (NĐ30 PL I, mục III.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from baocao.form.boxes.anatomy import Anatomy
from baocao.form.boxes.closing import ANNEX_LABEL, Annex
from baocao.form.boxes.outline import roman
from baocao.form.boxes.pieces import tidy
from baocao.form.looking import Style, excerpt
from baocao.form.model import Seen, decree_rule
from baocao.form.places import ANNEX, Box, Where
from baocao.model import Severity

_LABEL_STYLE = Style(14, 14, bold=True, capitals=False, centred=True)
_TITLE_STYLE = Style(13, 14, bold=True, capitals=True, centred=True)
_POINTER_STYLE = Style(13, 14, italic=True, centred=True)
_SIGN = re.compile(r"phụ lục\s+(?P<sign>[ivxlc]+|\d{1,2}|[a-zđ])\b", re.IGNORECASE)
_ALL_OF_THEM = re.compile(
    r"các phụ lục|những phụ lục|phụ lục (?:kèm theo|gửi kèm|đính kèm|sau)|từ phụ lục", re.IGNORECASE
)
_LISTED = re.compile(
    r"phụ lục(?:\s+số)?\s+((?:[ivxlc\d]+(?:\s*(?:,|và|đến|-|–|;)\s*)?(?:phụ lục\s+)?)+)", re.IGNORECASE
)


def _at(annex: Annex) -> Where:
    return Where(ANNEX, annex.label.paragraph)


def _sign(annex: Annex) -> str:
    match = _SIGN.match(annex.label.text)
    return match["sign"] if match else ""


def _pointed_to(a: Anatomy) -> Iterator[Seen]:
    if a.is_annex or not a.annexes:
        return
    start = a.annexes[0].label.paragraph.number
    text = tidy(" ".join(one.text for one in a.paragraphs if one.number < start))
    named = {sign.upper() for match in _LISTED.finditer(text) for sign in re.findall(r"[ivxlcIVXLC]+|\d+", match[1])}
    of_all = _ALL_OF_THEM.search(text) or (len(a.annexes) == 1 and re.search("phụ lục", text, re.IGNORECASE))
    for annex in a.annexes:
        right = bool(of_all) or _sign(annex).upper() in named
        name = annex.label.text if _sign(annex) else "Phụ lục"
        yield Seen(right, "có chỉ dẫn" if right else f"nội dung không nhắc đến {excerpt(name, 30)}", _at(annex))


def _roman_numbers(a: Anatomy) -> Iterator[Seen]:
    if len(a.annexes) < 2:
        return
    for annex in a.annexes:
        sign = _sign(annex)
        right = roman(sign.upper()) is not None
        yield Seen(right, "số La Mã" if right else excerpt(annex.label.text, 30), _at(annex))


def _label(a: Anatomy) -> Iterator[Seen]:
    for annex in a.annexes:
        if not ANNEX_LABEL.fullmatch(annex.label.text):
            yield Seen(False, "tiêu đề nằm cùng dòng với từ “Phụ lục”", _at(annex))
        else:
            yield from _LABEL_STYLE.seen((annex.label,), ANNEX)


def _title(a: Anatomy) -> Iterator[Seen]:
    for annex in a.annexes:
        if ANNEX_LABEL.fullmatch(annex.label.text):
            yield from _TITLE_STYLE.seen(annex.title, ANNEX)


def _pointer(a: Anatomy) -> Iterator[Seen]:
    for annex in a.annexes:
        if annex.pointer:
            yield from _POINTER_STYLE.seen(annex.pointer, ANNEX)
        else:
            yield Seen(False, "không có dòng “(Kèm theo …)”", _at(annex))


def _pointer_line(a: Anatomy) -> Iterator[Seen]:
    for annex in a.annexes:
        if annex.pointer:
            yield Seen(bool(annex.strokes), "có" if annex.strokes else "không có", _at(annex))


def _own_pages(a: Anatomy) -> Iterator[Seen]:
    if a.is_annex:
        return
    before = a.paragraphs[0].section if a.paragraphs else 0
    for annex in a.annexes:
        section = a.file.sections[annex.section]
        if annex.section == before:
            found = (
                "cùng phần (Section) với văn bản" if annex is a.annexes[0] else "cùng phần (Section) với phụ lục trước"
            )
            yield Seen(False, f"{found}, số trang chạy tiếp", _at(annex))
        else:
            starts = section.page_start
            found = "số trang chạy tiếp" if starts is None else f"bắt đầu từ {starts}"
            yield Seen(starts == 1, found, _at(annex))
        before = annex.section


_N = Severity.NOTE


_rule = partial(decree_rule, box=Box.ANNEX)


RULES = (
    _rule(
        77,
        "annex-mention",
        "Chỉ dẫn đến phụ lục",
        "nội dung văn bản nhắc đến từng phụ lục",
        "PL I, mục III.1a",
        _pointed_to,
    ),
    _rule(
        78,
        "annex-number",
        "Số của phụ lục",
        "có từ hai phụ lục trở lên thì đánh số thứ tự bằng chữ số La Mã",
        "PL I, mục III.1a",
        _roman_numbers,
    ),
    _rule(79, "annex-label", "Từ “Phụ lục”", f"trên một dòng riêng, {_LABEL_STYLE.words}", "PL I, mục III.1b", _label),
    _rule(80, "annex-title", "Tiêu đề phụ lục", _TITLE_STYLE.words, "PL I, mục III.1b", _title),
    _rule(
        81,
        "annex-pointer",
        "Dòng “Kèm theo”",
        f"“(Kèm theo Báo cáo số … của …)”, {_POINTER_STYLE.words}",
        "PL I, mục III.1c",
        _pointer,
    ),
    _rule(
        82,
        "annex-line",
        "Đường kẻ dưới dòng “Kèm theo”",
        "có trong các mẫu của Nghị định",
        "PL I, mục III.1; PL III, mẫu 2.1",
        _pointer_line,
        _N,
    ),
    _rule(
        83, "annex-pages", "Số trang phụ lục", "mỗi phụ lục đánh số trang riêng, từ 1", "PL I, mục III.1đ", _own_pages
    ),
)
