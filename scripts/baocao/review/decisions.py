"""What somebody has to decide on before a change of a report is taken. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from baocao.language.figures import written
from baocao.model import RESULTS, Diagnostic, Report, ReportStatus
from baocao.office import Office
from baocao.review.model import (
    Change,
    Decision,
    DecisionKind,
    IndicatorChange,
    PlanChanges,
    SentenceChange,
)
from baocao.review.plan import is_backward, standings
from baocao.tasks.task_links import tasks_of

MISSED = "K01"
"""The rule about planned tasks without a result."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def decisions(
    change: Change,
    old: Report | None,
    new: Report | None,
    now: Office,
    plan: PlanChanges,
    indicators: Iterable[IndicatorChange],
    sentences: Iterable[SentenceChange],
    found: Iterable[Diagnostic],
) -> tuple[Decision, ...]:
    """What is to be decided on, the gravest kind first, in the order of the file; `found` are the new findings."""
    kinds = list(DecisionKind)
    made = [
        *_unanswered(change, new, now, plan, found),
        *(_backwards(old, new, now) if new else ()),
        *(_after_issue(change, indicators, sentences) if old and _is_issued(old) else ()),
    ]
    return tuple(sorted(made, key=lambda decision: (kinds.index(decision.kind), decision.line)))


def _unanswered(
    change: Change, new: Report | None, now: Office, plan: PlanChanges, found: Iterable[Diagnostic]
) -> Iterator[Decision]:
    """Planned tasks that nobody answers for any more."""
    for diagnostic in found:
        if diagnostic.rule == MISSED:
            line = diagnostic.span.line
            yield Decision(DecisionKind.UNANSWERED, line, diagnostic.message, rule=diagnostic.rule)
    told = standings(new)
    period = new.period if new else None
    after = now.report(period.planned) if period and period.planned.accounts_for == period else None
    results = tasks_of(after.section(RESULTS)) if after else {}
    for entry in plan.dropped:
        closed = entry.slug in told and told[entry.slug][0].facts.closes
        if not closed and entry.slug not in results and change is not Change.DELETED:
            yield Decision(DecisionKind.UNANSWERED, entry.line, entry.text, entry.slug)


def _backwards(old: Report | None, new: Report, now: Office) -> Iterator[Decision]:
    """Tasks that stood further on, in this report as it was or in the one before it."""
    then = standings(old)
    period = new.period.accounts_for if new.period else None
    last = now.report(period) if period else None
    before = standings(last) if last is not new else {}
    for slug, (status, placed) in standings(new).items():
        was = then[slug][0] if slug in then else None
        if was is None and slug in before and before[slug][0].facts.closes and not status.facts.closes:
            was = before[slug][0]
        if was is not None and is_backward(was, status):
            line = placed.item.span.line
            yield Decision(DecisionKind.BACKWARDS, line, placed.item.text, slug, was, status)


def _is_issued(report: Report) -> bool:
    return report.front.status is ReportStatus.ISSUED


def _after_issue(
    change: Change, indicators: Iterable[IndicatorChange], sentences: Iterable[SentenceChange]
) -> Iterator[Decision]:
    """Of a report that was issued: figures that are others, and that it was touched at all."""
    if change is Change.DELETED:  # its figures went with it
        indicators = sentences = ()
    declared = set()  # what a sentence that says the same need not repeat
    for indicator in indicators:
        before, after = ("" if value is None else written(value) for value in (indicator.old, indicator.new))
        declared.add((before, after))
        yield Decision(DecisionKind.FIGURE_AFTER_ISSUE, 1, indicator.label, indicator.id, before, after)
    for sentence in sentences:
        numbers = [_NUMBER.findall(text or "") for text in (sentence.old, sentence.new)]
        if sentence.old and sentence.new and numbers[0] != numbers[1]:
            before, after = _other(*numbers), _other(*reversed(numbers))
            if (before, after) in declared:
                continue
            yield Decision(DecisionKind.FIGURE_AFTER_ISSUE, sentence.line, sentence.new, None, before, after)
    yield Decision(DecisionKind.ISSUED_TOUCHED, 1, new=change)


def _other(own: list[str], others: list[str]) -> str:
    return ", ".join(number for number in own if number not in others)
