"""The HTML that stands in a marker's place: how its tasks stand, with links to their histories and reports. Pure."""

from __future__ import annotations

from markupsafe import Markup, escape

from baocao.model import Marker
from baocao.site.address import Address
from baocao.site.markup import escaped, filled, joined
from baocao.site.office_view import ReportEntry
from baocao.site.report_tasks import TaskMark
from baocao.site.site_page import CurrentPage

# There are some seventy on a page, so that each has a single class, nothing around it, and is put together from pieces.
_HISTORY, _STATE, _STATE_WORDS, _STATE_END = map(
    Markup, (' <a class="bc-mark--', ' <span class="bc-mark--', '">', "</span>")
)
_AT, _LINK, _WORDS, _BETWEEN, _LINK_END = map(Markup, ('" href="', ' <a href="', '">', "\u00a0", "</a>"))
_REASON = '<span class="bc-why"> (lý do: %s)</span>'


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
        pieces += (_HISTORY, escaped(look), _AT, here.to_history(history), _WORDS, escaped(words), _LINK_END)
    else:
        pieces += (_STATE, escaped(look), _STATE_WORDS, escaped(words), _STATE_END)
    for arrow, there, item in links:
        pieces += (_LINK, here.to_item(item), _WORDS, escaped(arrow), _BETWEEN, escaped(there), _LINK_END)
    if reason:
        pieces.append(filled(_REASON, escape(reason)))
