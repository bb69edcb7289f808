"""The figures of a longer period: what its months make together, how, and against what. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from baocao.config.schema import IndicatorKind
from baocao.indicators.jump import jump
from baocao.indicators.pattern import sentence_with_number
from baocao.indicators.words import HOW
from baocao.indicators.year import FigureTotal, IndicatorYear, MonthFigure, changed_units, indicators_of
from baocao.language.figures import month_number, readings, tenths, unit_after, written
from baocao.language.wording import capitalised
from baocao.office import Office, by_period
from baocao.period import Period
from baocao.regex import regex
from baocao.tasks.rollup.gathering import Gathered, Said

_FEW_WORDS = regex(
    r"(?:\s*(?!(?:tháng|quý|kỳ|nay|hơn|trước|thêm|tăng|giảm|riêng)\b)[^\W\d_]+(?:-[^\W\d_]+)*){0,6}\s*", re.IGNORECASE
)

_OF_YEAR: dict[IndicatorKind, str] = {"flow": "lũy kế từ đầu năm", "average": "trung bình cộng từ đầu năm"}
"""What the year to date is called; of what is counted as it stands it is the period's own figure."""


@dataclass(frozen=True, slots=True)
class PeriodFigure:
    """An indicator over the months of a period; `padded`: the months write numbers below ten with a 0."""

    of_year: IndicatorYear
    period: Period
    padded: bool = False

    @property
    def id(self) -> str:
        return self.of_year.id

    @property
    def months(self) -> tuple[MonthFigure, ...]:
        """The months of the period that have a figure."""
        span = self.of_year.months[self.period.first - 1 : self.period.last]
        return tuple(month for month in span if month.value is not None)

    @property
    def value(self) -> float | None:
        """What the months make together; None where none has a figure."""
        total = self.of_year.total(self.period.first, self.period.last).value
        return total if total is None else self.of_year.as_read(total)

    @property
    def parts(self) -> str:
        """What the value is made of: `250 + 205 + 268`; empty where a single month gives it."""
        values = [self.number(month.value or 0) for month in self.months]
        kind = self.of_year.indicator.kind
        if kind == "stock":
            return f"số liệu tháng {month_number(self.months[-1].month)}"
        if len(values) < 2:
            return ""
        return " + ".join(values) if kind == "flow" else f"trung bình cộng của {'; '.join(values)}"

    @property
    def words(self) -> str:
        """The figure as a sentence, with what it is made of."""
        indicator, number = self.of_year.indicator, self.number(self.value or 0)
        if indicator.pattern:
            return self._completed(indicator.pattern.replace("{n}", number))
        return self._completed(f"{indicator.label}: {self.amount(self.value or 0)}")

    def words_of(self, said: Said) -> str:
        """The figure in the sentence of a month, where its other words are few and tell nothing of that month."""
        text = said.placed.item.text
        match = sentence_with_number(self.of_year.indicator.pattern).search(text)
        if match is None or not (
            _FEW_WORDS.fullmatch(text, 0, match.start()) and _FEW_WORDS.fullmatch(text, match.end())
        ):
            return self.words
        start, end = match.span("n")
        return self._completed(f"{text[:start]}{self.number(self.value or 0)}{text[end:]}")

    def _completed(self, text: str) -> str:
        """The sentence with what its number is made of, and compared where no other number could be taken for it."""
        text += f" ({self.parts})" if self.parts else ""
        full = ", ".join([text, *self.comparisons])
        return full if self._says_one_number(full) else text

    @property
    def comparisons(self) -> Iterator[str]:
        """The share of the year's target, and the change against the same months of the year before."""
        if (value := self.value) is None:
            return
        of_year, period = self.of_year, self.period
        so_far = of_year.to_date(period.last)
        if not of_year.missing(period.last) and (share := of_year.share(so_far.value)) is not None:
            of_target = f"bằng {written(tenths(share))}% kế hoạch năm ({self.amount(of_year.target or 0)})"
            year = _OF_YEAR.get(of_year.indicator.kind) if period.first > 1 else None
            yield f"{year} {self.amount(so_far.value or 0)}, {of_target}" if year else of_target
        before = self.before.value
        if before and of_year.compares_with_before(period.last, period.first):
            change = f"{told} so với" if (told := jump(before, value, of_year.indicator.unit)) else "bằng"
            yield f"{change} cùng kỳ năm {of_year.year - 1} ({self.amount(of_year.as_read(before))})"

    @property
    def not_of_year(self) -> str:
        """Why nothing is told of the year's target, where there is one: what the year to date lacks."""
        missing = self.of_year.missing(self.period.last)
        if not (missing and self.of_year.target):
            return ""
        months = ", ".join(map(month_number, missing))
        return f"không ghi tỷ lệ so với kế hoạch năm, vì từ đầu năm thiếu số liệu tháng {months}"

    @property
    def before(self) -> FigureTotal:
        """What the same months of the year before made."""
        return self.of_year.total_before(self.period.first, self.period.last)

    @property
    def remarks(self) -> Iterator[str]:
        """What the author must know of the figure: how it was made, and what it lacks."""
        of_year, last_year = self.of_year, self.of_year.year - 1
        there = {month.month for month in self.months}
        names = ", ".join(map(month_number, sorted(there)))
        among = " trong các tháng" if of_year.indicator.kind == "stock" else ""
        yield f"{of_year.indicator.label}: {HOW[of_year.indicator.kind]}{among} {names}."
        lacking = [month for month in of_year.possible(self.period.first, self.period.last) if month not in there]
        if lacking:
            yield f"Không có số liệu tháng {', '.join(map(month_number, lacking))}."
        if self.not_of_year:
            yield f"{capitalised(self.not_of_year)}."
        if self.before.value is None:
            yield f"Kho không có số liệu cùng kỳ năm {last_year}."
        elif not of_year.compares_with_before(self.period.last, self.period.first):
            yield f"Cùng kỳ năm {last_year} chỉ có {self.before.months} tháng có số liệu, nên không so sánh."

    def number(self, value: float) -> str:
        """`value` as the months write it."""
        text = written(value)
        return f"0{text}" if self.padded and text.isdecimal() and len(text) == 1 else text

    def amount(self, value: float) -> str:
        """`value` with its unit."""
        return f"{written(value)}{unit_after(self.of_year.indicator.unit)}"

    def tells(self, said: Said) -> bool:
        """Whether a result of a month gives this figure, by the words of the indicator's pattern."""
        indicator = self.of_year.indicator
        if not indicator.pattern or (indicator.area and said.placed.area_id not in (indicator.area, None)):
            return False
        return sentence_with_number(indicator.pattern).search(said.placed.item.text) is not None

    def _says_one_number(self, text: str) -> bool:
        pattern = self.of_year.indicator.pattern
        found = sentence_with_number(pattern).finditer(text) if pattern else ()
        return all(self.value in readings(match["n"]) for match in found)


def figures_of(gathered: Gathered, office: Office) -> list[PeriodFigure]:
    """The indicators with figures in the period, as in baocao.yml."""
    results = [said for line in gathered.lines for said in (line.said, *line.earlier)]
    period, found = gathered.period, []
    for of_year in indicators_of(office.config, by_period(office).values(), period.year):
        figure = PeriodFigure(of_year, period)
        if figure.months:
            found.append(PeriodFigure(of_year, period, _is_padded(figure, results)))
    return found


def unit_changes(figures: Iterable[PeriodFigure]) -> Iterator[str]:
    """A sentence for each indicator whose unit changed within the period, so that its figures are not added up."""
    for first, second in changed_units([figure.of_year for figure in figures]):
        units = " và ".join(f"“{each.indicator.unit or 'không ghi'}”" for each in (first, second))
        yield f"Chỉ tiêu “{first.indicator.label}” có hai đơn vị tính, {units}: không cộng được, mỗi đơn vị ghi riêng."


def _is_padded(figure: PeriodFigure, results: Iterable[Said]) -> bool:
    pattern = sentence_with_number(figure.of_year.indicator.pattern)
    told = (pattern.search(said.placed.item.text) for said in results if figure.tells(said))
    return any(match is not None and match["n"].startswith("0") and len(match["n"]) > 1 for match in told)
