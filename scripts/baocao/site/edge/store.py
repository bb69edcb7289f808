"""Keeps the finished part of each office on disk, so that it is made again only when something of it has changed.

A part is a file named by its key (`part_key`). What is small stands in its head, which is read at once;
the HTML of pages, other files, the passages and the words stay on disk until they are asked for. The head, which has
the digests of these, is sealed with a secret of this user (`secret`): a part that is damaged, or that somebody else
put there, as a pull request may, counts as missing.
"""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from baocao.file_look import look_of
from baocao.files import write_whole
from baocao.site.data_files import DataShare
from baocao.site.office_part import OfficePart
from baocao.site.office_summary import OfficeSummary
from baocao.site.search.blocks import Block, Places, words_of
from baocao.site.search.passages import DocumentRow, passages_of, row_of
from baocao.site.site_page import SitePage
from baocao.store.sealed import LENGTH, is_sealed, seal
from baocao.store.secret import secret
from baocao.visible import still_bytes

_DIGEST = 16
_SIZE = 8
"""Bytes that say how long the head is."""


class StoredBytes(NamedTuple):
    """A stretch of the file, and what tells it from another."""

    start: int
    length: int
    digest: bytes


class StoredPage(NamedTuple):
    """A page whose `html`, `anchors` and `links` are left out; the anchors stand in one string.

    `facts`: what tells the rest of the page from another.
    """

    page: SitePage
    html: StoredBytes
    anchors: str
    facts: bytes

    @property
    def digest(self) -> bytes:
        """What tells all of the page from another."""
        return self.html.digest + self.facts


@dataclass(frozen=True, slots=True)
class PartHead:
    """What is read at once of an office's part."""

    office: str
    summary: OfficeSummary
    pages: tuple[StoredPage, ...]
    share: DataShare
    files: tuple[tuple[str, StoredBytes], ...]
    dead: tuple[tuple[str, str, str], ...]
    rows: tuple[DocumentRow, ...]
    passages: tuple[StoredBytes, ...]
    words: StoredBytes
    short_forms: tuple[tuple[str, str], ...]

    @property
    def stretches(self) -> Iterator[StoredBytes]:
        """All that is behind the head."""
        yield from (page.html for page in self.pages)
        yield from (stretch for _, stretch in self.files)
        yield from self.passages
        yield self.words


class StoredPart:
    """The part of one office in the store."""

    def __init__(self, path: Path, head: PartHead, start: int) -> None:
        self.head = head
        self._path = path
        self._start = start
        found, words = (head.passages or (head.words,))[0].start, head.words.start
        self._shown, self._found, self._words = (0, found), (found, words), (words, words + head.words.length)

    @property
    def key(self) -> str:
        """What tells the part from another."""
        return self._path.name

    def html(self, page: StoredPage) -> bytes:
        """The HTML of one of its pages."""
        return self._read(page.html, self._shown)

    def file(self, stretch: StoredBytes) -> bytes:
        """One of its files."""
        return self._read(stretch, self._shown)

    def passages(self, stretch: StoredBytes) -> bytes:
        """The passages of one of its documents, as `passages_of` gave them."""
        return self._read(stretch, self._found)

    @property
    def words(self) -> list[Block]:
        """The words of its documents, block by block."""
        blocks = json.loads(self._read(self.head.words, self._words))
        return [{name: Places(*places) for name, places in block.items()} for block in blocks]

    def _read(self, stretch: StoredBytes, among: tuple[int, int]) -> bytes:
        """A stretch, read together with those that are asked for along with it."""
        first, end = among
        return _part(_content(self._path, self._start + first, end - first), stretch, first)


_known: dict[Path, tuple[tuple[object, ...], StoredPart]] = {}
"""The parts that this process has looked through, each with the state of its file then."""


class PartStore:
    """A folder of parts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._secret = secret()  # also where another machine, of a cluster, puts parts into it

    def put(self, key: str, part: OfficePart) -> None:
        """Keep `part` under `key`. Raises OSError."""
        blob = _Blob()
        pages = tuple(_stored(page, blob) for page in part.pages)
        head = PartHead(
            part.office,
            part.summary,
            pages,
            part.share,
            tuple((file.name, blob.add(file.text.encode())) for file in part.files),
            part.dead,
            tuple(map(row_of, part.documents)),
            tuple(blob.add(passages_of(document)) for document in part.documents),
            blob.add(json.dumps(words_of(part.documents)).encode()),
            part.short_forms,
        )
        pickled = pickle.dumps(head, protocol=5)
        sealed = seal(key, pickled, self._secret)
        write_whole(self._folder / key, b"".join((sealed, len(pickled).to_bytes(_SIZE, "big"), pickled, *blob.parts)))

    def get(self, key: str, *, is_new: bool = False) -> StoredPart | None:
        """What is kept under `key`, whole; None where there is nothing, or nothing that can be used.

        `is_new`: this process has just put it there, so that it need not be looked through.
        """
        path = self._folder / key
        try:
            state = path.stat()
            there = (self._secret, look_of(state))
            before, known = _known.get(path, (None, None))
            if known is not None and before == there:
                return known
            with path.open("rb") as file:
                found, size = file.read(LENGTH), int.from_bytes(file.read(_SIZE), "big")
                pickled = file.read(min(size, os.fstat(file.fileno()).st_size))
                behind = b"" if is_new else file.read()
        except OSError:
            return None
        if not is_sealed(found, key, pickled, self._secret):
            return None
        head: PartHead = pickle.loads(pickled)  # safe: only this user seals
        if not is_new and any(_digest(_part(behind, stretch)) != stretch.digest for stretch in head.stretches):
            return None
        part = StoredPart(path, head, LENGTH + _SIZE + len(pickled))
        _known[path] = there, part
        return part

    def keep_only(self, keys: Iterable[str]) -> None:
        """Remove what is kept under any other key."""
        wanted = set(keys)
        for path in self._folder.iterdir() if self._folder.is_dir() else ():
            if path.name not in wanted:
                path.unlink(missing_ok=True)
                _known.pop(path, None)


class _Blob:
    """Stretches, one behind the other."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self._length = 0

    def add(self, data: bytes) -> StoredBytes:
        stretch = StoredBytes(self._length, len(data), _digest(data))
        self.parts.append(data)
        self._length += len(data)
        return stretch


def _stored(page: SitePage, blob: _Blob) -> StoredPage:
    bare = page._replace(html="", anchors=frozenset(), links=frozenset())
    facts = _digest(repr(bare).encode(errors="surrogatepass"))
    return StoredPage(bare, blob.add(still_bytes(page.html)), " ".join(sorted(page.anchors)), facts)


def _part(content: bytes, stretch: StoredBytes, first: int = 0) -> bytes:
    """A stretch, out of what begins with the byte `first`."""
    return content[stretch.start - first : stretch.start - first + stretch.length]


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()


@lru_cache(maxsize=2)
def _content(path: Path, start: int, length: int) -> bytes:
    """A stretch of a file: the pages of an office are built one after the other."""
    with path.open("rb") as file:
        file.seek(start)
        return file.read(length)
