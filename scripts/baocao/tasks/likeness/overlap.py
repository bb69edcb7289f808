"""How much of one clause another says: of a plan item the result, and the other way round. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from baocao.language.syllables import is_syllable
from baocao.tasks.likeness.clause import Clause, Unit
from baocao.tasks.likeness.initials import said_by_initials
from baocao.tasks.likeness.lexicon import LexiconEntry
from baocao.tasks.likeness.numbered import called

SAME_MEANING, GENERAL_MEANING, INNER_MEANING, LONE_SYLLABLE = 0.81, 0.61, 0.47, 0.32


@dataclass(frozen=True)
class Match:
    """How well each unit of a clause is said by another clause, 0 to 1, and what that weighs."""

    degrees: tuple[float, ...]
    weights: tuple[float, ...]

    @cached_property
    def shared(self) -> float:
        """The weight of what both say."""
        return sum(degree * weight for degree, weight in zip(self.degrees, self.weights, strict=True))

    @cached_property
    def cover(self) -> float:
        """The share that the other says, 0 to 1."""
        whole = sum(self.weights)
        return self.shared / whole if whole else 0.0


def match(mine: Clause, weights: Sequence[float], other: Clause) -> Match:
    """How much of `mine` the clause `other` says."""
    taken = frozenset(unit.words for unit in other.units if unit.words in mine.words)
    degrees = [degree(unit, other, taken) for unit in mine.units]
    for at, how in said_by_initials(mine, other):
        degrees[at] = max(degrees[at], how)
    for at, unit in enumerate(mine.units):
        # An unknown syllable counts in full only with its neighbour: `mắc ca`, not any `ca`.
        if degrees[at] == 1 and _is_lone_syllable(unit):
            beside = [f" {a.words} {b.words} " for a, b in _neighbours(mine.units, at)]
            if beside and not any(two in other.padded for two in beside):
                degrees[at] = LONE_SYLLABLE
    return Match(tuple(degrees), tuple(weights))


def _is_lone_syllable(unit: Unit) -> bool:
    """Whether a unit is a Vietnamese syllable that is no word known, as `ca` is and `vovinam` is not."""
    return unit.entry is None and unit.syllables == 1 and not unit.is_name and is_syllable(unit.words)


def _neighbours(units: Sequence[Unit], at: int) -> list[tuple[Unit, Unit]]:
    found = []
    if at:
        found.append((units[at - 1], units[at]))
    if at + 1 < len(units):
        found.append((units[at], units[at + 1]))
    return found


def degree(unit: Unit, other: Clause, taken: frozenset[str] = frozenset()) -> float:
    """How well `other` says what `unit` says, 0 to 1; its words in `taken` stand for themselves alone."""
    if unit.words in other.words or f" {unit.words} " in other.padded:
        return 1.0
    if other.learnt and unit.words in other.learnt:
        learnt = (sure for word, sure in other.learnt[unit.words].items() if word not in taken)
        return max(_by_meaning(unit, other, taken), *learnt, 0.0)
    return _by_meaning(unit, other, taken)


def _by_meaning(unit: Unit, other: Clause, taken: frozenset[str]) -> float:
    """The same by what the language means, whatever the office's habits."""
    entry = unit.entry
    if entry is None:
        return SAME_MEANING if other.cited and called(unit.words) in other.cited else 0.0
    for group in entry.same:
        if any(other.units[at].words not in taken for at in other.same.get(group, ())):
            return SAME_MEANING
    for group in entry.inner:
        if any(other.units[at].words not in taken for at in other.same.get(group, ())):
            return INNER_MEANING
    if entry.same & other.inner:
        return INNER_MEANING
    if (entry.general & other.kind_of or entry.kind_of & other.general) and _is_kind(entry, other, taken):
        return GENERAL_MEANING
    return _part(unit, other)


def _is_kind(entry: LexiconEntry, other: Clause, taken: frozenset[str]) -> bool:
    """Whether `other` has a kind of the word or what it is a kind of, apart from its words in `taken`."""
    return any(
        unit.entry is not None
        and unit.words not in taken
        and bool(entry.general & unit.entry.kind_of or entry.kind_of & unit.entry.general)
        for unit in other.units
    )


def _part(unit: Unit, other: Clause) -> float:
    """How much of a longer word `other` has: `sốt xuất huyết` of `sốt xuất huyết dengue`."""
    syllables = unit.words.split()
    for size in range(len(syllables) - 1, 1, -1):
        for start in range(len(syllables) - size + 1):
            if f" {' '.join(syllables[start : start + size])} " in other.padded:
                return size / len(syllables)
    return 0.0


def copied(mine: Clause, other: Clause) -> float:
    """The share of the syllables of `mine`, 0 to 1, that stand in `other` beside the same neighbour."""
    words, others = mine.padded.split(), other.padded.split()
    if len(words) < 2:
        return float(bool(words) and words[0] in others)
    pairs = set(pairwise(others))
    inside = [False] * len(words)
    for at, two in enumerate(pairwise(words)):
        if two in pairs:
            inside[at] = inside[at + 1] = True
    return sum(inside) / len(inside)
