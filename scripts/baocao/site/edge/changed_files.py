"""Files of the site that tell whether they changed since this process last wrote them: `make serve` writes only those.

MkDocs leaves out the files that are not modified (`--dirty`). Whether one is does not depend on times
here: each file says what its content is made of, and it is modified where that is not what was written last.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from baocao.file_look import look_of
from baocao.site.edge.mkdocs_pages import ArchivePage
from baocao.site.edge.settings import THEME_FOLDER

_written: dict[str, object] = {}
"""What each file that this process wrote last was made of, by its path; None where that is not known."""


class SiteFile(File):
    """A file of MkDocs that says what it is `made_of`; where it does not, it counts as modified."""

    made_of: object = None

    def is_modified(self) -> bool:
        return self.made_of is None or not is_written(self.abs_dest_path, self.made_of)

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file, unless it is written already."""
        if not dirty or self.is_modified():
            super().copy_file()


def is_written(path: str, made_of: object) -> bool:
    """Whether the file at `path` is there as it should be."""
    return _written.get(path) == made_of


def remember(path: str, made_of: object) -> None:
    """The file at `path` is there, and made of this."""
    _written[path] = made_of


def forget_all() -> None:
    """Nothing is there any more."""
    _written.clear()


def begin_writing(files: Iterable[File], paths: Iterable[str]) -> None:
    """Forget what is about to be written over, some files of MkDocs and `paths`: if the build breaks off, nobody knows
    what it left there."""
    modified = (file.abs_dest_path for file in files if not isinstance(file, SiteFile) or file.is_modified())
    _written.update(dict.fromkeys((*modified, *paths)))


def end_writing(files: Iterable[File], finished: Mapping[str, object], site: Path) -> None:
    """Note what was written below `site`, `finished` by its path, and remove what no longer belongs there."""
    there = {file.abs_dest_path: file.made_of if isinstance(file, SiteFile) else None for file in files}
    there.update(finished)
    for path in [Path(name) for name in _written if name not in there]:
        if path.is_relative_to(site):
            del _written[str(path)]
            path.unlink(missing_ok=True)
            with suppress(OSError):  # a folder that still holds something
                os.removedirs(path.parent)
    _written.update(there)


# --------------------------------------------------------------------------- pages


def frame_digest(config: MkDocsConfig, nav: Navigation) -> bytes:
    """A digest of what surrounds every page."""
    return digest_of(_frame(config, nav))


def describe_pages(files: Files, frame: bytes) -> None:
    """Let each page say what it is made of: its words, its neighbours, and what surrounds every page."""
    for file in files.documentation_pages():
        if isinstance(file, SiteFile) and file.page is not None:
            page = file.page
            neighbours = [_name(near) for near in (page.previous_page, page.next_page, page.parent)]
            facts = (
                frame,
                page.title,
                page.meta,
                page.markdown,
                file.edit_uri,
                page.edit_url,
                neighbours,
                _content(page),
            )
            file.made_of = digest_of(facts)


def digest_of(facts: object) -> bytes:
    """A short digest of values, by how they are written."""
    return blake2b(repr(facts).encode(errors="surrogatepass"), digest_size=16).digest()


def _content(page: Page) -> object:
    if isinstance(page, ArchivePage):
        return page.made, page.digest, page.own_words
    return page.content


def _name(item: StructureItem | None) -> object:
    return item and (item.title, getattr(item, "url", ""))


def _frame(config: MkDocsConfig, nav: Navigation) -> object:
    """What may change every page: the navigation, the settings, our theme and what an office lays over it."""
    folders = [str(THEME_FOLDER), *filter(None, [config.theme.custom_dir])]
    looks = sorted((str(path), look_of(path.stat())) for folder in folders for path in Path(folder).rglob("*"))
    file = Path(config.config_file_path)
    return list(_names(nav.items)), config.site_name, file.read_bytes() if file.is_file() else b"", looks


def _names(items: Iterable[StructureItem]) -> Iterator[object]:
    for item in items:
        yield _name(item), list(_names(getattr(item, "children", None) or ()))
