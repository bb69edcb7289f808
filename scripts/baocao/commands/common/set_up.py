"""How a command is said where the user is: as a task of the repository's Makefile, where that has it, else as ours."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

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
_COMMAND = re.compile(rf"\bbaocao ({'|'.join(_TASKS)})(?![\w-]| +[\w\"'-])")
"""One of them, and not with arguments that the task does not take."""
_TASK = re.compile(r"^([\w .-]+):(?!=)", re.MULTILINE)
_GUIDE = "docs/huong-dan.md"


class SetUp:
    """What can be typed in the repository at `root`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        text = ""
        with suppress(OSError):
            text = (root / "Makefile").read_text(encoding="utf-8", errors="replace")
        self._tasks = {name for names in _TASK.findall(text) for name in names.split()}

    def command(self, command: str, *arguments: str) -> str:
        """How to say a command of ours, such as `check --fix`; the task does without the `arguments`."""
        task = _TASKS[command]
        return f"make {task}" if task in self._tasks else " ".join(("baocao", command, *arguments))

    def said(self, text: str) -> str:
        """A text that names commands of ours, each as it is said here."""
        return _COMMAND.sub(lambda match: self.command(match[1]), text)

    @property
    def reinstalling(self) -> str:
        """How to get all libraries that are missing."""
        return "Chạy make setup" if "setup" in self._tasks else "Cài lại baocao"

    def installing(self, task: str, extra: str) -> str:
        """How to get what a part of the program needs."""
        return f"make {task} tự cài" if task in self._tasks else f"cài bằng: pip install 'baocao[{extra}]'"

    @property
    def guide(self) -> str:
        """Where the guide can be read."""
        return _GUIDE if (self._root / _GUIDE).is_file() else f"trang lưu trữ ({self.command('site --serve')})"
