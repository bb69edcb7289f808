"""`docx --changed` where nothing has changed: nothing is read or imported for it, and whatever changes is seen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from baocao.cli import main
from baocao.commands.common.printing import untouched
from support.made import CHECKOUT
from support.repositories import REPORT, edit, enter_repository, long_ago

MADE = "build/docx/2022/2022-03.docx"
HEAVY = ("baocao.parsing.parse", "baocao.config.load", "baocao.word.writing", "baocao.checking.check", "lxml", "yaml")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose Word files have been made."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    root = enter_repository(tmp_path, monkeypatch)
    assert main(["docx", "--changed"]) == 0
    return root


def imported() -> set[str]:
    script = (
        "import sys; from baocao.__main__ import main; sys.argv = ['baocao', 'docx', '--changed']; code = main(); "
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    known = {**os.environ, "PYTHONPATH": str(CHECKOUT / "scripts")}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=known, check=True)
    return set(done.stderr.split())


def made_again(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    capsys.readouterr()
    assert main(["docx", "--changed", *words]) == 0
    return capsys.readouterr().out.splitlines()


def test_nothing_is_imported_that_reads_or_writes_reports(root: Path) -> None:
    assert not imported() & set(HEAVY)
    edit(root / REPORT, "Đã mua", "Đã thuê")
    assert imported() > set(HEAVY)
    assert not imported() & set(HEAVY)


def _save_at_the_same_time(path: Path, old: str, new: str) -> None:
    before = path.stat()
    edit(path, old, new)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _save_long_ago(path: Path, old: str, new: str) -> None:
    edit(path, old, new)
    long_ago(path)


def _put_an_older_file_back(root: Path) -> None:
    """As from a backup: ours, whole, and of other settings."""
    whole = (root / MADE).read_bytes()
    edit(root / "baocao.yml", "place: Hải Sơn", "place: Sơn La")
    assert main(["docx", "--changed"]) == 0
    assert (root / MADE).read_bytes() != whole
    (root / MADE).write_bytes(whole)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a word": lambda root: edit(root / REPORT, "Đã mua", "Đã thuê"),
    "a word, the time put back": lambda root: _save_at_the_same_time(root / REPORT, "Đã mua", "Đã bán"),
    "a word, the time an older one": lambda root: _save_long_ago(root / REPORT, "Đã mua", "Đã thuê"),
    "the file is gone": lambda root: (root / MADE).unlink(),
    "the settings": lambda root: edit(root / "baocao.yml", "Sở", "Cục"),
    "the settings, the time put back": lambda root: _save_at_the_same_time(root / "baocao.yml", "Sở", "Vụ"),
    "the settings, the time an older one": lambda root: _save_long_ago(root / "baocao.yml", "Sở", "Cục"),
    "the file, by an older one of ours": _put_an_older_file_back,
    "build is gone": lambda root: shutil.rmtree(root / "build/docx"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(root: Path, capsys: pytest.CaptureFixture[str], change: str) -> None:
    assert made_again(capsys) == []
    CHANGES[change](root)
    assert MADE in made_again(capsys)
    assert made_again(capsys) == []


@pytest.mark.parametrize("time", [0, 2**31])
def test_a_time_is_no_change(root: Path, capsys: pytest.CaptureFixture[str], time: int) -> None:
    for path in (root / REPORT, root / "baocao.yml", root / MADE):
        os.utime(path, (time, time))
    assert made_again(capsys) == []


def test_what_nobody_can_have_touched_is_not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(untouched, "SETTLED", -1_000_000_000)  # as if it had lain there for long
    assert main(["docx", "--changed"]) == 0
    monkeypatch.setattr(untouched, "content", None)
    assert main(["docx", "--changed"]) == 0


def test_a_file_that_was_not_made_is_tried_again(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / MADE).write_bytes((root / MADE).read_bytes()[:500])
    for _ in range(2):
        capsys.readouterr()
        assert main(["docx", "--changed"]) == 1
        assert "không phải tệp do baocao xuất" in capsys.readouterr().err


@pytest.mark.parametrize("damage", [b"", b"x" * 80])
def test_what_is_kept_is_believed_only_as_it_was_sealed(
    root: Path, capsys: pytest.CaptureFixture[str], damage: bytes
) -> None:
    (kept,) = (path for path in (root / "build/.store/made").iterdir() if path.name == "docx")
    whole = kept.read_bytes()
    kept.write_bytes(damage)
    assert made_again(capsys) == []
    assert len(kept.read_bytes()) == len(whole)


def test_who_asks_for_more_gets_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert made_again(capsys, "-o", "khac/") != []
    assert made_again(capsys, "--force") != []
