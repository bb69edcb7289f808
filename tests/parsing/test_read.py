"""Reading the file of a report, whatever its size is said to be."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import pytest

from baocao.model import NoteKind, Source
from baocao.parsing.limits import MAX_BYTES
from baocao.parsing.read import read_file

UNSIZED = Path("/proc/self/status")
"""A regular file that says it is empty, as one does that grows while we look."""


@pytest.mark.parametrize("size", [0, 1, 5000, MAX_BYTES])
def test_a_file_is_read_whole(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"x" * size)
    read = read_file(path, "a.md", tmp_path)
    assert read.source.raw == "x" * size
    assert not read.notes


def test_a_file_with_a_byte_too_many_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"x" * (MAX_BYTES + 1))
    assert [note.kind for note in read_file(path, "a.md", tmp_path).notes] == [NoteKind.UNREADABLE]


@pytest.mark.skipif(not UNSIZED.is_file(), reason="no files here that hide their size")
def test_a_file_that_is_longer_than_it_said_is_read_whole() -> None:
    assert UNSIZED.stat().st_size == 0
    lines = read_file(UNSIZED, "status", Path("/"), folder_is_inside=True).source.raw.splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        line.partition(":")[0] for line in UNSIZED.read_text(encoding="utf-8").splitlines()
    ]


def test_a_usual_letter_is_composed_and_goes_together_with_no_other() -> None:
    usual = "".join(letter for letter in map(chr, range(sys.maxunicode + 1)) if Source("", letter).is_usual)
    assert set("\n aĂ–") < set(usual)
    assert not set("\r\ufeff\u0301\u00a0") & set(usual)
    assert unicodedata.is_normalized("NFC", usual)
    assert not [letter for letter in usual if unicodedata.combining(letter)]
