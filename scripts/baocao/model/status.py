"""How a task may stand: the one table of all that markers, rules, messages, screens and the site say of a status.

For another status word add its row to `Status`, and its `look` to the site's style sheet. What prose tells of it
where there is no marker is in `language/told_status.py`.
"""

from enum import StrEnum
from typing import NamedTuple, Self


class StatusFacts(NamedTuple):
    """What is said of a status, and what follows from it.

    `label`: its words on a screen; `now`: the words that end a sentence about today, where others fit better.
    `unfinished`: how a message says that work is left; empty where none is, or nobody knows. `look`: its name in
    the site's style sheet and data files. `style`: its colour in a terminal. `closes`: nothing is left to do.
    `needs_reason`: the marker says why. `is_progress`: something was done on the task.
    """

    label: str
    look: str
    style: str | None = None
    now: str = ""
    unfinished: str = ""
    closes: bool = False
    needs_reason: bool = False
    is_progress: bool = False

    @property
    def words(self) -> str:
        """The label inside a sentence."""
        return self.label.lower()


class _StatusTable(StrEnum):
    """A member is its mark, and has its row in `facts`."""

    facts: StatusFacts

    def __new__(cls, mark: str, facts: StatusFacts) -> Self:
        member = str.__new__(cls, mark)
        member._value_ = mark
        member.facts = facts
        return member


class Status(_StatusTable):
    """How a task stands in a result, as the author writes it in a marker; in the order in which counts are given."""

    DONE = "xong", StatusFacts("Đã xong", "done", "good", closes=True, is_progress=True)
    ONGOING = "đang", StatusFacts("Đang làm", "ongoing", unfinished="chưa hoàn thành", is_progress=True)
    NOT_DONE = "chưa", StatusFacts("Chưa làm", "not-done", "warning", unfinished="chưa làm", needs_reason=True)
    DROPPED = "bỏ", StatusFacts("Không làm nữa", "dropped", "dim", closes=True, needs_reason=True)
    OPEN = "?", StatusFacts("Chưa ghi kết quả", "unsaid", "warning", now="chưa rõ trạng thái")


class DerivedStatus(_StatusTable):
    """How a task stands by what its months show, where no marker says it."""

    MISSING = "thiếu", StatusFacts("Chưa có kết quả", "missing", "error")
    PLANNED = "kế hoạch", StatusFacts("Trong kế hoạch", "planned", now="đang có trong kế hoạch")


Standing = Status | DerivedStatus
"""How a task stands: as its marker says, or as the months show."""
STANDINGS: tuple[Standing, ...] = (*Status, *DerivedStatus)
"""In the order in which counts are given."""


def standing_of(status: Status | None) -> Status:
    """How a task with this status in its marker stands; without one, it is open."""
    return status or Status.OPEN
