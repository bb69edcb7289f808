"""Periods: which there are, what comes next, and what is in force."""

from __future__ import annotations

import pytest

from baocao.period import in_force, parse_period


@pytest.mark.parametrize("name", ["2022-01", "2022-12", "2022-Q1", "2022-Q4", "2022-H1", "2022-9M", "2022"])
def test_a_period_is_written_as_it_is_read(name: str) -> None:
    assert str(parse_period(name)) == name


@pytest.mark.parametrize(
    "name", ["2022-13", "2022-00", "2022-1", "22-01", "2022-Q5", "2022-H3", "0022-01", "", "2022-01-05"]
)
def test_a_period_that_does_not_exist_is_none(name: str) -> None:
    assert parse_period(name) is None


@pytest.mark.parametrize(
    ("name", "following"),
    [
        ("2022-01", "2022-02"),
        ("2022-12", "2023-01"),
        ("2022-Q4", "2023-Q1"),
        ("2022-H1", "2022-H2"),
        ("2022-9M", "2023-9M"),
        ("2022", "2023"),
    ],
)
def test_next_and_previous_are_of_the_same_kind(name: str, following: str) -> None:
    period = parse_period(name)
    assert period is not None
    assert str(period.next) == following
    assert period.next.previous == period
    assert period.next.kind is period.kind


@pytest.mark.parametrize(
    ("name", "planned", "accounts_for"),
    [
        ("2022-01", "2022-02", "2021-12"),
        ("2022-Q4", "2023-Q1", "2022-Q3"),
        ("2022-H1", "2022-H2", "2021-H2"),
        ("2022-9M", "2022-Q4", "None"),
        ("2022", "2023", "2021"),
    ],
)
def test_nine_months_plan_for_the_fourth_quarter_and_all_others_for_the_next_of_their_kind(
    name: str, planned: str, accounts_for: str
) -> None:
    period = parse_period(name)
    assert period is not None
    assert str(period.planned) == planned
    assert str(period.accounts_for) == accounts_for


def test_from_and_until_are_both_included() -> None:
    may, june, july = (parse_period(name) for name in ("2025-05", "2025-06", "2025-07"))
    assert june is not None
    assert in_force(june, june, june)
    assert not in_force(june, july, None)
    assert not in_force(june, None, may)
