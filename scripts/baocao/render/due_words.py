"""What the formats of `due` say of a report in Vietnamese. Pure."""

from __future__ import annotations

from datetime import date

from baocao.checking.due_reports import DueReport, DueState


def lacks(report: DueReport, today: date) -> str:
    """What a report still lacks: `chưa có báo cáo`, `bản nháp còn 2 lỗi, 1 cảnh báo`."""
    if report.state is DueState.ISSUED:
        return "đã ban hành"
    if report.state is DueState.MISSING:
        return "chưa đến ngày chốt số liệu" if today <= report.days.last else "chưa có báo cáo"
    counts = ((report.errors, "lỗi"), (report.warnings, "cảnh báo"))
    left = ", ".join(f"{count} {word}" for count, word in counts if count)
    return f"bản nháp còn {left}" if left else "bản nháp sạch lỗi, chưa ban hành"


def late(report: DueReport, today: date) -> str:
    """`trễ 5 ngày`; empty where it is not."""
    return f"trễ {(today - report.due).days} ngày" if report.is_late else ""
