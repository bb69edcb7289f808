"""The way to the ledgers of many offices: what is overdue longest, and each office's tasks counted. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.site.address import LEDGERS
from baocao.site.ledger import facet_answer
from baocao.site.office_summary import OfficeSummary
from baocao.site.page_templates import render
from baocao.site.site_page import CurrentPage, SitePage
from baocao.tasks.facets import FACETS

_NAME = "Nhiệm vụ"
_MOST = 20


def ledgers_page(offices: Sequence[OfficeSummary]) -> SitePage:
    """The page of all offices' tasks; each office's ledger has them whole."""
    here = CurrentPage(LEDGERS)
    late = sorted(((task, office) for office in offices for task in office.late), key=lambda found: found[0].due)
    columns = [(facet.id, facet.label, f"?{facet_answer(facet)}") for facet in FACETS]
    html = render(
        "ledgers.html",
        here,
        offices=offices,
        columns=columns,
        late=late[:_MOST],
        all_late=sum(office.overdue for office in offices),
    )
    description = "Nhiệm vụ của mọi cơ quan: bao nhiêu việc chưa hoàn thành, quá hạn, không tiến triển."
    return SitePage(LEDGERS, _NAME, html, description, links=frozenset(here.links), nav_title=_NAME)
