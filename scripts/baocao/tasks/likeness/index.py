"""Which results are worth comparing with a plan item: those that share its rare words. Pure; order does not matter."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import pairwise

from baocao.language.abbreviations import first_letter
from baocao.tasks.likeness.clause import code_of
from baocao.tasks.likeness.compare import WeighedClause
from baocao.tasks.likeness.lexicon import Role

MOST_NEAR = 10
_LEAST, _LEAST_SHARE = 0.12, 0.15
"""Weight a result must share, or this share of the weight of a plan item that says little."""
_MOST_VISITED = 600
"""Results that the words of one plan item may lead to; its commonest words are not followed beyond."""
_NAMED = 0.5
"""What a shared name or identifying number counts, beside its words."""
_MEANING = 0.7
"""What a word of the same meaning counts beside the word itself."""


def nearest(plans: Sequence[WeighedClause], results: Sequence[WeighedClause]) -> dict[int, list[int]]:
    """For each plan item, by number, the results that share most with it, best first."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    told: Counter[tuple[str, str | None]] = Counter()
    for at, result in enumerate(results):
        same = (result.clause.text, result.area)
        told[same] += 1
        if told[same] > MOST_NEAR:  # no nearer than those before it, which are as many as are kept
            continue
        for key in dict.fromkeys(key for key, _ in _keys(result)):
            found[key].append(at)
    near: dict[int, list[int]] = {}
    for at, plan in enumerate(plans):
        keys: dict[str, float] = {}
        for key, weight in (*_keys(plan), *_learnt_keys(plan)):
            keys[key] = max(weight, keys.get(key, 0.0))
        shared: defaultdict[int, float] = defaultdict(float)
        visited = 0
        for key, weight in sorted(keys.items(), key=lambda entry: (len(found.get(entry[0], ())), entry[0])):
            places = found.get(key, ())
            visited += len(places)
            if visited > _MOST_VISITED and shared:
                break
            for place in places:
                shared[place] += weight
        enough = min(_LEAST, _LEAST_SHARE * sum(plan.weights))
        least = max([enough, *nlargest(MOST_NEAR, shared.values())[MOST_NEAR - 1 :]])
        best = sorted(
            (place for place in shared if shared[place] >= least),
            key=lambda place: (-shared[place], results[place].area != plan.area, results[place].clause.text),
        )
        near[at] = best[:MOST_NEAR]
    return near


def _learnt_keys(plan: WeighedClause) -> Iterator[tuple[str, float]]:
    """The words with which this office also says those of a plan item."""
    for other, own in plan.clause.learnt.items():
        yield other, max(own.values()) * _MEANING


def _keys(weighed: WeighedClause) -> Iterator[tuple[str, float]]:
    """What a clause is found by: its words, what they mean, the beginnings and ends of the long ones."""
    for noun, value in weighed.clause.ids:
        yield f"#{noun} {value}", _NAMED
    for cited in weighed.clause.cited:
        yield f"#{cited}", _NAMED
    for name in weighed.clause.names:
        yield f"#{name.words}", _NAMED
        for two in pairwise(name.words.split()):  # `Hè Thu`, elsewhere `hè thu`
            yield " ".join(two), _MEANING
    for unit, weight in zip(weighed.clause.units, weighed.weights, strict=True):
        if unit.role is Role.JOINING:
            continue
        yield unit.words, weight
        entry = unit.entry
        if code := code_of(unit):
            yield f"~{code}", weight * _MEANING
        elif unit.syllables > 1:
            yield f"~{''.join(map(first_letter, unit.words.split()))}", weight * _MEANING
        if entry is None or unit.role is Role.FORMULA:
            continue
        for group in entry.same | entry.inner:
            yield f"={group}", weight * _MEANING
        for group in entry.general | entry.kind_of:
            yield f"<{group}", weight * _MEANING
        if unit.syllables > 2:  # `sốt xuất huyết` of `sốt xuất huyết dengue`; `giao dịch` of `phiên giao dịch việc làm`
            for two in pairwise(unit.words.split()):
                yield " ".join(two), weight * _MEANING
