"""F09: a file that cannot be read as a report: encoding, size, not a regular file of the repository."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.rule import Context, ReportRule
from baocao.model import Finding, NoteKind, Report, Severity

RULE = ReportRule(
    id="F09",
    name="unreadable-file",
    summary="Tệp báo cáo phải là tệp văn bản thường, mã UTF-8, nằm trong kho báo cáo.",
    why=(
        "Tệp lưu bằng mã khác (UTF-16, TCVN3…), tệp Word đổi đuôi thành .md hay tệp quá lớn thì không đọc được, "
        "nên không kiểm tra và không xuất bản được."
    ),
    fix=(
        "Mở tệp bằng trình soạn thảo, chọn lưu với mã UTF-8. Báo cáo đang ở dạng Word thì dùng lệnh "
        "“baocao import” để chuyển vào kho."
    ),
    bad="--- <!-- F09 -->\nperiod: 2022-03\n---\n\nTệp này được lưu bằng mã UTF-16.\n",
    good="---\nperiod: 2022-03\n---\n\nTệp này được lưu bằng mã UTF-8.\n",
    severity=Severity.ERROR,
    bad_encoding="utf-16",
)


def check(report: Report, _context: Context) -> Iterator[Finding]:
    """A finding at the first line of a file that cannot be read."""
    for note in report.notes:
        if note.kind is NoteKind.UNREADABLE:
            yield Finding(note.span, note.message, note.help)
