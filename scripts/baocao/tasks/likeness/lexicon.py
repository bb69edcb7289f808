"""The known words, each with its role and its groups of meaning: built once from the language's word lists. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache

from baocao.language import word_lists
from baocao.language.abbreviations import common
from baocao.language.letters import fold_tone_marks
from baocao.language.report_words import DULL, FORMULAS, GENERAL, JOINING
from baocao.language.vocabulary import VERBLIKE_NOUNS
from baocao.language.word_lists import compounds, groups, kinds

_LONGEST_NAME = 3
"""Syllables up to which what a short form stands for is one word; longer names are compared part by part."""


class Role(IntEnum):
    """How much a word says of what a clause is about."""

    JOINING = 0
    FORMULA = 1
    GENERAL = 2
    SUBJECT = 3


@dataclass(slots=True)
class LexiconEntry:
    """A known word: its role, and by number the groups of `same` meaning it belongs to.

    `kind_of`: the groups in which it is a particular word, `general`: the general one. `inner`: the groups
    of the words inside it.
    """

    role: Role = Role.SUBJECT
    same: set[int] = field(default_factory=set)
    kind_of: set[int] = field(default_factory=set)
    general: set[int] = field(default_factory=set)
    inner: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Known words; `lengths`: by first syllable, how many syllables they have, the longest first."""

    entries: dict[tuple[str, ...], LexiconEntry]
    lengths: dict[str, tuple[int, ...]]

    def longest(self, syllables: Sequence[str], at: int) -> int:
        """How many syllables from `at` on make the longest known word; 0 where none."""
        for length in self.lengths.get(syllables[at], ()):
            if at + length <= len(syllables) and tuple(syllables[at : at + length]) in self.entries:
                return length
        return 0


@cache
def lexicon() -> Lexicon:
    """The one lexicon of the language."""
    entries: defaultdict[tuple[str, ...], LexiconEntry] = defaultdict(LexiconEntry)
    actions, alike = groups("actions"), [group for name in ("same", "fields", "told") for group in groups(name)]
    for number, group in enumerate((*actions, *alike)):
        for word in group:
            entries[_key(word)].same.add(number)
    for role, of_role in ((Role.GENERAL, actions), (Role.SUBJECT, alike)):
        for group in of_role:
            for word in group:
                entries[_key(word)].role = role
    for number, (general, particular) in enumerate(kinds()):
        entries[_key(general)].general.add(number)
        for word in particular:
            entries[_key(word)].kind_of.add(number)
    for words in (*compounds(), *(words for words in common().values() if words.count(" ") < _LONGEST_NAME)):
        entries.setdefault(_key(words), LexiconEntry())
    for role, words_of_role in ((Role.GENERAL, GENERAL), (Role.FORMULA, (*FORMULAS, *DULL)), (Role.JOINING, JOINING)):
        for word in words_of_role:
            entries[_key(word)].role = role
    entries.pop((), None)
    for key, entry in entries.items():
        for size in range(2, len(key)):
            for start in range(len(key) - size + 1):
                part = entries.get(key[start : start + size])
                if part and part.role is Role.SUBJECT:
                    entry.inner |= part.same - entry.same
    return Lexicon(dict(entries), _lengths(entries))


def is_word(syllables: Sequence[str]) -> bool:
    """Whether these syllables together are a known word."""
    return tuple(syllables) in lexicon().entries or tuple(syllables) in whole_words()


@cache
def whole_words() -> frozenset[tuple[str, ...]]:
    """The words of several syllables that stand together in a name, each by its syllables."""
    return frozenset(
        tuple(fold_tone_marks(word).split()) for word in (*word_lists.whole_words(), *DULL, *VERBLIKE_NOUNS)
    )


def _key(word: str) -> tuple[str, ...]:
    return tuple(fold_tone_marks(word.lower()).replace(",", " ").split())


def _lengths(keys: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for key in keys:
        lengths[key[0]].add(len(key))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
