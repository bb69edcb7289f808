"""Proposes slugs for items that have none: that of the same task in the months around, else a new one. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from baocao.language.letters import folded_words
from baocao.model import PLAN, RESULTS, Item, Report, Section
from baocao.regex import regex
from baocao.tasks.reports_by_month import Months
from baocao.tasks.slugs.going_on import going_on
from baocao.tasks.task_links import closed_slugs, is_nothing, placed_items

if TYPE_CHECKING:
    from baocao.tasks.slugs.maker import SlugMaker

_LIKE = 0.8
_MOST_COMPARED = 40_000
_MONTHS_AROUND = 6
"""Reports beside its own by which a plan's words are weighed."""

_NUMBERS = regex(r"\d+")


def likely_slugs(slugs: Collection[str], known: Collection[str]) -> dict[str, str]:
    """For each of `slugs` the one of `known` that it is probably a typing error for, if any.

    Other numbers mean another task. Where very many differ, these are no typing errors: then nothing is likely.
    """
    likely: dict[str, str] = {}
    if slugs and len(slugs) * len(known) <= _MOST_COMPARED:
        from difflib import get_close_matches  # only where a slug has no fellow

        for slug in slugs:
            numbers = _NUMBERS.findall(slug)
            alike = [other for other in known if _NUMBERS.findall(other) == numbers]
            if near := get_close_matches(slug, alike, n=1, cutoff=_LIKE):
                likely[slug] = near[0]
    return likely


class Proposal(NamedTuple):
    """A plan item without marker and the slugs it should have.

    `perhaps`: tasks left open that it may go on with; then the slug is new, for the case that it does not.
    """

    item: Item
    slugs: tuple[str, ...]
    perhaps: tuple[str, ...] = ()


def planned_slugs(report: Report, months: Months, reported: Mapping[int, str] | None = None) -> Iterator[Proposal]:
    """A proposal for each plan item without marker, in order; `months` are the office's.

    `reported`: by identity of an item, the slug that the next month reports it under. An item with the
    words of a marked one in this report's results, in the plan before or in the results after means the
    same task, and so does one that by its words plainly goes on with a task that is left open; any other
    gets a new slug. Items that plan nothing, or whose marker cannot be read, are left out.
    """
    plan = [placed.item for placed in placed_items(report.section(PLAN))]
    unmarked = [item for item in plan if not item.markers and item.text and not is_nothing(item)]
    if not unmarked:
        return
    known = _known_tasks(report, months.reports)
    maker = slug_maker(report, months)
    used = {slug for item in plan for slug in item.slugs}
    plainly, perhaps = going_on(report, months)
    for item in unmarked:
        named = (reported or {}).get(id(item)) or plainly.get(id(item))
        slugs = known.get(folded_words(item.text)) or ((named,) if named else ())
        open_tasks: tuple[str, ...] = ()
        if not slugs or used.intersection(slugs):
            slugs, open_tasks = (maker.make(item.text),), perhaps.get(id(item), ())
        used.update(slugs)
        yield Proposal(item, slugs, open_tasks)


def slug_maker(report: Report, months: Months, taken: Iterable[str] = ()) -> "SlugMaker":
    """A maker of slugs for items of `report` that knows what the office says in the months around it."""
    from baocao.tasks.slugs.maker import SlugMaker  # where every item has a marker, nobody need wait for it

    around = sorted(
        (other for other in months.reports if other.period and other.path != report.path),
        key=lambda other: _apart(other, report),
    )
    near, config = (report, *around[:_MONTHS_AROUND]), months.config
    texts = (
        placed.item.text for month in near for name in (RESULTS, PLAN) for placed in placed_items(month.section(name))
    )
    areas = [area.title for area in config.areas] if config else []
    titles = [config.organ.name, config.organ.parent, config.organ.place, *areas] if config else []
    return SlugMaker({*taken, *months.slugs}, texts, titles)


def _apart(other: Report, report: Report) -> tuple[int, int]:
    """How many months two reports are apart, to sort by: of two as far away, the later comes first."""
    if other.period is None or report.period is None:
        return (0, 0)
    return abs(other.period.end - report.period.end), report.period.end - other.period.end


def _known_tasks(report: Report, reports: Iterable[Report]) -> dict[str, tuple[str, ...]]:
    """By their words, the slugs of the marked items around this plan, without finished tasks."""
    results = report.section(RESULTS)
    around: list[Section | None] = [results]
    if report.period is not None:
        around += [other.section(PLAN) for other in reports if other.period == report.period.previous]
        around += [other.section(RESULTS) for other in reports if other.period == report.period.next]
    finished = closed_slugs(results)
    known: dict[str, tuple[str, ...]] = {}
    for section in around:
        for placed in placed_items(section):
            slugs = tuple(dict.fromkeys(placed.item.slugs))
            if slugs and not finished.intersection(slugs):
                known.setdefault(folded_words(placed.item.text), slugs)
    return known
