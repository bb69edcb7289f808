"""Other words in place of those of the plan, in a sentence that is else the same word for word. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from baocao.tasks.likeness.clause import Clause, is_day, is_noun_of_name
from baocao.tasks.likeness.conflict import Conflict, telling
from baocao.tasks.likeness.lexicon import Role
from baocao.tasks.likeness.naming import phrase_behind
from baocao.tasks.likeness.overlap import LONE_SYLLABLE, Match
from baocao.tasks.likeness.weights import worth

_SURELY = 0.6
"""A unit said to this degree was not replaced."""
_ENOUGH = 0.3
"""The weight that replacing words must have."""
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


def instead(plan: Clause, said: Match, result: Clause, back: Match, copy: float) -> Iterator[Conflict]:
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
            tell = telling(partial(phrase_behind, anchor), mine, plan, other, result)
    if total:
        nearness = min(1.0, max(0.0, (copy - _LEAST_COPY) / _COPY_SPAN))
        yield Conflict(min(1.0, total / _WHOLE) * nearness, tell)


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
