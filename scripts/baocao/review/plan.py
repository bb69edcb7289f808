"""What changed in the duties of a report: what it plans, and how its results say that tasks stand. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from baocao.model import PLAN, RESULTS, PlacedItem, Report, Status
from baocao.office import Office
from baocao.review.due_dates import due_changes
from baocao.review.model import PlanChanges, PlanEntry, SentenceChange
from baocao.review.task_facts import BECAME, task_changes
from baocao.tasks.given_reason import given_reason
from baocao.tasks.reports_by_month import Months
from baocao.tasks.task_links import Outcome, is_nothing, placed_items


def plan_changes(
    old: Report | None, new: Report | None, office: Office, sentences: Iterable[SentenceChange]
) -> PlanChanges:
    """What the plan and the results of a report of the office gained and lost, and what else is said of tasks than
    `sentences` tell."""
    before, after = _planned(old), _planned(new)
    gone, come = _without(before, after), _without(after, before)
    if gone and come and old and new and not all(placed.item.slugs for placed in (*gone, *come)):
        gone, come = _by_words(Months(office.config, (old, new)), gone, come)
    known = {slug for placed in before for slug in placed.item.slugs}
    planned = {slug for placed in after for slug in placed.item.slugs}
    then, now = standings(old), standings(new)
    became = {
        status: tuple(
            _entry(placed, slug, given_reason(placed.item, placed.item.first_markers[slug]))
            if status.facts.needs_reason
            else _entry(placed, slug)
            for slug, (own, placed) in now.items()
            if own is status and (slug not in then or then[slug][0] is not status)
        )
        for status in BECAME
    }
    added, dropped = tuple(_entries(come, known)), tuple(_entries(gone, planned))
    told = {entry.slug for entry in (*added, *dropped)}
    return PlanChanges(
        added,
        dropped,
        became[Status.DONE],
        became[Status.NOT_DONE],
        became[Status.DROPPED],
        _planned_before(new, office),
        tuple(due_changes(old, new, office)),
        tuple(task_changes(old, new, office, told, sentences)) if old and new else (),
    )


def _planned_before(report: Report | None, office: Office) -> frozenset[str]:
    period = report.period.accounts_for if report and report.period else None
    last = office.report(period) if period else None
    return frozenset(slug for placed in _planned(last) for slug in placed.item.slugs)


def standings(report: Report | None) -> dict[str, tuple[Status, PlacedItem]]:
    """By slug how the results of a report say that a task stands, and where."""
    found: dict[str, tuple[Status, PlacedItem]] = {}
    for placed in placed_items(report.section(RESULTS)) if report else ():
        for slug, status in placed.item.statuses.items():
            found.setdefault(slug, (status, placed))
    return found


def is_backward(old: Status, new: Status) -> bool:
    """Whether a task that stood so and now stands otherwise has lost ground: `xong` and then `đang`."""
    return (old.facts.closes, old.facts.is_progress) > (new.facts.closes, new.facts.is_progress)


def _planned(report: Report | None) -> list[PlacedItem]:
    if report is None:
        return []
    return [placed for placed in placed_items(report.section(PLAN)) if placed.item.slugs or not is_nothing(placed.item)]


def _without(own: list[PlacedItem], other: list[PlacedItem]) -> list[PlacedItem]:
    """The items of a plan that another has neither by marker nor, where one of the two has no marker, word for word."""
    slugs = {slug for placed in other for slug in placed.item.slugs}
    texts = Counter(placed.item.text for placed in other)
    unmarked = Counter(placed.item.text for placed in other if not placed.item.slugs)
    left = []
    for placed in own:
        same = unmarked if placed.item.slugs else texts
        if placed.item.slugs and slugs.issuperset(placed.item.slugs):
            continue
        if same[placed.item.text] > 0:
            same[placed.item.text] -= 1
        else:
            left.append(placed)
    return left


def _by_words(
    months: Months, gone: list[PlacedItem], come: list[PlacedItem]
) -> tuple[list[PlacedItem], list[PlacedItem]]:
    """`gone` and `come` without those that are one task in other words, in the old and the new report of `months`."""
    links = months.replanned(*months.reports).links
    linked = {id(link.plan.item): link for link in links if link.outcome is Outcome.ACCOUNTED and link.by == "text"}
    found = {id(result.item) for link in linked.values() for result in link.results[:1]}
    return [p for p in gone if id(p.item) not in linked], [p for p in come if id(p.item) not in found]


def _entries(items: Iterable[PlacedItem], known: set[str]) -> Iterable[PlanEntry]:
    seen = set(known)
    for placed in items:
        if not placed.item.slugs:
            yield _entry(placed, None)
        for slug in placed.item.slugs:
            if slug not in seen:
                seen.add(slug)
                yield _entry(placed, slug)


def _entry(placed: PlacedItem, slug: str | None, reason: str = "") -> PlanEntry:
    return PlanEntry(slug, placed.item.text, placed.item.span.line, reason)
