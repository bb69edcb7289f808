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


_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub SettleAll(folder As String, count As Integer)
  For at = 0 To count - 1
    Settle(folder, at, "Accept")
    Settle(folder, at, "Reject")
  Next at
End Sub
Sub Settle(folder As String, at As Integer, answer As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "MS Word 2007 XML"
  doc = StarDesktop.loadComponentFromURL(folder &amp; "/" &amp; at &amp; ".docx", "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  frame = doc.CurrentController.Frame
  dispatcher.executeDispatch(frame, ".uno:" &amp; answer &amp; "AllTrackedChanges", "", 0, Array())
  doc.storeToURL(folder &amp; "/" &amp; at &amp; answer &amp; ".docx", kind())
  doc.close(True)
End Sub
</script:module>"""


def all_settled(files: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
    """Each of the Word files as LibreOffice saves it with all tracked changes accepted, and with all rejected."""
    program = _program("soffice", "LibreOffice")
    with TemporaryDirectory() as name:
        folder = Path(name)
        for count, data in enumerate(files):
            (folder / f"{count}.docx").write_bytes(data)
        command = [program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        for more in (
            "--terminate_after_init",
            f'macro:///Standard.Module1.SettleAll("{folder.as_uri()}",{len(files)})',
        ):
            subprocess.run([*command, more], capture_output=True, check=True, timeout=_TIME_LIMIT)
            # Its first start makes the profile, with an empty module.
            (folder / "profile/user/basic/Standard/Module1.xba").write_text(_MACRO, encoding="utf-8")
        return [
            ((folder / f"{at}Accept.docx").read_bytes(), (folder / f"{at}Reject.docx").read_bytes())
            for at in range(len(files))
        ]


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
