"""An archive as figures and as tables: all of it can be written and read back, and no cell is a formula."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from baocao.indicators.office import OfficeIndicators
from baocao.indicators.year import indicators_of, years_with_figures
from baocao.office import by_period
from baocao.open_data.export import TABLES, export_files, office_rows, row_counts
from baocao.render.formats import stats_csv, stats_json, stats_text
from fuzz import offices, seeding
from fuzz.invariants import is_harmless
from fuzz.pieces import reports_of, text_of

_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def seeds() -> Iterator[bytes]:
    yield from seeding.typed(seeding.archives())
    yield from seeding.composed()


def run(data: bytes) -> None:
    office = offices.office_of(reports_of(text_of(data)))
    made = [office_rows(office)]
    files, counts = export_files(made), row_counts(made)
    json.loads(files["datapackage.json"])
    for table in TABLES:
        name = f"{table.name}.csv"
        rows = list(csv.DictReader(io.StringIO(files[name].decode("utf-8-sig"), newline="")))
        assert len(rows) == counts[name]
        assert len({tuple(row[column] for column in table.key) for row in rows}) == len(rows), "two rows of one key"
        texts = [column.name for column in table.columns if column.kind.value == "string"]
        assert not any(row[text].startswith(_SIGNS) for row in rows for text in texts)
    reports = by_period(office).values()
    for year in years_with_figures(office.config, reports):
        found = [OfficeIndicators("", "", indicators_of(office.config, reports, year))]
        is_harmless(stats_text.render(found, year, False, 80))
        json.loads(stats_json.render(found, year, False, 80))
        stats_csv.render(found, year, False, 80)
