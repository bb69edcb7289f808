"""S05: a section or area without words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.checking.rule import Context, ReportRule
from baocao.language.period_names import nothing_happened
from baocao.language.wording import shortened
from baocao.model import Block, BlockKind, Finding, Report
from baocao.parsing.walk import walk

RULE = ReportRule(
    id="S05",
    name="empty-section",
    summary="Phần hoặc lĩnh vực nào cũng phải có nội dung.",
    why=(
        "Đầu đề bỏ trống thì người đọc không biết là tháng này không có việc hay là chưa ai viết. "
        "Một dấu gạch đầu dòng để trống cũng là chưa có nội dung."
    ),
    fix="Viết nội dung; nếu không có việc thì ghi “Trong tháng không phát sinh.”.",
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số <!-- S05 -->

-

### 2. Cải cách hành chính

- Giải quyết 42 hồ sơ đúng hạn.
""",
    good="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

Trong tháng không phát sinh.

### 2. Cải cách hành chính

- Giải quyết 42 hồ sơ đúng hạn.
""",
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each empty section or area, at its heading."""
    with_areas = {section.id for section in context.config.sections if section.areas == "all"}
    if not context.areas:
        with_areas.clear()
    for section in report.sections:
        # S01 reports a section without its areas.
        if not section.areas and section.id not in with_areas and not _has_content(section.blocks):
            message = f"Phần “{section.heading.title}” chưa có nội dung."
            yield Finding(section.heading.span, message, "Viết nội dung của phần này.")
        name = section.heading.label or f"“{shortened(section.heading.title)}”"
        for area in section.areas:
            if not _has_content(area.blocks):
                yield Finding(
                    area.heading.span,
                    f"Lĩnh vực “{area.heading.title}” trong phần {name} chưa có nội dung.",
                    f"Viết nội dung; nếu không có việc thì ghi “{nothing_happened(report.period)}”.",
                )
    for annex in report.annexes:
        if not _has_content(annex.blocks):
            yield Finding(annex.heading.span, f"{annex.label} chưa có nội dung.", "Viết nội dung, hoặc bỏ phụ lục này.")


def _has_content(blocks: Sequence[Block]) -> bool:
    return any(
        block.kind in (BlockKind.TABLE, BlockKind.CODE) or (block.prose and any(map(str.isalnum, block.prose.text)))
        for block in walk(blocks)
    )
