"""What came of bringing a report in from Word: the new file's text, and what the document says of itself.

It stands here because `exchange/` makes it and `render/`, which knows nothing of `exchange/`, shows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from baocao.period import Period


class Origin(StrEnum):
    """Where in a document words stand that have no place in a report."""

    HEAD = "head"
    TITLE = "title"
    BODY = "body"
    TEXT_BOX = "text-box"
    CLOSING = "closing"
    AFTER = "after-closing"
    NOTE = "note"
    HEADER = "header"
    FOOTER = "footer"

    @property
    def words(self) -> str:
        """How authors call it."""
        return _WORDS[self]


_WORDS = {
    Origin.HEAD: "đầu văn bản",
    Origin.TITLE: "tên loại, trích yếu",
    Origin.BODY: "nội dung",
    Origin.TEXT_BOX: "khung chữ",
    Origin.CLOSING: "chữ ký, nơi nhận",
    Origin.AFTER: "sau chữ ký",
    Origin.NOTE: "chú thích",
    Origin.HEADER: "đầu trang",
    Origin.FOOTER: "chân trang",
}


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """What the document says at its head, whatever the office's configuration says; empty, None: nothing."""

    parent: str = ""
    organ: str = ""
    code_number: str = ""
    code_notation: str = ""
    place: str = ""
    issued_date: date | None = None
    type_name: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class DocumentSigner:
    """Who signs the document: for whom, in what position, and the name."""

    authority: str = ""
    position: str = ""
    full_name: str = ""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Words without a place in a report; they stand, marked, in the new file's line `line`."""

    origin: Origin
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class DocumentComment:
    """A comment made in Word, which a report has no place for."""

    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Imported:
    """A report made of a document. `text`: the new file; `notes`: what its author should know, in whole sentences."""

    period: Period
    text: str
    head: DocumentHead
    signer: DocumentSigner
    recipients: tuple[str, ...]
    unplaced: tuple[Unplaced, ...]
    comments: tuple[DocumentComment, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """An imported document and the report it became, as messages call both."""

    file: str
    path: str
    imported: Imported


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A document that became no report, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportRun:
    """All that one call imported and refused; `is_one`: a single file was asked for."""

    done: tuple[ImportedFile, ...]
    refused: tuple[RefusedFile, ...]
    is_one: bool
