"""Which due dates a report moves: from what it said before, or else from what the months before it say. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.model import PLAN, RESULTS, Report
from baocao.office import Office
from baocao.review.model import DueChange
from baocao.tasks.mentions import Mention, MentionKind, marked_mentions, terms
from baocao.tasks.reports_by_month import Months


def due_changes(old: Report | None, new: Report | None, office: Office) -> Iterator[DueChange]:
    """The tasks of `new` that are due at another time, or at none any more; a first due date is a change of a line
    that was there without it."""
    now, then = _dated(new), _dated(old)
    before = _dated_before(new, office) if now.keys() ^ then.keys() else {}
    lines_then, lines_now = _lines(old), _lines(new)
    for slug in {**now, **then}:
        said = now.get(slug)
        line = said or lines_now.get((slug, then[slug].kind))
        if line is None or not (slug in then or slug in before or (slug, line.kind) in lines_then):
            continue
        was, due = (mention.due if (mention := dated.get(slug) or before.get(slug)) else None for dated in (then, now))
        if was != due:
            yield DueChange(slug, line.text, line.line, was, due)


def months_before(report: Report, office: Office) -> Months:
    """The months of the office before that of the report."""
    period = report.period
    return Months(
        office.config,
        (other for other in office.reports if period and other.period and other.period.end < period.end),
    )


def _lines(report: Report | None) -> dict[tuple[str, MentionKind], Mention]:
    """By task the line of the results, and of the plan, that names it last."""
    return {(slug, mention.kind): mention for slug, mention in _mentions(report)}


def _dated(report: Report | None) -> dict[str, Mention]:
    """By slug the line of the report that says last until when a task is to be done."""
    return {slug: mention for slug, mention in _mentions(report) if mention.due}


def _dated_before(report: Report | None, office: Office) -> dict[str, Mention]:
    """The same of all months before the report."""
    dated = months_before(report, office).dated() if report else ()
    return {slug: said for slug, lines in dated if (said := terms(lines).said)}


def _mentions(report: Report | None) -> Iterator[tuple[str, Mention]]:
    if report is not None:
        for section in (RESULTS, PLAN):
            yield from marked_mentions(report, section)
