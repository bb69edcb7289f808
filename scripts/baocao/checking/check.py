"""Reports in, diagnostics out: runs the rules, decides how grave a finding is and which are ignored. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from baocao.checking.rule import Context, LoadedRule
from baocao.checking.rules import all_rules
from baocao.findings import UNREADABLE
from baocao.model import Diagnostic, Finding, Report, ReportStatus, Severity
from baocao.office import Office
from baocao.tasks.known_links import KnownLinks
from baocao.tasks.reports_by_month import Months

MAX_FINDINGS = 2_500
"""The most findings of one rule shown for a report: enough for each item of the largest report, and no flood."""
CONFLICT = "T10"
"""The rule about files in which git left two versions; other rules would judge what nobody wrote."""
INCOMPLETE = "F06"
"""The rule about what an official document lacks; what it notes about a draft is shown when the draft is printed."""
NEVER_IGNORED = frozenset({"F08", UNREADABLE})


def chosen_rules(select: Collection[str] = (), ignore: Collection[str] = ()) -> tuple[LoadedRule, ...]:
    """The rules whose id begins with one of `select` (all where empty) and with none of `ignore`."""
    return tuple(
        loaded
        for loaded in all_rules()
        if (not select or loaded.rule.id.startswith(tuple(select)))
        and not loaded.rule.id.startswith(tuple(ignore) or ("-",))
    )


def check_report(
    report: Report, office: Office, rules: Iterable[LoadedRule], months: Months | None = None
) -> Iterator[Diagnostic]:
    """All findings in one report, in the order of the file, however many: `fix` mends them all.

    `months` are those of the office; whoever checks several reports gives the same to each.
    """
    found: list[Diagnostic] = []
    only = UNREADABLE if not report.is_readable else CONFLICT if report.is_conflicted else None
    rules = [loaded for loaded in rules if only in (None, loaded.rule.id)]
    months = months or Months(office.config, office.reports)
    context = Context(office.config, office.reports, _previous(report, months), report=report, months=months)
    for loaded in sorted(rules, key=lambda loaded: loaded.rule.needs_others):
        if loaded.rule.needs_others:
            context.found = frozenset(diagnostic.rule for diagnostic in found)
            context.ran = frozenset(loaded.rule.id for loaded in rules)
        for finding in loaded.check(report, context):
            found.append(_diagnostic(loaded, report, finding))
    ignored = {rule_id for rule_id, reason in report.front.ignore.items() if reason.strip()} - NEVER_IGNORED - {only}
    yield from in_order(finding for finding in found if finding.rule not in ignored)


def check_office(
    office: Office, rules: Iterable[LoadedRule], only: Collection[str] | None = None
) -> tuple[Diagnostic, ...]:
    """The findings to show in the office's reports, or in those whose path is in `only`."""
    return tuple(diagnostic for _, found in check_each(office, rules, only) for diagnostic in found)


def check_each(
    office: Office,
    rules: Iterable[LoadedRule],
    only: Collection[str] | None = None,
    known_links: KnownLinks | None = None,
) -> Iterator[tuple[Report, Iterator[Diagnostic]]]:
    """The office's reports, or those whose path is in `only`, each with the findings to show in it."""
    rules = tuple(rules)
    months = Months(office.config, office.reports, known_links)
    for report in months.in_turn():
        if only is None or report.path in only:
            yield report, shown(check_report(report, office, rules, months))


def shown(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings in one report without those beyond the first `MAX_FINDINGS` of a rule; one more says how many."""
    diagnostics = list(diagnostics)
    by_rule: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for found in diagnostics:
        by_rule[found.rule].append(found)
    floods = [own[MAX_FINDINGS:] for own in by_rule.values() if len(own) > MAX_FINDINGS + 1]
    closing = {id(flood[0]): _closing(flood) for flood in floods}
    left_out = {id(found) for flood in floods for found in flood[1:]}
    return (closing.get(id(found), found) for found in diagnostics if id(found) not in left_out)


def _closing(rest: list[Diagnostic]) -> Diagnostic:
    """The first of `rest`, saying how many more there are, as grave as the gravest of them."""
    gravest = min((found.severity for found in rest), key=list(Severity).index)
    message = f"{rest[0].message.rstrip('.')} … và {len(rest) - 1} chỗ nữa như vậy."
    return rest[0]._replace(severity=gravest, message=message)


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings by file, place and rule, as outputs list them; else in the order they were found."""
    return sorted(diagnostics, key=lambda found: (found.span.path, found.span.start, found.span.end, found.rule))


def _previous(report: Report, months: Months) -> Report | None:
    period = report.period.accounts_for if report.period else None
    previous = months.first_of.get(period) if period else None
    return None if previous and previous.is_conflicted else previous


def _diagnostic(loaded: LoadedRule, report: Report, finding: Finding) -> Diagnostic:
    rule = loaded.rule
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
