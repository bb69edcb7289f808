"""Rules D73 to D76: what a document must have and where it stands (NĐ30 PL I, mục III.4, IV; Điều 8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from baocao.decree import ADDRESS_SIZE
from baocao.form.box_style import BoxStyle
from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.lines import BoxLine, lines_of
from baocao.form.boxes.location import HEAD, WHOLE, Box, Location, in_closing
from baocao.form.rule import Seen, decree_rule
from baocao.model import Severity

_ADDRESS = re.compile(r"điện thoại|đt:|fax|e-?mail|website|@", re.IGNORECASE)
_ADDRESS_STYLE = BoxStyle(ADDRESS_SIZE)
_BLANK_CODE = re.compile(r"số\s*:\s*[.…_\s]*/", re.IGNORECASE)


def _address(doc: DocumentParts) -> Iterator[Seen]:
    if not doc.pages:
        return
    section = doc.pages[0][1]
    shown = section.footers.get("first" if section.first_page_differs else "default", ())
    shown_lines = tuple(line for line in lines_of(shown) if _ADDRESS.search(line.text))
    yield from _ADDRESS_STYLE.seen(shown_lines, "chân trang")


def _order(doc: DocumentParts) -> Iterator[Seen]:
    if not doc.is_official:
        return
    head, title, closing = doc.head, doc.title, doc.closing
    problems: list[tuple[str, Location]] = []
    if head.national_right is False:
        problems.append(("Quốc hiệu ở bên trái", Location(HEAD, head.national[0].paragraph)))
    if closing.recipients_left is False and closing.label is not None:
        problems.append(("Nơi nhận ở bên phải chữ ký", in_closing(closing.label)))
    if title.salutation and title.type_name and _number(title.salutation) < _number(title.type_name[0]):
        problems.append(("Kính gửi đứng trước tên loại", Location(HEAD, title.salutation.paragraph)))
    for found, where in problems:
        yield Seen(False, found, where)
    if not problems and head.national and closing.label:
        yield Seen(True, "đúng vị trí", Location(WHOLE))


def _number(line: BoxLine) -> int:
    return line.paragraph.number


def _mandatory(doc: DocumentParts) -> Iterator[Seen]:
    if doc.is_annex:
        return
    head, title, closing = doc.head, doc.title, doc.closing
    is_letter = not title.type_name and _is_letter(doc)
    parts = {
        "Quốc hiệu": head.national,
        "Tiêu ngữ": head.motto,
        "tên cơ quan ban hành": head.organ,
        "số, ký hiệu": head.code,
        "địa danh và thời gian ban hành": head.date,
        "tên loại": title.type_name or is_letter,
        "trích yếu": title.subject or is_letter,
        "nội dung": doc.text,
        "chức vụ người ký": closing.positions,
        "họ tên người ký": closing.name or not closing.positions or _is_unsigned(doc),
        "Nơi nhận": closing.label,
    }
    missing = [name for name, found in parts.items() if not found]
    yield Seen(not missing, f"thiếu {', '.join(missing)}" if missing else "đủ", Location(WHOLE))


def _is_letter(doc: DocumentParts) -> bool:
    """Whether the document is a công văn, which has its subject under the number and no type."""
    near = [line for line in lines_of(doc.paragraphs) if line.paragraph.number <= doc.head.end + 6]
    return any(re.match(r"V/v|Về việc", line.text) for line in near)


def _is_unsigned(doc: DocumentParts) -> bool:
    """Whether the number is still open: a draft, whose signer need not be known."""
    return doc.head.code is None or _BLANK_CODE.match(doc.head.code.text) is not None


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
