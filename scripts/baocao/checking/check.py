"""Stage 3: reports in, diagnostics out. Runs the rules; decides severity and what is ignored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from baocao.checking.rules import Context, LoadedRule, all_rules
from baocao.model import Diagnostic, Finding, Report, ReportStatus, Severity
from baocao.office import Office
from baocao.tasks.reports_by_month import Months

MAX_FINDINGS = 2_500
"""Findings of one rule in one report that are shown: one for each item of the largest report, and no flood beyond."""
UNREADABLE = "F09"
"""The rule that speaks of a file that cannot be read; no other has ground to stand on then."""
CONFLICT = "T10"
"""The rule that speaks of a file in which git left two versions; what others would find there is not the author's."""
INCOMPLETE = "F06"
"""The rule that speaks of what an official document lacks; what it notes of a draft is told when that is printed."""
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


def check_report(
    report: Report, office: Office, rules: Iterable[LoadedRule], months: Months | None = None
) -> Iterator[Diagnostic]:
    """All findings in one report, in the order of the file, however many: `fix` mends them all.

    `months` are those of the office; whoever checks several reports gives the same to each.
    """
    found: list[Diagnostic] = []
    only = UNREADABLE if not report.is_readable else CONFLICT if report.is_conflicted else None
    rules = [one for one in rules if only in (None, one.rule.id)]
    months = months or Months(office.config, office.reports)
    context = Context(office.config, office.reports, _previous(report, office), report=report, months=months)
    for one in sorted(rules, key=lambda one: one.rule.needs_others):
        if one.rule.needs_others:
            context.found = frozenset(diagnostic.rule for diagnostic in found)
            context.ran = frozenset(one.rule.id for one in rules)
        found += [_diagnostic(one, report, finding) for finding in one.check(report, context)]
    ignored = {id for id, reason in report.front.ignore.items() if reason.strip()} - NEVER_IGNORED - {only}
    yield from sorted((one for one in found if one.rule not in ignored), key=_place)


def check_office(
    office: Office, rules: Iterable[LoadedRule], only: Collection[str] | None = None
) -> tuple[Diagnostic, ...]:
    """The findings to show in the office's reports, or in those whose path is in `only`."""
    rules = tuple(rules)
    months = Months(office.config, office.reports)
    reports = [report for report in office.reports if only is None or report.path in only]
    return tuple(diagnostic for report in reports for diagnostic in shown(check_report(report, office, rules, months)))


def shown(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings in one report without those beyond the first `MAX_FINDINGS` of a rule; one more says how many."""
    by_rule: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        by_rule[diagnostic.rule].append(diagnostic)
    few = (one for found in by_rule.values() for one in _first_of(found))
    yield from sorted(few, key=_place)


def _first_of(found: list[Diagnostic]) -> list[Diagnostic]:
    rest = found[MAX_FINDINGS:]
    if len(rest) < 2:
        return found
    # What is left out must not look less grave than it is.
    gravest = min((one.severity for one in rest), key=list(Severity).index)
    closing = replace(
        rest[0], severity=gravest, message=f"{rest[0].message.rstrip('.')} … và {len(rest) - 1} chỗ nữa như vậy."
    )
    return [*found[:MAX_FINDINGS], closing]


def summarise(diagnostics: Iterable[Diagnostic], reports: int) -> Summary:
    """The counts that every output ends with."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    counts = (severities.count(severity) for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
    return Summary(reports, *counts)


def _previous(report: Report, office: Office) -> Report | None:
    previous = office.report(report.period.previous) if report.period else None
    return None if previous and previous.is_conflicted else previous


def _diagnostic(one: LoadedRule, report: Report, finding: Finding) -> Diagnostic:
    rule = one.rule
    by_status = rule.issued if report.front.status is ReportStatus.ISSUED else rule.severity
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
