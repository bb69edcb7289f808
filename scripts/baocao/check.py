"""Stage 3: reports in, diagnostics out. Runs the rules; decides severity and what is ignored."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from baocao.model import Diagnostic, Finding, Office, Report, ReportStatus, Severity
from baocao.rules import Context, LoadedRule, all_rules

UNREADABLE = "F09"
"""The rule that speaks of a file that cannot be read; no other has ground to stand on then."""
NEVER_IGNORED = frozenset({"F08", UNREADABLE})


@dataclass(frozen=True, slots=True)
class Summary:
    """How many reports were looked at, and how many findings of each severity they have."""

    reports: int
    errors: int
    warnings: int
    notes: int


def chosen_rules(select: Collection[str] = (), ignore: Collection[str] = ()) -> tuple[LoadedRule, ...]:
    """The rules whose id begins with one of `select` (all where empty) and with none of `ignore`."""
    return tuple(
        one
        for one in all_rules()
        if (not select or one.rule.id.startswith(tuple(select))) and not one.rule.id.startswith(tuple(ignore) or ("-",))
    )


def check_report(report: Report, office: Office, rules: Iterable[LoadedRule]) -> Iterator[Diagnostic]:
    """The findings in one report, in the order of the file."""
    found: list[Diagnostic] = []
    rules = [one for one in rules if report.is_readable or one.rule.id == UNREADABLE]
    context = Context(office.config, office.reports, _previous(report, office), report=report)
    for one in sorted(rules, key=lambda one: one.rule.needs_others):
        if one.rule.needs_others:
            context.found = frozenset(diagnostic.rule for diagnostic in found)
            context.ran = frozenset(one.rule.id for one in rules)
        found += [_diagnostic(one, report, finding) for finding in one.check(report, context)]
    ignored = {id for id, reason in report.front.ignore.items() if reason.strip()} - NEVER_IGNORED
    yield from sorted((one for one in found if one.rule not in ignored), key=_place)


def check_office(
    office: Office, rules: Iterable[LoadedRule], only: Collection[str] | None = None
) -> tuple[Diagnostic, ...]:
    """The findings in the office's reports, or in those whose path is in `only`."""
    rules = tuple(rules)
    reports = [report for report in office.reports if only is None or report.path in only]
    return tuple(diagnostic for report in reports for diagnostic in check_report(report, office, rules))


def summarise(diagnostics: Iterable[Diagnostic], reports: int) -> Summary:
    """The counts that every output ends with."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    counts = (severities.count(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
    return Summary(reports, *counts)


def _previous(report: Report, office: Office) -> Report | None:
    return office.report(report.period.previous) if report.period else None


def _diagnostic(one: LoadedRule, report: Report, finding: Finding) -> Diagnostic:
    rule = one.rule
    by_status = rule.issued if report.front.status is ReportStatus.ISSUED else rule.draft
    return Diagnostic(
        finding.span,
        rule.id,
        rule.name,
        finding.severity or by_status,
        finding.message,
        finding.help or rule.fix,
        finding.related,
        finding.edits,
    )


def _place(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    return (diagnostic.span.path, diagnostic.span.start, diagnostic.span.end, diagnostic.rule)
