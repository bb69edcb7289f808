"""Carry-over by words: which results tell of the plan items that no marker accounts for. Pure, part of `carryover`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from baocao.model import RESULTS, PlacedItem, Report
from baocao.tasks.likeness import Knowledge
from baocao.tasks.likeness.clause_reader import ClauseReader
from baocao.tasks.likeness.compare import Pair, WeighedClause
from baocao.tasks.likeness.index import nearest
from baocao.tasks.likeness.parts import parts
from baocao.tasks.likeness.reasons import doubt, reasons, refusal
from baocao.tasks.likeness.settle import settle
from baocao.tasks.likeness.verdict import ENOUGH, chance, signs
from baocao.tasks.task_links import Candidate, Certainty, Outcome, TaskLink, placed_items

_MOST_RESULTS = 5
_MOST_CANDIDATES = 3
_BESIDE_THE_BEST = 0.6
"""A further result is linked where it is at least this share as sure as the best."""
_WORTH_NAMING = 0.1
"""A refused result less like than this is not worth showing."""


def by_words(
    plans: Sequence[PlacedItem], sought: Sequence[int], before: Report, after: Report, knowledge: Knowledge
) -> Mapping[int, TaskLink]:
    """The link of each plan item in `sought` by its words, under no slug yet."""
    results = list(placed_items(after.section(RESULTS)))
    reader = ClauseReader(knowledge, before, after, [placed.item.text for placed in (*plans, *results)])
    said = [_weighed(reader, plan, plan.item.text) for plan in plans]
    told = [(to, part) for to, result in enumerate(results) for part in parts(result.item.text)]
    heard = [_weighed(reader, results[to], part) for to, part in told]
    planned = {slug: at for at, plan in enumerate(plans) for slug in plan.item.slugs}
    marked = {
        part: [planned[slug] for slug in results[to].item.slugs if slug in planned]
        for part, (to, _) in enumerate(told)
        if results[to].item.slugs
    }
    near = nearest(said, heard)
    # What a marker settles needs no search, but still competes for results that another item might be given.
    candidates = {
        at: [part for part in found if not (plans[at].item.slugs and results[told[part][0]].item.slugs)]
        for at, found in near.items()
    }
    pairs: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair in settle(said, heard, candidates, marked):
        sure = chance(signs(said[pair.plan], heard[pair.result], pair), pair.kept)
        pairs[pair.plan].append(replace(pair, chance=sure))
    owners = [results[to] for to, _ in told]
    missing = frozenset(at for at in sought if all(pair.chance < ENOUGH for pair in pairs[at]))
    return {at: _link(plans[at], pairs[at], owners, said, heard, missing) for at in sought}


def _weighed(reader: ClauseReader, placed: PlacedItem, text: str) -> WeighedClause:
    return WeighedClause(*reader.read(text), placed.area_name)


def _link(
    plan: PlacedItem,
    pairs: list[Pair],
    results: Sequence[PlacedItem],
    said: Sequence[WeighedClause],
    heard: Sequence[WeighedClause],
    missing: Collection[int],
) -> TaskLink:
    pairs.sort(key=lambda pair: (-pair.chance, heard[pair.result].clause.text, pair.result))
    best = pairs[0].chance if pairs else 0.0
    taken = [pair for pair in pairs if pair.chance >= max(ENOUGH, best * _BESIDE_THE_BEST)]
    taken = _once(taken, results)[:_MOST_RESULTS]
    linked = {id(results[pair.result]) for pair in taken}
    refused = [
        replace(pair, rival=None) if pair.rival in missing else pair  # it is no answer to that one either
        for pair in pairs
        if pair.chance < ENOUGH and pair.probability > _WORTH_NAMING and id(results[pair.result]) not in linked
    ]
    refused.sort(key=lambda pair: (-pair.likeness, -pair.probability, heard[pair.result].clause.text, pair.result))
    candidates = tuple(
        Candidate(results[pair.result], round(pair.chance, 2), refusal(pair, said, heard[pair.result]))
        for pair in _once(refused, results)[:_MOST_CANDIDATES]
    )
    if not taken:
        return TaskLink(plan, None, Outcome.MISSING, candidates=candidates)
    first = taken[0]
    link = TaskLink(
        plan,
        None,
        Outcome.ACCOUNTED,
        tuple(results[pair.result] for pair in taken),
        round(first.chance, 2),
        "text",
        reasons(first, said[first.plan], heard[first.result]),
        candidates,
        sure=first.is_sure,
    )
    against = doubt(first, said[first.plan], heard[first.result]) if link.certainty is Certainty.ASK else ""
    return link._replace(reasons=(*link.reasons, against)) if against else link


def _once(pairs: Sequence[Pair], results: Sequence[PlacedItem]) -> list[Pair]:
    """Of the pairs with parts of one result only the first."""
    return list({id(results[pair.result]): pair for pair in reversed(pairs)}.values())[::-1]
