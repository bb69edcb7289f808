"""What changed in the figures of a report, and what the year's targets say of it. Pure."""

from __future__ import annotations

from dataclasses import replace

from baocao.indicators.year import indicators_of
from baocao.model import Report
from baocao.office import Office
from baocao.review.model import IndicatorChange


def indicator_changes(old: Report | None, new: Report | None, office: Office) -> tuple[IndicatorChange, ...]:
    """The indicators that have another value, in the order of the office's own list."""
    before, after = (report.front.indicators if report else {} for report in (old, new))
    names = [*office.config.indicators, *(name for name in {**after, **before} if name not in office.config.indicators)]
    return tuple(
        _change(name, before.get(name), after.get(name), new or old, office)
        for name in names
        if before.get(name) != after.get(name)
    )


def _change(name: str, old: float | None, new: float | None, report: Report | None, office: Office) -> IndicatorChange:
    indicator = office.config.indicators.get(name)
    period = report.period if report else None
    last = office.report(period.previous) if period else None
    target = indicator.targets.get(period.year) if indicator and period else None
    before = last.front.indicators.get(name) if last else None
    if indicator is None:
        return IndicatorChange(name, name, "", old, new, before)
    change = IndicatorChange(name, indicator.label, indicator.unit, old, new, before, kind=indicator.kind)
    if target is None or period is None:
        return change
    of_year = indicators_of(office.config, office.reports, period.year)
    year = next((year for year in of_year if year.id == name), None)
    so_far = year.as_read(year.to_date(period.month).value or 0.0) if year else 0.0
    missing = year.missing(period.month) if year else ()
    return replace(change, so_far=so_far, target=float(target), missing=missing)
