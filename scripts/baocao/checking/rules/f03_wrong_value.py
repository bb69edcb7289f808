"""F03: a field whose value has the wrong type, form or length."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.rule import Context, ReportRule
from baocao.model import Finding, FrontKey, NoteKind, Report, Severity
from baocao.parsing.defaults import month_only_titles

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


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each wrong value, at the value; at `period` for a period the office has no title for yet."""
    for note in report.notes:
        if note.kind is NoteKind.BAD_VALUE:
            yield Finding(note.span, note.message, note.help)
    if wrong := month_only_titles(report, context.config):
        yield Finding(
            report.front.place(FrontKey.PERIOD),
            f"Kỳ báo cáo {report.period} không phải một tháng, mà mẫu của cơ quan chỉ có tên cho báo cáo tháng: bản in "
            f"sẽ ghi tên một tháng ở {', '.join(wrong)}.",
            "Nếu đây là báo cáo tháng thì sửa “period”, ví dụ 2022-03. Nếu không thì ghi trích yếu của nó vào mục "
            "“subject”, viết đầu đề các phần và câu kết theo đúng kỳ.",
        )
