"""The figures of an office as the site's table has them: the open data's columns, and where each is told. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.config.schema import Indicator
from baocao.indicators.pattern import sentence_with_number
from baocao.indicators.year import IndicatorYear, MonthFigure
from baocao.language.figures import counted, readings
from baocao.model import RESULTS, Item
from baocao.open_data.indicators import INDICATORS, indicator_rows
from baocao.open_data.table import Row
from baocao.site.address import folder
from baocao.site.office_view import OfficeView, ReportEntry

FIGURES_HEAD = (*INDICATORS.head, "url")


def figure_rows(view: OfficeView) -> Iterator[Row]:
    """A row for each figure of the office."""
    for chart in view.charts:
        yield from rows_of_year(view, chart.figures)


def rows_of_year(view: OfficeView, figures: IndicatorYear) -> Iterator[Row]:
    """A row for each figure of one indicator in one year."""
    for row, month in zip(indicator_rows(view.office.id, (figures,)), figures.there, strict=True):
        yield (*row, _url(view, figures.indicator, month))


def _url(view: OfficeView, indicator: Indicator, month: MonthFigure) -> str:
    assert month.report is not None
    assert month.value is not None
    entry = view.entry(month.report)
    anchor = place_of_figure(entry, indicator, month.value)
    return f"{folder(entry.uri)}/" + (f"#{anchor}" if anchor else "")


def place_of_figure(entry: ReportEntry, indicator: Indicator, value: float) -> str:
    """The anchor of the result that gives the figure, else of the indicator's area; empty where there is neither."""
    section = entry.report.section(RESULTS)
    if section is None:
        return ""
    areas = sorted(section.areas, key=lambda area: area.id != indicator.area)
    items = [*(item for area in areas for item in area.items), *section.items]
    for gives in (_by_pattern, _by_number):
        for item in items:
            if gives(item, indicator, value):
                return entry.anchors.of(item)
    own = [area for area in areas if indicator.area and area.id == indicator.area]
    return entry.anchors.headings[id((own[0] if own else section).heading.block)]


def _by_pattern(item: Item, indicator: Indicator, value: float) -> bool:
    if not indicator.pattern:
        return False
    told = sentence_with_number(indicator.pattern).finditer(item.text)
    return any(value in readings(match["n"]) for match in told)


def _by_number(item: Item, indicator: Indicator, value: float) -> bool:
    """Whether the item counts as many of something whose name the indicator has."""
    words = f"{indicator.label} {indicator.unit}".casefold().split()
    of_that = (figure.text for figure in counted(item.text) if figure.noun.partition(" ")[0] in words)
    return any(value in readings(text) for text in of_that)
