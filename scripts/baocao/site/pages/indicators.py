"""The page of the indicators: for each year and indicator a chart, its table and the year to date. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.site.address import indicators_uri
from baocao.site.data_files import INDICATORS
from baocao.site.office_view import OfficeView
from baocao.site.page_templates import render
from baocao.site.pages import PageKind
from baocao.site.site_page import CurrentPage, MenuLine, SitePage, TocEntry

_NAME = "Chỉ tiêu"


def _pages(view: OfficeView, menu: tuple[MenuLine, ...]) -> Iterator[SitePage]:
    if not view.charts:
        return
    here = CurrentPage(indicators_uri(view.office), view, menu)
    html = render("indicators.html", here, view=view, charts=view.charts, table=INDICATORS)
    yield SitePage(
        here.uri,
        _NAME,
        html,
        f"Số liệu hằng tháng của {view.name} so với chỉ tiêu năm.",
        tuple(TocEntry(f"{chart.indicator.label}, {chart.year}", chart.anchor) for chart in view.charts),
        frozenset(chart.anchor for chart in view.charts),
        frozenset(here.links),
        nav_title="" if view.office.id else _NAME,
    )


def _menu_line(view: OfficeView) -> MenuLine | None:
    return MenuLine(indicators_uri(view.office), _NAME) if view.charts else None


KIND = PageKind(6, _pages, _menu_line)
