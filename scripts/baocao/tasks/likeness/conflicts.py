"""What sets apart two clauses that sound alike: another place, document, number or title, or other words. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from baocao.language.names import LEVELS, PERSONS
from baocao.tasks.likeness.clause import Clause, Name, is_day, is_noun_of_name
from baocao.tasks.likeness.contrasts import different_things
from baocao.tasks.likeness.lexicon import Role
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
from baocao.tasks.likeness.overlap import LONE_SYLLABLE, Match
from baocao.tasks.likeness.weights import worth


@dataclass(frozen=True, slots=True)
class Conflict:
    """A reason why a result is about something else, and how strong it is, 0 to 1.

    `tell` puts it into Vietnamese; most conflicts are never told, so it is done only when asked.
    """

    strength: float
    tell: Callable[[], str]

    @property
    def words(self) -> str:
        """What sets the two apart, in the words of an official."""
        return self.tell()


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
_SURELY = 0.6
"""A unit said to this degree was not replaced."""
_OTHER_THING = 0.9
"""Another thing of the same kind, `trường tiểu học` for `trường mầm non`, may stand in a mere circumstance."""
_ENOUGH = 0.3
"""The weight that replacing words must have."""


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
    yield from _instead(plan, said, result, back, copy)


_Thing = TypeVar("_Thing")


def _telling(
    name_of: Callable[[_Thing, str], str], mine: _Thing, plan: Clause, theirs: _Thing, result: Clause
) -> Callable[[], str]:
    """What says that the plan has `mine` and the result `theirs`, each called as its text writes it."""
    return lambda: contrast(name_of(mine, plan.text), name_of(theirs, result.text))


def _documents(plan: Clause, result: Clause) -> Iterator[Conflict]:
    mine = [cited for cited in plan.documents if cited not in result.padded and called(cited) not in result.cited]
    if mine and len(mine) == len(plan.documents):
        others = [cited for cited in result.documents if any(_symbol(cited) == _symbol(my) for my in mine)]
        is_same_symbol = bool(others)
        others = others or [cited for cited in result.documents if called(cited) and _type(cited) in map(_type, mine)]
        if others and plan.bases.issuperset(mine) and result.bases.isdisjoint(others):
            return  # what the work led to has a number of its own
        if others:
            tell = _telling(document_name, mine[0], plan, others[0], result)
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
            tell = _telling(partial(number_name, noun), min(mine), plan, min(theirs), result)
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
                best = Conflict(strength, _telling(place_name, my, plan, other, result))
    if best:
        yield best


def _ranks(plan: Clause, result: Clause) -> Iterator[Conflict]:
    """A town and the district around it have the same name: `thị xã Duyên Hải`, `huyện Duyên Hải`."""
    theirs = {name.words: name.noun for name in result.names if (name.words, name.noun) not in _pairs(plan)}
    for my in plan.names:
        other = theirs.get(my.words, "")
        if any(my.noun in level and other in level for level in _TOWNS) and (my.words, my.noun) not in _pairs(result):
            yield Conflict(_SAME_NOUN, _telling(place_name, my, plan, Name(my.words, other), result))


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
        yield Conflict(_OTHER_THING, _telling(partial(phrase_behind, ""), mine, plan, theirs, result))
        break


# --------------------------------------------------------------------------- other words instead


def _instead(plan: Clause, said: Match, result: Clause, back: Match, copy: float) -> Iterator[Conflict]:
    """A sentence is the same word for word except for its subject: `truy quét khai thác (gỗ → vàng) trái phép`."""
    if copy < _LEAST_COPY:
        return
    places: dict[str, list[int]] = {}
    for at, unit in enumerate(result.units):
        places.setdefault(unit.words, []).append(at)
    total, best = 0.0, 0.0
    tell: Callable[[], str] = str
    beside = _names_beside_a_said_name(plan, result)
    for start, end in _gaps(plan, said):
        if all(unit.words in beside or unit.role is Role.JOINING for unit in plan.units[start:end]):
            continue  # of `huyện Đông Lũng, Thanh Long` one is told: a part is done, and `_names` weighs the other
        weight = sum(_tells(plan, at) * (1 - said.degrees[at]) for at in range(start, end))
        lefts = places.get(_anchor(plan, said, start - 1, -1), ())
        rights = places.get(_anchor(plan, said, end, 1), ())
        between = next(filter(None, (_between(result, back, left, right) for left in lefts for right in rights)), "")
        after, joined = next(
            ((tail, _led_by(result, left + 1)) for left in lefts if (tail := _gap_at(result, back, left + 1, 1))),
            ("", frozenset[str]()),
        )
        before = next(filter(None, (_gap_at(result, back, right - 1, -1) for right in rights)), "")
        if between:
            strength, other = weight, between
        elif after and _is_last(plan, said, end):
            led_by = _led_by(plan, _behind_anchor(plan, start))
            is_alike = led_by == joined or bool(led_by & joined)
            strength, other = weight * (0.8 if is_alike else _OTHER_PART), after
        elif before and not any(said.degrees[at] for at in range(start)):
            strength, other = weight * 0.3, before  # at the beginning stand verbs, which change
        else:
            continue
        total += strength
        if strength > best:
            best = strength
            mine = " ".join(plan.units[at].words for at in range(start, end))
            anchor = _anchor(plan, said, start - 1, -1)
            tell = _telling(partial(phrase_behind, anchor), mine, plan, other, result)
    if total:
        nearness = min(1.0, max(0.0, (copy - _LEAST_COPY) / _COPY_SPAN))
        yield Conflict(min(1.0, total / _WHOLE) * nearness, tell)


_LEAST_COPY, _COPY_SPAN, _WHOLE = 0.3, 0.4, 0.8
_LONGEST_GAP = 9
_OTHER_PART = 0.3
"""`trồng cây (khi trời mưa → cho học sinh)`: at the end each adds a circumstance, which sets nothing apart."""
_TURN = frozenset(
    {
        "do", "vì", "phải", "đã", "chưa", "được", "bị", "không", "phát hiện", "ghi nhận", "nhắc nhở", "xử phạt", "đạt",
        "còn", "gồm", "nhằm", "để", "yêu cầu", "có", "xong", "tổng số", "dự kiến", "lập", "lùi", "hoãn", "chuyển",
        "xin", "chậm", "thu", "giao", "tổng", "với", "tạm", "tạm hoãn", "tạm dừng", "dời", "chờ", "đợi",
    }
)  # fmt: skip
"""Words with which a result goes on to something else: what came of it, or why not."""


def _names_beside_a_said_name(plan: Clause, result: Clause) -> frozenset[str]:
    """The syllables of the names that the result leaves out, where it says another name of the plan item."""
    unsaid = [name.words for name in plan.names if f" {name.words} " not in result.padded]
    if not 0 < len(unsaid) < len(plan.names):
        return frozenset()
    return frozenset(syllable for words in unsaid for syllable in words.split())


def _tells(clause: Clause, at: int) -> float:
    """How much a unit says of what a clause is about, however common it is in the office: `y` in `hành nghề y`."""
    unit = clause.units[at]
    if is_noun_of_name(clause.units, at) or is_day(unit) or unit.words in clause.documents:
        return 0.0
    return worth(unit) if unit.role is Role.SUBJECT else 0.0


def _is_last(plan: Clause, said: Match, at: int) -> bool:
    """Whether nothing of weight that the result says follows in `plan`."""
    earlier = {unit.words for unit in plan.units[:at]}
    return not any(
        said.degrees[later] >= _SURELY and said.weights[later] > 0.2 and plan.units[later].words not in earlier
        for later in range(at, len(plan.units))
    )


def _between(result: Clause, back: Match, left: int, right: int) -> str:
    """The words of `result` between the two anchors, where the plan says none of them; else empty."""
    if not 1 < right - left <= _LONGEST_GAP:
        return ""
    inside = range(left + 1, right)
    said = any(back.degrees[at] >= _SURELY and result.units[at].role is Role.SUBJECT for at in inside)
    weighs = sum(_tells(result, at) for at in inside) > _ENOUGH
    return " ".join(result.units[at].words for at in inside) if weighs and not said else ""


def _gaps(plan: Clause, said: Match) -> Iterator[tuple[int, int]]:
    """The runs of units of some weight that the result does not say."""
    start = None
    for at in range(len(plan.units) + 1):
        is_unsaid = at < len(plan.units) and (
            said.degrees[at] < LONE_SYLLABLE and (said.weights[at] > 0.05 or start is not None)
        )
        if is_unsaid and start is None:
            start = at
        elif not is_unsaid and start is not None:
            if sum(_tells(plan, place) for place in range(start, at)) > _ENOUGH:
                yield start, at
            start = None


def _led_by(clause: Clause, at: int) -> frozenset[str]:
    """The joining words from `at` on, up to one that says something."""
    words = set()
    while at < len(clause.units) and clause.units[at].role is Role.JOINING:
        words.add(clause.units[at].words)
        at += 1
    return frozenset(words)


def _behind_anchor(plan: Clause, at: int) -> int:
    """Where the joining words before the gap at `at` begin."""
    while at and plan.units[at - 1].role is Role.JOINING:
        at -= 1
    return at


def _anchor(plan: Clause, said: Match, at: int, step: int) -> str:
    """The nearest said word from `at` on; joining words are skipped."""
    while 0 <= at < len(plan.units):
        if plan.units[at].role is not Role.JOINING:
            return plan.units[at].words if said.degrees[at] == 1 else ""
        at += step
    return ""


def _gap_at(result: Clause, back: Match, at: int, step: int) -> str:
    """The words of `result` from `at` on that the plan does not say; empty where they weigh too little."""
    weight, words = 0.0, list[str]()
    while 0 <= at < len(result.units) and len(words) < 6:
        unit = result.units[at]
        if unit.words in _TURN or (back.degrees[at] >= _SURELY and unit.role is not Role.JOINING):
            break
        words.append(unit.words)
        weight += _tells(result, at)
        at += step
    return " ".join(words[::step]) if weight > _ENOUGH else ""
