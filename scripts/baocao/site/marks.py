"""What stands in the place of a marker: how its tasks stand, as links to their lives and to the months around. Pure."""

from __future__ import annotations

from markupsafe import Markup

from baocao.model import Marker
from baocao.site.leaf import Here
from baocao.site.text import joined
from baocao.site.trail import Mark
from baocao.site.views import Entry

_MARK = Markup(' <span class="bc-mark bc-mark--%s">%s%s</span>')
_STATE = Markup('<span class="bc-mark__state">%s</span>')
_LIFE = Markup('<a class="bc-mark__state" href="%s">%s</a>')
_WAY = Markup('<a href="%s" aria-label="%s">%s</a>')
_REASON = Markup(" (lý do: %s)")


def marks_html(entry: Entry, marker: Marker, here: Here) -> Markup:
    """What stands in a marker's place: how each task stands."""
    return joined("", (_mark(mark, here) for mark in entry.trail.marks(marker)))


def _mark(mark: Mark, here: Here) -> Markup:
    """How a task stands, in small letters behind the words: a link to its life, and one to each other place."""
    life = here.shelf.lives.of(mark.slug) if here.shelf and mark.slug else None
    words = _LIFE % (here.to_life(life), mark.words) if life else _STATE % mark.words
    ways = (_WAY % (here.to_place(way.place), way.words, way.arrow) for way in mark.ways)
    together = joined("\u00a0", (words, *ways))
    return _MARK % (mark.state, together, _REASON % mark.reason if mark.reason else "")
