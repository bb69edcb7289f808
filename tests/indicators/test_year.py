"""What months make together: by kind, of the months that there are, against target and the year before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.config.reporting import ReportingDays
from baocao.config.schema import Config, Indicator, IndicatorKind
from baocao.indicators.year import (
    IndicatorYear,
    changed_units,
    indicator_years,
    indicators_of,
    together,
    years_with_figures,
)
from baocao.model import Report
from baocao.period import Period
from baocao.tasks.reporting_remarks import untiled_sums
from support.offices import office_config, report_of

FIGURES = st.lists(st.none() | st.floats(-1e9, 1e9).map(lambda value: round(value, 3)), max_size=12)


def config_with(**indicators: Indicator) -> Config:
    return office_config()._replace(indicators=indicators)


def month(period: str, **figures: object) -> Report:
    listed = ", ".join(f"{name}: {value}" for name, value in figures.items())
    return report_of(f"---\nperiod: {period}\nindicators: {{{listed}}}\n---\n", f"reports/{period[:4]}/{period}.md")


def only(kind: IndicatorKind, *reports: Report) -> IndicatorYear:
    (found,) = indicators_of(config_with(a=Indicator("A", kind=kind, targets={2022: 200})), reports, 2022)
    return found


THREE = (month("2022-01", a=82), month("2022-02", a=75), month("2022-04", a=96))


@pytest.mark.parametrize(
    ("kind", "quarter", "year"), [("flow", 157, 253), ("stock", 75, 96), ("average", 78.5, 253 / 3)]
)
def test_a_quarter_and_the_year_are_made_as_the_kind_says(kind: IndicatorKind, quarter: float, year: float) -> None:
    found = only(kind, *THREE)
    totals = {str(period): total for period, total in found.quarters}
    assert (totals["2022-Q1"].value, totals["2022-Q1"].months) == (quarter, 2)
    assert (totals["2022-Q3"].value, totals["2022-Q3"].months) == (None, 0)
    assert found.to_date(12).value == pytest.approx(year)
    assert found.share(found.to_date(12).value) == pytest.approx(year / 2)


@given(FIGURES)
def test_a_sum_is_of_what_is_there_and_invents_nothing(values: list[float | None]) -> None:
    there = [value for value in values if value is not None]
    total = together("flow", values)
    assert total.months == len(there)
    assert total.value == (pytest.approx(sum(there), abs=1e-2) if there else None)
    assert together("stock", values).value == (there[-1] if there else None)


def test_tenths_make_tenths() -> None:
    assert together("flow", [0.1] * 3).value == 0.3


def test_a_quarters_own_report_adds_nothing_to_its_months() -> None:
    assert only("flow", *THREE, month("2022-Q1", a=1000), month("2022", a=5000)).to_date(12).value == 253


CLOSES_LATER = (
    ReportingDays(closes_on=14, until=Period(2022, 4, 4)),
    ReportingDays(closes_on=20, since=Period(2022, 5, 5)),
)


def test_a_sum_knows_the_days_that_its_months_do_not_count_once() -> None:
    months = [month(f"2022-{number:02}", a=10) for number in range(1, 7)]

    def of(kind: IndicatorKind, *reports: Report) -> IndicatorYear:
        config = config_with(a=Indicator("A", kind=kind))._replace(reporting=CLOSES_LATER)
        return indicators_of(config, reports, 2022)[0]

    year = of("flow", *months)
    assert [bool(year.untiled(quarter.first, quarter.last)) for quarter, _ in year.quarters] == [
        False,
        True,
        False,
        False,
    ]
    assert {str(seam.days.first): seam.is_gap for seam in year.untiled(1, 6)} == {
        "2022-04-15": True,
        "2021-12-15": False,
    }
    assert list(untiled_sums(year)) == [
        f"Chú ý, {name}: ngày chốt số liệu đổi giữa chừng nên {days}."
        for name, days in (
            ("quý II/2022", "15/04 đến 20/04/2022 không tháng nào của kỳ này tính"),
            ("quý II/2022", "15/03 đến 20/03/2022 bị tính thừa khi cộng các tháng"),
            ("từ đầu năm đến hết tháng 06/2022", "15/04 đến 20/04/2022 không tháng nào của kỳ này tính"),
            ("từ đầu năm đến hết tháng 06/2022", "15/12 đến 20/12/2021 bị tính thừa khi cộng các tháng"),
        )
    ]
    assert not of("flow", *months[:4]).untiled(4, 6), "so far it is April alone"
    assert of("flow", *months[:5]).untiled(4, 6)
    assert not of("flow", *months[1:]).untiled(1, 6), "it is told to lack a month"
    assert not of("stock", *months).untiled(4, 6)


def test_a_change_is_told_only_of_the_same_months() -> None:
    both = only("flow", *THREE, *(month(f"2021-{number}", a=10) for number in ("01", "02", "04")))
    assert both.compares_with_before(4)
    assert both.before_to_date(4).value == 30
    assert not only("flow", *THREE, month("2021-01", a=10)).compares_with_before(4)
    assert not only("flow", *THREE).compares_with_before(4)


def test_of_a_file_with_two_versions_no_figure_counts() -> None:
    torn = report_of(
        "---\nperiod: 2022-01\nindicators: {khach_tham_quan: 5}\n---\n\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n",
        "reports/2022/2022-01.md",
    )
    assert torn.is_conflicted
    assert indicator_years(office_config(), [torn]) == ()


def test_an_indicator_is_listed_while_in_force_or_with_figures() -> None:
    config = config_with(
        old=Indicator("A", "kWh", until=Period(2021, 12, 12)),
        new=Indicator("A", "MWh", since=Period(2022, 1, 1)),
        later=Indicator("B", since=Period(2023, 1, 1)),
    )
    reports = [month("2021-12", old=900), month("2022-01", new=1)]
    assert [found.id for found in indicators_of(config, reports, 2022)] == ["new"]
    assert years_with_figures(config, reports) == [2021, 2022]
    both = indicators_of(config, [*reports, month("2022-02", old=800)], 2022)
    assert [(first.id, second.id) for first, second in changed_units(both)] == [("old", "new")]


def test_without_target_or_a_target_of_nothing_there_is_no_per_cent() -> None:
    for targets in ({}, {2022: 0.0}, {2021: 5.0}):
        (found,) = indicators_of(config_with(a=Indicator("A", targets=targets)), THREE, 2022)
        assert found.share(5) is None
