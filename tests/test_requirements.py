"""The lock files hold what pyproject.toml asks for, by hashes, for whoever installs by them."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from support.made import CHECKOUT
from support.paths import paths_in

PYPROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS: dict[str, list[str]] = PYPROJECT["project"]["optional-dependencies"]
CORE = CHECKOUT / "requirements.lock"
_ENTRY = re.compile(r"(?m)^(\S+==[^\\\n]*) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)")
_COMMENT = re.compile(r"(?m)^#.*\n")


def locked(path: Path) -> list[Requirement]:
    """What a lock file names."""
    return [Requirement(entry[1]) for entry in _ENTRY.finditer(path.read_text(encoding="utf-8"))]


def files() -> list[Path]:
    return [CORE, *paths_in(CHECKOUT / "requirements", "*.lock")]


def version(requirement: Requirement) -> str:
    (pin,) = requirement.specifier
    return pin.version


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_a_lock_file_holds_pins_and_hashes_and_names_no_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert _ENTRY.sub("", _COMMENT.sub("", text)) == ""
    assert "://" not in text
    assert all(pin.operator == "==" for requirement in locked(path) for pin in requirement.specifier)


@pytest.mark.parametrize("extra", [None, *EXTRAS])
def test_the_locks_keep_to_the_ranges_of_pyproject(extra: str | None) -> None:
    wanted = EXTRAS[extra] if extra else PYPROJECT["project"]["dependencies"] + PYPROJECT["build-system"]["requires"]
    held = locked(CORE) + (locked(CHECKOUT / f"requirements/{extra}.lock") if extra else [])
    for requirement in map(Requirement, wanted):
        versions = [
            version(entry) for entry in held if canonicalize_name(entry.name) == canonicalize_name(requirement.name)
        ]
        assert versions, f"{requirement} is not locked: run make lock"
        for found in versions:
            assert requirement.specifier.contains(found), f"{requirement}, locked {found}: run make lock"


def test_each_extra_has_its_lock_file_and_no_other_is_there() -> None:
    assert {path.stem for path in files()[1:]} == set(EXTRAS), "run make lock"


def test_a_package_has_the_same_versions_wherever_it_is_locked() -> None:
    seen: dict[str, set[str]] = {}
    for path in files():
        held = locked(path)
        for name in {requirement.name for requirement in held}:
            versions = {version(requirement) for requirement in held if requirement.name == name}
            assert seen.setdefault(name, versions) == versions, path


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_what_a_locked_package_needs_is_locked_too(path: Path) -> None:
    """pip refuses by hashes what a lock file forgets."""
    held = [entry for entry in {*locked(CORE), *locked(path)} if entry.marker is None or entry.marker.evaluate()]
    names = {canonicalize_name(entry.name) for entry in held}
    for name in names:
        try:
            needs = distribution(name).requires or []
        except PackageNotFoundError:  # of a part that is not installed here
            continue
        for need in map(Requirement, needs):
            if need.marker is None or need.marker.evaluate({"extra": ""}):
                assert canonicalize_name(need.name) in names, f"{need}, of {name}"
