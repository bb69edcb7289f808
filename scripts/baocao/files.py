"""Writes files whole: a reader sees the old content or the new, never a half."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, data: bytes, *, overwrite: bool = True, durable: bool = True) -> None:
    """Write `data` to `path`, making its folder; the file appears at once or not at all.

    What can be made again need not be `durable`: it is not waited for until the disk has it.
    Raises OSError; FileExistsError where the file is there and `overwrite` is off.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # mkstemp makes private files; a report is read by the same people as before.
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary.chmod(mode)
        if overwrite:
            temporary.replace(path)
        else:
            os.link(temporary, path)  # unlike a rename, fails where the file has come to be meanwhile
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
