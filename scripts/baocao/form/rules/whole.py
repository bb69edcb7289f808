"""Rules D73 to D76: what a document must have and where it stands (NĐ30 PL I, mục III.4, IV; Điều 8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from baocao.form.boxes.anatomy import Anatomy
from baocao.form.boxes.pieces import Piece, pieces_of
from baocao.form.looking import Style
from baocao.form.model import Seen, decree_rule
from baocao.form.places import END, HEAD, WHOLE, Box, Where
from baocao.model import Severity

_ADDRESS = re.compile(r"điện thoại|đt:|fax|e-?mail|website|@", re.IGNORECASE)
_ADDRESS_STYLE = Style(11, 12)
_BLANK_CODE = re.compile(r"số\s*:\s*[.…_\s]*/", re.IGNORECASE)


def _at(piece: Piece) -> Where:
    return Where(END, piece.paragraph)


def _address(a: Anatomy) -> Iterator[Seen]:
    if not a.pages:
        return
    section = a.pages[0][1]
    shown = section.footers.get("first" if section.first_page_differs else "default", ())
    lines = tuple(piece for piece in pieces_of(shown) if _ADDRESS.search(piece.text))
    yield from _ADDRESS_STYLE.seen(lines, "chân trang")


def _order(a: Anatomy) -> Iterator[Seen]:
    if not a.is_official:
        return
    head, title, closing = a.head, a.title, a.closing
    troubles: list[tuple[str, Where]] = []
    if head.national_right is False:
        troubles.append(("Quốc hiệu ở bên trái", Where(HEAD, head.national[0].paragraph)))
    if closing.recipients_left is False and closing.label is not None:
        troubles.append(("Nơi nhận ở bên phải chữ ký", _at(closing.label)))
    if title.salutation and title.type_name and _number(title.salutation) < _number(title.type_name[0]):
        troubles.append(("Kính gửi đứng trước tên loại", Where(HEAD, title.salutation.paragraph)))
    for found, where in troubles:
        yield Seen(False, found, where)
    if not troubles and head.national and closing.label:
        yield Seen(True, "đúng vị trí", Where(WHOLE))


def _number(piece: Piece) -> int:
    return piece.paragraph.number


def _mandatory(a: Anatomy) -> Iterator[Seen]:
    if a.is_annex:
        return
    head, title, closing = a.head, a.title, a.closing
    is_letter = not title.type_name and _is_letter(a)
    parts = {
        "Quốc hiệu": head.national,
        "Tiêu ngữ": head.motto,
        "tên cơ quan ban hành": head.organ,
        "số, ký hiệu": head.code,
        "địa danh và thời gian ban hành": head.date,
        "tên loại": title.type_name or is_letter,
        "trích yếu": title.subject or is_letter,
        "nội dung": a.text,
        "chức vụ người ký": closing.positions,
        "họ tên người ký": closing.name or not closing.positions or _is_unsigned(a),
        "Nơi nhận": closing.label,
    }
    missing = [name for name, found in parts.items() if not found]
    yield Seen(not missing, f"thiếu {', '.join(missing)}" if missing else "đủ", Where(WHOLE))


def _is_letter(a: Anatomy) -> bool:
    """Whether the document is a công văn, which has its subject under the number and no type."""
    near = [piece for piece in pieces_of(a.paragraphs) if piece.paragraph.number <= a.head.end + 6]
    return any(re.match(r"V/v|Về việc", piece.text) for piece in near)


def _is_unsigned(a: Anatomy) -> bool:
    """Whether the number is still open: a draft, whose signer need not be known."""
    return a.head.code is None or _BLANK_CODE.match(a.head.code.text) is not None


_N = Severity.NOTE
_rule = partial(decree_rule, box=Box.WHOLE)
RULES = (
    _rule(
        73,
        "address-line",
        "Địa chỉ cơ quan",
        f"chân trang thứ nhất, {_ADDRESS_STYLE.words}",
        "PL I, mục III.4",
        _address,
        _N,
    ),
    _rule(75, "order", "Vị trí các thành phần", "theo sơ đồ của Nghị định", "PL I, mục IV", _order),
    _rule(
        76,
        "mandatory",
        "Thành phần bắt buộc",
        "Quốc hiệu và Tiêu ngữ, tên cơ quan, số và ký hiệu, địa danh và ngày, "
        "tên loại và trích yếu, nội dung, chữ ký, Nơi nhận",
        "Điều 8 khoản 2",
        _mandatory,
    ),
)
