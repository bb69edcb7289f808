"""S08: a report that begins or ends without its sentence."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from baocao.checking.rule import Context, ReportRule
from baocao.model import BlockKind, Finding, Report

RULE = ReportRule(
    id="S08",
    name="no-opening-or-closing",
    summary="Trước phần I phải có đoạn mở đầu; cuối báo cáo phải có câu kết.",
    why=(
        "Đoạn mở đầu nói cơ quan nào báo cáo việc gì, căn cứ vào đâu; câu kết với dấu “./.” cho biết văn bản hết ở đó. "
        "Câu kết chung đã ghi trong baocao.yml thì được tự thêm khi xuất bản, không cần viết lại."
    ),
    fix="Viết đoạn mở đầu ngay trên phần I, ví dụ “Sở … báo cáo kết quả tháng 3, kế hoạch tháng 4 năm 2022 như sau:”.",
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022 <!-- S08 -->

### 1. Chuyển đổi số

- Cấp 40 chữ ký số cho công chức.
""",
    good="""\
Sở Văn hóa và Du lịch báo cáo kết quả tháng 03 và kế hoạch tháng 4 năm 2022 như sau:

## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Cấp 40 chữ ký số cho công chức.
""",
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """A finding at the first section for a missing opening, and at the last for a missing closing."""
    if not report.sections:
        return
    before = itertools.takewhile(lambda block: block.kind is not BlockKind.HEADING or block.level == 1, report.blocks)
    if all(block.kind is BlockKind.HEADING or block in report.can_cu for block in before):
        yield Finding(report.sections[0].heading.span, "Báo cáo chưa có đoạn mở đầu trước phần đầu tiên.")
    if not report.closing and not context.config.report.closing:
        yield Finding(
            report.sections[-1].heading.span,
            "Báo cáo chưa có câu kết ở cuối phần này, và baocao.yml cũng không có câu kết chung.",
            "Viết câu kết ở cuối, ví dụ “Trên đây là báo cáo … ./.”, hoặc ghi report.closing trong baocao.yml.",
        )
