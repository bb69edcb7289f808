"""Finds the repository, its offices and their reports, and reads them: an edge, like the command line.

Whoever needs reports asks here, so that a report is looked for, read and parsed in one place.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePath

from baocao.config.load import config_document, listed_offices, load_config
from baocao.config.schema import Config
from baocao.model import Note, NoteKind, Report
from baocao.office import Office
from baocao.parsing.parse import parse
from baocao.parsing.read import Read, read_file
from baocao.period import Period
from baocao.yaml.document import YamlDocument

CONFIG_NAME = "baocao.yml"
REPORTS_FOLDER = "reports"


class ConfigError(Exception):
    """The repository cannot be used: no baocao.yml, or one with mistakes, which `notes` point to."""

    def __init__(self, message: str, notes: tuple[Note, ...] = ()) -> None:
        super().__init__(message)
        self.notes = notes


@dataclass(frozen=True)
class OfficeFolder:
    """An office that can be loaded: where it is, and how it is configured, which is read when it is asked for.

    `own` is its baocao.yml where that has been read already, `shared` the one of the root where there are many offices.
    """

    id: str
    path: Path
    root: Path
    own: YamlDocument | None = field(default=None, repr=False, compare=False)
    shared: YamlDocument | None = field(default=None, repr=False, compare=False)

    @cached_property
    def config(self) -> Config:
        """What its baocao.yml says. Raises ConfigError."""
        return _config_of(self.own or _read_config(self.path / CONFIG_NAME, self.root), self.shared)


@dataclass(frozen=True, slots=True)
class Repository:
    """A root folder with its offices; of these everything is read only when asked for."""

    root: Path
    folders: tuple[OfficeFolder, ...]

    def name(self, path: Path) -> str:
        """How messages call a file: its path from the root, with `/`; a link by its own name."""
        whole = real(path.parent) / path.name
        if not whole.is_relative_to(self.root):
            whole = real(path)
        return whole.relative_to(self.root).as_posix() if whole.is_relative_to(self.root) else path.as_posix()


def find_root(start: Path) -> Path | None:
    """The folder of the repository that `start` lies in, or None; the root of many offices wins over theirs."""
    found = None
    for folder in (start, *start.parents):
        if os.path.lexists(folder / CONFIG_NAME) and (found is None or _holds_office(folder, found)):
            found = folder
    return found


def open_repository(start: Path, config: Path | None = None) -> Repository:
    """The repository around `start`, or of the given baocao.yml. Raises ConfigError."""
    root = real(config.parent) if config is not None else find_root(start.resolve())
    if config is not None and not os.path.lexists(config):
        raise ConfigError(f"Không có tệp cấu hình {config}. Kiểm tra lại đường dẫn sau --config.")
    if root is None:
        raise ConfigError(
            f"Không tìm thấy {CONFIG_NAME} ở {start} và các thư mục trên nó. "
            "Chạy lệnh trong thư mục của kho báo cáo, hoặc chỉ rõ bằng --config ĐƯỜNG_DẪN."
        )
    name = config.name if config is not None else CONFIG_NAME
    document = _read_config(root / name, root)
    offices, notes = listed_offices(document)
    _stop_on(notes)
    if offices is None:
        only = Repository(root, (OfficeFolder("", root, root, own=document),))
        read_configs(only)
        return only
    folders = (OfficeFolder(office_id, root / path, root, shared=document) for office_id, path in offices.items())
    return Repository(root, tuple(folders))


def read_configs(repository: Repository) -> None:
    """See to it that every office is configured right. Raises ConfigError."""
    for folder in repository.folders:
        folder.config  # noqa: B018 - reading it is the point


def load_office(repository: Repository, folder: OfficeFolder, before: Office | None = None) -> Office:
    """The office with all its reports, by period; those of no known period last.

    What is still as it was `before` is not parsed again.
    """
    known = {report.path: report for report in before.reports} if before and before.config == folder.config else {}
    reports = []
    for path in report_paths(folder.path):
        read = read_file(path, repository.name(path), repository.root)
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
    return replace(office, reports=in_order([*others, report]))


def load_report(repository: Repository, folder: OfficeFolder, path: Path) -> Report:
    """The report at `path`, unreadable ones included."""
    return parse_read(read_file(path, repository.name(path), repository.root), folder)


def parse_read(read: Read, folder: OfficeFolder) -> Report:
    """The report in what was read."""
    return parse(read.source, folder.config, read.notes)


def report_paths(folder: Path) -> Iterator[Path]:
    """The report files of an office's folder, in order; also what hides reports.

    That is a folder that cannot be listed, or a link that is not followed: to a folder of them, or back to itself.
    """
    home = folder / REPORTS_FOLDER
    if not home.is_dir():
        return iter([home] if os.path.lexists(home) else [])
    closed: list[OSError] = []
    found = [
        path
        for folder, folders, files in os.walk(home, onerror=closed.append)
        for name in (*folders, *files)
        if is_report(path := Path(folder, name)) or _hides_reports(path)
    ]
    return iter(sorted([*found, *(Path(error.filename) for error in closed)]))


def is_report(path: PurePath) -> bool:
    """Whether a file of this name, among an office's reports, is one."""
    return path.name.endswith(".md") and not path.name.startswith((".", "_")) and path.name.lower() != "readme.md"


def _hides_reports(path: Path) -> bool:
    """Whether a link leads back to itself or to what holds it, or to a folder of reports."""
    if not path.is_symlink():
        return False
    try:
        if not stat.S_ISDIR(path.stat().st_mode):
            return False
        return real(path.parent).is_relative_to(real(path)) or any(map(is_report, path.iterdir()))
    except OSError as error:
        return error.errno == errno.ELOOP


def real(path: Path) -> Path:
    """Where the path leads through links, as far as they lead anywhere."""
    return Path(os.path.realpath(path))


def report_path(folder: OfficeFolder, period: Period) -> Path:
    """Where the report of `period` belongs."""
    return folder.path / REPORTS_FOLDER / str(period.year) / f"{period}.md"


def in_order(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports of an office by period, those without one last."""
    return tuple(sorted(reports, key=_order))


def _order(report: Report) -> tuple[bool, int, int, str]:
    period = report.period
    return (period is None, period.end if period else 0, -period.start if period else 0, report.path)


def _holds_office(folder: Path, inner: Path) -> bool:
    try:
        offices, _ = listed_offices(_read_config(folder / CONFIG_NAME, folder))
    except ConfigError:
        return False
    return offices is not None and any(real(folder / office) == inner for office in offices.values())


def _read_config(path: Path, root: Path) -> YamlDocument:
    read = read_file(path, path.relative_to(root).as_posix(), root)
    _stop_on(tuple(note for note in read.notes if note.kind is NoteKind.UNREADABLE))
    return config_document(read.source)


def _config_of(document: YamlDocument, shared: YamlDocument | None = None) -> Config:
    config, notes = load_config(document, shared)
    _stop_on(notes)
    if config is None:
        raise ConfigError(f"Không đọc được {document.span.path}.")
    return config


def _stop_on(notes: tuple[Note, ...]) -> None:
    if notes:
        raise ConfigError(f"Cần sửa {notes[0].span.path} trước khi chạy tiếp.", notes)
