"""What became of each of a row of texts: the same, reworded, split, joined, moved, gone; and which are new. Pure.

Those that say the same are found first, in their order; what is left between them is paired by shared words so that as
many as can be are found again; what is then left over here and there was moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from baocao.language.alignment import differences
from baocao.language.word_changes import shared

_MOST_CELLS = 20_000
"""Pairs of texts that are compared word by word at most; of more, only those near the same place."""
_BAND = 40
_ALIKE = 0.4
"""From this share of common words on, a text at the same place is the other, reworded."""
_ALONE = 0.25
"""The same, where nothing else stands there."""
_PARTS_ALIKE = 0.75
"""The same, of a text with several that it was split into or joined of."""
_OWN_SHARE = 0.6
"""How many words of each such part must come from the whole."""
_MOVED = 0.75
_MOST_PARTS = 4


class Said(Protocol):
    """A text that can be paired."""

    @property
    def key(self) -> str: ...
    @property
    def words(self) -> tuple[str, ...]: ...
    @property
    def is_row(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Pair:
    """Texts that are the same ones: `old[old_start:old_end]` has become `new[new_start:new_end]`."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


def pairs(old: Sequence[Said], new: Sequence[Said]) -> list[Pair]:
    """What belongs together, by the place in `new`; what is in no pair is gone or new."""
    found: list[Pair] = []
    gone: list[int] = []
    come: list[int] = []
    i = j = 0
    for gap in differences([each.key for each in old], [each.key for each in new]):
        found += _same(i, gap.old_start, j)
        inside = list(_inside(old, new, range(gap.old_start, gap.old_end), range(gap.new_start, gap.new_end)))
        found += inside
        i, j = gap.old_end, gap.new_end
        taken_old = {at for pair in inside for at in range(pair.old_start, pair.old_end)}
        taken_new = {at for pair in inside for at in range(pair.new_start, pair.new_end)}
        gone += [at for at in range(gap.old_start, gap.old_end) if at not in taken_old]
        come += [at for at in range(gap.new_start, gap.new_end) if at not in taken_new]
    found += _same(i, len(old), j)
    found += _moved(old, new, gone, come)
    return sorted(found, key=lambda pair: pair.new_start)


def _same(start: int, end: int, new: int) -> Iterator[Pair]:
    for at in range(start, end):
        yield Pair(at, at + 1, new + at - start, new + at - start + 1)


# --------------------------------------------------------------------------- between two that are the same


def _inside(old: Sequence[Said], new: Sequence[Said], before: range, after: range) -> Iterator[Pair]:
    """The pairs among two stretches, in order, with the most words in common."""
    rows, columns = len(before), len(after)
    if not rows or not columns:
        return
    is_wide = rows * columns > _MOST_CELLS
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    step: list[list[tuple[int, int]]] = [[(1, 0)] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            choices = [(best[row + 1][column], (1, 0)), (best[row][column + 1], (0, 1))]
            if not is_wide or abs(row * columns - column * rows) <= _BAND * max(rows, columns):
                choices += [
                    (score + best[row + height][column + width], (height, width))
                    for height, width, score in _matches(old, new, before, after, row, column)
                ]
            best[row][column], step[row][column] = max(choices)
    row = column = 0
    while row < rows and column < columns:
        height, width = step[row][column]
        if height and width:
            i, j = before[row], after[column]
            yield Pair(i, i + height, j, j + width)
        row, column = row + height, column + width


def _matches(
    old: Sequence[Said], new: Sequence[Said], before: range, after: range, row: int, column: int
) -> Iterator[tuple[int, int, float]]:
    """How many texts from here on may be the same ones, and how many words they share."""
    first, second = old[before[row]], new[after[column]]
    if first.is_row != second.is_row:
        return
    is_alone = len(before) == len(after) == 1
    if score := _common(first.words, second.words, _ALONE if is_alone else _ALIKE):
        yield 1, 1, score
    elif is_alone and first.is_row:
        yield 1, 1, 0.5
    if first.is_row:
        return
    for parts in range(2, _MOST_PARTS + 1):
        if column + parts <= len(after) and (score := _parts(first, new[after[column] : after[column] + parts])):
            yield 1, parts, score
        if row + parts <= len(before) and (score := _parts(second, old[before[row] : before[row] + parts])):
            yield parts, 1, score


def _common(first: Sequence[str], second: Sequence[str], least: float) -> float:
    """How many words two texts share; 0 where these are less than a share of both."""
    total = len(first) + len(second)
    if not first or not second or 2 * (Counter(first) & Counter(second)).total() < least * total:
        return 0
    found = shared(first, second)
    return found if 2 * found >= least * total else 0


def _parts(whole: Said, parts: Sequence[Said]) -> float:
    if any(part.is_row or not part.words for part in parts):
        return 0
    words = tuple(word for part in parts for word in part.words)
    score = _common(whole.words, words, _PARTS_ALIKE)
    if not score or any(shared(whole.words, part.words) < _OWN_SHARE * len(part.words) for part in parts):
        return 0
    return score


# --------------------------------------------------------------------------- elsewhere


def _moved(old: Sequence[Said], new: Sequence[Said], gone: Sequence[int], come: Sequence[int]) -> Iterator[Pair]:
    left = dict.fromkeys(gone)
    open_ = dict.fromkeys(come)
    by_key: dict[str, list[int]] = {}
    for at in gone:
        by_key.setdefault(old[at].key, []).append(at)
    for at in come:
        if same := by_key.get(new[at].key):
            found = same.pop(0)
            del left[found], open_[at]
            yield Pair(found, found + 1, at, at + 1)
    if len(left) * len(open_) > _MOST_CELLS:
        return
    rated = sorted(
        (-score / (len(old[i].words) + len(new[j].words)), i, j)
        for i in left
        for j in open_
        if old[i].is_row == new[j].is_row and (score := _common(old[i].words, new[j].words, _MOVED)) >= 4
    )
    for _, i, j in rated:
        if i in left and j in open_:
            del left[i], open_[j]
            yield Pair(i, i + 1, j, j + 1)
