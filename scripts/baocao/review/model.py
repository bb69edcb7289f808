"""What a review says: of each report that is not as it was, what changed in duties, figures, findings and sentences.

Frozen values, made by `compare.py` and shown by `render/`. What is gone stands at its line of then, under the path
that the report has now.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from baocao.config.schema import IndicatorKind
from baocao.model import Diagnostic, DueDate, ReportStatus
from baocao.period import Period
from baocao.review.office_list import ListChange


class Change(StrEnum):
    """What became of a report."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"


class DecisionKind(StrEnum):
    """What somebody has to decide on, in the order in which it is shown."""

    UNANSWERED = "unanswered"
    BACKWARDS = "backwards"
    FIGURE_AFTER_ISSUE = "figure-after-issue"
    ISSUED_TOUCHED = "issued-touched"


@dataclass(frozen=True, slots=True)
class Decision:
    """Something to decide on: the task or words that it is about, and what they were and are.

    Of a planned task that nothing accounts for any more `rule` is K01 where that found it.
    """

    kind: DecisionKind
    line: int
    text: str = ""
    slug: str | None = None
    old: str = ""
    new: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A task, by its slug where it has one, with its words and line; `reason`, why it is not done."""

    slug: str | None
    text: str
    line: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DueChange:
    """A task that is to be done by another date than before, None for no date, with its words and line."""

    slug: str
    text: str
    line: int
    old: DueDate | None
    new: DueDate | None


class TaskFact(StrEnum):
    """What may be said otherwise of a task whose line is still there."""

    AREA = "area"
    STATUS = "status"
    REASON = "reason"
    ROUTINE = "routine"
    MARKER = "marker"


@dataclass(frozen=True, slots=True)
class TaskChange:
    """A fact about a task that is another, empty where none was or is said: the titles of areas, the words of markers,
    or a whole marker that came or went."""

    what: TaskFact
    slug: str
    text: str
    line: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """Tasks that the plan has gained and lost, and those of the results that became done, put off and given up.

    `goes_on`: the slugs of those gained that the plan of the period before had, too. `rescheduled`: tasks with
    another due date. `changed`: what else is said otherwise of tasks.
    """

    added: tuple[PlanEntry, ...] = ()
    dropped: tuple[PlanEntry, ...] = ()
    finished: tuple[PlanEntry, ...] = ()
    postponed: tuple[PlanEntry, ...] = ()
    abandoned: tuple[PlanEntry, ...] = ()
    goes_on: frozenset[str] = frozenset()
    rescheduled: tuple[DueChange, ...] = ()
    changed: tuple[TaskChange, ...] = ()

    @property
    def says_the_same(self) -> bool:
        """Whether no task came, went or is told of otherwise."""
        lists = (
            self.added,
            self.dropped,
            self.finished,
            self.postponed,
            self.abandoned,
            self.rescheduled,
            self.changed,
        )
        return not any(lists)


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """A figure that is another, None where there was or is none.

    `before`: that of the period before, where it is known; `so_far`: what the year's months up to this one make, and
    `missing`, those that it lacks; `target`: what the year is to reach. `kind`: how months make a year.
    """

    id: str
    label: str
    unit: str
    old: float | None
    new: float | None
    before: float | None = None
    so_far: float | None = None
    target: float | None = None
    missing: tuple[int, ...] = ()
    kind: IndicatorKind = "flow"


@dataclass(frozen=True, slots=True)
class HeadChange:
    """A key of the front matter with another value; empty where it had or has none."""

    key: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence that reads otherwise; `old` is None where it is new, `new` where it is gone."""

    old: str | None
    new: str | None
    line: int


@dataclass(frozen=True, slots=True)
class MovedSentence:
    """A sentence that is the same and stands elsewhere, and its line now."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class FindingChanges:
    """Findings that came, and those that went, as they were."""

    new: tuple[Diagnostic, ...] = ()
    mended: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportReview:
    """What changed in a report.

    `office` is the id of its office, empty where there is only one. `old_path`: what it was called. `moved`: the
    sentences that stand elsewhere and are the same. `could_be_read`, `can_be_read`: whether it was and is a report at
    all.
    """

    path: str
    old_path: str | None
    office: str
    period: Period | None
    change: Change
    status: ReportStatus
    plan: PlanChanges = PlanChanges()
    indicators: tuple[IndicatorChange, ...] = ()
    findings: FindingChanges = FindingChanges()
    sentences: tuple[SentenceChange, ...] = ()
    head: tuple[HeadChange, ...] = ()
    decisions: tuple[Decision, ...] = ()
    moved: tuple[MovedSentence, ...] = ()
    could_be_read: bool = True
    can_be_read: bool = True

    @property
    def says_the_same(self) -> bool:
        """Whether nothing of meaning changed."""
        is_still_there = self.change is Change.CHANGED and self.could_be_read and self.can_be_read
        words = self.sentences or self.moved or self.head
        return is_still_there and self.plan.says_the_same and not (self.indicators or words)


@dataclass(frozen=True, slots=True)
class OfficeReview:
    """What changed in one office: in its reports that changed, and `elsewhere` the findings in others."""

    office: str
    is_configured_otherwise: bool
    reports: list[ReportReview]
    elsewhere: FindingChanges


@dataclass(frozen=True, slots=True)
class Review:
    """What changed since the revision that a user calls `since`, report by report; `elsewhere` are the findings in
    reports that nobody touched, `configured` the offices whose baocao.yml says something else, `listed` what changed
    in the list of offices."""

    since: str
    commit: str
    reports: tuple[ReportReview, ...]
    elsewhere: FindingChanges = FindingChanges()
    configured: tuple[str, ...] = ()
    listed: tuple[ListChange, ...] = ()
