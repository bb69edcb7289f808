"""Which reports of an office are due when, and what each still lacks. Pure: today is handed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from baocao.checking.check import check_report
from baocao.checking.rule import LoadedRule
from baocao.config.reporting import counted, due
from baocao.model import Report, ReportStatus, Severity
from baocao.office import Office, by_period
from baocao.period import Days, Period, PeriodKind
from baocao.tasks.reporting_remarks import untiled_remarks
from baocao.tasks.reports_by_month import Months


class DueState(StrEnum):
    """How far a report is."""

    MISSING = "missing"
    DRAFT = "draft"
    ISSUED = "issued"


@dataclass(frozen=True, slots=True)
class DueReport:
    """A report that must be sent by the day `due`; `days` are those that it counts.

    `errors` and `warnings` are what is found in a draft. `is_late`: the day has passed and the report is not issued.
    `remarks`: what is wrong with the days.
    """

    period: Period
    days: Days
    due: date
    state: DueState
    path: str | None
    errors: int
    warnings: int
    is_late: bool
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficeDue:
    """What one office must send, by day; its `id` is empty where there is only one."""

    id: str
    name: str
    parent: str
    reports: tuple[DueReport, ...]


def office_due(office: Office, today: date, rules: Iterable[LoadedRule]) -> OfficeDue:
    """What the office must send for the periods from a year ago to the end of this year, and its older drafts.

    The last ones of the year are among them wherever their day lies, be it in the January after.

    Months always; another kind of period once there is a report of it. Nothing is due before the first report of a
    kind. Illustrations are never sent.
    """
    standing = by_period(office)
    rules, months = tuple(rules), Months(office.config, office.reports)
    found = []
    for period in _periods(standing, today):
        report, day = standing.get(period), due(office.config.reporting, period)
        days = counted(office.config.reporting, period)
        if day is None or days is None or (report and report.front.sample):
            continue
        state = DueState.MISSING if report is None else _state(report)
        severities = Counter(
            finding.severity
            for finding in (check_report(report, office, rules, months) if report and state is DueState.DRAFT else ())
        )
        is_late = state is not DueState.ISSUED and day < today
        found.append(
            DueReport(
                period,
                days,
                day,
                state,
                report.path if report else None,
                severities[Severity.ERROR],
                severities[Severity.WARNING],
                is_late,
                tuple(untiled_remarks(office.config.reporting, period)),
            )
        )
    in_order = sorted(found, key=lambda each: (each.due, each.period.last - each.period.first))
    return OfficeDue(office.id, office.config.organ.name, office.config.organ.parent, tuple(in_order))


def _state(report: Report) -> DueState:
    return DueState.ISSUED if report.front.status is ReportStatus.ISSUED else DueState.DRAFT


def _periods(standing: dict[Period, Report], today: date) -> Iterator[Period]:
    for kind in PeriodKind:
        there = [period for period in standing if period.kind is kind]
        if not there and kind is not PeriodKind.MONTH:
            continue
        now = Period(today.year, today.month, today.month)
        start = _around(now.previous, kind) if not there else max(_around(_year_ago(now), kind), min(there))
        yield from (period for period in there if period < start and _is_draft(standing[period]))
        while start.year <= today.year:
            yield start
            start = start.next


def _is_draft(report: Report) -> bool:
    return _state(report) is DueState.DRAFT


def _year_ago(month: Period) -> Period:
    return Period(month.year - 1, month.first, month.last)


def _around(month: Period, kind: PeriodKind) -> Period:
    """The period of `kind` that holds the month, or, where none does, the last one before."""
    # Nine months are the only kind that does not cover the year: the last three lie behind this year's.
    return next((period for period in (month, *month.wider) if period.kind is kind), Period(month.year, 1, 9))
