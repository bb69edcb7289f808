"""What is kept of an office is made again when anything that it is made of changes, and then alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from baocao.repository import open_repository
from baocao.site.edge.part_key import LIBRARIES, MODULES, part_key
from baocao.store.program import program_digest
from support.import_graph import imported_by, libraries_of
from support.site_building import made_repository

MAKERS = ("baocao.site.edge.build", "baocao.site.edge.store")
NO_MAKERS = {
    *("baocao.commands.common.parallel", "baocao.commands.common.progress"),
    *("baocao.files", "baocao.store.links_store", "baocao.store.sealed", "baocao.store.secret"),
}
"""What shares out the work and says how far it is, and what writes and seals the store."""


@pytest.fixture(scope="module")
def imported() -> set[str]:
    """All that is imported to make parts, the pages included, which are found by looking in their folder."""
    return imported_by(MAKERS, ["baocao.site.pages"], NO_MAKERS)


def test_the_key_lists_the_modules_that_make_parts(imported: set[str]) -> None:
    needed = {module.split(".")[1] for module in imported if module.startswith("baocao.")}
    assert needed | {"__init__"} == {name.removesuffix(".py") for name in MODULES}


def test_the_key_lists_the_libraries_that_make_parts(imported: set[str]) -> None:
    assert libraries_of(imported) == set(LIBRARIES)


@pytest.fixture
def package(repository: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "baocao"
    shutil.copytree(repository / "scripts" / "baocao", copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def changed(package: Path, name: str) -> bool:
    """Whether the program is another one for the store after a change of a file of the package."""
    before = program_digest(MODULES, LIBRARIES, str(package))
    path = package / name
    path.write_bytes(path.read_bytes() + b"\n")
    program_digest.cache_clear()
    return program_digest(MODULES, LIBRARIES, str(package)) != before


@pytest.mark.parametrize(
    "name",
    [
        "__init__.py",
        "archive.py",
        "config/load.py",
        "indicators/year.py",
        "open_data/table.py",
        "official.py",
        "parsing/parse.py",
        "parsing/markdown.py",
        "tasks/carryover.py",
        "tasks/likeness/settle.py",
        "site/pages/report.py",
        "site/templates/report.html",
    ],
)
def test_a_change_of_what_makes_parts_makes_them_anew(package: Path, name: str) -> None:
    assert changed(package, name)


def test_a_change_of_a_word_list_makes_parts_anew(package: Path) -> None:
    words = sorted(path.relative_to(package) for path in (package / "language" / "words").iterdir() if path.is_file())
    assert changed(package, str(words[-1]))


@pytest.mark.parametrize(
    "name", ["cli.py", "site/theme/main.html", "word/__init__.py", "form/__init__.py", "checking/check.py"]
)
def test_a_change_of_anything_else_keeps_them(package: Path, name: str) -> None:
    assert not changed(package, name)


def test_a_change_of_the_office_gives_another_key(repository: Path, tmp_path: Path) -> None:
    root = made_repository(repository, tmp_path / "kho")
    sizes = {"2022/2022-03.docx": 20_000}
    files = {"reports/2022/2022-03.md": sizes}

    def key() -> str:
        opened = open_repository(root)
        return part_key(opened, opened.folders[0], files)

    keys = [key(), key()]
    assert keys[0] == keys[1]
    sizes["2022/2022-03.docx"] += 1
    keys.append(key())
    files["reports/2022/2022-02.md"] = {"2022/2022-02.docx": 10}
    keys.append(key())
    report = root / "reports" / "2022" / "2022-03.md"
    report.write_text(report.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    keys.append(key())
    report.rename(report.with_name("2022-03-ban-sao.md"))
    keys.append(key())
    settings = root / "baocao.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("DU LỊCH", "THỂ THAO"), encoding="utf-8")
    keys.append(key())
    assert len(set(keys[1:])) == len(keys[1:])
