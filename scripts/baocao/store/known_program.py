"""The digest of the program as an earlier run worked it out, where none of its files has been touched since: to read
and digest them all is a tenth of a check of what has not changed.

What was touched in the last seconds may be touched again at the same tick of the system's clock, and is read.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from functools import lru_cache

from baocao.file_look import SETTLED, look_of
from baocao.store.blake import blake2b
from baocao.store.program import PACKAGE, files_of, installed, program_digest
from baocao.store.sealed import read_sealed, write_sealed
from baocao.store.secret import user_folder

_SIZE = 20


@lru_cache(maxsize=4)
def known_program_digest(
    modules: tuple[str, ...], libraries: tuple[str, ...], secret: bytes, package: str = PACKAGE
) -> bytes:
    """`program_digest` of the same, sealed with the user's `secret` for the next run. Raises OSError."""
    states = [(path, os.stat(path)) for name in modules for path in files_of(f"{package}/{name}")]  # noqa: PTH116
    seen = [(path, look_of(state)) for path, state in states]
    look = blake2b(repr((installed(libraries), seen)).encode(), digest_size=_SIZE).digest()
    name = blake2b(repr((modules, libraries, package)).encode(), digest_size=_SIZE).hexdigest()
    note = user_folder("XDG_CACHE_HOME", ".cache") / "program" / name
    known = read_sealed(note, secret)
    if known is not None and known.startswith(look):
        return known[_SIZE:]
    found = program_digest(modules, libraries, package)
    if max(state.st_ctime_ns for _, state in states) < time.time_ns() - SETTLED:
        with suppress(OSError):
            note.parent.mkdir(parents=True, exist_ok=True)
            write_sealed(note, look + found, secret)
    return found
