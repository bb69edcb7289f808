"""The page of each area in each year: its tasks, those that began in it first. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.model import RESULTS
from baocao.site.address import area_feed
from baocao.site.ledger import LedgerGroup, rows_of
from baocao.site.office_view import OfficeView, ReportEntry
from baocao.site.page_templates import render
from baocao.site.pages import PageKind
from baocao.site.site_page import CurrentPage, MenuLine, SitePage
from baocao.site.task_histories import AreaName, area_part


def _pages(view: OfficeView, menu: tuple[MenuLine, ...]) -> Iterator[SitePage]:
    for area_year in view.area_years:
        here = CurrentPage(area_year.uri, view, menu)
        area = area_year.area
        years = tuple(other for other in view.area_years if other.area == area)
        months = tuple((entry, _anchor(entry, area)) for entry in map(view.entry, area_year.reports))
        parts = (("", area_year.histories), ("Việc từ năm trước", area_year.carried))
        groups = [LedgerGroup(title, rows_of(tasks, area_year.year)) for title, tasks in parts if tasks]
        html = render("area.html", here, view=view, area_year=area_year, years=years, months=months, groups=groups)
        yield SitePage(
            area_year.uri,
            f"{area.title}, năm {area_year.year}",
            html,
            f"Các nhiệm vụ năm {area_year.year} của lĩnh vực {area.title}, từ kế hoạch đến kết quả.",
            anchors=frozenset(row.history.anchor for group in groups for row in group.rows if row.history.anchor),
            links=frozenset(here.links),
            feed=area_feed(view.office, area.id),
        )


def _anchor(entry: ReportEntry, name: AreaName) -> str:
    """The anchor of the area in the results of a report; empty where it has none."""
    section = entry.report.section(RESULTS)
    for area in section.areas if section else ():
        if area_part(area.id or area.heading.title) == name.id:
            return entry.anchors.headings[id(area.heading.block)]
    return ""


KIND = PageKind(5, _pages)
