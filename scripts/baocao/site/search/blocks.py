"""The words of an office's documents, block by block, each with the passages that have it. Pure.

How places are written, `index` says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from operator import sub
from string import ascii_letters
from typing import NamedTuple

from baocao.language.letters import bare_letters
from baocao.site.search.passages import SearchDocument
from baocao.site.search.words import file_of, spelled_words

BETWEEN = ";"
"""Stands in no word."""
EXACT = "="
"""Begins the name under which a block has the passages of words that many have."""
_MOST_PASSAGES = 4
"""A word in more passages of a document may be in any of them, until it is asked in which."""
_STEPS = "0123456789!#$%&()*+,-./:=?@[]^_{|}"
"""How many passages lie between one that has a word and the one before; `~` for as many as there are signs."""


class Places(NamedTuple):
    """Words, and two words that follow each other, as they are spelled; and for each where it is in a block."""

    words: str
    places: str


Block = dict[str, Places]
"""What a block has, by the letters that the names of the files begin with: of no two letters need all be at hand.

`th` has words and pairs, and `=th` the words that many passages of a document have, with these passages."""
BLOCK = len(ascii_letters)
"""As many documents as have a letter."""


def words_of(documents: Sequence[SearchDocument]) -> list[Block]:
    """The words of documents that follow each other, block by block."""
    return [_block(documents[first : first + BLOCK]) for first in range(0, len(documents), BLOCK)]


def _block(documents: Sequence[SearchDocument]) -> Block:
    found: defaultdict[str, str] = defaultdict(str)
    exact: defaultdict[str, str] = defaultdict(str)
    pairs: defaultdict[str, str] = defaultdict(str)
    for letter, document in zip(ascii_letters, documents, strict=False):
        words = [_words(passage.text) for passage in document.passages]
        passages: defaultdict[str, list[int]] = defaultdict(list)
        for number, (alone, _) in enumerate(words):
            for word in alone:
                passages[word].append(number)
        for word, numbers in passages.items():
            if len(numbers) <= _MOST_PASSAGES:
                found[word] += letter + _steps_of(numbers)
            else:
                found[word] += letter
                exact[word] += letter + _steps_of(numbers)
        for pair in set(chain.from_iterable([following for _, following in words])):
            pairs[pair] += letter
    beginnings = {word: _beginning(word) for word in found}
    groups: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for word, places in found.items():
        groups[beginnings[word][0]].append((word, places))
    for word, places in exact.items():
        groups[EXACT + beginnings[word][0]].append((word, places))
    for pair, places in pairs.items():
        first, _, second = pair.partition(" ")
        name, is_number = beginnings[second]
        groups[name if is_number else beginnings[first][0]].append((pair, places))
    return {name: Places(*map(BETWEEN.join, zip(*own, strict=True))) for name, own in groups.items()}


class _Steps(dict[int, str]):
    """A step to a later passage, as it is written."""

    def __missing__(self, step: int) -> str:
        far, near = divmod(step - 1, len(_STEPS))
        return self.setdefault(step, "~" * far + _STEPS[near])


_STEP = _Steps()


def _steps_of(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return _STEP[numbers[0] + 1]
    return "".join(map(_STEP.__getitem__, map(sub, numbers, (-1, *numbers))))


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of `text` alone and by twos, each once; what is planned comes back as a result.

    Two that are the same are one object, which is soon seen.
    """
    words = spelled_words(text)
    return tuple(set(words)), tuple(set(map(_pair, words, words[1:])))


@lru_cache(maxsize=1 << 16)
def _pair(first: str, second: str) -> str:
    return f"{first} {second}"


class _BareLetters(dict[int, str]):
    """What `bare_letters` makes of each letter, for all words of a text at once."""

    def __missing__(self, letter: int) -> str:
        return self.setdefault(letter, bare_letters(chr(letter)))


BARE = _BareLetters()
"""To translate words by."""


@lru_cache(maxsize=1 << 16)
def _beginning(word: str) -> tuple[str, bool]:
    """The letters that the name of a word's file begins with, and whether that of a pair does in which it is second."""
    bare = word.translate(BARE)
    return file_of(bare)[:2], bare[:1].isdecimal()
