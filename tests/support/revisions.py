"""The made-up office in a git repository: two clean months are committed, and what is done then has changed since."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from baocao.cli import main
from support.git_repositories import begin
from support.offices import OFFICE_FILE
from support.repositories import enter_repository

MARCH = "reports/2022/2022-03.md"
FEBRUARY = "reports/2022/2022-02.md"


def committed_office(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository of the made-up office, all of it committed; commands run in it from here on."""
    root = enter_repository(folder, monkeypatch)
    begin(root)
    return root


def committed_offices(folder: Path, monkeypatch: pytest.MonkeyPatch, *names: str) -> Path:
    """A repository of several such offices below `offices/`, all of it committed."""
    root = enter_repository(folder, monkeypatch)
    for name in names:
        shutil.copytree(root / "reports", root / "offices" / name / "reports")
        shutil.copy(OFFICE_FILE, root / "offices" / name / "baocao.yml")
    shutil.rmtree(root / "reports")
    lines = ["offices:", *(f"  {name}: offices/{name}" for name in names)]
    (root / "baocao.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    begin(root)
    return root


def answered(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> Any:
    """What a command prints as JSON."""
    capsys.readouterr()
    assert main([*arguments, "--format", "json"]) == code
    return json.loads(capsys.readouterr().out)
