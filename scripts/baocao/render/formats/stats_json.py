"""`stats --format json`: the indicators of a year for other programs; what is not known is null."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from baocao.config.reporting import Untiled
from baocao.indicators.office import OfficeIndicators
from baocao.indicators.year import FigureTotal, IndicatorYear
from baocao.render.json_dump import dump

_DECIMALS = 2
"""Of per cents."""


def render(found: Iterable[OfficeIndicators], year: int | None, color: bool, width: int) -> str:
    """Every month, every quarter and the year to date of each indicator."""
    offices = [
        {
            **({"office": office.id} if office.id else {}),
            "name": office.name,
            "indicators": [_indicator(of_year) for of_year in office.indicators],
        }
        for office in found
    ]
    return dump({"version": 1, "year": year, "offices": offices})


def _indicator(of_year: IndicatorYear) -> dict[str, Any]:
    last = of_year.last_month
    return {
        "id": of_year.id,
        "label": of_year.indicator.label,
        "unit": of_year.indicator.unit,
        "kind": of_year.indicator.kind,
        "target": _plain(of_year.target),
        "months": [_month(of_year, month.month) for month in of_year.months],
        "quarters": [
            {"period": str(period), **_total(total), **_untiled(of_year.untiled(period.first, period.last))}
            for period, total in of_year.quarters
        ],
        "year_to_date": {
            "through": f"{of_year.year}-{last:02}" if last else None,
            **_total(of_year.to_date(last)),
            **_untiled(of_year.untiled(1, last)),
            "target_percent": _percent(of_year, of_year.to_date(last).value),
        },
        "last_year_to_date": _total(of_year.before_to_date(last)),
    }


def _month(of_year: IndicatorYear, month: int) -> dict[str, Any]:
    value = of_year.months[month - 1].value
    to_date = of_year.to_date(month).value if value is not None else None
    return {
        "period": f"{of_year.year}-{month:02}",
        "value": _plain(value),
        "year_to_date": _plain(to_date),
        "target_percent": _percent(of_year, to_date),
        "last_year": _plain(of_year.before[month - 1]),
    }


def _total(total: FigureTotal) -> dict[str, Any]:
    return {"value": _plain(total.value), "months": total.months}


def _untiled(seams: Sequence[Untiled]) -> dict[str, Any]:
    """The days that a sum does not count once, where there are any."""
    days = [
        {"first": str(seam.days.first), "last": str(seam.days.last), "counted": 0 if seam.is_gap else 2}
        for seam in seams
    ]
    return {"untiled": days} if days else {}


def _percent(of_year: IndicatorYear, value: float | None) -> float | None:
    share = of_year.share(value)
    return None if share is None else round(share, _DECIMALS)


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value
