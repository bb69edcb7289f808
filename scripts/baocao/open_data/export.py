"""All tables of all offices as files: CSV with its data package, and one SQLite file. Pure: offices in, bytes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from baocao.indicators.year import indicator_years
from baocao.office import Office
from baocao.open_data.data_package import PACKAGE, data_package
from baocao.open_data.database import database
from baocao.open_data.indicators import INDICATORS, indicator_rows
from baocao.open_data.reports import ITEMS, OF_REPORT, REPORTS, item_rows, readable_by_period, report_rows
from baocao.open_data.table import Row, csv_rows, csv_text
from baocao.open_data.tasks import STATUSES, TASKS, status_rows, task_rows, tasks_of

DATABASE = "bao-cao.sqlite"
_INDICATORS = replace(INDICATORS, links=(OF_REPORT,))
TABLES = (REPORTS, ITEMS, TASKS, STATUSES, _INDICATORS)
FILES = (PACKAGE, *(f"{table.name}.csv" for table in TABLES), DATABASE)
"""The names of all files that are made."""


@dataclass(frozen=True, slots=True)
class OfficeRows:
    """What one office gives to each of TABLES, in order."""

    rows: tuple[tuple[Row, ...], ...]


def office_rows(office: Office) -> OfficeRows:
    """The office's rows of every table."""
    tasks = tasks_of(office)
    figures = indicator_years(office.config, (report for _, report in readable_by_period(office)))
    return OfficeRows(
        (
            tuple(report_rows(office)),
            tuple(item_rows(office)),
            tuple(task_rows(office, tasks)),
            tuple(status_rows(office, tasks)),
            tuple(indicator_rows(office.id, figures)),
        )
    )


def export_files(offices: Sequence[OfficeRows]) -> Mapping[str, bytes]:
    """Each file's name and content, the package first. Raises NoFullText where SQLite cannot search texts."""
    whole = [(table, _rows(offices, at)) for at, table in enumerate(TABLES)]
    files = {f"{table.name}.csv": csv_text(table.head, [csv_rows(rows)]).encode() for table, rows in whole}
    files[DATABASE] = database(whole)
    return {PACKAGE: data_package(TABLES, files), **files}


def row_counts(offices: Iterable[OfficeRows]) -> Mapping[str, int]:
    """How many rows each table has, by the name of its file."""
    offices = tuple(offices)
    return {f"{table.name}.csv": len(_rows(offices, at)) for at, table in enumerate(TABLES)}


def _rows(offices: Iterable[OfficeRows], at: int) -> list[Row]:
    return [row for office in offices for row in office.rows[at]]
