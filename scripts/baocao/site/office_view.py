"""What the pages show: offices, years and reports as a reader meets them. Pure; no HTML.

An office in, an `OfficeView` out: its reports with their addresses, their links to the months around them,
and what is still open.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from baocao.config.reporting import counted, due
from baocao.language.period_names import days_name, numeric_date, period_name
from baocao.model import NoteKind, Report, ReportStatus, Standing
from baocao.office import Office, by_period, word_file
from baocao.official import OfficialParts, official_parts
from baocao.period import Period, PeriodKind
from baocao.site import display_names
from baocao.site.address import Place, office_uri, report_uris, year_uri
from baocao.site.anchors import Anchors, anchors_of
from baocao.site.charts import Chart, indicator_charts
from baocao.site.month_changes import MonthChanges, TaskChanges
from baocao.site.report_tasks import ReportTask, ReportTasks, counts
from baocao.site.revisions import Revision
from baocao.site.task_histories import AreaYear, TaskHistories
from baocao.tasks.known_links import KnownLinks
from baocao.tasks.reports_by_month import Months
from baocao.tasks.trace import trace

KINDS = {"docx": "Word", "pdf": "PDF"}
"""The files that are made of a report, by the ending of their names; the folders in the site are called so too."""
FilesOfReports = dict[str, dict[str, int]]
"""The reports of an office by path, each with the Word and PDF files that are offered of it: by name, in bytes."""
_NOT_FOR_READERS = frozenset({NoteKind.NOT_NFC})
"""Remarks that no reader needs to know of: the text is shown right all the same."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: its address in the site, what it is, and its size in words."""

    name: str
    kind: str
    size: str


class ReportEntry:
    """One report of an office, as its page and the lists of reports show it."""

    def __init__(
        self,
        office: Office,
        report: Report,
        uri: str,
        downloads: tuple[Download, ...],
        report_tasks: ReportTasks,
        revisions: tuple[Revision, ...],
    ) -> None:
        self.office = office
        self.report = report
        self.uri = uri
        self.downloads = downloads
        self.report_tasks = report_tasks
        self.revisions = revisions
        self.period = report.period
        self.is_draft = report.front.status is not ReportStatus.ISSUED
        self.is_sample = report.front.sample

    @cached_property
    def name(self) -> str:
        """`tháng 01/2022`; of a report without period, its path."""
        return period_name(self.period) if self.period else self.report.path

    @cached_property
    def short_name(self) -> str:
        return display_names.short_name(self.period) if self.period else self.report.path

    @cached_property
    def title(self) -> str:
        """`Báo cáo tháng 01/2022`."""
        return f"{self.office.config.report.type_name.capitalize()} {self.name}"

    @cached_property
    def official(self) -> OfficialParts:
        return official_parts(self.report, self.office.config)

    @property
    def code(self) -> str:
        """Number and symbol; of a draft, empty."""
        return "" if self.is_draft else self.official.bare_code

    @property
    def date(self) -> str:
        """The day it was issued, `25/01/2022`; empty where it was not."""
        day = self.report.front.issued_date
        return numeric_date(day) if day and not self.is_draft else ""

    @property
    def days(self) -> str:
        """The days that it counts, `15/12/2021 đến 14/01/2022`; empty where the office does not say."""
        days = counted(self.office.config.reporting, self.period) if self.period else None
        return days_name(days) if days else ""

    @property
    def due(self) -> str:
        """The day by which it must be sent, `16/01/2022`; empty where the office does not say."""
        day = due(self.office.config.reporting, self.period) if self.period else None
        return numeric_date(day) if day else ""

    @property
    def changed(self) -> str:
        """The day of the last commit that changed it, `30/11/2022`; empty where git knows of none."""
        return numeric_date(self.revisions[0].day) if self.revisions else ""

    @property
    def problems(self) -> tuple[tuple[int, str, str], ...]:
        """What could not be read of the file: line, message, help."""
        return tuple(
            (note.span.line, note.message, note.help) for note in self.report.notes if note.kind not in _NOT_FOR_READERS
        )

    @property
    def is_plain(self) -> bool:
        """Whether nothing of a report was recognised in the file, so that it is best shown as it is."""
        return not self.report.sections

    @cached_property
    def as_of(self) -> str:
        """The day of issue, `2022-04-01`; of a report without one, the last day of its months: nothing here knows the
        time."""
        day = self.report.front.issued_date
        if day and not self.is_draft:
            return day.isoformat()
        assert self.period is not None
        year, month = self.period.year, self.period.month
        return f"{year}-{month:02}-{monthrange(year, month)[1]}"

    @cached_property
    def anchors(self) -> Anchors:
        return anchors_of(self.report)

    @cached_property
    def tasks(self) -> tuple[ReportTask, ...]:
        return tuple(self.report_tasks.tasks())

    @cached_property
    def counts(self) -> dict[Standing, int]:
        return counts(task.standing for task in self.tasks)


@dataclass(frozen=True, slots=True)
class YearView:
    """The reports of one year, in order. `awaited`: the months without one, and the day by which each is to be sent."""

    number: int
    uri: str
    entries: tuple[ReportEntry, ...]
    awaited: tuple[tuple[str, str], ...] = ()

    @property
    def months(self) -> tuple[tuple[int, ReportEntry | None], ...]:
        """The twelve months with their reports."""
        by_month = {entry.period.month: entry for entry in self.entries if entry.period and entry.period.is_month}
        return tuple((month, by_month.get(month)) for month in range(1, 13))

    @property
    def others(self) -> tuple[ReportEntry, ...]:
        """The reports of quarters, half-years and the year."""
        return tuple(entry for entry in self.entries if entry.period and not entry.period.is_month)


class OfficeView:
    """One office's part of the archive. `files`: those that are offered of its reports; `revisions`: those of its
    reports, by path; `known_links`: of plans to results, found by words before."""

    def __init__(
        self,
        office: Office,
        files: FilesOfReports,
        revisions: Mapping[str, tuple[Revision, ...]] | None = None,
        known_links: KnownLinks | None = None,
    ) -> None:
        self.office = office
        self.uri = office_uri(office)
        standing = by_period(office)
        self._months = Months(office.config, standing.values(), known_links)
        tasks = {report.path: _report_tasks(report, standing, self._months) for report in standing.values()}
        uris = report_uris(office)
        self.entries = tuple(
            ReportEntry(
                office,
                report,
                uris[report.path],
                _downloads(word_file(office, report), files.get(report.path, {})),
                tasks.get(report.path) or ReportTasks(report),
                (revisions or {}).get(report.path, ()),
            )
            for report in office.reports
        )
        self._by_path = {entry.report.path: entry for entry in self.entries}
        self.dated = tuple(self._by_path[report.path] for report in standing.values())

    @property
    def parent(self) -> str:
        return self.office.config.organ.parent

    @property
    def name(self) -> str:
        return self.office.config.organ.name

    @property
    def odd(self) -> tuple[ReportEntry, ...]:
        """The files without a period, or with that of another report."""
        return tuple(entry for entry in self.entries if entry not in self.dated)

    @cached_property
    def histories(self) -> TaskHistories:
        """The office's tasks over all months."""
        return TaskHistories(self.office, trace(self._months), lambda item: self.places[id(item)][1])

    @cached_property
    def area_years(self) -> tuple[AreaYear, ...]:
        return self.histories.area_years(entry.report for entry in self.dated)

    @cached_property
    def charts(self) -> tuple[Chart, ...]:
        """The indicators, the latest year first."""
        return indicator_charts(self.office, (entry.report for entry in self.dated))

    @cached_property
    def _task_changes(self) -> TaskChanges:
        return TaskChanges(self.histories.all)

    def changes_of(self, month: Period) -> MonthChanges:
        """What a month's report says otherwise than the one before."""
        return MonthChanges(month, self._task_changes, self.charts)

    @property
    def latest(self) -> ReportEntry | None:
        """The report of the latest month, if there is one that could be read."""
        months = [entry for entry in self.dated if entry.period and entry.period.is_month]
        return next((entry for entry in reversed(months) if not entry.is_plain), None)

    @cached_property
    def years(self) -> tuple[YearView, ...]:
        """The years, the latest first."""
        found: dict[int, list[ReportEntry]] = {}
        for entry in self.dated:
            if entry.period:
                found.setdefault(entry.period.year, []).append(entry)
        return tuple(
            YearView(year, year_uri(self.office, year), tuple(found[year]), tuple(self._awaited(year)))
            for year in sorted(found, reverse=True)
        )

    def _awaited(self, year: int) -> Iterator[tuple[str, str]]:
        there = {entry.period for entry in self.dated}
        first = min((period.start for period in there if period), default=0)
        for month in Period(year, 1, 12).months:
            day = due(self.office.config.reporting, month)
            if day and month not in there and month.start >= first:
                yield display_names.short_name(month), numeric_date(day)

    def entry(self, report: Report) -> ReportEntry:
        """The entry of one of the office's reports."""
        return self._by_path[report.path]

    @cached_property
    def places(self) -> dict[int, Place]:
        """The page that each item of the office's reports stands on, and its anchor there, by its identity."""
        return {item: (entry.uri, anchor) for entry in self.entries for item, anchor in entry.anchors.items.items()}

    def neighbours(self, entry: ReportEntry) -> tuple[ReportEntry | None, ReportEntry | None]:
        """The reports before and after, of periods of the same kind."""
        return self._beside.get(entry.uri, (None, None))

    @cached_property
    def _beside(self) -> dict[str, tuple[ReportEntry | None, ReportEntry | None]]:
        by_kind: defaultdict[PeriodKind, list[ReportEntry]] = defaultdict(list)
        for entry in self.dated:
            if entry.period:
                by_kind[entry.period.kind].append(entry)
        turns = (zip((None, *same), same, (*same[1:], None), strict=False) for same in by_kind.values())
        return {entry.uri: (before, after) for turn in turns for before, entry, after in turn}

    def year_of(self, entry: ReportEntry) -> YearView | None:
        """The year that lists a report."""
        return self._year_of.get(entry.uri)

    @cached_property
    def _year_of(self) -> dict[str, YearView]:
        return {entry.uri: year for year in self.years for entry in year.entries}


def _report_tasks(report: Report, standing: Mapping[Period, Report], months: Months) -> ReportTasks:
    period = report.period
    before = standing.get(period.accounts_for) if period and period.accounts_for else None
    after = standing.get(period.planned) if period and period.planned.accounts_for == period else None
    return ReportTasks(
        report, months.carry(before, report) if before else None, months.carry(report, after) if after else None
    )


def _downloads(name: str, sizes: Mapping[str, int]) -> tuple[Download, ...]:
    """The Word file and the PDF of one name, those that there are."""
    names = ((kind, PurePosixPath(name).with_suffix(f".{kind}").as_posix()) for kind in KINDS)
    return tuple(
        Download(f"{kind}/{name}", KINDS[kind], display_names.size_name(sizes[name]))
        for kind, name in names
        if name in sizes
    )
