"""A repository with the Makefile and the program as `make setup` leaves them, and what make does there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
GOLDEN = CHECKOUT / "tests" / "golden"
TIME_LIMIT = 120


def furnish(root: Path, *more: str) -> Path:
    """Puts the Makefile, an environment that is ready, and `more` of the checkout into a repository."""
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "requirements", *more):
        source = CHECKOUT / name
        # Code is not copied: what a test changes must never be the program.
        (root / name).symlink_to(source) if name == "scripts" else _copy(source, root / name)
    programs = root / ".venv/bin"
    programs.mkdir(parents=True)
    program = programs / "baocao"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m baocao "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (programs / "python").symlink_to(sys.executable)
    for stamp in (".ready", *(f".part-{path.stem}" for path in (root / "requirements").glob("*.lock"))):
        (root / ".venv" / stamp).touch()
    return root


def sources_in(folder: Path) -> Path:
    """What the package is built from, copied to `folder`, for what is built there is left there."""
    folder.mkdir()
    names = ("scripts", "docs", "pyproject.toml", "requirements.lock", "requirements", "README.md", "LICENSE")
    for name in (*names, ".pre-commit-hooks.yaml"):
        _copy(CHECKOUT / name, folder / name)
    return folder


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    else:
        shutil.copy(source, target)


def make(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What `make` with the arguments prints, and its exit code; no other make is above it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    kept |= {"PYTHONPATH": str(CHECKOUT / "scripts"), **environment}
    return subprocess.run(
        ["make", *arguments],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        env=kept,
        timeout=TIME_LIMIT,
        check=False,
    )
