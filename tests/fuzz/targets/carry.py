"""Two months against each other, and the markers that are written into them; then the next drafts and all tasks."""

from __future__ import annotations

import json
from collections.abc import Iterator

from baocao.model import NoteKind, Report, ReportStatus
from baocao.parsing.parse import parse
from baocao.parsing.read import decode, remarks
from baocao.period import Period
from baocao.render.formats import carry_json, carry_text, trace_json, trace_text
from baocao.render.marker_questions import render_diff, render_questions
from baocao.tasks.draft import draft
from baocao.tasks.missing_markers import mark
from baocao.tasks.reports_by_month import Months
from baocao.tasks.rollup.draft import rolled_up
from baocao.tasks.rollup.gathering import gather
from baocao.tasks.trace import Traced, trace
from fuzz import offices, seeding
from fuzz.invariants import is_harmless
from fuzz.pieces import reports_of, text_of


def seeds() -> Iterator[bytes]:
    yield from seeding.typed(seeding.archives())
    yield from seeding.composed()


def run(data: bytes) -> None:
    office = offices.office_of(reports_of(text_of(data)))
    months = Months(office.config, office.reports)
    for after in months.by_period.values():
        before = months.before(after)
        if before is not None:
            _carries(before, after, months)
    found = Traced("", trace(months))
    json.loads(trace_json.render([found], False, 80))
    is_harmless(trace_text.render([found], False, 80))
    last = list(months.by_period)[-1:]
    if last and last[0].year < 9999:
        _is_read_as_written(last[0].next, draft(last[0].next, office))
        year = Period(last[0].year, 1, 12)
        gathered = gather(year, office)
        assert gathered is not None
        _is_read_as_written(year, rolled_up(gathered, office))


def _is_read_as_written(period: Period, text: str) -> None:
    new = offices.report_of(text, f"reports/x/{period}.md")
    if _is_piled_up(new):  # marks on both sides of an unclosed marker, each too few to be refused
        return
    assert new.is_readable
    assert new.period == period
    assert new.source.raw == text


def _is_piled_up(report: Report) -> bool:
    return any(note.kind is NoteKind.UNREADABLE and "dấu chồng" in note.message for note in report.notes)


def _carries(before: Report, after: Report, months: Months) -> None:
    carry = months.carry(before, after)
    json.loads(carry_json.render(carry, False, 80))
    is_harmless(carry_text.render(carry, False, 80))
    marked = mark(before, after, months, _with_text)
    is_harmless(render_questions(marked.questions, False, 80))
    new = []
    for report in (before, after):
        text = marked.texts.get(report.path, report.source.raw)
        assert (text == report.source.raw) == (marked.added[report.path] == 0)
        if report.front.status is ReportStatus.ISSUED:
            assert text == report.source.raw, "an issued report is changed"
        is_harmless(render_diff(report.path, report.source.raw, text, False))
        new.append(_with_text(report, text))
        assert offices.without_markers(new[-1].source) == offices.without_markers(report.source), (
            "more than markers is written"
        )
    assert not any(mark(*new, months.replacing({id(before): new[0], id(after): new[1]}), _with_text).added.values())


def _with_text(report: Report, text: str) -> Report:
    source = decode(text.encode(), report.path).source
    return parse(source, offices.office_config(), remarks(source))
