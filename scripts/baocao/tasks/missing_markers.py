"""The markers that two months lack: which item gets which slug and status, and the new text of both files.

Pure: months in, texts out; the caller writes the files. What is sure or was answered is marked; the rest become
questions. An issued report is never changed (NĐ30 Điều 18).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from baocao.language.told_status import tells_of_problem, told_reason, told_status
from baocao.model import PLAN, RESULTS, BlockKind, Item, PlacedItem, Report, ReportStatus, Status, standing_of
from baocao.tasks.carryover import CarryOver
from baocao.tasks.likeness.reasons import TOO_LITTLE
from baocao.tasks.marker_insertion import NewMarker, Reparse, fitting, with_markers
from baocao.tasks.reports_by_month import Months
from baocao.tasks.slugs.going_on import going_on
from baocao.tasks.slugs.propose import planned_slugs
from baocao.tasks.task_links import Outcome, TaskLink, tasks_of

MAX_ROUNDS = 6
"""A marker may make another link sure; no month has needed more rounds."""
_MOST_CHOICES = 4

Answers = Mapping[int, PlacedItem | None]
"""By the identity of a plan item, the result that somebody chose for it; None for none of those shown."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A result that may be the answer to a question: how sure, 0 to 1, and what speaks for or against it."""

    result: PlacedItem
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """A plan item whose result is not sure, with its choices, best first; at least one."""

    link: TaskLink
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """How one month accounts for the other once the sure markers are in, and what is left to ask.

    `texts`: the new text of each file that changes, by path. `added`: how many markers each got. `issued`:
    the paths of those that lack markers and may not be changed. `passed_over`: how many plan items stay
    without marker because the month that lacks their result is closed. `undecided`: how many because they may go on
    with a task that is left open.
    """

    carry: CarryOver
    texts: Mapping[str, str]
    added: Mapping[str, int]
    questions: tuple[Question, ...]
    issued: tuple[str, ...]
    passed_over: int = 0
    undecided: int = 0


def questions(carry: CarryOver) -> Iterator[Question]:
    """What to ask: each plan item whose result is near but not sure, or claimed by another that is not.

    A result that has next to nothing in common with it is no choice.
    """
    contested = _contested(carry, {})
    for link in carry.links:
        if link.sure and not (link.by == "text" and id(link.results[0].item) in contested):
            continue
        why = "; ".join(link.reasons)
        choices = [Choice(result, link.score, why) for result in link.results]
        choices += [
            Choice(candidate.result, candidate.score, candidate.why)
            for candidate in link.candidates
            if candidate.why != TOO_LITTLE
        ]
        if choices:
            yield Question(link, tuple(choices[:_MOST_CHOICES]))


def mark(
    before: Report,
    after: Report,
    months: Months,
    read: Reparse,
    answers: Answers | None = None,
) -> Marked:
    """Both months with every marker that is sure.

    The answers are used once; `questions` are those still open.
    """
    first = (before, after)
    added = {report.path: 0 for report in first}
    given = dict(answers or {})
    for _ in range(MAX_ROUNDS):
        plan = fitting(before, list(_plan_markers(before, after, months, given)), read)
        results = fitting(after, list(_result_markers(before, after, months, plan, given)), read)
        if not plan and not results:
            break
        added[before.path] += len(plan)
        added[after.path] += len(results)
        was = (before, after)
        before, after = with_markers(before, plan, read), with_markers(after, results, read)
        months = months.replacing({id(old): new for old, new in zip(was, (before, after), strict=True)})
        given = {}
    carry = months.carry(before, after)
    texts = {new.path: new.source.raw for old, new in zip(first, (before, after), strict=True) if new is not old}
    is_left = not _is_issued(before) and is_closed(after, months)
    passed_over = sum(link.slug is None for link in carry.unaccounted) if is_left else 0
    undecided = 0 if _is_issued(before) else sum(bool(one.perhaps) for one in planned_slugs(before, months))
    return Marked(carry, texts, added, tuple(questions(carry)), tuple(_untouched(carry)), passed_over, undecided)


def is_closed(report: Report, months: Months) -> bool:
    """Whether nobody will add a result to this month any more: it is issued, or a later month follows."""
    period = report.period
    is_followed = period is not None and any(later.start > period.start for later in months.of_kind(period.kind))
    return _is_issued(report) or is_followed


def past_answering(before: Report, after: Report, months: Months, answers: Answers) -> frozenset[int]:
    """By identity, the plan items without marker whose result is not plain, where nobody will add it any more.

    A marker that no result can answer would turn a doubt about words into an error (K01).
    """
    if not is_closed(after, months):
        return frozenset()
    carry = months.carry(before, after)
    unmarked = {id(link.plan.item) for link in carry.links if link.slug is None}
    return frozenset(unmarked - {id(link.plan.item) for link, _ in _answered(carry, answers)})


def _contested(carry: CarryOver, answers: Answers) -> frozenset[int]:
    """By identity, the results that an unsure link rests on: a marker for another item would take them away."""
    unsure = (link for link in carry.links if link.by == "text" and not link.sure)
    return frozenset(
        id(result.item) for link in unsure if id(link.plan.item) not in answers for result in link.results[:1]
    )


def _untouched(carry: CarryOver) -> Iterator[str]:
    """The paths of the issued months that lack a marker."""
    before, after = carry.before, carry.after
    if _is_issued(before) and any(link.slug is None for link in carry.links):
        yield before.path
    if _is_issued(after) and any(link.by == "text" and link.sure for link in carry.links):
        yield after.path


def _is_issued(report: Report) -> bool:
    return report.front.status is ReportStatus.ISSUED


# --------------------------------------------------------------------------- which markers


def _plan_markers(before: Report, after: Report, months: Months, answers: Answers) -> Iterator[NewMarker]:
    """A slug for each plan item that has none and can be answered: that of the task it continues, else a new one.

    An item that only may continue a task waits for its author, whom rule K10 asks.
    """
    if _is_issued(before):
        return
    lost = past_answering(before, after, months, answers)
    used = set(tasks_of(before.section(PLAN)))
    reported = _reported(before, after, months, answers)
    known = _planned_later(before, after, months) | going_on(before, months).plainly | reported
    for item, proposed, perhaps in planned_slugs(before, months):
        slug = known.get(id(item))
        slugs = (slug,) if slug and slug not in used else proposed
        if id(item) in lost or (perhaps and slugs is proposed and id(item) not in answers):
            continue
        used.update(slugs)
        yield NewMarker(item, slugs)


def _planned_later(before: Report, after: Report, months: Months) -> dict[int, str]:
    """By plan item, the slug under which the next plan plainly continues it, as when months are marked backwards."""
    taken = tasks_of(before.section(PLAN)).keys() | tasks_of(after.section(RESULTS)).keys()
    if not tasks_of(after.section(PLAN)).keys() - taken:
        return {}
    found: dict[int, str] = {}
    for link in months.replanned(before, after).links:
        slugs = link.results[0].item.slugs if link.slug is None and link.by == "text" and link.sure else ()
        if len(slugs) == 1 and slugs[0] not in taken:
            found[id(link.plan.item)] = slugs[0]
    return found


def _reported(before: Report, after: Report, months: Months, answers: Answers) -> dict[int, str]:
    """By plan item, the slug of the result that is plainly its own, where nothing planned has that slug."""
    planned = tasks_of(before.section(PLAN))
    found: dict[int, str] = {}
    for link, result in _answered(months.carry(before, after), answers):
        slugs = [slug for slug in result.item.slugs if slug not in planned and slug not in found.values()]
        if link.slug is None and slugs:
            found.setdefault(id(link.plan.item), slugs[0])
    return found


def _result_markers(
    before: Report, after: Report, months: Months, plan: Sequence[NewMarker], answers: Answers
) -> list[NewMarker]:
    """A marker for each result that accounts for plan items, with their slugs."""
    if _is_issued(after):
        return []
    of_plan = {id(marker.item): marker.slugs for marker in plan}
    taken = set(tasks_of(after.section(RESULTS)))
    items: dict[int, Item] = {}
    slugs: defaultdict[int, list[str]] = defaultdict(list)
    statuses: defaultdict[int, list[Status]] = defaultdict(list)
    again = _planned_again(before, after, months)
    for link, result in _answered(months.carry(before, after), answers):
        for slug in (link.slug,) if link.slug else of_plan.get(id(link.plan.item), ()):
            if slug not in taken and result.item.block.kind is not BlockKind.ROW:
                taken.add(slug)
                items[id(result.item)] = result.item
                slugs[id(result.item)].append(slug)
                goes_on = id(link.plan.item) in again or slug in months.routine
                statuses[id(result.item)].append(_status(link, result, goes_on))
    wanted = []
    for key, item in items.items():
        agreed = statuses[key][0] if len(set(statuses[key])) == 1 else Status.OPEN
        reason = told_reason(item.text) if standing_of(agreed).facts.needs_reason else ""
        wanted.append(NewMarker(item, tuple(slugs[key]), agreed, reason))
    return wanted


def _answered(carry: CarryOver, answers: Answers) -> Iterator[tuple[TaskLink, PlacedItem]]:
    """The links that are sure or answered, each with its one result: a slug stands once in a section (K03)."""
    contested = _contested(carry, answers)
    for link in carry.links:
        if id(link.plan.item) in answers:
            answer = answers[id(link.plan.item)]
            if answer is not None:
                yield link, answer
        elif link.by == "text" and link.sure and id(link.results[0].item) not in contested:
            yield link, link.results[0]


def _status(link: TaskLink, result: PlacedItem, goes_on: bool) -> Status:
    """The status that the words tell; a task that goes on, planned again or routine, is ongoing, unless they say that
    it is not done."""
    told = told_status(result.item.text)
    others = {told_status(placed.item.text) for placed in link.results} - {None, told}
    if others and link.results[0] is result:
        return Status.OPEN
    may_go_on = told is Status.DONE or (told is None and not tells_of_problem(result.item.text))
    if may_go_on and goes_on:
        return Status.ONGOING
    return told or Status.OPEN


def _planned_again(before: Report, after: Report, months: Months) -> frozenset[int]:
    """By identity, the plan items that are plainly in the next month's plan too."""
    again = months.replanned(before, after).links
    return frozenset(id(link.plan.item) for link in again if link.outcome is Outcome.ACCOUNTED and link.sure)
