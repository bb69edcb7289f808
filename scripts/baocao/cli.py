"""The command line: arguments in, exit code out. Thin: each subcommand is a module of `commands`.

Exit codes: 0 nothing wrong, 1 an error found or work refused, 2 wrong usage or unreadable input.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from baocao import __version__
from baocao.commands import command_names, load_commands
from baocao.commands.common import output
from baocao.commands.common.arguments import Parser
from baocao.commands.common.outcome import OK, WRONG_USAGE, Refused
from baocao.commands.common.output import say
from baocao.commands.common.parallel import WorkerDied
from baocao.commands.common.set_up import SetUp
from baocao.interrupt import INTERRUPTED, at_work
from baocao.language.system_errors import why

_OF_EVERY_COMMAND = ("--config", "-j", "--jobs")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    with output.guarded():
        try:
            code = _command(argv)
            output.flush()
            return code
        except KeyboardInterrupt:
            return INTERRUPTED
        except BrokenPipeError:
            return OK  # the reader has had enough (`| head`): nothing is wrong, and nothing more can be said
        except ModuleNotFoundError as lacking:
            if not lacking.name or lacking.name.partition(".")[0] == __package__:
                raise
            say(
                f"Máy chưa có thư viện {lacking.name}, có thể vì chương trình vừa cập nhật. "
                f"{SetUp().reinstalling} rồi làm lại."
            )
            return WRONG_USAGE
        except output.CannotPrint as lost:
            with suppress(output.CannotPrint, BrokenPipeError):
                say(f"Không in được kết quả: {lost}. Dọn bớt đĩa, hoặc in ra nơi khác, rồi chạy lại.")
            return WRONG_USAGE


def _command(argv: Sequence[str] | None) -> int:
    try:
        words = _command_first(sys.argv[1:] if argv is None else argv)
        return _run(_parser(words).parse_args(words))
    except SystemExit as stop:  # help, a wrong argument, or a signal to end
        return int(stop.code or 0)


def _command_first(words: Sequence[str]) -> list[str]:
    """What was typed, with the options of every command moved behind the command where they stand before it."""
    names = command_names()
    at = next((at for at, word in enumerate(words) if word in names), 0)
    before = words[:at] if words and words[0].startswith(_OF_EVERY_COMMAND) else ()
    return [*words[len(before) :][:1], *before, *words[len(before) + 1 :]]


def _run(arguments: Namespace) -> int:
    from baocao.repository import ConfigError  # help should not wait for it

    try:
        with at_work():
            code: int = arguments.run(arguments)
        return code
    except Refused as refused:
        say(str(refused))
        return refused.code
    except ConfigError as error:
        from baocao.commands.common.config_problems import say_config_error

        say_config_error(error)
        return WRONG_USAGE
    except WorkerDied:
        say("Một tiến trình đang làm bị dừng đột ngột, có thể vì máy hết bộ nhớ. Chạy lại với -j 1.")
        return WRONG_USAGE
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        say(f"Không đọc hoặc ghi được {error.filename or 'tệp'}: {why(error)}. Kiểm tra quyền truy cập và đĩa.")
        return WRONG_USAGE


def _parser(words: Sequence[str]) -> Parser:
    """The parser of the command that `words` begin with; of all commands where they name none, and may ask for help."""
    parser = Parser(
        prog="baocao",
        description="Báo cáo tháng, quý, năm dạng Markdown: soạn, kiểm tra, xuất Word theo Nghị định 30/2020/NĐ-CP.",
        epilog="Báo cáo gọi theo kỳ (2022-01, 2022-Q1) hoặc đường dẫn. Chi tiết một lệnh: baocao LỆNH --help. "
        f"Hướng dẫn: {SetUp().guide}",
    )
    parser.add_argument("--version", action="version", version=f"baocao {__version__}", help="xem số phiên bản")
    commands = parser.add_subparsers(
        title="các lệnh", metavar="LỆNH", dest="command", required=True, parser_class=Parser
    )
    names = command_names()
    wanted = () if words[:1] == ["--version"] else names.intersection(words[:1]) or names
    for command in load_commands(wanted):
        command.add(commands)
    for child in commands.choices.values():
        child.add_argument("--config", type=Path, metavar="TỆP", help="tệp baocao.yml (mặc định: tìm ngược lên)")
        child.add_argument("-j", "--jobs", type=int, metavar="N", help="số việc làm cùng lúc")
        child.typed = words
    return parser
