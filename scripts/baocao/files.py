"""Writes files whole, and only over what was read: an edge, like the command line.

A reader sees the old content or the new, never a half. The new file gets ready beside the old one and
then the two change places (`renameat2` with RENAME_EXCHANGE). What came out is looked at before it
goes: where somebody saved after we read, theirs is put back and nothing is written. So no save that
replaces the file, and none that empties it first, is ever lost, whenever it happens, and also where we
are killed in between.

What remains: a program that opened the file before us without emptying it, and writes into it only
after we have looked. Where the system cannot exchange two files (macOS, some network drives), whoever
saves between our last look and the rename, some microseconds later, is overwritten.

Of a file with several names (hard links) the others keep the old content: copies of a backup are made
in that way, and writing through would change the backup. Git knows no such files.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from baocao.temporary_files import ABSENT as ABSENT
from baocao.temporary_files import alone_in, aside_name, discard, temporary
from baocao.temporary_files import version as version

_AT_FDCWD = -100
_NO_REPLACE, _EXCHANGE = 1, 2
_NOT_HERE = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM})
"""What the system answers where it, the file system or a container's fence knows no such rename."""


class Changed(Exception):
    """The file is not what was read: somebody has saved it, made it or (`is_gone`) taken it away since."""

    def __init__(self, path: Path, *, is_gone: bool = False) -> None:
        super().__init__(str(path))
        self.is_gone = is_gone


class Outside(Exception):
    """The path leads, through a link, out of the folder that may be written to."""


def content(path: Path, within: Path | None = None) -> bytes | None:
    """What the file holds, None where there is none. Raises Outside, OSError."""
    target = _followed(path, within)
    try:
        # What is no file may never end; and a pipe must not make us wait for a writer.
        with os.fdopen(os.open(target, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
            return file.read()
    except FileNotFoundError:
        return None


def write_over(path: Path, data: bytes, seen: str, within: Path | None = None) -> None:
    """Write `data` to the file that was of the version `seen` when it was read; of `ABSENT`, make it with its folder.

    A link is followed, below `within` where that is given, and stays a link. Owner, group, rights and
    extended attributes (access lists among them) stay. Nothing is written where the file holds `data` already.
    Raises Changed, Outside; OSError where the disk or the rights do not let us, nothing being written.
    """
    target = _followed(path, within)
    if seen == ABSENT:
        target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with alone_in(target.parent):
            now = version(content(target))
            if now == version(data) and seen != ABSENT:
                return  # another run of ours has done the same
            if now != seen:
                raise Changed(path, is_gone=now == ABSENT)
            with temporary(target.parent, 0o666 if seen == ABSENT else 0o600) as (file, name):
                file.write(data)
                file.flush()
                if seen != ABSENT:
                    _take_after(target, name)
                os.fsync(file.fileno())
                if seen == ABSENT:
                    _appear(name, target)
                else:
                    _change_places(name, target, seen, version(data))
    except FileExistsError:
        raise Changed(path) from None
    except FileNotFoundError:
        raise Changed(path, is_gone=True) from None


def remove(path: Path, seen: str) -> None:
    """Remove the file that was of the version `seen` when it was read. Raises Changed, OSError."""
    with alone_in(path.parent):
        aside = path.rename(path.with_name(aside_name(path.name, seen, seen)))
        if not discard(aside):  # it holds somebody's text
            _appear(aside, path)
            aside.unlink(missing_ok=True)
            raise Changed(path)


def write_whole(path: Path, data: bytes) -> None:
    """Write what can be made again, making its folder, over whatever is there; it is not waited for until the disk
    has it. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with alone_in(path.parent), temporary(path.parent, 0o666) as (file, name):
        file.write(data)
        file.flush()
        name.replace(path)


def _followed(path: Path, within: Path | None) -> Path:
    """Where the path leads. Raises Outside."""
    target = Path(os.path.realpath(path))
    if within is not None and not target.is_relative_to(os.path.realpath(within)):
        raise Outside(str(path))
    return target


def _take_after(old: Path, new: Path) -> None:
    """Give the new file what the old one has beside content and times. Raises OSError, also where the old one may
    not be written to."""
    before, after = old.stat(), new.stat()
    if not os.access(old, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(old))
    if (before.st_uid, before.st_gid) != (after.st_uid, after.st_gid):
        try:
            os.chown(new, before.st_uid, before.st_gid)
        except PermissionError:
            # Only root gives files away; who works in another's file does so by its group, which is kept.
            os.chown(new, -1, before.st_gid)
    import shutil  # only who writes over a file needs it

    shutil.copystat(old, new)
    os.utime(new)


def _appear(name: Path, target: Path) -> None:
    """Give the new file its name. Raises FileExistsError where there has come to be one."""
    try:
        _rename(name, target, _NO_REPLACE)
    except OSError as error:
        if error.errno not in _NOT_HERE:
            raise
        os.link(name, target)


def _change_places(name: Path, target: Path, seen: str, new: str) -> None:
    """Put the file `name` of the version `new` in place of `target`. Raises FileExistsError where that was not
    `seen` any more; it is in its place again then."""
    # From here on the name may be that of somebody's text: it tells a later run which content may go.
    aside = name.rename(name.with_name(aside_name(target.name, seen, new)))
    try:
        try:
            _rename(aside, target, _EXCHANGE)
        except OSError as error:
            if error.errno not in _NOT_HERE:
                raise
            _replace(aside, target, seen)
            return
        out = version(content(aside))
        if out == seen:
            return
        put = new
        while True:  # once, unless somebody saves again between the two exchanges: what is newest stays in place
            _rename(aside, target, _EXCHANGE)
            put, out, before = out, version(content(aside)), put
            if out == before:
                break
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    finally:
        discard(aside)  # unless it holds somebody's text


def _replace(name: Path, target: Path, seen: str) -> None:
    if version(content(target)) != seen:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    name.replace(target)


def _rename(old: Path, new: Path, flags: int) -> None:
    """The system's `renameat2`. Raises OSError, with one of `_NOT_HERE` where there is none."""
    import ctypes  # only who writes needs it

    call = _renameat2()
    if call is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if call(_AT_FDCWD, os.fsencode(old), _AT_FDCWD, os.fsencode(new), flags) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(old), None, str(new))


@lru_cache(maxsize=1)
def _renameat2() -> Callable[..., int] | None:
    import ctypes

    call: ctypes._NamedFuncPointer | None = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is not None:
        call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    return call
