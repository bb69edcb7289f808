"""What the pages show of indicators: figures by month, year to date, target, and the places of bars. Pure; no HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, log10

from baocao.config.schema import Indicator
from baocao.language.figures import written
from baocao.model import Report
from baocao.office import Office
from baocao.site import display_names

WIDTH, HEIGHT = 640, 200
"""Of a chart's bars, in its own units."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One month: its value, None where no report gives one, and its bar within WIDTH and HEIGHT."""

    month: int
    value: float | None
    left: float
    top: float
    width: float
    height: float
    report: Report | None = None

    @property
    def words(self) -> str:
        return written(self.value) if self.value is not None else "–"


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the chart."""

    top: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One indicator in one year. `target` is the year's, None where none was set."""

    id: str
    indicator: Indicator
    year: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    target: float | None

    @property
    def anchor(self) -> str:
        return f"{display_names.plain(self.id)}-{self.year}"

    @property
    def total(self) -> float:
        """The year to date, in the indicator's unit."""
        return sum(bar.value for bar in self.bars if bar.value is not None)

    @property
    def months(self) -> int:
        """How many months have a figure."""
        return sum(bar.value is not None for bar in self.bars)

    @property
    def share(self) -> float | None:
        """The year to date in percent of the target; None without target."""
        return 100 * self.total / self.target if self.target else None

    @property
    def last(self) -> Bar:
        """The latest month with a figure."""
        return next(bar for bar in reversed(self.bars) if bar.value is not None)

    @property
    def sums(self) -> tuple[tuple[Bar, float], ...]:
        """The months with a figure, each with the year to date."""
        total, found = 0.0, []
        for bar in self.bars:
            if bar.value is not None:
                total += bar.value
                found.append((bar, total))
        return tuple(found)

    @property
    def summary(self) -> str:
        """The chart in a sentence, for those who do not see it."""
        shown = [bar for bar in self.bars if bar.value is not None]
        high = max(shown, key=lambda bar: bar.value or 0)
        low = min(shown, key=lambda bar: bar.value or 0)
        unit = f" {self.indicator.unit}" if self.indicator.unit else ""
        ends = f"cao nhất tháng {high.month:02} ({high.words}), thấp nhất tháng {low.month:02} ({low.words})"
        return f"{self.indicator.label} năm {self.year}, {self.months} tháng có số liệu: {ends}{unit}."


def indicator_charts(office: Office, reports: Iterable[Report]) -> tuple[Chart, ...]:
    """Each indicator in each year that has figures of it, the latest year first, then as in baocao.yml."""
    months = [report for report in reports if report.period and report.period.is_month]
    years = sorted({report.period.year for report in months if report.period}, reverse=True)
    found = []
    for year in years:
        for indicator_id, indicator in office.config.indicators.items():
            values = {
                report.period.month: (report, report.front.indicators[indicator_id])
                for report in months
                if report.period and report.period.year == year and indicator_id in report.front.indicators
            }
            if values:
                found.append(_chart(indicator_id, indicator, year, values))
    return tuple(found)


def _chart(indicator_id: str, indicator: Indicator, year: int, values: dict[int, tuple[Report, float]]) -> Chart:
    step = _step(max(value for _, value in values.values()))
    if all(value == int(value) for _, value in values.values()):
        step = max(step, 1)  # no half permits
    most = step * max(1, ceil(max(value for _, value in values.values()) / step))
    slot = WIDTH / 12
    bars = []
    for month in range(1, 13):
        report, value = values.get(month, (None, None))
        height = round(HEIGHT * max(value or 0, 0) / most, 1)
        bars.append(
            Bar(month, value, round(slot * (month - 0.85), 1), HEIGHT - height, round(slot * 0.7, 1), height, report)
        )
    ticks = tuple(
        Tick(round(HEIGHT * (1 - at * step / most), 1), written(at * step)) for at in range(round(most / step) + 1)
    )
    return Chart(indicator_id, indicator, year, tuple(bars), ticks, indicator.targets.get(year))


def _step(most: float) -> float:
    """A round number of which at most five reach `most`."""
    if most <= 0:
        return 1
    size = 10.0 ** int(log10(most)) if most >= 1 else 10.0 ** -ceil(-log10(most))
    return float(next(part * size for part in (0.2, 0.5, 1, 2, 5) if most / (part * size) <= 5))
