"""Odd and hostile files through the command itself: a verdict or one clear sentence, never a traceback."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baocao.cli import main
from baocao.word.stamp import is_untouched, read_stamp, words_match
from support.decree_file import base
from support.refused_word import REFUSED, document, is_refused_or_read, parts_of
from support.wordfiles import p, relationships, word_file, zip_of

Printed = pytest.CaptureFixture[str]
_MAIN = "word/document.xml"


def packed(method: int, only: str = "") -> bytes:
    """Our own file, all parts or `only` one packed by another method."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts_of(base()).items():
            package.writestr(name, data, method if only in ("", name) else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def in_table(data: bytes, name: str, at: int, value: bytes) -> bytes:
    """`data` with other bytes in the entry of `name` in the table at the end of the zip."""
    entry = data.rindex(name.encode()) - 46
    return data[: entry + at] + value + data[entry + at + len(value) :]


def spoilt_inside(method: int) -> bytes:
    """Our file whose document, packed by `method`, has its packed bytes spoilt in the middle."""
    data = bytearray(packed(method, _MAIN))
    start = data.index(_MAIN.encode()) + len(_MAIN)
    for at in range(start + 8, start + 60):
        data[at] ^= 0xA5
    return bytes(data)


def greedy() -> bytes:
    """An LZMA part whose header asks for a dictionary of 4 GB."""
    data = bytearray(packed(zipfile.ZIP_LZMA, _MAIN))
    start = data.index(_MAIN.encode()) + len(_MAIN)
    data[start + 5 : start + 9] = b"\xff\xff\xff\xff"
    return bytes(data)


def linked() -> bytes:
    """A file whose document is a symbolic link out of the file."""
    parts = parts_of(base())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name)
            if name == _MAIN:
                entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
            package.writestr(entry, b"/etc/passwd" if name == _MAIN else data)
    return out.getvalue()


def with_main(name: str, data: bytes = document(p("a"))) -> bytes:
    """A file whose document is called so."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    escaped = name.replace("&", "&amp;").replace("\x1b", "%1B").replace("\n", "%0A")
    parts = {key: part for key, part in parts_of(word_file(p("a"))).items() if key != _MAIN}
    return zip_of({**parts, "_rels/.rels": relationships([("rId1", kind, escaped)]), name: data})


def bomb(levels: int) -> bytes:
    """A zip of zips of nothing but zeros."""
    data = bytes(4 * 1024 * 1024)
    for _ in range(levels):
        data = zip_of({"word/media/a.zip": data})
    return zip_of({**parts_of(word_file(p("a"))), "word/media/a.zip": data})


DEEP = "<w:smartTag>" * 5000 + "</w:smartTag>" * 5000
REFUSED_ODDS = {
    "LZMA": packed(zipfile.ZIP_LZMA),
    "LZMA that is spoilt": spoilt_inside(zipfile.ZIP_LZMA),
    "LZMA that asks for 4 GB": greedy(),
    "bzip2": packed(zipfile.ZIP_BZIP2),
    "bzip2 that is spoilt": spoilt_inside(zipfile.ZIP_BZIP2),
    "deflate that is spoilt": spoilt_inside(zipfile.ZIP_DEFLATED),
    "deflate64": in_table(base(), _MAIN, 10, b"\x09\0"),
    "AES without a flag": in_table(base(), _MAIN, 10, b"\x63\0"),
    "a method that nobody knows": in_table(base(), _MAIN, 10, b"\xff\xff"),
    "a wrong sum": in_table(base(), _MAIN, 16, b"\1\2\3\4"),
    "a document that begins elsewhere": in_table(base(), _MAIN, 42, b"\xff\xff\xff\x7f"),
    "a size that lies": in_table(base(), _MAIN, 24, b"\xff\xff\xff\x7f"),
    "a symbolic link": linked(),
    "a document of absurd depth": word_file(DEEP),
    "a name that steers the terminal": with_main("word/\x1b[2J\x1b]0;x\x07\na.xml", b"<w:"),
    "a name of one letter a thousand times": with_main("w" * 5000, b"<w:"),
}
READ_ODDS = {
    "an LZMA part that nobody reads": packed(zipfile.ZIP_LZMA, "docProps/app.xml"),
    "zips inside": bomb(3),
    "an entry that points out of the file": word_file(p("a"), extra={"../../x.xml": b"x", "/etc/x": b"x"}),
    "a document under another name": with_main("word/&\u202etài liệu.xml"),
    "a body without anything": word_file(),
}


def test_every_odd_file_gets_a_verdict_or_one_clear_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = {**{name: data for name, (data, _) in REFUSED.items()}, **REFUSED_ODDS}
    for name, data in {**refused, **READ_ODDS}.items():
        Path("odd.docx").write_bytes(data)
        code = main(["verify", "odd.docx"])
        said = capsys.readouterr()
        assert (code == 2) is (name in refused), name
        if code == 2:
            assert said.out == "", name
            assert said.err.startswith("odd.docx: Tệp "), name
            assert said.err.count("\n") == 1, name
        else:
            assert said.err == "", name
        assert (said.out + said.err).replace("\n", "").isprintable(), name


def test_a_part_in_lzma_says_what_is_wrong(tmp_path: Path, capsys: Printed) -> None:
    for data in (packed(zipfile.ZIP_LZMA), spoilt_inside(zipfile.ZIP_LZMA)):
        (tmp_path / "a.docx").write_bytes(data)
        assert main(["verify", str(tmp_path / "a.docx")]) == 2
        assert "nén theo cách tệp Word không dùng" in capsys.readouterr().err


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=200)
@given(st.data())
def test_no_spoilt_byte_of_our_own_file_brings_another_end(data: st.DataObject) -> None:
    whole = bytearray(base())
    table = whole.index(b"PK\x01\x02")
    for _ in range(data.draw(st.integers(1, 6))):
        low = data.draw(st.sampled_from([0, table]))  # anywhere, or in the short table at the end
        whole[data.draw(st.integers(low, len(whole) - 1))] = data.draw(st.integers(0, 255))
    if data.draw(st.integers(0, 4)) == 0:
        del whole[data.draw(st.integers(0, len(whole) - 1)) :]
    is_refused_or_read(bytes(whole))
    read_stamp(bytes(whole))
    is_untouched(bytes(whole))
    words_match(bytes(whole))
