"""The comments of a pull request, whatever the forge, and the place of ours among them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

MARKER = "<!-- baocao: review -->"
"""What our comment begins with; nobody sees it."""


class Comment(NamedTuple):
    """A comment: its number, its text, and whether we may have written it."""

    id: int
    body: str
    is_own: bool


class Thread(Protocol):
    """The comments of a pull request. What it does raises NotAllowed or ForgeTrouble."""

    closing: str
    """What is to stand below a review: where the files are."""

    def comments(self) -> Iterator[Comment]:
        """All of them, the oldest first."""

    def add(self, body: str) -> None:
        """Write a new one."""

    def change(self, comment: Comment, body: str) -> None:
        """Give one another text."""


def put(thread: Thread, body: str) -> str:
    """Let our comment say `body`, and be written if it is not there; what was done.

    Somebody else's comment that begins as ours does is left alone: who wrote it could change it under the reader.
    """
    for comment in thread.comments():
        if comment.is_own and comment.body.startswith(MARKER):
            if comment.body == body:
                return "Bình luận đã đúng như vậy."
            thread.change(comment, body)
            return "Đã cập nhật bình luận."
    thread.add(body)
    return "Đã ghi bình luận."
