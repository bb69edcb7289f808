"""The command line: arguments in, exit code out. Thin: each subcommand is a module of `commands`.

Exit codes: 0 nothing wrong, 1 an error found or work refused, 2 wrong usage or unreadable input.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from baocao import __version__
from baocao.archive import ConfigError, without_collection
from baocao.commands import carry, check, docx, new, pdf, rules, trace, verify
from baocao.commands.arguments import Parser
from baocao.commands.shared import WRONG_USAGE, Refused, say
from baocao.files import why
from baocao.visible import visible

COMMANDS = (check, new, carry, trace, docx, pdf, verify, rules)
_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    _speak_utf8()
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        with without_collection():
            return _run(arguments)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader has had enough (`| head`): nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(arguments: Namespace) -> int:
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except Refused as refused:
        say(str(refused))
        return refused.code
    except ConfigError as error:
        for note in error.notes:
            say(visible(f"{note.span.path}:{note.span.line}:{note.span.column}: lỗi {note.message}"))
            if note.help:
                say(visible(f"   = cách sửa: {note.help}"))
        say(str(error))
        return WRONG_USAGE
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        say(f"Không đọc hoặc ghi được {error.filename or 'tệp'}: {why(error)}. Kiểm tra quyền truy cập và đĩa.")
        return WRONG_USAGE


def _parser() -> Parser:
    parser = Parser(
        prog="baocao",
        description="Báo cáo tháng dạng Markdown: kiểm tra, xuất Word theo Nghị định 30/2020/NĐ-CP.",
        epilog="Báo cáo gọi theo kỳ (2022-01) hoặc đường dẫn. Hướng dẫn: docs/huong-dan.md",
    )
    parser.add_argument("--version", action="version", version=f"baocao {__version__}", help="xem số phiên bản")
    commands = parser.add_subparsers(
        title="các lệnh", metavar="LỆNH", dest="command", required=True, parser_class=Parser
    )
    for command in COMMANDS:
        command.add(commands)
    for child in commands.choices.values():
        child.add_argument("--config", type=Path, metavar="TỆP", help="tệp baocao.yml (mặc định: tìm ngược lên)")
        child.add_argument("-j", "--jobs", type=int, metavar="N", help="số việc làm cùng lúc")
    return parser


def _speak_utf8() -> None:
    """Vietnamese must reach the screen also where the locale says otherwise."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
