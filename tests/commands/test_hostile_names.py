"""Through make, reports whose names are commands to somebody: none runs, each is a finding, the others are made."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from baocao.cli import main
from support.hostile_names import NAMES, NASTIEST, WORDS
from support.made import furnish, make
from support.repositories import REPORT, edit, enter_repository

pytestmark = pytest.mark.takes_long

_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069]")
WORD = ("build/docx/2022/2022-02.docx", "build/docx/2022/2022-03.docx")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of the made-up office with two clean months, and make."""
    return furnish(enter_repository(tmp_path, monkeypatch), "mkdocs.yml", "docs", "scripts")


def add(checkout: Path, names: Iterable[bytes]) -> None:
    """Reports of these names, and folders of some of them, each with a report of a good name."""
    folder, report = os.fsencode(checkout / "reports"), (checkout / REPORT).read_bytes()
    for at, name in enumerate(names):
        with open(os.path.join(folder, b"2022", name + b".md"), "wb") as file:  # noqa: PTH118, PTH123 - bytes
            file.write(report)
        if at % 3 == 0:
            os.mkdir(os.path.join(folder, name))  # noqa: PTH102, PTH118 - bytes
            shutil.copy(checkout / REPORT, os.path.join(folder, name, b"2022-05.md"))  # noqa: PTH118 - bytes


def is_unharmed(checkout: Path) -> bool:
    """Whether no command ran: at the root there is what was there, and what make makes."""
    usual = {"Makefile", "baocao.yml", "build", "docs", "mkdocs.yml", "pyproject.toml", "reports", "scripts", ".venv"}
    usual |= {"requirements", "requirements.lock"}
    return {path.name for path in checkout.iterdir()} <= usual and not list(checkout.glob("**/canary"))


def test_no_name_runs_a_command_and_the_other_reports_are_made(checkout: Path) -> None:
    assert len(NAMES) >= 40
    add(checkout, NAMES)
    edit(checkout / REPORT, "Số hóa 500", f"Số hóa{WORDS} 500")
    for goal in ("help", "docx", "docx", "check", "site"):
        done = make(checkout, goal)
        assert "Traceback" not in done.stderr, goal
        assert is_unharmed(checkout), goal
        assert (goal, done.returncode) == (goal, 0 if goal in ("help", "site") else 2)
        if goal == "docx":
            assert all((checkout / name).is_file() for name in WORD)
    assert make(checkout, WORD[1]).returncode == 0
    assert (checkout / "build/site/2022/2022-03/index.html").is_file()
    assert (checkout / "build/site/docx/2022/2022-03.docx").is_file()
    for path in (checkout / "build/site").rglob("*"):
        if path.suffix in (".html", ".json", ".csv", ".atom", ".xml", ".txt"):
            assert not _STEERING.search(path.read_bytes().decode()), path
    done = make(checkout, "fix")
    assert done.returncode == 2
    assert is_unharmed(checkout)
    assert make(checkout, "clean").returncode == 0
    assert not (checkout / "build").exists()
    assert is_unharmed(checkout)


def test_each_bad_name_is_a_finding_that_says_how_to_rename(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(checkout, NAMES)
    capsys.readouterr()
    assert main(["check", "--select", "F04", "--format", "json"]) == 1
    named = {one["path"]: one for one in json.loads(capsys.readouterr().out)["diagnostics"]}
    for at, name in enumerate(NAMES):
        letters = name.decode(errors="surrogateescape")
        shown = "".join("\ufffd" if "\udc80" <= letter <= "\udcff" else letter for letter in letters)
        for path in (f"reports/2022/{shown}.md", *([f"reports/{shown}/2022-05.md"] if at % 3 == 0 else [])):
            assert "ký tự lạ" in named[path]["message"], path
            assert "reports/2022/2022-03.md" in named[path]["help"], path


@pytest.mark.usefixtures("libreoffice")
def test_pdfs_of_hostile_names_are_made_too(checkout: Path) -> None:
    add(checkout, NASTIEST)
    done = make(checkout, "pdf")
    assert "Traceback" not in done.stderr
    assert done.returncode == 2  # two folders have a report of one period
    assert is_unharmed(checkout)
    assert (checkout / "build/pdf/2022/2022-03.pdf").is_file()
    assert len(list((checkout / "build/pdf/2022").iterdir())) == len(NASTIEST) + 2
