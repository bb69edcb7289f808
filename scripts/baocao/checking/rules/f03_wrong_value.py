"""F03: a field whose value has the wrong type, form or length."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.rule import Context, ReportRule
from baocao.model import Finding, NoteKind, Report, Severity

RULE = ReportRule(
    id="F03",
    name="wrong-value",
    summary="Giá trị trong phần khai báo phải đúng kiểu, đúng cách viết và không dài quá quy định.",
    why=(
        "Ngày ban hành viết “ngày mai”, tháng 13 hay trích yếu dài quá 500 ký tự đều không đưa vào hệ thống quản lý "
        "văn bản được. Độ dài từng trường thông tin do Phụ lục VI Nghị định số 30/2020/NĐ-CP quy định."
    ),
    fix="Sửa giá trị theo gợi ý ở từng dòng: kỳ viết 2022-03, ngày viết 2022-03-25, status là “nháp” hoặc “ban hành”.",
    bad="---\nperiod: 2022-03\nissued_date: 2022-02-30 <!-- F03 -->\n---\n\nBáo cáo như sau:\n",
    good="---\nperiod: 2022-03\nissued_date: 2022-03-25\n---\n\nBáo cáo như sau:\n",
    severity=Severity.ERROR,
    source="Nghị định số 30/2020/NĐ-CP, Phụ lục VI, phần II",
)


def check(report: Report, _context: Context) -> Iterator[Finding]:
    """One finding for each wrong value, at the value."""
    for note in report.notes:
        if note.kind is NoteKind.BAD_VALUE:
            yield Finding(note.span, note.message, note.help)
