"""What the front page of many offices says of one. Pure; small, since that page is made of all of them at once."""

from __future__ import annotations

from dataclasses import dataclass

from baocao.model import Standing, Status
from baocao.period import Period
from baocao.site.office_view import OfficeView
from baocao.site.overview import overview_of


@dataclass(frozen=True, slots=True)
class LatestReport:
    """The newest month's report."""

    uri: str
    period: Period
    name: str
    is_sample: bool
    is_draft: bool
    counts: dict[Standing, int]

    @property
    def done(self) -> int:
        return self.counts.get(Status.DONE, 0)

    @property
    def all(self) -> int:
        return sum(self.counts.values())

    @property
    def share_done(self) -> int:
        """Tasks done, in per cent; −1 where the report has none."""
        return 100 * self.done // self.all if self.all else -1

    @property
    def order(self) -> int:
        """Grows with the month."""
        return self.period.end


@dataclass(frozen=True, slots=True)
class OfficeSummary:
    """An office, the body it belongs to, and how many of its tasks somebody should ask about."""

    uri: str
    name: str
    parent: str
    latest: LatestReport | None
    attention: int
    overdue: int


def summary_of(view: OfficeView) -> OfficeSummary:
    """What the front page of many offices says of one."""
    overview = overview_of(view)
    if overview is None:
        return OfficeSummary(view.uri, view.name, view.parent, None, 0, 0)
    entry, attention = overview.entry, sum(len(group.histories) for group in overview.attention)
    latest = LatestReport(entry.uri, overview.period, entry.name, entry.is_sample, entry.is_draft, entry.counts)
    return OfficeSummary(view.uri, view.name, view.parent, latest, attention, overview.overdue)
