"""The page of one office: its newest month as a director asks of it, its indicators, all its reports. Pure.

Where there is a single office, this is the front page.
"""

from __future__ import annotations

from collections.abc import Iterator

from baocao.site.address import FRONT, office_feed
from baocao.site.charts import what_lines_show
from baocao.site.display_names import ARCHIVE
from baocao.site.due_calendar import due_days
from baocao.site.office_view import OfficeView
from baocao.site.overview import overview_of
from baocao.site.page_templates import render
from baocao.site.pages import PageKind
from baocao.site.site_page import CurrentPage, MenuLine, SitePage

ATTENTION = "can-chu-y"
"""The anchor of what needs attention, which leads there from a table of many offices."""


def _pages(view: OfficeView, menu: tuple[MenuLine, ...]) -> Iterator[SitePage]:
    here = CurrentPage(view.uri, view, menu)
    alone = view.uri == FRONT
    overview = overview_of(view)
    html = render(
        "office.html",
        here,
        view=view,
        alone=alone,
        overview=overview,
        has_calendar=bool(due_days(view)),
        lines=what_lines_show(view.charts),
    )
    title = ARCHIVE if alone else view.name
    anchors = frozenset({ATTENTION}) if overview else frozenset[str]()
    description = f"Báo cáo của {view.name}."
    feed = "" if alone else office_feed(view.office)
    yield SitePage(view.uri, title, html, description, anchors=anchors, links=frozenset(here.links), feed=feed)


def _menu_line(view: OfficeView) -> MenuLine:
    return MenuLine(view.uri, "Tổng quan")


KIND = PageKind(1, _pages, _menu_line)
