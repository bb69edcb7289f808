"""How a task may stand: one table of all that rules, messages, screens and the site say of a status. Pure.

What an author writes in a marker is `Status`, in `model`, where the parser reads it from; the other standings
show only when months are laid side by side. For another status word add it to `Status`, its row here, its look
to the site's style sheet, and to `language/told_status.py` what tells of it where there is no marker.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from baocao.model import Status


class Standing(StrEnum):
    """How a task stands: as its marker says, or, the last two, as the months show. The value is its mark."""

    DONE = Status.DONE.value
    ONGOING = Status.ONGOING.value
    NOT_DONE = Status.NOT_DONE.value
    DROPPED = Status.DROPPED.value
    OPEN = Status.OPEN.value
    MISSING = "thiếu"
    PLANNED = "kế hoạch"

    @property
    def facts(self) -> StatusFacts:
        """Its row of the table."""
        return FACTS[self]


@dataclass(frozen=True, slots=True)
class StatusFacts:
    """What is said of a standing, and what follows from it.

    `label`: its words on a screen; `now`: the words that end a sentence about today, where others fit better.
    `unfinished`: how a message says that work is left; empty where none is, or nobody knows. `look`: its name in
    the site's style sheet and data files. `style`: its colour in a terminal. `closes`: nobody need care any more.
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


FACTS = {
    Standing.DONE: StatusFacts("Đã xong", "done", "good", closes=True, is_progress=True),
    Standing.ONGOING: StatusFacts("Đang làm", "ongoing", unfinished="chưa hoàn thành", is_progress=True),
    Standing.NOT_DONE: StatusFacts("Chưa làm", "not-done", "warning", unfinished="chưa làm", needs_reason=True),
    Standing.DROPPED: StatusFacts("Không làm nữa", "dropped", "dim", closes=True, needs_reason=True),
    Standing.OPEN: StatusFacts("Chưa ghi kết quả", "unsaid", "warning", now="chưa rõ trạng thái"),
    Standing.MISSING: StatusFacts("Chưa có kết quả", "missing", "error"),
    Standing.PLANNED: StatusFacts("Trong kế hoạch", "planned", now="đang có trong kế hoạch"),
}
"""In the order in which counts are given."""


def standing_of(status: Status | None) -> Standing:
    """How a task with this status in its marker stands; without one, that is left open."""
    return Standing(status or Status.OPEN)


_WITH_REASON = [f"“{status}”" for status in Status if standing_of(status).facts.needs_reason]
NEED_REASON = f"{' và '.join(_WITH_REASON)} kèm lý do"
"""`“chưa” và “bỏ” kèm lý do`."""
