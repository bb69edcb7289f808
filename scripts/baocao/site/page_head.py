"""What stands at the head of very many pages, as HTML: the way to the page, its office's menu, its tasks counted. Pure.

Templates call these as they call their macros; a macro would take most of the time that a page takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup, escape

from baocao.model import Standing
from baocao.site.address import FRONT, Address
from baocao.site.markup import EMPTY, escaped, filled, joined
from baocao.site.office_view import OfficeView, YearView
from baocao.site.site_page import CurrentPage

_CRUMBS = '<nav class="bc-crumbs" aria-label="Vị trí của trang"><ol>%s</ol></nav>'
_LINE = '<li><a href="%s">%s</a></li>'
_HERE = '<li aria-current="page">%s</li>'
_MENU = '<nav class="bc-office" aria-label="Các trang của %s">%s</nav>'
_PAGE, _AT, _CURRENT = (f'<a href="%s"{said}>%s</a>' for said in ("", ' class="bc-office__at"', ' aria-current="page"'))
_STATE = '<span class="bc-state bc-state--%s">%s</span>'
_TALLY = """<div class="bc-tally">
<svg class="bc-tally__bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">%s</svg>
<ul class="bc-tally__words">%s</ul>
</div>"""
_PART = '<rect class="bc-fill bc-fill--%s" x="%s" width="%s" height="1"/>'
_COUNT = '<li class="bc-state bc-state--%s"><strong>%s</strong> %s</li>'


def crumbs(
    here: CurrentPage,
    view: OfficeView,
    year: YearView | None = None,
    name: str = "",
    above: str = "",
    above_name: str = "",
) -> Markup:
    """The way to a page: its office, its `year`, what is `above` it, and its own `name`."""
    lines = [_line(_LINE, here.to(FRONT), "Trang đầu")]
    if view.office.id and here.uri == view.uri:
        lines.append(filled(_HERE, escaped(view.name)))
    elif view.office.id:
        lines.append(_line(_LINE, here.to(view.uri), view.name))
    if year:
        lines.append(_line(_LINE, here.to(year.uri), f"Năm {year.number}"))
    if above:
        lines.append(_line(_LINE, here.to(above), above_name))
    if name:
        lines.append(filled(_HERE, escaped(name)))
    return filled(_CRUMBS, joined("", lines))


def office_menu(here: CurrentPage, view: OfficeView, at: str = "") -> Markup:
    """Where else to go in an office among many, whose line `at` the page belongs to; of one alone, the tabs of the
    site say it."""
    if not view.office.id or not view.years:
        return EMPTY
    lines = [
        _line(_CURRENT if here.uri == uri else _AT if at == name else _PAGE, here.to(uri), name)
        for uri, name in here.menu
    ]
    return filled(_MENU, escaped(view.name), joined("", lines))


@lru_cache(maxsize=1024)
def _line(template: str, way: Address, words: str) -> Markup:
    """A link that stands on all pages of a folder."""
    return filled(template, way, escaped(words))


@lru_cache(maxsize=64)
def state(standing: Standing) -> Markup:
    """How a task stands, in a word or two."""
    return filled(_STATE, escaped(standing.facts.look), escaped(standing.facts.label))


def tally(counts: Mapping[Standing, int]) -> Markup:
    """How many tasks stand how: a bar for the eye, the same in words."""
    return _tally(tuple(counts.items())) if counts else EMPTY


@lru_cache(maxsize=1024)
def _tally(counts: tuple[tuple[Standing, int], ...]) -> Markup:
    parts, words, at = [], [], 0
    share = 100 / sum(count for _, count in counts)
    for standing, count in counts:
        look = escaped(standing.facts.look)
        parts.append(filled(_PART, look, _number(at * share), _number(count * share)))
        words.append(filled(_COUNT, look, escape(count), escaped(standing.facts.label.lower())))
        at += count
    return filled(_TALLY, joined("", parts), joined("\n", words))


def _number(value: float) -> Markup:
    return escaped(f"{value:.2f}".rstrip("0").rstrip("."))
