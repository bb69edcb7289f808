"""What the pages show of indicators: figures by month, year to date, target, and where these are drawn. Pure; no HTML.

A chart has two panels above the same months: the year to date as a line, with the target as a mark that it may pass,
and each month as a bar. Of what is only counted as it stands (`stock`) both would show the same; it has no bars.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, log10

from baocao.config.schema import Indicator
from baocao.indicators.words import COURSE, TO_DATE
from baocao.indicators.year import MONTHS, FigureTotal, IndicatorYear, indicator_years
from baocao.language.figures import tenths, unit_after, written
from baocao.model import Report
from baocao.office import Office
from baocao.site import display_names
from baocao.tasks.reporting_remarks import untiled_sums

WIDTH, HEIGHT = 640, 110
"""Of a chart's bars, in its own units."""
LINE_HEIGHT = 170
"""Of the panel of the year to date, as wide."""
_OF_MONTHS = {
    "flow": "trong {months} tháng",
    "stock": "vào tháng {last:02}",
    "average": "trung bình cộng {months} tháng",
}


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
class Point:
    """The year to date after one month, and its place in the panel of the line."""

    month: int
    value: float
    left: float
    top: float

    @property
    def words(self) -> str:
        return written(self.value)


@dataclass(frozen=True, slots=True)
class Line:
    """The year to date within WIDTH and LINE_HEIGHT. `target_top`: where its target is marked, None without one."""

    points: tuple[Point, ...]
    ticks: tuple[Tick, ...]
    target_top: float | None

    @property
    def path(self) -> str:
        """The line, as SVG writes a path."""
        return "M" + "L".join(f"{point.left} {point.top}" for point in self.points)


@dataclass(frozen=True, slots=True)
class Chart:
    """One indicator in one year that has figures of it."""

    figures: IndicatorYear
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    line: Line

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
    def total(self) -> float:
        """The year to date as people read it."""
        return self.figures.as_read(self.whole.value or 0)

    @property
    def share(self) -> float | None:
        """The year to date in percent of the target; None without target."""
        return self.figures.share(self.whole.value)

    @property
    def has_bars(self) -> bool:
        return self.indicator.kind != "stock"

    @property
    def pace(self) -> str:
        """How far the year is, where that falls short: `mới đạt 40% chỉ tiêu năm khi đã qua 6/12 tháng`."""
        if not self.figures.is_behind or self.share is None:
            return ""
        so_far = f"{self.figures.passed}/{len(self.figures.possible(1, MONTHS))} tháng"
        passed = f" khi đã qua {so_far}" if self.indicator.kind == "flow" else ""
        return f"mới đạt {written(tenths(self.share))}% chỉ tiêu năm{passed}"

    @property
    def months_in_force(self) -> tuple[int, int]:
        """Where in WIDTH the months that may have a figure begin and end: the way of an even pace."""
        possible = self.figures.possible(1, MONTHS)
        return WIDTH * (possible[0] - 1) // MONTHS, WIDTH * possible[-1] // MONTHS

    @property
    def remarks(self) -> tuple[str, ...]:
        """What readers must know of its sums."""
        return tuple(untiled_sums(self.figures))

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
    def sums(self) -> tuple[tuple[Bar, Point], ...]:
        """The months with a figure, each with the year to date."""
        return tuple((self.bars[point.month - 1], point) for point in self.line.points)

    @property
    def summary(self) -> str:
        """The chart in a sentence, for those who do not see it."""
        shown = [bar for bar in self.bars if bar.value is not None]
        high = max(shown, key=lambda bar: bar.value or 0)
        low = min(shown, key=lambda bar: bar.value or 0)
        unit = unit_after(self.indicator.unit)
        beside, behind = ("", unit) if unit.startswith(" ") else (unit, "")  # a sign belongs to each number
        highest = f"cao nhất tháng {high.month:02} ({high.words}{beside})"
        lowest = f"thấp nhất tháng {low.month:02} ({low.words}{beside})"
        share = f"; bằng {written(tenths(self.share))}% chỉ tiêu năm" if self.share is not None else ""
        of_months = f"{self.indicator.label} năm {self.year}, {self.whole.months} tháng có số liệu"
        return f"{of_months}: {highest}, {lowest}{behind}{share}."


def indicator_charts(office: Office, reports: Iterable[Report]) -> tuple[Chart, ...]:
    """Each indicator in each year that has figures of it, the latest year first, then as in baocao.yml."""
    return tuple(_chart(figures) for figures in indicator_years(office.config, reports))


def what_lines_show(charts: Sequence[Chart]) -> str:
    """What the lines of the latest year's charts are, for a legend that all share; empty where none has a target."""
    latest = [chart for chart in charts if chart.year == charts[0].year]
    if not any(chart.target for chart in latest):
        return ""
    kinds = {chart.indicator.kind for chart in latest}
    *others, last = (words for kind, words in COURSE.items() if kind in kinds)
    return f"{', '.join(others)} hoặc {last}, tùy chỉ tiêu" if others else last


def _chart(figures: IndicatorYear) -> Chart:
    values = [month.value for month in figures.months if month.value is not None]
    most, ticks = _scale(values, HEIGHT)
    slot = WIDTH / MONTHS
    bars = []
    for figure in figures.months:
        left, height = round(slot * (figure.month - 0.85), 1), round(HEIGHT * max(figure.value or 0, 0) / most, 1)
        bar = Bar(figure.month, figure.value, left, HEIGHT - height, round(slot * 0.7, 1), height, figure.report)
        bars.append(bar)
    return Chart(figures, tuple(bars), ticks, _line(figures))


def _line(figures: IndicatorYear) -> Line:
    sums = [(month.month, figures.to_date(month.month).value or 0) for month in figures.there]
    target = figures.target or 0
    most, ticks = _scale([*(value for _, value in sums), target], LINE_HEIGHT)

    def top(value: float) -> float:
        return round(LINE_HEIGHT * (1 - max(value, 0) / most), 1)

    points = (
        Point(month, figures.as_read(value), round(WIDTH / MONTHS * (month - 0.5), 1), top(value))
        for month, value in sums
    )
    return Line(tuple(points), ticks, top(target) if target > 0 else None)


def _scale(values: Sequence[float], height: int) -> tuple[float, tuple[Tick, ...]]:
    """What the top of a panel stands for, and the lines across it."""
    step = _step(max(values))
    if all(value == int(value) for value in values):
        step = max(step, 1)  # no half permits
    most = step * max(1, ceil(max(values) / step))
    lines = range(round(most / step) + 1)
    return most, tuple(Tick(round(height * (1 - at * step / most), 1), written(at * step)) for at in lines)


def _step(most: float) -> float:
    """A round number of which at most five reach `most`."""
    if most <= 0:
        return 1
    size = 10.0 ** int(log10(most)) if most >= 1 else 10.0 ** -ceil(-log10(most))
    return float(next(part * size for part in (0.2, 0.5, 1, 2, 5) if most / (part * size) <= 5))
