"""Fills the templates of `templates/`, one for each kind of page and some that those share. Pure."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from baocao.language.figures import tenths, written
from baocao.language.period_names import period_name
from baocao.model import Status
from baocao.site import display_names
from baocao.site.address import FRONT, areas_uri, indicators_uri, tasks_uri
from baocao.site.charts import HEIGHT, WIDTH
from baocao.site.data_files import FEED, INDEX, REPORTS, TASKS
from baocao.site.site_page import CurrentPage


def render(template: str, here: CurrentPage, **values: object) -> str:
    """The HTML of page `here`, whose template may use `values`."""
    return _TEMPLATES.get_template(template).render(here=here, **values)


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("baocao.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(capital=display_names.capital, number=written, tenths=tenths, period=period_name)
    environment.globals.update(Status=Status, FRONT=FRONT, WIDTH=WIDTH, HEIGHT=HEIGHT)
    environment.globals.update(DATA={"feed": FEED, "index": INDEX, "reports": REPORTS, "tasks": TASKS})
    environment.globals.update(tasks_uri=tasks_uri, areas_uri=areas_uri, indicators_uri=indicators_uri)
    return environment


_TEMPLATES = _environment()
