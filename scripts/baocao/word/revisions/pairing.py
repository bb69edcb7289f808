"""Which paragraphs, tables and rows of two files stand for each other, so that the fewest words are marked. Pure.

What says the same in both stays where it is. In what lies between, each part of the old file finds its like in the
new one, stands for several (a paragraph was split) or shares one (some were joined), or has none.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from math import ceil, inf
from typing import Generic, Protocol, TypeVar

from baocao.language.word_changes import shared, stretches

_ALIKE = 1 / 3  # of the words of the longer one
_WITHIN = 0.75  # of the shorter one, where the longer has much more
_PART = 0.6  # of a paragraph that was split or joined, and of each of its parts
_MOST_PARTS = 4
_LONE = 0.5  # what it costs that a part has no like, beside its words
_FEW = 10_000
"""Pairs that are all looked at. Of more, first those are found that say the same."""
_MOST_COMPARED = 100_000
"""Pairs in one gap that are looked at; in a larger gap only those at about the same height."""


class Comparable(Protocol):
    """A part of a file. `said`: equal where nothing is changed; `words`: by which it is known again; `kind`: only
    parts of one kind stand for each other; `role`: parts of the same role do so whatever they say; `place`: parts of
    the same place do so where nothing better is found; `can_split`."""

    @property
    def said(self) -> Hashable: ...
    @property
    def words(self) -> tuple[str, ...]: ...
    @property
    def kind(self) -> Hashable: ...
    @property
    def role(self) -> Hashable: ...
    @property
    def place(self) -> Hashable: ...
    @property
    def can_split(self) -> bool: ...


Part = TypeVar("Part", bound=Comparable)


@dataclass(frozen=True, slots=True)
class Pairing(Generic[Part]):
    """Parts of the old file and those of the new one that stand for them; one of the two may be empty."""

    old: Sequence[Part]
    new: Sequence[Part]


def paired(old: Sequence[Part], new: Sequence[Part]) -> Iterator[Pairing[Part]]:
    """Both files from beginning to end; of what has no like, first what is gone and then what is new."""
    names = _names((*old, *new))
    before, after = names[: len(old)], names[len(old) :]
    least = min(len(old), len(new))
    start = next((at for at in range(least) if before[at] != after[at]), least)
    end = next((at for at in range(least - start) if before[-1 - at] != after[-1 - at]), least - start)
    yield from _same(old[:start], new[:start])
    old_end, new_end = len(old) - end, len(new) - end
    if (old_end - start) * (new_end - start) <= _FEW:
        yield from _lone_together(_gap(old[start:old_end], new[start:new_end]))
    else:
        for each in stretches(before[start:old_end], after[start:new_end]):
            gone = old[start + each.old_start : start + each.old_end]
            added = new[start + each.new_start : start + each.new_end]
            yield from _same(gone, added) if each.is_same else _lone_together(_gap(gone, added))
    yield from _same(old[old_end:], new[new_end:])


def _same(old: Sequence[Part], new: Sequence[Part]) -> Iterator[Pairing[Part]]:
    return (Pairing([part], [same]) for part, same in zip(old, new, strict=True))


def _names(parts: Sequence[Part]) -> list[str]:
    """A name for each part, the same for those that say the same."""
    numbers: dict[Hashable, str] = {}
    fresh = count()
    return [numbers.setdefault((part.kind, part.said), f"#{next(fresh)}") for part in parts]


def _lone_together(pairings: Sequence[Pairing[Part]]) -> Iterator[Pairing[Part]]:
    gone: list[Part] = []
    added: list[Part] = []
    for pairing in pairings:
        if pairing.old and pairing.new:
            yield from (*_replaced(gone, added), pairing)
            gone, added = [], []
        else:
            gone += pairing.old
            added += pairing.new
    yield from _replaced(gone, added)


def _replaced(gone: Sequence[Part], added: Sequence[Part]) -> Iterator[Pairing[Part]]:
    """What is gone, and what is new; a new paragraph that looks like one that is gone takes its place."""
    places = min(len(gone), len(added))
    while places and not all(
        old.place is not None and old.place == new.place for old, new in zip(gone, added[:places], strict=False)
    ):
        places -= 1
    yield from (Pairing([old], [new]) for old, new in zip(gone[:places], added[:places], strict=True))
    yield from (Pairing([old], []) for old in gone[places:])
    yield from (Pairing([], [new]) for new in added[places:])


def _gap(old: Sequence[Part], new: Sequence[Part]) -> list[Pairing[Part]]:
    """The cheapest way from the one to the other, in words that are marked."""
    if not old or not new:
        return [*(Pairing([part], []) for part in old), *(Pairing([], [part]) for part in new)]
    slope = len(new) / len(old)
    reach = inf
    if len(old) * len(new) > _MOST_COMPARED:
        reach = max(_MOST_COMPARED / (2 * len(old)), 50.0, 2 * slope)
    # best[i][j]: the least cost of the first i and j parts, and how many of each the last step takes.
    best: list[dict[int, tuple[float, int, int]]] = [{} for _ in range(len(old) + 1)]
    best[0][0] = (0.0, 0, 0)
    for i in range(len(old) + 1):
        for j in _columns(i, slope, reach, len(new)):
            here = best[i].get(j)
            if here is None:
                continue
            for cost, down, right in _steps(old, new, i, j):
                known = best[i + down].get(j + right)
                if known is None or here[0] + cost < known[0]:
                    best[i + down][j + right] = (here[0] + cost, down, right)
    return list(reversed(list(_way_back(best, old, new))))


def _columns(i: int, slope: float, reach: float, last: int) -> range:
    if reach == inf:
        return range(last + 1)
    middle = round(i * slope)
    return range(max(middle - int(reach), 0), min(middle + int(reach), last) + 1)


def _way_back(
    best: Sequence[dict[int, tuple[float, int, int]]], old: Sequence[Part], new: Sequence[Part]
) -> Iterator[Pairing[Part]]:
    i, j = len(old), len(new)
    while i or j:
        _, down, right = best[i][j]
        yield Pairing(old[i - down : i], new[j - right : j])
        i, j = i - down, j - right


def _steps(old: Sequence[Part], new: Sequence[Part], i: int, j: int) -> Iterator[tuple[float, int, int]]:
    """What can come next after `i` and `j` parts: the cost, and how many of each it takes."""
    if i < len(old):
        yield _lone(old[i]), 1, 0
    if j < len(new):
        yield _lone(new[j]), 0, 1
    if i < len(old) and j < len(new):
        cost = _changed(old[i], new[j])
        if cost is not None:
            yield cost, 1, 1
        if old[i].can_split and new[j].can_split:
            yield from ((cost, 1, parts) for parts, cost in _split(old[i], new[j : j + _MOST_PARTS]))
            yield from ((cost, parts, 1) for parts, cost in _split(new[j], old[i : i + _MOST_PARTS]))


def _lone(part: Comparable) -> float:
    return len(part.words) + _LONE


def _changed(old: Comparable, new: Comparable) -> float | None:
    """How many words are marked where `new` stands for `old`; None where it cannot."""
    if old.kind != new.kind:
        return None
    if old.said == new.said:
        return 0.0
    same = in_common(old.words, new.words)
    if same is None and (old.role is None or old.role != new.role):
        return None
    return len(old.words) + len(new.words) - 2.0 * (same or 0)


def in_common(old: Sequence[str], new: Sequence[str]) -> int | None:
    """How many words both have in the same order; None where these are too few to know the one in the other again."""
    longer, shorter = max(len(old), len(new)), min(len(old), len(new))
    least = max(ceil(min(_ALIKE * longer, max(_WITHIN * shorter, 3))), 1)
    return shared(old, new, least) or None


def _split(whole: Comparable, parts: Sequence[Comparable]) -> Iterator[tuple[int, float]]:
    """How many of the parts `whole` can have become, and how many words are marked then."""
    together: tuple[str, ...] = ()
    for count_of, part in enumerate(parts, 1):
        if not part.can_split or not _is_within(part.words, whole.words):
            return
        together += part.words
        longer = max(len(whole.words), len(together))
        if count_of == 1:
            continue
        same = shared(whole.words, together, int(_PART * longer))
        if same >= _PART * longer:
            yield count_of, len(whole.words) + len(together) - 2.0 * same + _LONE / 2


def _is_within(part: Sequence[str], whole: Sequence[str]) -> bool:
    return len(part) > 1 and shared(part, whole) >= _PART * len(part)
