"""A text as words and clauses: as it was, with the marks of each clause; as it is now, with what begins where. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from baocao.exchange.merging.chunks import Leaf, Mark
from baocao.exchange.merging.wording import END, folded
from baocao.language.word_changes import tokens_of, words_of
from baocao.parsing.clauses import action_starts

_GLUED = re.compile(r"(?:[^\s;,.:!?…]|[;,.:!?…](?=[^\s;,.:!?…]))*")
"""What belongs to the word before it: a bracket, a sign, the rest of an address."""
_CLAUSE_END = re.compile(r"[;.!?…\u2029]")
_PHRASE_END = re.compile(r"[;,.:!?…\u2029)–]")
JOINING = ("và", "đồng", "cùng")
"""Words that join phrases: and; (together) with."""
_PHRASE_BEGIN = re.compile(rf"\s*(?:[;,.:!?…()–]|(?:{'|'.join(JOINING)})\b)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word in small letters, and where it stands."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Clause:
    """The words `first` up to `last` of the old text `home`, and the marks that belong to it, each with the word before
    it, None where there is none."""

    home: int
    first: int
    last: int
    marks: list[tuple[Mark, int | None]] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many words it has."""
        return self.last - self.first


class OldText:
    """A text as it was: its words, its clauses, and its marks."""

    def __init__(self, home: int, leaves: Sequence[Leaf]) -> None:
        self.text = END.join(leaf.text for leaf in leaves)
        self.words = list(_words(self.text))
        self.clauses: list[Clause] = []
        self.wordless: list[tuple[int, Mark]] = []
        """Marks of leaves without words, with the number of the leaf."""
        at = 0
        for number, leaf in enumerate(leaves):
            marks = [(at + mark.at, mark) for mark in leaf.marks]
            cuts = {at + cut for cut in action_starts(leaf.text)}
            cuts |= {place for place, mark in marks if not mark.is_remark or _PHRASE_BEGIN.match(self.text, place)}
            self._add(home, number, sorted(cuts | {at, at + len(leaf.text)}), marks)
            at += len(leaf.text) + 1

    def _add(self, home: int, number: int, cuts: Sequence[int], marks: Sequence[tuple[int, Mark]]) -> None:
        own: list[Clause] = []
        for start, end in pairwise(cuts):
            inside = [at for at, word in enumerate(self.words) if start <= word.start < end]
            if inside:
                own.append(Clause(home, inside[0], inside[-1] + 1))
        for place, mark in marks:
            if not own:
                self.wordless.append((number, mark))
                continue
            before = [clause for clause in own if self.words[clause.first].end <= place]
            clause = before[-1] if before else own[0]
            behind = [at for at in range(clause.first, clause.last) if self.words[at].end <= place]
            clause.marks.append((mark, behind[-1] if behind else None))
        self.clauses += own

    def around(self, word: int, mark: Mark, leaves: Sequence[Leaf]) -> tuple[str, str]:
        """What stands between a word and a mark behind it, and what behind the mark."""
        at = 0
        for leaf in leaves:
            if mark in leaf.marks:
                return self.text[glued(self.text, self.words[word].end) : at + mark.at], leaf.text[mark.at :]
            at += len(leaf.text) + 1
        return "", ""


class NewText:
    """A text as it is now: its words, with what begins at each of them, and the clause that each of them is taken for.

    `phrases`: by its first word, where each phrase begins.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = list(_words(text))
        self.taken: list[Clause | None] = [None] * len(self.words)
        self._open: Counter[str] | None = None
        gaps = [text[a.end : b.start] for a, b in pairwise(self.words)]
        self.begins_clause = [True, *(bool(_CLAUSE_END.search(gap)) for gap in gaps)]
        self.begins_phrase = [
            at == 0
            or bool(_PHRASE_END.search(gaps[at - 1]))
            or word.text in JOINING
            or self.words[at - 1].text in JOINING
            for at, word in enumerate(self.words)
        ]
        actions, at = set(), 0
        for part in text.split(END):
            actions |= {at, *(at + cut for cut in action_starts(part))}
            at += len(part) + 1
        behind = [0, *(word.end for word in self.words[:-1])]
        self.begins_action = [
            any(start <= action <= word.start for action in actions)
            for start, word in zip(behind, self.words, strict=False)
        ]
        self.phrases: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            if self.begins_phrase[at]:
                self.phrases.setdefault(word.text, []).append(at)

    def take(self, clause: Clause, first: int, last: int) -> None:
        """Take the words from `first` up to `last` for the clause."""
        self.taken[first:last] = [clause] * (last - first)
        self._open = None

    @property
    def open_words(self) -> list[str]:
        """The words, empty where they are taken."""
        return [word.text if taken is None else "" for word, taken in zip(self.words, self.taken, strict=True)]

    def has_open(self, words: Counter[str], least: float) -> bool:
        """Whether so many of the words are among those that nobody has taken."""
        if self._open is None:
            self._open = Counter(self.open_words)
        return (words & self._open).total() >= least


def _words(text: str) -> Iterator[Word]:
    """The words of a text, small letters and great ones the same."""
    plain = folded(text)
    at = 0
    for token in tokens_of(plain.text):
        if words_of([token]):
            yield Word(token.casefold(), plain.start(at), plain.end(at + len(token)))
        at += len(token)


def glued(text: str, at: int) -> int:
    """Where what belongs to the word ends that ends at `at`."""
    found = _GLUED.match(text, at)
    return found.end() if found else at
