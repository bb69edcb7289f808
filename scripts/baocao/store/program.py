"""A digest of the program: what was made by another version of it is made again."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator
from functools import lru_cache, partial

from baocao.store.blake import blake2b

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
"""The folder of the package."""
EVERYTHING = ("",)
"""The whole package, for what may depend on any part of it."""
_AT_ONCE = 1 << 20
_NO_CODE = frozenset({"__pycache__", "guide", "theme"})
"""Folders of the package that make nothing which is kept."""


@lru_cache(maxsize=4)
def program_digest(modules: Collection[str], libraries: Collection[str], package: str = PACKAGE) -> bytes:
    """The digest of the `modules`, files and folders below `package`, of the installed `libraries` and of Python.

    Raises OSError where the package does not lie in a folder.
    """
    found = blake2b(repr(installed(libraries)).encode())
    for name in modules:
        for path in files_of(f"{package}/{name}"):
            data = _content(path)
            found.update(f"{path.removeprefix(package)}\0{len(data)}\0".encode())
            found.update(data)
    return found.digest()


def installed(libraries: Collection[str]) -> tuple[str, str, list[str]]:
    """What tells this Python, this system and those of the `libraries` that are installed from others."""
    return sys.version, sys.platform, sorted(_named(libraries))


def _named(libraries: Collection[str]) -> Iterator[str]:
    """Name and version of those of the `libraries` that are installed, as what installed them noted it.

    `importlib.metadata` says the same; importing it takes as long as a whole check of what has not changed.
    """
    wanted = {name.lower().replace("-", "_") for name in libraries}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")) and name.partition("-")[0].lower() in wanted:
                yield name


def files_of(path: str) -> Iterator[str]:
    """The file at the path, or the files below it, in order. Raises OSError."""
    try:
        with os.scandir(path) as found:
            inner = sorted((entry.name, entry.is_dir()) for entry in found if entry.name not in _NO_CODE)
    except NotADirectoryError:
        yield path
        return
    for name, is_folder in inner:
        if is_folder:
            yield from files_of(f"{path}/{name}")
        else:
            yield f"{path}/{name}"


def _content(path: str) -> bytes:
    """What the file holds. `open` would do half as much again as reading does, two hundred times."""
    handle = os.open(path, os.O_RDONLY)
    try:
        return b"".join(iter(partial(os.read, handle, _AT_ONCE), b""))
    finally:
        os.close(handle)
