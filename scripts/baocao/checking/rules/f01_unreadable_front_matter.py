"""F01: the front matter is not YAML."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.rule import Context, ReportRule
from baocao.model import Finding, NoteKind, Report, Severity

RULE = ReportRule(
    id="F01",
    name="unreadable-front-matter",
    summary="Phần khai báo đầu tệp (giữa hai dòng “---”) phải viết đúng cách để máy đọc được.",
    why=(
        "Kỳ báo cáo, số văn bản, người ký đều lấy từ phần này. Thiếu một dấu ngoặc hay một dấu nháy "
        "thì máy không biết báo cáo thuộc tháng nào."
    ),
    fix=(
        "Mỗi dòng viết theo dạng “tên: giá trị”, sau dấu hai chấm có một dấu cách; ngoặc và nháy đã mở thì phải "
        "đóng. Giá trị có dấu hai chấm thì đặt trong dấu nháy kép."
    ),
    bad="---\nperiod: 2022-03\nsigner: {full_name: Trần Thị Bình <!-- F01 -->\n---\n\nBáo cáo như sau:\n",
    good="---\nperiod: 2022-03\nsigner: {full_name: Trần Thị Bình}\n---\n\nBáo cáo như sau:\n",
    severity=Severity.ERROR,
)


def check(report: Report, _context: Context) -> Iterator[Finding]:
    """One finding for each place of the front matter that is not YAML."""
    for note in report.notes:
        if note.kind is NoteKind.YAML:
            yield Finding(note.span, note.message, note.help)
