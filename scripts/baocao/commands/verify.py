"""`baocao verify`: any Word files held against Nghị định 30, and traced to the reports they were made from."""

from __future__ import annotations

import hashlib
from argparse import Namespace, _SubParsersAction
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from baocao.commands.common.document_files import find_files, is_folder, read_bytes
from baocao.commands.common.merging import edits_of
from baocao.commands.common.outcome import FOUND, OK, WRONG_USAGE, Refused
from baocao.commands.common.output import flush, say, screen_width, show, wants_colour
from baocao.commands.common.progress import progress
from baocao.commands.common.reports import repository_of
from baocao.commands.common.set_up import SetUp
from baocao.form import form_rules, verify
from baocao.model import NoteKind, Severity
from baocao.model.verification import FileOrigin, UnreadableFile, Verification, VerifiedFile
from baocao.parsing.read import read_file
from baocao.period import parse_period
from baocao.render.formats import formats_of, renderer, verify_text
from baocao.repository import ConfigError, Repository, open_repository, report_path, report_paths
from baocao.word.reading import NotWord, open_word
from baocao.word.revisions.stamp import Comparison, is_own, read_comparison
from baocao.word.stamp import WordStamp, is_untouched, read_stamp, words_match

ORDER = 8

_SUFFIXES = (".docx",)


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
    repository, rules, said = _repository(arguments), form_rules(), SetUp().said
    is_text, screen = arguments.format == "text", (wants_colour(), screen_width())
    is_one = len(arguments.files) == 1 and not is_folder(arguments.files[0])
    found = find_files(arguments.files, _SUFFIXES)
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
                    shown = verify_text.render_file(file, rules, *screen, with_passed=arguments.all, said=said)
                    show(shown + end)
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
    data = read_bytes(path, _SUFFIXES)
    try:
        verdict = verify(open_word(data))
    except NotWord as error:
        raise Refused(f"{path}: {error}", WRONG_USAGE) from None
    if comparison := read_comparison(data):
        verdict = replace(verdict, remarks=(_about(comparison, repository), *verdict.remarks))
    stamp = read_stamp(data)
    origin = _origin(stamp, data, repository) if stamp else None
    is_edited = (origin and not origin.untouched) or (comparison and not is_own(data))
    edits = edits_of(repository, path, data) if repository and is_edited else None
    return VerifiedFile(path.as_posix(), verdict, origin, edits)


# --------------------------------------------------------------------------- where the file came from


def _about(comparison: Comparison, repository: Repository | None) -> str:
    said = (
        f"Đây là bản so sánh của {comparison.report} với {comparison.since} (lệnh diff làm ra), không phải văn bản "
        "chính thức: văn bản chính thức xuất bằng lệnh docx."
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
    return f"{said} Báo cáo trong kho nay đã khác: chạy lại lệnh diff thì có bản mới."


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
