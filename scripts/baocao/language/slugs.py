"""Proposes slugs for items that have none: short, readable, made of the item's own rare words. Pure.

`duy trì mô hình trồng cúc hoa vàng` is told from the items around it by `cuc-hoa-vang`, not by the
verbs and formulas that every item has.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain, count

from baocao.carryover import is_nothing, placed_items
from baocao.language.passages import fold_tone_marks
from baocao.model import PLAN, RESULTS, Item, Report, Section, Status
from baocao.vocabulary import ACTION_VERBS, LINKING_WORDS, REPORT_FORMULAS, VERBLIKE_NOUNS

LONGEST = 60
"""Characters a slug may have."""

_USUAL, _MOST = 4, 5
"""Syllables of a long phrase that are enough, and of a whole slug."""
_LENGTH_FACTOR = {1: 0.6, 2: 0.9}
"""One syllable alone says little; three or four are what a name has."""
_LATER_PHRASE, _LEAST_FACTOR = 0.07, 0.5
"""What an item is about mostly comes first."""
_NAME_FACTOR = 1.25
_READ = 400
"""Characters of an item that say what it is about."""
_LIKE = 0.8
_MOST_COMPARED = 40_000
_WHEN_WORDLESS = "nhiem-vu"

_TOKEN = re.compile(r"\S+")
_EDGES = re.compile(r"^(?P<before>[\W_]*)(?P<word>.*?)(?P<after>[\W_]*)$", re.DOTALL)
_CODE = re.compile(r"[/\\@:]|^[\d.,%]+$|^[IVX]+$")
_PARTS = re.compile(r"[-–—_.']+")
_NUMBERS = re.compile(r"\d+")
_BLANKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Syllable:
    """A part of a slug, `chu` for `chủ`; `word` is what was written, in lower case. `OCOP` is a code and a name."""

    letters: str
    word: str
    is_name: bool
    is_code: bool


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
            self._seen.update({part.letters for phrase in _phrases(text) for part in phrase})

    def make(self, text: str) -> str:
        """A slug for an item with these words; the same words get another one the next time."""
        slug = next(one for one in self._candidates(text) if one not in self._taken)
        self._taken.add(slug)
        return slug

    def _candidates(self, text: str) -> Iterator[str]:
        """Slugs from the best on, without end."""
        phrases = [_cut(phrase) for phrase in _phrases(text)]
        scores = [self._score(phrase) * max(_LEAST_FACTOR, 1 - _LATER_PHRASE * at) for at, phrase in enumerate(phrases)]
        ranked = sorted(range(len(phrases)), key=lambda at: -scores[at])
        slugs = [_joined(_told_apart(phrases, best, ranked)) for best in ranked]
        stem = slugs[0] if slugs and len(slugs[0]) > 1 else _WHEN_WORDLESS
        yield stem
        yield from (slug for slug in slugs if len(slug) > 1)
        for number in count(max(2, self._last_numbers[stem] + 1)):
            self._last_numbers[stem] = number
            ending = f"-{number}"
            yield stem[: LONGEST - len(ending)].rstrip("-") + ending

    def _score(self, phrase: Sequence[_Syllable]) -> float:
        return _LENGTH_FACTOR.get(len(phrase), 1.0) * sum(map(self._rarity, phrase)) / len(phrase)

    def _rarity(self, part: _Syllable) -> float:
        factor = _NAME_FACTOR if part.is_name else 1.0
        return factor * math.log(2 + self._count / (1 + self._seen[part.letters]))


# --------------------------------------------------------------------------- a plan's items


def planned_slugs(report: Report, reports: Iterable[Report]) -> Iterator[tuple[Item, tuple[str, ...]]]:
    """Each plan item without marker, in order, with the slugs it should have, among the office's `reports`.

    An item with the words of a marked one in this report's results, in the plan before or in the
    results after means the same task; any other gets a new slug. Nobody is asked for a marker where
    one cannot be read, nor where nothing is planned.
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
        slugs = known.get(_normalised(item.text), ())
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


# --------------------------------------------------------------------------- words


def _phrases(text: str) -> list[list[_Syllable]]:
    """The runs of words in `text` that can name it; with its formulas where it has nothing else."""
    runs = list(_runs(text[:_READ]))
    for boring in (_BORING, _LINKING, frozenset[tuple[str, ...]]()):
        phrases = [phrase for run in runs for phrase in _without(run, boring)]
        if phrases:
            return phrases
    return []


def _runs(text: str) -> Iterator[list[_Syllable]]:
    """The syllables of `text` between signs, numbers and codes."""
    run: list[_Syllable] = []
    for match in _TOKEN.finditer(text):
        edges = _EDGES.match(match[0])
        word = edges["word"] if edges else ""
        if edges is None or edges["before"] or _CODE.search(word) or not word:
            if run:
                yield run
            run = []
        if not _CODE.search(word):
            run += _syllables(word, is_first=match.start() == 0)
        if run and edges is not None and edges["after"]:
            yield run
            run = []
    if run:
        yield run


def _syllables(word: str, *, is_first: bool) -> list[_Syllable]:
    found = []
    for part in _PARTS.split(word):
        letters = _ascii(part)[:LONGEST]
        if letters:
            is_code = len(part) > 1 and part.isupper()
            is_name = part[:1].isupper() and (is_code or not is_first)
            found.append(_Syllable(letters, fold_tone_marks(part.lower()), is_name, is_code))
    return found


def _ascii(text: str) -> str:
    """`Đường` → `duong`; what has no such letters is left out."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]", "", bare)


def _without(run: Sequence[_Syllable], boring: Collection[tuple[str, ...]]) -> Iterator[list[_Syllable]]:
    """The parts of `run` between boring words; a verb of one syllable is one only at the beginning of the run."""
    words = tuple(part.word for part in run)
    kept: list[_Syllable] = []
    at = 0
    while at < len(words):
        length = next((size for size in _SIZES if words[at : at + size] in boring), 0)
        if not length and at == 0 and boring is _BORING and words[:1] in _SHORT_VERBS and words[:2] not in _NOUNS:
            length = 1
        if length and kept:
            yield kept
            kept = []
        if not length:
            kept.append(run[at])
        at += length or 1
    if kept:
        yield kept


def _split(words: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold_tone_marks(word).split()) for word in words)


_VERBS = _split(ACTION_VERBS)
_SHORT_VERBS = frozenset(verb for verb in _VERBS if len(verb) == 1)
_LINKING = _split(LINKING_WORDS)
_BORING = _LINKING | _split(REPORT_FORMULAS) | (_VERBS - _SHORT_VERBS)
_SIZES = sorted({len(words) for words in _BORING}, reverse=True)
_NOUNS = _split(VERBLIKE_NOUNS)


def _cut(phrase: Sequence[_Syllable]) -> Sequence[_Syllable]:
    """A phrase short enough: its beginning, or, from the word before it on, the name it has."""
    if len(phrase) <= _MOST:
        return phrase
    name = next((at for at, part in enumerate(phrase) if part.is_name), 0)
    start = max(0, name - (2 if phrase[name].is_code else 1))
    return phrase[start : start + _USUAL]


def _told_apart(phrases: Sequence[Sequence[_Syllable]], best: int, ranked: Iterable[int]) -> list[_Syllable]:
    """The phrase `best`, with the next in rank where it is a mere name or too short to say something."""
    mine = phrases[best]
    is_mere_name = all(part.is_name for part in mine)
    if len(mine) > 2 and not is_mere_name:
        return list(mine)
    wanted = (at for at in ranked if at != best and not (is_mere_name and phrases[at][0].is_name))
    other = next(wanted, best)
    if other == best:
        return list(mine)
    mine = mine[: _USUAL - 1]
    theirs = phrases[other][: _USUAL - len(mine)]
    return [*mine, *theirs] if best < other and not is_mere_name else [*theirs, *mine]


def _joined(parts: Sequence[_Syllable]) -> str:
    slug = ""
    for part in parts:
        longer = f"{slug}-{part.letters}" if slug else part.letters
        if len(longer) > LONGEST:
            break
        slug = longer
    return slug
