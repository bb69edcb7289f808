"""`python -m baocao.forge comment FILE`: the review in FILE becomes a comment on the pull request being built.

It is always the same comment, updated in place. Where nothing may be written (a pull request from a fork), that is
said, and all is well: the review stands in the summary of the run too. The exit code is 0 then, 2 for wrong usage or
when the forge cannot be reached.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from baocao.commands.common.output import say
from baocao.forge.github import github_thread
from baocao.forge.gitlab import gitlab_thread
from baocao.forge.thread import MARKER, Thread, put
from baocao.forge.web import ForgeTrouble, NotAllowed

_OK, _FAILED = 0, 2
_MOST_BYTES = 300_000
"""More than any review has: 65,000 characters of up to four bytes."""


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    """Put the comment; the exit code."""
    if len(arguments) != 2 or arguments[0] != "comment":
        return _say("Cách dùng: python -m baocao.forge comment TỆP", _FAILED)
    try:
        with Path(arguments[1]).open("rb") as file:
            review = file.read(_MOST_BYTES).decode("utf-8", errors="replace")
        thread = thread_of(environment)
        if thread is None:
            return _say("Không phải lượt chạy của một yêu cầu duyệt, hoặc chưa có khóa để ghi: không ghi bình luận.")
        what = put(thread, f"{MARKER}\n{review}\n{thread.closing}")
    except NotAllowed as refused:
        return _say(f"Không được phép ghi bình luận ({refused}); bản duyệt vẫn có ở trang tóm tắt của lượt chạy này.")
    except (ForgeTrouble, OSError) as trouble:
        return _say(f"Không ghi được bình luận: {trouble}", _FAILED)
    return _say(what)


def thread_of(environment: Mapping[str, str]) -> Thread | None:
    """The comments of the pull request being built; None where there is none, or no token. Raises ForgeTrouble."""
    if environment.get("GITHUB_ACTIONS"):
        return github_thread(environment)
    if environment.get("GITLAB_CI"):
        return gitlab_thread(environment)
    return None


def _say(text: str, code: int = _OK) -> int:
    say(text)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
