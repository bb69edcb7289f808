"""F05: a field that no report has; most often a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.model import Finding, NoteKind, Report, Severity
from baocao.rules import Context, Rule

RULE = Rule(
    id="F05",
    name="unknown-field",
    summary="Phần khai báo đầu tệp chỉ dùng những tên mục đã quy định.",
    why=(
        "Tên mục gõ sai thì giá trị của nó bị bỏ qua: “isued_date” không phải là ngày ban hành, và bản Word in ra "
        "sẽ không có ngày."
    ),
    fix="Sửa tên mục theo gợi ý, hoặc xóa dòng đó nếu không cần.",
    bad="---\nperiod: 2022-03\nisued_date: 2022-03-25 <!-- F05 -->\n---\n\nBáo cáo như sau:\n",
    good="---\nperiod: 2022-03\nissued_date: 2022-03-25\n---\n\nBáo cáo như sau:\n",
    draft=Severity.ERROR,
)


def check(report: Report, _context: Context) -> Iterator[Finding]:
    """One finding for each unknown key, at the key."""
    for note in report.notes:
        if note.kind is NoteKind.UNKNOWN_FIELD:
            yield Finding(note.span, note.message, note.help)
