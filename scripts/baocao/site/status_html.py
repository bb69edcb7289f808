"""The HTML that stands in a marker's place: how its tasks stand, with links to their histories and reports. Pure."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from markupsafe import Markup

from baocao.model import Marker
from baocao.site.markup import Pieces, escaped, filled
from baocao.site.office_view import ReportEntry
from baocao.site.site_page import CurrentPage

# There are some seventy on a page, so that each has a single class, nothing around it, and is put together from pieces.
_LINK = Markup(' <a href="')
_REASON = '<span class="bc-why"> (lý do: %s)</span>'


def marks_writer(entry: ReportEntry, here: CurrentPage) -> Callable[[Pieces, Marker], None]:
    """What adds that which stands in a marker's place on the page of a report: how each task stands, in small letters
    behind the words; a link to its history, and one to each other place."""
    marks, to_place, to_item = entry.report_tasks.marks, here.to_place, here.to_item
    history_of = here.view.histories.of if here.view else None

    def add(out: Pieces, marker: Marker) -> None:
        for look, words, reason, links, slug in marks(marker):
            history = history_of(slug) if slug and history_of else None
            if history:
                begin, end = _history(look, words)
                out += (begin, to_place(history.place), end)
            else:
                out.append(_state(look, words))
            for arrow, there, item in links:
                out += (_LINK, to_item(item), _beside(arrow, there))
            if reason:
                out.append(filled(_REASON, escaped(reason)))

    return add


@lru_cache(maxsize=64)
def _history(look: str, words: str) -> tuple[Markup, Markup]:
    """What stands around the address of a task's history."""
    return filled(' <a class="bc-mark--%s" href="', escaped(look)), filled('">%s</a>', escaped(words))


@lru_cache(maxsize=64)
def _state(look: str, words: str) -> Markup:
    return filled(' <span class="bc-mark--%s">%s</span>', escaped(look), escaped(words))


@lru_cache(maxsize=256)
def _beside(arrow: str, there: str) -> Markup:
    return filled('">%s\u00a0%s</a>', escaped(arrow), escaped(there))
