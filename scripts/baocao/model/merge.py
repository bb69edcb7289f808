"""What a merge brings from a Word file into a report: edits that are in, those that could not be, and comments.

It stands here because `exchange/` finds it and `render/`, which knows nothing of `exchange/`, shows it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AppliedEdit:
    """An edit that is in the report: its line there, and the words before and after; empty for what is new or gone.

    `author`: who made it, where the file tells: of changes that were tracked.
    """

    line: int
    old: str
    new: str
    is_move: bool = False
    author: str = ""


@dataclass(frozen=True, slots=True)
class EditConflict:
    """A place that was changed in the report and, otherwise, in Word; the report keeps its own words."""

    line: int
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class UnplacedEdit:
    """An edit of what does not stand in the report's Markdown; `why` says in Vietnamese where it would belong."""

    old: str
    new: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class PlacedComment:
    """A comment, the words it is about, and the line of the report where these stand."""

    author: str
    date: str
    text: str
    quote: str
    line: int


@dataclass(frozen=True, slots=True)
class Merge:
    """What came of a merge. `report`: its path; `base`: the digest of the text that the Word file was made from;
    `base_name`: where that text was found, in Vietnamese; `text`: the report's new text, None where it stays."""

    report: str
    base: str
    base_name: str
    applied: tuple[AppliedEdit, ...] = ()
    conflicts: tuple[EditConflict, ...] = ()
    unplaced: tuple[UnplacedEdit, ...] = ()
    comments: tuple[PlacedComment, ...] = ()
    notes: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    text: str | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether the Word file says nothing that the report does not say."""
        return not (self.applied or self.conflicts or self.unplaced or self.comments)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to decide."""
        return not (self.conflicts or self.unplaced)
