"""How a file looks from outside, by which git tells the files of a checkout that nobody has touched: nobody sets the
time of a file's last change but the system. A look that is another says nothing of the content; and none says which
of two files is the newer one, for whoever copies, unpacks or restores a file gives it what time he likes.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterable

Look = tuple[int, int, int, int]
SETTLED = 2_000_000_000
"""Nanoseconds after which a file that is touched again has another time."""


def look_of(state: os.stat_result) -> Look:
    """Size, times and number."""
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


def settled_looks(paths: Iterable[str]) -> list[Look] | None:
    """How these files look, in their order; None where one is a link or no file, or where the next change of one might
    not show."""
    moment = time.time_ns() - SETTLED
    looks = []
    for path in paths:
        try:
            state = os.lstat(path)
        except OSError:
            return None
        if not stat.S_ISREG(state.st_mode) or state.st_ctime_ns >= moment:
            return None
        looks.append(look_of(state))
    return looks
