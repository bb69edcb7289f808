"""What the pages show of indicators: figures by month, year to date, target, and the places of bars. Pure; no HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, log10

from baocao.config.schema import Indicator
from baocao.indicators.words import TO_DATE
from baocao.indicators.year import MONTHS, FigureTotal, IndicatorYear, indicator_years
from baocao.language.figures import written
from baocao.model import Report
from baocao.office import Office
from baocao.site import display_names

WIDTH, HEIGHT = 640, 200
"""Of a chart's bars, in its own units."""
_OF_MONTHS = {"flow": "trong {months} tháng", "stock": "vào tháng {last:02}", "average": "bình quân {months} tháng"}


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
    """One indicator in one year that has figures of it."""

    figures: IndicatorYear
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]

    @property
    def indicator(self) -> Indicator:
        return self.figures.indicator

    @property
    def year(self) -> int:
        return self.figures.year

    @property
    def target(self) -> float | None:
        return self.figures.target

    @property
    def anchor(self) -> str:
        return f"{display_names.plain(self.figures.id)}-{self.year}"

    @property
    def whole(self) -> FigureTotal:
        """The year to date, in the indicator's unit, and how many months have a figure."""
        return self.figures.to_date(MONTHS)

    @property
    def share(self) -> float | None:
        """The year to date in percent of the target; None without target."""
        return self.figures.share(self.whole.value)

    @property
    def to_date(self) -> str:
        """What the year to date is, in words: `trong 3 tháng`."""
        return _OF_MONTHS[self.indicator.kind].format(months=self.whole.months, last=self.last.month)

    @property
    def to_date_name(self) -> str:
        """What heads the year to date."""
        return TO_DATE[self.indicator.kind]

    @property
    def last(self) -> Bar:
        """The latest month with a figure."""
        return self.bars[self.figures.last_month - 1]

    @property
    def sums(self) -> tuple[tuple[Bar, float | None], ...]:
        """The months with a figure, each with the year to date."""
        return tuple((bar, self.figures.to_date(bar.month).value) for bar in self.bars if bar.value is not None)

    @property
    def summary(self) -> str:
        """The chart in a sentence, for those who do not see it."""
        shown = [bar for bar in self.bars if bar.value is not None]
        high = max(shown, key=lambda bar: bar.value or 0)
        low = min(shown, key=lambda bar: bar.value or 0)
        unit = f" {self.indicator.unit}" if self.indicator.unit else ""
        ends = f"cao nhất tháng {high.month:02} ({high.words}), thấp nhất tháng {low.month:02} ({low.words})"
        return f"{self.indicator.label} năm {self.year}, {self.whole.months} tháng có số liệu: {ends}{unit}."


def indicator_charts(office: Office, reports: Iterable[Report]) -> tuple[Chart, ...]:
    """Each indicator in each year that has figures of it, the latest year first, then as in baocao.yml."""
    return tuple(_chart(figures) for figures in indicator_years(office.config, reports))


def _chart(figures: IndicatorYear) -> Chart:
    values = [month.value for month in figures.months if month.value is not None]
    step = _step(max(values))
    if all(value == int(value) for value in values):
        step = max(step, 1)  # no half permits
    most = step * max(1, ceil(max(values) / step))
    slot = WIDTH / MONTHS
    bars = []
    for figure in figures.months:
        left, height = round(slot * (figure.month - 0.85), 1), round(HEIGHT * max(figure.value or 0, 0) / most, 1)
        bar = Bar(figure.month, figure.value, left, HEIGHT - height, round(slot * 0.7, 1), height, figure.report)
        bars.append(bar)
    ticks = tuple(
        Tick(round(HEIGHT * (1 - at * step / most), 1), written(at * step)) for at in range(round(most / step) + 1)
    )
    return Chart(figures, tuple(bars), ticks)


def _step(most: float) -> float:
    """A round number of which at most five reach `most`."""
    if most <= 0:
        return 1
    size = 10.0 ** int(log10(most)) if most >= 1 else 10.0 ** -ceil(-log10(most))
    return float(next(part * size for part in (0.2, 0.5, 1, 2, 5) if most / (part * size) <= 5))
