"""An indicator over one year: its months, what they make together, the target, the year before. Pure.

Whoever shows figures of several months asks here: the screen, the site, the open data, a review. A month without a
figure stays without: nothing is filled in, and a total says of how many months it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from baocao.config.reporting import ReportingDays, Untiled, untiled
from baocao.config.schema import Config, Indicator, IndicatorKind
from baocao.language.figures import hundredths
from baocao.model import Report
from baocao.period import Period, in_force

MONTHS = 12
_WHOLE = 100
_NEAR = 0.9
_QUARTERS = tuple((first, first + 2) for first in range(1, MONTHS, 3))


@dataclass(frozen=True, slots=True)
class MonthFigure:
    """What the report of one month gives; both are None where there is no figure.

    `may_be`: there is one or could be, since the indicator is in force, be it in another unit. `is_missing`: there
    should be one and is none. Where a report may leave it out, one is missing only of a month without a report.
    """

    month: int
    value: float | None = None
    report: Report | None = None
    may_be: bool = True
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class FigureTotal:
    """What several months make together, and how many of them have a figure; None where none has."""

    value: float | None
    months: int


def together(kind: IndicatorKind, values: Iterable[float | None]) -> FigureTotal:
    """What the figures of following months make together: their sum, the last of them, or their average."""
    there = [value for value in values if value is not None]
    if not there:
        return FigureTotal(None, 0)
    if kind == "stock":
        return FigureTotal(there[-1], len(there))
    total = fsum(there) / (len(there) if kind == "average" else 1)
    return FigureTotal(float(f"{total:.12g}"), len(there))


@dataclass(frozen=True, slots=True)
class IndicatorYear:
    """One indicator in one year: its twelve `months`, those of the year `before`, and which days they count."""

    id: str
    indicator: Indicator
    year: int
    months: tuple[MonthFigure, ...]
    before: tuple[float | None, ...]
    reporting: tuple[ReportingDays, ...] = ()

    @property
    def target(self) -> float | None:
        """The year's target, None where none was set."""
        return self.indicator.targets.get(self.year)

    @property
    def there(self) -> tuple[MonthFigure, ...]:
        """The months with a figure."""
        return tuple(month for month in self.months if month.value is not None)

    @property
    def last_month(self) -> int:
        """The last month with a figure; 0 where there is none."""
        return max((month.month for month in self.there), default=0)

    @property
    def quarters(self) -> tuple[tuple[Period, FigureTotal], ...]:
        """The four quarters and what their months make together."""
        return tuple((Period(self.year, first, last), self.total(first, last)) for first, last in _QUARTERS)

    def total(self, first: int, last: int) -> FigureTotal:
        """What the months from `first` to `last` make together."""
        return together(self.indicator.kind, (month.value for month in self.months[first - 1 : last]))

    def possible(self, first: int, last: int) -> tuple[int, ...]:
        """The months from `first` to `last` that could have a figure: those in which the indicator is in force."""
        return tuple(figure.month for figure in self.months[first - 1 : last] if figure.may_be)

    @property
    def passed(self) -> int:
        """How many of the year's possible months lie behind, with that of the last figure."""
        return len(self.possible(1, self.last_month))

    def missing(self, month: int) -> tuple[int, ...]:
        """The months that the year up to `month` lacks; without them its sum or average is none of the year."""
        if self.indicator.kind == "stock":
            return ()
        return tuple(figure.month for figure in self.months[:month] if figure.is_missing)

    def untiled(self, first: int, last: int) -> tuple[Untiled, ...]:
        """The days that the sum of these months so far counts twice or not at all; none where it lacks a month."""
        last = min(last, self.last_month)
        if (
            self.indicator.kind != "flow"
            or first >= last
            or any(month.is_missing for month in self.months[first - 1 : last])
        ):
            return ()
        return untiled(self.reporting, Period(self.year, first, last))

    def to_date(self, month: int) -> FigureTotal:
        """What the year makes up to `month`."""
        return self.total(1, month)

    def total_before(self, first: int, last: int) -> FigureTotal:
        """What the same months of the year before made together."""
        return together(self.indicator.kind, self.before[first - 1 : last])

    def before_to_date(self, month: int) -> FigureTotal:
        """What the year before made up to the same month."""
        return self.total_before(1, month)

    def as_read(self, value: float) -> float:
        """`value`, which months make together, as people read it: an average to two decimals, any other as it is."""
        return hundredths(value) if self.indicator.kind == "average" else value

    def compares_with_before(self, month: int, first: int = 1) -> bool:
        """Whether both years have figures of the very same months up to `month`, so that a change means something."""
        now = [figure.value is not None for figure in self.months[first - 1 : month]]
        return any(now) and now == [value is not None for value in self.before[first - 1 : month]]

    @property
    def is_over(self) -> bool:
        """Whether the year makes more than its target already."""
        share = self.share(self.to_date(MONTHS).value)
        return share is not None and share > _WHOLE

    @property
    def is_behind(self) -> bool:
        """Whether what there is falls short of the target by more than a tenth.

        Where months add up, that is the part of the target that belongs to the months in force that have passed.
        """
        share = self.share(self.to_date(MONTHS).value)
        part = self.passed / len(self.possible(1, MONTHS)) if self.indicator.kind == "flow" else 1
        return share is not None and share < _WHOLE * _NEAR * part

    def share(self, value: float | None) -> float | None:
        """`value` in per cent of the target; None without either."""
        return 100 * value / self.target if value is not None and self.target else None


def indicator_years(config: Config, reports: Iterable[Report]) -> tuple[IndicatorYear, ...]:
    """Each indicator in each year that has figures of it, the latest year first, then as in baocao.yml."""
    figures = _figures(reports)
    years = sorted({year for year, _ in figures}, reverse=True)
    found = (_year(figures, config, name, year) for year in years for name in config.indicators)
    return tuple(year for year in found if year.last_month)


def indicators_of(config: Config, reports: Iterable[Report], year: int) -> tuple[IndicatorYear, ...]:
    """The indicators of one year, as in baocao.yml: those with figures, and those in force without any."""
    figures = _figures(reports)
    found = (_year(figures, config, name, year) for name in config.indicators)
    return tuple(of_year for of_year in found if of_year.last_month or _is_in_force(of_year.indicator, year))


def years_with_figures(config: Config, reports: Iterable[Report]) -> list[int]:
    """The years of which there are figures, in order."""
    return sorted({of_year.year for of_year in indicator_years(config, reports)})


def changed_units(indicators: Sequence[IndicatorYear]) -> Iterator[tuple[IndicatorYear, IndicatorYear]]:
    """Two indicators of the same name and another unit: figures that must not be added up."""
    for at, first in enumerate(indicators):
        for second in indicators[at + 1 :]:
            if first.indicator.label == second.indicator.label and first.indicator.unit != second.indicator.unit:
                yield first, second


_ByMonth = Mapping[tuple[int, int], Report]


def _figures(reports: Iterable[Report]) -> _ByMonth:
    """The reports of months by year and month; of two versions in one file, as git leaves them, neither counts."""
    return {
        (report.period.year, report.period.month): report
        for report in reports
        if report.period and report.period.is_month and not report.is_conflicted
    }


def _year(reports: _ByMonth, config: Config, name: str, year: int) -> IndicatorYear:
    indicator = config.indicators[name]
    in_any_unit = [each for each in config.indicators.values() if each.label == indicator.label]
    months = []
    for number in range(1, MONTHS + 1):
        report = reports.get((year, number))
        value = report.front.indicators.get(name) if report else None
        if value is not None:
            months.append(MonthFigure(number, value, report))
        else:
            month = Period(year, number, number)
            is_wanted = indicator.required or report is None or not report.is_readable
            may_be = any(in_force(month, each.since, each.until) for each in in_any_unit)
            months.append(MonthFigure(number, may_be=may_be, is_missing=is_wanted and may_be))
    last_year = [reports.get((year - 1, number)) for number in range(1, MONTHS + 1)]
    before = tuple(report.front.indicators.get(name) if report else None for report in last_year)
    return IndicatorYear(name, indicator, year, tuple(months), before, config.reporting)


def _is_in_force(indicator: Indicator, year: int) -> bool:
    months = (Period(year, month, month) for month in range(1, MONTHS + 1))
    return any(in_force(month, indicator.since, indicator.until) for month in months)
