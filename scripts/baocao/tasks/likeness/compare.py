"""A plan item and a result compared: the evidence that they are one task, and what sets them apart. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass

from baocao.tasks.likeness.clause import Clause, is_noun_of_name
from baocao.tasks.likeness.conflict import Conflict
from baocao.tasks.likeness.conflicts import conflicts
from baocao.tasks.likeness.overlap import Match, copied, match

ALIKE = 0.5
"""From this likeness on two clauses sound like one task."""
MOST_LEAD = 4.0
_SURE, _SURE_COVER = 0.85, 0.6
"""With this likeness, this share of the plan item said and nothing against it, nobody need be asked."""

_BASE, _SHARED, _COVER, _BACK, _AREA, FREE, FREE_HERE = -3.6, 1.0, 2.75, 2.05, 0.75, 1.25, 0.4
_MOST_SHARED = 3.1
_NAME_ALONE, _LITTLE_ELSE, _MOST_NAMED = 0.43, 0.3, 1.6
"""What a shared name loses where what else is shared weighs less than this: many things happen in one place."""


@dataclass(frozen=True, slots=True)
class WeighedClause:
    """A clause as it stands in a report: its units weighed, and the area it stands in."""

    clause: Clause
    weights: tuple[float, ...]
    area: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """A plan item and a result, by their numbers, compared.

    `evidence` speaks for the link, in log odds; `kept` is the share of it, 0 to 1, that the conflicts leave.
    `settled`: what is left of its likeness beside all other plan items, 0 to 1. `rival`: the plan
    item that explains the result better, where there is one. `is_here`: in the same area. `is_taken`: the
    result repeats the sentence of another plan item. `lead_over_others`: by how much more evidence than for any
    other plan item, at most `MOST_LEAD` either way. `chance`: how sure it is that the result accounts for the plan
    item, 0 to 1, all in all.
    """

    plan: int
    result: int
    said: Match
    back: Match
    copy: float
    evidence: float
    kept: float
    conflicts: tuple[Conflict, ...]
    is_here: bool = False
    settled: float = 0.0
    rival: int | None = None
    is_taken: bool = False
    lead_over_others: float = 0.0
    chance: float = 0.0

    @property
    def probability(self) -> float:
        """How alike the two sound, 0 to 1, conflicts aside."""
        return probability(self.evidence)

    @property
    def likeness(self) -> float:
        """How alike the two are by themselves, 0 to 1."""
        return self.probability * self.kept

    @property
    def is_sure(self) -> bool:
        """Whether the result accounts for the plan item so plainly that nobody need be asked."""
        plain = self.likeness >= _SURE and self.said.cover >= _SURE_COVER
        return plain and self.settled >= _SURE and self.chance >= _SURE and self.rival is None and not self.conflicts


def compare(at: int, plan: WeighedClause, to: int, result: WeighedClause) -> Pair:
    """The two compared, nothing settled yet."""
    said = match(plan.clause, plan.weights, result.clause)
    back = match(result.clause, result.weights, plan.clause)
    copy = copied(plan.clause, result.clause)
    evidence = _BASE + _SHARED * min(said.shared, _MOST_SHARED) + _COVER * said.cover + _BACK * back.cover
    is_here = plan.area == result.area
    evidence += _AREA * is_here - _NAME_ALONE * _names_alone(plan.clause, said)
    found: tuple[Conflict, ...] = ()
    if copy or probability(evidence + FREE + FREE_HERE) > ALIKE:  # else it is nothing anyway
        found = tuple(conflicts(plan.clause, said, result.clause, back, copy))
    kept = math.prod(1 - conflict.strength for conflict in found)
    return Pair(at, to, said, back, copy, evidence, kept, found, is_here)


def _names_alone(plan: Clause, said: Match) -> float:
    """The weight of the names that are said, where little else is."""
    named = other = 0.0
    for at, (unit, how, weight) in enumerate(zip(plan.units, said.degrees, said.weights, strict=True)):
        if unit.is_name or is_noun_of_name(plan.units, at):
            named += weight * how
        else:
            other += weight * how
    return min(named, _MOST_NAMED) if other < _LITTLE_ELSE else 0.0


def probability(evidence: float) -> float:
    """The log odds `evidence` as a probability."""
    return 1 / (1 + math.exp(-evidence))
