"""The pages of an office: a module for each kind, found by looking in this folder, so that adding one edits no list.

A module holds `KIND`, and makes its pages with the template of `templates/` that has its name. `offices`, `ledgers`
and `search` have none: the front page of many offices, their tasks and the search are no single office's. Where a
page is, `site/address.py` says, since other pages link to it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from baocao.site.office_view import OfficeView
from baocao.site.site_page import MenuLine, SitePage


@dataclass(frozen=True, slots=True)
class PageKind:
    """One kind of page.

    `position` puts the kinds in order, from 1 for the office's own page, in menus too. `pages` gives the
    pages of this kind of an office, which show its menu. `menu_line` says which of them that menu leads to.
    """

    position: int
    pages: Callable[[OfficeView, tuple[MenuLine, ...]], Iterator[SitePage]]
    menu_line: Callable[[OfficeView], MenuLine | None] = lambda _: None


def office_pages(view: OfficeView) -> Iterator[SitePage]:
    """The pages of one office, its own page first; they depend on nothing else."""
    menu = tuple(filter(None, (kind.menu_line(view) for kind in _kinds())))
    for kind in _kinds():
        yield from kind.pages(view, menu)


@cache
def _kinds() -> tuple[PageKind, ...]:
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return tuple(sorted((module.KIND for module in modules if hasattr(module, "KIND")), key=lambda kind: kind.position))
