"""The stamp in a Word file's properties: which report it was made from, and whether it has been changed since.

Pure: bytes in, values out. Two digests tell two kinds of change: `package_digest` notices that a file was
saved again at all, `words_digest` only that its words are others. Files may be anybody's: nothing here
raises for them; a file that cannot be read has no stamp.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree

from baocao.word.package import CUSTOM, DOCUMENT, METHODS, W

_MOST_BYTES = 64 * 1024 * 1024
_MOST_PARTS = 2000
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _R, _T, _TAB, _MOVED = (f"{{{W}}}{name}" for name in ("p", "r", "t", "tab", "moveFrom"))
_BLANKS = frozenset((_P, _TAB, *(f"{{{W}}}{name}" for name in ("br", "cr", "ptab"))))
_HYPHEN = f"{{{W}}}noBreakHyphen"
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, RuntimeError, ValueError, LookupError, EOFError, OSError,
    OverflowError, struct.error,
)  # fmt: skip
"""What zipfile and lxml raise for bytes that are no whole file."""

# What a stamp knows, and by which name the file's properties have it.
NAMES = {
    "source": "Source",
    "source_sha256": "SourceSHA256",
    "words_sha256": "WordsSHA256",
    "package_sha256": "PackageSHA256",
    "status": "Status",
    "period": "Period",
}

CLOSING = "Closing"
"""The property that says where the closing sentence comes from, which the file itself does not tell."""
OF_REPORT, OF_OFFICE = "report", "office"
"""Its values: written in the report, or added from baocao.yml."""


@dataclass(frozen=True, slots=True)
class WordStamp:
    """What a file says of its own making: the report's file name and digest, the digests of its words and of
    the whole package, whether it was `draft` or `issued`, and its period. Digests are hexadecimal SHA-256;
    what a file does not say is empty."""

    source: str = ""
    source_sha256: str = ""
    words_sha256: str = ""
    package_sha256: str = ""
    status: str = ""
    period: str = ""


# --------------------------------------------------------------------------- digests


def words_digest(document_xml: bytes) -> str:
    """The digest of all visible text of `word/document.xml` in order, every stretch of white space one blank.

    The same after the file was saved again by Word or LibreOffice without edits. Raises
    lxml.etree.XMLSyntaxError for what is no XML.
    """
    words = " ".join("".join(_visible(_parse(document_xml))).split())
    return hashlib.sha256(words.encode()).hexdigest()


def package_digest(parts: Mapping[str, bytes]) -> str:
    """The digest of all parts by name and content, but for the one that holds this digest."""
    whole = hashlib.sha256()
    for name in sorted(parts):
        if name != CUSTOM:
            whole.update(f"{name}\n{len(parts[name])}\n".encode())
            whole.update(parts[name])
    return whole.hexdigest()


def _visible(root: Any) -> Iterator[str]:
    """The pieces of text; of the two forms of a text box only the first, and nothing that was moved away."""
    for alternate in list(root.iter(f"{_MC}AlternateContent")):
        for other in list(alternate)[1:]:
            alternate.remove(other)
    for moved in list(root.iter(_MOVED)):
        moved.clear()
    for piece in root.iter(_T, _HYPHEN, *_BLANKS):
        if piece.tag == _T:
            yield piece.text or ""
        elif piece.tag == _HYPHEN:
            yield "-"
        elif piece.tag == _P or piece.getparent().tag == _R:  # not the tab stops of a paragraph
            yield " "


def _parse(part: bytes) -> Any:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


# --------------------------------------------------------------------------- files


def read_stamp(data: bytes) -> WordStamp | None:
    """What the file says of its making; None for a file that we did not make, or that cannot be read."""
    parts = parts_of(data)
    return None if parts is None else _stamp(parts)


def untouched_stamp(data: bytes) -> WordStamp | None:
    """The stamp of a file of which every part is as we made it; None for any other."""
    parts = parts_of(data)
    stamp = None if parts is None else _stamp(parts)
    return stamp if parts and stamp and stamp.package_sha256 == package_digest(parts) else None


def is_untouched(data: bytes) -> bool:
    """Whether every part of the file is as we made it."""
    return untouched_stamp(data) is not None


def words_match(data: bytes) -> bool:
    """Whether the file has the words with which we made it, however often it was saved since."""
    parts = parts_of(data)
    stamp = None if parts is None else _stamp(parts)
    return parts is not None and stamp is not None and bool(words := _words(parts)) and stamp.words_sha256 == words


def _stamp(parts: Mapping[str, bytes]) -> WordStamp | None:
    try:
        root = _parse(parts[CUSTOM])
    except _UNREADABLE:
        return None
    said = {row.get("name"): "".join(row.itertext()) for row in root if isinstance(row.tag, str)}
    stamp = WordStamp(**{key: said.get(name, "") for key, name in NAMES.items()})
    return stamp if _DIGEST.fullmatch(stamp.source_sha256) else None


def _words(parts: Mapping[str, bytes]) -> str | None:
    try:
        return words_digest(parts[DOCUMENT])
    except _UNREADABLE:
        return None


def parts_of(data: bytes) -> dict[str, bytes] | None:
    """The parts of a zip file by name; None for anything else, and for one of unlikely size."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
            names = [entry.filename for entry in entries]
            if len(set(names)) < len(names) or len(names) > _MOST_PARTS:
                return None
            if any(entry.compress_type not in METHODS for entry in entries):
                return None  # not Word's ways of packing, and some need memory without bounds
            if sum(entry.file_size for entry in entries) > _MOST_BYTES:
                return None
            # `read` stops at the size that was just added up, even where the header lies.
            return {entry.filename: package.read(entry) for entry in entries}
    except _UNREADABLE:
        return None
