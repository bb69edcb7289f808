"""The page of one office: the latest month at a glance, what is open, all its reports. Pure.

Where there is a single office, this is the front page.
"""

from __future__ import annotations

from collections.abc import Iterator

from baocao.site.address import FRONT
from baocao.site.display_names import ARCHIVE
from baocao.site.office_view import OfficeView
from baocao.site.page_templates import render
from baocao.site.pages import PageKind
from baocao.site.site_page import CurrentPage, MenuLine, SitePage


def _pages(view: OfficeView, menu: tuple[MenuLine, ...]) -> Iterator[SitePage]:
    here = CurrentPage(view.uri, view, menu)
    alone = view.uri == FRONT
    html = render("office.html", here, view=view, alone=alone, latest=view.latest)
    title = ARCHIVE if alone else view.name
    yield SitePage(view.uri, title, html, f"Báo cáo của {view.name}.", links=frozenset(here.links))


def _menu_line(view: OfficeView) -> MenuLine:
    return MenuLine(view.uri, "Tổng quan")


KIND = PageKind(1, _pages, _menu_line)
