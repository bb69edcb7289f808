"""Whether words say anything: what a result adds to its plan, and what a plan names at all. Pure.

A figure, a name, a date, a reason or any other word of its own says something; what only repeats what
is known (`đã …`, `… đúng tiến độ`) or fits any month of any office does not. The words that do not count
are in `words/padding.txt` and `words/idle.txt`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache

from baocao.language.abbreviations import spelt_out
from baocao.language.letters import fold_tone_marks
from baocao.language.own_months import MONTH, number_of
from baocao.language.word_lists import groups
from baocao.period import Period
from baocao.regex import regex

Words = tuple[str, ...]
Phrases = Mapping[str, Sequence[Words]]

_WORD = regex(r"\d+(?:[.,/:-]\d+)*%?|[^\W\d_]+")
_FIGURE = regex(r"\d+(?:[.,/:-]\d+)*")
_YEAR = regex(r"\bnăm\s+(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_ANY_TIME = regex(r"\bquý\s+(?:[1-4]|I{1,3}|IV)\b|\b(?:6|9|sáu|chín) tháng\b", re.IGNORECASE)
_KEPT = 0.5
"""A result that leaves out more than this share of its plan has narrowed it, and so says something."""


@lru_cache(maxsize=1 << 13)
def words(text: str, period: Period | None = None) -> Words:
    """The words and numbers of `text` as they are compared: in lower case, short forms spelt out, without signs and
    leading zeros; the month and year of `period`, the report's own, are `tháng này` and `năm nay`."""
    if period is not None and any(letter.isdigit() for letter in text):
        text = MONTH.sub(lambda match: "tháng này" if _is_of(match, period) else match[0], text)
        text = _YEAR.sub(lambda match: "năm nay" if int(match["year"]) == period.year else match[0], text)
    if not text.isupper():
        text = spelt_out(text)
    return tuple(word.lstrip("0") or "0" for word in _WORD.findall(fold_tone_marks(text).lower()))


def adds_nothing(result: Words, plan: Words) -> bool:
    """Whether a result with these words only repeats the plan, or says nothing at all."""
    new = set(result).difference(plan)
    if not new <= _syllables():  # nearly always, and cheaply told
        return False
    known = set(plan)
    if not _covered(result, known, (_padding(),)):
        return _covered(result, (), (_padding(), _idle()))
    of_plan = known - _lone_padding()
    return not of_plan & set(result) or len(of_plan - set(result)) <= _KEPT * len(of_plan)


def same_words(first: Words, second: Words) -> bool:
    """Whether two results say the same, words that only say it goes on left aside."""
    return first == second or (set(first) ^ set(second) <= _syllables() and own_words(first) == own_words(second))


def has_figure_of_its_own(text: str, others: Sequence[str], period: Period | None) -> bool:
    """Whether `text` surely has a number among its words that none of `others` has: quicker told than by the words.

    The month and year of `period` do not count, nor do dates, which words may name in other ways.
    """
    for number in _numbers(text):
        for other in others:
            if number in other:
                break
        else:
            if period is None or number not in _numbers_of(period):
                return True
    return False


@lru_cache(maxsize=64)
def _numbers_of(period: Period) -> Words:
    return str(period.month), str(period.year)


@lru_cache(maxsize=1 << 13)
def _numbers(text: str) -> Words:
    """The whole numbers in `text`, without leading zeros."""
    return tuple([figure.lstrip("0") or "0" for figure in _FIGURE.findall(text) if figure.isdecimal()])


def own_words(found: Words) -> Words:
    """The words that say what a text is about: those in no phrase of padding."""
    return tuple(word for word, is_empty in zip(found, _empty(found, (_padding(),)), strict=True) if not is_empty)


def says_nothing(text: str, heading: str = "") -> bool:
    """Whether what is planned in these words fits any month of any office: `Thực hiện các nhiệm vụ được giao`.

    The words of the `heading` that it stands under add nothing to such words; alone they may name a task.
    """
    found = words(_ANY_TIME.sub(" ", _YEAR.sub(" ", MONTH.sub(" ", text))))
    known = set(words(heading))
    if not set(found) - known <= _syllables():  # nearly always, and cheaply told
        return False
    empty = _empty(found, (_padding(), _idle()))
    return any(empty) and all(is_empty or word in known for word, is_empty in zip(found, empty, strict=True))


def _is_of(match: re.Match[str], period: Period) -> bool:
    year = match["short"] or match["long"]
    return period.is_month and number_of(match) == period.month and (not year or int(year) == period.year)


def _covered(found: Words, known: Collection[str], empty: Sequence[Phrases]) -> bool:
    """Whether each of the words is one of `known` or stands in a phrase of `empty`."""
    return all(word in known or is_empty for word, is_empty in zip(found, _empty(found, empty), strict=True))


def _empty(found: Words, empty: Sequence[Phrases]) -> list[bool]:
    """Of each word, whether it stands in a phrase of `empty`."""
    end, inside = 0, list[bool]()
    for at, word in enumerate(found):
        for phrases in empty:
            fitting = (len(phrase) for phrase in phrases.get(word, ()) if found[at : at + len(phrase)] == phrase)
            end = max(end, at + next(fitting, 0))  # the longest comes first
        inside.append(at < end)
    return inside


@cache
def _padding() -> Phrases:
    return _phrases("padding")


@cache
def _idle() -> Phrases:
    return _phrases("idle")


@cache
def _syllables() -> frozenset[str]:
    """The words that some phrase of either list has."""
    return frozenset(
        word
        for phrases in (_padding(), _idle())
        for same_first in phrases.values()
        for phrase in same_first
        for word in phrase
    )


@cache
def _lone_padding() -> frozenset[str]:
    return frozenset(phrase[0] for phrases in _padding().values() for phrase in phrases if len(phrase) == 1)


def _phrases(name: str) -> Phrases:
    """The phrases of a word list by their first word, the longest first."""
    found: defaultdict[str, set[Words]] = defaultdict(set)
    for group in groups(name):
        for phrase in group:
            split = tuple(fold_tone_marks(phrase).split())
            found[split[0]].add(split)
    return {first: sorted(phrases, key=len, reverse=True) for first, phrases in found.items()}
