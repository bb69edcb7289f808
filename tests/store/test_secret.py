"""The secret of a user is the same at each run, nobody else may read it, and a home that is not there stops nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from baocao.store.secret import secret


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    secret.cache_clear()
    yield tmp_path
    secret.cache_clear()


def again() -> bytes:
    secret.cache_clear()
    return secret()


def test_it_is_kept_for_the_next_run_and_for_its_user_alone(state: Path) -> None:
    first = secret()
    assert (len(first), again()) == (32, first)
    (path,) = (state / "baocao").iterdir()
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


def test_one_that_is_damaged_gives_way(state: Path) -> None:
    first = secret()
    (state / "baocao" / "store.key").write_bytes(b"short")
    second = again()
    assert len(second) == 32
    assert second != first
    assert again() == second


def test_where_nothing_can_be_kept_each_run_has_its_own(state: Path) -> None:
    (state / "baocao").write_text("a file where the folder should be", encoding="utf-8")
    assert secret() != again()
