"""The page of the tasks that are open, the oldest first. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.site.address import tasks_uri
from baocao.site.office_view import OfficeView
from baocao.site.page_templates import render
from baocao.site.pages import PageKind
from baocao.site.site_page import CurrentPage, MenuLine, SitePage

_NAME = "Việc chưa hoàn thành"


def _pages(view: OfficeView, menu: tuple[MenuLine, ...]) -> Iterator[SitePage]:
    if not view.histories.all:
        return
    here = CurrentPage(tasks_uri(view.office), view, menu)
    html = render("tasks.html", here, view=view, histories=view.histories)
    yield SitePage(
        here.uri,
        _NAME,
        html,
        f"Những nhiệm vụ chưa xong của {view.name}, việc lâu nhất đứng trước.",
        links=frozenset(here.links),
        nav_title="" if view.office.id else "Nhiệm vụ",
    )


def _menu_line(view: OfficeView) -> MenuLine | None:
    return MenuLine(tasks_uri(view.office), _NAME) if view.histories.all else None


KIND = PageKind(3, _pages, _menu_line)
