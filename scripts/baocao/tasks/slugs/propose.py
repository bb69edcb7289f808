"""Proposes slugs for items that have none: short, readable, made of the item's own rare words. Pure.

`duy trì mô hình trồng cúc hoa vàng` is told from the items around it by `cuc-hoa-vang`, not by the
verbs and formulas that every item has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import count

from baocao.config.schema import Config
from baocao.language.abbreviations import COMMON
from baocao.language.letters import fold_tone_marks
from baocao.model import LONGEST_SLUG, PLAN, RESULTS, Item, Report, Section
from baocao.tasks.carryover import closed_slugs, is_nothing, placed_items
from baocao.tasks.likeness.lexicon import Role
from baocao.tasks.likeness.weights import rarity
from baocao.tasks.slugs.naming import Namer
from baocao.tasks.slugs.words import Word, joined, words_of

_BY_ROLE = {Role.JOINING: 0.0, Role.FORMULA: 0.1, Role.GENERAL: 0.35, Role.SUBJECT: 1.0}
_BY_SYLLABLES, _MORE_SYLLABLES = {1: 0.65, 2: 1.1, 3: 1.5}, 1.8
_CODE = 0.8
_SAID_ANYWAY = 0.45
_LIKE = 0.8
_MOST_COMPARED = 40_000
_MONTHS_AROUND = 6
"""Reports beside its own by which a plan's words are weighed."""
_WHEN_WORDLESS = "nhiem-vu"

_NUMBERS = re.compile(r"\d+")
_BLANKS = re.compile(r"[\W_]+")


def taken_slugs(reports: Iterable[Report]) -> set[str]:
    """Every slug that a marker in `reports` has, mentions included."""
    return {slug for report in reports for marker in report.markers for slug in marker.slugs}


def likely_slugs(slugs: Collection[str], known: Collection[str]) -> dict[str, str]:
    """For each of `slugs` the one of `known` that it is probably a typing error for, if any.

    Other numbers mean another task. Where very many differ, these are no typing errors: then nothing is likely.
    """
    likely: dict[str, str] = {}
    if len(slugs) * len(known) <= _MOST_COMPARED:
        for slug in slugs:
            numbers = _NUMBERS.findall(slug)
            alike = [other for other in known if _NUMBERS.findall(other) == numbers]
            if near := get_close_matches(slug, alike, n=1, cutoff=_LIKE):
                likely[slug] = near[0]
    return likely


class SlugMaker:
    """Makes slugs that differ from `taken` and from each other.

    Words that few of `texts` have tell most; those of the office's own `titles`, little.
    """

    def __init__(self, taken: Collection[str] = (), texts: Iterable[str] = (), titles: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last_numbers: Counter[str] = Counter()
        self._seen: Counter[str] = Counter()
        self._count = 0
        for text in texts:
            self._count += 1
            self._seen.update({word.text for word in words_of(text)})
        self._titles = "".join(f" {_normalised(title)} |" for title in titles)

    def make(self, text: str) -> str:
        """A slug for an item with these words; the same words get another one the next time."""
        slug = next(slug for slug in self._candidates(text) if slug not in self._taken)
        self._taken.add(slug)
        return slug

    def _candidates(self, text: str) -> Iterator[str]:
        """Slugs, best first, without end."""
        words = words_of(text)
        stem = ""
        for name in Namer(words, self._weight).names():
            slug = joined(words[at] for at in name)
            if len(slug) > 1:
                stem = stem or slug
                yield slug
        stem = stem or _WHEN_WORDLESS
        yield stem
        for number in count(max(2, self._last_numbers[stem] + 1)):
            self._last_numbers[stem] = number
            ending = f"-{number}"
            yield stem[: LONGEST_SLUG - len(ending)].rstrip("-") + ending

    def _weight(self, word: Word) -> float:
        """How much a word tells of an item: by what it is, and by how many other items have it."""
        size = _CODE if word.syllables[0].is_code else _BY_SYLLABLES.get(word.size, _MORE_SYLLABLES)
        said = COMMON.get(word.text.upper(), word.text) if word.syllables[0].is_code else word.text
        anyway = _SAID_ANYWAY if f" {said} " in self._titles else 1.0
        return _BY_ROLE[word.role] * size * anyway * rarity(self._seen[word.text], self._count)


# --------------------------------------------------------------------------- a plan's items


def planned_slugs(
    report: Report,
    reports: Iterable[Report],
    reported: Mapping[int, str] | None = None,
    config: Config | None = None,
) -> Iterator[tuple[Item, tuple[str, ...]]]:
    """Each plan item without marker, in order, with the slugs it should have; `reports` are the office's.

    `reported`: by identity of an item, the slug that the next month reports it under. An item with the
    words of a marked one in this report's results, in the plan before or in the results after means the
    same task; any other gets a new slug. Items that plan nothing, or whose marker cannot be read, are
    left out.
    """
    plan = [placed.item for placed in placed_items(report.section(PLAN))]
    unmarked = [item for item in plan if not item.markers and item.text and not is_nothing(item)]
    if not unmarked:
        return
    reports = tuple(reports)
    known = _known_tasks(report, reports)
    maker = slug_maker(report, reports, config)
    used = {slug for item in plan for slug in item.slugs}
    for item in unmarked:
        slugs = known.get(_normalised(item.text)) or tuple(filter(None, ((reported or {}).get(id(item)),)))
        if not slugs or used.intersection(slugs):
            slugs = (maker.make(item.text),)
        used.update(slugs)
        yield item, slugs


def slug_maker(
    report: Report, reports: Sequence[Report], config: Config | None = None, taken: Iterable[str] = ()
) -> SlugMaker:
    """A maker of slugs for items of `report` that knows what the office says in the months around it."""
    around = sorted(
        (other for other in reports if other.period and other.path != report.path),
        key=lambda other: _apart(other, report),
    )
    months = (report, *around[:_MONTHS_AROUND])
    texts = (
        placed.item.text for month in months for name in (RESULTS, PLAN) for placed in placed_items(month.section(name))
    )
    areas = [area.title for area in config.areas] if config else []
    titles = [config.organ.name, config.organ.parent, config.organ.place, *areas] if config else []
    return SlugMaker({*taken, *taken_slugs((*reports, report))}, texts, titles)


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
                known.setdefault(_normalised(placed.item.text), slugs)
    return known


def _normalised(text: str) -> str:
    return _BLANKS.sub(" ", fold_tone_marks(text).casefold()).strip()
