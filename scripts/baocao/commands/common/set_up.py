"""How a command is said where the user is: as a task of the Makefile there, where that has it, else as ours.

`output.say` says every message so. What is laid out for stdout is given the words, for it quotes authors, too.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path

from baocao.commands import command_names

PROGRAM = "baocao"
_TASKS = {
    "check --fix": "fix",
    "check --watch": "watch",
    "check": "check",
    "docx": "docx",
    "pdf": "pdf",
    "site --serve": "serve",
    "site": "site",
}
"""Our commands, each with the task of make that does the same."""
_VARIABLES = {"new": "PERIOD", "rollup": "PERIOD", "import": "FILE", "merge": "FILE"}
"""Those that are about one thing, and in which variable the task of the same name takes it."""
_WORD = r"""(?:'[^']*'|"[^"]*"|[^\s'";,()“”`])+?"""
_TASK = re.compile(r"^([\w .-]+):(?!=)", re.MULTILINE)
_GUIDE = "docs/huong-dan.md"


class SetUp:
    """What can be typed in the folder `root`, by default the one where the user is."""

    def __init__(self, root: Path | None = None) -> None:
        self._root = root or Path.cwd()
        text = ""
        with suppress(OSError):
            text = (self._root / "Makefile").read_text(encoding="utf-8", errors="replace")
        tasks = {name for names in _TASK.findall(text) for name in names.split()}
        self._tasks = tasks if tasks and _is_found("make") else set()

    def command(self, command: str, *arguments: str) -> str:
        """How to say a command of ours, such as `check --fix`; a task of make does without the `arguments`."""
        task = _TASKS[command]
        return f"make {task}" if task in self._tasks else " ".join((self._program, command, *arguments))

    def in_turn(self, *commands: str) -> str:
        """How to say several commands, one after the other; several tasks are one call of make."""
        if self._tasks.issuperset(map(_TASKS.__getitem__, commands)):
            return " ".join(("make", *map(_TASKS.__getitem__, commands)))
        return " && ".join(map(self.command, commands))

    def said(self, text: str) -> str:
        """A text that names commands of ours, each as it is said here."""
        return _commands().sub(self._said, text) if f"{PROGRAM} " in text else text

    def _said(self, match: re.Match[str]) -> str:
        if match["whole"]:
            return self.command(match["whole"])
        if match["named"] in self._tasks:
            return f"make {match['named']} {_VARIABLES[match['named']]}={match['argument']}"
        return self._program + match[0].removeprefix(PROGRAM)

    @cached_property
    def _program(self) -> str:
        """The program as it is called here: where it is only known to make, by its place."""
        place = Path(os.path.realpath(sys.prefix), "bin", PROGRAM)
        home = place.parents[2]
        if home in (self._root, *self._root.parents) and place.is_file() and not _is_found(PROGRAM):
            return os.path.relpath(place, self._root)
        return PROGRAM

    @property
    def reinstalling(self) -> str:
        """How to get all libraries that are missing."""
        return "Chạy make setup" if "setup" in self._tasks else f"Cài lại {PROGRAM}"

    def installing(self, task: str, extra: str) -> str:
        """How to get what a part of the program needs; a `task` of a make that sets all up does so itself."""
        if self._tasks.issuperset(("setup", task)):
            return f"make {task} tự cài"
        return f"cài bằng: {Path(self._program).with_name('pip')} install '{PROGRAM}[{extra}]'"

    @property
    def guide(self) -> str:
        """Where the guide can be read."""
        return _GUIDE if (self._root / _GUIDE).is_file() else f"trang lưu trữ ({self.command('site --serve')})"


@cache
def _commands() -> re.Pattern[str]:
    """A command of ours in a text: one that a task does whole, one that a task does with one argument, or any."""
    return re.compile(
        rf"(?<![\w/.-]){PROGRAM} (?:"
        rf"(?P<whole>{'|'.join(_TASKS)})(?![\w-]| +[\w\"'-])"
        rf"|(?P<named>{'|'.join(_VARIABLES)}) (?P<argument>{_WORD})(?=\.?(?:[;,)”`]|\s(?!-)|$))"
        rf"|(?:{'|'.join(sorted(command_names()))})(?![\w-]))"
    )


def _is_found(program: str) -> bool:
    """Whether the shell finds it by its name; without `shutil`, which brings along whatever packs files."""
    return any(os.access(Path(folder, program), os.X_OK) for folder in os.get_exec_path())
