"""Titles of several months as one template: the fields that all of them fill."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.config.titles import fill
from baocao.new_office import usual
from baocao.new_office.title_templates import Titled, common_template, writes_two_figures
from baocao.period import Period, parse_period


def month(year: int, number: int) -> Period:
    return Period(year, number, number)


def template_of(*titles: tuple[Period, str]) -> str:
    texts = [text for _, text in titles]
    return common_template([Titled(*each) for each in titles], two_figures=writes_two_figures(texts)).text


def test_one_month_may_leave_the_year_open_and_takes_that_of_the_month_named_before_it() -> None:
    said = "Kết quả tháng 4 và kế hoạch tháng 5 năm 2023"
    assert template_of((month(2023, 4), said)) == "Kết quả tháng {month} và kế hoạch tháng {next.month} năm {next.year}"
    assert template_of((month(2023, 4), "KẾT QUẢ THÁNG 04/2023")) == "KẾT QUẢ THÁNG {month:02}/{year}"


def test_a_december_says_which_year_is_meant() -> None:
    novembers = (month(2023, 11), "Kế hoạch tháng 12, việc đã làm năm 2023")
    december = (month(2023, 12), "Kế hoạch tháng 01, việc đã làm năm 2023")
    assert template_of(novembers).endswith("{next.year}")
    assert template_of(novembers, december) == "Kế hoạch tháng {next.month:02}, việc đã làm năm {year}"


def test_months_of_two_figures_are_written_as_the_others_are() -> None:
    months = [(month(2024, 9), "Tháng 9 và tháng 10"), (month(2024, 10), "Tháng 10 và tháng 11")]
    assert template_of(*months) == "Tháng {month} và tháng {next.month}"
    assert template_of((month(2024, 10), "Tháng 10")) == "Tháng {month:02}"


def test_quarters_and_halves_have_fields_too() -> None:
    quarter, half = parse_period("2024-Q4"), parse_period("2024-H1")
    assert quarter is not None
    assert half is not None
    assert template_of((quarter, "QUÝ IV NĂM 2024, quý I năm 2025")) == (
        "QUÝ {quarter} NĂM {year}, quý {next.quarter} năm {next.year}"
    )
    assert template_of((half, "Sơ kết 6 tháng đầu năm 2024")) == "Sơ kết 6 tháng {half} năm {year}"


def test_what_differs_is_named_and_the_newest_wins_a_tie() -> None:
    titles = [Titled(month(2024, 1), "Kết quả tháng 1"), Titled(month(2024, 2), "Tình hình tháng 2")]
    found = common_template(titles, two_figures=False)
    assert (found.text, found.misses) == ("Tình hình tháng {month}", (0,))
    found = common_template([*titles, Titled(month(2024, 3), "Kết quả tháng 3")], two_figures=False)
    assert (found.text, found.misses) == ("Kết quả tháng {month}", (1,))


def test_a_month_of_another_report_and_braces_are_no_fields() -> None:
    assert template_of((month(2024, 5), "So với tháng 2 năm 2021")) == "So với tháng 2 năm 2021"
    assert template_of((month(2024, 5), "Kết quả {tháng 5}")) == ""


@pytest.mark.parametrize("wanted", [usual.SUBJECT, usual.CLOSING, *(section.title for section in usual.SECTIONS)])
@given(first=st.integers(min_value=2020 * 12, max_value=2030 * 12))
def test_a_year_of_titles_gives_their_template_back(wanted: str, first: int) -> None:
    periods = [month((first + at) // 12, (first + at) % 12 + 1) for at in range(12)]
    assert template_of(*((period, fill(wanted, period)) for period in periods)) == wanted
