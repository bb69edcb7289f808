"""The office that a command works on, with all its reports, and those of them that it was asked for."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from baocao.archive import Watch, load_office, load_report, office_of, parse_read
from baocao.commands.common.config_problems import say_config_error
from baocao.commands.common.output import say
from baocao.commands.common.reports import Wanted, WrongName
from baocao.model import Report, Source
from baocao.office import Office
from baocao.parsing.parse import parse
from baocao.parsing.read import decode, remarks, unreadable
from baocao.repository import ConfigError, OfficeFolder, Repository


class Chosen(NamedTuple):
    """A loaded office and the paths of its reports that the user asked for; `has_guests`, if some of them are no files
    of the office's own."""

    office: Office
    paths: frozenset[str]
    has_guests: bool = False

    @property
    def reports(self) -> tuple[Report, ...]:
        return tuple(report for report in self.office.reports if report.path in self.paths)


def load(repository: Repository, want: Wanted, watch: Watch = lambda _, read: read()) -> Chosen:
    """The office with all its reports, which are compared with each other, and those that are wanted; `watch` sees each
    report file of the office being read."""
    office = load_office(repository, want.folder, watch=watch)
    if want.named is None:
        return Chosen(office, frozenset(report.path for report in office.reports))
    reports = {report.path: report for report in office.reports}
    own, paths = len(reports), set()
    for named in want.named:
        path = named.path if isinstance(named, WrongName) else repository.name(named)
        paths.add(path)
        if path not in reports:
            reports[path] = _report(repository, want.folder, named)
    return Chosen(office_of(repository, want.folder, reports.values()), frozenset(paths), len(reports) > own)


def load_each(repository: Repository, folders: Sequence[OfficeFolder]) -> tuple[list[Office], bool]:
    """The offices, and whether all there was could be read; what could not is said. Raises ConfigError for a lone one.

    Of many, an office whose baocao.yml has mistakes keeps no other from being shown.
    """
    offices = []
    for folder in folders:
        try:
            offices.append(load_office(repository, folder))
        except ConfigError as error:
            if len(folders) == 1:
                raise
            say_config_error(error)
            say(f"Không tính cơ quan {folder.id}: sửa tệp baocao.yml của cơ quan ấy rồi chạy lại.")
    is_partial = say_unreadable(offices)
    return offices, not is_partial and len(offices) == len(folders)


def say_unreadable(offices: Iterable[Office]) -> bool:
    """Say which reports of the offices are left out since they cannot be read; whether there are any."""
    left = [line for office in offices for line in unreadable_reports(office)]
    for line in left:
        say(line)
    return bool(left)


def unreadable_reports(office: Office) -> list[str]:
    """What is to be said of each report that cannot be read."""
    unreadable = (report for report in office.reports if not report.is_readable)
    return [f"Không tính {report.path}: {report.notes[0].message}" for report in unreadable]


def parsed(source: Source, office: Office) -> Report:
    """The report that `source` is, in its office."""
    return parse(source, office.config, remarks(source))


def with_text(office: Office, path: str, text: str) -> Report:
    """The report that the file at `path` is once it holds `text`."""
    return parsed(decode(text.encode(), path).source, office)


def _report(repository: Repository, folder: OfficeFolder, named: WrongName | Path) -> Report:
    if isinstance(named, WrongName):
        return parse_read(unreadable(*named), folder)
    return load_report(repository, folder, named)
