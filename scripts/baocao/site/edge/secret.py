"""A secret of whoever runs this, by which what was kept is known again: no repository holds it, so none can forge."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path

from platformdirs import user_state_path

_LENGTH = 32


@cache
def secret() -> bytes:
    """The same bytes at each run of this user; new ones where none can be kept, so that nothing old is known again."""
    path = Path(user_state_path("baocao", appauthor=False)) / "store.key"
    return _kept(path) or _made(path)


def _kept(path: Path) -> bytes | None:
    try:
        found = path.read_bytes()
    except OSError:
        return None
    return found if len(found) == _LENGTH else None


def _made(path: Path) -> bytes:
    made = secrets.token_bytes(_LENGTH)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)  # one that is damaged
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(made)
    return made
