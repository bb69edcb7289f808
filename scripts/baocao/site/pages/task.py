"""The page of each task: month by month what was planned and what came of it. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.language.wording import shortened
from baocao.site.address import task_feed, tasks_uri
from baocao.site.office_view import OfficeView
from baocao.site.page_templates import render
from baocao.site.pages import PageKind
from baocao.site.pairs_html import month_rows
from baocao.site.site_page import CurrentPage, MenuLine, SitePage
from baocao.site.task_months import course_of


def _pages(view: OfficeView, menu: tuple[MenuLine, ...]) -> Iterator[SitePage]:
    for history in view.histories.all:
        here = CurrentPage(history.uri, view, menu)
        name = shortened(history.title)
        html = render(
            "task.html",
            here,
            view=view,
            history=history,
            name=name,
            course=course_of(history.months),
            months=month_rows(history.months, here),
        )
        yield SitePage(
            history.uri,
            name,
            html,
            f"Nhiệm vụ của {view.name}: {name}",
            links=frozenset(here.links),
            parent=tasks_uri(view.office),
            feed=task_feed(history.uri) if history.task.slug else "",
        )


KIND = PageKind(8, _pages)
