"""`baocao export`: the archive as open data, tables in CSV with their data package and one SQLite file."""

from __future__ import annotations

import os
import shlex
from argparse import Namespace, _SubParsersAction
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from baocao.archive import load_office
from baocao.commands.common.loading import unreadable_reports
from baocao.commands.common.outcome import OK, WRONG_USAGE, Refused
from baocao.commands.common.output import say, show_line
from baocao.commands.common.parallel import by_office
from baocao.commands.common.progress import progress
from baocao.commands.common.reports import nearest, repository_of, tidy
from baocao.files import ABSENT, Changed, Outside, content, version, write_over
from baocao.language.figures import written
from baocao.language.system_errors import why
from baocao.model import Report
from baocao.open_data.data_package import PACKAGE, digest, digests
from baocao.open_data.database import NoFullText
from baocao.open_data.export import FILES, OfficeRows, export_files, office_rows, row_counts
from baocao.open_data.reports import left_out
from baocao.repository import OfficeFolder, Repository
from baocao.temporary_files import sweep

ORDER = 15
_MOST_NAMED = 3


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `export`."""
    parser = commands.add_parser(
        "export",
        help="lấy số liệu ra thành bảng CSV và tệp SQLite",
        description="Báo cáo, nội dung, nhiệm vụ, diễn biến và chỉ tiêu thành bảng CSV kèm datapackage.json "
        "(Frictionless), và một tệp SQLite tìm được chữ có dấu, không dấu. Thư mục đã có thứ khác thì không ghi vào.",
    )
    parser.add_argument("folder", type=Path, metavar="THƯ_MỤC", help="thư mục mới, trống, hoặc của lần lấy ra trước")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Write the tables; refused where the folder holds anything else."""
    folder: Path = arguments.folder
    _ensure_ours(folder)
    repository = repository_of(arguments)
    folders = nearest(repository.folders)
    tidy(repository, folders)
    for office in folders:
        office.config  # noqa: B018 - a mistake there is told before any work
    found, left = [], list[str]()
    with progress(len(folders), "Lấy số liệu") as bar:
        for rows, lines in by_office(partial(_taken, repository), folders, arguments.jobs):
            found.append(rows)
            left += lines
            bar.step()
    for line in left:
        say(line)
    try:
        files = export_files(found)
    except NoFullText:
        raise Refused(
            "SQLite của bộ Python này không có phần tìm kiếm toàn văn (FTS5). Dùng Python từ python.org hoặc của hệ "
            "điều hành rồi chạy lại.",
            WRONG_USAGE,
        ) from None
    _write(folder, files)
    _tell(folder, files, found)
    return WRONG_USAGE if left else OK


def _taken(repository: Repository, folder: OfficeFolder) -> tuple[OfficeRows, list[str]]:
    """The rows of an office, and what is to be said of its reports that are in no table."""
    office = load_office(repository, folder)
    return office_rows(office), unreadable_reports(office) + [_left_out(report) for report in left_out(office)]


def _left_out(report: Report) -> str:
    reason = "chưa rõ kỳ báo cáo" if report.period is None else f"một tệp khác đã là báo cáo kỳ {report.period}"
    if report.is_conflicted:
        reason = "còn dấu xung đột của git"
    return f"Không lấy {report.path}: {reason}. Xem chỗ cần sửa bằng: baocao check {shlex.quote(report.path)}"


def _ensure_ours(folder: Path) -> Mapping[str, str]:
    """The digests of what an earlier export left in the folder, by name. Raises Refused where there is anything else.

    What was changed since is not ours any more.
    """
    if folder.is_symlink() or (os.path.lexists(folder) and not folder.is_dir()):
        raise Refused(f"{folder} không phải một thư mục. Chọn tên khác cho thư mục lấy số liệu ra.", WRONG_USAGE)
    if not folder.exists():
        return {}
    try:
        sweep([folder], below=False)
        names = sorted(path.name for path in folder.iterdir())
        made = digests(content(folder / PACKAGE, folder)) if PACKAGE in names else None
        others = [name for name in names if name not in FILES or made is None]
        if others:
            more = f" và {len(others) - _MOST_NAMED} tên khác" if len(others) > _MOST_NAMED else ""
            raise Refused(
                f"Thư mục {folder} đã có thứ khác ({', '.join(others[:_MOST_NAMED])}{more}) nên không ghi vào. Chọn "
                "một thư mục mới hoặc trống."
            )
        there = {name: digest(content(folder / name, folder) or b"") for name in names if name != PACKAGE}
    except (OSError, Outside) as error:
        raise _not_written(folder, error) from None
    edited = [name for name, found in there.items() if made is None or made.get(name) != found]
    if edited:
        raise Refused(
            f"Trong {folder} có tệp đã bị sửa từ lần lấy ra trước ({', '.join(edited)}) nên không ghi đè. Chuyển tệp "
            "ấy đi, hoặc chọn thư mục khác."
        )
    return there


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put the files in place of those of an earlier export; a run killed in between leaves what the next one knows."""
    there = _ensure_ours(folder)
    try:
        for name, found in there.items():
            if found != digest(files[name]):
                (folder / name).unlink()
        package = folder / PACKAGE
        write_over(package, files[PACKAGE], version(content(package, folder)), folder)
        for name, data in files.items():
            if name != PACKAGE and there.get(name) != digest(data):
                write_over(folder / name, data, ABSENT, folder)
    except (OSError, Outside, Changed) as error:
        raise _not_written(folder, error) from None


def _not_written(folder: Path, error: OSError | Outside | Changed) -> Refused:
    match error:
        case OSError():
            reason = why(error)
        case Changed():
            reason = "có chương trình khác cũng đang ghi vào đó"
        case _:
            reason = "trong đó có liên kết dẫn ra ngoài"
    return Refused(f"Không ghi được vào {folder}: {reason}. Xem lại thư mục rồi chạy lại lệnh.", WRONG_USAGE)


def _tell(folder: Path, files: Mapping[str, bytes], found: list[OfficeRows]) -> None:
    counts = row_counts(found)
    for name, data in files.items():
        rows = f", {written(counts[name])} dòng" if name in counts else ""
        show_line(f"{folder / name} ({written(round(len(data) / 1000, 1))} kB{rows})")
    say(f"Đã lấy số liệu của {len(found)} cơ quan ra {folder}.")
