"""Different things of one kind: a plan about `tiểu học` beside a result about `trung học phổ thông`. Pure.

The kinds are those of `words/contrasts.txt`. Its words are no units of their own: `hệ thống điện` and `lưới điện`
still share `điện`, which the kinds alone would hide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from baocao.language.letters import fold_tone_marks
from baocao.language.word_lists import groups
from baocao.tasks.likeness.lexicon import lexicon

Kinds = Mapping[int, frozenset[str]]
"""By the number of a kind, the words of a clause that name a thing of it."""


def kinds_in(padded: str) -> Kinds:
    """The things of each kind that the words of `padded` name; of words that overlap, the first and longest counts."""
    words = padded.split()
    lengths, kinds = _lengths(), _kinds()
    found: defaultdict[int, set[str]] = defaultdict(set)
    at = 0
    while at < len(words):
        length = 1
        for size in lengths.get(words[at], ()):
            named = " ".join(words[at : at + size])
            if named in kinds:
                length = size
                for kind in kinds[named]:
                    found[kind].add(named)
                break
        at += length
    return {kind: frozenset(named) for kind, named in found.items()}


def different_things(mine: Kinds, theirs: Kinds) -> Iterator[tuple[str, str]]:
    """A word of each side for every kind of which the two name only different things."""
    for kind in sorted(mine.keys() & theirs.keys()):
        if not any(_is_same(word, other) for word in mine[kind] for other in theirs[kind]):
            yield min(mine[kind]), min(theirs[kind])


@cache
def _is_same(word: str, other: str) -> bool:
    """Whether the one may stand for the other, or is a part of it."""
    if f" {word} " in f" {other} " or f" {other} " in f" {word} ":
        return True
    known = lexicon().entries
    mine, theirs = known.get(tuple(word.split())), known.get(tuple(other.split()))
    return mine is not None and theirs is not None and not mine.same.isdisjoint(theirs.same)


@cache
def _kinds() -> Mapping[str, tuple[int, ...]]:
    """The kinds of each word."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups("contrasts")):
        for word in group:
            found[fold_tone_marks(word)].append(number)
    return {word: tuple(kinds) for word, kinds in found.items()}


@cache
def _lengths() -> Mapping[str, tuple[int, ...]]:
    """By first syllable, how many syllables the words have, the longest first."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for word in _kinds():
        found[word.partition(" ")[0]].add(word.count(" ") + 1)
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}
