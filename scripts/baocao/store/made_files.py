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

    def last(self, kind: str, report: str) -> tuple[str, Made] | None:
        """The key of all that the last right file of this `kind` was made of, for the report at this path, and that
        file; None where none is known."""
        data = self._files.read(self._root, _name(kind, report))
        if not data:
            return None
        key, *made = data.decode().split(" ")
        return key, Made(*made)

    def of(self, kind: str, report: str, key: str) -> Made | None:
        """The file of this `kind` that is right for the report at this path, where `key` tells all that it is made of;
        None where that is not known."""
        before, made = self.last(kind, report) or ("", None)
        return made if before == key else None

    def note(self, kind: str, report: str, key: str, made: Made) -> None:
        """Know from now on that this file is right."""
        if self.of(kind, report, key) != made:
            self._files.write(self._root, _name(kind, report), " ".join((key, *made)).encode())


def word_key(says: str, *otherwise: object) -> str:
    """What tells all that a Word file is made of: the key of what it `says`, and what else makes its bytes others."""
    return f"{says}-{key_of(*otherwise)}"


def says_the_same(key: str, says: str) -> bool:
    """Whether a Word file of this key says what `says` is the key of, whenever and by which pandoc it was made."""
    return key.startswith(f"{says}-")


def key_of_words(report: str, source: str, settings: str) -> str:
    """What tells what the Word file of a report says: the report's path, the digest of its bytes, and what tells the
    settings of its office from others."""
    return key_of(report, source, settings)


def key_of(*facts: object) -> str:
    """What tells these values from others, by how they are written."""
    return blake2b(repr(facts).encode(errors="surrogatepass"), digest_size=_SIZE).hexdigest()


def digest_of(data: bytes) -> str:
    """What tells a file's content from any other."""
    return blake2b(data, digest_size=_SIZE).hexdigest()


def _name(kind: str, report: str) -> str:
    return blake2b(f"{kind}\0{report}".encode(errors="surrogatepass"), digest_size=_SIZE).hexdigest()
