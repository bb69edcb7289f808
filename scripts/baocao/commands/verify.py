"""`baocao verify`: any Word files against Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from collections.abc import Iterable
from pathlib import Path

from baocao.archive import ConfigError, Repository, open_repository
from baocao.commands.common.outcome import FOUND, OK, WRONG_USAGE, Refused
from baocao.commands.common.output import flush, say, screen_width, show, wants_colour
from baocao.commands.common.progress import progress
from baocao.commands.common.reports import repository_of
from baocao.model import Severity
from baocao.render.form import FORMATS, Sheet, Unreadable, render_sheet, render_sheets, render_total

ORDER = 7


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
    parser.add_argument("--format", choices=FORMATS, default="text", help="dạng kết quả (mặc định: text)")
    parser.add_argument("--all", action="store_true", help="kể tên cả những quy tắc đạt (dạng text)")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Hold every file against every rule and print what came of it; the worst code of all files, 1 where a rule
    that is an error is broken."""
    # No other command should wait for these.
    from baocao.commands.common.form_check import check_form, find_files, form_rules, is_folder

    repository, rules = _repository(arguments), form_rules()
    is_text, color, width = arguments.format == "text", wants_colour(), screen_width()
    is_one = len(arguments.files) == 1 and not is_folder(arguments.files[0])
    found = find_files(arguments.files)
    sheets: list[Sheet] = []
    unreadable: list[Unreadable] = []
    with progress(0 if is_text else len(found), "Kiểm tra") as bar:
        for path in found:
            try:
                sheet = check_form(path, repository)
            except Refused as refused:
                unreadable.append(Unreadable(path.as_posix(), str(refused)))
                with bar.aside():
                    say(str(refused))
            else:
                sheets.append(sheet)
                if is_text:
                    end = "" if is_one else "\n"
                    show(render_sheet("text", sheet, rules, color, width, arguments.all) + end)
                    flush()
            bar.step()
    if not is_one:
        said = render_total(sheets, unreadable, color, width) if is_text else ""
        show(said or render_sheets(arguments.format, sheets, unreadable, rules))
    elif sheets and not is_text:
        show(render_sheet(arguments.format, sheets[0], rules))
    return WRONG_USAGE if unreadable else _worst(sheets)


def _worst(sheets: Iterable[Sheet]) -> int:
    is_wrong = any(check.severity is Severity.ERROR for sheet in sheets for check in sheet.failed)
    return FOUND if is_wrong else OK


def _repository(arguments: Namespace) -> Repository | None:
    """The repository around, if there is one: a stranger's file can be verified anywhere."""
    if arguments.config is not None:
        return repository_of(arguments)
    try:
        return open_repository(Path.cwd())
    except ConfigError:
        return None
