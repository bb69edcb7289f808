"""Files that are believed only where this user sealed them: one that is damaged, or that somebody else put there, as a
pull request may, counts as missing."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from baocao.files import write_whole
from baocao.store.blake import blake2b

LENGTH = 16
"""Bytes of a seal, which a file begins with."""
MOST_BYTES = 64 * 1024 * 1024
"""Of a file that is read at once; ours are far smaller."""


def seal(name: str, data: bytes, key: bytes) -> bytes:
    """What only who has the secret `key` can put before `data`, kept under `name`."""
    return blake2b(name.encode() + data, key=key, digest_size=LENGTH).digest()


def is_sealed(found: bytes, name: str, data: bytes, key: bytes) -> bool:
    """Whether `found` is the seal of `data`. What is compared are digests of both, so that how long it takes says
    nothing of the seal."""
    return blake2b(found, key=key).digest() == blake2b(seal(name, data, key), key=key).digest()


def write_sealed(path: Path, data: bytes, key: bytes) -> None:
    """Write `data` whole, sealed, making its folder. Raises OSError."""
    write_whole(path, seal(path.name, data, key) + data)


def read_sealed(path: Path, key: bytes) -> bytes | None:
    """What was sealed in the file at `path`; None where there is nothing, or nothing that can be believed."""
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode) or state.st_size > MOST_BYTES:
                return None
            found = file.read(MOST_BYTES)
    except OSError:
        return None
    data = found[LENGTH:]
    return data if is_sealed(found[:LENGTH], path.name, data, key) else None
