"""MkDocs' own pages, whose content was made beforehand and is read from the store only when it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import quote

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from baocao.site.address import FRONT, folder, href
from baocao.site.linked_data import archive_data, page_data
from baocao.site.site_page import SitePage, TocEntry


class ArchivePage(Page):
    """A page of the archive, `made` beforehand; behind the words of a hand-written page where there is one.

    `read` gives its HTML, which MkDocs would hold for all pages at once; `digest` tells it from another.
    `anchors` stand in one string.
    """

    def __init__(
        self, file: File, config: MkDocsConfig, made: SitePage, read: Callable[[], str], digest: bytes, anchors: str
    ) -> None:
        self.made = made
        self.digest = digest
        self.is_written = file.generated_by is None
        self._read = read
        self._anchors = anchors
        self._is_rendered = False
        self._own_content: str | None = None
        self._own_anchors: set[str] | None = None
        self._site_url = config.site_url or ""
        self._archive = (config.site_name, config.site_description or "")
        # MkDocs and its themes take titles for markup.
        super().__init__(None if self.is_written else escape(made.title), file, config)

    @property
    def content(self) -> str | None:
        """The words of the hand-written page, and the archive's, read from the store."""
        return None if self._own_content is None else self._own_content + self._read()

    @content.setter
    def content(self, value: str | None) -> None:
        # What is only handed back is not held.
        if value is None or value != self.content:
            self._own_content = value
            if self._is_rendered:
                self._read = str

    @property
    def own_words(self) -> str | None:
        """The hand-written words as HTML."""
        return self._own_content

    @property
    def present_anchor_ids(self) -> set[str] | None:
        """The anchors that other pages may lead to."""
        return {*self._anchors.split(), *(self._own_anchors or ())}

    @present_anchor_ids.setter
    def present_anchor_ids(self, value: set[str] | None) -> None:
        self._own_anchors = value

    @property
    def share_title(self) -> str:
        """The title as it stands alone, away from the site; plain text."""
        return shared_title(self.made) if self.made.facts else Markup(self.title or "").striptags()

    @property
    def own_feed(self) -> str:
        """The address of the feed of what the page shows; empty where it has none of its own."""
        return href(self.made.uri, self.made.feed) if self.made.feed else ""

    @property
    def linked_data(self) -> Markup:
        """What programs read of the page; empty where there is nothing."""
        if self.made.uri == FRONT:
            return Markup(archive_data(*self._archive, self._address))
        return Markup(page_data(self.made, self._address))

    def _address(self, uri: str) -> str:
        return page_address(self._site_url, self.made.uri, uri)

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the hand-written words, if any, and say what the page is."""
        if self.is_written:
            super().read_source(config)
        else:
            self.markdown = ""
            self.meta = {"title": escape(self.made.title)}
            if not self.made.toc:
                self.meta["hide"] = ["toc", "footer"]
        self.meta.setdefault("description", escape(self.made.description))

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the content as it is."""
        if self.is_written:
            super().render(config, files)
        else:
            self._own_content = ""
        self.toc = TableOfContents([*(self.toc if self.is_written else ()), *anchor_links(self.made.toc)])
        self._is_rendered = True


def lit_by(page: SitePage, parent: Page | None) -> StructureItem | None:
    """What lights up in the menu with a page that belongs to `parent`: the group with a report, the line with what
    tells of one."""
    return parent.parent if parent and page.source else parent


def shared_title(page: SitePage) -> str:
    """The title of a page of a report as it stands alone, away from the site; plain text."""
    facts = page.facts
    return f"{page.title} của {facts.publisher}{' (dự thảo)' if facts.is_draft else ''}" if facts else page.title


def page_address(site_url: str | None, here: str, there: str) -> str:
    """The address of a page or file: with the site's where that is known, else as it is seen from page `here`."""
    if not site_url:
        return href(here, there)
    path = folder(there)
    return site_url + quote(path) + ("/" if path and there.endswith(".md") else "")


def anchor_links(lines: Iterable[TocEntry], level: int = 2) -> list[AnchorLink]:
    """The lines of a page's contents, as MkDocs has them."""
    links = []
    for line in lines:
        link = AnchorLink(Markup.escape(line.title), line.anchor, level)
        link.children = anchor_links(line.children, level + 1)
        links.append(link)
    return links
