"""What tells one state of a file from another: all that reading it can depend on."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from baocao.parsing.limits import MAX_BYTES
from baocao.repository import real
from baocao.store.blake import blake2b

if TYPE_CHECKING:
    from baocao.parsing.read import Read

DIGEST = 20
"""Bytes of a digest that is kept for each report: as many as git has."""
_NO_LINK = b"-"


def observed(path: str | Path, root: Path) -> bytes:
    """What is at `path`: its content, or why there is none; of a link, also where it leads to, as seen from `root`."""
    link = _NO_LINK
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
        return link + _digest(_content(path, state.st_size))
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


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=DIGEST).digest()


class FilesRead:
    """Files as they were when they were read: plain ones are not read again to know it."""

    def __init__(self, root: Path) -> None:
        self.observed: dict[str, bytes] = {}
        """By path, in the order of reading, what was there, as `observed` tells it."""
        self._root = root
        self._not_plain: list[str] = []

    def read(self, path: str, read: Callable[[], Read]) -> Read:
        """What `read` finds at `path`."""
        found = read()
        if found.data is not None:
            self.observed[path] = _NO_LINK + _digest(found.data)
            return found
        self._not_plain.append(path)
        self.observed[path] = observed(path, self._root)
        return read()  # what was observed is from before this, and asked for again when all is done

    def are_unchanged(self) -> bool:
        """Whether what is no plain file is still what was observed before it was read."""
        return all(observed(path, self._root) == self.observed[path] for path in self._not_plain)


def seen_from(root: Path, path: Path) -> str:
    """Where the path lies below `root`; where it does not, the whole path."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else f"/{path}"
