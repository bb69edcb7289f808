"""The page of each year: its reports, a line each. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.site.office_view import OfficeView
from baocao.site.page_templates import render
from baocao.site.pages import PageKind
from baocao.site.site_page import CurrentPage, MenuLine, SitePage


def _pages(view: OfficeView, menu: tuple[MenuLine, ...]) -> Iterator[SitePage]:
    for year in view.years:
        here = CurrentPage(year.uri, view, menu)
        html = render("year.html", here, view=view, year=year)
        yield SitePage(
            year.uri,
            f"Năm {year.number}",
            html,
            f"Báo cáo năm {year.number} của {view.name}.",
            links=frozenset(here.links),
            nav_title="" if view.office.id else f"Năm {year.number}",
            nav_group="Báo cáo",
        )


def _menu_line(view: OfficeView) -> MenuLine | None:
    """The latest year."""
    return MenuLine(view.years[0].uri, "Báo cáo") if view.years else None


KIND = PageKind(2, _pages, _menu_line)
