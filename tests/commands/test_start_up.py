"""What a command does not wait for: other commands, what it does not make, offices that it was not asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from baocao.cli import main
from baocao.commands import command_names
from support.repositories import REPORT, edit, enter_repository

IMPORTED = """
import sys
from baocao.cli import main
main(sys.argv[1:])
print(*sys.modules, file=sys.stderr)
"""
FIELDS_OF_TEXT = """
import sys
from typing import ForwardRef
from baocao.cli import main
main(["check", "2022-03"])
for name, module in list(sys.modules.items()):
    for value in vars(module).values() if name.startswith("baocao") else ():
        if isinstance(value, type) and hasattr(value, "_fields"):
            if any(isinstance(kind, ForwardRef) for kind in getattr(value, "__annotations__", {}).values()):
                print(f"{value.__module__}.{value.__name__}", file=sys.stderr)
"""
NOT_FOR_CHECK = {
    "lxml", "jinja2", "pypandoc", "pypdf", "mkdocs", "multiprocessing", "concurrent", "wcwidth", "tqdm", "pydantic",
    "ruamel.yaml", "statistics", "tempfile", "dataclasses", "inspect", "importlib.resources", "importlib.metadata",
}  # fmt: skip
NOT_WITHOUT_GROUND = {
    "baocao.checking.fix",  # nothing is to be mended
    "baocao.tasks.likeness.lexicon", "baocao.tasks.carryover_by_words", "baocao.tasks.slugs.maker",  # all have markers
}  # fmt: skip


WHAT_FINDS = {
    "yaml", "baocao.archive", "baocao.config.load", "baocao.model", "baocao.parsing.read",
    "baocao.checking", "baocao.office", "baocao.tasks",
}  # fmt: skip
TAKES_LONG = {
    "pyromark",
    "inspect",
    "shutil",
    "pkgutil",
    "hashlib",
    "hmac",
    "locale",
    "bz2",
    "tempfile",
    "platformdirs",
}
"""What was once imported for the sake of some function."""

NOT_FOR_DOCX = {"http", "email", "urllib.request", "jinja2", "mkdocs", "pypdf", "baocao.review", "baocao.exchange"}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return enter_repository(tmp_path, monkeypatch)


def imported_by(command: str, *names: str) -> set[str]:
    imported = imported_for(command, *names)
    assert f"baocao.commands.{command}" in imported
    return imported


def imported_for(*words: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", IMPORTED, *words], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def imported_by_check(*names: str) -> set[str]:
    return imported_by("check", *names)


def test_to_say_its_version_the_program_imports_no_command() -> None:
    assert imported_for("--version") & {f"baocao.commands.{name}" for name in command_names()} == set()


def test_check_imports_no_other_command_and_nothing_that_makes_files(root: Path) -> None:
    imported = imported_by_check("2022-03")
    assert "baocao.commands.common.judging" in imported
    ours = {f"baocao.{name}" for name in ("word", "form", "pdf", "site")}
    others = {f"baocao.commands.{name}" for name in command_names() - {"check"}}
    assert imported & (NOT_FOR_CHECK | NOT_WITHOUT_GROUND | ours | others) == set()


@pytest.mark.usefixtures("root")
def test_no_type_of_a_field_is_compiled_from_text() -> None:
    done = subprocess.run([sys.executable, "-c", FIELDS_OF_TEXT], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_docx_imports_nothing_that_speaks_to_others_or_compares(root: Path) -> None:
    imported = imported_by("docx", "--force", "2022-03")
    assert (root / "build/docx/2022/2022-03.docx").is_file()
    assert imported & NOT_FOR_DOCX == set()


@pytest.mark.parametrize("names", [["2022-03"], []], ids=["one", "all"])
def test_what_was_found_before_is_shown_without_what_finds_it(root: Path, names: list[str]) -> None:
    edit(root / REPORT, "Số hóa", "Số  hóa")
    assert imported_by_check(*names) >= WHAT_FINDS
    assert imported_by_check(*names) & (NOT_FOR_CHECK | WHAT_FINDS | TAKES_LONG) == set()


def test_a_report_named_alone_needs_no_other_office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = enter_repository(tmp_path, monkeypatch)
    for name in ("mot", "hai"):
        (root / name).mkdir()
    (root / "reports").rename(root / "mot" / "reports")
    (root / "baocao.yml").rename(root / "mot" / "baocao.yml")
    (root / "hai" / "baocao.yml").write_text("organ: [\n", encoding="utf-8")
    (root / "baocao.yml").write_text("offices: {mot: mot, hai: hai}\n", encoding="utf-8")
    assert main(["check", "mot/2022-03"]) < 2
    assert "hai/baocao.yml" not in capsys.readouterr().err
    assert main(["check"]) == 2
    assert "hai/baocao.yml" in capsys.readouterr().err
