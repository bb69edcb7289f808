"""What a change brought: the findings of an office now beside those that it had, told apart by fingerprint. Pure.

Not by changed lines alone: a result that is deleted leaves its finding at a heading that nobody touched, or in the
month after. Only reports whose findings can be others are checked: those that changed by every rule, those near them
in time by the rules that look at neighbours, the rest by the few that look at the whole office.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from baocao.checking.check import check_report, in_order, shown
from baocao.checking.fingerprints import Fingerprint, fingerprints
from baocao.checking.rule import LoadedRule, Reach
from baocao.model import Diagnostic, Report
from baocao.office import Office
from baocao.period import Period
from baocao.tasks.boilerplate import RUNNING
from baocao.tasks.reports_by_month import Months

OF_THE_PATH = "F04"
"""The rule about the name of a report's file."""


@dataclass(frozen=True, slots=True)
class Brought:
    """The findings that a change brought, those that it mended, as they were, and how many it left as they were in
    the reports that it touched."""

    new: tuple[Diagnostic, ...]
    mended: tuple[Diagnostic, ...]
    left: int


def brought(
    now: Office | None,
    then: Office | None,
    rules: Iterable[LoadedRule],
    changed: Collection[str],
    lines: Mapping[str, Collection[int]],
    only: Collection[str] | None = None,
    renamed: Collection[str] = (),
) -> Brought:
    """What came and went between `then` and `now`, where the reports with the paths `changed` are others.

    `lines`: by path those of a report that are not as they were; what is found there is new, whatever was there.
    `only`: the paths of the reports that are asked for; None is all. `renamed`: those of reports that had another
    name, of which nothing could be found then.
    """
    rules = tuple(rules)
    asked = {path: reach for path, reach in _asked(now, then, changed).items() if only is None or path in only}
    known = _known(list(_findings(then, rules, asked)))
    before = {mark: found for mark, found in known if found.rule != OF_THE_PATH or found.span.path not in renamed}
    new, left = [], 0
    found = list(_findings(now, rules, asked))
    aside = []
    for fingerprint, diagnostic in _known(found):
        if _is_on(diagnostic, lines.get(diagnostic.span.path, ())):
            new.append(diagnostic)
        else:
            aside.append((fingerprint, diagnostic))
    # Counted anew without those on changed lines, so that a second finding there hides none of the old ones.
    for fingerprint, diagnostic in _known([diagnostic for _, diagnostic in aside]):
        if before.pop(fingerprint, None) is None:
            new.append(diagnostic)
        elif diagnostic.span.path in changed:
            left += 1
    there = {fingerprint for fingerprint, _ in _known(found)}
    mended = [diagnostic for fingerprint, diagnostic in before.items() if fingerprint not in there]
    return Brought(tuple(in_order(new)), tuple(in_order(mended)), left)


def _known(diagnostics: list[Diagnostic]) -> Iterator[tuple[Fingerprint, Diagnostic]]:
    return zip(fingerprints(diagnostics), diagnostics, strict=True)


def _is_on(diagnostic: Diagnostic, lines: Collection[int]) -> bool:
    """Whether some line that the finding covers is among `lines`."""
    span = diagnostic.span
    last = span.source.position(max(span.start, span.end - 1))[0]
    return any(line in lines for line in range(span.line, last + 1))


def _asked(now: Office | None, then: Office | None, changed: Collection[str]) -> dict[str, Reach]:
    """By path how far a rule must look to find other things in the report than before."""
    reports = [report for office in (now, then) if office for report in office.reports]
    periods = {report.period for report in reports if report.path in changed and report.period}
    near = {other for period in periods for other in _near(period)}
    if now and then and now.config != then.config:
        return {report.path: Reach.REPORT for report in reports}
    return {
        report.path: Reach.REPORT
        if report.path in changed
        else Reach.NEIGHBOURS
        if report.period in near
        else Reach.OFFICE
        for report in reports
    }


def _near(period: Period) -> Iterator[Period]:
    """The periods whose reports may be judged by that of `period`: the one before, those that follow, and the longer
    ones that it, or the month after it, lies in."""
    yield period.previous
    yield from (*period.wider, *period.next.wider)
    for _ in range(RUNNING):
        yield period
        period = period.next


def _findings(office: Office | None, rules: tuple[LoadedRule, ...], asked: Mapping[str, Reach]) -> Iterator[Diagnostic]:
    if office is None:
        return
    months = Months(office.config, office.reports)
    for report in months.in_turn():
        chosen = _needed(report, rules, asked[report.path]) if report.path in asked else ()
        if chosen:
            yield from shown(check_report(report, office, chosen, months))


def _needed(report: Report, rules: tuple[LoadedRule, ...], reach: Reach) -> tuple[LoadedRule, ...]:
    """The rules whose answer may be another; all where one of them asks what the others found."""
    if reach is Reach.NEIGHBOURS and report.front.ignore:
        return rules
    return tuple(loaded for loaded in rules if loaded.rule.reach.value >= reach.value)
