"""Loads offices and their reports: an edge, like the command line.

Whoever needs reports asks here, so that a report is read and parsed in one place; `repository` finds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path

from baocao.model import Report
from baocao.office import Office
from baocao.parsing.parse import parse
from baocao.parsing.read import Read, read_file
from baocao.repository import OfficeFolder, Repository, report_files

Watch = Callable[[str, Callable[[], Read]], Read]
"""Told of a path and of what reads the file there: reads it, and may remember how it was."""


def load_office(
    repository: Repository,
    folder: OfficeFolder,
    before: Office | None = None,
    watch: Watch = lambda _, read: read(),
) -> Office:
    """The office with all its reports, by period; those of no known period last.

    What is still as it was `before` is not parsed again. `watch` sees each report file being read, in order.
    """
    known = {report.path: report for report in before.reports} if before and before.config == folder.config else {}
    reports = []
    folder_name = cache(repository.folder_name)  # asked for once for all reports of a year
    for file in report_files(folder.path):
        path = Path(file)
        within = folder_name(path.parent)
        name = repository.name(path, within)
        read = watch(file, partial(read_file, path, name, repository.root, folder_is_inside=within is not None))
        same = known.get(read.source.path)
        is_same = same is not None and not read.notes and not same.notes and same.source.raw == read.source.raw
        reports.append(same if same and is_same else parse_read(read, folder))
    return office_of(repository, folder, reports)


def office_of(repository: Repository, folder: OfficeFolder, reports: Iterable[Report]) -> Office:
    """An office holding `reports`, in order."""
    root = folder.path.relative_to(repository.root).as_posix()
    return Office(folder.id, root, folder.config, in_order(reports))


def replace_report(office: Office, report: Report) -> Office:
    """`office` with `report` in place of the one of the same file."""
    others = (other for other in office.reports if other.path != report.path)
    return office._replace(reports=in_order([*others, report]))


def load_report(repository: Repository, folder: OfficeFolder, path: Path) -> Report:
    """The report at `path`, unreadable ones included."""
    return parse_read(read_file(path, repository.name(path), repository.root), folder)


def parse_read(read: Read, folder: OfficeFolder) -> Report:
    """The report in what was read."""
    return parse(read.source, folder.config, read.notes)


def in_order(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports of an office by period, those without one last."""
    return tuple(sorted(reports, key=_order))


def _order(report: Report) -> tuple[bool, int, int, str]:
    period = report.period
    return (period is None, period.end if period else 0, -period.start if period else 0, report.path)
