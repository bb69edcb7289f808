"""LibreOffice for tests: a Word file saved again, or as PDF, and what its pages hold; skipped where it is absent."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from lxml import etree

_READ_AS = "--infilter=MS Word 2007 XML"
_KINDS = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf:writer_pdf_Export"}
_TIME_LIMIT = 120


def converted(data: bytes, kind: str) -> bytes:
    """The Word file `data` as LibreOffice saves it as `kind`, `docx` or `pdf`."""
    (result,) = all_converted([data], kind)
    return result


def all_converted(files: Sequence[bytes], kind: str) -> list[bytes]:
    """Each of the Word files as LibreOffice saves it, by one process, since starting it takes longer than a file."""
    program = _program("soffice", "LibreOffice")
    with TemporaryDirectory() as name:
        folder = Path(name)
        sources = [folder / "in" / f"{count}.docx" for count, _ in enumerate(files)]
        (folder / "in").mkdir()
        for source, data in zip(sources, files, strict=True):
            source.write_bytes(data)
        command = [program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", _READ_AS]
        command += ["--convert-to", _KINDS[kind], "--outdir", str(folder), *map(str, sources)]
        subprocess.run(command, capture_output=True, check=True, timeout=_TIME_LIMIT)
        return [(folder / source.name).with_suffix(f".{kind}").read_bytes() for source in sources]


def pages(pdf: bytes) -> list[str]:
    """The text of each page, in reading order."""
    return _poppler(pdf, "-layout").split("\f")[:-1]


def _poppler(pdf: bytes, mode: str) -> str:
    done = subprocess.run(
        [_program("pdftotext", "poppler"), mode, "-", "-"],
        input=pdf,
        capture_output=True,
        check=True,
        timeout=_TIME_LIMIT,
    )
    return done.stdout.decode()


@cache
def _program(name: str, package: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{package} is not installed")
    return found


@dataclass(frozen=True)
class Word:
    """A word on a page: its upper left and lower right corners in pt."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def words(pdf: bytes) -> list[Word]:
    """Every word with its place."""
    root = etree.fromstring(_poppler(pdf, "-bbox").encode())
    return [
        Word(page, each.text or "", *(float(each.get(side)) for side in ("xMin", "yMin", "xMax", "yMax")))
        for page, sheet in enumerate(root.iter("{*}page"), 1)
        for each in sheet.iter("{*}word")
    ]
