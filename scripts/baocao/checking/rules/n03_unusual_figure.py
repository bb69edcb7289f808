"""N03: an indicator far from what it was in the months before: a digit too many, or one lost."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.rule import Context, Reach, ReportRule
from baocao.language.figures import written
from baocao.language.period_names import kind_name, period_name
from baocao.model import Finding, FrontKey, Related, Report, Severity
from baocao.period import Period

MIN_MONTHS = 4
"""With fewer earlier months, nobody knows what is usual."""
SMALL = 20
"""Figures up to this one vary a lot anyway."""
FAR = 3
"""Times the median (or a part of it) that a figure must be…"""
APART = 2
"""…and more than so many times the nearest of all earlier figures: growth and known seasons stay silent."""

RULE = ReportRule(
    id="N03",
    name="unusual-figure",
    summary="Số liệu khác xa các kỳ trước cùng loại cần xem lại.",
    why="Gấp mười hay còn một phần mười thường là gõ thừa, thiếu một chữ số hoặc nhầm đơn vị.",
    fix="Đối chiếu với số liệu gốc; nếu đúng thì không cần làm gì.",
    bad="---\nperiod: 2022-05\nindicators: {luot_khach: 2500} <!-- N03 -->\n---\n\nBáo cáo như sau:\n",
    good="---\nperiod: 2022-05\nindicators: {luot_khach: 310}\n---\n\nBáo cáo như sau:\n",
    earlier=tuple(
        f"---\nperiod: 2022-{month:02}\nindicators: {{luot_khach: {count}}}\n---\n\nBáo cáo như sau:\n"
        for month, count in ((1, 250), (2, 262), (3, 241), (4, 255))
    ),
    config="indicators:\n  luot_khach: {label: Số lượt khách, unit: lượt}\n",
    severity=Severity.NOTE,
    issued=Severity.NOTE,
    reach=Reach.OFFICE,
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    period = report.period
    if period is None or not report.front.indicators:
        return
    earlier = [other for other in context.reports if other.period and _is_before(other.period, period)]
    for name, value in report.front.indicators.items():
        indicator = context.config.indicators.get(name)
        known = [(other, other.front.indicators[name]) for other in earlier if name in other.front.indicators]
        values = [number for _, number in known]
        if indicator is None or len(values) < MIN_MONTHS or not _is_far(value, values):
            continue
        usual = _median(values)
        last, number = max(known, key=lambda month: month[0].period.end if month[0].period else 0)
        times = f", gấp {value / usual:.0f} lần" if usual and value > usual else ""
        yield Finding(
            report.front.place(FrontKey.INDICATORS, name),
            f"“{indicator.label}” là {written(value)}, khác xa mức thường thấy của {len(values)} "
            f"{kind_name(period)} trước (khoảng {written(round(usual, 1))}{times}).",
            related=(
                Related(
                    last.front.place(FrontKey.INDICATORS, name),
                    f"{period_name(last.period).capitalize() if last.period else 'Kỳ trước'}: {written(number)}.",
                ),
            ),
        )


def _is_before(other: Period, period: Period) -> bool:
    """Whether `other` can be compared: of the same kind, and earlier."""
    return other.end < period.end and other.kind is period.kind


def _is_far(value: float, earlier: list[float]) -> bool:
    usual = _median(earlier)
    if max(value, usual) <= SMALL or min(value, usual) < 0:
        return False
    spread = _median([abs(number - usual) for number in earlier])
    nearest = min(earlier, key=lambda number: _ratio(value, number))
    return _ratio(value, usual) >= FAR and _ratio(value, nearest) > APART and abs(value - usual) > 5 * spread


def _ratio(first: float, second: float) -> float:
    """The greater divided by the smaller."""
    low, high = sorted((abs(first), abs(second)))
    return high / low if low else float("inf") if high else 1.0


def _median(numbers: list[float]) -> float:
    """As `statistics.median`, which takes longer to import than a check of the report takes."""
    ordered = sorted(numbers)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
