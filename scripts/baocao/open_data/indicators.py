"""The table of indicators: a row for each figure that a month's report gives. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from baocao.config.schema import IndicatorKind
from baocao.indicators.year import IndicatorYear
from baocao.open_data.table import Column, ColumnKind, Row, Table

INDICATORS = Table(
    "indicators",
    "Chỉ tiêu: mỗi dòng một chỉ tiêu trong một tháng có số liệu",
    (
        Column("office", "Tên tắt của cơ quan; trống nếu kho của một cơ quan"),
        Column("indicator", "Tên tắt của chỉ tiêu trong baocao.yml", is_required=True),
        Column("label", "Tên chỉ tiêu"),
        Column("unit", "Đơn vị tính"),
        Column("period", "Tháng, năm-tháng", is_required=True),
        Column("value", "Số liệu trong tháng", ColumnKind.NUMBER, is_required=True),
        Column("year_to_date", "Từ đầu năm đến hết tháng, tính theo cột kind", ColumnKind.NUMBER),
        Column("year_target", "Chỉ tiêu cả năm", ColumnKind.NUMBER),
        Column(
            "kind",
            "Cách tính nhiều tháng: flow cộng các tháng, stock lấy tháng cuối, average lấy trung bình cộng",
            choices=get_args(IndicatorKind),
        ),
        Column("quarter_to_date", "Từ đầu quý đến hết tháng, tính theo cột kind", ColumnKind.NUMBER),
        Column("target_percent", "year_to_date so với chỉ tiêu cả năm, %", ColumnKind.NUMBER),
        Column("last_year", "Số liệu cùng tháng năm trước", ColumnKind.NUMBER),
        Column("last_year_to_date", "Từ đầu năm trước đến hết cùng tháng", ColumnKind.NUMBER),
        Column("months", "Số tháng có số liệu, từ đầu năm", ColumnKind.INTEGER),
    ),
    ("office", "indicator", "period"),
)


def indicator_rows(office: str, years: Iterable[IndicatorYear]) -> Iterator[Row]:
    """The rows of one office."""
    for of_year in years:
        for month in of_year.there:
            number = month.month
            to_date = of_year.to_date(number)
            share = of_year.share(to_date.value)
            yield (
                office,
                of_year.id,
                of_year.indicator.label,
                of_year.indicator.unit,
                f"{of_year.year}-{number:02}",
                month.value,
                to_date.value,
                None if of_year.target is None else float(of_year.target),
                of_year.indicator.kind,
                of_year.total(number - (number - 1) % 3, number).value,
                None if share is None else round(share, 2),
                of_year.before[number - 1],
                of_year.before_to_date(number).value,
                to_date.months,
            )
