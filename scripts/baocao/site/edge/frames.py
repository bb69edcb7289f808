"""What surrounds a page, rendered once for all pages that have the same around them.

MkDocs renders its template for every page anew, which for thousands of pages takes longer than all else. Here it
renders one page of each shape with marks where the page's own words come, and each page is put between the pieces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, zip_longest
from typing import NamedTuple, cast
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from baocao.site.address import folder, href
from baocao.site.edge.changed_files import SiteFile, digest_of
from baocao.site.edge.mkdocs_pages import ArchivePage, anchor_links, lit_by, page_address, shared_title
from baocao.site.linked_data import page_data
from baocao.site.site_page import ReportFacts, SitePage, TocEntry
from baocao.visible import still, still_bytes

_NAMES = (
    *("way", "title", "shared", "about", "data", "start", "toc", "source", "edit"),
    *("previous", "previous-title", "next", "next-title", "feed"),
)
_WAY, _TITLE, _SHARED, _ABOUT, _DATA, _START, _TOC, _SOURCE, _EDIT, *_BESIDE = (
    f"bc-frame-{name}-of-page" for name in _NAMES
)
_BEFORE, _BEFORE_TITLE, _AFTER, _AFTER_TITLE, _FEED = _BESIDE
_CONTENT = "<h1>bc-frame-content-of-page</h1>"
"""What stands in the frame where a page's own comes; a folder can be part of an address, and content has a title."""
_ALONE = (_TITLE, _SHARED, _ABOUT, _DATA, _START, _TOC, _SOURCE, _EDIT, _BEFORE_TITLE, _AFTER_TITLE, _CONTENT)
_MARKS = re.compile("({})".format("|".join((f"{_WAY}(?:/{_WAY})*", f"#{_BEFORE}", f"#{_AFTER}", f"#{_FEED}", *_ALONE))))

_SOME = (TocEntry("title", "anchor", (TocEntry("title below", "anchor-below"),)), TocEntry("title", "anchor"))
"""Contents of every kind."""
_MONTHS = 256
"""Reports whose contents are held: those of the next month are often the same."""


class _Shape(NamedTuple):
    """All that what surrounds a page depends on, but for the words put in for marks.

    `above`: the folders that it shares with pages of the navigation; `depth`: those below; `parent`: the page of the
    navigation that it belongs to.
    """

    above: str
    depth: int
    parent: str
    has_about: bool
    has_toc: bool
    has_facts: bool
    has_source: bool
    has_previous: bool
    has_next: bool
    has_feed: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """The pieces, the marks for what comes between them, and what tells it from another."""

    pieces: tuple[bytes, ...]
    marks: tuple[str, ...]
    digest: bytes


class FramedPage(NamedTuple):
    """A page with its frame and what gives the words for its marks but `_CONTENT`; `digest` tells both from others, as
    far as they are not the page's own."""

    frame: _Frame
    words: Callable[[], Mapping[str, bytes]]
    digest: bytes

    def whole(self, content: bytes) -> bytes:
        """The page around its content."""
        words = {**self.words(), _CONTENT: content}
        between = map(words.__getitem__, self.frame.marks)
        return b"".join(chain.from_iterable(zip_longest(self.frame.pieces, between, fillvalue=b"")))


class Frames:
    """The frames of a build. `title_of` gives the title of any page of the site, as HTML; None where there is none."""

    def __init__(
        self,
        files: Files,
        config: MkDocsConfig,
        nav: Navigation,
        env: Environment,
        title_of: Callable[[str], str | None],
    ) -> None:
        self._files = files
        self._config = config
        self._nav = nav
        self._env = env
        self._title_of = title_of
        self._frames: dict[_Shape, _Frame] = {}
        self._lit = {page.file.src_uri: page for page in nav.pages}
        self._folders = {f"{above}/" for page in nav.pages for above in _above(folder(page.file.src_uri))}
        self._toc = env.get_template("partials/toc-item.html").module
        self._lines = lru_cache(maxsize=_MONTHS)(self._written_lines)
        # All that words are made by, but for the program.
        self._manner = digest_of(
            (config.site_url, config.repo_url, config.edit_uri, config.edit_uri_template, self._lines(_SOME))
        )

    def around(self, page: SitePage) -> FramedPage:
        """The page with what surrounds it."""
        path = folder(page.uri)
        above = max((f"{way}/" for way in _above(path) if f"{way}/" in self._folders), key=len, default="")
        below = path[len(above) :]
        before, after = self._title_of(page.previous), self._title_of(page.next)
        shape = _Shape(
            above,
            below.count("/") + 1,
            page.parent if page.parent in self._lit else "",
            bool(page.description),
            bool(page.toc),
            page.facts is not None,
            bool(page.source),
            before is not None,
            after is not None,
            bool(page.feed),
        )
        frame = self._frame(shape)
        digest = digest_of((frame.digest, self._manner, before, after))
        return FramedPage(frame, lambda: self._words(page, shape, frame, before, after), digest)

    def _words(
        self, page: SitePage, shape: _Shape, frame: _Frame, before: str | None, after: str | None
    ) -> dict[str, bytes]:
        way = "/".join([_WAY] * shape.depth)
        below = folder(page.uri)[len(shape.above) :]
        words = {way: quote(below), _TITLE: escape(page.title), _ABOUT: escape(page.description)}
        words[_SHARED] = escape(shared_title(page)) if page.facts else words[_TITLE]
        if page.facts:
            words[_DATA] = page_data(page, lambda uri: page_address(self._config.site_url, page.uri, uri))
        if page.toc:
            words[_START] = page.toc[0].anchor
            words[_TOC] = self._lines(page.toc)
        if page.source:
            words[_SOURCE] = escape(page.source)
        if _EDIT in frame.marks:
            words[_EDIT] = self._edit_url(page)
        if before is not None:
            words[f"#{_BEFORE}"], words[_BEFORE_TITLE] = href(page.uri, page.previous), before
        if after is not None:
            words[f"#{_AFTER}"], words[_AFTER_TITLE] = href(page.uri, page.next), after
        if page.feed:
            words[f"#{_FEED}"] = href(page.uri, page.feed)
        return {mark: still_bytes(text) for mark, text in words.items()}

    def _written_lines(self, toc: tuple[TocEntry, ...]) -> str:
        """The lines of a page's contents, as the template writes them."""
        lines: str = self._toc.lines(anchor_links(toc))  # type: ignore[attr-defined] # a macro
        return lines

    def _edit_url(self, page: SitePage) -> str:
        """Where the report can be edited, as the template writes it; empty where nobody says."""
        file = SiteFile.generated(self._config, page.uri, content="")
        file.edit_uri = page.source
        url = Page(None, file, self._config).edit_url
        return str(escape(self._env.filters["address"](url))) if url else ""

    def _frame(self, shape: _Shape) -> _Frame:
        if shape not in self._frames:
            html = still(self._render(shape))
            pieces = _MARKS.split(html)
            self._frames[shape] = _Frame(tuple(map(str.encode, pieces[::2])), tuple(pieces[1::2]), digest_of(html))
        return self._frames[shape]

    def _render(self, shape: _Shape) -> str:
        uri = shape.above + "/".join([_WAY] * shape.depth) + "/index.md"
        made = SitePage(
            uri,
            _TITLE,
            "",
            _ABOUT if shape.has_about else "",
            toc=(TocEntry(_TOC, _START),) if shape.has_toc else (),
            source=_SOURCE if shape.has_source else "",
            facts=ReportFacts("", "", "", "", "", False, "") if shape.has_facts else None,
            feed=_FEED if shape.has_feed else "",
        )
        file = SiteFile.generated(self._config, uri, content="")
        file.edit_uri = made.source or None
        page = _Marked(file, self._config, made)
        page.read_source(self._config)
        page.render(self._config, self._files)
        if page.edit_url:
            page.edit_url = _EDIT
        page.parent = lit_by(made, self._lit.get(shape.parent))  # type: ignore[assignment] # MkDocs knows no such page
        # MkDocs asks of a neighbour for its address and its title alone.
        page.previous_page = cast("Page", _Neighbour(f"#{_BEFORE}", _BEFORE_TITLE)) if shape.has_previous else None
        page.next_page = cast("Page", _Neighbour(f"#{_AFTER}", _AFTER_TITLE)) if shape.has_next else None
        page.active = True
        try:
            return self._env.get_template("main.html").render(get_context(self._nav, self._files, self._config, page))
        finally:
            page.active = False


class _Neighbour(NamedTuple):
    url: str
    title: str


class _Marked(ArchivePage):
    """A page of marks."""

    toc_lines = _TOC

    def __init__(self, file: File, config: MkDocsConfig, made: SitePage) -> None:
        super().__init__(file, config, made, lambda: _CONTENT, b"", "")

    @property
    def share_title(self) -> str:
        return _SHARED

    @property
    def own_feed(self) -> str:
        return f"#{self.made.feed}" if self.made.feed else ""

    @property
    def linked_data(self) -> Markup:
        return Markup(_DATA if self.made.facts else "")


def _above(path: str) -> Iterator[str]:
    """The folders above a page or file."""
    names = path.split("/")
    for count in range(1, len(names)):
        yield "/".join(names[:count])
