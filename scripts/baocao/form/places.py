"""Where something is in a document, as a clerk calls it: its parts, the boxes of NĐ30 and a place in one of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from baocao.word.reading import Paragraph, Part

HEAD, BODY, END, ANNEX, WHOLE = "đầu văn bản", "nội dung", "cuối văn bản", "phụ lục", "cả văn bản"
"""The parts of a document as a clerk calls them."""
PART_NAMES = {
    Part.TEXT_BOX: "khung chữ",
    Part.HEADER: "đầu trang",
    Part.FOOTER: "chân trang",
    Part.NOTE: "chú thích",
}
"""The parts of a file that are none of the document's own."""


class Box(StrEnum):
    """What a rule speaks of: the boxes of NĐ30 PL I, mục IV, as a clerk knows them, in the order of the page.

    The last is none of the decree's: what must be gone from the file of any document before it is signed.
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
    DESK = "Soát trước khi ký"


@dataclass(frozen=True, slots=True)
class Where:
    """A place that a person can find in Word: the part of the page, and a paragraph where there is one."""

    part: str
    paragraph: Paragraph | None = None
