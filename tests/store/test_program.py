"""What was found by another program is found anew, and what `check` lists of the program is what it is made by."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

import baocao
from baocao.store.findings_store import LIBRARIES, MODULES
from baocao.store.program import program_digest
from support.import_graph import files_of, imported_by, libraries_of, lie_in

JUDGE = "baocao.commands.common.judging"
ONLY_AROUND = {"config_problems.py", "output.py", "outcome.py", "reports.py", "set_up.py", "__init__.py"}
"""What commands share and findings do not depend on."""
ONLY_WRITING = {"files.py", "temporary_files.py"}


@pytest.fixture(scope="module")
def imported() -> set[str]:
    return imported_by([JUDGE], ["baocao.checking.rules"], ["baocao.commands.common.reports"])


def test_the_key_lists_the_modules_that_find_something(imported: set[str]) -> None:
    around = ONLY_WRITING | {f"commands/common/{name}" for name in ONLY_AROUND} | {"commands/__init__.py"}
    needed = files_of(imported | {JUDGE}) - around
    assert len(needed) > 100
    assert sorted(file for file in needed if not lie_in(file, MODULES)) == []
    assert sorted(name for name in MODULES if not any(lie_in(file, [name]) for file in needed | {"__init__.py"})) == []


def test_the_key_lists_the_libraries_that_find_something(imported: set[str]) -> None:
    assert libraries_of(imported) == set(LIBRARIES)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    copy = tmp_path / "baocao"
    shutil.copytree(Path(baocao.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def digest(package: Path) -> bytes:
    program_digest.cache_clear()
    return program_digest(MODULES, LIBRARIES, str(package))


@pytest.mark.parametrize(
    "name", ["__init__.py", "checking/rules/k01_dropped_item.py", "language/words/months.txt", "yaml/tree.py"]
)
def test_another_program_is_told_from_this_one(package: Path, name: str) -> None:
    before = digest(package)
    path = package / name
    if not path.exists():
        path = sorted((package / "language/words").iterdir())[0]
    path.write_bytes(path.read_bytes() + b"\n")
    assert digest(package) != before


def test_a_rule_more_or_less_makes_another_program(package: Path) -> None:
    before = digest(package)
    path = package / "checking/rules/k99_new.py"
    path.touch()
    more = digest(package)
    path.unlink()
    assert more != before == digest(package)


@pytest.mark.parametrize("name", ["cli.py", "site/plugin.py", "word/__init__.py", "render/formats/check_text.py"])
def test_what_finds_nothing_does_not_matter(package: Path, name: str) -> None:
    before = digest(package)
    (package / name).write_bytes(b"\n")
    assert digest(package) == before


def test_another_version_of_a_library_makes_another_program(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digest(package)
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    (tmp_path / "Unknown-1.0.dist-info").mkdir()
    assert digest(package) == before
    (tmp_path / "pyyaml-99.0.dist-info").mkdir()
    assert digest(package) != before
