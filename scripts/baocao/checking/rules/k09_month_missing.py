"""K09: the period before is not in the archive, though an earlier one of its kind is."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.report_place import home_of, mistyped
from baocao.checking.rule import Context, Reach, ReportRule
from baocao.language.period_names import period_name
from baocao.model import Finding, FrontKey, Related, Report, Severity, Span
from baocao.period import Period

RULE = ReportRule(
    id="K09",
    name="month-missing",
    summary="Các tháng phải liền nhau, không thiếu tháng nào ở giữa; các quý, 6 tháng, 9 tháng, năm cũng vậy.",
    why="Thiếu kỳ trước thì không đối chiếu được kế hoạch với kết quả, việc đã hứa có thể bị quên mà không ai hay.",
    fix="Chép báo cáo còn thiếu vào thư mục reports, đúng năm và kỳ.",
    earlier=("---\nperiod: 2022-01\nstatus: draft\n---\n\n## I. KẾT QUẢ THÁNG 01/2022\n",),
    bad="""\
---
period: 2022-03 <!-- K09 -->
status: draft
---

## I. KẾT QUẢ THÁNG 03/2022
""",
    good="""\
---
period: 2022-02
status: draft
---

## I. KẾT QUẢ THÁNG 02/2022
""",
    issued=Severity.WARNING,
    reach=Reach.OFFICE,
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """A finding at `period`. Silent where a file may be the missing report, mistyped."""
    period = report.period
    if period is None or period.previous in context.months.first_of or mistyped(report):
        return
    same = {
        other.period: other for other in reversed(context.reports) if other.period and other.period.kind is period.kind
    }
    earlier = [other for other in same if other.end < period.start]
    if not earlier:
        return
    last = max(earlier, key=lambda other: other.end)
    missing = last.next
    if any(other.period is None or _is_between(mistyped(other), missing, period) for other in context.reports):
        return
    names = period_name(missing, period)
    if missing != period.previous:
        beside = period if missing.year == period.year else None  # both with their year, or neither
        names = f"{names} đến {period_name(period.previous, beside)}"
    yield Finding(
        _place(report),
        f"Kho chưa có báo cáo {names}, nên không đối chiếu được với kế hoạch trước đó.",
        f"Chép báo cáo còn thiếu vào thư mục reports, ví dụ {home_of(missing)}.",
        (Related(_place(same[last]), f"Báo cáo gần nhất trước đó là của {period_name(last)}."),),
    )


def _is_between(periods: tuple[Period, ...], first: Period, behind: Period) -> bool:
    return any(period.kind is first.kind and first.start <= period.start < behind.start for period in periods)


def _place(report: Report) -> Span:
    return report.front.spans.get(FrontKey.PERIOD) or report.source.line_span(1)
