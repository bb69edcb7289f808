"""The pages of the site, whole and ready for any generator. Pure: an archive in, `SitePage`s out.

`templates/` has the markup of each kind of page; what it may show is in `views`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from baocao.model import Archive, Block, Heading, Marker
from baocao.site import words
from baocao.site.address import FRONT, href, office_uri
from baocao.site.text import TextWriter
from baocao.site.trail import STATE_WORDS, Mark, Place, State
from baocao.site.views import Entry, Shelf, Year, shelves

DOWNLOADS = "docx"
"""The folder of the site with the Word files."""


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A line of a page's contents; `title` is plain text."""

    title: str
    anchor: str
    children: tuple[TocEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page, finished but for what surrounds all pages.

    `uri` is the Markdown file that MkDocs takes it for; `title` and `description` are plain text;
    `anchors` are the ids in `html`, `links` the pages and anchors it leads to. `source` is the file
    it shows, from the repository's root. `nav_title`: its name in the navigation, empty where it is
    left out; `parent`: the page of the navigation that it belongs to. `download`: a file below
    `build/docx` that the page offers.
    """

    uri: str
    title: str
    html: str
    description: str = ""
    toc: tuple[TocEntry, ...] = ()
    anchors: frozenset[str] = frozenset()
    links: frozenset[tuple[str, str]] = frozenset()
    source: str = ""
    nav_title: str = ""
    parent: str = ""
    previous: str = ""
    next: str = ""
    download: str = ""


def site_pages(archive: Archive, sizes: Mapping[str, int] | None = None) -> Iterator[SitePage]:
    """Every page of the archive; `sizes` has the Word files there are, by `official.word_file`, in bytes."""
    all_shelves = shelves(archive, sizes or {})
    if len(all_shelves) == 1 and not all_shelves[0].office.id:
        yield _shelf_page(all_shelves[0], all_shelves)
    else:
        yield _offices_page(all_shelves)
        yield from (_shelf_page(shelf, all_shelves) for shelf in all_shelves)
    for shelf in all_shelves:
        yield from (_year_page(shelf, year) for year in shelf.years)
        yield from (_report_page(shelf, entry) for entry in shelf.entries)


# --------------------------------------------------------------------------- one page


@dataclass(slots=True)
class _Here:
    """The page being written, which notes where it leads to."""

    uri: str
    shelf: Shelf | None = None
    links: set[tuple[str, str]] = field(default_factory=set)

    def to(self, uri: str, anchor: str = "") -> str:
        """The address of a page, or of a part of it."""
        self.links.add((uri, anchor))
        return href(self.uri, uri, anchor)

    def to_place(self, place: Place) -> str:
        """The address of an item of a report of this office."""
        assert self.shelf is not None
        entry = self.shelf.entry(place.report)
        return self.to(entry.uri, entry.anchors.of(place.item))

    def to_download(self, name: str) -> str:
        return href(self.uri, f"{DOWNLOADS}/{name}")


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("baocao.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["capital"] = words.capital
    environment.globals.update(State=State, STATE_WORDS=STATE_WORDS, FRONT=FRONT, office_uri=office_uri)
    return environment


_TEMPLATES = _environment()


def _render(template: str, here: _Here, **values: object) -> str:
    return _TEMPLATES.get_template(template).render(here=here, **values)


# --------------------------------------------------------------------------- kinds of pages


def _offices_page(all_shelves: tuple[Shelf, ...]) -> SitePage:
    here = _Here(FRONT)
    html = _render("offices.html", here, shelves=all_shelves)
    return SitePage(FRONT, "Kho lưu trữ báo cáo", html, links=frozenset(here.links))


def _shelf_page(shelf: Shelf, all_shelves: tuple[Shelf, ...]) -> SitePage:
    here = _Here(shelf.uri, shelf)
    title = shelf.name if len(all_shelves) > 1 else "Kho lưu trữ báo cáo"
    html = _render("shelf.html", here, shelf=shelf, alone=shelf.uri == FRONT, latest=shelf.latest)
    return SitePage(shelf.uri, title, html, f"Báo cáo của {shelf.name}.", links=frozenset(here.links))


def _year_page(shelf: Shelf, year: Year) -> SitePage:
    here = _Here(year.uri, shelf)
    html = _render("year.html", here, shelf=shelf, year=year)
    return SitePage(
        year.uri,
        f"Năm {year.number}",
        html,
        f"Báo cáo năm {year.number} của {shelf.name}.",
        links=frozenset(here.links),
        nav_title="" if shelf.office.id else f"Năm {year.number}",
    )


def _report_page(shelf: Shelf, entry: Entry) -> SitePage:
    here = _Here(entry.uri, shelf)
    report = entry.report
    writer = TextWriter(report, entry.anchors, lambda marker: _marks(entry, marker, here))
    previous, following = shelf.neighbours(entry)
    year = next((year for year in shelf.years if entry in year.entries), None)
    toc = _contents(entry)
    html = _render(
        "plain.html" if entry.is_plain else "report.html",
        here,
        entry=entry,
        report=report,
        official=entry.official,
        shelf=shelf,
        year=year,
        previous=previous,
        next=following,
        writer=writer,
        toc=toc,
    )
    return SitePage(
        entry.uri,
        entry.title,
        html,
        entry.official.subject,
        toc,
        entry.anchors.all,
        frozenset(here.links),
        report.path,
        parent=year.uri if year else "",
        previous=previous.uri if previous else "",
        next=following.uri if following else "",
        download=entry.download.name if entry.download else "",
    )


def _contents(entry: Entry) -> tuple[TocEntry, ...]:
    report, anchors = entry.report, entry.anchors.headings

    def line(heading: Heading, children: tuple[TocEntry, ...] = ()) -> TocEntry:
        return TocEntry(_words_of(heading.block), anchors[id(heading.block)], children)

    sections = (line(one.heading, tuple(line(area.heading) for area in one.areas)) for one in report.sections)
    return (*sections, *(line(annex.heading) for annex in report.annexes))


def _words_of(block: Block) -> str:
    return " ".join(block.prose.text.split()) if block.prose else ""


# --------------------------------------------------------------------------- marks


def _marks(entry: Entry, marker: Marker, here: _Here) -> Markup:
    return Markup("").join(_mark(mark, here) for mark in entry.trail.marks(marker))


def _mark(mark: Mark, here: _Here) -> Markup:
    """How a task stands, in small letters behind the words: a link, and one more for each further place."""
    words = Markup('<span class="bc-mark__state">%s</span>') % mark.words
    parts: list[Markup] = []
    for way in mark.ways:
        link = Markup('<a href="%s" title="%s">%s %s</a>')
        parts.append(link % (here.to_place(way.place), way.words, "" if parts else words, way.arrow))
    if mark.reason:
        parts.append(Markup("(lý do: %s)") % mark.reason)
    words = Markup(" ").join(parts if mark.ways else (words, *parts))
    return Markup(' <span class="bc-mark bc-mark--%s">%s</span>') % (mark.state, words)
