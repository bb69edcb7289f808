"""Locations in a document as a clerk names them: its parts, the boxes of NĐ30, a place that can be found in Word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from baocao.form.boxes.lines import BoxLine
from baocao.word.reading import Paragraph, Part

HEAD, BODY, END, ANNEX, WHOLE = "đầu văn bản", "nội dung", "cuối văn bản", "phụ lục", "cả văn bản"
"""The parts of a document as a clerk calls them."""
PART_NAMES = {
    Part.TEXT_BOX: "khung chữ",
    Part.HEADER: "đầu trang",
    Part.FOOTER: "chân trang",
    Part.NOTE: "chú thích",
}
"""The parts of a file that lie outside the document's own text."""


class Box(StrEnum):
    """What a rule speaks of: the boxes of NĐ30 PL I, mục IV, as a clerk knows them, in the order of the page.

    The last is not the decree's: what must be gone from the file of any document before it is signed.
    """

    PAGE = "Trang giấy, phông chữ, số trang"
    NATIONAL = "Ô số 1. Quốc hiệu và Tiêu ngữ"
    ORGAN = "Ô số 2. Tên cơ quan ban hành"
    CODE = "Ô số 3. Số, ký hiệu"
    DATE = "Ô số 4. Địa danh và thời gian ban hành"
    TITLE = "Ô số 5a. Tên loại và trích yếu"
    ADDRESSEES = "Ô số 9a. Kính gửi"
    TEXT = "Ô số 6. Nội dung"
    SIGNER = "Ô số 7. Chức vụ, họ tên người ký"
    RECIPIENTS = "Ô số 9b. Nơi nhận"
    WHOLE = "Bố cục chung"
    ANNEX = "Phụ lục"
    BEFORE_SIGNING = "Soát trước khi ký"


@dataclass(frozen=True, slots=True)
class Location:
    """A place that a person can find in Word: the part of the page, and a paragraph where there is one."""

    part: str
    paragraph: Paragraph | None = None


def in_head(line: BoxLine) -> Location:
    """The location of a line of the head."""
    return Location(HEAD, line.paragraph)


def in_body(paragraph: Paragraph) -> Location:
    """The location of a paragraph of the text."""
    return Location(BODY, paragraph)


def in_closing(line: BoxLine) -> Location:
    """The location of a line of the closing block."""
    return Location(END, line.paragraph)
