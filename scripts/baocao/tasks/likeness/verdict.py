"""How sure it is that a result accounts for a plan item: signs weighed as labelled months taught. Pure.

The weights are fitted by `tests/bench/fit_carry_over.py` on archives of many hands, none of which knew the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from baocao.tasks.likeness.clause import Clause
from baocao.tasks.likeness.compare import Pair, WeighedClause, probability
from baocao.tasks.likeness.lexicon import Role
from baocao.tasks.likeness.overlap import Match

ENOUGH = 0.4
"""From this chance on a result accounts for a plan item."""


class Signs(NamedTuple):
    """What speaks for and against a link, and what each sign weighs.

    `settled`, `evidence`: of the pair. `shared`, `weightiest`: the weight of what is said and of the weightiest
    subject in it, each up to a bound. `common`: the weight of the subjects said that other plan items have too.
    `size`: the weight of the whole plan item. `lead`: how many words in a row both begin with. `small_number`,
    `long_number`: a figure that stands in both. `is_count`: the result begins with a figure. `is_action`: it begins
    with a verb of official action. `is_taken`: it repeats the sentence of another plan item.
    """

    settled: float
    evidence: float
    shared: float
    weightiest: float
    common: float
    size: float
    lead: float
    small_number: float
    long_number: float
    is_count: float
    is_action: float
    is_taken: float


_BASE = -0.543
_WEIGHTS = Signs(
    settled=5.463,
    evidence=1.248,
    shared=-0.833,
    weightiest=-1.527,
    common=-0.961,
    size=-0.121,
    lead=-0.258,
    small_number=1.633,
    long_number=2.386,
    is_count=0.616,
    is_action=-0.775,
    is_taken=-1.637,
)
_MOST_SHARED, _MOST_WEIGHTIEST, _MOST_COMMON, _LONGEST_LEAD = 2.0, 1.0, 3.0, 4
_BEGINNING = 3
"""Words at whose beginning two clauses are looked at for a common lead."""


def signs(plan: WeighedClause, result: WeighedClause, pair: Pair, planned: Counter[str]) -> Signs:
    """The signs of `pair`; `planned`: in how many plan items each word stands."""
    numbers = plan.clause.numbers & result.clause.numbers
    first = result.clause.units[0] if result.clause.units else None
    return Signs(
        pair.settled,
        pair.evidence,
        min(pair.said.shared, _MOST_SHARED),
        *_subjects_said(plan.clause, pair.said, planned),
        sum(plan.weights),
        _lead(plan.clause, result.clause),
        float(any(len(number) < 3 for number in numbers)),
        float(any(len(number) > 2 and not _is_year(number) for number in numbers)),
        float(result.clause.begins_with_figure),
        float(first is not None and first.role in (Role.FORMULA, Role.GENERAL)),
        float(pair.is_taken),
    )


def chance(found: Signs) -> float:
    """The probability, 0 to 1, that the result accounts for the plan item."""
    return probability(_BASE + sum(sign * weight for sign, weight in zip(found, _WEIGHTS, strict=True)))


def words_planned(plans: Iterable[WeighedClause]) -> Counter[str]:
    """In how many of `plans` each word stands."""
    return Counter(words for plan in plans for words in plan.clause.words)


def _subjects_said(plan: Clause, said: Match, planned: Counter[str]) -> tuple[float, float]:
    """The weight of the weightiest subject said, and of those said in the same words that are planned elsewhere too."""
    weightiest = common = 0.0
    for unit, weight, degree in zip(plan.units, said.weights, said.degrees, strict=True):
        if unit.role is not Role.SUBJECT:
            continue
        weightiest = max(weightiest, weight * degree)
        if degree == 1 and planned[unit.words] > 1 and not unit.is_name:
            common += weight
    return min(weightiest, _MOST_WEIGHTIEST), min(common, _MOST_COMMON)


def _lead(plan: Clause, result: Clause) -> int:
    """How many words in a row both have at or near their beginning."""
    mine, theirs = (
        [unit.words for unit in clause.units if unit.role is not Role.JOINING][: _BEGINNING + _LONGEST_LEAD]
        for clause in (plan, result)
    )
    return max(_in_step(mine[at:], theirs[to:]) for at in range(_BEGINNING) for to in range(_BEGINNING))


def _in_step(mine: list[str], theirs: list[str]) -> int:
    count = 0
    for my, other in zip(mine[:_LONGEST_LEAD], theirs, strict=False):
        if my != other:
            break
        count += 1
    return count


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("19", "20")
