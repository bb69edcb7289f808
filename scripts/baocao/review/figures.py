"""What changed in the figures of a report, and what the year's targets say of it. Pure."""

from __future__ import annotations

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
    label, unit = (indicator.label, indicator.unit) if indicator else (name, "")
    so_far = None
    if target is not None and period is not None:
        months = [other for other in office.reports if other.period and other.period.is_month]
        so_far = sum(
            other.front.indicators.get(name, 0.0)
            for other in months
            if other.period and other.period.year == period.year and other.period.end <= period.end
        )
    before = last.front.indicators.get(name) if last else None
    return IndicatorChange(name, label, unit, old, new, before, so_far, float(target) if target is not None else None)
