"""The front page of many offices: each with its latest report. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.site.address import FRONT
from baocao.site.display_names import ARCHIVE
from baocao.site.office_view import OfficeSummary
from baocao.site.page_templates import render
from baocao.site.site_page import CurrentPage, SitePage


def offices_page(offices: Sequence[OfficeSummary]) -> SitePage:
    """The front page of many offices."""
    here = CurrentPage(FRONT)
    html = render("offices.html", here, offices=offices)
    return SitePage(FRONT, ARCHIVE, html, links=frozenset(here.links))
