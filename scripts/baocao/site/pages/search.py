"""The page on which everything is found; without scripts it leads to years, tasks and areas, or to offices. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from baocao.site.address import SEARCH
from baocao.site.office_summary import OfficeSummary
from baocao.site.page_templates import render
from baocao.site.search.passages import SearchKind
from baocao.site.site_page import CurrentPage, MenuLine, SitePage

_NAME = "Tìm kiếm"
_KINDS = {
    SearchKind.REPORT: "Báo cáo",
    SearchKind.TASK: "Nhiệm vụ",
    SearchKind.FIGURE: "Số liệu",
    SearchKind.GUIDE: "Hướng dẫn",
}


def search_page(offices: Sequence[OfficeSummary], pages: Iterable[SitePage]) -> SitePage:
    """The search page of an archive with these offices and pages."""
    here = CurrentPage(SEARCH)
    listed = [MenuLine(page.uri, page.nav_title) for page in pages if page.nav_title]
    lines = listed or [MenuLine(office.uri, office.name) for office in offices]
    html = render("search.html", here, kinds=_KINDS, lines=lines)
    description = "Tìm trong báo cáo, nhiệm vụ và số liệu của kho, gõ có dấu hay không dấu đều được."
    return SitePage(SEARCH, _NAME, html, description, links=frozenset(here.links))
