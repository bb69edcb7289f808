"""What an office's archive teaches: how rare its words are, what its short forms mean, what its titles say anyway.

Pure. Nothing is read before it is needed, so that an archive whose items all have markers pays nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from baocao.config.schema import Config
from baocao.language.abbreviations import COMMON, explained, first_letter, initials, short_forms_in
from baocao.language.letters import fold_tone_marks
from baocao.model import Report
from baocao.tasks.likeness.clause import Clause, read_clause, words_of
from baocao.tasks.likeness.lexicon import Role
from baocao.tasks.likeness.tokens import tokens
from baocao.tasks.likeness.weights import rarity, worth

_LONGEST_GUESS = 8
_WORD = re.compile(r"[^\W\d_]+")


class Knowledge:
    """The words of an office. Cheap to make; counts when first asked. Use the same instance for every month."""

    def __init__(self, config: Config | None = None, reports: Iterable[Report] = ()) -> None:
        self._reports = tuple(reports)
        self._titles = (
            (config.organ.name, config.organ.parent or "", config.organ.place, *(area.title for area in config.areas))
            if config
            else ()
        )
        self._terms = {term.avoid: term.use for term in config.terms if term.use} if config else {}

    @cached_property
    def short_forms(self) -> Mapping[str, str]:
        """What short forms mean: those of all offices, over them those that the reports explain."""
        found = dict(COMMON)
        for text in (*self._titles, *(prose.text for report in self._reports for prose in report.prose)):
            found.update(explained(text))
        found.update((short, plain(words)) for short, words in self._terms.items() if short_forms_in(short) == {short})
        return found

    @cached_property
    def seen(self) -> Mapping[str, Counter[str]]:
        """By report: how many of its clauses have each word; under the empty word, how many clauses there are."""
        return {report.path: self.counted(report) for report in self._reports}

    @cached_property
    def total(self) -> Counter[str]:
        """The sum of `seen`."""
        total: Counter[str] = Counter()
        for counts in self.seen.values():
            total.update(counts)
        return total

    @cached_property
    def said_anyway(self) -> frozenset[str]:
        """The words of the office's name and of its areas' titles: they tell no item from another."""
        return frozenset(word for title in self._titles for word in words_of(tokens(title, self.short_forms)))

    def counted(self, report: Report) -> Counter[str]:
        """How many clauses of `report` have each word."""
        counts: Counter[str] = Counter()
        for section in report.sections:
            for item in section.all_items:
                if not item.is_lead:
                    counts.update(_words(item.text, self._forms))
                    counts[""] += 1
        return counts

    @cached_property
    def _forms(self) -> frozenset[tuple[str, str]]:
        return frozenset(self.short_forms.items())


@lru_cache(maxsize=1 << 13)
def _words(text: str, short_forms: frozenset[tuple[str, str]]) -> frozenset[str]:
    """The words of a clause. What is planned comes back as a result, and routine work every month."""
    return words_of(tokens(text, dict(short_forms)))


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

    def read(self, text: str) -> tuple[Clause, tuple[float, ...]]:
        """The clause and how much each of its units weighs."""
        clause = read_clause(text, tokens(text, self._short_forms))
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


def plain(words: str) -> str:
    """`words` in lower case, tone marks folded, without signs."""
    return " ".join(_WORD.findall(fold_tone_marks(words).lower()))


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
        words = _WORD.findall(fold_tone_marks(text).lower())
        first = "".join(map(first_letter, words))
        for size in sizes:
            for at in range(len(words) - size + 1):
                if (letters := first[at : at + size]) in meant:
                    meant[letters][" ".join(words[at : at + size])] += 1
    for short, letters in unknown.items():
        if meant[letters]:
            found[short] = min(meant[letters], key=lambda words: (-meant[letters][words], words))
    return found
