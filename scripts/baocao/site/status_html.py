"""The HTML that stands in a marker's place: how its tasks stand, with links to their histories and reports. Pure."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

from baocao.model import Marker
from baocao.site.office_view import ReportEntry
from baocao.site.report_html import filled, joined
from baocao.site.report_tasks import TaskMark
from baocao.site.site_page import CurrentPage

_MARK = ' <span class="bc-mark bc-mark--%s">%s%s</span>'
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
    words = _escaped(mark.words)
    parts = [filled(_HISTORY, escape(here.to_history(history)), words) if history else filled(_STATE, words)]
    for link in mark.links:
        parts.append(filled(_LINK, escape(here.to_place(link.place)), _escaped(link.arrow), _escaped(link.words)))
    reason = filled(_REASON, escape(mark.reason)) if mark.reason else Markup("")
    return filled(_MARK, _escaped(mark.look), joined("", parts), reason)


@lru_cache(maxsize=1024)
def _escaped(words: str) -> Markup:
    """Words that stand on every page."""
    return escape(words)
