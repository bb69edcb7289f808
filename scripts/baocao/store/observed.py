"""What tells one state of a file from another: all that reading it can depend on."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from baocao.parsing.limits import MAX_BYTES
from baocao.repository import real
from baocao.store.blake import blake2b


def observed(path: Path, root: Path) -> bytes:
    """What is at `path`: its content, or why there is none; of a link, also where it leads to, as seen from `root`."""
    link = f"{seen_from(root, real(path))}\0".encode(errors="surrogateescape") if path.is_symlink() else b"-"
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            with os.scandir(path):
                return link + b"folder"
        if not stat.S_ISREG(mode):
            return link + b"neither file nor folder"
        with path.open("rb") as file:
            return link + blake2b(file.read(MAX_BYTES + 1)).digest()
    except OSError as error:
        return link + f"errno {error.errno}".encode()


def seen_from(root: Path, path: Path) -> str:
    """Where the path lies below `root`; where it does not, the whole path."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else f"/{path}"
