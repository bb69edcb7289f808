"""Which word of an older text each word of a newer one is, also where whole clauses changed places. Pure.

What two texts have in common in order, as `stretches` finds it, takes words of one clause for those of another where a
clause is gone or stands elsewhere. Here each step away from the next word of the old text costs something: least to a
word further on in the same clause, most back to another clause in the middle of a phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from rapidfuzz.distance import LCSseq

_MOST_CELLS = 250_000
"""Pairs of words that are compared at most; of more only those count that both texts have in order."""
_UNKNOWN = 0.1
"""What a word costs that is not in the old text, from where on the next one is looked for."""
_SKIPPED = 0.3
"""The next word further on in the same clause, or, where a phrase begins, in a later one."""
_SKIPPED_CLAUSE = 1.2
"""The same in a later clause, in the middle of a phrase; and any word before, where a phrase begins."""
_BACK = 2.2
"""A word before, in the middle of a phrase."""
_STAYS = -1


def traced(
    old: Sequence[str], clauses: Sequence[int], new: Sequence[str], begins_phrase: Sequence[bool]
) -> list[int | None]:
    """For each word of `new` its place in `old`, None for what is new; `clauses`: the clause of each old word."""
    if not old:
        return [None] * len(new)
    if len(old) * len(new) > _MOST_CELLS:
        return _in_order(old, new)
    # State `at` is where `old[at - 1]` was the last word found, 0 where none was yet.
    states = range(1, len(old) + 1)
    scores = [0.0, *[-inf] * len(old)]
    steps: list[list[int]] = []
    for word, begins in zip(new, begins_phrase, strict=True):
        later, back = (_SKIPPED, _SKIPPED_CLAUSE) if begins else (_SKIPPED_CLAUSE, _BACK)
        anywhere = max(range(len(scores)), key=scores.__getitem__)
        reached = [score - _UNKNOWN for score in scores]
        step = [_STAYS] * len(scores)
        before, inside = 0, None  # the best states of all clauses so far, and of this clause
        for at in states:
            if at > 1 and clauses[at - 1] != clauses[at - 2]:
                inside = None
            if old[at - 1] == word:
                ways = [(scores[at - 1], at - 1), (scores[before] - later, before), (scores[anywhere] - back, anywhere)]
                if inside is not None:
                    ways.append((scores[inside] - _SKIPPED, inside))
                score, came = max(ways)
                if score + 1 > reached[at]:
                    reached[at], step[at] = score + 1, came
            if scores[at] > scores[before]:
                before = at
            if inside is None or scores[at] > scores[inside]:
                inside = at
        scores = reached
        steps.append(step)
    return _path(scores, steps)


def _path(scores: Sequence[float], steps: Sequence[Sequence[int]]) -> list[int | None]:
    """The places of the old words on the way to the best of the last states."""
    at = max(range(len(scores)), key=scores.__getitem__)
    found: list[int | None] = []
    for step in reversed(steps):
        is_new = step[at] == _STAYS
        found.append(None if is_new else at - 1)
        at = at if is_new else step[at]
    return found[::-1]


def _in_order(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    found: list[int | None] = [None] * len(new)
    for code in LCSseq.opcodes(old, new):
        if code.tag == "equal":
            for at in range(code.src_end - code.src_start):
                found[code.dest_start + at] = code.src_start + at
    return found
