"""A report beside the one before: what changed, what was planned, and what came of it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from baocao.model import RESULTS, DerivedStatus, Item, Standing, standing_of
from baocao.site.address import comparison_uri
from baocao.site.display_names import capital
from baocao.site.office_view import OfficeView, ReportEntry
from baocao.site.page_templates import render
from baocao.site.pages import PageKind
from baocao.site.pairs_html import pairs, unplanned
from baocao.site.site_page import CurrentPage, MenuLine, SitePage
from baocao.tasks.carryover import CarryOver
from baocao.tasks.task_links import placed_items


def _pages(view: OfficeView, menu: tuple[MenuLine, ...]) -> Iterator[SitePage]:
    for entry in view.entries:
        if (before := entry.report_tasks.before) is not None and before.links:
            yield _page(view, entry, before, menu)


def _page(view: OfficeView, entry: ReportEntry, carried: CarryOver, menu: tuple[MenuLine, ...]) -> SitePage:
    here = CurrentPage(comparison_uri(entry.uri), view, menu)
    year = view.year_of(entry)
    before = view.entry(carried.before)
    title = f"{capital(entry.name)} so với {before.name}"
    period = entry.period
    html = render(
        "comparison.html",
        here,
        entry=entry,
        before=before,
        view=view,
        year=year,
        title=title,
        changes=view.changes_of(period) if period and period.is_month else None,
        areas=[
            (area, pairs([row[1:] for row in rows], here))
            for area, rows in groupby(_rows(carried), key=lambda row: row[0])
        ],
        unplanned=unplanned(_unplanned(carried), here),
    )
    return SitePage(
        here.uri,
        title,
        html,
        f"Có gì đổi, kế hoạch {before.name} và kết quả {entry.name} của {view.name}, từng việc một",
        links=frozenset(here.links),
        parent=year.uri if year else "",
    )


def _rows(carried: CarryOver) -> list[tuple[str, Item, Standing, list[Item]]]:
    """The area of each planned task, its item there, how it stands, and the items of its results.

    Tasks that one item names, and that came to the same, are one row.
    """
    rows: dict[tuple[object, ...], tuple[str, Item, Standing, list[Item]]] = {}
    for link in carried.links:
        area = link.plan.area.heading.title if link.plan.area else ""
        results = {id(result.item): result.item for result in link.results}
        standing = standing_of(link.status) if link.results else DerivedStatus.MISSING
        rows.setdefault(
            (id(link.plan.item), standing, *results), (area, link.plan.item, standing, list(results.values()))
        )
    return list(rows.values())


def _unplanned(carried: CarryOver) -> list[Item]:
    """The results that no plan led to."""
    planned = {id(result.item) for link in carried.links for result in link.results}
    return [
        placed.item
        for placed in placed_items(carried.after.section(RESULTS))
        if id(placed.item) not in planned and placed.item.text
    ]


KIND = PageKind(10, _pages)
