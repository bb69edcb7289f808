"""The pages that come with the program, the guide and the words of the front page, and the navigation.

Their one home is `docs/` of this project; where the program is installed as a package, they are packed beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils import nest_paths

from baocao.file_look import look_of
from baocao.site.address import FRONT, OPEN_DATA
from baocao.site.edge.changed_files import SiteFile

_HEADING = "Hướng dẫn"
GUIDE = {
    "Xem trang lưu trữ": "trang-luu-tru.md",
    "Dữ liệu": OPEN_DATA,
    "Viết báo cáo": "huong-dan.md",
    "Duyệt báo cáo": "duyet-bao-cao.md",
    "Quy tắc": "quy-tac.md",
    "Thể thức": "the-thuc.md",
}
"""Whoever reads the site wants its own help first."""
PICTURES = ("images/review.png", "images/tracked.png")
"""Those that the guide shows."""
PACKED = (FRONT, *GUIDE.values(), *PICTURES)
"""What the package brings along of `docs/`."""


def guide_folder() -> Path:
    """Where the pages lie: packed beside the program, or in `docs/` of the checkout that it runs from."""
    packed = Path(__file__).resolve().parents[1] / "guide"
    return packed if packed.is_dir() else Path(__file__).resolve().parents[4] / "docs"


def add_guide(files: Files, config: MkDocsConfig) -> frozenset[str]:
    """Add the pages, but for those in whose place the office has written its own; the names of those added."""
    folder = guide_folder()
    written = {file.dest_uri for file in files}
    added = set()
    for name in PACKED:
        file = SiteFile(name, str(folder), config.site_dir, config.use_directory_urls)
        if file.dest_uri not in written:
            file.edit_uri = None  # it is no page of theirs
            file.made_of = look_of((folder / name).stat())
            files.append(file)
            added.add(name)
    return frozenset(added)


def fill_navigation(files: Files, config: MkDocsConfig, archive: Iterable[dict[str, object]]) -> None:
    """Put the archive's pages behind the front page, and the guide last.

    What an office has in its `nav` stays where it is; where that is left to us, its own pages stand before the guide.
    """
    guide = {_HEADING: [{title: name} for title, name in GUIDE.items()]}
    if config.nav:
        first, *rest = config.nav
        config.nav = [first, *archive, *rest, *([] if set(GUIDE.values()).intersection(named(config.nav)) else [guide])]
    else:
        pages = (file.src_uri for file in files.documentation_pages() if file.generated_by is None)
        own = nest_paths(name for name in pages if name not in PACKED and name != "README.md")
        config.nav = [FRONT, *archive, *own, guide]


def named(nav: object) -> Iterator[str]:
    """The pages that a navigation leads to, as it stands in mkdocs.yml."""
    if isinstance(nav, str):
        yield nav
    inner = nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ()
    for item in inner:
        yield from named(item)
