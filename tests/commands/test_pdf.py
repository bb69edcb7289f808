"""`baocao pdf`: one LibreOffice for all, older files that give way or stay, and trouble said clearly."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from baocao.cli import main
from baocao.commands.common.printing import pdf_files, pdf_run
from baocao.pdf.libreoffice import PROGRAM_VARIABLE
from baocao.pdf.stamp import is_untouched, read_stamp
from baocao.word.stamp import read_stamp as read_word_stamp
from support.repositories import (
    ISSUED,
    REPORT,
    edit,
    edit_by_hand,
    enter_repository,
    is_running,
    long_ago,
    noted_on,
    wait_for,
)

Printed = pytest.CaptureFixture[str]
PDF = "build/pdf/2022/2022-03.pdf"

# Crashes where the Word file says so, and is LibreOffice otherwise.
WEAK_OFFICE = """#!{python}
import os, signal, sys, zipfile
for name in sys.argv:
    if name.endswith(".docx") and b"SUP DO" in zipfile.ZipFile(name).read("word/document.xml"):
        os.kill(os.getpid(), signal.SIGSEGV)
os.execv({office!r}, [{office!r}, *sys.argv[1:]])
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of the made-up office with two clean months; commands run in it."""
    return enter_repository(tmp_path, monkeypatch)


@pytest.fixture
def target(repository: Path, libreoffice: Path) -> Path:
    """The PDF of the later month, made."""
    assert main(["pdf", "2022-03"]) == 0
    return repository / PDF


def issue(repository: Path) -> None:
    edit(repository / REPORT, "status: draft", ISSUED)


def sign(path: Path) -> bytes:
    """The PDF at `path` with something added at its end, as signing does."""
    path.write_bytes(noted_on(path.read_bytes()))
    return path.read_bytes()


def no_office(*_: object, **__: object) -> object:
    raise AssertionError("LibreOffice was started")


# --------------------------------------------------------------------------- what is made


def test_every_report_becomes_a_pdf_of_the_word_file_that_docx_makes(
    repository: Path, libreoffice: Path, capsys: Printed
) -> None:
    assert main(["pdf"]) == 0
    assert capsys.readouterr().out.split() == ["build/pdf/2022/2022-02.pdf", PDF]
    assert not (repository / "build/docx").exists()
    assert main(["docx", "2022-03", "-o", "ra.docx"]) == 0
    word, stamp = (repository / "ra.docx").read_bytes(), read_stamp((repository / PDF).read_bytes())
    own = read_word_stamp(word)
    assert own is not None
    assert stamp == pdf_files.stamp_of(word)
    assert stamp.source_sha256 == own.source_sha256


def test_one_pdf_may_go_to_a_file_and_wrong_places_are_wrong_usage(
    repository: Path, libreoffice: Path, capsys: Printed
) -> None:
    assert main(["pdf", "2022-03", "-o", "bao-cao.pdf"]) == 0
    assert is_untouched((repository / "bao-cao.pdf").read_bytes())
    assert main(["pdf", "2022-03", "-o", "bao-cao.docx"]) == 2
    assert "đuôi .pdf" in capsys.readouterr().err
    assert main(["pdf", "-o", "hai.pdf"]) == 2


def test_an_unchanged_report_is_not_converted_again(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = target.stat()
    monkeypatch.setattr(pdf_files, "convert", lambda words, *_, **__: no_office() if words else _nothing())
    assert main(["pdf", "2022-03"]) == 0
    assert target.stat().st_ino == before.st_ino
    assert target.stat().st_mtime >= before.st_mtime


@pytest.mark.parametrize("changed", [(), ("--changed",)])
def test_settings_that_are_put_back_with_their_old_time_count(
    repository: Path, target: Path, changed: tuple[str, ...]
) -> None:
    right, settings = target.read_bytes(), repository / "baocao.yml"
    shutil.copy2(settings, repository / "goc.yml")
    edit(settings, "SỞ VĂN HÓA", "SỞ KHÁC")
    assert main(["pdf", "2022-03", *changed]) == 0
    assert target.read_bytes() != right
    shutil.copy2(repository / "goc.yml", settings)
    assert main(["pdf", "2022-03", *changed]) == 0
    assert target.read_bytes() == right


@pytest.mark.parametrize("with_word", [False, True])
def test_a_time_is_no_change(
    repository: Path, target: Path, monkeypatch: pytest.MonkeyPatch, with_word: bool, capsys: Printed
) -> None:
    if with_word:
        assert main(["docx", "2022-03"]) == 0
    capsys.readouterr()
    monkeypatch.setattr(pdf_files, "convert", no_office)
    for name in (REPORT, "baocao.yml", PDF):
        long_ago(repository / name)
        assert main(["pdf", "2022-03", "--changed"]) == 0
    signed = sign(target)
    assert main(["pdf", "2022-03", "--changed"]) == 0
    assert (target.read_bytes(), capsys.readouterr().out) == (signed, "")


def _nothing():  # type: ignore[no-untyped-def]
    yield from ()


def test_a_changed_report_or_a_wish_makes_it_again_and_the_same_again_is_not_written(
    repository: Path, target: Path
) -> None:
    first, inode = target.read_bytes(), target.stat().st_ino
    assert main(["pdf", "2022-03", "--force"]) == 0
    assert (target.read_bytes(), target.stat().st_ino) == (first, inode)
    edit(repository / REPORT, "Số hóa 500", "Số hóa 600")
    assert main(["pdf", "2022-03"]) == 0
    assert target.read_bytes() != first


def test_where_all_are_made_no_report_is_read_and_nothing_is_started(
    repository: Path, libreoffice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert main(["pdf", "--changed"]) == 0
    made = capsys.readouterr().out.split()
    read: list[object] = []
    load = pdf_run.load
    monkeypatch.setattr(pdf_run, "load", lambda *a: read.append(a) or load(*a))
    assert main(["pdf", "--changed"]) == 0
    assert (capsys.readouterr().out, read) == ("", [])
    (repository / PDF).unlink()
    assert main(["pdf", "--changed"]) == 0
    assert capsys.readouterr().out.split() == [PDF]
    assert PDF in made
    assert read
    assert main(["docx", "2022-03"]) == 0
    read.clear()
    assert main(["pdf", "--changed"]) == 0
    assert read


# --------------------------------------------------------------------------- what stays


@pytest.mark.parametrize("content", [b"ghi ch\xc3\xba", b"%PDF-1.7\n%%EOF\n"])
def test_a_pdf_that_is_not_ours_stays(repository: Path, libreoffice: Path, capsys: Printed, content: bytes) -> None:
    (repository / "cua-toi.pdf").write_bytes(content)
    assert main(["pdf", "2022-03", "-o", "cua-toi.pdf"]) == 1
    assert "không phải tệp do baocao xuất" in capsys.readouterr().err
    assert (repository / "cua-toi.pdf").read_bytes() == content
    assert main(["pdf", "2022-03", "-o", "cua-toi.pdf", "--force"]) == 0
    assert is_untouched((repository / "cua-toi.pdf").read_bytes())


def test_a_signed_pdf_of_a_draft_stays(repository: Path, target: Path, capsys: Printed) -> None:
    signed = sign(target)
    edit(repository / REPORT, "Số hóa 500", "Số hóa 600")
    assert main(["pdf", "2022-03"]) == 1
    assert "được ký số" in capsys.readouterr().err
    assert target.read_bytes() == signed


def test_an_issued_pdf_is_kept_signed_or_not_while_its_words_are_the_same(
    repository: Path, libreoffice: Path, capsys: Printed
) -> None:
    issue(repository)
    target = repository / PDF
    assert main(["pdf", "2022-03"]) == 0
    versions = (target.read_bytes(), sign(target))
    for kept in versions:
        target.write_bytes(kept)
        long_ago(target)
        assert main(["pdf", "2022-03"]) == 0
        assert target.read_bytes() == kept
        assert target.stat().st_mtime > 1_000_000_000
    edit(repository / REPORT, "Số hóa 500", "Số hóa 600")
    for kept in versions:
        target.write_bytes(kept)
        assert main(["pdf", "2022-03"]) == 1
        assert target.read_bytes() == kept
    assert "Điều 18 khoản 3" in capsys.readouterr().err


def test_no_pdf_is_made_past_a_word_file_that_says_otherwise(
    repository: Path, libreoffice: Path, capsys: Printed
) -> None:
    assert main(["docx", "2022-03"]) == 0
    edit_by_hand(repository / "build/docx/2022/2022-03.docx")
    assert main(["pdf"]) == 1
    printed = capsys.readouterr()
    assert "build/docx/2022/2022-03.docx đã được sửa" in printed.err
    assert not (repository / PDF).exists()
    assert (repository / "build/pdf/2022/2022-02.pdf").is_file()


def test_the_pdf_of_an_issued_report_shows_the_word_file_that_was_kept(repository: Path, libreoffice: Path) -> None:
    issue(repository)
    assert main(["docx", "2022-03"]) == 0
    edit(repository / REPORT, "## II.", "\n## II.")
    assert main(["pdf", "2022-03"]) == 0
    kept = (repository / "build/docx/2022/2022-03.docx").read_bytes()
    assert read_stamp((repository / PDF).read_bytes()) == pdf_files.stamp_of(kept)


# --------------------------------------------------------------------------- trouble


def test_without_libreoffice_it_says_how_to_install_it(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setenv(PROGRAM_VARIABLE, "/khong/co/soffice")
    assert main(["pdf"]) == 1
    assert "sudo apt install libreoffice-writer-nogui fonts-liberation2" in capsys.readouterr().err


def test_a_report_on_which_libreoffice_crashes_is_named_and_the_others_are_made(
    repository: Path, libreoffice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    weak = tmp_path / "weak-office"
    weak.write_text(WEAK_OFFICE.format(python=sys.executable, office=str(libreoffice)), encoding="utf-8")
    weak.chmod(0o755)
    monkeypatch.setenv(PROGRAM_VARIABLE, str(weak))
    edit(repository / "reports/2022/2022-02.md", "## II.", "SUP DO\n\n## II.")
    assert main(["pdf"]) == 1
    printed = capsys.readouterr()
    assert printed.out == f"{PDF}\n"
    assert "reports/2022/2022-02.md: Chưa có bản PDF: LibreOffice dừng đột ngột" in printed.err
    assert "mở tệp Word bằng Word" in printed.err
    assert [path.name for path in (repository / "build/pdf/2022").iterdir()] == ["2022-03.pdf"]


@pytest.mark.skipif(os.name != "posix", reason="signals as on Unix")
def test_ended_from_outside_it_takes_libreoffice_with_it(repository: Path, tmp_path: Path) -> None:
    sleepy, temporary = tmp_path / "sleepy-office", tmp_path / "temporary"
    sleepy.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/pid\nexec sleep 1000\n", encoding="utf-8")
    sleepy.chmod(0o755)
    temporary.mkdir()
    environment = {**os.environ, PROGRAM_VARIABLE: str(sleepy), "TMPDIR": str(temporary)}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    process = subprocess.Popen([sys.executable, "-m", "baocao", "pdf"], env=environment)
    wait_for(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text() != "")
    process.terminate()
    assert process.wait(timeout=60) == 128 + signal.SIGTERM
    assert not is_running(int((tmp_path / "pid").read_text()))
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("foreign", "said"),
    [
        ({"DejaVuSerif": "ảạ", "OpenSymbol": "☑"}, ("DejaVuSerif (ạả)", "OpenSymbol (☑)", "fonts-liberation2")),
        ({"OpenSymbol": "☑"}, ("OpenSymbol (☑)", "hãy thay")),
    ],
)
def test_letters_in_another_font_are_one_warning_with_what_to_do(
    repository: Path,
    libreoffice: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Printed,
    foreign: dict[str, str],
    said: tuple[str, ...],
) -> None:
    monkeypatch.setattr(pdf_files, "foreign_letters", lambda pdf: foreign)
    assert main(["pdf"]) == 0
    (line,) = (line for line in capsys.readouterr().err.splitlines() if "Times New Roman" in line)
    for words in said:
        assert words in line
