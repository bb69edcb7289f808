"""What periods are called, and which periods a text names as its report's own."""

from __future__ import annotations

import pytest

from baocao.language.period_mentions import mentions, moved_on, own_periods
from baocao.language.period_names import period_name
from baocao.period import Period, parse_period

_NAMES = [
    ("2022-03", "tháng 03/2022", "tháng 03"),
    ("2022-Q1", "quý I/2022", "quý I"),
    ("2022-Q4", "quý IV/2022", "quý IV"),
    ("2022-H1", "6 tháng đầu năm 2022", "6 tháng đầu năm"),
    ("2022-H2", "6 tháng cuối năm 2022", "6 tháng cuối năm"),
    ("2022-9M", "9 tháng đầu năm 2022", "9 tháng đầu năm"),
    ("2022", "năm 2022", "năm 2022"),
]


def period(name: str) -> Period:
    found = parse_period(name)
    assert found is not None
    return found


@pytest.mark.parametrize(("name", "alone", "beside"), _NAMES)
def test_each_kind_has_a_name_with_and_without_its_year(name: str, alone: str, beside: str) -> None:
    assert period_name(period(name)) == alone
    assert period_name(period(name), beside=period("2022-12")) == beside


@pytest.mark.parametrize("name", [name for name, _, _ in _NAMES])
def test_a_name_is_read_back_as_the_period_it_names(name: str) -> None:
    for words in (period_name(period(name)), period_name(period(name)).upper()):
        assert [mention.period(1999) for mention in mentions(f"Kết quả {words}.")] == [period(name)]


@pytest.mark.parametrize(
    ("before", "after", "text", "wanted"),
    [
        ("2022-Q1", "2022-Q2", "kết quả quý I, kế hoạch quý II năm 2022", "kết quả quý II, kế hoạch quý III năm 2022"),
        ("2022-Q3", "2022-Q4", "QUÝ III/2022 VÀ QUÝ IV/2022", "QUÝ IV/2022 VÀ QUÝ I/2023"),
        ("2022-Q1", "2022-Q2", "kết quả quý 1/2022", "kết quả quý 2/2022"),
        ("2022-H1", "2022-H2", "6 tháng đầu năm và 6 tháng cuối năm 2022", "6 tháng cuối năm và 6 tháng đầu năm 2023"),
        ("2022-9M", "2023-9M", "9 tháng đầu năm 2022, quý IV năm 2022", "9 tháng đầu năm 2023, quý IV năm 2023"),
        ("2022", "2023", "tổng kết năm 2022, kế hoạch năm 2023", "tổng kết năm 2023, kế hoạch năm 2024"),
        ("2022-Q1", "2022-Q2", "so với quý I/2021", "so với quý I/2021"),
        ("2022-Q1", "2022-Q2", "Nghị quyết số 5 quý I năm 2022", "Nghị quyết số 5 quý I năm 2022"),
        ("2022-Q1", "2022-Q2", "Căn cứ Kế hoạch số 12/KH-UBND năm 2019", "Căn cứ Kế hoạch số 12/KH-UBND năm 2019"),
    ],
)  # fmt: skip
def test_what_a_report_says_of_its_own_period_moves_on_with_it(before: str, after: str, text: str, wanted: str) -> None:
    assert moved_on(text, period(before), period(after)) == wanted


def test_a_year_is_the_reports_own_only_where_it_says_what_was_done_in_it() -> None:
    text = "Căn cứ Kế hoạch năm 2021, Sở báo cáo kết quả công tác năm 2022, thực hiện Nghị quyết năm 2020."
    assert [mention.year for mention in own_periods(text, period("2022").kind)] == [2022]
