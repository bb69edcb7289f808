"""Stories: a few months of a made-up office, a command, and all that it prints.

A story is a folder of `tests/golden/` with `reports/`, a `command` file (`check` where there is none)
and `expected.txt`. Where it has a folder `then/`, that was committed with git before all became as the
story has it. Where it has `reviewed.txt`, somebody has worked on `sua.docx`, the Word file of its one report (of
the older one where there is one), as that says (see `support.word_edits.as_told`). Adding a case is adding a folder;
`pytest --update-golden` rewrites what is expected, and the diff is read in review.
"""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

from baocao.cli import main
from baocao.word.writing import write_docx
from support.git_repositories import begin, git
from support.offices import office_config, report_of
from support.paths import paths_in
from support.word_edits import as_told

GOLDEN = Path(__file__).parent / "golden"
STORIES = sorted(folder for folder in GOLDEN.iterdir() if folder.is_dir())


_NOT_OF_THE_OFFICE = shutil.ignore_patterns("expected.txt", "command", "then", "reviewed.txt")


def test_there_are_stories() -> None:
    assert STORIES


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_story_prints_what_is_expected(
    story: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    here = tmp_path / "kho"
    commit = _committed(story / "then", here) if (story / "then").exists() else None
    shutil.copytree(story, here, ignore=_NOT_OF_THE_OFFICE, dirs_exist_ok=True)
    if not (here / "baocao.yml").exists():
        shutil.copy(GOLDEN / "office.yml", here / "baocao.yml")
    told = story / "reviewed.txt"
    if told.exists():
        (here / "sua.docx").write_bytes(as_told(told.read_text(encoding="utf-8"), _word(story)))
    command_file = story / "command"
    command = command_file.read_text(encoding="utf-8").strip() if command_file.exists() else "check"
    monkeypatch.chdir(here)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")

    code = main(shlex.split(command))

    printed = capsys.readouterr()
    said = f"--- stderr\n{printed.err}" if printed.err else ""
    actual = f"$ baocao {command}\n{printed.out}{said}--- exit code {code}\n".replace(str(here), "<kho>")
    actual = actual.replace(commit[:7], "<mã>") if commit else actual
    expected_file = story / "expected.txt"
    if request.config.getoption("--update-golden"):
        expected_file.write_text(actual, encoding="utf-8")
    assert actual == expected_file.read_text(encoding="utf-8"), "if this is right, run: pytest --update-golden"


def _word(story: Path) -> bytes:
    """The Word file of the one report of the story, of the older one where there is one."""
    then = story / "then"
    (path,) = paths_in(then if then.exists() else story, "reports/*/*.md")
    return write_docx(report_of(path.read_bytes(), path.name), office_config())


def _committed(then: Path, here: Path) -> str:
    """Commit what there was, and leave only the office and git's own folder of it; the hash."""
    shutil.copytree(then, here)
    shutil.copy(GOLDEN / "office.yml", here / "baocao.yml")
    begin(here)
    shutil.rmtree(here / "reports")
    return git(here, "rev-parse", "HEAD").strip()
