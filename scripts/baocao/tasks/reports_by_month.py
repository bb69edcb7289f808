"""How an office's reports account for each other, worked out once for all who ask: rules, `trace`, `new` and `carry`.

Pure. Reports of quarters, half-years and years tell again what the months told: they account for each other, never
for a month, and what becomes of a task is asked of the months alone. Nothing is compared before somebody asks, and no
pair twice; the office's words are counted only where an item has no marker.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import islice, takewhile

from baocao.config.reporting import last_day
from baocao.config.schema import Config
from baocao.model import PLAN, RESULTS, SLUG, PlacedItem, Report, Term
from baocao.parsing.marker_words import TERM_WORDS
from baocao.parsing.on_demand import MOST_HELD, in_passing, let_go
from baocao.period import Period, PeriodKind
from baocao.regex import regex
from baocao.tasks.carryover import CarryOver, carry_over
from baocao.tasks.dated_tasks import DatedTasks
from baocao.tasks.known_links import KnownLinks
from baocao.tasks.likeness import Knowledge
from baocao.tasks.mentions import Mention, marked_mentions
from baocao.tasks.task_links import TaskLink, placed_items

_FEW = 24
"""Of so many months each teaches about each other."""
_DUE = regex(rf"(?:{'|'.join(word for word, term in TERM_WORDS.items() if term is Term.DUE)})\s*=", re.IGNORECASE)
_NAMED = regex(f"#({SLUG})")
_IN_BRACES = regex(r"\{[^{}]*\}")


class Months:
    """The reports of an office, the months by period, and how each accounts for the one before."""

    def __init__(self, config: Config | None, reports: Iterable[Report], known_links: KnownLinks | None = None) -> None:
        self.config = config
        self.reports = tuple(reports)
        self._known_links = known_links or KnownLinks()
        self._knowledge: dict[int | None, Knowledge] = {}
        self._done: dict[tuple[str, int, int], tuple[CarryOver, Report]] = {}
        self._said: dict[Period, Mapping[str, tuple[Mention, ...]]] = {}
        self._source: Months | None = None
        self._dated_so_far = (0, DatedTasks())

    def up_to(self, report: Report, count: int) -> Months:
        """The `count` months up to that of `report`, fewer where some are missing; keeps what is worked out."""
        period, few = report.period, list[Report]()
        while period is not None and len(few) < count and (found := self.by_period.get(period)):
            few.append(found)
            period = period.previous
        months = Months(self.config, few, self._known_links)
        months._done, months._source = self._done, self
        months.by_period = {report.period: report for report in reversed(few) if report.period}
        return months

    def replacing(self, changed: Mapping[int, Report]) -> Months:
        """The same months with some reports replaced, by the identity of the old; keeps what is known of words."""
        reports = (changed.get(id(report), report) for report in self.reports)
        months = Months(self.config, reports, self._known_links)
        months._source = self
        return months

    def in_turn(self) -> Iterator[Report]:
        """All reports, in order; of very many, those far behind are let go, and what is known of how they account for
        each other."""
        step = MOST_HELD // 2
        for count, report in enumerate(self.reports, 1):
            yield report
            if count % step == 0 and (behind := self.reports[: count - step]):
                let_go(behind)
                gone = set(map(id, behind))
                for key in [key for key in self._done if not gone.isdisjoint(key[1:])]:
                    del self._done[key]

    @cached_property
    def all_of(self) -> Mapping[Period, Sequence[Report]]:
        """By period all reports of it, in order, be they readable or not."""
        found: defaultdict[Period, list[Report]] = defaultdict(list)
        for report in self.reports:
            if report.period:
                found[report.period].append(report)
        return found

    @cached_property
    def first_of(self) -> Mapping[Period, Report]:
        """By period the first of them."""
        return {period: reports[0] for period, reports in self.all_of.items()}

    @cached_property
    def slugs(self) -> frozenset[str]:
        """Every slug that a marker in some report has, mentions included."""
        return frozenset(
            slug for report in in_passing(self.reports) for marker in report.markers for slug in marker.slugs
        )

    def knowledge_of(self, report: Report) -> Knowledge:
        """What the office's reports teach about its words: of many, those of that year and the year before.

        So what a later year says changes nothing in what was found in an older one.
        """
        if self._source:
            return self._source.knowledge_of(report)
        year = report.period.year if report.period and len(self._months) > _FEW else None
        if year not in self._knowledge:
            near = [month for month in self._months if year is None or _is_near(month, year)]
            self._knowledge[year] = Knowledge(self.config, near or self._months)
        return self._knowledge[year]

    @cached_property
    def _months(self) -> tuple[Report, ...]:
        months = tuple(report for report in self.reports if report.period is None or report.period.is_month)
        return months or self.reports

    @cached_property
    def by_period(self) -> dict[Period, Report]:
        """The readable monthly reports without merge conflicts, in order; of two for one month the first."""
        return self.of_kind(PeriodKind.MONTH)

    def of_kind(self, kind: PeriodKind) -> dict[Period, Report]:
        """The same of the reports of another kind of period."""
        found: dict[Period, Report] = {}
        for report in self.reports:
            if report.period and report.period.kind is kind and report.is_readable and not report.is_conflicted:
                found.setdefault(report.period, report)
        return dict(sorted(found.items(), key=lambda entry: entry[0].start))

    @cached_property
    def marked(self) -> Mapping[str, tuple[Mention, ...]]:
        """By slug every line whose marker names a task, in order, a month's results before its plan."""
        return _by_slug(_mentions(self.by_period.values()))

    def dated(self) -> Iterator[tuple[str, tuple[Mention, ...]]]:
        """Those of `marked` to which some month gives a due date, their areas without what stands in them. Only months
        that name such a task are parsed, which may be none."""
        return self._dated_of(self._naming)

    def dated_tasks(self, until: Period) -> DatedTasks:
        """Those of them to which a month up to `until` gives a date, perhaps others, each with the lines of all months
        that name it. Months that name none of these are not parsed."""
        count, dated = self._dated_so_far
        months = list(takewhile(lambda month: month.end <= until.end, islice(self._dating, count, None)))
        if months:
            slugs = dict.fromkeys(slug for month in months for slug in self._dating[month] if slug not in dated)
            dated = DatedTasks(self._dated_of(slugs), dated)
            self._dated_so_far = count + len(months), dated  # at once: several threads may ask
        return dated

    def _dated_of(self, slugs: Collection[str]) -> Iterator[tuple[str, tuple[Mention, ...]]]:
        self._read({period for slug in slugs for period in self._naming[slug]})
        for slug in slugs:
            lines = tuple(said for period in self._naming[slug] for said in self._said[period].get(slug, ()))
            if any(said.due for said in lines):
                yield slug, lines

    def has_dates(self, until: Period) -> bool:
        """Whether a month up to `until` seems to give some task a due date: nothing is parsed."""
        return any(period.end <= until.end for period in self._dating)

    @cached_property
    def _dating(self) -> Mapping[Period, tuple[str, ...]]:
        """By month the slugs to which its text seems to give a due date, where it does to some."""
        found = {}
        for period, report in self.by_period.items():
            text = report.source.text
            if "=" in text and _DUE.search(text):
                markers = (marker for marker in _IN_BRACES.findall(text) if _DUE.search(marker))
                found[period] = tuple(slug for marker in markers for slug in _NAMED.findall(marker))
        return found

    @cached_property
    def _naming(self) -> Mapping[str, list[Period]]:
        """By slug that has a due date the months whose text seems to name it, in order."""
        found: dict[str, list[Period]] = {slug: [] for slugs in self._dating.values() for slug in slugs}
        for period, report in self.by_period.items():
            for slug in found.keys() & set(_NAMED.findall(report.source.text)):
                found[slug].append(period)
        return found

    def _read(self, periods: Container[Period]) -> None:
        """See to it that the lines of these months about tasks that have a due date are known."""
        new = [report for period, report in self.by_period.items() if period in periods and period not in self._said]
        for report in in_passing(new):
            if report.period:
                self._said[report.period] = _by_slug(_of(self._naming, _mentions([report])))

    @cached_property
    def routine(self) -> frozenset[str]:
        """The slugs of what some marker calls routine work."""
        reports = self.by_period.values()
        return frozenset(
            slug for report in reports for marker in report.markers if marker.routine for slug in marker.slugs
        )

    def last_day(self, period: Period) -> date:
        """The last day that the report of `period` counts."""
        return last_day(self.config.reporting if self.config else (), period)

    def before(self, report: Report) -> Report | None:
        """The report whose plan this one accounts for, of the month or quarter before, or None."""
        period = report.period.accounts_for if report.period else None
        return self._kind_of(period).get(period) if period else None

    def _after(self, report: Report) -> Report | None:
        """The report that accounts for the plan of this one, or None."""
        period = report.period.planned if report.period else None
        return self._kind_of(period).get(period) if period and period.accounts_for == report.period else None

    def _kind_of(self, period: Period) -> dict[Period, Report]:
        return self.by_period if period.is_month else self.of_kind(period.kind)

    def carry(self, before: Report, after: Report) -> CarryOver:
        """How the results of `after` account for the plan of `before`."""
        return self._once("carry", before, after, lambda: self._carry(before, after))

    def replanned(self, before: Report, after: Report) -> CarryOver:
        """What the plan of `after` repeats of the plan of `before`; the `results` of its links are plan items."""
        as_results = tuple(section._replace(id=RESULTS) for section in after.sections if section.id == PLAN)
        plan_alone = after.with_sections(as_results)
        return self._once("replanned", before, after, lambda: self._carry(before, plan_alone))

    def planned_on(self, report: Report) -> CarryOver:
        """What a report's own results already say of its plan."""
        return self._once("planned on", report, report, lambda: self._carry(report, report))

    def reported(self, before: Report) -> dict[int, str]:
        """By identity of an unmarked plan item, the slug of the result that is plainly its own and not in the plan."""
        planned = [placed.item for placed in placed_items(before.section(PLAN))]
        after = self._after(before)
        if after is None or all(item.slugs for item in planned):
            return {}
        taken = {slug for item in planned for slug in item.slugs}
        if all(slug in taken for placed in placed_items(after.section(RESULTS)) for slug in placed.item.slugs):
            return {}
        found: dict[int, str] = {}
        for link in self.carry(before, after).links:
            slugs = link.results[0].item.slugs if link.slug is None and link.by == "text" and link.sure else ()
            if len(slugs) == 1 and slugs[0] not in taken:
                taken.add(slugs[0])
                found[id(link.plan.item)] = slugs[0]
        return found

    def by_words(
        self, plans: Sequence[PlacedItem], sought: Sequence[int], before: Report, after: Report
    ) -> Mapping[int, TaskLink]:
        """How the results of `after` tell by their words of those of the plan items that are `sought`."""
        return self._known_links.by_words(plans, sought, before, after, self.knowledge_of(after))

    def _carry(self, before: Report, after: Report) -> CarryOver:
        return carry_over(before, after, self.knowledge_of(after), self._known_links)

    def _once(self, what: str, before: Report, after: Report, work: Callable[[], CarryOver]) -> CarryOver:
        key = (what, id(before), id(after))
        if key not in self._done:
            self._done[key] = (work(), after)  # holds both reports, so that no other gets their ids
        return self._done[key][0]


_Said = Iterator[tuple[str, Mention]]


def _mentions(months: Iterable[Report]) -> _Said:
    return (said for report in months for section in (RESULTS, PLAN) for said in marked_mentions(report, section))


def _of(slugs: Container[str], said: _Said) -> _Said:
    """What is said of these tasks, in areas that hold nothing else: an area holds all that stands in it."""
    for slug, mention in said:
        if slug in slugs:
            item, area = mention.placed
            alone = area._replace(blocks=(), items=()) if area else None
            yield slug, mention._replace(placed=PlacedItem(item, alone))


def _by_slug(said: _Said) -> Mapping[str, tuple[Mention, ...]]:
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for slug, mention in said:
        found[slug].append(mention)
    return {slug: tuple(mentions) for slug, mentions in found.items()}


def _is_near(report: Report, year: int) -> bool:
    return report.period is None or report.period.year in (year - 1, year)


def is_unmarked(report: Report, section: str) -> bool:
    """Whether the report has the section, and some action in it has no marker."""
    found = report.section(section)
    return found is not None and found.has_unmarked
