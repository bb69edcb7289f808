"""The page that leads to the areas of work, each with the years it has. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.site.address import areas_uri
from baocao.site.office_view import OfficeView
from baocao.site.page_templates import render
from baocao.site.pages import PageKind
from baocao.site.site_page import CurrentPage, MenuLine, SitePage
from baocao.site.task_histories import AreaName, AreaYear

_NAME = "Các lĩnh vực"


def _pages(view: OfficeView, menu: tuple[MenuLine, ...]) -> Iterator[SitePage]:
    if not view.histories.all:
        return
    here = CurrentPage(areas_uri(view.office), view, menu)
    rows: dict[AreaName, list[AreaYear]] = {}
    for area_year in view.area_years:
        rows.setdefault(area_year.area, []).append(area_year)
    html = render("areas.html", here, view=view, rows=rows)
    yield SitePage(
        here.uri,
        _NAME,
        html,
        f"Các lĩnh vực công tác của {view.name} qua các tháng.",
        links=frozenset(here.links),
        nav_title="" if view.office.id else "Lĩnh vực",
    )


def _menu_line(view: OfficeView) -> MenuLine | None:
    return MenuLine(areas_uri(view.office), _NAME) if view.histories.all else None


KIND = PageKind(4, _pages, _menu_line)
