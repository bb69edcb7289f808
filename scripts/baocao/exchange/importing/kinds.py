"""Which kind of document a file is, by its bytes rather than its name, and what Word would show of it. Pure.

Old kinds are first turned into `.docx` by LibreOffice, which the command starts.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum

from baocao.exchange.importing.markdown_text import markdown_file
from baocao.exchange.importing.plain_text import decode_text, text_file
from baocao.exchange.importing.refusals import Unreadable
from baocao.model import Source
from baocao.word.reading import WordFile, open_word

SUFFIXES = (".docx", ".doc", ".odt", ".rtf", ".txt", ".md")
"""The names of the files that are looked for in a folder."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_STREAM = 0x200
_FIB, _ENCRYPTED = b"\xec\xa5", 0x01
"""How a document's stream begins in a Word 97 file, and the bit of its flags that says that it is encrypted."""
_LARGEST_TEXT = 4 * 1024 * 1024


class Kind(StrEnum):
    """A kind of document."""

    WORD = "docx"
    OLD_WORD = "doc"
    OPEN_DOCUMENT = "odt"
    RICH_TEXT = "rtf"
    TEXT = "txt"
    MARKDOWN = "md"

    @property
    def needs_libreoffice(self) -> bool:
        return self in (Kind.OLD_WORD, Kind.OPEN_DOCUMENT, Kind.RICH_TEXT)


def kind_of(data: bytes, suffix: str) -> Kind:
    """The kind of the document in `data`; what is no document at all counts as Word's, whose reader says what it is.

    Raises Unreadable for an old Word file that is locked.
    """
    if data.startswith(_OLE) and "WordDocument".encode("utf-16-le") in data and b"E\0n\0c\0r\0y\0p\0t\0" not in data:
        if data[_WORD_STREAM : _WORD_STREAM + 2] == _FIB and data[_WORD_STREAM + 11] & _ENCRYPTED:
            raise Unreadable("Tệp .doc này được đặt mật khẩu nên không đọc được; bỏ mật khẩu trong Word rồi lưu lại.")
        return Kind.OLD_WORD
    if data.lstrip()[:5] == b"{\\rtf":
        return Kind.RICH_TEXT
    if data.startswith(b"PK") and b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return Kind.OPEN_DOCUMENT
    if suffix.lower() in (".txt", ".md", ".markdown") and not data.startswith((b"PK", _OLE, b"%PDF")):
        return Kind.TEXT if suffix.lower() == ".txt" else Kind.MARKDOWN
    return Kind.WORD


def shown(data: bytes, kind: Kind, name: str) -> WordFile:
    """What Word would show of a document that needs no LibreOffice. Raises NotWord, Unreadable."""
    if kind is Kind.WORD:
        return open_word(data)
    text = decode_text(data) if len(data) <= _LARGEST_TEXT else None
    if text is None:
        raise Unreadable("Tệp không phải văn bản thuần đọc được; hãy lưu lại bằng mã UTF-8.")
    text = unicodedata.normalize("NFC", text)
    return text_file(text) if kind is Kind.TEXT else markdown_file(Source(name, text))
