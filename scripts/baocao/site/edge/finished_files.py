"""The files that the archive writes itself: pages in their frames, data, feeds, the search index, Word and PDF files.

There are thousands, and MkDocs would look at each of its own files for every page that it renders. It only finds these
where a page by hand leads to one of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from baocao.site.edge.changed_files import digest_of, is_written
from baocao.visible import still_bytes


class _Finished(NamedTuple):
    """What a file is made of, and what gives its content when it is written."""

    made_of: object
    make: Callable[[], bytes]


_Files = dict[str, _Finished]
_groups: dict[tuple[str, str], tuple[object, _Files]] = {}
"""What this process wrote last below a site, by the name of each group of files, with the key that it had."""


def forget_groups() -> None:
    """Look at every file again, also where its group is what it was."""
    _groups.clear()


class FinishedFiles:
    """The files by their names below the site, in groups; none that mkdocs.yml leaves out."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._site = config.site_dir
        self._left_out = [spec for spec in (config.exclude_docs, config.draft_docs) if spec]
        self._files: _Files = {}
        self._made: dict[str, tuple[object, _Files]] = {}

    def __contains__(self, name: str) -> bool:
        return any(name in files for _, files in self._made.values())

    def begin(self, group: str, key: object) -> bool:
        """Begin to add the files of a group. `key`: all that they depend on, apart from mkdocs.yml.

        False where they are those that were written last, so that none need be added.
        """
        known, files = _groups.get((self._site, group), (None, {}))
        whole = (key, [repr(spec.patterns) for spec in self._left_out])
        is_there = known == whole and all(
            is_written(f"{self._site}/{name}", file.made_of) for name, file in files.items()
        )
        self._files = files if is_there else {}
        self._made[group] = whole, self._files
        return not is_there

    def add(self, name: str, made_of: object, make: Callable[[], bytes]) -> None:
        """Add the file `name` to the group."""
        if not any(spec.match_file(name) for spec in self._left_out):
            self._files[name] = _Finished(made_of, make)

    def add_text(self, name: str, text: str) -> None:
        """Add a file whose text is at hand."""
        self.add(name, digest_of(text), lambda: still_bytes(text))

    def made_of(self) -> dict[str, object]:
        """What each file is made of, by its path."""
        files = (file for _, files in self._made.values() for file in files.items())
        return {f"{self._site}/{name}": file.made_of for name, file in files}

    def wanting(self) -> list[str]:
        """The paths of those that are not there as they should be."""
        return [path for path, made_of in self.made_of().items() if not is_written(path, made_of)]

    def write(self) -> None:
        """Write those that are wanting. Raises OSError."""
        folders: set[str] = set()
        for group, (key, files) in self._made.items():
            for name, file in files.items():
                path = f"{self._site}/{name}"
                if is_written(path, file.made_of):
                    continue
                folder = path.rpartition("/")[0]
                if folder not in folders:
                    _make_folder(folder)
                    folders.add(folder)
                _write(path, file.make())
            _groups[self._site, group] = key, {name: _Finished(file.made_of, bytes) for name, file in files.items()}
        for site, group in _groups.keys() - {(self._site, group) for group in self._made}:
            if site == self._site:
                del _groups[site, group]


class SiteFiles(Files):
    """The files of MkDocs, which finds others too: `beside` gives them by their names."""

    def __init__(self, files: Files, beside: Callable[[str], File | None]) -> None:
        super().__init__(files)
        self._beside = beside
        self._found: dict[str, File | None] = {}

    def get_file_from_path(self, path: str) -> File | None:
        name = PurePath(path).as_posix()
        if name in self.src_uris:
            return self.src_uris[name]
        if name not in self._found:
            self._found[name] = self._beside(name)
        return self._found[name]


def _make_folder(path: str) -> None:
    try:
        os.mkdir(path)  # noqa: PTH102 - there are thousands
    except OSError:  # it is there, or what is above is not
        Path(path).mkdir(parents=True, exist_ok=True)


def _write(path: str, data: bytes) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
    finally:
        os.close(file)
