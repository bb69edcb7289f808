"""The notes of a merge request on GitLab, as GitLab CI tells a job of it in variables.

The job's own token may not write notes (GitLab Docs, CI/CD job token): one has to be given in BAOCAO_TOKEN.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from baocao.forge.thread import Comment
from baocao.forge.web import Forge, ForgeTrouble


class GitLabThread:
    """The notes of one merge request. Ours are those of whom the token belongs to."""

    def __init__(self, forge: Forge, project: str, number: str, closing: str) -> None:
        self.closing = closing
        self._forge = forge
        self._notes = f"/projects/{project}/merge_requests/{number}/notes"

    def comments(self) -> Iterator[Comment]:
        """All of them, the oldest first."""
        me = self._forge.ask("/user")
        own = me.get("id") if isinstance(me, dict) else None
        for entry in self._forge.pages(self._notes, sort="asc", order_by="created_at"):
            author = entry.get("author")
            is_own = own is not None and isinstance(author, dict) and author.get("id") == own
            yield Comment(entry["id"], str(entry.get("body") or ""), is_own)

    def add(self, body: str) -> None:
        """Write a new one."""
        self._forge.ask(self._notes, method="POST", data={"body": body})

    def change(self, comment: Comment, body: str) -> None:
        """Give one another text."""
        self._forge.ask(f"{self._notes}/{comment.id}", method="PUT", data={"body": body})


def gitlab_thread(environment: Mapping[str, str]) -> GitLabThread | None:
    """The notes of the merge request that is being built; None where there is none, or no token."""
    token, number = environment.get("BAOCAO_TOKEN"), environment.get("CI_MERGE_REQUEST_IID")
    if not token or not number:
        return None
    project = environment.get("CI_PROJECT_ID", "")
    if not (project.isascii() and project.isdigit() and number.isascii() and number.isdigit()):
        raise ForgeTrouble("không rõ đang ở dự án, yêu cầu nào (CI_PROJECT_ID, CI_MERGE_REQUEST_IID).")
    forge = Forge(environment.get("CI_API_V4_URL", ""), {"PRIVATE-TOKEN": token})
    job = environment.get("CI_JOB_URL", "")
    closing = f"Bản Word có dấu vết sửa đổi, bản Word và PDF: [tệp của lượt chạy này]({job}/artifacts/browse)."
    return GitLabThread(forge, project, number, closing)
