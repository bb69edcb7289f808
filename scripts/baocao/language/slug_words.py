"""The words of an item that can name it: runs of syllables between formulas and signs; no word is cut in two. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from baocao.language.abbreviations import COMMON
from baocao.language.passages import fold_tone_marks
from baocao.likeness.lexicon import Role, lexicon
from baocao.vocabulary import ACTION_VERBS, LINKING_WORDS, REPORT_FORMULAS, VERBLIKE_NOUNS

LONGEST = 60
"""Characters a slug may have."""

_USUAL, _MOST, _WITH_ANOTHER = 4, 5, 6
"""Syllables of a long phrase that are enough, of a whole phrase, and of one with what tells it apart."""
_READ = 400
"""Characters of an item that say what it is about."""

_TOKEN = re.compile(r"\S+")
_EDGES = re.compile(r"^(?P<before>[\W_]*)(?P<word>.*?)(?P<after>[\W_]*)$", re.DOTALL)
_CODE = re.compile(r"[/\\@:]|^[\d.,%]+$|^[IVX]+$")
_PARTS = re.compile(r"[-–—_.']+")


@dataclass(frozen=True, slots=True)
class Syllable:
    """A part of a slug, `chu` for `chủ`; `word` is what was written, in lower case. `OCOP` is a code and a name."""

    letters: str
    word: str
    is_name: bool
    is_code: bool


def phrases_of(text: str) -> list[list[Syllable]]:
    """The runs of words in `text` that can name it; with its formulas where it has nothing else."""
    runs = list(_runs(text[:_READ]))
    for boring in (_BORING, _LINKING, frozenset[tuple[str, ...]]()):
        phrases = [phrase for run in runs for phrase in _without(run, boring)]
        if phrases:
            return phrases
    return []


def _runs(text: str) -> Iterator[list[Syllable]]:
    """The syllables of `text` between signs, numbers and codes."""
    run: list[Syllable] = []
    for match in _TOKEN.finditer(text):
        edges = _EDGES.match(match[0])
        word = edges["word"] if edges else ""
        if edges is None or edges["before"] or _CODE.search(word) or not word:
            if run:
                yield run
            run = []
        if not _CODE.search(word):
            run += _syllables(word, is_first=match.start() == 0)
        if run and edges is not None and edges["after"]:
            yield run
            run = []
    if run:
        yield run


def _syllables(word: str, *, is_first: bool) -> list[Syllable]:
    found = []
    for part in _PARTS.split(word):
        letters = _ascii(part)[:LONGEST]
        if letters:
            is_code = len(part) > 1 and part.isupper()
            is_name = part[:1].isupper() and (is_code or not is_first)
            found.append(Syllable(letters, fold_tone_marks(part.lower()), is_name, is_code))
    return found


def _ascii(text: str) -> str:
    """`Đường` → `duong`; what has no such letters is left out."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]", "", bare)


def _without(run: Sequence[Syllable], boring: Collection[tuple[str, ...]]) -> Iterator[list[Syllable]]:
    """The parts of `run` between boring words; a verb of one syllable is one only at the beginning of the run."""
    words = tuple(part.word for part in run)
    kept: list[Syllable] = []
    at = 0
    while at < len(words):
        length = next((size for size in _SIZES if words[at : at + size] in boring), 0)
        if not length and at == 0 and boring is _BORING and words[:1] in _SHORT_VERBS and words[:2] not in _NOUNS:
            length = 1
        if length and kept:
            yield kept
            kept = []
        if not length:
            kept.append(run[at])
        at += length or 1
    if kept:
        yield kept


def _split(words: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold_tone_marks(word).split()) for word in words)


_VERBS = _split(ACTION_VERBS)
_SHORT_VERBS = frozenset(verb for verb in _VERBS if len(verb) == 1)
_LINKING = _split(LINKING_WORDS)
_BORING = _LINKING | _split(REPORT_FORMULAS) | (_VERBS - _SHORT_VERBS)
_SIZES = sorted({len(words) for words in _BORING}, reverse=True)
_NOUNS = _split(VERBLIKE_NOUNS)


def cut(phrase: Sequence[Syllable]) -> Sequence[Syllable]:
    """A phrase short enough: its beginning, or, from the word before it on, the name it has; no word is cut in two."""
    if len(phrase) <= _MOST:
        return _beginning(words_of(phrase), _MOST)
    words = words_of(phrase)
    name = next((at for at, word in enumerate(words) if word[0].is_name and not _is_dull(word)), None)
    if name is None:
        telling = next((at for at, word in enumerate(words) if not is_general(word)), 0)
        return _beginning(words[telling:], _USUAL)
    return _beginning(words[max(0, name - 1) :], _USUAL)


def words_of(phrase: Sequence[Syllable]) -> list[Sequence[Syllable]]:
    """The words of one or more syllables that the language is known to have in `phrase`, and its names."""
    syllables, words, at = [part.word for part in phrase], list[Sequence[Syllable]](), 0
    while at < len(phrase):
        name = next((end for end in range(at, len(phrase)) if not phrase[end].is_name or phrase[end].is_code), None)
        length = max(lexicon().longest(syllables, at), (len(phrase) if name is None else name) - at, 1)
        words.append(phrase[at : at + length])
        at += length
    return words


def _beginning(words: Sequence[Sequence[Syllable]], most: int) -> Sequence[Syllable]:
    """The first words, at most so many syllables of them; no word at an end that names nothing, where another does."""
    if all(map(_is_dull, words)):
        return [part for word in words for part in word][:most]
    first = next((at for at, word in enumerate(words) if not _is_dull(word)), 0)
    taken, size = list[Sequence[Syllable]](), 0
    for word in words[first:]:
        if taken and size + len(word) > most:
            break
        taken.append(word)
        size += len(word)
    while len(taken) > 1 and _is_dull(taken[-1]):
        taken.pop()
    return [part for word in taken for part in word][:_MOST]


def _is_dull(word: Sequence[Syllable]) -> bool:
    """Whether a word, or what its letters stand for, is said in every report: `số`, `UBND`."""
    return _role(word) in (Role.JOINING, Role.FORMULA)


def is_general(word: Sequence[Syllable]) -> bool:
    """Whether a word says little of what an item is about: `hồ sơ`, `kiểm soát`."""
    return _role(word) in (Role.JOINING, Role.FORMULA, Role.GENERAL)


def _role(word: Sequence[Syllable]) -> Role:
    first = word[0]
    if first.is_name and not first.is_code:
        return Role.SUBJECT
    meant = COMMON.get(first.word.upper(), "") if first.is_code else " ".join(part.word for part in word)
    entry = lexicon().entries.get(tuple(fold_tone_marks(meant).split()))
    return Role.SUBJECT if entry is None else entry.role


def told_apart(phrases: Sequence[Sequence[Syllable]], best: int, ranked: Iterable[int]) -> list[Syllable]:
    """The phrase `best`, with the next in rank where it is a mere name or too short to say something."""
    mine = phrases[best]
    is_mere_name = all(part.is_name for part in mine)
    if len(mine) > 2 and not is_mere_name:
        return list(mine)
    wanted = (at for at in ranked if at != best and not (is_mere_name and phrases[at][0].is_name))
    other = next(wanted, best)
    if other == best:
        return list(mine)
    mine = _beginning(words_of(mine), _USUAL - 1)
    theirs = phrases[other]
    if len(mine) + len(theirs) > _WITH_ANOTHER:
        theirs = _beginning(words_of(theirs), _USUAL - len(mine))
    if len(mine) + len(theirs) > _WITH_ANOTHER:
        return list(mine)
    return [*mine, *theirs] if best < other and not is_mere_name else [*theirs, *mine]


def joined(parts: Sequence[Syllable]) -> str:
    """The parts with hyphens between, as many as a slug may hold."""
    slug = ""
    for part in parts:
        longer = f"{slug}-{part.letters}" if slug else part.letters
        if len(longer) > LONGEST:
            break
        slug = longer
    return slug
