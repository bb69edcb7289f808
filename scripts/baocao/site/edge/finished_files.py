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
from baocao.visible import still


class _Finished(NamedTuple):
    """What a file is made of, and what gives its content when it is written."""

    made_of: object
    make: Callable[[], bytes]


class FinishedFiles:
    """The files by their names below the site; none that mkdocs.yml leaves out."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._files: dict[str, _Finished] = {}
        self._left_out = [spec for spec in (config.exclude_docs, config.draft_docs) if spec]

    def __contains__(self, name: str) -> bool:
        return name in self._files

    def add(self, name: str, made_of: object, make: Callable[[], bytes]) -> None:
        """Add the file `name`."""
        if not any(spec.match_file(name) for spec in self._left_out):
            self._files[name] = _Finished(made_of, make)

    def add_text(self, name: str, text: str) -> None:
        """Add a file whose text is at hand."""
        self.add(name, digest_of(text), lambda: still(text).encode())

    def add_copy(self, name: str, path: Path) -> None:
        """Add the file at `path`."""
        state = path.stat()
        self.add(name, (state.st_mtime_ns, state.st_size), path.read_bytes)

    def made_of(self, site: str) -> dict[str, object]:
        """What each file is made of, by its path below `site`."""
        return {f"{site}/{name}": file.made_of for name, file in self._files.items()}

    def wanting(self, site: str) -> list[str]:
        """The paths of those that are not there as they should be."""
        return [path for path, made_of in self.made_of(site).items() if not is_written(path, made_of)]

    def write(self, site: str) -> None:
        """Write those that are wanting below `site`. Raises OSError."""
        folders: set[str] = set()
        for path in self.wanting(site):
            folder = path.rpartition("/")[0]
            if folder not in folders:
                Path(folder).mkdir(parents=True, exist_ok=True)
                folders.add(folder)
            _write(path, self._files[path[len(site) + 1 :]].make())


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


def _write(path: str, data: bytes) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
    finally:
        os.close(file)
