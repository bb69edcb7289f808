"""What sets apart two clauses that sound alike: another place, document, number or title, or other words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from baocao.language.names import LEVELS, PERSONS
from baocao.tasks.likeness.clause import Clause, Name
from baocao.tasks.likeness.conflict import Conflict, telling
from baocao.tasks.likeness.contrasts import different_things
from baocao.tasks.likeness.naming import (
    contrast,
    document_name,
    number_name,
    phrase_behind,
    place_name,
    title_name,
    unsaid,
)
from baocao.tasks.likeness.numbered import called
from baocao.tasks.likeness.overlap import Match
from baocao.tasks.likeness.substitution import instead

_STRENGTH = {"năm": 0.75, "tháng": 0.75, "giai đoạn": 0.8, "tuổi": 0.8}
_PERIODS = frozenset({"tháng", "quý", "kỳ"})
"""What a periodic report is of."""
_SAME_NOUN, _SOME_NOUN, _OTHER_LEVEL = 1.0, 0.85, 0.2
_OTHER_PERSON = 0.9
"""Somebody else by name: nearly as plain as another place."""
_TOWNS = LEVELS[1:3]
"""Levels where one name often means two places; a village may go by several nouns."""
_SAME_TYPE = 0.4
"""Another body's decision may be what the work led to."""
_SILENT = 0.33
_WORD_FOR_WORD, _SAME_TITLE = 0.8, 0.55
_OTHER_THING = 0.9
"""Another thing of the same kind, `trường tiểu học` for `trường mầm non`, may stand in a mere circumstance."""


def conflicts(plan: Clause, said: Match, result: Clause, back: Match, copy: float) -> Iterator[Conflict]:
    """What sets `plan` apart from `result`; `said` is what the result says of the plan, `back` the other way."""
    yield from _documents(plan, result)
    yield from _ids(plan, result, copy)
    yield from _periods(plan, result)
    yield from _names(plan, result)
    yield from _ranks(plan, result)
    yield from _silent(plan, result)
    yield from _titles(plan, said, result, back)
    yield from _things(plan, result)
    yield from instead(plan, said, result, back, copy)


def _documents(plan: Clause, result: Clause) -> Iterator[Conflict]:
    mine = [cited for cited in plan.documents if cited not in result.padded and called(cited) not in result.cited]
    if mine and len(mine) == len(plan.documents):
        others = [cited for cited in result.documents if any(_symbol(cited) == _symbol(my) for my in mine)]
        is_same_symbol = bool(others)
        others = others or [cited for cited in result.documents if called(cited) and _type(cited) in map(_type, mine)]
        if others and plan.bases.issuperset(mine) and result.bases.isdisjoint(others):
            return  # what the work led to has a number of its own
        if others:
            tell = telling(document_name, mine[0], plan, others[0], result)
            yield Conflict(1.0 if is_same_symbol else _SAME_TYPE, tell)


def _type(document: str) -> str:
    return called(document).rpartition(" ")[0]


def _symbol(document: str) -> str:
    return re.sub(r"^\d+[a-zđ]?(?:/(?:19|20)\d\d)?", "", document)


def _ids(plan: Clause, result: Clause, copy: float) -> Iterator[Conflict]:
    for noun in dict.fromkeys(noun for noun, _ in plan.ids):
        all_mine = {value for named, value in plan.ids if named == noun}
        all_theirs = {value for named, value in result.ids if named == noun}
        mine, theirs = all_mine - all_theirs, all_theirs - all_mine
        # `Tiểu dự án 1, Dự án 4` beside `Tiểu dự án 2, Dự án 4`: if copied word for word, one of several is enough.
        if mine and theirs and (all_mine.isdisjoint(all_theirs) or copy > _WORD_FOR_WORD):
            tell = telling(partial(number_name, noun), min(mine), plan, min(theirs), result)
            yield Conflict(_STRENGTH.get(noun, 1.0), tell)


def _periods(plan: Clause, result: Clause) -> Iterator[Conflict]:
    """Reports of other periods: `báo cáo tháng 4` beside `báo cáo quý I`; where one names the other's too, none."""
    mine = [period for period in plan.ids if period[0] in _PERIODS]
    theirs = [period for period in result.ids if period[0] in _PERIODS]
    nouns = {noun for noun, _ in mine}
    if mine and theirs and nouns.isdisjoint(noun for noun, _ in theirs):
        names = number_name(*mine[0], plan.text), number_name(*theirs[0], result.text)
        yield Conflict(_STRENGTH["tháng"], lambda: contrast(*names))


def _names(plan: Clause, result: Clause) -> Iterator[Conflict]:
    mine = [name for name in plan.names if f" {name.words} " not in result.padded]
    theirs = [name for name in result.names if f" {name.words} " not in plan.padded]
    found = len(mine) < len(plan.names)
    best: Conflict | None = None
    for my in mine:
        for other in theirs:
            strength = _parted(my, other)
            is_one_of_several = any(_level(name) == _level(my) for name in plan.names if name not in mine)
            if found and (strength < _OTHER_PERSON or is_one_of_several):
                continue
            if best is None or strength > best.strength:
                best = Conflict(strength, telling(place_name, my, plan, other, result))
    if best:
        yield best


def _ranks(plan: Clause, result: Clause) -> Iterator[Conflict]:
    """A town and the district around it have the same name: `thị xã Duyên Hải`, `huyện Duyên Hải`."""
    theirs = {name.words: name.noun for name in result.names if (name.words, name.noun) not in _pairs(plan)}
    for my in plan.names:
        other = theirs.get(my.words, "")
        if any(my.noun in level and other in level for level in _TOWNS) and (my.words, my.noun) not in _pairs(result):
            yield Conflict(_SAME_NOUN, telling(place_name, my, plan, Name(my.words, other), result))


def _pairs(clause: Clause) -> set[tuple[str, str]]:
    return {(name.words, name.noun) for name in clause.names}


def _silent(plan: Clause, result: Clause) -> Iterator[Conflict]:
    """The plan names a place or number, and the result none at all."""
    if plan.names and not any(f" {name.words} " in result.padded for name in plan.names) and not result.names:
        yield Conflict(_SILENT, lambda: unsaid(place_name(plan.names[0], plan.text)))
    nouns = {noun for noun, _ in result.ids}
    for noun, value in plan.ids:
        if noun not in nouns and noun not in _STRENGTH:
            yield Conflict(_SILENT, partial(_number_unsaid, noun, value, plan))
            break


def _number_unsaid(noun: str, value: str, plan: Clause) -> str:
    return unsaid(number_name(noun, value, plan.text))


def _level(name: Name) -> int | str:
    if name.noun in PERSONS:
        return "ông"
    return next((at for at, nouns in enumerate(LEVELS) if name.noun in nouns), name.noun)


def _parted(my: Name, other: Name) -> float:
    vague = ("", "ở", "tại")
    if my.noun in vague or other.noun in vague:
        return _SOME_NOUN
    if my.noun in PERSONS and other.noun in PERSONS:
        return _OTHER_PERSON
    return _SAME_NOUN if _level(my) == _level(other) else _OTHER_LEVEL


def _titles(plan: Clause, said: Match, result: Clause, back: Match) -> Iterator[Conflict]:
    mine = _quoted_part(plan, said)
    theirs = _quoted_part(result, back)
    if mine is not None and theirs is not None and mine < _SAME_TITLE and theirs < _SAME_TITLE:
        yield Conflict(1.0 - mine, lambda: contrast(title_name(plan.text), title_name(result.text)))


def _quoted_part(clause: Clause, match: Match) -> float | None:
    """How much of what `clause` has in quotation marks the other says, 0 to 1; None where it has none."""
    whole = shared = 0.0
    for unit, degree, weight in zip(clause.units, match.degrees, match.weights, strict=True):
        if unit.quoted:
            whole += weight
            shared += weight * degree
    return shared / whole if whole else None


def _things(plan: Clause, result: Clause) -> Iterator[Conflict]:
    """Another group of people, level of school, crop, kind of hospital: the rest of the sentence may be the same."""
    if result.is_put_off:
        return  # `lớp đậu mùa khỉ dời sang tháng 10, chờ giảng viên của trung tâm`: why is told too
    for mine, theirs in different_things(plan.kinds, result.kinds):
        yield Conflict(_OTHER_THING, telling(partial(phrase_behind, ""), mine, plan, theirs, result))
        break
