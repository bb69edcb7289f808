"""A repository on disk for tests of commands, what people do to its files, and processes to wait for."""

from __future__ import annotations

import io
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfWriter

from support.offices import OFFICE_FILE

REPORT = "reports/2022/2022-03.md"
"""The later of its two months."""
ISSUED = "status: issued\ncode_number: 5\nissued_date: 2022-03-25\nsigner: {full_name: Lê Văn A}"
"""What takes the place of `status: draft` once a report is signed."""


def enter_repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of the made-up office with two clean months; commands run in it from here on."""
    root = folder / "kho"
    shutil.copytree(OFFICE_FILE.parent / "clean" / "reports", root / "reports")
    shutil.copy(OFFICE_FILE, root / "baocao.yml")
    monkeypatch.chdir(root)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return root


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def edit_by_hand(path: Path) -> bytes:
    """What the Word file holds after someone opened it, added a line and saved it."""
    document = Document(str(path))
    document.add_paragraph("Thêm bằng tay.")
    saved = io.BytesIO()
    document.save(saved)
    path.write_bytes(saved.getvalue())
    return saved.getvalue()


def long_ago(path: Path) -> None:
    os.utime(path, (1_000_000_000, 1_000_000_000))


def noted_on(pdf: bytes) -> bytes:
    """The PDF with something added at its end, as programs do that sign or comment."""
    writer = PdfWriter(io.BytesIO(pdf), incremental=True)
    writer.add_metadata({"/Subject": "ký"})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def is_running(pid: int) -> bool:
    """Whether the process still runs; one that has ended may wait for its parent to notice."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def wait_for(is_so: Callable[[], bool]) -> None:
    """Waits until it is so, for half a minute at most."""
    for _ in range(600):
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError("it never came")
