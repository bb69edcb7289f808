"""`.pre-commit-hooks.yaml`: another office's repository takes our checks from there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import yaml
from baocao.cli import main
from support.git_repositories import begin, commit, git
from support.made import CHECKOUT, sources_in
from support.repositories import REPORT, edit, enter_repository

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
PRE_COMMIT = Path(sys.prefix) / "bin" / "pre-commit"
each_hook = pytest.mark.parametrize("name", HOOKS)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = enter_repository(tmp_path, monkeypatch)
    begin(root)
    return root


@each_hook
def test_the_hook_is_a_command_that_looks_at_the_whole_office(office: Path, name: str) -> None:
    program, *arguments = shlex.split(HOOKS[name]["entry"])
    assert program == "baocao"
    assert HOOKS[name]["pass_filenames"] is False
    assert main(arguments) == 0
    edit(office / REPORT, "- Đã mua máy chủ. {#mua-may-chu xong}", "- Tập huấn.")
    assert main(arguments) == 1


@each_hook
def test_the_hook_runs_for_reports_and_their_configuration_alone(name: str) -> None:
    pattern = re.compile(HOOKS[name]["files"])
    for path in (REPORT, "offices/so-khcn/reports/2022/2022-03.md", "baocao.yml", "offices/so-khcn/baocao.yml"):
        assert pattern.search(path), path
    for path in ("README.md", "docs/huong-dan.md", "reports/2022/anh.png", "khac-baocao.yml"):
        assert not pattern.search(path), path


@pytest.mark.skipif(not os.environ.get("CI"), reason="installs packages from an index: only where CI is set")
def test_pre_commit_runs_it_in_another_repository(office: Path, tmp_path: Path) -> None:
    program = sources_in(tmp_path / "baocao")
    begin(program)
    edit(office / REPORT, "- Đã mua máy chủ. {#mua-may-chu xong}", "- Tập huấn.")
    commit(office)
    done = subprocess.run(
        [PRE_COMMIT, "try-repo", program, "baocao-check", "--ref", git(program, "rev-parse", "HEAD").strip(), "-a"],
        cwd=office,
        env=os.environ | {"PRE_COMMIT_HOME": str(tmp_path / "cache")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "Kiểm tra báo cáo" in done.stdout
    assert "[K01] Việc “Mua máy chủ”" in done.stdout, done.stdout
