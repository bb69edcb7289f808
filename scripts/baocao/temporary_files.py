"""The temporary files that `files` writes into, and what killed runs leave of them: an edge.

A run that writes holds a lock on the folder, which the system takes back when the run ends in whatever
way. So two runs never write at the same time in a folder, and the next one knows what is left over.

A file has one of two names. Under the first it is ours alone. It gets the second while it changes places
with another file; that name holds the digests of the contents that may be deleted, the one that was read and
the one that was written. Any other content was saved by somebody at that very moment and is kept, even if
the run was killed just then.
Names begin with `.baocao-`: no report, and ignored by git.
"""

from __future__ import annotations

import fcntl
import os
import re
import stat
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from baocao.folder_walk import entries_below
from baocao.regex import regex

ABSENT = ""
"""The version of a file that is not there."""

_PREFIX, _SUFFIX = ".baocao-", ".tmp"
_OURS = regex(r"\.baocao-[0-9a-f]{16}\.tmp")
_ASIDE = regex(r"\.baocao-([0-9a-f]{16})-([0-9a-f]{16})-[0-9a-f]{16}-.*\.tmp", re.DOTALL)
_SHORT = 16
_MOST_OF_A_NAME = 40
"""Letters of a file's name in that of its temporary file: it must not grow too long."""
_LONG_AGO = 24 * 60 * 60
"""Seconds after which a file is left over where the file system has no locks."""


def version(data: bytes | None) -> str:
    """What tells a file's content from any other; of no file, `ABSENT`."""
    import hashlib  # only who writes needs it

    return ABSENT if data is None else hashlib.sha256(data).hexdigest()


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """As the only run that writes in `folder`, after waiting for others; where the file system has no locks, without
    one. Raises OSError where there is no such folder."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def temporary(folder: Path, mode: int) -> Iterator[tuple[BinaryIO, Path]]:
    """A new file, open, and its name, of which nothing is left afterwards; in a `folder` where we are alone.

    `mode` is that of the file, less what the umask takes. Raises OSError.
    """
    name = folder / f"{_PREFIX}{_random()}{_SUFFIX}"
    try:
        with os.fdopen(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode), "wb") as file:
            yield file, name
    finally:
        name.unlink(missing_ok=True)


def _random() -> str:
    return os.urandom(8).hex()


def aside_name(name: str, seen: str, new: str) -> str:
    """The second name of a temporary file, which changes places with the file `name` of the version `seen`."""
    return f"{_PREFIX}{seen[:_SHORT]}-{new[:_SHORT]}-{_random()}-{name[:_MOST_OF_A_NAME]}{_SUFFIX}"


def sweep(folders: Iterable[Path], *, below: bool) -> list[Path]:
    """Remove what killed runs left in `folders`, also `below` them if so wished, and where the links there lead;
    what of it holds somebody's text, in order, and stays.

    What cannot be looked at stays too, without a word: it does no harm.
    """
    kept = []
    for folder, found in _temporaries(folders, below).items():
        with suppress(OSError), _if_alone_in(folder) as age:
            kept += [path for path in found if _is_old(path, age) and not discard(path)]
    return sorted(kept)


def discard(path: Path) -> bool:
    """Remove a temporary file if it is there; False where it holds what somebody has saved, which stays.

    Raises OSError.
    """
    known = _ASIDE.fullmatch(path.name)
    with suppress(FileNotFoundError):
        if known and version(path.read_bytes())[:_SHORT] not in known.groups():
            return False
        path.unlink()
    return True


@contextmanager
def _if_alone_in(folder: Path) -> Iterator[float]:
    """With no other run writing in `folder`: the seconds after which a file is left over. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise
        except OSError:
            yield _LONG_AGO
        else:
            yield 0
    finally:
        os.close(handle)


def _is_old(path: Path, age: float) -> bool:
    """Whether it is a plain file that nobody has touched for `age` seconds."""
    status = path.lstat()
    return stat.S_ISREG(status.st_mode) and (not age or max(status.st_mtime, status.st_ctime) < time.time() - age)


def _temporaries(folders: Iterable[Path], below: bool) -> dict[Path, list[Path]]:
    """The temporary files by folder, in `folders` and where the links there lead."""
    found: defaultdict[Path, list[Path]] = defaultdict(list)
    led_to: set[Path] = set()
    for top in folders:
        for entry in entries_below(top, below=below):
            if _is_named_so(entry.name):
                path = Path(entry.path)
                found[path.parent].append(path)
            elif entry.is_symlink():
                led_to.add(Path(os.path.realpath(entry.path)).parent)
    for place in led_to:
        with suppress(OSError):
            found[place] = [path for path in place.iterdir() if _is_named_so(path.name)]
    return found


def _is_named_so(name: str) -> bool:
    return name.startswith(_PREFIX) and (_OURS.fullmatch(name) or _ASIDE.fullmatch(name)) is not None
