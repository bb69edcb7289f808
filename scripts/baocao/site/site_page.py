"""One page of the site: what it is made of, and, while it is written, where it leads to. Pure."""

from __future__ import annotations

from typing import NamedTuple

from baocao.model import Item
from baocao.site.address import Address, Place, href, standing_of_page, ways_from
from baocao.site.office_view import OfficeView
from baocao.site.task_histories import TaskHistory


class TocEntry(NamedTuple):
    """A line of a page's contents; `title` is plain text."""

    title: str
    anchor: str
    children: tuple[TocEntry, ...] = ()


class SitePage(NamedTuple):
    """A page, finished but for what surrounds all pages.

    `uri` is the Markdown file that MkDocs takes it for; `title` and `description` are plain text;
    `anchors` are the ids in `html`, `links` the pages and anchors it leads to. `source` is the file
    it shows, from the repository's root. `nav_title`: its name in the navigation, empty where it is
    left out, and `nav_group` the heading it stands under there; `parent`: the page of the navigation
    that it belongs to. `downloads`: the files that the page offers, `docx/2022/2022-03.docx`.
    `crumbs`: the pages above it and itself; `facts`: what a report says of itself, for programs.
    `feed`: the file by which what it shows can be followed, where it is not the archive's.
    """

    uri: str
    title: str
    html: str
    description: str = ""
    toc: tuple[TocEntry, ...] = ()
    anchors: frozenset[str] = frozenset()
    links: frozenset[Place] = frozenset()
    source: str = ""
    nav_title: str = ""
    parent: str = ""
    previous: str = ""
    next: str = ""
    downloads: tuple[str, ...] = ()
    nav_group: str = ""
    crumbs: tuple[MenuLine, ...] = ()
    facts: ReportFacts | None = None
    feed: str = ""


class ReportFacts(NamedTuple):
    """What programs are told of a report; `days`: those that it counts, and all days as `2022-03-25`."""

    subject: str
    code: str
    issued: str
    days: str
    publisher: str
    is_draft: bool
    changed: str


class MenuLine(NamedTuple):
    """A line of an office's menu: the page it leads to, and its words."""

    uri: str
    name: str


class CurrentPage:
    """The page being written, which notes where it leads to. `menu`: that of its office."""

    __slots__ = ("_below", "_places", "_ways", "links", "menu", "uri", "view")

    def __init__(self, uri: str, view: OfficeView | None = None, menu: tuple[MenuLine, ...] = ()) -> None:
        self.uri = uri
        self.view = view
        self.menu = menu
        self.links: set[Place] = set()
        self._places = view.places if view else {}
        above, self._below = standing_of_page(uri)
        self._ways = ways_from(above)

    def to(self, uri: str, anchor: str = "") -> Address:
        """The address of a page, or of a part of it."""
        return self.to_place((uri, anchor))

    def to_item(self, item: Item) -> Address:
        """The address of an item of a report of this office."""
        return self.to_place(self._places[id(item)])

    def to_download(self, name: str) -> Address:
        return href(self.uri, name)

    def to_history(self, history: TaskHistory) -> Address:
        """The address of a task's page."""
        return self.to_place(history.place)

    def to_place(self, place: Place) -> Address:
        """The address of a page, or of a part of it."""
        self.links.add(place)
        uri, anchor = place
        if uri == self.uri or uri.startswith(self._below):
            return href(self.uri, uri, anchor)
        # The pages of a folder lead to few others, again and again, and all by the same way.
        way = self._ways.get(uri)
        if way is None:
            way = self._ways[uri] = href(self.uri, uri)
        return Address(f"{way}#{anchor}") if anchor else way
