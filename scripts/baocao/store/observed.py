"""What tells one state of a file from another: all that reading it can depend on."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from baocao.parsing.limits import MAX_BYTES
from baocao.repository import real
from baocao.store.blake import blake2b

DIGEST = 20
"""Bytes of a digest that is kept for each report: as many as git has."""


def observed(path: str | Path, root: Path) -> bytes:
    """What is at `path`: its content, or why there is none; of a link, also where it leads to, as seen from `root`."""
    link = b"-"
    try:
        state = os.lstat(path)
        if stat.S_ISLNK(state.st_mode):
            link = f"{seen_from(root, real(Path(path)))}\0".encode(errors="surrogateescape")
            state = os.stat(path)  # noqa: PTH116
        if stat.S_ISDIR(state.st_mode):
            with os.scandir(path):
                return link + b"folder"
        if not stat.S_ISREG(state.st_mode):
            return link + b"neither file nor folder"
        return link + blake2b(_content(path, state.st_size), digest_size=DIGEST).digest()
    except OSError as error:
        return link + f"errno {error.errno}".encode()


def _content(path: str | Path, size: int) -> bytes:
    """What the file holds, as far as anybody reads it. `open` would do twice as much again as reading does."""
    handle = os.open(path, os.O_RDONLY)
    try:
        found = os.read(handle, min(size, MAX_BYTES) + 1)
        while len(found) <= MAX_BYTES and (more := os.read(handle, MAX_BYTES + 1 - len(found))):
            found += more
        return found
    finally:
        os.close(handle)


def seen_from(root: Path, path: Path) -> str:
    """Where the path lies below `root`; where it does not, the whole path."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else f"/{path}"
