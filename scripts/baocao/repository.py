"""Finds the repository, its offices and their report files: an edge, like the command line.

What a baocao.yml says is read only when it is asked for, and only then what reads it is imported: who knows the
offices already, and what was found in their reports, waits for neither.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from baocao.file_look import Look, look_of
from baocao.folder_walk import entries_below

if TYPE_CHECKING:
    from baocao.config.schema import Config
    from baocao.model import Note
    from baocao.period import Period
    from baocao.yaml.document import YamlDocument

CONFIG_NAME = "baocao.yml"
REPORTS_FOLDER = "reports"


class ConfigError(Exception):
    """The repository cannot be used: no baocao.yml, or one with mistakes, which `notes` point to."""

    def __init__(self, message: str, notes: tuple["Note", ...] = ()) -> None:
        super().__init__(message)
        self.notes = notes


class ConfigFile:
    """A baocao.yml, or what stands in its place, read once when it is asked for."""

    def __init__(self, path: Path, root: Path) -> None:
        self.path = path
        self.root = root

    def __reduce__(self) -> tuple[Callable[..., "ConfigFile"], tuple[Path, Path, object]]:
        """Another process reads it itself, once for all offices: that of a large archive is long."""
        return _same_file, (self.path, self.root, _look(self.path))

    @cached_property
    def document(self) -> "YamlDocument":
        """What it says, as it stands. Raises ConfigError."""
        from baocao.model import NoteKind
        from baocao.parsing.read import read_file

        read = read_file(self.path, self.path.relative_to(self.root).as_posix(), self.root)
        _stop_on(tuple(note for note in read.notes if note.kind is NoteKind.UNREADABLE))
        return _document(read.source.path, read.source.text, read.source.raw)


@lru_cache(maxsize=256)
def _document(path: str, text: str, raw: str) -> "YamlDocument":
    """Who looks again while somebody writes finds most as they were; of a large archive, few are held."""
    from baocao.config.load import config_document
    from baocao.model import Source

    return config_document(Source(path, text, raw))


def _look(path: Path) -> Look | int | None:
    """How the file looks; why not, where that cannot be seen."""
    try:
        return look_of(path.stat())
    except OSError as error:
        return error.errno


@lru_cache(maxsize=4)
def _same_file(path: Path, root: Path, look: object) -> ConfigFile:  # noqa: ARG001 - another look is another file
    return ConfigFile(path, root)


class OfficeFolder:
    """An office that can be loaded: where it is, and how it is configured.

    `main` is the baocao.yml of the root; `id` is empty where that is the office's own.
    """

    def __init__(self, office_id: str, path: Path, root: Path, main: ConfigFile) -> None:
        self.id = office_id
        self.path = path
        self.root = root
        self.main = main

    @cached_property
    def config(self) -> "Config":
        """What its baocao.yml says. Raises ConfigError."""
        from baocao.config.load import load_config

        document = self._own_document if self.id else self.main.document
        config, notes = load_config(document, self.main.document if self.id else None)
        _stop_on(notes)
        if config is None:
            raise ConfigError(f"Không đọc được {document.span.path}.")
        return config

    @property
    def _own_document(self) -> "YamlDocument":
        """What the office's own file says, as it stands. Raises ConfigError."""
        own = ConfigFile(self.path / CONFIG_NAME, self.root)
        if not os.path.lexists(own.path):
            from baocao.config.checks import bad_value

            message = f"Không có tệp {own.path.relative_to(self.root).as_posix()} của cơ quan “{self.id}”."
            remedy = f"Sửa lại thư mục đã ghi, hoặc đặt tệp {CONFIG_NAME} của cơ quan vào thư mục ấy."
            _stop_on((bad_value(self.main.document, ("offices", self.id), message, remedy),))
        return own.document


class Repository(NamedTuple):
    """A root folder with its offices; of these everything is read only when asked for."""

    root: Path
    folders: tuple[OfficeFolder, ...]

    def name(self, path: Path, within: str | None = None) -> str:
        """How messages call a file: its path from the root, with `/`; a link by its own name.

        `within`: its `folder_name`, where that has been asked for.
        """
        if (folder := within or self.folder_name(path.parent)) is not None:
            return f"{folder}{path.name}"
        whole = real(path)
        return whole.relative_to(self.root).as_posix() if whole.is_relative_to(self.root) else path.as_posix()

    def folder_name(self, folder: Path) -> str | None:
        """What the names of the files in a folder begin with; None where it does not lie in the repository."""
        whole = real(folder)
        if not whole.is_relative_to(self.root):
            return None
        return "" if whole == self.root else f"{whole.relative_to(self.root).as_posix()}/"


Listed = Mapping[str, str] | None
"""The offices of a repository, id to folder below the root; None where it is one office's own."""


class KnownLists(Protocol):
    """Knows what the baocao.yml of a root listed before."""

    def get(self, main: ConfigFile) -> tuple[Listed] | None:
        """What it lists; None where that is not known."""

    def put(self, main: ConfigFile, listed: Listed) -> None:
        """Know it from now on."""


def find_root(start: Path, known: KnownLists | None = None) -> Path | None:
    """The folder of the repository that `start` lies in, or None; the root of many offices wins over theirs."""
    found = None
    for folder in (start, *start.parents):
        if os.path.lexists(folder / CONFIG_NAME) and (found is None or _holds_office(folder, found, known)):
            found = folder
    return found


def open_repository(start: Path, config: Path | None = None, known: KnownLists | None = None) -> Repository:
    """The repository around `start`, or of the given baocao.yml, which is not read where it is `known`.

    Raises ConfigError.
    """
    root = real(config.parent) if config is not None else find_root(start.resolve(), known)
    if config is not None and not os.path.lexists(config):
        raise ConfigError(f"Không có tệp cấu hình {config}. Kiểm tra lại đường dẫn sau --config.")
    if root is None:
        raise ConfigError(
            f"Không tìm thấy {CONFIG_NAME} ở {start} và các thư mục trên nó. "
            "Chạy lệnh trong thư mục của kho báo cáo, hoặc chỉ rõ bằng --config ĐƯỜNG_DẪN; chưa có kho thì tạo bằng: "
            "baocao init"
        )
    main = ConfigFile(root / (config.name if config is not None else CONFIG_NAME), root)
    before = known.get(main) if known else None
    listed = before[0] if before else _listed(main)
    offices = {"": "."} if listed is None else listed
    repository = Repository(root, tuple(OfficeFolder(key, root / path, root, main) for key, path in offices.items()))
    if not before:
        if listed is None:
            read_configs(repository)
        if known:
            known.put(main, listed)
    return repository


def read_configs(repository: Repository) -> None:
    """See to it that every office is configured right. Raises ConfigError."""
    for folder in repository.folders:
        folder.config  # noqa: B018 - reading it is the point


def report_paths(folder: Path) -> Iterator[Path]:
    """The report files of an office's folder, in order; also what hides reports.

    That is a folder that cannot be listed, or a link that is not followed: to a folder of them, or back to itself.
    """
    return map(Path, report_files(folder))


def report_files(folder: Path) -> list[str]:
    """`report_paths` for who only opens them: to make a `Path` of each takes as long as to find them."""
    home = folder / REPORTS_FOLDER
    if not home.is_dir():
        return [str(home)] if os.path.lexists(home) else []
    found = list[str]()
    for entry in entries_below(home, found.append):
        if is_report(entry.name) or (entry.is_symlink() and _hides_reports(Path(entry.path))):
            found.append(entry.path)
    return sorted(found, key=lambda path: path.replace(os.sep, "\0"))  # folder by folder, as paths are compared


def is_report(name: str) -> bool:
    """Whether a file of this name, among an office's reports, is one."""
    plain = name.lower()
    return plain.endswith(".md") and not plain.startswith((".", "_")) and plain != "readme.md"


def _hides_reports(path: Path) -> bool:
    """Whether the link leads back to itself or to what holds it, or to a folder of reports."""
    try:
        if not stat.S_ISDIR(path.stat().st_mode):
            return False
        return real(path.parent).is_relative_to(real(path)) or any(is_report(inner.name) for inner in path.iterdir())
    except OSError as error:
        return error.errno == errno.ELOOP


def real(path: Path) -> Path:
    """Where the path leads through links, as far as they lead anywhere."""
    return Path(os.path.realpath(path))


def report_path(folder: OfficeFolder, period: "Period") -> Path:
    """Where the report of `period` belongs."""
    return folder.path / REPORTS_FOLDER / str(period.year) / f"{period}.md"


def _holds_office(folder: Path, inner: Path, known: KnownLists | None) -> bool:
    main = ConfigFile(folder / CONFIG_NAME, folder)
    try:
        before = known.get(main) if known else None
        offices = before[0] if before else _listed(main, strict=False)
    except ConfigError:
        return False
    return offices is not None and any(real(folder / office) == inner for office in offices.values())


def _listed(main: ConfigFile, *, strict: bool = True) -> Listed:
    """The offices that the baocao.yml of a root lists. Raises ConfigError; `strict`, also for mistakes in the list."""
    from baocao.config.load import listed_offices

    offices, notes = listed_offices(main.document)
    if strict:
        _stop_on(notes)
    return offices


def _stop_on(notes: tuple["Note", ...]) -> None:
    if notes:
        raise ConfigError(f"Cần sửa {notes[0].span.path} trước khi chạy tiếp.", notes)
