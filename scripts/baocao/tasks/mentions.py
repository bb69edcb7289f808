"""What a report says of a task in a line, and the terms that the markers of all such lines set. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import reduce
from itertools import accumulate
from typing import NamedTuple

from baocao.model import RESULTS, DerivedStatus, DueDate, Marker, PlacedItem, Report, Standing, Status, standing_of
from baocao.parsing.markers import marker_text
from baocao.period import Period
from baocao.tasks.given_reason import given_reason
from baocao.tasks.task_links import LIKELY, placed_items


class MentionKind(StrEnum):
    """What a mention of a task is: a line of a plan, or of results."""

    PLAN = "plan"
    RESULT = "result"


_PLAN, _RESULT, _PLANNED = MentionKind.PLAN, MentionKind.RESULT, DerivedStatus.PLANNED


class Mention(NamedTuple):
    """One line of a report about a task.

    `status` is that of a result: as its marker says, or, `by` text, as its words tell (None where they do not, or
    where it is not sure that they are about the task). `score`: how sure it is about this task, 0 to 1; by marker it
    is 1. `marker` is the one that names the task, None where only words do. `by` is empty for a plan without marker
    that no other line led to.
    """

    kind: MentionKind
    report: Report
    placed: PlacedItem
    by: str = "marker"
    score: float = 1.0
    status: Status | None = None
    marker: Marker | None = None

    @property
    def due(self) -> DueDate | None:
        """Until when the task is to be done, where its marker says so."""
        return self.marker.due if self.marker else None

    @property
    def routine(self) -> bool:
        """Whether its marker says that the task is routine work."""
        return self.marker is not None and self.marker.routine

    @property
    def reason(self) -> str:
        """Why a result is as it is: as its marker says, or, of a task not done or dropped, its words."""
        is_told = self.kind is _RESULT and self.standing.facts.needs_reason
        return given_reason(self.placed.item, self.marker) if is_told else self.marked_reason

    @property
    def marked_reason(self) -> str:
        """The reason that stands in its marker, and so not in what readers see of the report."""
        return (self.marker.reason or "") if self.marker and self.kind is _RESULT else ""

    @property
    def closes(self) -> bool:
        """Whether nothing is left to do after it."""
        return self.status is not None and self.kind is _RESULT and self.status.facts.closes

    @property
    def period(self) -> Period:
        """The month of the report it stands in. Raises ValueError for a report of no known period."""
        if self.report.period is None:
            raise ValueError(f"{self.report.path} has no period")
        return self.report.period

    @property
    def text(self) -> str:
        return self.placed.item.text

    @property
    def standing(self) -> Standing:
        """How the task stands by this line alone."""
        return _PLANNED if self.kind is _PLAN else standing_of(self.status)

    @property
    def line(self) -> int:
        return self.placed.item.span.line

    @property
    def is_sure(self) -> bool:
        """Whether it is taken to be about this task; else somebody has to look at it again."""
        return self.by == "marker" or self.score >= LIKELY

    @property
    def is_progress(self) -> bool:
        """Whether something was done: what the words leave open counts, what waits to be filled in does not."""
        if self.kind is _PLAN or self.is_unsaid:
            return False
        return self.status is None or standing_of(self.status).facts.is_progress

    @property
    def is_unsaid(self) -> bool:
        """Whether it is left open how the task stands: a result's marker does, or the result may be of another."""
        if self.kind is not _RESULT:
            return False
        return not self.is_sure or self.status is Status.OPEN or (self.status is None and self.by == "marker")


class Terms(NamedTuple):
    """What holds of a task: until when it is to be done, whether it is routine, and the line that closed it.

    `said`: the line that set the due date.
    """

    due: DueDate | None = None
    routine: bool = False
    closing: Mention | None = None
    said: Mention | None = None

    @property
    def closed(self) -> bool:
        """Whether nothing is left to do."""
        return self.closing is not None

    def is_overdue_on(self, day: date) -> bool:
        """Whether the task should have been done before `day`, and is not."""
        return self.due is not None and not self.closed and self.due.last_day < day

    def after(self, mention: Mention) -> "Terms":
        """What holds after one more line.

        A task that was closed and comes up again in a later month is due no more.
        """
        held = self
        if held.closing and mention.period.end > held.closing.period.end:
            held = Terms(routine=held.routine)
        if mention.due:
            held = held._replace(due=mention.due, said=mention)
        if mention.routine and not held.routine:
            held = held._replace(routine=True)
        return held._replace(closing=mention) if mention.closes else held


def terms(mentions: Iterable[Mention]) -> Terms:
    """What holds after these lines about a task, in order: what one says holds until another says otherwise."""
    return reduce(Terms.after, mentions, Terms())


def terms_after_each(mentions: Iterable[Mention]) -> Iterator[Terms]:
    """The same before the first of these lines, after it, after the second, and so on."""
    return accumulate(mentions, Terms.after, initial=Terms())


def marked_mentions(report: Report, section: str) -> Iterator[tuple[str, Mention]]:
    """By slug the lines of the results or the plan whose markers name a task, in order."""
    is_result = section == RESULTS
    for placed in placed_items(report.section(section)):
        for slug, marker in placed.item.tasks:
            if is_result:
                said = Mention(MentionKind.RESULT, report, placed, status=marker.status, marker=marker)
            else:
                said = Mention(MentionKind.PLAN, report, placed, marker=marker)
            yield slug, said


def held_markers(slugs: Iterable[str], status: Status | None, held: Mapping[str, Terms], reason: str = "") -> str:
    """The marker of these tasks with the terms that hold of them; one for each of these, where they differ."""
    groups: defaultdict[tuple[DueDate | None, bool], list[str]] = defaultdict(list)
    for slug in slugs:
        of_task = held.get(slug, Terms())
        groups[of_task.due, of_task.routine].append(slug)
    return " ".join(marker_text(same, status, reason, due, routine) for (due, routine), same in groups.items())
