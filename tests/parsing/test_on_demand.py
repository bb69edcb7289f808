"""A report of which nothing below the front matter is parsed before somebody asks is a report like any other."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from baocao.model import Report
from baocao.parsing import on_demand
from baocao.parsing import parse as parsing
from baocao.parsing.on_demand import in_passing, let_go
from baocao.period import Period
from support.offices import report_of

TEXT = "---\nperiod: 2022-03\n---\n\nMở đầu.\n\n## I. KẾT QUẢ THÁNG 03/2022\n\n- Mua máy chủ. {#mua-may-chu xong}\n"


@pytest.fixture
def bodies(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of reports whose body was parsed, in order."""
    parsed: list[str] = []
    parse_body = parsing._body

    def noted(source: Any, *others: Any) -> Any:
        parsed.append(source.path)
        return parse_body(source, *others)

    monkeypatch.setattr(parsing, "_body", noted)
    return parsed


def march(name: str = "2022-03") -> Report:
    return report_of(TEXT, f"reports/2022/{name}.md")


def test_what_the_front_matter_says_needs_no_body(bodies: list[str]) -> None:
    report = march()
    assert (report.period, report.front.period, report.is_readable) == (Period(2022, 3, 3), Period(2022, 3, 3), True)
    assert bodies == []
    assert [block.prose.text for block in report.opening if block.prose] == ["Mở đầu."]
    assert report.markers[0].slugs == ("mua-may-chu",)
    assert bodies == [report.path]


def test_a_report_keeps_its_parts() -> None:
    report = march()
    assert report.sections[0] is report.sections[0]
    assert report.sections[0].heading.block in report.blocks


def test_a_report_is_compared_changed_and_pickled_as_any_other() -> None:
    report, unread = march(), march()
    assert report._replace() == report
    changed = report.with_sections(())
    assert (changed.sections, changed.markers, changed.period) == ((), report.markers, report.period)
    assert repr(pickle.loads(pickle.dumps(unread)).parsed_body) == repr(report.parsed_body)


def test_a_body_that_was_let_go_is_parsed_again_when_somebody_asks(bodies: list[str]) -> None:
    report = march()
    before = report.sections
    let_go((report,))
    assert bodies == [report.path]
    assert (report.sections, report.period) == (before, Period(2022, 3, 3))
    assert bodies == [report.path] * 2


@pytest.mark.parametrize(("most", "again"), [(2, 0), (1, 1)])
def test_only_of_very_many_reports_those_that_were_not_held_before_are_let_go_in_passing(
    most: int, again: int, bodies: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(on_demand, "MOST_HELD", most)
    held, other = march("2022-02"), march()
    assert held.markers
    assert [len(report.markers) for report in in_passing((held, other))] == [1, 1]
    assert held.markers
    assert other.markers
    assert len(bodies) == 2 + again
