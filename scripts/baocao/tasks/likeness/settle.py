"""Which results account for which plan items, over a whole month at once. Pure; the order of items plays no part.

A result that another plan item explains better accounts for this one only by what the two do not share:
so a near copy beside the true one steals nothing, and one result may still tell of two tasks. A result
that nothing else explains needs less to be taken for one. Both rest on the plan items alone, so that a
further result never takes from another what it had.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest

from baocao.tasks.likeness.clause import Clause, is_noun_of_name
from baocao.tasks.likeness.compare import Match, copied, degree, match
from baocao.tasks.likeness.conflicts import Conflict, conflicts
from baocao.tasks.likeness.lexicon import Role

ENOUGH = 0.5
"""From this likeness on a result accounts for a plan item."""
_SURE, _SURE_COVER = 0.85, 0.6
"""From this likeness on, this part of the plan item being said and nothing against it, nobody need be asked."""

_BASE, _SHARED, _COVER, _BACK, _AREA, _FREE, _FREE_HERE = -3.6, 1.0, 2.75, 2.05, 0.75, 1.25, 0.4
_MOST_SHARED = 3.1
_NAME_ALONE, _LITTLE_ELSE, _MOST_NAMED = 0.43, 0.3, 1.6
"""What a shared name loses where what else is shared weighs less than this: many things happen in one place."""
_CLAIMED = 0.42
"""A result that is this like another plan item is not free."""
_RIVAL = 0.33
"""A plan item this like a result may have it for its own."""
_ONE_WORD = 0.38
"""Weight that a subject word, not a mere syllable, must have for a free result to be taken for this one's."""
_MOST_RIVALS = 40
"""Of more plan items that a result is like, only those most like it are compared: no office plans so many."""
_UNSHARED, _SAME_SENTENCE = 0.4, 0.02
"""Weight below which what tells two plan items apart counts little; and beside the rival's own sentence."""
_ITS_SENTENCE = 0.9
"""From this part on that was copied, a result is the plan item's own sentence."""


@dataclass(frozen=True, slots=True)
class WeighedClause:
    """A clause as it stands in a report: its units weighed, and the area it stands in."""

    clause: Clause
    weights: tuple[float, ...]
    area: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """A plan item and a result, by their numbers, held against each other.

    `evidence` is for, in log odds; `kept` is the part, 0 to 1, that the conflicts leave. `settled`: how sure
    the result accounts for the plan item, 0 to 1, beside all others. `rival`: the plan item that explains
    the result better, where there is one. `is_here`: in the same area.
    """

    plan: int
    result: int
    said: Match
    copy: float
    evidence: float
    kept: float
    conflicts: tuple[Conflict, ...]
    is_here: bool = False
    settled: float = 0.0
    rival: int | None = None

    @property
    def probability(self) -> float:
        """How like the two sound, 0 to 1, whatever parts them."""
        return _probability(self.evidence)

    @property
    def likeness(self) -> float:
        """How like the two are by themselves, 0 to 1."""
        return self.probability * self.kept

    @property
    def is_sure(self) -> bool:
        """Whether the result accounts for the plan item so plainly that nobody need be asked."""
        plain = self.likeness >= _SURE and self.said.cover >= _SURE_COVER
        return plain and self.settled >= _SURE and self.rival is None and not self.conflicts


def compare(at: int, plan: WeighedClause, to: int, result: WeighedClause) -> Pair:
    """The two held against each other, nothing settled yet."""
    said = match(plan.clause, plan.weights, result.clause)
    back = match(result.clause, result.weights, plan.clause)
    copy = copied(plan.clause, result.clause)
    evidence = _BASE + _SHARED * min(said.shared, _MOST_SHARED) + _COVER * said.cover + _BACK * back.cover
    is_here = plan.area == result.area
    evidence += _AREA * is_here - _NAME_ALONE * _names_alone(plan.clause, said)
    found: tuple[Conflict, ...] = ()
    if copy or _probability(evidence + _FREE + _FREE_HERE) > ENOUGH:  # else it is nothing anyway
        found = tuple(conflicts(plan.clause, said, result.clause, back, copy))
    return Pair(at, to, said, copy, evidence, math.prod(1 - conflict.strength for conflict in found), found, is_here)


def _names_alone(plan: Clause, said: Match) -> float:
    """The weight of the names that are said, where little else is."""
    named = other = 0.0
    for at, (unit, how, weight) in enumerate(zip(plan.units, said.degrees, said.weights, strict=True)):
        if unit.is_name or is_noun_of_name(plan.units, at):
            named += weight * how
        else:
            other += weight * how
    return min(named, _MOST_NAMED) if other < _LITTLE_ELSE else 0.0


def settle(
    plans: Sequence[WeighedClause],
    results: Sequence[WeighedClause],
    candidates: Mapping[int, Iterable[int]],
    marked: Mapping[int, Iterable[int]],
) -> list[Pair]:
    """Every plan item with each of its candidates. `marked`: by result, the plan items whose markers it has."""
    claims: defaultdict[int, list[Pair]] = defaultdict(list)
    for at, near in candidates.items():
        for to in near:
            claims[to].append(compare(at, plans[at], to, results[to]))
    return [pair for to, rivals in claims.items() for pair in _beside(plans, rivals, tuple(marked.get(to, ())))]


def _beside(plans: Sequence[WeighedClause], claims: Sequence[Pair], marked: Sequence[int]) -> Iterable[Pair]:
    """The claims on one result, each with what is left of it beside the others."""
    owners = [(1.0, plan, False) for plan in marked]
    owners += ((pair.likeness, pair.plan, pair.copy >= _ITS_SENTENCE) for pair in claims if pair.likeness > _RIVAL)
    if len(owners) > _MOST_RIVALS:
        owners = nlargest(_MOST_RIVALS, owners, key=lambda owner: (owner[0], plans[owner[1]].clause.text))
    bare = sorted(((_probability(pair.evidence), pair.plan) for pair in claims), reverse=True)[:2]
    for pair in claims:
        free = not marked and all(value < _CLAIMED or plan == pair.plan for value, plan in bare)
        evidence = pair.evidence
        if free and _names_it(plans[pair.plan].clause, pair.said):
            evidence += _FREE + _FREE_HERE * pair.is_here
        settled, rival = _probability(evidence) * pair.kept, None
        own_likeness = pair.likeness
        for likeness, plan, is_its_sentence in owners:
            if likeness > own_likeness and plan != pair.plan:
                least = _SAME_SENTENCE if is_its_sentence and pair.copy < _ITS_SENTENCE else _UNSHARED
                left = own_likeness * _own(plans[pair.plan], pair.said, plans[plan].clause, least)
                if left < settled:
                    settled, rival = left, plan
        yield replace(pair, settled=settled, rival=rival)


def _names_it(plan: Clause, said: Match) -> bool:
    """Whether a word that says what the plan item is about is said, and not only a syllable of one."""
    return any(
        degree >= 0.6 and weight * degree >= _ONE_WORD and unit.role is Role.SUBJECT
        for unit, degree, weight in zip(plan.units, said.degrees, said.weights, strict=True)
    )


def _own(plan: WeighedClause, said: Match, rival: Clause, least: float) -> float:
    """How much of what tells `plan` from `rival` the result says, 0 to 1; near 1 where it weighs less than `least`."""
    own, shared = least, least
    for unit, weight, how in zip(plan.clause.units, plan.weights, said.degrees, strict=True):
        apart = weight * (1 - degree(unit, rival))
        own += apart
        shared += apart * how
    return min(1.0, 1.5 * shared / own)


def _probability(evidence: float) -> float:
    return 1 / (1 + math.exp(-evidence))
