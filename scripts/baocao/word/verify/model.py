"""What verifying says: a rule of the decree, what one look at a file saw, and the checks that come of it.

Frozen values. The rules' numbers are those by which the project counts the rules of NĐ30 (`D16`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from baocao.model import Severity
from baocao.word.reading import Paragraph, Part

if TYPE_CHECKING:
    from baocao.word.verify.anatomy import Anatomy


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


@dataclass(frozen=True, slots=True)
class Seen:
    """One look of a rule at a file: what was found and where.

    `wanted` replaces the rule's own words where the place needs its own; `severity` likewise.
    """

    ok: bool
    found: str
    where: Where
    wanted: str = ""
    severity: Severity | None = None


Look = Callable[["Anatomy"], Iterator[Seen]]
"""What a rule does: it looks at a file, says all that it saw, and nothing where its ground is missing."""


@dataclass(frozen=True, slots=True)
class DecreeRule:
    """A rule of the decree: its number, what it is about, what it wants, how grave a breach is, and its source."""

    number: int
    name: str
    title: str
    wanted: str
    source: str
    look: Look
    severity: Severity = Severity.ERROR
    box: Box = field(kw_only=True)

    @property
    def id(self) -> str:
        return f"D{self.number:02}"


@dataclass(frozen=True, slots=True)
class Check:
    """What a rule says of a file, said once for all places where it is the same; `others`: how many more places."""

    rule: DecreeRule
    ok: bool
    found: str
    wanted: str
    where: Where
    severity: Severity
    others: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """All checks of a file, by rule, and the rules that had nothing to look at.

    `remarks`: what the reader of the checks should know of the file first, in whole sentences.
    """

    profile: str
    checks: tuple[Check, ...]
    silent: tuple[DecreeRule, ...]
    remarks: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if not check.ok)
