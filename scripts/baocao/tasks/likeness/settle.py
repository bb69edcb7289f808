"""Which results account for which plan items, over a whole month at once. Pure; the order of items does not matter.

A result that another plan item explains better counts for this one only by what the two do not share: so
a near copy takes nothing from the true item, and one result may still cover two tasks. A result that no
other item explains needs less to be linked. Both rest on the plan items alone, so that a further result
never takes away what another had.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from heapq import nlargest

from baocao.tasks.likeness.clause import Clause
from baocao.tasks.likeness.compare import FREE, FREE_HERE, MOST_LEAD, Pair, WeighedClause, compare, probability
from baocao.tasks.likeness.lexicon import Role
from baocao.tasks.likeness.overlap import Match, degree

_CLAIMED = 0.42
"""A result that is this like another plan item is not free."""
_RIVAL, _NO_RIVAL = 0.33, -6.0
"""A plan item this like a result may claim it; the evidence for one where there is none."""
_ONE_WORD = 0.38
"""The weight that a shared subject word, not a mere syllable, must have for a free result to count more."""
_MOST_RIVALS = 40
"""Of more plan items that a result is like, only those most like it are compared: no office plans so many."""
_UNSHARED, _SAME_SENTENCE = 0.4, 0.02
"""Weight below which what tells two plan items apart counts little; the second, beside the rival's own sentence."""
_ITS_SENTENCE = 0.9
"""A result that copies at least this share is the plan item's own sentence."""


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
    """The claims on one result, each settled beside the others."""
    owners = [(1.0, plan, False) for plan in marked]
    owners += ((pair.likeness, pair.plan, pair.copy >= _ITS_SENTENCE) for pair in claims if pair.likeness > _RIVAL)
    if len(owners) > _MOST_RIVALS:
        owners = nlargest(_MOST_RIVALS, owners, key=lambda owner: (owner[0], plans[owner[1]].clause.text))
    bare = sorted(((pair.evidence, pair.plan) for pair in claims), reverse=True)[:2]
    copies = sorted(((pair.copy, pair.plan) for pair in claims), reverse=True)[:2]
    for pair in claims:
        free = not marked and all(probability(value) < _CLAIMED or plan == pair.plan for value, plan in bare)
        evidence = pair.evidence
        if free and _names_it(plans[pair.plan].clause, pair.said):
            evidence += FREE + FREE_HERE * pair.is_here
        settled, rival = probability(evidence) * pair.kept, None
        own_likeness = pair.likeness
        for likeness, plan, is_its_sentence in owners:
            if likeness > own_likeness and plan != pair.plan:
                least = _SAME_SENTENCE if is_its_sentence and pair.copy < _ITS_SENTENCE else _UNSHARED
                left = own_likeness * _own(plans[pair.plan], pair.said, plans[plan].clause, least)
                if left < settled:
                    settled, rival = left, plan
        other_copy = next((copy for copy, plan in copies if plan != pair.plan), 0.0)
        is_taken = other_copy >= _ITS_SENTENCE and pair.copy < other_copy
        other = next((value for value, plan in bare if plan != pair.plan), _NO_RIVAL)
        lead = -MOST_LEAD if marked else max(-MOST_LEAD, min(MOST_LEAD, pair.evidence - other))
        yield replace(pair, settled=settled, rival=rival, is_taken=is_taken, lead_over_others=lead)


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
