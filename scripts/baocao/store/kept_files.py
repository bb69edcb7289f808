"""Sealed files of one kind, in the store of a repository: what all share that keep something there."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from baocao.store.blake import blake2b
from baocao.store.folders import make_folder, store_folders
from baocao.store.known_program import known_program_digest
from baocao.store.sealed import read_sealed, write_sealed
from baocao.store.secret import kept_secret
from baocao.temporary_files import sweep

ONLY = "_"
"""Names the file of a repository's only office, which has no id."""


class KeptFiles:
    """The files of one `kind`, by name, as this user and this version of the program kept them; where nothing can be
    kept, there is none."""

    def __init__(self, kind: str, modules: tuple[str, ...], libraries: tuple[str, ...]) -> None:
        self._kind = kind
        self._made_by = modules, libraries

    @cached_property
    def _key(self) -> bytes | None:
        """What another version of the program kept is not even believed to be ours."""
        if secret := kept_secret():
            with suppress(OSError):  # where the package is no folder of files
                return blake2b(known_program_digest(*self._made_by, secret), key=secret).digest()
        return None

    @property
    def are_kept(self) -> bool:
        """Whether anything can be known again."""
        return self._key is not None

    def read(self, root: Path, name: str) -> bytes | None:
        """What the file holds; None where there is none that we believe."""
        if self._key is None:
            return None
        for folder in store_folders(root, self._kind):
            data = read_sealed(folder / name, self._key)
            if data is not None:
                return data
        return None

    def write(self, root: Path, name: str, data: bytes) -> None:
        """Keep `data` in the file, in place of what was there, wherever that can be."""
        if self._key is None:
            return
        for folder in store_folders(root, self._kind):
            with suppress(OSError):
                make_folder(folder)
                write_sealed(folder / name, data, self._key)
                return

    def is_there(self, root: Path, name: str) -> bool:
        """Whether there is such a file, be it believed or not."""
        return any((folder / name).exists() for folder in store_folders(root, self._kind))

    def keep_only(self, root: Path, names: Iterable[str]) -> None:
        """Remove all other files, and what killed runs left."""
        wanted = {*names, ".gitignore"}
        for place in store_folders(root, self._kind):
            sweep((place,), below=False)
            with suppress(OSError):
                for path in place.iterdir():
                    if path.name not in wanted:
                        path.unlink()
