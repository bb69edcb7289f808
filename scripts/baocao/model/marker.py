"""What stands in a marker: tasks, how they stand and why, until when, and whether they are routine."""

from enum import StrEnum
from typing import NamedTuple, Self

from baocao.model.due_date import DueDate
from baocao.model.source import Span
from baocao.model.status import Status

LONGEST_SLUG = 60
SLUG = rf"[a-z0-9-]{{2,{LONGEST_SLUG}}}"
"""The pattern of a short name that authors type: of a task, an area, an office."""
OPENING = "{#"
"""What a marker begins with."""


class Term(StrEnum):
    """What a marker may say of its tasks besides how they stand: the one table of these words.

    A member is the word that our own texts use, `spellings` are all that authors may type, also without diacritics;
    `label` is what a screen says. The word for a due date is followed by `=` and the date.
    """

    DUE = "han", "Hạn", ("hạn",)
    ROUTINE = "tx", "Thường xuyên", ("thường-xuyên",)

    label: str
    spellings: tuple[str, ...]

    def __new__(cls, word: str, label: str, others: tuple[str, ...]) -> Self:
        member = str.__new__(cls, word)
        member._value_ = word
        member.label = label
        member.spellings = (word, *others)
        return member


class Marker(NamedTuple):
    """`{#slug status}`: which tasks an item is about and how they stand.

    `reason` is the text quoted in the marker. `due`: until when they are to be done, where it says so. `routine`: they
    go on month after month. `problem` says in Vietnamese what is wrong with a marker that cannot be read; it then has
    no slugs.
    """

    slugs: tuple[str, ...]
    status: Status | None
    reason: str | None
    span: Span
    problem: str | None = None
    due: DueDate | None = None
    routine: bool = False
