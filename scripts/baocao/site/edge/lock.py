"""One build of the site at a time: all of a repository share the store, and most the folder that they write to."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

if sys.platform != "win32":
    import fcntl


class BuildLock:
    """The right to build, which one process at a time has; it is given back at its end at the latest."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None

    def acquire(self, path: Path, say_that_we_wait: Callable[[], object]) -> None:
        """Wait until nobody else builds who goes by the file at `path`. Raises OSError."""
        if self._file is not None or sys.platform == "win32":
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("ab")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EWOULDBLOCK, errno.EAGAIN):
                file.close()
                return  # a disk that knows no locks
            say_that_we_wait()
            fcntl.flock(file, fcntl.LOCK_EX)
        self._file = file

    def release(self) -> None:
        """Let others build."""
        if self._file is not None:
            self._file.close()
            self._file = None
