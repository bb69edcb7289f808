"""How sure it is that a result accounts for a plan item: signs weighed as labelled months taught. Pure.

The weights are fitted by `tests/bench/fit_carry_over.py` on archives of many hands, none of which knew the others.
"""

from __future__ import annotations

from typing import NamedTuple

from baocao.language.names import PERSONS
from baocao.tasks.likeness.clause import Clause
from baocao.tasks.likeness.compare import Pair, WeighedClause, probability
from baocao.tasks.likeness.lexicon import Role
from baocao.tasks.likeness.overlap import Match, copied

ENOUGH = 0.39
"""From this chance on a result accounts for a plan item."""


_CONTRADICTED, _BARRED = 0.05, 0.3
"""A pair whose contradictions keep less than this of its likeness is another task, however many words agree: of its
chance no more than the second remains. Signs weigh all pairs alike, and would let a long common part outvote them."""
_TAKEN = 0.9
"""What remains of the likeness of a plan item to a result that repeats the sentence of another."""


class Signs(NamedTuple):
    """What speaks for and against a link, and what each sign weighs.

    `settled`, `likeness`, `lead_over_others`, `is_taken`: of the pair. `said`: the share of the plan
    item's words that the result says, squared. `copied`, `repeated`: the share of the plan item that the result has
    word for word, and the other way round. `weight_said`: the weight of what the result says of the plan item.
    `unsaid`: how many of its subjects the result does not say. `object`: the weight of what it is about first.
    `size`, `result_size`: the weight of the whole plan item and result. `same_number`, `same_document`: both name
    one. `behind_lead`: of what the result says behind words with which both begin, the share that the plan item says.
    `unsaid_behind_lead`: the weightiest subject it does not say, times the length of these words. `is_here`: 1 in the
    same area, elsewhere `settled`: the area decides only where the words leave doubt. `is_count`: the result begins
    with a figure. `is_action`: it begins with a verb of official action. `same_count`: both count the same, `31
    người`; `is_part`: the result tells a part of it, `20/31 người`. `same_day`, `same_person`: both name one.
    `put_off`: how much of the plan item the result says, if it tells that something is put off. `makes_document`:
    the result gives a number to a document of a kind that the plan item names.
    """

    settled: float
    likeness: float
    lead_over_others: float
    said: float
    copied: float
    repeated: float
    weight_said: float
    unsaid: float
    object: float
    size: float
    result_size: float
    same_number: float
    same_document: float
    behind_lead: float
    unsaid_behind_lead: float
    is_here: float
    is_taken: float
    is_count: float
    is_action: float
    same_count: float
    is_part: float
    same_day: float
    put_off: float
    makes_document: float
    same_person: float


_BASE = -6.140
_WEIGHTS = Signs(
    settled=2.187,
    likeness=3.099,
    lead_over_others=0.413,
    said=0.436,
    copied=1.832,
    repeated=-2.918,
    weight_said=0.446,
    unsaid=0.134,
    object=-0.122,
    size=-0.372,
    result_size=0.171,
    same_number=1.916,
    same_document=0.848,
    behind_lead=1.293,
    unsaid_behind_lead=-0.206,
    is_here=2.603,
    is_taken=-0.797,
    is_count=0.546,
    is_action=-0.523,
    same_count=1.587,
    is_part=3.241,
    same_day=1.723,
    put_off=1.288,
    makes_document=1.223,
    same_person=2.825,
)
_BEGINNING, _LONGEST_LEAD, _BEHIND = 3, 3, 5
"""Words at whose beginning two clauses are looked at for a common lead; words of it that count, and words behind it."""
_HARDLY, _SUBJECT_WEIGHT = 0.3, 0.2
"""A subject of this weight said to less than this degree is not said."""


def signs(plan: WeighedClause, result: WeighedClause, pair: Pair) -> Signs:
    """The signs of `pair`."""
    mine, theirs = plan.clause, result.clause
    subjects = _subjects(mine, pair.said)
    lead, behind = _lead(mine, theirs)
    first = theirs.units[0] if theirs.units else None
    return Signs(
        settled=pair.settled,
        likeness=pair.likeness,
        lead_over_others=pair.lead_over_others,
        said=pair.said.cover**2,
        copied=pair.copy,
        repeated=copied(theirs, mine),
        weight_said=pair.back.shared,
        unsaid=sum(how < _HARDLY and weight > _SUBJECT_WEIGHT for weight, how in subjects),
        object=_object_weight(plan),
        size=sum(plan.weights),
        result_size=sum(result.weights),
        same_number=float(not set(mine.ids).isdisjoint(theirs.ids)),
        same_document=float(not (set(mine.documents) | mine.cited).isdisjoint({*theirs.documents, *theirs.cited})),
        behind_lead=_share_said(pair.back, behind),
        unsaid_behind_lead=min(lead, _LONGEST_LEAD)
        * max((weight * (1 - how) for weight, how in subjects), default=0.0),
        is_here=1.0 if pair.is_here else pair.settled,
        is_taken=float(pair.is_taken),
        is_count=float(theirs.begins_with_figure),
        is_action=float(first is not None and first.role in (Role.FORMULA, Role.GENERAL)),
        same_count=float(not mine.counts.isdisjoint(theirs.counts)),
        is_part=float(not mine.counts.isdisjoint(theirs.parts)),
        same_day=float(_same_day(mine.days, theirs.days)),
        put_off=theirs.is_put_off * pair.said.cover,
        makes_document=float(any(f" {kind} " in mine.padded for kind in theirs.made)),
        same_person=float(any(f" {name.words} " in theirs.padded for name in mine.names if name.noun in PERSONS)),
    )


def _same_day(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both name one day; `15/10` is the day `15`."""
    return not mine.isdisjoint(theirs) or any(day.partition("/")[0] in mine for day in theirs)


def chance(found: Signs, kept: float) -> float:
    """The probability, 0 to 1, that the result accounts for the plan item; `kept`: what its contradictions leave."""
    sure = probability(_BASE + sum(sign * weight for sign, weight in zip(found, _WEIGHTS, strict=True)))
    sure = min(sure, _BARRED) if kept < _CONTRADICTED else sure
    return min(sure, _TAKEN * found.settled) if found.is_taken else sure


def _subjects(clause: Clause, match: Match) -> list[tuple[float, float]]:
    """The weight of each subject of a clause, and how well it is said."""
    told = zip(clause.units, match.weights, match.degrees, strict=True)
    return [(weight, how) for unit, weight, how in told if unit.role is Role.SUBJECT]


def _object_weight(plan: WeighedClause) -> float:
    """The weight of the first words that say what a plan item is about, up to a joining word."""
    found = 0.0
    begun = False
    for unit, weight in zip(plan.clause.units, plan.weights, strict=True):
        begun = begun or unit.role is Role.SUBJECT
        if begun and unit.role is Role.JOINING:
            break
        found += weight if begun else 0.0
    return found


def _lead(plan: Clause, result: Clause) -> tuple[int, list[int]]:
    """How many words in a row both have at or near their beginning; the numbers of the result's units behind them."""
    mine = [unit.words for unit in plan.units if unit.role is not Role.JOINING]
    places = [at for at, unit in enumerate(result.units) if unit.role is not Role.JOINING]
    theirs = [result.units[at].words for at in places]
    longest, start = 0, 0
    for at in range(min(_BEGINNING, len(mine))):
        for to in range(min(_BEGINNING, len(theirs))):
            length = _in_step(mine, at, theirs, to)
            if length > longest:
                longest, start = length, to
    return longest, places[start + longest :][:_BEHIND]


def _in_step(mine: list[str], at: int, theirs: list[str], to: int) -> int:
    """How many words are the same in both from there on."""
    count = 0
    while at + count < len(mine) and to + count < len(theirs) and mine[at + count] == theirs[to + count]:
        count += 1
    return count


def _share_said(match: Match, places: list[int]) -> float:
    """The share of the weight at `places` that the other says; all of it where there is none."""
    whole = sum(match.weights[at] for at in places)
    return sum(match.weights[at] * match.degrees[at] for at in places) / whole if whole else 1.0
