"""What markers and areas say otherwise of the tasks of a report, though its words may be the same. Pure.

What the other lists of `PlanChanges` tell is left out: that a task became done, put off or given up, and that the plan
gained or lost it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from baocao.model import PLAN, RESULTS, Area, PlacedItem, Report, Section, Status, Term, standing_of
from baocao.office import Office
from baocao.parsing.markers import marker_text
from baocao.review.due_dates import months_before
from baocao.review.model import SentenceChange, TaskChange, TaskFact
from baocao.tasks.task_links import area_key, tasks_of

BECAME = (Status.DONE, Status.NOT_DONE, Status.DROPPED)
"""What a task may become that has a list of its own."""


def task_changes(
    old: Report, new: Report, office: Office, planned: Collection[str | None], sentences: Iterable[SentenceChange]
) -> Iterator[TaskChange]:
    """What is said otherwise, section by section.

    `planned` are the tasks that the plan is told to have gained or lost; of lines that are told to be new or gone, as
    `sentences`, nothing more need be said.
    """
    gone, come = set[int](), set[int]()
    for sentence in sentences:
        if sentence.old is None or sentence.new is None:
            (come if sentence.old is None else gone).add(sentence.line)
    for name in (RESULTS, PLAN):
        then, now = old.section(name), new.section(name)
        before, after = tasks_of(then), tasks_of(now)
        for slug, items in after.items():
            first = items[0]
            if slug in before:
                yield from _area(slug, before[slug], items, then, now)
                yield from _standing(slug, before[slug][0], first) if name == RESULTS else ()
            elif first.item.span.line not in come and not (
                slug in planned if name == PLAN else first.item.status_of(slug) in BECAME
            ):
                yield _change(TaskFact.MARKER, slug, first, "", _marker(slug, first))
        for slug, items in before.items():
            first = items[0]
            is_told = first.item.span.line in gone or (name == PLAN and slug in planned)
            if slug not in after and not is_told:
                yield _change(TaskFact.MARKER, slug, first, _marker(slug, first), "")
    yield from _routine(old, new, office)


def _area(
    slug: str, then: Iterable[PlacedItem], now: Iterable[PlacedItem], before: Section | None, after: Section | None
) -> Iterator[TaskChange]:
    """That the task stands in another area of its section, but not in the same under another title."""
    was, stands = ({_key(placed.area): placed for placed in items} for items in (then, now))
    if was.keys() == stands.keys():
        return
    known_then, known_now = (
        {_key(area) for area in section.areas} if section else set() for section in (before, after)
    )
    if known_now.isdisjoint(was) and known_then.isdisjoint(stands):
        return
    titles = (", ".join(_title(placed.area) for placed in items.values()) for items in (was, stands))
    yield _change(TaskFact.AREA, slug, next(iter(stands.values())), *titles)


def _key(area: Area | None) -> str:
    return area_key(area) if area else ""


def _title(area: Area | None) -> str:
    return area.heading.title if area else ""


def _standing(slug: str, then: PlacedItem, now: PlacedItem) -> Iterator[TaskChange]:
    """How a result says that the task stands, and why, as its marker has it."""
    was, stands = (standing_of(placed.item.status_of(slug)) for placed in (then, now))
    if was is not stands and stands not in BECAME:
        yield _change(TaskFact.STATUS, slug, now, was, stands)
    before, after = (placed.item.marker_of(slug).reason or "" for placed in (then, now))
    is_told = was is not stands and (stands.facts.needs_reason or not after)
    if before != after and not is_told:
        yield _change(TaskFact.REASON, slug, now, before, after)


def _routine(old: Report, new: Report, office: Office) -> Iterator[TaskChange]:
    """The tasks that a line no longer calls routine, or calls so now, unless the months before do."""
    others = _routine_tasks(old) ^ _routine_tasks(new)
    others -= months_before(new, office).routine if others else others
    for name in (RESULTS, PLAN):
        before, after = tasks_of(old.section(name)), tasks_of(new.section(name))
        for slug in [slug for slug in after if slug in others and slug in before]:
            was, stands = (_is_routine(slug, items) for items in (before[slug], after[slug]))
            if was != stands:
                others.discard(slug)
                words = (Term.ROUTINE.value if is_said else "" for is_said in (was, stands))
                yield _change(TaskFact.ROUTINE, slug, after[slug][0], *words)


def _routine_tasks(report: Report) -> set[str]:
    return {slug for marker in report.markers if marker.routine for slug in marker.slugs}


def _is_routine(slug: str, items: Iterable[PlacedItem]) -> bool:
    return any(marker.routine for placed in items for name, marker in placed.item.tasks if name == slug)


def _marker(slug: str, placed: PlacedItem) -> str:
    marker = placed.item.marker_of(slug)
    return marker_text([slug], placed.item.status_of(slug), marker.reason or "", marker.due, marker.routine)


def _change(fact: TaskFact, slug: str, placed: PlacedItem, old: str, new: str) -> TaskChange:
    return TaskChange(fact, slug, placed.item.text, placed.item.span.line, old, new)
