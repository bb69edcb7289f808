"""The HTML that stands in a marker's place: how its tasks stand, with links to their histories and reports. Pure."""

from __future__ import annotations

from markupsafe import Markup, escape

from baocao.model import Marker
from baocao.site.markup import EMPTY, escaped, filled, joined
from baocao.site.office_view import ReportEntry
from baocao.site.report_tasks import TaskMark
from baocao.site.site_page import CurrentPage

# There are some seventy on a page, so that each has a single class.
_STATE = ' <span class="bc-mark--%s"><span>%s</span>%s%s</span>'
_HISTORY = ' <span class="bc-mark--%s"><a href="%s">%s</a>%s%s</span>'
_LINK = ' <a href="%s">%s\u00a0%s</a>'
_REASON = " (lý do: %s)"


def marks_html(entry: ReportEntry, marker: Marker, here: CurrentPage) -> Markup:
    """What stands in a marker's place: how each task stands."""
    marks = entry.report_tasks.marks(marker)
    return _mark(marks[0], here) if len(marks) == 1 else joined("", [_mark(mark, here) for mark in marks])


def _mark(mark: TaskMark, here: CurrentPage) -> Markup:
    """How a task stands, in small letters behind the words: a link to its history, and one to each other place."""
    history = here.view.histories.of(mark.slug) if here.view and mark.slug else None
    words = escaped(mark.words)
    links = [filled(_LINK, here.to_item(link.item), escaped(link.arrow), escaped(link.words)) for link in mark.links]
    reason = filled(_REASON, escape(mark.reason)) if mark.reason else EMPTY
    if history is None:
        return filled(_STATE, escaped(mark.look), words, joined("", links), reason)
    return filled(_HISTORY, escaped(mark.look), here.to_history(history), words, joined("", links), reason)
