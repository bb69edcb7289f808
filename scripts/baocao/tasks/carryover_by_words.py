"""Carry-over by words: which results tell of the plan items that no marker accounts for. Pure, part of `carryover`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from baocao.model import RESULTS, Report
from baocao.tasks.likeness import Knowledge
from baocao.tasks.likeness.clause_reader import ClauseReader
from baocao.tasks.likeness.compare import ENOUGH, Pair, WeighedClause
from baocao.tasks.likeness.index import nearest
from baocao.tasks.likeness.reasons import doubt, reasons, refusal
from baocao.tasks.likeness.settle import settle
from baocao.tasks.task_links import Candidate, Certainty, Outcome, PlacedItem, TaskLink, placed_items

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
    said = [_weighed(reader, plan) for plan in plans]
    heard = [_weighed(reader, result) for result in results]
    planned = {slug: at for at, plan in enumerate(plans) for slug in plan.item.slugs}
    marked = {
        to: [planned[slug] for slug in result.item.slugs if slug in planned]
        for to, result in enumerate(results)
        if result.item.slugs
    }
    near = nearest(said, heard)
    # What a marker settles needs no search, but still competes for results that another item might be given.
    candidates = {
        at: [to for to in found if not (plans[at].item.slugs and results[to].item.slugs)] for at, found in near.items()
    }
    pairs: defaultdict[int, list[Pair]] = defaultdict(list)
    for pair in settle(said, heard, candidates, marked):
        pairs[pair.plan].append(pair)
    return {at: _link(plans[at], pairs[at], results, said, heard) for at in sought}


def _weighed(reader: ClauseReader, placed: PlacedItem) -> WeighedClause:
    area = placed.area_id or (placed.area.heading.title if placed.area else None)
    return WeighedClause(*reader.read(placed.item.text), area)


def _link(
    plan: PlacedItem,
    pairs: list[Pair],
    results: Sequence[PlacedItem],
    said: Sequence[WeighedClause],
    heard: Sequence[WeighedClause],
) -> TaskLink:
    pairs.sort(key=lambda pair: (-pair.settled, heard[pair.result].clause.text, pair.result))
    best = pairs[0].settled if pairs else 0.0
    taken = [pair for pair in pairs if pair.settled >= max(ENOUGH, best * _BESIDE_THE_BEST)][:_MOST_RESULTS]
    refused = [pair for pair in pairs if pair.settled < ENOUGH and pair.probability > _WORTH_NAMING]
    refused.sort(key=lambda pair: (-pair.likeness, -pair.probability, heard[pair.result].clause.text, pair.result))
    candidates = tuple(
        Candidate(results[pair.result], round(pair.settled, 2), refusal(pair, said, heard[pair.result]))
        for pair in refused[:_MOST_CANDIDATES]
    )
    if not taken:
        return TaskLink(plan, None, Outcome.MISSING, candidates=candidates)
    first = taken[0]
    link = TaskLink(
        plan,
        None,
        Outcome.ACCOUNTED,
        tuple(results[pair.result] for pair in taken),
        round(first.settled, 2),
        "text",
        reasons(first, said[first.plan], heard[first.result]),
        candidates,
        sure=first.is_sure,
    )
    against = doubt(first, said[first.plan], heard[first.result]) if link.certainty is Certainty.ASK else ""
    return replace(link, reasons=(*link.reasons, against)) if against else link
