"""Pages of which there are very many: what surrounds them is rendered once for all that stand under the same page.

MkDocs renders its template for every page anew, which for thousands of small pages takes longer than all else. Here it
renders one page of each kind with marks where the page's own words come, and each page is put between the pieces.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from baocao.site.address import folder
from baocao.site.edge.changed_files import SiteFile, digest_of, made_file
from baocao.site.edge.mkdocs_pages import ArchivePage
from baocao.site.site_page import SitePage

_NAME, _TITLE, _DESCRIPTION = (f"bc-frame-{part}-of-page" for part in ("name", "title", "about"))
_CONTENT = "<h1>bc-frame-content-of-page</h1>"
"""What stands in the frame where a page's own comes; a name can be part of an address, and content has a title."""
_MARKS = re.compile(f"({'|'.join((_NAME, _TITLE, _DESCRIPTION, _CONTENT))})")


class FramedPages:
    """The light pages of a build. They are files to MkDocs, so that other pages may lead to them."""

    def __init__(self) -> None:
        self._frames: dict[tuple[str, str], list[str]] = {}
        self._render: Callable[[str, str], str] | None = None
        self._files: list[tuple[SiteFile, SitePage, bytes]] = []

    def add(self, files: Files, config: MkDocsConfig, page: SitePage, read: Callable[[], str], digest: bytes) -> None:
        """Add a page, whose content `read` gives."""
        file = made_file(config, f"{folder(page.uri)}/index.html", lambda: self._whole(page, read()), None)
        files.append(file)
        self._files.append((file, page, digest))

    def begin(self, files: Files, config: MkDocsConfig, nav: Navigation, env: Environment) -> None:
        """Have at hand what frames are rendered with; nothing is rendered before a page is written."""

        def render(above: str, parent: str) -> str:
            made = SitePage(f"{above}{_NAME}/index.md", _TITLE, "", _DESCRIPTION)
            page = ArchivePage(
                SiteFile.generated(config, made.uri, content=""), config, made, lambda: _CONTENT, b"", ""
            )
            page.read_source(config)
            page.render(config, files)
            under = files.get_file_from_path(parent)
            page.parent = under.page if under else None  # type: ignore[assignment] # lights up its line in the menu
            page.active = True
            try:
                return env.get_template("main.html").render(get_context(nav, files, config, page))
            finally:
                page.active = False

        self._render = render
        base = config.site_url
        env.globals["light_pages"] = [f"{base}{folder(page.uri)}/" for _, page, _ in self._files] if base else []

    def describe(self, frame: object) -> None:
        """Let each page say what it is made of: `frame` tells what surrounds all pages."""
        for file, page, digest in self._files:
            file.made_of = digest_of((frame, page.title, page.description, page.parent, digest))

    def _whole(self, page: SitePage, content: str) -> str:
        above, _, name = folder(page.uri).rpartition("/")
        own = {_NAME: name, _TITLE: escape(page.title), _DESCRIPTION: escape(page.description), _CONTENT: content}
        return "".join([own.get(piece, piece) for piece in self._frame(f"{above}/", page.parent)])

    def _frame(self, above: str, parent: str) -> list[str]:
        if (above, parent) not in self._frames:
            assert self._render is not None
            self._frames[above, parent] = _MARKS.split(self._render(above, parent))
        return self._frames[above, parent]
