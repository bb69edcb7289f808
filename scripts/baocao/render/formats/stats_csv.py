"""`stats --format csv`: the rows of the site's table of indicators, of one year."""

from __future__ import annotations

from collections.abc import Iterable

from baocao.indicators.office import OfficeIndicators
from baocao.open_data.indicators import INDICATORS, indicator_rows
from baocao.open_data.table import csv_rows, csv_text


def render(found: Iterable[OfficeIndicators], year: int | None, color: bool, width: int) -> str:
    """A head, and a row for each figure; without the byte order mark that other programs would have to skip."""
    rows = (csv_rows(indicator_rows(office.id, office.indicators)) for office in found)
    return csv_text(INDICATORS.head, rows, for_excel=False)
