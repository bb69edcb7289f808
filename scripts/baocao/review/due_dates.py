"""Which due dates a report moves: from what it said before, or else from what the months before it say. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.model import PLAN, RESULTS, Report
from baocao.office import Office
from baocao.review.model import DueChange
from baocao.tasks.mentions import Mention, marked_mentions, terms
from baocao.tasks.reports_by_month import Months


def due_changes(old: Report | None, new: Report | None, office: Office) -> Iterator[DueChange]:
    """The tasks of `new` that are due at another time, in the order of the file; a first due date is no change."""
    now = _dated(new)
    then = _dated(old)
    if now.keys() - then.keys():
        then = _dated_before(new, office) | then
    for slug, mention in now.items():
        was = then.get(slug)
        if was and was.due and mention.due and was.due != mention.due:
            item = mention.placed.item
            yield DueChange(slug, item.text, item.span.line, was.due, mention.due)


def _dated(report: Report | None) -> dict[str, Mention]:
    """By slug the line of the report that says last until when a task is to be done."""
    if report is None:
        return {}
    found = (pair for section in (RESULTS, PLAN) for pair in marked_mentions(report, section))
    return {slug: mention for slug, mention in found if mention.due}


def _dated_before(report: Report | None, office: Office) -> dict[str, Mention]:
    """The same of all months before the report."""
    if report is None or report.period is None:
        return {}
    end = report.period.end
    months = Months(office.config, (other for other in office.reports if other.period and other.period.end < end))
    return {slug: said for slug, lines in months.dated() if (said := terms(lines).said)}
