"""Which days a report counts, when it is due, and what baocao.yml may say of both."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.config.load import config_document, load_config
from baocao.config.reporting import ReportingDays, counted, due, untiled
from baocao.language.period_names import days_name
from baocao.model import Source
from baocao.period import Days, Period, day_due, days_counted, parse_period
from support.offices import OFFICE_FILE


def period(name: str) -> Period:
    found = parse_period(name)
    assert found is not None
    return found


def loaded(reporting: str) -> tuple[tuple[ReportingDays, ...] | None, tuple[tuple[int, str], ...]]:
    """What the made-up office's `reporting` says, and what is wrong with it, by line below it."""
    text = OFFICE_FILE.read_text(encoding="utf-8")
    first = text.count("\n")
    config, notes = load_config(config_document(Source("baocao.yml", f"{text}{reporting}\n")))
    return config.reporting if config else None, tuple((note.span.line - first, note.message) for note in notes)


@pytest.mark.parametrize(
    ("name", "closes_on", "words"),
    [
        ("2022-01", 14, "15/12/2021 đến 14/01/2022"),
        ("2022-Q1", 14, "15/12/2021 đến 14/03/2022"),
        ("2022-H1", 14, "15/12/2021 đến 14/06/2022"),
        ("2022-H2", 14, "15/06 đến 14/12/2022"),
        ("2022-9M", 14, "15/12/2021 đến 14/09/2022"),
        ("2022", 14, "15/12/2021 đến 14/12/2022"),
        ("2022", None, "01/01 đến 31/12/2022"),
        ("2022-02", None, "01/02 đến 28/02/2022"),
        ("2022-03", 31, "01/03 đến 31/03/2022"),
        ("2024-02", 30, "31/01 đến 29/02/2024"),
        ("2024-03", 30, "01/03 đến 30/03/2024"),
    ],
)
def test_figures_close_on_one_day_for_every_kind_of_period(name: str, closes_on: int | None, words: str) -> None:
    assert days_name(days_counted(period(name), closes_on)) == words


@pytest.mark.parametrize(
    ("name", "closes_on", "due_on", "wanted"),
    [
        ("2022-01", 14, 16, date(2022, 1, 16)),
        ("2022-Q1", 14, 16, date(2022, 3, 16)),
        ("2022", 14, 14, date(2022, 12, 14)),
        ("2022", 14, 5, date(2023, 1, 5)),
        ("2022-01", None, 31, date(2022, 1, 31)),
        ("2022-01", None, 5, date(2022, 2, 5)),
        ("2022-01", 31, 30, date(2022, 2, 28)),
    ],
)
def test_a_report_is_due_on_the_first_such_day_once_figures_are_closed(
    name: str, closes_on: int | None, due_on: int, wanted: date
) -> None:
    assert day_due(period(name), closes_on, due_on) == wanted


@given(st.integers(1001, 9000), st.integers(1, 12), st.none() | st.integers(1, 31), st.integers(1, 31))
def test_the_months_of_one_rule_tile_and_are_due_behind_their_end(
    year: int, month: int, closes_on: int | None, due_on: int
) -> None:
    own = Period(year, month, month)
    window = days_counted(own, closes_on)
    assert days_counted(own.next, closes_on).first == window.last + timedelta(1)
    assert window.last <= day_due(own, closes_on, due_on) <= window.last + timedelta(62)
    for wider in own.wider:
        assert not untiled((ReportingDays(closes_on),), wider)


def test_one_rule_stands_alone_and_several_in_a_list() -> None:
    one = ReportingDays(14, 16)
    assert loaded("reporting: {closes_on: 14, due_on: 16}") == ((one,), ())
    assert loaded("reporting: [{closes_on: 14, due_on: 16}]") == ((one,), ())
    days, notes = loaded("reporting:\n  - {closes_on: 14, until: 2022-12}\n  - {due_on: 5, from: 2023-01}")
    assert not notes
    assert days is not None
    assert days_name(counted(days, period("2022-12")) or Days(date.min, date.max)) == "15/11 đến 14/12/2022"
    assert days_name(counted(days, period("2023-01")) or Days(date.min, date.max)) == "01/01 đến 31/01/2023"
    assert due(days, period("2022-12")) is None
    assert due(days, period("2023-01")) == date(2023, 2, 5)


def test_nothing_is_counted_or_due_where_no_rule_is_in_force() -> None:
    days = (ReportingDays(14, 16, since=period("2023-01")),)
    assert counted(days, period("2022-12")) is None
    assert due((), period("2022-12")) is None
    assert counted((ReportingDays(14, 16),), period("9999-12")) is None


@pytest.mark.parametrize(
    ("reporting", "line", "words"),
    [
        ("reporting: {closes_on: 0}", 1, "từ 1 đến 31"),
        ("reporting: {closes_on: 32}", 1, "từ 1 đến 31"),
        ("reporting: {due_on: thứ hai}", 1, "từ 1 đến 31"),
        ("reporting: {due_on: 14, day: 3}", 1, "Không có mục “reporting.day”"),
        ("reporting: 14", 1, "phải là"),
        ("reporting: {closes_on: 14, from: 2023-01, until: 2022-12}", 1, "lại trước kỳ đầu"),
        ("reporting:\n  - {closes_on: 14}\n  - {closes_on: 20, from: 2023-01}", 3, "hai cách tính ngày"),
        ("reporting:\n  - {closes_on: 14, until: 2023-03}\n  - {closes_on: 20, from: 2023-02}", 3, "ở dòng"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(reporting: str, line: int, words: str) -> None:
    days, notes = loaded(reporting)
    assert days is None
    assert [at for at, message in notes if words in message] == [line]


@pytest.mark.parametrize(
    ("name", "seams"),
    [
        ("2022-12", []),
        ("2023-01", [("15/12 đến 20/12/2022", True)]),
        ("2023-Q1", []),
        ("2022-Q4", []),
        ("2023-06", [("15/05 đến 20/05/2023", False)]),
        ("2023-Q2", [("15/05 đến 20/05/2023", False), ("15/03 đến 20/03/2023", True)]),
        ("2023", [("15/05 đến 20/05/2023", False), ("15/12 đến 20/12/2022", True)]),
    ],
)
def test_days_that_no_month_counts_or_two_do_are_found(name: str, seams: list[tuple[str, bool]]) -> None:
    """Figures close on the 14th up to 2022, on the 20th up to May 2023, and on the 14th again."""
    rules = (
        ReportingDays(14, until=period("2022-12")),
        ReportingDays(20, since=period("2023-01"), until=period("2023-05")),
        ReportingDays(14, since=period("2023-06")),
    )
    assert [(days_name(seam.days), seam.is_gap) for seam in untiled(rules, period(name))] == seams
