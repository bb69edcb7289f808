"""S01: a section or area of the template is not in the report."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.config import fill
from baocao.model import Finding, Report, Section, Severity, Span
from baocao.period import Period
from baocao.rules import Context, Rule
from baocao.vocabulary import ROMAN_NUMERALS

RULE = Rule(
    id="S01",
    name="missing-section",
    summary="Báo cáo phải có đủ các phần và các lĩnh vực theo mẫu của cơ quan.",
    why=(
        "Nơi nhận tổng hợp theo đúng thứ tự phần, lĩnh vực. Lĩnh vực nào không có việc thì vẫn giữ đầu đề và ghi rõ "
        "“Trong tháng không phát sinh”, để người đọc biết là không có việc chứ không phải quên."
    ),
    fix="Thêm đầu đề còn thiếu vào đúng chỗ, theo mẫu trong baocao.yml.",
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số <!-- S01 -->

- Cấp 40 chữ ký số cho công chức.

## II. ĐÁNH GIÁ CHUNG

Các nhiệm vụ bảo đảm tiến độ.

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Tập huấn ký số cho các phòng.

### 2. Cải cách hành chính

- Rà soát thủ tục hành chính.
""",
    good="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Cấp 40 chữ ký số cho công chức.

### 2. Cải cách hành chính

Trong tháng không phát sinh.

## II. ĐÁNH GIÁ CHUNG

Các nhiệm vụ bảo đảm tiến độ.

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Tập huấn ký số cho các phòng.

### 2. Cải cách hành chính

- Rà soát thủ tục hành chính.
""",
    draft=Severity.ERROR,
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each missing section or area, at the heading before or above it."""
    yield from _missing_sections(report, context)
    for template in context.config.sections:
        section = report.section(template.id)
        if section is not None and template.areas == "all":
            yield from _missing_areas(section, report.period, context)


def _missing_sections(report: Report, context: Context) -> Iterator[Finding]:
    place = _first_line(report)
    for position, template in enumerate(context.config.sections):
        section = report.section(template.id)
        if section is not None:
            place = section.heading.span
            continue
        label = ROMAN_NUMERALS[position] if position < len(ROMAN_NUMERALS) else str(position + 1)
        title = fill(template.title, report.period) if report.period else template.title
        yield Finding(
            place,
            f"Báo cáo chưa có phần {label} “{title}”.",
            f"Thêm dòng “## {label}. {title}” và nội dung của phần này vào đúng thứ tự.",
        )


def _missing_areas(section: Section, period: Period | None, context: Context) -> Iterator[Finding]:
    place = section.heading.span
    name = f"Phần {section.heading.label}" if section.heading.label else f"Phần “{section.heading.title}”"
    found = {area.id: area for area in section.areas}
    for number, template in enumerate(context.config.areas_in_force(period), start=1):
        area = found.get(template.id)
        if area is not None:
            place = area.heading.span
        elif period is not None or (template.since is None and template.until is None):
            yield Finding(
                place,
                f"{name} chưa có lĩnh vực {number} “{template.title}”.",
                f"Thêm dòng “### {number}. {template.title}”; không có việc thì ghi “Trong tháng không phát sinh.”.",
            )


def _first_line(report: Report) -> Span:
    """The first line of the body, or of the file where there is no body."""
    return report.source.line_span(report.blocks[0].span.line if report.blocks else 1)
