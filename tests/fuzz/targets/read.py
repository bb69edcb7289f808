"""Bytes of a file that is said to be a report, up to its text; and from the text back to the file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from baocao.model import NoteKind
from baocao.parsing.file_places import FileText
from baocao.parsing.read import decode
from baocao.render.screen import cells, cut, wrap
from baocao.visible import visible
from fuzz import seeding
from fuzz.invariants import holds_places, is_harmless

MAX_LEN = 8192


def seeds() -> Iterator[bytes]:
    for text in seeding.reports():
        yield text.encode()
        yield unicodedata.normalize("NFD", text).replace("\n", "\r\n").encode("utf-8-sig")
    yield from (b"PK\x03\x04", "Số".encode("utf-16"), b"\xc3", b"e" + "\u0301".encode() * 200)


def run(data: bytes) -> None:
    read = decode(data, "reports/2022/2022-03.md")
    source = read.source
    holds_places(read.notes, source)
    if any(note.kind is NoteKind.UNREADABLE for note in read.notes):
        assert source.text == ""
        return
    assert source.raw == data.decode()
    assert "\r" not in source.text
    assert unicodedata.is_normalized("NFC", source.text)
    again = decode(source.text.encode(), source.path)
    if not source.text.startswith(("\ufeff", "PK\x03\x04")):  # a mark more, or what now looks like a zip file
        assert again.source.text == source.text
        assert not any(note.kind is NoteKind.NOT_NFC for note in again.notes)
    origin = FileText(source)
    whole = origin.replacement(0, len(source.text), "")
    assert source.raw[: whole.start] in ("", "\ufeff")
    assert whole.end == len(source.raw)
    at = 0
    for offset in range(0, len(source.text) + 1, max(1, len(source.text) // 50)):
        wanted = origin.replacement(offset, offset, "")
        assert at <= wanted.start <= wanted.end <= len(source.raw)
        assert _composed(source.raw[wanted.start : wanted.end]) == _composed(wanted.text)
        at = wanted.start
    for number in range(1, min(len(source.line_starts), 50) + 1):
        _is_shown(source.line(number))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _is_shown(line: str) -> None:
    shown = visible(line)
    is_harmless(shown)
    assert "\n" not in shown
    assert visible(shown) == shown
    for width in (10, 40):
        assert cells(cut(shown, width)) <= width
        for part in wrap(shown, width):
            is_harmless(part)
