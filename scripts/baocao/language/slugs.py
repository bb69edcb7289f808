"""Proposes slugs for items that have none: short, readable, made of the item's own rare words. Pure.

`duy trì mô hình trồng cúc hoa vàng` is told from the items around it by `cuc-hoa-vang`, not by the
verbs and formulas that every item has.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import chain, count

from baocao.carryover import is_nothing, placed_items
from baocao.language.passages import fold_tone_marks
from baocao.language.slug_words import LONGEST, Syllable, cut, is_general, joined, phrases_of, told_apart, words_of
from baocao.model import PLAN, RESULTS, Item, Report, Section, Status

_LENGTH_FACTOR = {1: 0.6, 2: 0.9}
"""One syllable alone says little; three or four are what a name has."""
_LATER_PHRASE, _LEAST_FACTOR = 0.07, 0.5
"""What an item is about mostly comes first."""
_NAME_FACTOR = 1.25
_GENERAL_FACTOR = 0.75
"""`kiểm soát` alone could be said of many things."""
_LIKE = 0.8
_MOST_COMPARED = 40_000
_WHEN_WORDLESS = "nhiem-vu"

_NUMBERS = re.compile(r"\d+")
_BLANKS = re.compile(r"[\W_]+")


def taken_slugs(reports: Iterable[Report]) -> set[str]:
    """Every slug that a marker in `reports` has, mentions included."""
    return {slug for report in reports for marker in report.markers for slug in marker.slugs}


def likely_slugs(slugs: Collection[str], known: Collection[str]) -> dict[str, str]:
    """For each of `slugs` the one of `known` it may be a slip of the pen for, if any.

    Other numbers mean another task. Where very many differ, it is not by slips: then nothing is likely.
    """
    likely: dict[str, str] = {}
    if len(slugs) * len(known) <= _MOST_COMPARED:
        for slug in slugs:
            numbers = _NUMBERS.findall(slug)
            alike = [one for one in known if _NUMBERS.findall(one) == numbers]
            if near := get_close_matches(slug, alike, n=1, cutoff=_LIKE):
                likely[slug] = near[0]
    return likely


class SlugMaker:
    """Makes slugs that differ from `taken` and from each other; rare is what few of `texts` have."""

    def __init__(self, taken: Collection[str] = (), texts: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._count = 0
        self._seen: Counter[str] = Counter()
        self._last_numbers: Counter[str] = Counter()
        for text in texts:
            self._count += 1
            self._seen.update({part.letters for phrase in phrases_of(text) for part in phrase})

    def make(self, text: str) -> str:
        """A slug for an item with these words; the same words get another one the next time."""
        slug = next(one for one in self._candidates(text) if one not in self._taken)
        self._taken.add(slug)
        return slug

    def _candidates(self, text: str) -> Iterator[str]:
        """Slugs from the best on, without end."""
        phrases = [cut(phrase) for phrase in phrases_of(text)]
        scores = [self._score(phrase) * max(_LEAST_FACTOR, 1 - _LATER_PHRASE * at) for at, phrase in enumerate(phrases)]
        ranked = sorted(range(len(phrases)), key=lambda at: -scores[at])
        slugs = [joined(told_apart(phrases, best, ranked)) for best in ranked]
        stem = slugs[0] if slugs and len(slugs[0]) > 1 else _WHEN_WORDLESS
        yield stem
        yield from (slug for slug in slugs if len(slug) > 1)
        for number in count(max(2, self._last_numbers[stem] + 1)):
            self._last_numbers[stem] = number
            ending = f"-{number}"
            yield stem[: LONGEST - len(ending)].rstrip("-") + ending

    def _score(self, phrase: Sequence[Syllable]) -> float:
        factor = _GENERAL_FACTOR if all(map(is_general, words_of(phrase))) else 1.0
        return factor * _LENGTH_FACTOR.get(len(phrase), 1.0) * sum(map(self._rarity, phrase)) / len(phrase)

    def _rarity(self, part: Syllable) -> float:
        factor = _NAME_FACTOR if part.is_name else 1.0
        return factor * math.log(2 + self._count / (1 + self._seen[part.letters]))


# --------------------------------------------------------------------------- a plan's items


def planned_slugs(
    report: Report, reports: Iterable[Report], reported: Mapping[int, str] | None = None
) -> Iterator[tuple[Item, tuple[str, ...]]]:
    """Each plan item without marker, in order, with the slugs it should have, among the office's `reports`.

    `reported`: by identity of an item the slug under which the next month tells of it. An item with the
    words of a marked one in this report's results, in the plan before or in the results after means the
    same task; any other gets a new slug. Nobody is asked for a marker where one cannot be read, nor where
    nothing is planned.
    """
    plan = [placed.item for placed in placed_items(report.section(PLAN))]
    unmarked = [item for item in plan if not item.markers and item.text and not is_nothing(item)]
    if not unmarked:
        return
    reports = tuple(reports)
    known = _known_tasks(report, reports)
    maker = SlugMaker(taken_slugs(chain(reports, (report,))), [item.text for item in plan])
    used = {slug for item in plan for slug in item.slugs}
    for item in unmarked:
        slugs = known.get(_normalised(item.text)) or tuple(filter(None, ((reported or {}).get(id(item)),)))
        if not slugs or used.intersection(slugs):
            slugs = (maker.make(item.text),)
        used.update(slugs)
        yield item, slugs


def _known_tasks(report: Report, reports: Iterable[Report]) -> dict[str, tuple[str, ...]]:
    """The slugs of marked items around this plan by their words; a task that is finished is not meant."""
    results = report.section(RESULTS)
    around: list[Section | None] = [results]
    if report.period is not None:
        around += [one.section(PLAN) for one in reports if one.period == report.period.previous]
        around += [one.section(RESULTS) for one in reports if one.period == report.period.next]
    finished = {
        slug
        for placed in placed_items(results)
        for slug, marker in placed.item.tasks
        if marker.status in (Status.DONE, Status.DROPPED)
    }
    known: dict[str, tuple[str, ...]] = {}
    for section in around:
        for placed in placed_items(section):
            slugs = tuple(dict.fromkeys(placed.item.slugs))
            if slugs and not finished.intersection(slugs):
                known.setdefault(_normalised(placed.item.text), slugs)
    return known


def _normalised(text: str) -> str:
    return _BLANKS.sub(" ", fold_tone_marks(text).casefold()).strip()
