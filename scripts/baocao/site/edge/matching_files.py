"""Which Word files and PDFs say what a report says: judged by content, never by times.

A Word file does if it is the one that was made of the report and the settings as they are, by what `docx` noted of it.
Where nothing is noted, as where another machine, user or version of the program made it, the digest of the report that
it bears must do. One that was saved since does while its words are the same and nobody's remark stands in it. A PDF
does if it shows such a Word file; one of an issued document, which may have been signed, also while it has its words.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from mmap import ACCESS_READ, mmap
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from baocao.pdf.word_shown import is_issued_with, is_of
from baocao.repository import Repository
from baocao.site.office_view import KINDS, FilesOfReports
from baocao.store.made_files import MadeFiles, digest_of, key_of_words, says_the_same
from baocao.store.observed import DIGEST, observed
from baocao.visible import visible

if TYPE_CHECKING:
    from baocao.word.stamp import WordStamp

WORD, PDF = (f".{kind}" for kind in KINDS)


class Judged(NamedTuple):
    """The files that say what the reports say, and the names of those that do not though they are called after one.

    `is_settled`: while report, settings and files are as they are, there is no other answer.
    """

    right: FilesOfReports
    left: list[str]
    is_settled: bool


class Matching:
    """Finds the files of reports in a repository."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._made = MadeFiles(repository.root)
        self._folder_name = cache(repository.folder_name)

    def judged(self, reports: Iterable[str], files: Mapping[str, str], settings: str) -> Judged:
        """What holds of an office's `files`, paths by name, its `reports` and the key of its `settings`.

        Raises OSError.
        """
        by_stem: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for name, file in files.items():
            by_stem[PurePosixPath(name).stem][name] = file
        right: FilesOfReports = {}
        called = set[str]()
        is_noted = True
        for path in map(Path, reports):
            if there := by_stem.get(path.stem):
                name = self._repository.name(path, self._folder_name(path.parent))
                report = _Report(path, name, settings, self._repository.root, self._made)
                right[visible(name)] = dict(_right(report, there))
                called.update(there)
                is_noted = is_noted and report.is_noted
        left = sorted(called.difference(*right.values()))
        return Judged(right, left, is_noted and not left)


def _right(report: _Report, there: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Those of the files that say what the report says, with their sizes."""
    for name, path in there.items():
        if name.endswith(WORD) and report.is_said_by(word := _Word(Path(path).read_bytes())):
            yield name, len(word.data)
            pdf = PurePosixPath(name).with_suffix(PDF).as_posix()
            if pdf in there and (size := _size_if_of(Path(there[pdf]), word)):
                yield pdf, size


def _size_if_of(path: Path, word: _Word) -> int:
    """The size of the PDF; 0 where it is not of this Word file. Little of it is read."""
    with path.open("rb") as file:
        try:
            pdf = mmap(file.fileno(), 0, access=ACCESS_READ)
        except ValueError:  # an empty file
            return 0
        with pdf:
            return len(pdf) if is_of(pdf, word.sha256) or is_issued_with(pdf, word.words) else 0


class _Word:
    """A Word file."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def stamp(self) -> WordStamp:
        from baocao.word.stamp import WordStamp, read_stamp  # which hardly any file needs

        return read_stamp(self.data) or WordStamp()

    @property
    def words(self) -> str:
        """The digest of the words with which it was made."""
        return self.stamp.words_sha256

    @cached_property
    def has_its_words(self) -> bool:
        """Whether it says what it said when it was made, and nothing beside that."""
        from baocao.word.stamp import is_untouched, words_match

        if is_untouched(self.data):
            return True
        from baocao.word.reading import NotWord, open_word

        try:
            return words_match(self.data) and not open_word(self.data).edit_traces
        except NotWord:
            return False


class _Report:
    """A report as its Word file is judged by it, `name` being its path below the `root`."""

    def __init__(self, path: Path, name: str, settings: str, root: Path, made: MadeFiles) -> None:
        self.name = name
        self._path = path
        self._settings = settings
        self._root = root
        self._noted = made.last(WORD, name)

    @property
    def is_noted(self) -> bool:
        """Whether `docx` noted of this report which file is right."""
        return self._noted is not None

    @cached_property
    def _says(self) -> str:
        return key_of_words(self.name, observed(self._path, self._root)[-DIGEST:].hex(), self._settings)

    def is_said_by(self, word: _Word) -> bool:
        """Whether the Word file says what the report says."""
        if self._noted is None:
            return word.stamp.source_sha256 == self._sha256() and word.has_its_words
        key, made = self._noted
        if not says_the_same(key, self._says):
            return False
        return digest_of(word.data) == made.digest or (word.stamp.package_sha256 == made.says and word.has_its_words)

    def _sha256(self) -> str:
        return hashlib.sha256(self._path.read_bytes()).hexdigest()
