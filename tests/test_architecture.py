"""The house: who may import whom. The layout of folders shows the design, and this keeps it true."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

SCRIPTS = Path(__file__).parent.parent / "scripts"
PACKAGE = SCRIPTS / "baocao"
MODULES = sorted(PACKAGE.rglob("*.py"))

EDGE = (
    "baocao.cli",
    "baocao.commands",
    "baocao.archive",
    "baocao.files",
    "baocao.leftovers",
    "baocao.__main__",
    "baocao.site.hook",
    "baocao.site.edge",
)
"""What may touch the disk, the clock, the screen and other programs."""
PROCESSES = (
    "baocao.word.writing.pandoc",
    "baocao.word.writing.reference",
    "baocao.word.__main__",
    "baocao.pdf.office",
)
"""The Word stage runs pandoc and carries its reference document; the PDF stage runs LibreOffice."""
READER = "baocao.read"
VIEWS = ("render", "word", "pdf", "site")
OUTSIDE = {"os", "subprocess", "tempfile", "shutil", "socket", "sys", "pypandoc", "mkdocs"}


def name_of(path: Path) -> str:
    parts = path.relative_to(SCRIPTS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    """What a module imports when it runs; imports for types alone do not count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def is_in(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in packages)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_edge_imports_the_edge(path: Path) -> None:
    if not is_in(name_of(path), EDGE):
        assert [one for one in imports(path) if is_in(one, EDGE)] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_edge_knows_the_world_outside(path: Path) -> None:
    name = name_of(path)
    if not is_in(name, (*EDGE, *PROCESSES)):
        allowed = {"sys"} if name == "baocao.__main__" else set()
        assert [one for one in imports(path) if one.partition(".")[0] in OUTSIDE - allowed] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_views_do_not_import_each_other(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[0]
    if own in VIEWS:
        others = tuple(f"baocao.{view}" for view in VIEWS if view != own)
        assert [one for one in imports(path) if is_in(one, others)] == []


@pytest.mark.parametrize("path", sorted((PACKAGE / "rules").glob("[a-z]*.py")), ids=name_of)
def test_a_rule_imports_no_other_rule(path: Path) -> None:
    assert [one for one in imports(path) if one.startswith("baocao.rules.")] == []


@pytest.mark.parametrize("path", sorted((PACKAGE / "model").glob("*.py")), ids=name_of)
def test_the_model_stands_on_nothing_but_periods(path: Path) -> None:
    assert [
        one for one in imports(path) if is_in(one, ("baocao",)) and not is_in(one, ("baocao.model", "baocao.period"))
    ] == []


def test_nothing_in_the_code_knows_the_office_of_this_repository() -> None:
    office = yaml.safe_load((PACKAGE.parent.parent / "baocao.yml").read_text(encoding="utf-8"))
    names = [office["organ"][key] for key in ("name", "place", "code_notation")]
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in (".py", ".html", ".css", ".openxml", ".lua", ".txt"):
            text = path.read_text(encoding="utf-8").casefold()
            assert [name for name in names if name.casefold() in text] == [], path
