"""A git repository on disk for tests, which knows nothing of the machine that it is on."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

WHO = ("-c", "user.name=Nguyễn Văn An", "-c", "user.email=an@hai-son.example", "-c", "init.defaultBranch=main")
"""A made-up office worker."""
DATE = "2022-03-02T08:30:00+07:00"
"""When he commits."""


def git(folder: Path, *arguments: str | bytes) -> str:
    """What git says, run in `folder` as the office worker."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": DATE,
        "GIT_COMMITTER_DATE": DATE,
    }
    command = ["git", *WHO, "-c", "protocol.file.allow=always", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    return done.stdout.decode(errors="surrogateescape")


def begin(folder: Path) -> None:
    """Make `folder` a repository, and commit what is in it."""
    git(folder, "init", "--quiet")
    commit(folder, "Bắt đầu")


def commit(folder: Path, message: str = "Sửa") -> str:
    """Commit all that is in `folder`; the hash."""
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD").strip()
