"""Two states of an office in, what changed in each report out. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from baocao.checking.brought import Brought
from baocao.model import Diagnostic, Report, ReportStatus
from baocao.office import Office
from baocao.review.decisions import decisions
from baocao.review.figures import indicator_changes
from baocao.review.head import head_changes
from baocao.review.lasting_findings import without_lasting
from baocao.review.model import Change, FindingChanges, ReportReview
from baocao.review.plan import plan_changes
from baocao.review.sentences import sentence_changes, sentences_of


def reviews(
    now: Office | None, then: Office | None, old_paths: Mapping[str, str | None], found: Brought
) -> tuple[list[ReportReview], FindingChanges]:
    """What changed in each of the reports with the paths of `old_paths`, which has what they were called, None of new
    ones; and the findings that came and went in other reports."""
    findings = _by_path(without_lasting(found))
    before = {report.path: report for report in then.reports} if then else {}
    after = {report.path: report for report in now.reports} if now else {}
    office = now or then
    made = []
    for path, old_path in old_paths.items():
        old, new = before.get(path) if old_path else None, after.get(path)
        if office is not None and (old or new):
            made.append(_review(path, old_path, old, new, office, findings.pop(path, FindingChanges())))
    rest = FindingChanges(
        tuple(one for changes in findings.values() for one in changes.new),
        tuple(one for changes in findings.values() for one in changes.mended),
    )
    return made, rest


def _review(
    path: str, old_path: str | None, old: Report | None, new: Report | None, office: Office, findings: FindingChanges
) -> ReportReview:
    change = Change.ADDED if old is None else Change.DELETED if new is None else Change.CHANGED
    report = new or old
    was_read, is_read = (it is None or (it.is_readable and not it.is_conflicted) for it in (old, new))
    # What cannot be read says nothing: of what it was all is new, of what it is nothing can be told.
    before, after = old if was_read and is_read else None, new if is_read else None
    sentences = sentence_changes(sentences_of(before) if before else [], sentences_of(after) if after else [])
    plan = plan_changes(before, after, office, sentences.changes)
    indicators = indicator_changes(before, after, office)
    return ReportReview(
        path,
        old_path if old_path != path else None,
        office.id,
        report.period if report else None,
        change,
        report.front.status if report else ReportStatus.DRAFT,
        plan,
        indicators,
        findings,
        sentences.changes,
        head_changes(before, after) if before and after else (),
        decisions(change, old if was_read else None, after, office, plan, indicators, sentences.changes, findings.new),
        sentences.moved,
        was_read,
        is_read,
    )


def _by_path(found: Brought) -> dict[str, FindingChanges]:
    new: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    mended: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostics, by_path in ((found.new, new), (found.mended, mended)):
        for diagnostic in diagnostics:
            by_path[diagnostic.span.path].append(diagnostic)
    return {path: FindingChanges(tuple(new[path]), tuple(mended[path])) for path in sorted({*new, *mended})}
