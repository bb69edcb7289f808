"""F10: a report of a period of which there is another one."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.report_place import is_at_home, mistyped, odd_signs
from baocao.checking.rule import Context, Reach, ReportRule
from baocao.model import Finding, FrontKey, Related, Report, Severity, Span

RULE = ReportRule(
    id="F10",
    name="period-reported-twice",
    summary="Mỗi kỳ chỉ có một báo cáo.",
    why=(
        "Hai tệp cùng một kỳ thì không ai biết bản nào là báo cáo, việc và số liệu bị tính hai lần; hai tệp cùng tên "
        "còn xuất ra cùng một tệp Word, nên máy không xuất bản nào."
    ),
    fix=(
        "So hai tệp, chẳng hạn bằng lệnh diff, giữ lại bản đúng rồi xóa bản kia. Muốn để dành một bản thì đặt tên bắt "
        "đầu bằng “_”: máy không coi đó là báo cáo."
    ),
    path="reports/2022/ban-cu/2022-03.md",
    earlier=("---\nperiod: 2022-03\n---\n\nSở Văn hóa và Du lịch báo cáo như sau:\n",),
    bad="---\nperiod: 2022-03 <!-- F10 -->\n---\n\nSở Văn hóa và Du lịch báo cáo như sau:\n",
    good="---\nperiod: 2022-04\n---\n\nSở Văn hóa và Du lịch báo cáo như sau:\n",
    severity=Severity.ERROR,
    reach=Reach.OFFICE,
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """A finding at `period` of all but the first. Silent where F04 finds the file's name wrong."""
    period = report.period
    if period is None or len(same := context.months.all_of.get(period, ())) < 2:
        return
    if mistyped(report) or odd_signs(report.path):
        return
    first = min((other for other in same if not mistyped(other)), key=_order)
    if first is not report:
        yield Finding(
            _place(report),
            f"Kỳ {period} đã có báo cáo ở {first.path}.",
            related=(Related(_place(first), f"Báo cáo kia của kỳ {period}."),),
        )


def _order(report: Report) -> tuple[bool, str]:
    """The one that lies where it belongs comes first."""
    return report.period is None or not is_at_home(report.path, report.period), report.path


def _place(report: Report) -> Span:
    return report.front.spans.get(FrontKey.PERIOD) or report.source.line_span(1)
