"""`baocao verify`: any Word files held against Nghị định 30, and traced to the reports they were made from."""

from __future__ import annotations

import hashlib
import os
from argparse import Namespace, _SubParsersAction
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from baocao.commands.common.outcome import FOUND, OK, WRONG_USAGE, Refused
from baocao.commands.common.output import flush, say, screen_width, show, wants_colour
from baocao.commands.common.progress import progress
from baocao.commands.common.reports import repository_of
from baocao.form import form_rules, verify
from baocao.language.system_errors import why
from baocao.model import NoteKind, Severity
from baocao.model.verification import FileOrigin, UnreadableFile, Verification, VerifiedFile
from baocao.parsing.read import read_file
from baocao.period import parse_period
from baocao.render.formats import formats_of, renderer, verify_text
from baocao.repository import ConfigError, Repository, open_repository, report_path, report_paths
from baocao.word.reading import NotWord, open_word
from baocao.word.revisions.stamp import Comparison, read_comparison
from baocao.word.stamp import WordStamp, is_untouched, read_stamp, words_match

ORDER = 7

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is opened."""
_SUFFIX = ".docx"
_NO_DOCUMENTS = (".", "~$")
"""How names begin that hide something, or that Word and others keep beside a document that is open."""


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `verify`."""
    parser = commands.add_parser(
        "verify",
        help="kiểm tra thể thức các tệp Word",
        description="Đối chiếu các tệp Word bất kỳ với thể thức của Nghị định 30/2020/NĐ-CP.",
    )
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="TỆP.docx", help="tệp Word, hoặc thư mục để tìm mọi tệp .docx ở trong"
    )
    parser.add_argument("--format", choices=formats_of("verify"), default="text", help="dạng kết quả (mặc định: text)")
    parser.add_argument("--all", action="store_true", help="kể tên cả những quy tắc đạt (dạng text)")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Hold every file against every rule and print what came of it; the worst code of all files, 1 where a rule
    that is an error is broken."""
    repository, rules = _repository(arguments), form_rules()
    is_text, screen = arguments.format == "text", (wants_colour(), screen_width())
    is_one = len(arguments.files) == 1 and not is_folder(arguments.files[0])
    found = find_files(arguments.files)
    verified: list[VerifiedFile] = []
    unreadable: list[UnreadableFile] = []
    with progress(0 if is_text else len(found), "Kiểm tra") as bar:
        for path in found:
            try:
                file = check_form(path, repository)
            except Refused as refused:
                unreadable.append(UnreadableFile(path.as_posix(), str(refused)))
                with bar.aside():
                    say(str(refused))
            else:
                verified.append(file)
                if is_text:
                    end = "" if is_one else "\n"
                    show(verify_text.render_file(file, rules, *screen, with_passed=arguments.all) + end)
                    flush()
            bar.step()
    if verified or not (is_one or (is_text and len(found) == 1)):
        verification = Verification(tuple(verified), tuple(unreadable), rules, is_one)
        show(renderer("verify", arguments.format)(verification, *screen))
    return WRONG_USAGE if unreadable else _worst(verified)


def _worst(files: Iterable[VerifiedFile]) -> int:
    is_wrong = any(check.severity is Severity.ERROR for file in files for check in file.verdict.failed)
    return FOUND if is_wrong else OK


def _repository(arguments: Namespace) -> Repository | None:
    """The repository around, if there is one: a stranger's file can be verified anywhere."""
    if arguments.config is not None:
        return repository_of(arguments)
    try:
        return open_repository(Path.cwd())
    except ConfigError:
        return None


# --------------------------------------------------------------------------- one file


def check_form(path: Path, repository: Repository | None) -> VerifiedFile:
    """All that is said of the file. Raises Refused where it is no Word file that can be read."""
    data = _bytes(path)
    try:
        verdict = verify(open_word(data))
    except NotWord as error:
        raise Refused(f"{path}: {error}", WRONG_USAGE) from None
    if comparison := read_comparison(data):
        verdict = replace(verdict, remarks=(_about(comparison, repository), *verdict.remarks))
    stamp = read_stamp(data)
    return VerifiedFile(path.as_posix(), verdict, _origin(stamp, data, repository) if stamp else None)


def _bytes(path: Path) -> bytes:
    name = str(path)
    try:
        if path.is_dir():
            any(path.iterdir())  # one that cannot be listed says so here
            raise Refused(f"Trong thư mục {name} không có tệp .docx nào.", WRONG_USAGE)
        if not path.exists():
            raise Refused(f"Không có tệp {name}. Kiểm tra lại tên và thư mục.", WRONG_USAGE)
        if not path.is_file():
            raise Refused(f"{name} không phải một tệp. Ghi rõ tên tệp .docx cần kiểm tra.", WRONG_USAGE)
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        said = f"Không đọc được {name}: {why(error)}. Kiểm tra quyền truy cập và đĩa."
        raise Refused(said, WRONG_USAGE) from None
    if len(data) > LARGEST:
        raise Refused(f"{name} lớn hơn {LARGEST >> 20} MB nên không đọc. Hãy bỏ bớt ảnh rồi lưu lại.", WRONG_USAGE)
    return data


# --------------------------------------------------------------------------- which files


def find_files(named: Iterable[Path]) -> tuple[Path, ...]:
    """The files that are named and the Word files below the folders that are, in order, each once.

    A folder without any, or that cannot be listed, stands for itself: reading it says so.
    """
    found = (file for path in named for file in (_below(path) if is_folder(path) else [path]))
    return tuple({path.absolute(): path for path in found}.values())


def is_folder(path: Path) -> bool:
    """Whether there is a folder at `path`; what cannot even be asked is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _below(folder: Path) -> list[Path]:
    """The Word files in a folder and those inside by path; hidden folders are left out, and links to folders.

    A folder inside that cannot be listed is among them.
    """
    closed: list[OSError] = []
    files = [Path(at) / name for at, name in _names(folder, closed)]
    return sorted([*files, *(Path(error.filename) for error in closed)], key=lambda path: path.parts) or [folder]


def _names(folder: Path, closed: list[OSError]) -> Iterator[tuple[str, str]]:
    for at, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(_NO_DOCUMENTS)]
        for name in names:
            if name.lower().endswith(_SUFFIX) and not name.startswith(_NO_DOCUMENTS):
                yield at, name


# --------------------------------------------------------------------------- where the file came from


def _about(comparison: Comparison, repository: Repository | None) -> str:
    said = (
        f"Đây là bản so sánh của {comparison.report} với {comparison.since} (baocao diff), không phải văn bản chính "
        "thức: văn bản chính thức xuất bằng baocao docx."
    )
    if repository is None or not comparison.source_sha256:
        return said
    try:
        read = read_file(repository.root / comparison.report, comparison.report, repository.root)
    except ValueError:  # a path that no file can have
        return said
    is_same = hashlib.sha256(read.source.raw.encode()).hexdigest() == comparison.source_sha256
    if is_same or any(note.kind is NoteKind.UNREADABLE for note in read.notes):
        return said
    return f"{said} Báo cáo trong kho nay đã khác: chạy lại baocao diff để có bản mới."


def _origin(stamp: WordStamp, data: bytes, repository: Repository | None) -> FileOrigin:
    report, is_same = _report(stamp, repository) if repository else ("", None)
    return FileOrigin(stamp.source, stamp.period, stamp.status, is_untouched(data), words_match(data), report, is_same)


def _report(stamp: WordStamp, repository: Repository) -> tuple[str, bool | None]:
    """The path of the report that the file was made from, and whether it is still the same; none: empty, None.

    Of several offices with a report of that period and name, the one with the same content is meant.
    """
    period = parse_period(stamp.period)
    found = ""
    for folder in repository.folders:
        usual = [report_path(folder, period)] if period else []
        for path in dict.fromkeys([*usual, *report_paths(folder.path)]):
            if path.name == stamp.source and path.is_file():
                name = repository.name(path)
                raw = read_file(path, name, repository.root).source.raw
                if hashlib.sha256(raw.encode()).hexdigest() == stamp.source_sha256:
                    return name, True
                found = found or name
    return found, False if found else None
