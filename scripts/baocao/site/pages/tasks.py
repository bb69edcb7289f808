"""The promise ledger: every task of an office a row, a page for each year, the newest first. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.site.address import tasks_uri
from baocao.site.ledger import ledger_of, ledger_years
from baocao.site.office_view import OfficeView
from baocao.site.page_templates import render
from baocao.site.pages import PageKind
from baocao.site.site_page import CurrentPage, MenuLine, SitePage

_NAME = "Nhiệm vụ"
_SCRIPT = "assets/ledger.js"


def _pages(view: OfficeView, menu: tuple[MenuLine, ...]) -> Iterator[SitePage]:
    numbers = ledger_years(view.histories)
    years = {year: tasks_uri(view.office, year if at else None) for at, year in enumerate(numbers)}
    for year, uri in years.items():
        here = CurrentPage(uri, view, menu)
        is_newest = year == numbers[0]
        ledger = ledger_of(view.histories, year)
        html = render("tasks.html", here, view=view, ledger=ledger, years=years, script=_SCRIPT)
        yield SitePage(
            uri,
            _NAME if is_newest else f"{_NAME} năm {year}",
            html,
            f"Mọi nhiệm vụ năm {year} của {view.name}: hứa từ bao giờ, từng tháng ra sao, nay thế nào.",
            anchors=frozenset(),
            links=frozenset(here.links),
            nav_title=_NAME if is_newest and not view.office.id else "",
        )


def _menu_line(view: OfficeView) -> MenuLine | None:
    return MenuLine(tasks_uri(view.office), _NAME) if view.histories.all else None


KIND = PageKind(3, _pages, _menu_line)
