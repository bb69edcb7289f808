"""Which Word file a PDF says that it shows, told without the library that reads PDFs: who builds the site need not
have it.

Pure: bytes in, answers out. What a signature adds stands behind what was there, which it leaves as it is.
"""

from __future__ import annotations

from mmap import mmap

_DIGEST = 64
"""Hexadecimal figures of a SHA-256."""


def is_of(pdf: bytes | mmap, docx_sha256: str) -> bool:
    """Whether the PDF shows the Word file of this digest."""
    return _said(pdf, "DocxSHA256", _DIGEST) == docx_sha256


def is_issued_with(pdf: bytes | mmap, words_sha256: str) -> bool:
    """Whether the PDF is an issued document with the words of this digest, of whatever Word file."""
    return _said(pdf, "Status", len("issued")) == "issued" and _said(pdf, "WordsSHA256", _DIGEST) == words_sha256


def _said(pdf: bytes | mmap, name: str, length: int) -> str:
    key = f"/{name} (".encode()
    at = pdf.rfind(key)
    return pdf[at + len(key) : at + len(key) + length].decode("latin-1") if at >= 0 else ""
