"""A chart and its figures as files to take away: an SVG that needs no style sheet, and a table. Pure."""

from __future__ import annotations

from baocao.open_data.table import csv_rows, csv_text
from baocao.site.charts import Chart
from baocao.site.figure_rows import FIGURES_HEAD, rows_of_year
from baocao.site.office_view import OfficeView
from baocao.site.page_templates import fill
from baocao.visible import still


def chart_svg(view: OfficeView, chart: Chart) -> str:
    """The chart with its title and whose it is."""
    return still(fill("chart_file.svg", view=view, chart=chart))


def chart_csv(view: OfficeView, chart: Chart) -> str:
    """The chart's figures, in the columns of the table of all."""
    return csv_text(FIGURES_HEAD, [csv_rows(rows_of_year(view, chart.figures))])
