"""What stands in the place of a marker: how its tasks stand, as links to their lives and to the months around. Pure."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

from baocao.model import Marker
from baocao.site.leaf import Here
from baocao.site.text import filled, joined
from baocao.site.trail import Mark
from baocao.site.views import Entry

_MARK = ' <span class="bc-mark bc-mark--%s">%s%s</span>'
_STATE = "<span>%s</span>"
_LIFE = '<a href="%s">%s</a>'
_WAY = '<a href="%s" aria-label="%s">\u00a0%s</a>'
_REASON = " (lý do: %s)"


def marks_html(entry: Entry, marker: Marker, here: Here) -> Markup:
    """What stands in a marker's place: how each task stands."""
    return joined("", [_mark(mark, here) for mark in entry.trail.marks(marker)])


def _mark(mark: Mark, here: Here) -> Markup:
    """How a task stands, in small letters behind the words: a link to its life, and one to each other place."""
    life = here.shelf.lives.of(mark.slug) if here.shelf and mark.slug else None
    words = _escaped(mark.words)
    parts = [filled(_LIFE, escape(here.to_life(life)), words) if life else filled(_STATE, words)]
    for way in mark.ways:
        parts.append(filled(_WAY, escape(here.to_place(way.place)), _escaped(way.words), _escaped(way.arrow)))
    reason = filled(_REASON, escape(mark.reason)) if mark.reason else Markup("")
    return filled(_MARK, _escaped(mark.state), joined("", parts), reason)


@lru_cache(maxsize=1024)
def _escaped(words: str) -> Markup:
    """Words that stand on every page."""
    return escape(words)
