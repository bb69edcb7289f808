"""The page of each report; a file in which no report was recognised is shown as it is. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.config.reporting import counted
from baocao.model import Block, Heading
from baocao.open_data.reports import issued_day
from baocao.period import Period, days_counted
from baocao.site.address import FRONT
from baocao.site.office_view import OfficeView, ReportEntry, YearView
from baocao.site.page_templates import render
from baocao.site.pages import PageKind
from baocao.site.report_html import ReportHtmlWriter
from baocao.site.site_page import CurrentPage, MenuLine, ReportFacts, SitePage, TocEntry
from baocao.site.status_html import marks_writer


def _pages(view: OfficeView, menu: tuple[MenuLine, ...]) -> Iterator[SitePage]:
    for entry in view.entries:
        yield _page(view, entry, CurrentPage(entry.uri, view, menu))


def _page(view: OfficeView, entry: ReportEntry, here: CurrentPage) -> SitePage:
    report = entry.report
    previous, following = view.neighbours(entry)
    year = view.year_of(entry)
    toc = _contents(entry)
    html = render(
        "report_plain.html" if entry.is_plain else "report.html",
        here,
        entry=entry,
        report=report,
        official=entry.official,
        view=view,
        year=year,
        previous=previous,
        next=following,
        writer=ReportHtmlWriter(report, entry.anchors, marks_writer(entry, here)),
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
        downloads=tuple(download.name for download in entry.downloads),
        crumbs=tuple(_crumbs(view, entry, year)),
        facts=None if entry.is_plain or entry.period is None else _facts(entry, entry.period),
    )


def _crumbs(view: OfficeView, entry: ReportEntry, year: YearView | None) -> Iterator[MenuLine]:
    yield MenuLine(FRONT, "Trang đầu")
    if view.office.id:
        yield MenuLine(view.uri, view.name)
    if year:
        yield MenuLine(year.uri, f"Năm {year.number}")
    yield MenuLine(entry.uri, entry.title)


def _facts(entry: ReportEntry, period: Period) -> ReportFacts:
    days = counted(entry.office.config.reporting, period) or days_counted(period, None)
    return ReportFacts(
        entry.official.subject,
        entry.code,
        issued_day(entry.report) if entry.date else "",
        f"{days.first}/{days.last}",
        entry.official.name_in_text,
        entry.is_draft,
        entry.revisions[0].day.isoformat() if entry.revisions else "",
    )


def _contents(entry: ReportEntry) -> tuple[TocEntry, ...]:
    report, anchors = entry.report, entry.anchors.headings

    def line(heading: Heading, children: tuple[TocEntry, ...] = ()) -> TocEntry:
        return TocEntry(_words_of(heading.block), anchors[id(heading.block)], children)

    sections = (line(part.heading, tuple(line(area.heading) for area in part.areas)) for part in report.sections)
    return (*sections, *(line(annex.heading) for annex in report.annexes))


def _words_of(block: Block) -> str:
    return " ".join(block.prose.text.split()) if block.prose else ""


KIND = PageKind(7, _pages)
