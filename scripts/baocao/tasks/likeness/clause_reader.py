"""Reads the clauses of two months: their units, and how much each of these weighs in this office. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from baocao.language.abbreviations import explained, first_letter, initials, short_forms_in
from baocao.language.letters import fold_tone_marks
from baocao.model import Report
from baocao.tasks.likeness.clause import Clause, read_clause
from baocao.tasks.likeness.knowledge import WORD, Knowledge
from baocao.tasks.likeness.lexicon import Role
from baocao.tasks.likeness.tokens import tokens
from baocao.tasks.likeness.weights import rarity, worth

_LONGEST_GUESS = 8


class ClauseReader:
    """Reads the clauses of two months with the `knowledge` of an office, less what the later month itself teaches.

    So nothing added to the results changes the weight of a word, and with it what is accounted for.
    """

    def __init__(self, knowledge: Knowledge, before: Report, after: Report, texts: Iterable[str]) -> None:
        self._total = knowledge.total
        self._without = knowledge.seen.get(after.path, Counter())
        self._more = Counter() if before.path in knowledge.seen else knowledge.counted(before)
        self._months = max(1, len(knowledge.seen.keys() - {after.path}) + bool(self._more))
        self._clauses = self._a_month("")
        self._anyway = knowledge.said_anyway
        self._short_forms = _all_short_forms(knowledge.short_forms, tuple(texts))
        self._learnt = knowledge.lessons.without(after.path)

    def read(self, text: str) -> tuple[Clause, tuple[float, ...]]:
        """The clause and how much each of its units weighs."""
        clause = read_clause(text, tokens(text, self._short_forms))
        if learnt := self._learnt.words_for(clause):
            clause = replace(clause, learnt=learnt)
        weights: list[float] = []
        said: set[str] = set()
        for unit in clause.units:
            anyway = unit.words in self._anyway
            is_new = unit.role is not Role.JOINING and unit.words not in said  # said twice, it is one thing
            weights.append(worth(unit, anyway) * self._rarity(unit.words) if is_new else 0.0)
            said.add(unit.words)
        return clause, tuple(weights)

    def _rarity(self, word: str) -> float:
        return rarity(self._a_month(word), self._clauses)

    def _a_month(self, word: str) -> float:
        """In how many clauses of an average month the word stands, so that what is planned each month stays rare."""
        return (self._total[word] + self._more[word] - self._without[word]) / self._months


def _all_short_forms(known: Mapping[str, str], texts: tuple[str, ...]) -> Mapping[str, str]:
    """`known`, and what else the texts explain or show: `QHC` where `quy hoạch chung` stands."""
    found = dict(known)
    for text in texts:
        found.update(explained(text))
    unknown = {
        short: letters
        for text in texts
        for short in short_forms_in(text)
        if short not in found and 3 <= len(letters := initials(short)) <= _LONGEST_GUESS
    }
    if not unknown:
        return found
    meant: dict[str, Counter[str]] = {letters: Counter() for letters in unknown.values()}
    sizes = {len(letters) for letters in meant}
    for text in texts:
        words = WORD.findall(fold_tone_marks(text).lower())
        first = "".join(map(first_letter, words))
        for size in sizes:
            for at in range(len(words) - size + 1):
                if (letters := first[at : at + size]) in meant:
                    meant[letters][" ".join(words[at : at + size])] += 1
    for short, letters in unknown.items():
        if meant[letters]:
            found[short] = min(meant[letters], key=lambda words: (-meant[letters][words], words))
    return found
