"""argparse in Vietnamese: the same parser, its own words translated."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from typing import NoReturn

from baocao.commands.common.outcome import WRONG_USAGE
from baocao.commands.common.output import screen_width
from baocao.visible import visible

# It would look for translations of its own on disk, word by word; ours are made of its English.
argparse._ = lambda text: text  # type: ignore[attr-defined]
_USUAL_WIDTH, _MARGIN = 80, 2
"""Columns of the help where there is no screen, and those to its right that stay free: as `argparse` has them."""
_MISSING = "the following arguments are required"
_MESSAGES = (
    (f"{_MISSING}: (.+)", r"còn thiếu: \1"),
    (r"unrecognized arguments: (.+)", r"không hiểu: \1"),
    (r"argument (.+): invalid choice: '?(.*?)'? \(choose from (.+)\)", r"\1 không nhận “\2”; chọn một trong: \3"),
    (r"argument (.+): expected one argument", r"sau \1 phải có một giá trị"),
    (r"argument (.+): expected at least one argument", r"sau \1 phải có ít nhất một giá trị"),
    (r"argument (.+): invalid int value: '(.*)'", r"\1 cần một số nguyên, không phải “\2”"),
    (r"argument (.+): ignored explicit argument '(.*)'", r"\1 không đi kèm giá trị “\2”"),
    (r"argument (.+): not allowed with argument (.+)", r"\1 không dùng cùng \2"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 viết tắt chưa rõ, có thể là: \2"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=screen_width(_USUAL_WIDTH) - _MARGIN)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An ArgumentParser whose help and mistakes are in Vietnamese; a mistake exits with code 2. `typed`: the words
    that it is given."""

    typed: Sequence[str] = ()

    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, allow_abbrev=False, **options)  # type: ignore[arg-type]
        self._positionals.title = "tham số"
        self._optionals.title = "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="xem hướng dẫn này rồi thôi")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command and where help is; exits with 2."""
        if message.startswith(_MISSING) and (unknown := self._unknown()):  # what looks like an option is what is missed
            message = f"unrecognized arguments: {' '.join(unknown)}"
        for english, vietnamese in _MESSAGES:
            message, count = re.subn(f"^{english}$", vietnamese, message, flags=re.DOTALL)
            if count:
                message = message.replace("'", "")
                break
        self.exit(WRONG_USAGE, f"{self.prog}: {visible(message)}\nXem cách dùng: {self.prog} --help\n")

    def _unknown(self) -> list[str]:
        """The words that look like options and are none."""
        words = self.typed[: self.typed.index("--")] if "--" in self.typed else self.typed
        known = self._option_string_actions.keys()
        return [word for word in words if re.match("-.", word) and not known & {word.split("=")[0], word[:2]}]
