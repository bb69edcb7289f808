"""How a command ends: its exit codes, and work that it refuses."""

from __future__ import annotations

OK, FOUND, WRONG_USAGE = 0, 1, 2


class Refused(Exception):
    """Work that is not done, with the reason in Vietnamese and the exit code."""

    def __init__(self, message: str, code: int = FOUND) -> None:
        super().__init__(message)
        self.code = code
