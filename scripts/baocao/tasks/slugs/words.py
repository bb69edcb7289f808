"""The words of an item as a slug may have them: known words and names whole, letters without diacritics. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from baocao.language.abbreviations import common
from baocao.language.letters import fold_tone_marks, without_diacritics
from baocao.language.report_words import DULL
from baocao.language.vocabulary import LINKING_WORDS, ROMAN_NUMERALS
from baocao.model import LONGEST_SLUG
from baocao.tasks.likeness.lexicon import Role, is_word, lexicon, whole_words

MOST = 6
"""The most syllables of a slug, not counting a number at its end."""
_READ = 400
"""Characters of an item that say what it is about."""

_TOKEN = re.compile(r"\S+")
_EDGES = re.compile(r"^(?P<before>[\W_]*)(?P<word>.*?)(?P<after>[\W_]*)$", re.DOTALL)
_CODE = re.compile(r"[/\\@:]|^[\d.,%]+$|^[IVX]+$")
_PARTS = re.compile(r"[-–—_.'’]+")
_ARABIC = re.compile(r"0*(?P<digits>[1-9]\d{0,3})(?:$|/(?:\d{4}/)?[A-ZĐ])")
_INSIDE_NAME = re.compile(r"^[^\W\d_]['’]", re.UNICODE)
"""`H'Leo`, `M’gar`: one name of two parts."""
_PREVENTION = re.compile(r"\b(phòng), (chống)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;:?!]")
_LONGEST_WORD = 8
LINKING = frozenset(fold_tone_marks(word) for word in LINKING_WORDS)


@dataclass(frozen=True, slots=True)
class Syllable:
    """A part of a slug, `chu` for `chủ`; `word` is what was written, in lower case. `OCOP` is a code and a name."""

    letters: str
    word: str
    is_name: bool
    is_code: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A word of one or more syllables, or a name, or a small number.

    `role`: how much it says by itself. `is_known`: whole by itself, so that it may be cut off from its
    neighbours. `part` and `sentence` count the stretches between signs, and the sentences.
    `is_aside`: in brackets. `is_new`: not among the known words.
    """

    syllables: tuple[Syllable, ...]
    text: str
    role: Role
    is_known: bool
    part: int
    sentence: int
    is_aside: bool = False
    is_new: bool = False
    is_number: bool = False

    @property
    def is_name(self) -> bool:
        return self.syllables[0].is_name

    @property
    def size(self) -> int:
        return len(self.syllables)

    @property
    def is_proper(self) -> bool:
        """Whether it is the name of something, not a common word with a capital nor a code."""
        return self.is_name and self.is_new and not self.syllables[0].is_code

    @property
    def is_dull(self) -> bool:
        """Whether it is said in every report, so that it names nothing."""
        return self.role <= Role.FORMULA


@lru_cache(maxsize=1 << 12)
def words_of(text: str) -> tuple[Word, ...]:
    """The words at the beginning of `text`, in order."""
    words: list[Word] = []
    run: list[Syllable] = []
    part = sentence = brackets = 0
    begins = True
    for match in _TOKEN.finditer(_PREVENTION.sub(r"\1 \2", text[:_READ])):
        edges = _EDGES.match(match[0])
        before, word, after = (edges["before"], edges["word"], edges["after"]) if edges else ("", "", match[0])
        number = _number(word)
        if before or number or _CODE.search(word) or not word:
            words += _cut(run, part, sentence, brackets > 0)
            # `kinh tế - xã hội` goes on behind its hyphen, though no name does
            run, part = [], part + bool(before.strip("-–") or (not word and after.strip("-–")))
        brackets += before.count("(")
        if number:
            syllable = Syllable(number, number, is_name=False, is_code=False)
            words.append(Word((syllable,), number, Role.FORMULA, True, part, sentence, brackets > 0, is_number=True))
        if not _CODE.search(word):
            run += _syllables(word, is_first=begins)
        begins = False
        if after.strip("-–"):
            words += _cut(run, part, sentence, brackets > 0)
            run, part, brackets = [], part + 1, max(0, brackets - after.count(")"))
            begins = _SENTENCE_END.search(after) is not None
            sentence += begins
    return (*words, *_cut(run, part, sentence, brackets > 0))


def joined(words: Iterable[Word]) -> str:
    """The words as a slug, as many syllables of them as one may hold."""
    slug = ""
    for syllable in islice((syllable for word in words for syllable in word.syllables), MOST):
        longer = f"{slug}-{syllable.letters}" if slug else syllable.letters
        if len(longer) > LONGEST_SLUG:
            break
        slug = longer
    return slug


def may_part(first: Word, second: Word) -> bool:
    """Whether a slug may end between two neighbours: not where both may be syllables of one word."""
    if first.part != second.part or any(word.is_number or word.text in LINKING for word in (first, second)):
        return True
    return first.size > 1 or second.size > 1 or second.is_name or (first.is_known and second.is_known)


# --------------------------------------------------------------------------- reading


def _number(word: str) -> str:
    """A small number as a slug has it, `4` for `04` and `IV`, `34` for `34/2016/NĐ-CP`; empty where `word` is none."""
    if word in ROMAN_NUMERALS:
        return str(ROMAN_NUMERALS.index(word) + 1)
    match = _ARABIC.match(word)
    return match["digits"] if match else ""


def _syllables(word: str, *, is_first: bool) -> Iterator[Syllable]:
    for part in _PARTS.split(word):
        letters = _ascii(part)[:LONGEST_SLUG]
        if letters:
            is_code = len(part) > 1 and part.isupper()
            is_name = (part[:1].isupper() or bool(_INSIDE_NAME.search(word))) and (is_code or not is_first)
            yield Syllable(letters, fold_tone_marks(part.lower()), is_name, is_code)


@lru_cache(maxsize=1 << 12)
def _ascii(text: str) -> str:
    """`Đường` → `duong`; other signs are left out."""
    return re.sub(r"[^a-z0-9]", "", without_diacritics(text))


def _cut(run: Sequence[Syllable], part: int, sentence: int, is_aside: bool) -> Iterator[Word]:
    """The words of a run of syllables: the longest that is known each time, and names whole."""
    syllables, at = [syllable.word for syllable in run], 0
    while at < len(run):
        length = max(_longest(syllables, at), _name_length(run, syllables, at), 1)
        word = tuple(run[at : at + length])
        text = " ".join(syllable.word for syllable in word)
        is_new = not is_word(text.split())
        yield Word(word, text, _role(word[0], text), length > 1 or not is_new, part, sentence, is_aside, is_new)
        at += length


def _name_length(run: Sequence[Syllable], syllables: Sequence[str], at: int) -> int:
    """How many syllables from `at` on are one name: `Tết Giáp Thìn`; of `Sở Khoa học` only the first."""
    end = at
    while end < len(run) and run[end].is_name and not run[end].is_code:
        end += 1
    cut = (inner for inner in range(at + 1, end) if inner + _longest(syllables, inner) > end)
    return next(cut, end) - at


def _role(first: Syllable, text: str) -> Role:
    if text in DULL:
        return Role.FORMULA
    meant = common().get(text.upper(), "") if first.is_code else text
    entry = lexicon().entries.get(tuple(fold_tone_marks(meant).split()))
    return Role.SUBJECT if entry is None else entry.role


def _longest(syllables: Sequence[str], at: int) -> int:
    """How many syllables from `at` on make the longest known word; 0 where none."""
    rest = tuple(syllables[at : at + _LONGEST_WORD])
    whole = next((size for size in _whole().get(rest[0], ()) if rest[:size] in whole_words()), 0)
    return max(whole, lexicon().longest(syllables, at))


@cache
def _whole() -> dict[str, tuple[int, ...]]:
    """By first syllable the lengths of the words that are not to be cut, the longest first."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for key in whole_words():
        lengths[key[0]].add(len(key))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
