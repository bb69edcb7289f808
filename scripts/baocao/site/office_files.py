"""The files of an office beside its pages: feeds, charts with their figures, the calendar of its due reports. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from baocao.site.address import chart_file, due_calendar
from baocao.site.chart_files import chart_csv, chart_svg
from baocao.site.due_calendar import due_calendar_text
from baocao.site.feeds import feed_text
from baocao.site.office_feeds import office_feeds
from baocao.site.office_view import OfficeView


class OfficeFile(NamedTuple):
    """A file of the site: its address, and its text with BASE where the site's address belongs."""

    name: str
    text: str


def office_files(view: OfficeView) -> Iterator[OfficeFile]:
    """The files of the office."""
    for feed in office_feeds(view):
        yield OfficeFile(feed.name, feed_text(feed))
    for chart in view.charts:
        yield OfficeFile(chart_file(view.office, chart.anchor, "svg"), chart_svg(view, chart))
        yield OfficeFile(chart_file(view.office, chart.anchor, "csv"), chart_csv(view, chart))
    if calendar := due_calendar_text(view):
        yield OfficeFile(due_calendar(view.office), calendar)
