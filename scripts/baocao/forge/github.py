"""The comments of a pull request on GitHub, as GitHub Actions tells a step of it in variables and the event's file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from baocao.forge.thread import Comment
from baocao.forge.web import Forge, ForgeTrouble

_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)
_VERSION = "2022-11-28"


class GitHubThread:
    """The comments of one pull request. Ours are those of the workflow's own robot."""

    def __init__(self, forge: Forge, repository: str, number: int, closing: str) -> None:
        self.closing = closing
        self._forge = forge
        self._comments = f"/repos/{repository}/issues/{number}/comments"
        self._comment = f"/repos/{repository}/issues/comments"

    def comments(self) -> Iterator[Comment]:
        """All of them, the oldest first."""
        for entry in self._forge.pages(self._comments):
            author = entry.get("user")
            is_own = isinstance(author, dict) and author.get("type") == "Bot"
            yield Comment(entry["id"], str(entry.get("body") or ""), is_own)

    def add(self, body: str) -> None:
        """Write a new one."""
        self._forge.ask(self._comments, method="POST", data={"body": body})

    def change(self, comment: Comment, body: str) -> None:
        """Give one another text."""
        self._forge.ask(f"{self._comment}/{comment.id}", method="PATCH", data={"body": body})


def github_thread(environment: Mapping[str, str]) -> GitHubThread | None:
    """The comments of the pull request that is being built; None where there is none, or no token."""
    token, number = environment.get("GITHUB_TOKEN"), _number(environment.get("GITHUB_EVENT_PATH", ""))
    if not token or number is None:
        return None
    repository = environment.get("GITHUB_REPOSITORY", "")
    if not _REPOSITORY.fullmatch(repository):
        raise ForgeTrouble("không rõ đang ở kho nào (GITHUB_REPOSITORY).")
    forge = Forge(
        environment.get("GITHUB_API_URL", ""),
        {"Authorization": f"Bearer {token}", "X-GitHub-Api-Version": _VERSION},
    )
    run = f"{environment.get('GITHUB_SERVER_URL', '')}/{repository}/actions/runs/{environment.get('GITHUB_RUN_ID', '')}"
    closing = f"Bản Word có dấu vết sửa đổi, bản Word và PDF: mục Artifacts ở [lượt chạy này]({run}#artifacts)."
    return GitHubThread(forge, repository, number, closing)


def _number(event: str) -> int | None:
    """The number of the pull request that the event is about."""
    try:
        number = json.loads(Path(event).read_bytes())["pull_request"]["number"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return number if isinstance(number, int) else None
