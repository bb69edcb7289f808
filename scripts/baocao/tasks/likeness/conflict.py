"""One reason why a result is about something else than a plan item. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from baocao.tasks.likeness.clause import Clause
from baocao.tasks.likeness.naming import contrast


@dataclass(frozen=True, slots=True)
class Conflict:
    """A reason why a result is about something else, and how strong it is, 0 to 1.

    `tell` puts it into Vietnamese; most conflicts are never told, so it is done only when asked.
    """

    strength: float
    tell: Callable[[], str]

    @property
    def words(self) -> str:
        """What sets the two apart, in the words of an official."""
        return self.tell()


_Thing = TypeVar("_Thing")


def telling(
    name_of: Callable[[_Thing, str], str], mine: _Thing, plan: Clause, theirs: _Thing, result: Clause
) -> Callable[[], str]:
    """What says that the plan has `mine` and the result `theirs`, each called as its text writes it."""
    return lambda: contrast(name_of(mine, plan.text), name_of(theirs, result.text))
