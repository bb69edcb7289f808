"""All rules over the reports of one to three months, and their findings in every format."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.check import check_office, chosen_rules
from fuzz import offices, seeding
from fuzz.invariants import holds_findings, is_sampled
from fuzz.pieces import reports_of, text_of


def seeds() -> Iterator[bytes]:
    yield from seeding.typed(seeding.rule_examples())
    yield from seeding.typed(seeding.archives())
    yield from seeding.composed()


def run(data: bytes) -> None:
    told = _told(data, shown=is_sampled(data))
    if is_sampled(data):
        assert _told(data, shown=False) == told


def _told(data: bytes, *, shown: bool) -> str:
    office = offices.office_of(reports_of(text_of(data)))
    sources = [report.source for report in office.reports]
    return holds_findings(check_office(office, chosen_rules()), sources, shown=shown)
