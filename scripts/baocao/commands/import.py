# ruff: noqa: N999 - a command is a module of its name
"""`baocao import`: anybody's Word reports, and old or plain ones, into the archive. Never overwrites."""

from __future__ import annotations

import os
from argparse import Namespace, _SubParsersAction
from collections.abc import Mapping
from pathlib import Path

from baocao.commands.common.document_files import find_files, is_folder
from baocao.commands.common.foreign_documents import opened
from baocao.commands.common.outcome import FOUND, OK, WRONG_USAGE, Refused
from baocao.commands.common.output import say, show
from baocao.commands.common.progress import progress
from baocao.commands.common.reports import folder_and_period, nearest, repository_of, tidy
from baocao.commands.common.writing import not_written
from baocao.exchange.importing import NotImported, Unreadable, import_document
from baocao.exchange.importing.kinds import SUFFIXES
from baocao.exchange.importing.offices import office_named
from baocao.files import ABSENT, Changed, Outside, write_over
from baocao.model.importing import Imported, ImportedFile, ImportRun, RefusedFile
from baocao.period import Period
from baocao.render.formats import formats_of, renderer
from baocao.repository import REPORTS_FOLDER, OfficeFolder, Repository
from baocao.word.reading import WordFile

ORDER = 11

_MOST_TOLD = 12
"""Places of one document that are told on stderr; the new file has all of them."""


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `import`."""
    parser = commands.add_parser(
        "import",
        help="nhập báo cáo cũ (Word, văn bản thuần) vào kho",
        description=(
            "Nhập báo cáo soạn bằng Word (.docx, .doc, .odt, .rtf) hoặc văn bản thuần (.txt, .md) vào kho. Chữ nào "
            "chưa có chỗ thì để ở cuối báo cáo, có đánh dấu. Không ghi đè báo cáo đã có."
        ),
    )
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="TỆP", help="tệp báo cáo, hoặc thư mục để tìm mọi báo cáo ở trong"
    )
    parser.add_argument("--period", metavar="KỲ", help="kỳ báo cáo, ví dụ 2022-01 (mặc định: lấy từ trích yếu, đề mục)")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="THƯ_MỤC", help=f"ghi vào thư mục này thay cho {REPORTS_FOLDER}/"
    )
    parser.add_argument("--format", choices=formats_of("import"), default="text", help="dạng kết quả (mặc định: text)")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Import every file; what is refused stops no other. The worst code of all files."""
    repository = repository_of(arguments)
    is_one = len(arguments.files) == 1 and not is_folder(arguments.files[0])
    paths = find_files(arguments.files, SUFFIXES)
    folder, period = _wanted(repository, arguments.period, len(paths))
    tidy(repository, [folder] if folder else repository.folders)
    done: list[ImportedFile] = []
    refused: list[RefusedFile] = []
    code = OK
    with progress(len(paths), "Nhập") as bar:
        for path, document in opened(paths):
            try:
                if isinstance(document, Refused):
                    raise document
                file = _import(path, document, repository, folder, period, arguments.output)
            except Refused as error:
                refused.append(RefusedFile(path.as_posix(), str(error)))
                code = max(code, error.code)
                with bar.aside():
                    say(str(error))
            else:
                done.append(file)
                with bar.aside():
                    _tell(file)
            bar.step()
    show(renderer("import", arguments.format)(ImportRun(tuple(done), tuple(refused), is_one)))
    return code


def _wanted(repository: Repository, named: str | None, count: int) -> tuple[OfficeFolder | None, Period | None]:
    """The office and the period that the user named; None for what the documents have to say."""
    if named is None:
        folders = nearest(repository.folders)
        return (folders[0] if len(folders) == 1 else None), None
    if count > 1:
        raise Refused(f"--period chỉ dùng khi nhập một tệp; ở đây có {count} tệp.", WRONG_USAGE)
    return folder_and_period(repository, named)


# --------------------------------------------------------------------------- the new report


def _import(
    path: Path,
    document: WordFile,
    repository: Repository,
    folder: OfficeFolder | None,
    period: Period | None,
    output: Path | None,
) -> ImportedFile:
    """Make a report of the document and write it. Raises Refused."""
    own = folder or _office_of(path, document, repository)
    try:
        imported = import_document(document, own.config, period)
    except NotImported as error:
        raise Refused(f"{path}: {error}", FOUND) from None
    except Unreadable as error:
        raise Refused(f"{path}: {error}", WRONG_USAGE) from None
    home = own.path / REPORTS_FOLDER if output is None else output
    target = home / str(imported.period.year) / f"{imported.period}.md"
    name = repository.name(target)
    _write(target, name, imported, repository.root if output is None else None, path)
    return ImportedFile(path.as_posix(), name, imported)


def _office_of(path: Path, document: WordFile, repository: Repository) -> OfficeFolder:
    """The office of the repository whose name the document has at its head. Raises Refused."""
    names: Mapping[str, str] = {folder.id: folder.config.organ.name for folder in repository.folders}
    found = office_named(document, names)
    if found is None:
        raise Refused(
            f"{path}: kho có nhiều cơ quan mà tên cơ quan trên văn bản không khớp cơ quan nào. Chạy lệnh trong thư mục "
            "của cơ quan, hoặc ghi rõ, ví dụ: --period so-khcn/2022-01"
        )
    return next(folder for folder in repository.folders if folder.id == found)


def _write(target: Path, name: str, imported: Imported, within: Path | None, source: Path) -> None:
    there = Refused(f"{source}: đã có {name}; lệnh import không ghi đè. Đổi tên hoặc chuyển tệp ấy đi rồi nhập lại.")
    if os.path.lexists(target):  # also a link to nothing: it is not for us to make what it leads to
        raise there
    try:
        write_over(target, imported.text.encode(), ABSENT, within)
    except Changed:
        raise there from None
    except Outside:
        raise Refused(f"{source}: chỗ của {name} nằm ngoài kho báo cáo (qua một liên kết) nên không ghi.") from None
    except OSError as error:
        raise not_written(name, error) from None


def _tell(file: ImportedFile) -> None:
    """What the author should know of the new report."""
    imported = file.imported
    say(f"Đã nhập {file.file} thành {file.path} (kỳ {imported.period}).")
    for note in imported.notes:
        say(f"  {note}")
    if imported.unplaced:
        say(f"  {len(imported.unplaced)} chỗ chưa xếp được, để ở cuối báo cáo; chuyển về đúng chỗ hoặc xóa:")
    for each in imported.unplaced[:_MOST_TOLD]:
        say(f"    {file.path}:{each.line}: {each.origin.words}: “{each.text}”")
    if (more := len(imported.unplaced) - _MOST_TOLD) > 0:
        say(f"    và {more} chỗ nữa.")
    for comment in imported.comments:
        say(f"  Nhận xét của {comment.author or 'ai đó'}: “{comment.text}”")
