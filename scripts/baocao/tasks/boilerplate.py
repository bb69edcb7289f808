"""Boilerplate: results that only repeat the plan, plans that name nothing, the same words for a third month.

Pure: months in, facts out; rules turn them into messages. One copied line proves nothing, as short routine work
is rightly reported in the words of its plan: a whole month decides. Measured: in honest months of twenty offices
at most one result in ten adds nothing to its plan, in a month of boilerplate nearly all.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from baocao.language.substance import (
    Words,
    adds_nothing,
    has_figure_of_its_own,
    own_words,
    same_words,
    says_nothing,
    words,
)
from baocao.language.told_status import tells_ongoing, told_status
from baocao.model import PLAN, RESULTS, Area, BlockKind, Item, PlacedItem, Report, Section, Status, standing_of
from baocao.parsing.walk import walk
from baocao.regex import regex
from baocao.tasks.carryover import CarryOver
from baocao.tasks.task_links import is_nothing, placed_items, tasks_of

RUNNING = 3
"""From this many months in a row on, the same words are too many."""

_FEW = 3
"""This many repeats are always allowed, and any number below this share of the results."""
_SHARE = 1 / 3
_IDLE_SHARE = 3 / 4
"""A plan is empty where this share of the areas that plan anything name nothing."""
_FEWEST_IDLE = 2
_OPEN = (None, Status.OPEN)
_TELLING = 8
"""A result of this many words is more than the name of routine work."""

_ROUTINE = regex(
    r"\b(?:duy trì|thường xuyên|thường kỳ|thường trực|định kỳ|trực(?! (?:tuyến|thuộc|tiếp|quan)\b)|tiếp công dân"
    r"|theo quy định|khi có yêu cầu|h[àằ]ng (?:ngày|tuần|tháng|quý|năm))\b",
    re.IGNORECASE,
)
_UNDER_WAY = regex(r"\bđang\b", re.IGNORECASE)


class Copy(NamedTuple):
    """A result that adds nothing to the `plans` it reports on."""

    item: Item
    plans: tuple[Item, ...]


class Unchanged(NamedTuple):
    """A result that says its task goes on, in the same words as the `earlier` ones, oldest first."""

    item: Item
    earlier: tuple[Item, ...]


class RepeatedResults(NamedTuple):
    """A month's results that are mere repeats, in the order of the file.

    `many`: so many that the month is boilerplate. `told`: how many results say how a planned task stands.
    """

    copies: tuple[Copy, ...]
    unchanged: tuple[Unchanged, ...]
    told: int

    @property
    def repeats(self) -> int:
        """How many results are repeats of either kind."""
        return len({id(copy.item) for copy in self.copies} | {id(repeat.item) for repeat in self.unchanged})

    @property
    def many(self) -> bool:
        return self.repeats > _FEW and self.repeats >= _SHARE * self.told


def repeated_results(
    carry: CarryOver | None, months: Sequence[Report], routine: Collection[str] = ()
) -> RepeatedResults:
    """The repeats in the last of `months`, which follow one another; `carry` is how it accounts for the plan before.

    Work that the office's markers call `routine`, given by slug, is not looked at.
    """
    told: set[int] = set()
    copies: list[Copy] = []
    if carry is not None:
        copies = list(_copies(carry, told, routine))
    unchanged = tuple(_unchanged(months, routine)) if len(months) == RUNNING else ()
    told.update(id(repeat.item) for repeat in unchanged)
    return RepeatedResults(tuple(copies), unchanged, len(told))


def is_stuck(unchanged: Unchanged) -> bool:
    """Whether this result alone shows a task that does not move, rather than routine work."""
    text = unchanged.item.text
    return not _ROUTINE.search(text) and (len(words(text)) >= _TELLING or _UNDER_WAY.search(text) is not None)


class EmptyPlan(NamedTuple):
    """The `items` of a plan that name nothing, how many areas have no others (`idle`), and how many plan anything."""

    items: tuple[Item, ...]
    idle: int
    planning: int


def empty_plan(report: Report) -> EmptyPlan | None:
    """What is empty in the plan of `report`, where so many areas name nothing that it is no plan; else None.

    An item outside all areas counts as an area.
    """
    section = report.section(PLAN)
    idle: list[list[Item]] = []
    planning = 0
    for heading, items in _parts(section):
        planned: list[Item] = []
        for item in items:
            if not item.is_lead and not is_nothing(item):
                planned.append(item)
                if not section or not says_nothing(_text_of(item, section), heading):
                    break
        else:
            idle += [planned] if planned else []
        planning += bool(planned)
    if len(idle) < max(_FEWEST_IDLE, _IDLE_SHARE * planning):
        return None
    return EmptyPlan(tuple(item for items in idle for item in items), len(idle), planning)


# --------------------------------------------------------------------------- results and their plan


def _is_routine(item: Item, routine: Collection[str]) -> bool:
    return bool(routine) and bool(item.slugs) and all(slug in routine for slug in item.slugs)


def _copies(carry: CarryOver, told: set[int], routine: Collection[str]) -> Iterator[Copy]:
    """The copies among the results; adds to `told` every result that says how a planned task stands."""
    plans: defaultdict[int, list[Item]] = defaultdict(list)
    for link in carry.links:
        planned = link.plan.item
        for result in link.results:
            told_of = plans[id(result.item)]
            if not told_of or told_of[-1] is not planned:  # the links are in the order of the plan
                told_of.append(planned)
    tabled, period = _Tabled(), carry.after.period
    plan, results = carry.before.section(PLAN), carry.after.section(RESULTS)
    if plan is None or results is None:
        return
    for placed in results.actions:
        item = placed.item
        if id(item) not in plans or _is_open(item) or (routine and _is_routine(item, routine)):
            continue
        told.add(id(item))
        told_of = plans[id(item)]
        texts = [_text_of(item, plan) for item in told_of]
        if has_figure_of_its_own(item.text, texts, period):  # nearly always
            continue
        said = _text_of(item, results, plans)
        if has_figure_of_its_own(said, texts, period) or not _claims(item) or _has_reason(item):
            continue
        of_result, of_plans = words(said, period), [words(text, period) for text in texts]
        together = tuple(word for of_plan in of_plans for word in of_plan)
        is_copy = any(adds_nothing(of_result, of_plan) for of_plan in (*of_plans, together))
        if is_copy and not tabled.has(placed.area):
            yield Copy(item, tuple(told_of))


def _is_open(item: Item) -> bool:
    """Whether a result does not yet say how its task stands, as in a fresh draft; rule K04 reports that."""
    return any(marker.slugs and marker.status in _OPEN for marker in item.markers)


def _claims(item: Item) -> bool:
    """Whether a result says that something was done; what was not done is judged by its reason."""
    if item.slugs:
        return all(standing_of(marker.status).facts.is_progress for marker in item.markers)
    return not standing_of(told_status(item.text)).facts.needs_reason


def _has_reason(item: Item) -> bool:
    return any((marker.reason or "").strip() for marker in item.markers)


class _Tabled:
    """Which areas give their results in a table that their bullets only introduce; each area is looked at once."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}

    def has(self, area: Area | None) -> bool:
        """Whether there is a table in `area`."""
        if area is None:
            return False
        if id(area) not in self._known:
            self._known[id(area)] = any(block.kind is BlockKind.TABLE for block in walk(area.blocks))
        return self._known[id(area)]


def _text_of(item: Item, section: Section, linked: Collection[int] | None = None) -> str:
    """The words of `item`, which stands in `section`, with the details that belong to it; where the items `linked` to
    a plan are known, also those of the clauses after it that are neither linked nor marked."""
    clauses = section.by_block[id(item.block)]
    if len(clauses) == 1 and len(item.block.children) < 2:  # nearly always
        return item.text
    said, last = [item.text], item
    for clause in clauses[item.clause + 1 :]:
        if linked is None or clause.slugs or id(clause) in linked:
            break
        said.append(clause.text)
        last = clause
    if last is clauses[-1] and item.block.kind is BlockKind.LIST_ITEM:
        said.append(_details(item))
    return " ".join(said)


def _details(item: Item) -> str:
    """The text nested in the item's bullet, if it has no markers and so only adds detail."""
    if len(item.block.children) < 2:  # nearly always
        return ""
    nested = [child for child in item.block.children if child.kind is not BlockKind.PARAGRAPH]
    proses = [block.prose for block in walk(nested) if block.prose]
    return "" if any(prose.marks for prose in proses) else " ".join(prose.text for prose in proses)


# --------------------------------------------------------------------------- the same words month after month


def _unchanged(months: Sequence[Report], routine: Collection[str]) -> Iterator[Unchanged]:
    *before, last = (_Ongoing(report) for report in months)
    tabled = _Tabled()
    for placed in last.items:
        if _is_routine(placed.item, routine):
            continue
        earlier: list[Item] = []
        for month in reversed(before):
            if (same := month.same(placed.item, last)) is None:
                break
            earlier.append(same)
        else:
            if not tabled.has(placed.area):
                yield Unchanged(placed.item, tuple(reversed(earlier)))


class _Ongoing:
    """The results of a month that say their task goes on."""

    def __init__(self, report: Report) -> None:
        self._section, self._period = report.section(RESULTS), report.period

    @cached_property
    def items(self) -> tuple[PlacedItem, ...]:
        return tuple(placed for placed in placed_items(self._section) if _goes_on(placed.item))

    def text(self, item: Item) -> str:
        """The text of `item`, one of the results."""
        return _text_of(item, self._section, () if item.slugs else None) if self._section else ""

    def said(self, item: Item) -> Words:
        """The words of `item` as they are compared."""
        return words(self.text(item), self._period)

    def same(self, item: Item, later: "_Ongoing") -> Item | None:
        """The result that has the task of `item`, one of the `later` month, in the same words: found by marker or,
        without one, by its words alone."""
        if not item.slugs:
            return self._unmarked.get(own_words(later.said(item)))
        reported = tasks_of(self._section)
        for slug in item.slugs:
            for placed in reported.get(slug, ()):
                result = placed.item
                text = (self.text(result),)
                if has_figure_of_its_own(item.text, text, later._period):  # nearly always
                    continue
                if has_figure_of_its_own(later.text(item), text, later._period) or not _goes_on(result):
                    continue
                if same_words(self.said(result), later.said(item)):
                    return result
        return None

    @cached_property
    def _unmarked(self) -> Mapping[Words, Item]:
        items = (placed.item for placed in self.items if not placed.item.slugs)
        found = {own_words(self.said(item)): item for item in items}
        found.pop((), None)
        return found


def _goes_on(item: Item) -> bool:
    if not item.slugs:
        return tells_ongoing(item.text)
    for marker in item.markers:
        if marker.status is not Status.ONGOING or (marker.reason and marker.reason.strip()):
            return False
    return True


# --------------------------------------------------------------------------- plans


def _parts(section: Section | None) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """The title and items of each area of a section; an item outside all areas is a part of its own."""
    if section is None:
        return
    yield from (("", (item,)) for item in section.items)
    yield from ((area.heading.title, area.items) for area in section.areas)
