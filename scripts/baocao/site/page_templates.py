"""Fills the templates of `templates/`, one for each kind of page and some that those share. Pure."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from baocao.language.figures import tenths, unit_after, written
from baocao.language.period_names import period_name
from baocao.language.wording import due_words
from baocao.model import STANDINGS, Status
from baocao.site import address, display_names
from baocao.site.address import FEED, FRONT
from baocao.site.charts import HEIGHT, LINE_HEIGHT, WIDTH
from baocao.site.data_files import INDEX, INDICATORS, REPORTS, TASKS
from baocao.site.ledger import facet_answer
from baocao.site.page_head import crumbs, office_menu, tally
from baocao.site.site_page import CurrentPage
from baocao.site.tasks_html import change_lines, ledger_rows, standing_line
from baocao.site.theme_rendering import Unindented
from baocao.tasks.facets import OVERDUE


def render(template: str, here: CurrentPage, **values: object) -> str:
    """The HTML of page `here`, whose template may use `values`."""
    return fill(template, here=here, **values)


def fill(template: str, **values: object) -> str:
    """What a template says that is no page."""
    return _TEMPLATES.get_template(template).render(**values)


class _Environment(Environment):
    """Puts the values of a template together in one look: a chain of mappings takes longer than many a page."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


def _environment() -> Environment:
    environment = _Environment(
        loader=PackageLoader("baocao.site"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        extensions=[Unindented],
    )
    environment.filters.update(
        capital=display_names.capital,
        number=written,
        tenths=tenths,
        unit=unit_after,
        period=period_name,
        due=due_words,
    )
    environment.globals.update(
        Status=Status, STANDINGS=STANDINGS, FRONT=FRONT, WIDTH=WIDTH, HEIGHT=HEIGHT, LINE_HEIGHT=LINE_HEIGHT
    )
    data = {"feed": FEED, "index": INDEX, "reports": REPORTS, "tasks": TASKS, "indicators": INDICATORS}
    environment.globals.update(DATA=data, address=address, OVERDUE_QUERY=f"?{facet_answer(OVERDUE)}")
    environment.globals.update(
        tasks_uri=address.tasks_uri,
        areas_uri=address.areas_uri,
        indicators_uri=address.indicators_uri,
        revisions_uri=address.revisions_uri,
        comparison_uri=address.comparison_uri,
    )
    environment.globals.update(crumbs=crumbs, office_menu=office_menu, tally=tally)
    environment.globals.update(change_lines=change_lines, ledger_rows=ledger_rows, standing_line=standing_line)
    return environment


_TEMPLATES = _environment()
