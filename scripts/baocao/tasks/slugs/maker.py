"""Makes slugs for items that have none: short, readable, made of the item's own rare words. Pure.

`duy trì mô hình trồng cúc hoa vàng` is told from the items around it by `cuc-hoa-vang`, not by the
verbs and formulas that every item has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import count

from baocao.language.abbreviations import common
from baocao.language.letters import folded_words
from baocao.model import LONGEST_SLUG
from baocao.tasks.likeness.lexicon import Role
from baocao.tasks.likeness.weights import rarity
from baocao.tasks.slugs.naming import Namer
from baocao.tasks.slugs.words import Word, joined, words_of

_BY_ROLE = {Role.JOINING: 0.0, Role.FORMULA: 0.1, Role.GENERAL: 0.35, Role.SUBJECT: 1.0}
_BY_SYLLABLES, _MORE_SYLLABLES = {1: 0.65, 2: 1.1, 3: 1.5}, 1.8
_CODE = 0.8
_SAID_ANYWAY = 0.45
_WHEN_WORDLESS = "nhiem-vu"


class SlugMaker:
    """Makes slugs that differ from `taken` and from each other.

    Words that few of `texts` have tell most; those of the office's own `titles`, little.
    """

    def __init__(self, taken: Collection[str] = (), texts: Iterable[str] = (), titles: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last_numbers: Counter[str] = Counter()
        self._seen: Counter[str] = Counter()
        self._count = 0
        for text in texts:
            self._count += 1
            self._seen.update({word.text for word in words_of(text)})
        self._titles = "".join(f" {folded_words(title)} |" for title in titles)

    def make(self, text: str) -> str:
        """A slug for an item with these words; the same words get another one the next time."""
        slug = next(slug for slug in self._candidates(text) if slug not in self._taken)
        self._taken.add(slug)
        return slug

    def _candidates(self, text: str) -> Iterator[str]:
        """Slugs, best first, without end."""
        words = words_of(text)
        stem = ""
        for name in Namer(words, self._weight).names():
            slug = joined(words[at] for at in name)
            if len(slug) > 1:
                stem = stem or slug
                yield slug
        stem = stem or _WHEN_WORDLESS
        yield stem
        for number in count(max(2, self._last_numbers[stem] + 1)):
            self._last_numbers[stem] = number
            ending = f"-{number}"
            yield stem[: LONGEST_SLUG - len(ending)].rstrip("-") + ending

    def _weight(self, word: Word) -> float:
        """How much a word tells of an item: by what it is, and by how many other items have it."""
        size = _CODE if word.syllables[0].is_code else _BY_SYLLABLES.get(word.size, _MORE_SYLLABLES)
        said = common().get(word.text.upper(), word.text) if word.syllables[0].is_code else word.text
        anyway = _SAID_ANYWAY if f" {said} " in self._titles else 1.0
        return _BY_ROLE[word.role] * size * anyway * rarity(self._seen[word.text], self._count)
