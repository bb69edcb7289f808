"""The front page of many offices: a table of who has reported what. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from baocao.language.period_names import period_name
from baocao.period import Period
from baocao.site.address import FRONT
from baocao.site.display_names import ARCHIVE
from baocao.site.office_summary import OfficeSummary
from baocao.site.page_templates import render
from baocao.site.site_page import CurrentPage, SitePage


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """The offices, and what they are held against: the newest month that one of them has reported."""

    rows: Sequence[OfficeSummary]

    @property
    def newest(self) -> Period | None:
        return max((row.latest.period for row in self.rows if row.latest), default=None)

    @property
    def newest_name(self) -> str:
        return period_name(self.newest) if self.newest else ""

    @property
    def groups(self) -> frozenset[str]:
        """The bodies that the offices belong to."""
        return frozenset(row.parent for row in self.rows)

    @property
    def reported(self) -> tuple[OfficeSummary, ...]:
        """The offices that have reported the newest month."""
        return tuple(row for row in self.rows if self.has_reported(row))

    @property
    def late(self) -> tuple[OfficeSummary, ...]:
        """The offices that have not."""
        return tuple(row for row in self.rows if not self.has_reported(row))

    @property
    def attention(self) -> int:
        """The tasks of all offices that somebody should ask about."""
        return sum(row.attention for row in self.rows)

    def has_reported(self, row: OfficeSummary) -> bool:
        """Whether the office has a report of the newest month."""
        return row.latest is not None and row.latest.period == self.newest


def offices_page(offices: Sequence[OfficeSummary]) -> SitePage:
    """The front page of many offices."""
    here = CurrentPage(FRONT)
    html = render("offices.html", here, table=OfficeTable(offices))
    return SitePage(FRONT, ARCHIVE, html, links=frozenset(here.links))
