"""F07: two documents of one office and one year with the same number and notation."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.rule import Context, Reach, ReportRule
from baocao.model import Finding, FrontKey, Related, Report, Severity

RULE = ReportRule(
    id="F07",
    name="number-used-twice",
    summary="Trong một năm, mỗi số và ký hiệu chỉ dùng cho một báo cáo.",
    why=(
        "Số và ký hiệu văn bản của cơ quan là duy nhất trong một năm. Hai báo cáo cùng số 15/BC-SVHDL thì nơi nhận "
        "không biết văn bản nào được viện dẫn."
    ),
    fix="Đối chiếu với sổ đăng ký văn bản đi rồi sửa code_number của báo cáo ghi sai. Số 5 và số 05 là một.",
    earlier=(
        "---\nperiod: 2022-02\nstatus: issued\ncode_number: 05\nissued_date: 2022-02-24\n"
        "signer: {full_name: Trần Thị Bình}\n---\n\nSở Văn hóa và Du lịch báo cáo như sau:\n",
    ),
    bad="""\
---
period: 2022-03
status: issued
code_number: 5 <!-- F07 -->
issued_date: 2022-03-25
signer: {full_name: Trần Thị Bình}
---

Sở Văn hóa và Du lịch báo cáo như sau:
""",
    good="""\
---
period: 2022-03
status: issued
code_number: 15
issued_date: 2022-03-25
signer: {full_name: Trần Thị Bình}
---

Sở Văn hóa và Du lịch báo cáo như sau:
""",
    severity=Severity.ERROR,
    source="Nghị định số 30/2020/NĐ-CP, Điều 15 khoản 1",
    reach=Reach.OFFICE,
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """A finding at `code_number` of the later report."""
    mine = _name(report, context)
    if mine is None:
        return
    earlier = [
        other
        for other in context.reports
        if other.front.code_number == report.front.code_number
        and other.path != report.path
        and _name(other, context) == mine
        and _is_later(report, other)
    ]
    if not earlier:
        return
    year, number, notation, _ = mine
    first = earlier[0]
    yield Finding(
        report.front.place(FrontKey.CODE_NUMBER),
        f"Số {number}/{notation} năm {year} đã dùng cho báo cáo kỳ {first.period}.",
        "Đối chiếu với sổ đăng ký văn bản đi rồi sửa báo cáo ghi sai số.",
        tuple(
            Related(other.front.place(FrontKey.CODE_NUMBER), f"Báo cáo kỳ {other.period} cùng số ở đây.")
            for other in earlier
        ),
    )


def _name(report: Report, context: Context) -> tuple[int, str, str, bool] | None:
    """Year of issue, number and notation; None where one is not known. An illustration takes no real number."""
    front = report.front
    year = _year_of_issue(report)
    if not front.code_number or year is None:
        return None
    notation = (front.code_notation or context.config.organ.code_notation).strip()
    return year, front.code_number, notation, front.sample


def _year_of_issue(report: Report) -> int | None:
    """The year whose register the number is from; None where a December report does not say when it was issued."""
    if report.front.issued_date:
        return report.front.issued_date.year
    if report.period is None or report.period.last == 12:
        return None
    return report.period.year


def _is_later(report: Report, other: Report) -> bool:
    """Whether `report` is the one that came after `other`: by date of issue, else by period, else by path."""
    mine, theirs = report.front.issued_date, other.front.issued_date
    if mine and theirs and mine != theirs:
        return mine > theirs
    if report.period and other.period and report.period != other.period:
        return (report.period.end, report.period.start) > (other.period.end, other.period.start)
    return report.path > other.path
