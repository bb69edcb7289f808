"""What an office's archive teaches: how rare its words are, what its short forms mean, what its markers join.

Pure. Nothing is read before it is needed, so that an archive whose items all have markers pays nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from baocao.config.schema import Config
from baocao.language.abbreviations import common, explained, short_forms_in
from baocao.language.letters import fold_tone_marks
from baocao.model import Report
from baocao.parsing.on_demand import in_passing
from baocao.regex import regex

if TYPE_CHECKING:
    from baocao.tasks.likeness.clause import Unit
    from baocao.tasks.likeness.lessons import Lessons

WORD = regex(r"[^\W\d_]+")


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
    def digest(self) -> str:
        """What tells this knowledge from another."""
        from hashlib import blake2b  # where every item has a marker, nobody need wait for it

        reports = [(report.path, report.source.raw) for report in self._reports]
        return blake2b(repr((self._titles, self._terms, reports)).encode()).hexdigest()

    def has(self, report: Report) -> bool:
        """Whether the report at this path is one of those that teach."""
        return any(known.path == report.path for known in self._reports)

    @cached_property
    def short_forms(self) -> Mapping[str, str]:
        """What short forms mean: those of all offices, over them those that the reports explain."""
        found = dict(common())
        for text in (*self._titles, *(prose.text for report in in_passing(self._reports) for prose in report.prose)):
            if "(" in text:
                found.update(explained(text))
        found.update((short, plain(words)) for short, words in self._terms.items() if short_forms_in(short) == {short})
        return found

    @cached_property
    def seen(self) -> Mapping[str, Counter[str]]:
        """By report: how many of its clauses have each word; under the empty word, how many clauses there are."""
        return {report.path: self.counted(report) for report in in_passing(self._reports)}

    @cached_property
    def total(self) -> Counter[str]:
        """The sum of `seen`."""
        total: Counter[str] = Counter()
        for counts in self.seen.values():
            total.update(counts)
        return total

    @cached_property
    def lessons(self) -> Lessons:
        """What the office's own markers teach of the words in which it reports."""
        from baocao.tasks.likeness.lessons import Lessons

        return Lessons(self._reports, lambda text: _units(text, self._forms))

    @cached_property
    def said_anyway(self) -> frozenset[str]:
        """The words of the office's name and of its areas' titles: they tell no item from another."""
        return frozenset(word for title in self._titles for word in _words(title, self._forms))

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
def _units(text: str, short_forms: frozenset[tuple[str, str]]) -> tuple[Unit, ...]:
    """The units of a clause. What is planned comes back as a result, and routine work every month."""
    from baocao.tasks.likeness.clause import units_of  # most archives have a marker everywhere, and need no words
    from baocao.tasks.likeness.tokens import tokens

    return units_of(tokens(text, dict(short_forms)))


def _words(text: str, short_forms: frozenset[tuple[str, str]]) -> frozenset[str]:
    return frozenset(unit.words for unit in _units(text, short_forms))


def plain(words: str) -> str:
    """`words` in lower case, tone marks folded, without signs."""
    return " ".join(WORD.findall(fold_tone_marks(words).lower()))
