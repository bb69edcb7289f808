"""The HTML that stands in a marker's place: how its tasks stand, with links to their histories and reports. Pure."""

from __future__ import annotations

from markupsafe import Markup, escape

from baocao.model import Marker
from baocao.site.markup import EMPTY, escaped, filled, joined
from baocao.site.office_view import ReportEntry
from baocao.site.report_tasks import TaskMark
from baocao.site.site_page import CurrentPage

_MARK = ' <span class="bc-mark--%s">%s%s%s</span>'
"""There are some seventy on a page, so that each has a single class."""
_STATE = "<span>%s</span>"
_HISTORY = '<a href="%s">%s</a>'
_LINK = ' <a href="%s">%s\u00a0%s</a>'
_REASON = " (lý do: %s)"


def marks_html(entry: ReportEntry, marker: Marker, here: CurrentPage) -> Markup:
    """What stands in a marker's place: how each task stands."""
    return joined("", [_mark(mark, here) for mark in entry.report_tasks.marks(marker)])


def _mark(mark: TaskMark, here: CurrentPage) -> Markup:
    """How a task stands, in small letters behind the words: a link to its history, and one to each other place."""
    history = here.view.histories.of(mark.slug) if here.view and mark.slug else None
    words = escaped(mark.words)
    state = filled(_HISTORY, here.to_history(history), words) if history else filled(_STATE, words)
    links = [filled(_LINK, here.to_item(link.item), escaped(link.arrow), escaped(link.words)) for link in mark.links]
    reason = filled(_REASON, escape(mark.reason)) if mark.reason else EMPTY
    return filled(_MARK, escaped(mark.look), state, joined("", links), reason)
