"""F02: a field that every report needs is not there."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.rule import Context, ReportRule
from baocao.model import Finding, NoteKind, Report, Severity

RULE = ReportRule(
    id="F02",
    name="missing-field",
    summary="Phần khai báo đầu tệp phải có kỳ báo cáo (period).",
    why=(
        "Báo cáo được đặt tên, xếp năm và so với tháng trước theo kỳ báo cáo. Các mục khác nếu để trống thì lấy "
        "theo baocao.yml, riêng kỳ báo cáo thì tệp nào cũng phải tự ghi."
    ),
    fix="Thêm dòng “period: năm-tháng” vào giữa hai dòng “---” ở đầu tệp, ví dụ “period: 2022-03”.",
    bad="---\nstatus: draft <!-- F02 -->\n---\n\nBáo cáo như sau:\n",
    good="---\nperiod: 2022-03\nstatus: draft\n---\n\nBáo cáo như sau:\n",
    severity=Severity.ERROR,
)


def check(report: Report, _context: Context) -> Iterator[Finding]:
    """One finding for each missing field, at the front matter or at the blank key."""
    for note in report.notes:
        if note.kind is NoteKind.MISSING_FIELD:
            yield Finding(note.span, note.message, note.help)
