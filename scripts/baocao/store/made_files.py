"""Keeps of which content the file of each report was made, so that whether it is up to date is judged by content: what
was copied, unpacked or restored may bear any time.

One file for each report and kind, sealed. Where nothing can be kept, every file is made again.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from baocao.store.blake import blake2b
from baocao.store.kept_files import KeptFiles
from baocao.store.program import EVERYTHING

LIBRARIES = ("lxml", "PyYAML", "pypandoc_binary", "pyromark", "pypdf")
"""The libraries that Word files and PDFs are made by."""
_SIZE = 20


class Made(NamedTuple):
    """The digest of a file as we left it, and what it says of its making even after somebody has worked on it."""

    digest: str
    says: str


class MadeFiles:
    """What each file was made of, by this version of the program."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files = KeptFiles("printed", EVERYTHING, LIBRARIES)

    def of(self, kind: str, report: str, key: str) -> Made | None:
        """The file of this `kind` that is right for the report at this path, where `key` tells all that it is made of;
        None where that is not known."""
        data = self._files.read(self._root, _name(kind, report))
        before, *made = data.decode().split(" ") if data else [""]
        return Made(*made) if before == key else None

    def note(self, kind: str, report: str, key: str, made: Made) -> None:
        """Know from now on that this file is right."""
        if self.of(kind, report, key) != made:
            self._files.write(self._root, _name(kind, report), " ".join((key, *made)).encode())


def key_of(*facts: object) -> str:
    """What tells these values from others, by how they are written."""
    return blake2b(repr(facts).encode(errors="surrogatepass"), digest_size=_SIZE).hexdigest()


def digest_of(data: bytes) -> str:
    """What tells a file's content from any other."""
    return blake2b(data, digest_size=_SIZE).hexdigest()


def _name(kind: str, report: str) -> str:
    return blake2b(f"{kind}\0{report}".encode(errors="surrogatepass"), digest_size=_SIZE).hexdigest()
