"""K09: the month before is not in the archive, though an earlier one is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from baocao.checking.rule import Context, Reach, ReportRule
from baocao.language.wording import month_name
from baocao.model import Finding, FrontKey, Related, Report, Severity, Span
from baocao.period import Period, parse_period

RULE = ReportRule(
    id="K09",
    name="month-missing",
    summary="Các tháng phải liền nhau, không thiếu tháng nào ở giữa.",
    why="Thiếu tháng trước thì không đối chiếu được kế hoạch với kết quả, việc đã hứa có thể bị quên mà không ai hay.",
    fix="Chép báo cáo còn thiếu vào thư mục reports, đúng năm và tháng.",
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
    """A finding at `period`; of monthly reports only. Silent where a file may be the missing month, mistyped."""
    period = report.period
    if period is None or not period.is_month or _mistyped(report):
        return
    months = {other.period: other for other in reversed(context.reports) if other.period and other.period.is_month}
    earlier = [month for month in months if month and month.end < period.start]
    if not earlier or period.previous in months:
        return
    last = max(earlier, key=lambda month: month.end)
    missing = last.next
    if any(other.period is None or _is_between(_mistyped(other), missing, period) for other in context.reports):
        return
    names = month_name(missing, period)
    if missing != period.previous:
        names = f"{month_name(missing, period)} đến {month_name(period.previous, period)}"
    yield Finding(
        _place(report),
        f"Kho chưa có báo cáo {names}, nên không đối chiếu được với kế hoạch trước đó.",
        f"Chép báo cáo còn thiếu vào thư mục reports, ví dụ reports/{missing.year}/{missing}.md.",
        (Related(_place(months[last]), f"Báo cáo gần nhất trước đó là của {month_name(last)}."),),
    )


def _mistyped(report: Report) -> tuple[Period, ...]:
    """The periods named by files whose front matter gives another one, which F04 reports."""
    named, written = parse_period(PurePosixPath(report.path).stem), report.front.period
    return (named, written) if named and written and named != written else ()


def _is_between(periods: tuple[Period, ...], first: Period, behind: Period) -> bool:
    return any(first.start <= period.start < behind.start for period in periods)


def _place(report: Report) -> Span:
    return report.front.spans.get(FrontKey.PERIOD) or report.source.line_span(1)
