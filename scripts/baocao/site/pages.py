"""The pages of the site, whole and ready for any generator. Pure: an archive in, `SitePage`s out.

`templates/` has the markup of each kind of page; what it may show is in `views`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from baocao.language.figures import written
from baocao.model import RESULTS, Block, Heading
from baocao.office import Archive
from baocao.site import words
from baocao.site.address import FRONT, areas_uri, indicators_uri, office_uri, tasks_uri
from baocao.site.data import FEED, INDEX, INDICATORS, REPORTS, TASKS
from baocao.site.findable import document_of
from baocao.site.gauges import HEIGHT, WIDTH
from baocao.site.leaf import Here, SitePage, TocEntry
from baocao.site.lives import AreaName, AreaYear, area_part
from baocao.site.marks import marks_html
from baocao.site.text import TextWriter
from baocao.site.trail import STATE_WORDS, State
from baocao.site.views import Entry, Shelf, Summary, Year, shelves, summary_of

_ARCHIVE = "Kho lưu trữ báo cáo"


def site_pages(archive: Archive, sizes: Mapping[str, int] | None = None) -> Iterator[SitePage]:
    """Every page of the archive; `sizes` has the Word and PDF files there are, by name, in bytes."""
    all_shelves = shelves(archive, sizes or {})
    if not is_alone(shelf.office.id for shelf in all_shelves):
        yield offices_page([summary_of(shelf) for shelf in all_shelves])
    of_each = [office_pages(shelf) for shelf in all_shelves]
    yield from map(next, of_each)
    for pages in of_each:
        yield from pages


def is_alone(offices: Iterable[str]) -> bool:
    """Whether the repository is that of one office, which then has no folder and no name of its own."""
    return list(offices) == [""]


def office_pages(shelf: Shelf) -> Iterator[SitePage]:
    """The pages of one office, its own page first; they depend on nothing else."""
    yield _shelf_page(shelf)
    yield from (_year_page(shelf, year) for year in shelf.years)
    if shelf.lives.all:
        yield _tasks_page(shelf)
        yield _areas_page(shelf)
        yield from (_area_page(shelf, one) for one in shelf.area_years)
    if shelf.gauges:
        yield _indicators_page(shelf)
    yield from (_report_page(shelf, entry) for entry in shelf.entries)


# --------------------------------------------------------------------------- templates


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("baocao.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(capital=words.capital, number=written, period=words.full_name)
    environment.globals.update(State=State, STATE_WORDS=STATE_WORDS, FRONT=FRONT, WIDTH=WIDTH, HEIGHT=HEIGHT)
    environment.globals.update(DATA={"feed": FEED, "index": INDEX, "reports": REPORTS, "tasks": TASKS})
    environment.globals.update(
        office_uri=office_uri, tasks_uri=tasks_uri, areas_uri=areas_uri, indicators_uri=indicators_uri
    )
    return environment


_TEMPLATES = _environment()


def _render(template: str, here: Here, **values: object) -> str:
    return _TEMPLATES.get_template(template).render(here=here, **values)


# --------------------------------------------------------------------------- kinds of pages


def offices_page(offices: Sequence[Summary]) -> SitePage:
    """The front page of many offices."""
    here = Here(FRONT)
    html = _render("offices.html", here, shelves=offices)
    return SitePage(FRONT, _ARCHIVE, html, links=frozenset(here.links))


def _shelf_page(shelf: Shelf) -> SitePage:
    here = Here(shelf.uri, shelf)
    alone = shelf.uri == FRONT
    html = _render("shelf.html", here, shelf=shelf, alone=alone, latest=shelf.latest)
    title = _ARCHIVE if alone else shelf.name
    return SitePage(shelf.uri, title, html, f"Báo cáo của {shelf.name}.", links=frozenset(here.links))


def _year_page(shelf: Shelf, year: Year) -> SitePage:
    here = Here(year.uri, shelf)
    html = _render("year.html", here, shelf=shelf, year=year)
    return SitePage(
        year.uri,
        f"Năm {year.number}",
        html,
        f"Báo cáo năm {year.number} của {shelf.name}.",
        links=frozenset(here.links),
        nav_title="" if shelf.office.id else f"Năm {year.number}",
        nav_group="Báo cáo",
    )


def _tasks_page(shelf: Shelf) -> SitePage:
    here = Here(tasks_uri(shelf.office), shelf)
    html = _render("tasks.html", here, shelf=shelf, lives=shelf.lives)
    return SitePage(
        here.uri,
        "Việc chưa hoàn thành",
        html,
        f"Những nhiệm vụ chưa xong của {shelf.name}, việc lâu nhất đứng trước.",
        links=frozenset(here.links),
        nav_title="" if shelf.office.id else "Nhiệm vụ",
    )


def _areas_page(shelf: Shelf) -> SitePage:
    here = Here(areas_uri(shelf.office), shelf)
    rows: dict[AreaName, list[AreaYear]] = {}
    for one in shelf.area_years:
        rows.setdefault(one.area, []).append(one)
    html = _render("areas.html", here, shelf=shelf, rows=rows)
    return SitePage(
        here.uri,
        "Các lĩnh vực",
        html,
        f"Các lĩnh vực công tác của {shelf.name} qua các tháng.",
        links=frozenset(here.links),
        nav_title="" if shelf.office.id else "Lĩnh vực",
    )


def _area_page(shelf: Shelf, one: AreaYear) -> SitePage:
    here = Here(one.uri, shelf)
    others = tuple(other for other in shelf.area_years if other.area == one.area)
    months = tuple((entry, _area_anchor(entry, one.area)) for entry in map(shelf.entry, one.reports))
    html = _render("area.html", here, shelf=shelf, one=one, others=others, months=months)
    return SitePage(
        one.uri,
        f"{one.area.title}, năm {one.year}",
        html,
        f"Các nhiệm vụ năm {one.year} của lĩnh vực {one.area.title}, từ kế hoạch đến kết quả.",
        anchors=frozenset(life.anchor for life in one.lives if life.anchor),
        links=frozenset(here.links),
    )


def _area_anchor(entry: Entry, area: AreaName) -> str:
    section = entry.report.section(RESULTS)
    for one in section.areas if section else ():
        if area_part(one.id or one.heading.title) == area.id:
            return entry.anchors.headings[id(one.heading.block)]
    return ""


def _indicators_page(shelf: Shelf) -> SitePage:
    here = Here(indicators_uri(shelf.office), shelf)
    html = _render("indicators.html", here, shelf=shelf, gauges=shelf.gauges, table=INDICATORS)
    anchors = tuple(gauge.anchor for gauge in shelf.gauges)
    return SitePage(
        here.uri,
        "Chỉ tiêu",
        html,
        f"Số liệu hằng tháng của {shelf.name} so với chỉ tiêu năm.",
        tuple(TocEntry(f"{one.indicator.label}, {one.year}", one.anchor) for one in shelf.gauges),
        frozenset(anchors),
        frozenset(here.links),
        nav_title="" if shelf.office.id else "Chỉ tiêu",
    )


def _report_page(shelf: Shelf, entry: Entry) -> SitePage:
    here = Here(entry.uri, shelf)
    report = entry.report
    writer = TextWriter(report, entry.anchors, lambda marker: marks_html(entry, marker, here))
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
        downloads=tuple(one.name for one in entry.downloads),
        document=document_of(shelf, entry),
    )


def _contents(entry: Entry) -> tuple[TocEntry, ...]:
    report, anchors = entry.report, entry.anchors.headings

    def line(heading: Heading, children: tuple[TocEntry, ...] = ()) -> TocEntry:
        return TocEntry(_words_of(heading.block), anchors[id(heading.block)], children)

    sections = (line(one.heading, tuple(line(area.heading) for area in one.areas)) for one in report.sections)
    return (*sections, *(line(annex.heading) for annex in report.annexes))


def _words_of(block: Block) -> str:
    return " ".join(block.prose.text.split()) if block.prose else ""
