"""A program that was noted is known again without reading it, and another one never taken for it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from baocao.store import known_program
from baocao.store.known_program import known_program_digest
from baocao.store.program import program_digest
from baocao.store.sealed import LENGTH, read_sealed, write_sealed

pytestmark = pytest.mark.usefixtures("own_secret")

MODULES, LIBRARIES = ("a.py", "words"), ("PyYAML",)
SECRET = b"x" * 32


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "baocao/words").mkdir(parents=True)
    for name in ("a.py", "words/b.txt"):
        (tmp_path / "baocao" / name).write_text("một\n", encoding="utf-8")
    return tmp_path / "baocao"


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if all files had been touched long ago."""
    monkeypatch.setattr(known_program, "SETTLED", -1_000_000_000)


def digest(package: Path, secret: bytes = SECRET) -> bytes:
    """As the next run works it out; always that of the files as they are."""
    for each in (known_program_digest, program_digest):
        each.cache_clear()
    found = known_program_digest(MODULES, LIBRARIES, secret, str(package))
    assert found == program_digest(MODULES, LIBRARIES, str(package))
    return found


def note(tmp_path: Path) -> Path:
    (path,) = (tmp_path / "cache/baocao/program").iterdir()
    return path


@pytest.mark.usefixtures("settled")
def test_it_is_taken_from_the_note_of_an_earlier_run(package: Path, tmp_path: Path) -> None:
    found = digest(package)
    kept = read_sealed(note(tmp_path), SECRET)
    assert kept is not None
    assert kept.endswith(found)
    write_sealed(note(tmp_path), kept.removesuffix(found) + b"as noted", SECRET)
    known_program_digest.cache_clear()
    assert known_program_digest(MODULES, LIBRARIES, SECRET, str(package)) == b"as noted"


@pytest.mark.usefixtures("settled")
def test_a_file_of_the_same_size_and_time_is_another_one(package: Path) -> None:
    before, path = digest(package), package / "a.py"
    state = path.stat()
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert path.stat().st_size == state.st_size
    assert digest(package) != before


@pytest.mark.usefixtures("settled")
def test_a_file_more_or_less_is_another_program(package: Path) -> None:
    first = digest(package)
    (package / "words/c.txt").write_text("hai\n", encoding="utf-8")
    second = digest(package)
    (package / "words/b.txt").unlink()
    assert len({first, second, digest(package)}) == 3


def test_what_was_touched_just_now_is_not_noted(package: Path, tmp_path: Path) -> None:
    digest(package)
    assert not (tmp_path / "cache").exists()


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("damage", [b"", b"x" * LENGTH, b"x" * 200])
def test_a_note_that_somebody_else_wrote_or_that_is_damaged_does_not_count(
    package: Path, tmp_path: Path, damage: bytes
) -> None:
    found = digest(package)
    note(tmp_path).write_bytes(damage)
    assert digest(package) == found
    assert digest(package, b"y" * 32) == found
