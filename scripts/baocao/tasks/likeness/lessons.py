"""What an office's own markers teach: in which words its results tell of what it plans.

A plan item and the results of the next month under the same marker say one thing in two ways, as the two sides of
a parallel text do. Two things are learnt from such pairs:

- **Words that stand for each other.** A word that the other side does not repeat is told there by some other word;
  which one shows where the two meet far more often than chance lets them (Dunning's log-likelihood ratio, as in the
  alignment of words). No library: the counts are small.
- **The words of a task that returns.** What comes back month after month under one marker is told in much the same
  words, which may share nothing with those of the plan.

Pure. Linear in the reports, and only the latest months teach, so that a long archive costs no more than a short one.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter

from baocao.model import PLAN, RESULTS, Item, Report
from baocao.parsing.on_demand import in_passing
from baocao.period import Period
from baocao.tasks.likeness.clause import Clause, Unit, clause_of
from baocao.tasks.likeness.lexicon import Role
from baocao.tasks.likeness.overlap import degree

_SUREST = 0.65
"""The degree to which a learnt word is said: less than one of the same meaning."""
_MOST_MONTHS, _MOST_LESSONS = 24, 200
"""So many months teach, the latest, since an office changes its words; of each month so many pairs."""
_MOST_WORDS, _MOST_SLUGS, _MOST_RESULTS = 24, 4, 8
"""Of a pair so many words of a side, slugs and results teach: what has more tells of many things."""
_NEIGHBOURS = 2
"""A report belongs to so many pairs of months: without it, as many months teach as otherwise."""
_LEAST_TIMES = 3
"""So many pairs must show two words together: a rare pair proves nothing."""
_LEAST_RATIO, _LEAST_SHARE = 10.8, 0.25
"""The ratio that chance reaches once in a thousand pairs of words; the share of both words' pairs that have both."""
_LEAST_MONTHS, _FEWEST_TASKS = 3, 5
"""In so many months a task must have returned, among so many tasks, before one can tell which words are its own."""
_FIRM = 0.3
"""A word this firmly of a task is said in full where the task is told."""
_LEAST_SAID, _ENOUGH_SAID, _PART_SAID = 0.4, 1.0, 0.25
"""Weight of a task's words below which a clause does not tell of it, and from which it surely does, at least this
part of all its words."""
_LEAST_SURE = 0.05


@dataclass(frozen=True, slots=True)
class Lesson:
    """A plan item and its results under one marker: `slugs`, the words of each, those the other does not say."""

    slugs: tuple[str, ...]
    planned: tuple[str, ...]
    told: tuple[str, ...]
    unsaid: tuple[str, ...]
    untold: tuple[str, ...]


class Lessons:
    """What the months of an office teach; `read` takes a text apart into units."""

    def __init__(self, reports: Iterable[Report], read: Callable[[str], tuple[Unit, ...]]) -> None:
        self._months = list(_latest_months(reports, read))
        self._learnt: dict[str, Learnt] = {}

    def without(self, path: str) -> Learnt:
        """What is learnt where the report at `path` teaches nothing."""
        path = path if any(path in paths for paths, _ in self._months) else ""
        if path not in self._learnt:
            months = [lessons for paths, lessons in self._months if path not in paths][:_MOST_MONTHS]
            self._learnt[path] = Learnt([lesson for lessons in months for lesson in lessons])
        return self._learnt[path]


class Learnt:
    """What some months taught."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        self._partners = _partners(lessons)
        self._tasks = _ReturningTasks(lessons)

    def words_for(self, clause: Clause) -> Mapping[str, Mapping[str, float]]:
        """What `clause` says in other words: each of them with its own words for it, and how surely, 0 to 1.

        The own word is empty where all of the clause tells of a task that returns.
        """
        found: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for own in clause.words & self._partners.keys():
            for other, sure in self._partners[own].items():
                found[other][own] = sure
        for other, own_words in found.items():  # `rong` alone is less than `rong đuôi chồn`
            part = math.sqrt(sum(own_words.values()) / sum(self._partners[other].values()))
            found[other] = {own: sure * part for own, sure in own_words.items()}
        for slug, sure in self._tasks.told_by(clause):
            for other, weight in self._tasks.words[slug].items():
                found[other][""] = max(found[other].get("", 0.0), _SUREST * sure * min(1.0, weight / _FIRM))
        return {other: own_words for other, own_words in found.items() if other not in clause.words}


# --------------------------------------------------------------------------- words that stand for each other


def _partners(lessons: Sequence[Lesson]) -> Mapping[str, Mapping[str, float]]:
    planned, told = Counter[str](), Counter[str]()
    both = Counter[tuple[str, str]]()
    for lesson in lessons:
        planned.update(lesson.planned)
        told.update(lesson.told)
        both.update((mine, theirs) for mine in lesson.unsaid for theirs in lesson.untold)
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (mine, theirs), times in both.items():
        if times < _LEAST_TIMES:
            continue
        share = times / math.sqrt(planned[mine] * told[theirs])
        if share >= _LEAST_SHARE and _ratio(times, planned[mine], told[theirs], len(lessons)) >= _LEAST_RATIO:
            for word, other in ((mine, theirs), (theirs, mine)):
                found[word][other] = max(found[word].get(other, 0.0), _SUREST * share)
    return found


def _ratio(both: int, mine: int, theirs: int, pairs: int) -> float:
    """Dunning's log-likelihood ratio of two words together; 0 where they meet less often than by chance."""
    if both * pairs <= mine * theirs:
        return 0.0
    cells = (both, mine - both, theirs - both, pairs - mine - theirs + both)
    sums = (mine, pairs - mine, theirs, pairs - theirs)
    return 2 * (sum(map(_entropy, cells)) - sum(map(_entropy, sums)) + _entropy(pairs))


def _entropy(count: int) -> float:
    return count * math.log(count) if count > 0 else 0.0


# --------------------------------------------------------------------------- the words of a task that returns


class _ReturningTasks:
    """The tasks that return; `words`: by slug its words, each with how firmly it is of this task and no other."""

    def __init__(self, lessons: Iterable[Lesson]) -> None:
        times = Counter[str]()
        said: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for lesson in lessons:
            for slug in lesson.slugs:
                times[slug] += 1
                said[slug].update({*lesson.planned, *lesson.told})
        tasks_with = Counter(word for counts in said.values() for word in counts)
        self.words: dict[str, dict[str, float]] = {}
        self._enough: dict[str, float] = {}
        self._tasks: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for slug, counts in said.items() if len(said) >= _FEWEST_TASKS else ():
            if times[slug] < _LEAST_MONTHS:
                continue
            words = {
                word: count / times[slug] * (1 - math.log(tasks_with[word]) / math.log(len(said)))
                for word, count in counts.items()
                if count > 1
            }
            self.words[slug] = words
            self._enough[slug] = max(_ENOUGH_SAID, _PART_SAID * sum(words.values()))
            for word, weight in words.items():
                self._tasks[word].append((slug, weight))

    def told_by(self, clause: Clause) -> Iterator[tuple[str, float]]:
        """The tasks that a clause sounds like, each with how surely, 0 to 1."""
        said: defaultdict[str, float] = defaultdict(float)
        for word in clause.words & self._tasks.keys():
            for slug, weight in self._tasks[word]:
                said[slug] += weight
        best = max(said.values(), default=0.0)
        for slug, weight in said.items():
            sure = min(1.0, weight / self._enough[slug]) * (weight / best) ** 2 if weight >= _LEAST_SAID else 0.0
            if sure >= _LEAST_SURE:
                yield slug, sure


# --------------------------------------------------------------------------- the lessons


def _latest_months(
    reports: Iterable[Report], read: Callable[[str], tuple[Unit, ...]]
) -> Iterator[tuple[frozenset[str], list[Lesson]]]:
    """The lessons of the latest pairs of neighbouring months that have any, with the paths of both reports."""
    months: dict[Period, Report] = {}
    for report in reports:
        if report.period and report.period.is_month and report.is_readable and not report.is_conflicted:
            months.setdefault(report.period, report)
    found = 0
    for report in in_passing(months[period] for period in sorted(months, key=attrgetter("start"), reverse=True)):
        before = months.get(report.period.previous) if report.period else None
        lessons = list(islice(_lessons(before, report, read), _MOST_LESSONS)) if before else []
        if before and lessons:
            yield frozenset((before.path, report.path)), lessons
            found += 1
        if found == _MOST_MONTHS + _NEIGHBOURS:
            return


def _lessons(before: Report, after: Report, read: Callable[[str], tuple[Unit, ...]]) -> Iterator[Lesson]:
    told: defaultdict[str, list[str]] = defaultdict(list)
    for item in _items(after, RESULTS):
        for slug in dict.fromkeys(item.slugs):
            told[slug].append(item.text)
    for item in _items(before, PLAN):
        slugs = tuple(slug for slug in dict.fromkeys(item.slugs[:_MOST_SLUGS]) if slug in told)
        if slugs:
            results = dict.fromkeys(text for slug in slugs for text in told[slug][:_MOST_RESULTS])
            yield _lesson(slugs, read(item.text), tuple(unit for text in results for unit in read(text)))


def _items(report: Report, section: str) -> Iterator[Item]:
    found = report.section(section)
    return (item for item in (found.all_items if found else ()) if item.slugs and not item.is_lead)


def _lesson(slugs: tuple[str, ...], planned: tuple[Unit, ...], told: tuple[Unit, ...]) -> Lesson:
    mine, theirs, plan, results = _words(planned), _words(told), clause_of(planned), clause_of(told)
    return Lesson(
        slugs,
        tuple(mine),
        tuple(theirs),
        tuple(word for word, unit in mine.items() if not degree(unit, results)),
        tuple(word for word, unit in theirs.items() if not degree(unit, plan)),
    )


def _words(units: Sequence[Unit]) -> dict[str, Unit]:
    """The words that say what a clause is about, names and codes aside."""
    found = {unit.words: unit for unit in units if unit.role >= Role.GENERAL and not unit.is_name}
    return dict(islice(found.items(), _MOST_WORDS))
