"""The revisions of a report, where git knows more than one: when, and which words. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.site.address import revisions_uri
from baocao.site.office_view import OfficeView, ReportEntry
from baocao.site.page_templates import render
from baocao.site.pages import PageKind
from baocao.site.revisions import shown_revisions
from baocao.site.site_page import CurrentPage, MenuLine, SitePage


def _pages(view: OfficeView, menu: tuple[MenuLine, ...]) -> Iterator[SitePage]:
    for entry in view.entries:
        if len(entry.revisions) > 1:
            yield _page(view, entry, menu)


def _page(view: OfficeView, entry: ReportEntry, menu: tuple[MenuLine, ...]) -> SitePage:
    here = CurrentPage(revisions_uri(entry.uri), view, menu)
    year = view.year_of(entry)
    revisions = shown_revisions(entry.revisions, entry.report.path, entry.office.config)
    html = render("revisions.html", here, entry=entry, view=view, year=year, revisions=revisions)
    return SitePage(
        here.uri,
        f"Các lần sửa: {entry.title}",
        html,
        f"{entry.title} đã đổi những chữ nào, ngày nào",
        links=frozenset(here.links),
        parent=year.uri if year else "",
    )


KIND = PageKind(9, _pages)
