"""`baocao verify`: any Word file against Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from pathlib import Path

from baocao.archive import ConfigError, Repository, open_repository
from baocao.commands.shared import FOUND, OK, repository_of, screen_width, wants_colour
from baocao.model import Severity
from baocao.render.form import FORMATS, render_sheet


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `verify`."""
    parser = commands.add_parser(
        "verify",
        help="kiểm tra thể thức một tệp Word",
        description="Đối chiếu một tệp Word bất kỳ với thể thức của Nghị định 30/2020/NĐ-CP.",
    )
    parser.add_argument("file", type=Path, metavar="TỆP.docx", help="tệp Word cần kiểm tra")
    parser.add_argument("--format", choices=FORMATS, default="text", help="dạng kết quả (mặc định: text)")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Hold the file against every rule and print what came of it; 1 when a rule that is an error is broken."""
    from baocao.commands.form_check import check_form, form_rules  # no other command should wait for it

    sheet = check_form(arguments.file, _repository(arguments))
    print(render_sheet(arguments.format, sheet, form_rules(), wants_colour(), screen_width()), end="")
    return FOUND if any(check.severity is Severity.ERROR for check in sheet.failed) else OK


def _repository(arguments: Namespace) -> Repository | None:
    """The repository around, if there is one: a stranger's file can be verified anywhere."""
    if arguments.config is not None:
        return repository_of(arguments)
    try:
        return open_repository(Path.cwd())
    except ConfigError:
        return None
