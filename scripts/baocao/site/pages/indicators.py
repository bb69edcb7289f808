"""The page of the indicators: for each year and indicator a chart, its table and the year to date. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.site.address import indicators_uri
from baocao.site.data_files import INDICATORS
from baocao.site.figure_rows import place_of_figure
from baocao.site.office_view import OfficeView
from baocao.site.page_templates import render
from baocao.site.pages import PageKind
from baocao.site.site_page import CurrentPage, MenuLine, SitePage, TocEntry

_NAME = "Chỉ tiêu"


def _pages(view: OfficeView, menu: tuple[MenuLine, ...]) -> Iterator[SitePage]:
    if not view.charts:
        return
    here = CurrentPage(indicators_uri(view.office), view, menu)
    places = dict(_places(view))
    html = render("indicators.html", here, view=view, charts=view.charts, table=INDICATORS, places=places)
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


def _places(view: OfficeView) -> Iterator[tuple[tuple[str, int], str]]:
    """By chart and month the anchor of what the month's report says of the figure."""
    for chart in view.charts:
        for month in chart.figures.there:
            assert month.report is not None
            assert month.value is not None
            place = place_of_figure(view.entry(month.report), chart.indicator, month.value)
            yield (chart.anchor, month.month), place


def _menu_line(view: OfficeView) -> MenuLine | None:
    return MenuLine(indicators_uri(view.office), _NAME) if view.charts else None


KIND = PageKind(6, _pages, _menu_line)
