"""The pages of the site, whole and ready for any generator. Pure: an archive in, `SitePage`s out.

`templates/` has the markup of each kind of page; what it may show is in `views`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from baocao.language.figures import written
from baocao.model import RESULTS, Block, Heading
from baocao.office import Archive
from baocao.site import display_names
from baocao.site.address import FRONT, areas_uri, indicators_uri, office_uri, tasks_uri
from baocao.site.charts import HEIGHT, WIDTH
from baocao.site.data_files import FEED, INDEX, INDICATORS, REPORTS, TASKS
from baocao.site.marker_html import marks_html
from baocao.site.office_view import OfficeSummary, OfficeView, ReportEntry, YearView, summary_of, views
from baocao.site.report_html import ReportHtmlWriter
from baocao.site.report_tasks import STATE_WORDS, TaskState
from baocao.site.search_documents import document_of
from baocao.site.site_page import CurrentPage, SitePage, TocEntry
from baocao.site.task_histories import AreaName, AreaYear, area_part

_ARCHIVE = "Kho lưu trữ báo cáo"


def site_pages(archive: Archive, sizes: Mapping[str, int] | None = None) -> Iterator[SitePage]:
    """Every page of the archive; `sizes` has the Word and PDF files there are, by name, in bytes."""
    all_shelves = views(archive, sizes or {})
    if not is_alone(view.office.id for view in all_shelves):
        yield offices_page([summary_of(view) for view in all_shelves])
    of_each = [office_pages(view) for view in all_shelves]
    yield from map(next, of_each)
    for pages in of_each:
        yield from pages


def is_alone(offices: Iterable[str]) -> bool:
    """Whether the repository is that of one office, which then has no folder and no name of its own."""
    return list(offices) == [""]


def office_pages(view: OfficeView) -> Iterator[SitePage]:
    """The pages of one office, its own page first; they depend on nothing else."""
    yield _shelf_page(view)
    yield from (_year_page(view, year) for year in view.years)
    if view.histories.all:
        yield _tasks_page(view)
        yield _areas_page(view)
        yield from (_area_page(view, one) for one in view.area_years)
    if view.charts:
        yield _indicators_page(view)
    yield from (_report_page(view, entry) for entry in view.entries)


# --------------------------------------------------------------------------- templates


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("baocao.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(capital=display_names.capital, number=written, period=display_names.full_name)
    environment.globals.update(TaskState=TaskState, STATE_WORDS=STATE_WORDS, FRONT=FRONT, WIDTH=WIDTH, HEIGHT=HEIGHT)
    environment.globals.update(DATA={"feed": FEED, "index": INDEX, "reports": REPORTS, "tasks": TASKS})
    environment.globals.update(
        office_uri=office_uri, tasks_uri=tasks_uri, areas_uri=areas_uri, indicators_uri=indicators_uri
    )
    return environment


_TEMPLATES = _environment()


def _render(template: str, here: CurrentPage, **values: object) -> str:
    return _TEMPLATES.get_template(template).render(here=here, **values)


# --------------------------------------------------------------------------- kinds of pages


def offices_page(offices: Sequence[OfficeSummary]) -> SitePage:
    """The front page of many offices."""
    here = CurrentPage(FRONT)
    html = _render("offices.html", here, views=offices)
    return SitePage(FRONT, _ARCHIVE, html, links=frozenset(here.links))


def _shelf_page(view: OfficeView) -> SitePage:
    here = CurrentPage(view.uri, view)
    alone = view.uri == FRONT
    html = _render("office.html", here, view=view, alone=alone, latest=view.latest)
    title = _ARCHIVE if alone else view.name
    return SitePage(view.uri, title, html, f"Báo cáo của {view.name}.", links=frozenset(here.links))


def _year_page(view: OfficeView, year: YearView) -> SitePage:
    here = CurrentPage(year.uri, view)
    html = _render("year.html", here, view=view, year=year)
    return SitePage(
        year.uri,
        f"Năm {year.number}",
        html,
        f"Báo cáo năm {year.number} của {view.name}.",
        links=frozenset(here.links),
        nav_title="" if view.office.id else f"Năm {year.number}",
        nav_group="Báo cáo",
    )


def _tasks_page(view: OfficeView) -> SitePage:
    here = CurrentPage(tasks_uri(view.office), view)
    html = _render("tasks.html", here, view=view, histories=view.histories)
    return SitePage(
        here.uri,
        "Việc chưa hoàn thành",
        html,
        f"Những nhiệm vụ chưa xong của {view.name}, việc lâu nhất đứng trước.",
        links=frozenset(here.links),
        nav_title="" if view.office.id else "Nhiệm vụ",
    )


def _areas_page(view: OfficeView) -> SitePage:
    here = CurrentPage(areas_uri(view.office), view)
    rows: dict[AreaName, list[AreaYear]] = {}
    for one in view.area_years:
        rows.setdefault(one.area, []).append(one)
    html = _render("areas.html", here, view=view, rows=rows)
    return SitePage(
        here.uri,
        "Các lĩnh vực",
        html,
        f"Các lĩnh vực công tác của {view.name} qua các tháng.",
        links=frozenset(here.links),
        nav_title="" if view.office.id else "Lĩnh vực",
    )


def _area_page(view: OfficeView, one: AreaYear) -> SitePage:
    here = CurrentPage(one.uri, view)
    others = tuple(other for other in view.area_years if other.area == one.area)
    months = tuple((entry, _area_anchor(entry, one.area)) for entry in map(view.entry, one.reports))
    html = _render("area.html", here, view=view, one=one, others=others, months=months)
    return SitePage(
        one.uri,
        f"{one.area.title}, năm {one.year}",
        html,
        f"Các nhiệm vụ năm {one.year} của lĩnh vực {one.area.title}, từ kế hoạch đến kết quả.",
        anchors=frozenset(history.anchor for history in one.histories if history.anchor),
        links=frozenset(here.links),
    )


def _area_anchor(entry: ReportEntry, area: AreaName) -> str:
    section = entry.report.section(RESULTS)
    for one in section.areas if section else ():
        if area_part(one.id or one.heading.title) == area.id:
            return entry.anchors.headings[id(one.heading.block)]
    return ""


def _indicators_page(view: OfficeView) -> SitePage:
    here = CurrentPage(indicators_uri(view.office), view)
    html = _render("indicators.html", here, view=view, charts=view.charts, table=INDICATORS)
    anchors = tuple(chart.anchor for chart in view.charts)
    return SitePage(
        here.uri,
        "Chỉ tiêu",
        html,
        f"Số liệu hằng tháng của {view.name} so với chỉ tiêu năm.",
        tuple(TocEntry(f"{one.indicator.label}, {one.year}", one.anchor) for one in view.charts),
        frozenset(anchors),
        frozenset(here.links),
        nav_title="" if view.office.id else "Chỉ tiêu",
    )


def _report_page(view: OfficeView, entry: ReportEntry) -> SitePage:
    here = CurrentPage(entry.uri, view)
    report = entry.report
    writer = ReportHtmlWriter(report, entry.anchors, lambda marker: marks_html(entry, marker, here))
    previous, following = view.neighbours(entry)
    year = next((year for year in view.years if entry in year.entries), None)
    toc = _contents(entry)
    html = _render(
        "plain.html" if entry.is_plain else "report.html",
        here,
        entry=entry,
        report=report,
        official=entry.official,
        view=view,
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
        document=document_of(view, entry),
    )


def _contents(entry: ReportEntry) -> tuple[TocEntry, ...]:
    report, anchors = entry.report, entry.anchors.headings

    def line(heading: Heading, children: tuple[TocEntry, ...] = ()) -> TocEntry:
        return TocEntry(_words_of(heading.block), anchors[id(heading.block)], children)

    sections = (line(one.heading, tuple(line(area.heading) for area in one.areas)) for one in report.sections)
    return (*sections, *(line(annex.heading) for annex in report.annexes))


def _words_of(block: Block) -> str:
    return " ".join(block.prose.text.split()) if block.prose else ""
