"""The reports that a command was asked for, found by period or path, nothing read yet; `loading` reads them."""

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from baocao.commands.common.outcome import WRONG_USAGE, Refused
from baocao.commands.common.output import say
from baocao.period import Period, parse_period
from baocao.repository import REPORTS_FOLDER, OfficeFolder, Repository, open_repository, real, report_path, report_paths
from baocao.temporary_files import sweep


class WrongName(NamedTuple):
    """A name that leads to no report: what is wrong with it, and the way out."""

    path: str
    message: str
    help: str


class Wanted(NamedTuple):
    """An office and what the user named of it: files, or what is wrong with a name; None is everything."""

    folder: OfficeFolder
    named: tuple[WrongName | Path, ...] | None = None


def add_reports(parser: ArgumentParser, without: str = "bỏ trống là tất cả") -> None:
    """The argument that names reports; `without` says what it means that there is none."""
    parser.add_argument(
        "reports",
        nargs="*",
        default=[],  # without it, argparse counts them among what is missing
        metavar="BÁO_CÁO",
        help=f"kỳ báo cáo (2022-01) hoặc đường dẫn; {without}",
    )


def repository_of(arguments: Namespace) -> Repository:
    """The repository that the command works on. Raises ConfigError."""
    return open_repository(Path.cwd(), arguments.config)


def tidy(repository: Repository, folders: Iterable[OfficeFolder]) -> None:
    """Remove what killed runs left among the reports of these offices."""
    tell_kept(repository, sweep((folder.path / REPORTS_FOLDER for folder in folders), below=True))


def tell_kept(repository: Repository, left: Iterable[Path]) -> None:
    """Tell of what killed runs left and what has to stay."""
    for path in left:
        say(
            f"Một lần chạy trước gặp đúng lúc có người lưu tệp; bản lưu khi ấy còn ở {repository.name(path)}. So bản "
            "ấy với tệp cùng thư mục, chép lại phần còn thiếu, rồi xóa bản ấy đi."
        )


def tell_strays(repository: Repository) -> None:
    """Tell of the reports beside those of many offices, as they are left where there was one: they are of no office,
    and passed over."""
    if not repository.folders[0].id:
        return
    for path in report_paths(repository.root):
        if not any(real(path).is_relative_to(folder.path) for folder in repository.folders):
            stray = _stray(repository.name(path))
            say(f"Không tính {stray.path}: {stray.message[:1].lower()}{stray.message[1:]} {stray.help}")


def wanted(repository: Repository, names: Sequence[str]) -> list[Wanted]:
    """What `names` mean, by office, nothing read yet; a name that leads nowhere is an unreadable report."""
    if not names:
        tidy(repository, repository.folders)
        return [Wanted(folder) for folder in repository.folders]
    found: dict[OfficeFolder, list[WrongName | Path]] = {}
    for name in names:
        folder, named = _resolve(repository, name)
        found.setdefault(folder, []).append(named)
    tidy(repository, found)
    return [Wanted(folder, tuple(found[folder])) for folder in repository.folders if folder in found]


def folder_and_period(repository: Repository, name: str) -> tuple[OfficeFolder, Period]:
    """The office and the period that `name` (`2022-02`, `so-khcn/2022-02`) means. Raises Refused."""
    office, _, last = name.rpartition("/")
    period = parse_period(last)
    ids = [folder.id for folder in repository.folders if folder.id]
    if period is not None and office and ids and office not in ids:
        raise Refused(f"Không có cơ quan “{office}” trong kho. Các cơ quan đang có: {', '.join(ids)}.", WRONG_USAGE)
    if period is None or (office and not ids):
        raise Refused(
            f"“{name}” không phải kỳ báo cáo. Viết năm và tháng, ví dụ 2022-02 (tháng từ 01 đến 12); hoặc 2022-Q1, "
            "2022-H1, 2022-9M, 2022.",
            WRONG_USAGE,
        )
    named = [folder for folder in repository.folders if folder.id == office]
    folders = named if office else nearest(repository.folders)
    if len(folders) == 1:
        return folders[0], period
    examples = ", ".join(f"{office_id}/{period}" for office_id in ids)
    raise Refused(f"Kho này có nhiều cơ quan: ghi rõ cơ quan nào, ví dụ {examples}.", WRONG_USAGE)


def nearest(folders: Sequence[OfficeFolder]) -> tuple[OfficeFolder, ...]:
    """Those of the offices in whose folder the user stands; all of them elsewhere."""
    return tuple(folder for folder in folders if Path.cwd().is_relative_to(folder.path)) or tuple(folders)


def _resolve(repository: Repository, name: str) -> tuple[OfficeFolder, WrongName | Path]:
    """Where the report `name` is. A path wins over a period, which never has a suffix."""
    path = Path(name)
    looks_like_path = path.suffix == ".md" or path.exists() or parse_period(name.rpartition("/")[2]) is None
    if looks_like_path:
        folders = _folders_of(repository, real(path))
        folder = folders[0]
        is_within = any(place.is_relative_to(folder.path) for place in (real(path), Path.cwd()))
        if folder.id and not is_within and path.exists():
            return folder, _stray(repository.name(path))
        if not path.exists() and path.suffix != ".md":
            message = f"“{name}” không phải kỳ báo cáo, cũng không phải tệp."
            advice = "Viết kỳ như 2022-02 (tháng từ 01 đến 12), hoặc đường dẫn tệp .md."
            return folder, WrongName(name, message, advice)
        return folder, path
    folder, period = folder_and_period(repository, name)
    path = report_path(folder, period)
    if os.path.lexists(path):
        return folder, path
    message = f"Chưa có báo cáo kỳ {period} trong kho."
    return folder, WrongName(
        repository.name(path), message, f"Tạo bản nháp bằng lệnh: baocao new {name}; hoặc kiểm tra lại kỳ báo cáo."
    )


def _folders_of(repository: Repository, path: Path) -> Sequence[OfficeFolder]:
    """The office in whose folder the path lies; where it lies in none, the one where the user stands, or all."""
    inside = [folder for folder in repository.folders if path.is_relative_to(folder.path)]
    return [max(inside, key=lambda folder: len(folder.path.parts))] if inside else nearest(repository.folders)


def _stray(path: str) -> WrongName:
    return WrongName(
        path,
        "Kho này có nhiều cơ quan, mà tệp này không nằm trong thư mục của cơ quan nào.",
        f"Chuyển tệp vào thư mục {REPORTS_FOLDER} của cơ quan viết báo cáo ấy.",
    )
