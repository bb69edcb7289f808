"""A secret of whoever runs this, by which what was kept is known again: no repository holds it, so none can forge."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path

_LENGTH = 32


@cache
def secret() -> bytes:
    """The same bytes at each run of this user; new ones where none can be kept, so that nothing old is known again."""
    return kept_secret() or os.urandom(_LENGTH)


def kept_secret() -> bytes | None:
    """The same bytes at each run of this user; None where none can be kept."""
    path = user_folder("XDG_STATE_HOME", ".local/state") / "store.key"
    return _read(path) or _made(path)


def user_folder(variable: str, usual: str) -> Path:
    """Our folder below the one that `variable` names, or else below the `usual` one in the user's home.

    The XDG Base Directory Specification; a library that also knows the folders of other systems takes longer to
    import than all else that is done for a report that has not changed.
    """
    named = os.environ.get(variable, "")
    return Path(named if os.path.isabs(named) else os.path.expanduser(f"~/{usual}"), "baocao")  # noqa: PTH111, PTH117


def _read(path: Path) -> bytes | None:
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            found = file.read(_LENGTH + 1)
    except OSError:
        return None
    return found if len(found) == _LENGTH else None


def _made(path: Path) -> bytes | None:
    """The secret that is kept from now on: ours, or that of a run which was faster."""
    ready = path.with_name(f"{path.name}.{os.urandom(8).hex()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            path.unlink()  # one that is damaged
        with os.fdopen(os.open(ready, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(os.urandom(_LENGTH))
        with suppress(FileExistsError):
            os.link(ready, path)
    except OSError:
        return None
    finally:
        with suppress(OSError):
            ready.unlink(missing_ok=True)
    return _read(path)
