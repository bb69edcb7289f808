"""The HTML that stands in a marker's place: how its tasks stand, with links to their histories and reports. Pure."""

from __future__ import annotations

from markupsafe import Markup, escape

from baocao.model import Marker
from baocao.site.address import Address
from baocao.site.markup import escaped, filled, joined
from baocao.site.office_view import ReportEntry
from baocao.site.report_tasks import TaskMark
from baocao.site.site_page import CurrentPage

# There are some seventy on a page, so that each has a single class, and is put together from pieces in one go.
_MARK, _STATE, _STATE_END, _MARK_END = map(Markup, (' <span class="bc-mark--', '"><span>', "</span>", "</span>"))
_HISTORY, _LINK, _WORDS, _BETWEEN, _LINK_END = map(Markup, ('"><a href="', ' <a href="', '">', "\u00a0", "</a>"))
_REASON = " (lý do: %s)"


def marks_html(entry: ReportEntry, marker: Marker, here: CurrentPage) -> Markup:
    """What stands in a marker's place: how each task stands."""
    pieces: list[Markup | Address] = []
    for mark in entry.report_tasks.marks(marker):
        _add(pieces, mark, here)
    return joined("", pieces)


def _add(pieces: list[Markup | Address], mark: TaskMark, here: CurrentPage) -> None:
    """How a task stands, in small letters behind the words: a link to its history, and one to each other place."""
    look, words, reason, links, slug = mark
    if slug and here.view and (history := here.view.histories.of(slug)):
        pieces += (_MARK, escaped(look), _HISTORY, here.to_history(history), _WORDS, escaped(words), _LINK_END)
    else:
        pieces += (_MARK, escaped(look), _STATE, escaped(words), _STATE_END)
    for arrow, there, item in links:
        pieces += (_LINK, here.to_item(item), _WORDS, escaped(arrow), _BETWEEN, escaped(there), _LINK_END)
    if reason:
        pieces.append(filled(_REASON, escape(reason)))
    pieces.append(_MARK_END)
