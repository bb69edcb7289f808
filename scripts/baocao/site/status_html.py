"""The HTML that stands in a marker's place: how its tasks stand, with links to their histories and reports. Pure."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from markupsafe import Markup, escape

from baocao.model import Marker
from baocao.site.address import Address
from baocao.site.markup import escaped, filled, joined
from baocao.site.office_view import ReportEntry
from baocao.site.site_page import CurrentPage

# There are some seventy on a page, so that each has a single class, nothing around it, and is put together from pieces.
_HISTORY = ' <a class="bc-mark--%s" href="'
_STATE = ' <span class="bc-mark--%s">%s</span>'
_LINK = Markup(' <a href="')
_WORDS = '">%s</a>'
_BESIDE = '">%s\u00a0%s</a>'
_REASON = '<span class="bc-why"> (lý do: %s)</span>'


def marks_writer(entry: ReportEntry, here: CurrentPage) -> Callable[[Marker], Markup]:
    """What gives that which stands in a marker's place on the page of a report: how each task stands, in small letters
    behind the words; a link to its history, and one to each other place."""
    marks, to_history, to_item = entry.report_tasks.marks, here.to_history, here.to_item
    history_of = here.view.histories.of if here.view else None

    def show(marker: Marker) -> Markup:
        pieces: list[Markup | Address] = []
        for look, words, reason, links, slug in marks(marker):
            if slug and history_of and (history := history_of(slug)):
                pieces += (_part(_HISTORY, look), to_history(history), _part(_WORDS, words))
            else:
                pieces.append(_part(_STATE, look, words))
            for arrow, there, item in links:
                pieces += (_LINK, to_item(item), _part(_BESIDE, arrow, there))
            if reason:
                pieces.append(filled(_REASON, escape(reason)))
        return joined("", pieces)

    return show


@lru_cache(maxsize=1024)
def _part(template: str, *words: str) -> Markup:
    return filled(template, *map(escaped, words))
