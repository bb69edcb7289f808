"""What a PDF says about where it came from: written into it once, read back before it is replaced.

Pure: bytes in, bytes or values out. LibreOffice writes the time of day and random ids into its files; here
they become what the Word file says, so that the same Word file gives the same PDF on any day.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, ByteStringObject

CREATOR = "baocao"
_BROKEN = (PyPdfError, ValueError, LookupError, TypeError, AttributeError)
"""What pypdf raises for a file that is no whole PDF."""
_CREATED = re.compile(rb"<dcterms:created[^>]*>([^<]+)<")
_NO_DIGEST = "0" * 64
_FILE_DIGEST = re.compile(rb"(/FileSHA256 \()([0-9a-f]{64})(\))")


@dataclass(frozen=True, slots=True)
class PdfStamp:
    """What a PDF says of the Word file that it shows: its report's file name and status, and the digests
    (hexadecimal SHA-256) of the report, of the Word file's words and of the whole Word file."""

    source: str
    status: str
    source_sha256: str
    words_sha256: str
    docx_sha256: str


_KEYS = {
    "source": "/Source",
    "status": "/Status",
    "source_sha256": "/SourceSHA256",
    "words_sha256": "/WordsSHA256",
    "docx_sha256": "/DocxSHA256",
}


def stamped(pdf: bytes, stamp: PdfStamp, made_at: datetime) -> bytes:
    """`pdf` as it is kept: with its stamp, the moment `made_at`, and a digest of itself.

    The same pages, stamp and moment give the same bytes. Raises ValueError when `pdf` is no whole PDF.
    """
    try:
        reader = PdfReader(BytesIO(pdf))
        writer = PdfWriter(clone_from=reader)
        writer.pdf_header = reader.pdf_header
        writer.add_metadata(
            {
                "/Creator": CREATOR,
                "/CreationDate": made_at.strftime("D:%Y%m%d%H%M%SZ"),
                **{key: getattr(stamp, name) for name, key in _KEYS.items()},
                "/FileSHA256": _NO_DIGEST,
            }
        )
        identity = ByteStringObject(bytes.fromhex(stamp.docx_sha256)[:16])
        writer._ID = ArrayObject([identity, identity])
        out = BytesIO()
        writer.write(out)
    except _BROKEN as error:
        raise ValueError(str(error)) from error
    data = out.getvalue()
    # As long as what it replaces, so every place that the file's own table names stays true.
    return _FILE_DIGEST.sub(rb"\g<1>" + hashlib.sha256(data).hexdigest().encode() + rb"\3", data, count=1)


def moment_of(docx: bytes) -> datetime:
    """The moment that a Word file of ours gives as its making. Raises ValueError where it gives none."""
    try:
        with zipfile.ZipFile(BytesIO(docx)) as package:
            found = _CREATED.search(package.read("docProps/core.xml"))
    except (zipfile.BadZipFile, KeyError) as error:
        raise ValueError(str(error)) from error
    if found is None:
        raise ValueError("no dcterms:created")
    return datetime.fromisoformat(found[1].decode())


def read_stamp(pdf: bytes) -> PdfStamp | None:
    """The stamp written into a PDF, or None for one that we did not make, or that cannot be read."""
    if _FILE_DIGEST.search(pdf) is None:  # a stranger's file is not even opened
        return None
    try:
        information: Mapping[str, object] = PdfReader(BytesIO(pdf)).metadata or {}
        return PdfStamp(**{name: str(information.get(key, "")) for name, key in _KEYS.items()})
    except _BROKEN:
        return None


def is_untouched(pdf: bytes) -> bool:
    """Whether the PDF is byte for byte as it was made; a signature or a note added to it changes it."""
    found = _FILE_DIGEST.search(pdf)
    if found is None:
        return False
    blank = pdf[: found.start(2)] + _NO_DIGEST.encode() + pdf[found.end(2) :]
    return hashlib.sha256(blank).hexdigest().encode() == found[2]
