"""Where what is kept lies: in `build/` of the repository, or, where nothing can be written there, in the user's own
folder. Never where a link leads: `build/` may be one that somebody sent."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from baocao.store.blake import blake2b
from baocao.store.secret import user_folder

BUILD, STORE = "build", ".store"
_NOT_FOR_GIT = ".gitignore"


def store_folders(root: Path, kind: str) -> Iterator[Path]:
    """The folders that may hold what is kept of this `kind`, the one that is tried first being the first."""
    own = root / BUILD / STORE / kind
    if not any(map(os.path.islink, (own, own.parent, own.parent.parent))):
        yield own
        if _can_be_written(own):
            return  # so that what lies with the user from when it could not is never taken for what lies there
    elsewhere = blake2b(os.fsencode(root), digest_size=16).hexdigest()
    yield user_folder("XDG_CACHE_HOME", ".cache") / elsewhere / kind


def make_folder(folder: Path) -> None:
    """Make one of `store_folders`, which git does not see. Raises OSError."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _NOT_FOR_GIT).write_text("*\n", encoding="utf-8")


def _can_be_written(folder: Path) -> bool:
    """Whether files can be kept in the folder, made before if need be."""
    there = next(each for each in (folder, *folder.parents) if each.exists())
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)
