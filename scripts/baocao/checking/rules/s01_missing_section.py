"""S01: a section or area of the template is not in the report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from baocao.checking.rule import Context, ReportRule
from baocao.language.letters import caseless
from baocao.language.period_names import nothing_happened
from baocao.language.vocabulary import ROMAN_NUMERALS
from baocao.model import BlockKind, Finding, Related, Report, Section, Severity, Span
from baocao.regex import regex

_NO_WORDS = regex(r"[\d\W_]+")

RULE = ReportRule(
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
    severity=Severity.ERROR,
)


class _Lines:
    """The lines of a report that are not headings, by their words; read when first needed."""

    def __init__(self, report: Report) -> None:
        self._report = report

    @cached_property
    def _by_words(self) -> dict[str, list[int]]:
        report = self._report
        headings = {block.span.line for block in report.all_blocks if block.kind is BlockKind.HEADING}
        first = report.blocks[0].span.line if report.blocks else 1
        found: dict[str, list[int]] = {}
        for number in range(first, len(report.source.line_starts) + 1):
            if number not in headings and (words := _words(report.source.line(number))):
                found.setdefault(words, []).append(number)
        return found

    def meant(self, heading: str, within: Span | None) -> Span | None:
        """The line with the words of `heading` that is not a heading: no blank after `#`, bold, or plain text."""
        wanted = _words(heading)
        title = wanted.partition(" ")[2] if heading.startswith("## ") else wanted
        first = within.line if within else 1
        last = within.end_line if within else len(self._report.source.line_starts)
        numbers: list[int] = []
        for words in {wanted, title}:
            known = self._by_words.get(words, [])
            numbers += known[bisect_left(known, first) :][:1]
        return self._report.source.line_span(min(numbers)) if numbers and min(numbers) <= last else None


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each missing section or area, at the heading before or above it."""
    lines = _Lines(report)
    yield from _missing_sections(report, context, lines)
    for template in context.config.sections:
        section = report.section(template.id)
        if section is not None and template.areas == "all":
            yield from _missing_areas(section, report, context, lines)


def _missing_sections(report: Report, context: Context, lines: _Lines) -> Iterator[Finding]:
    place = None
    for position, template in enumerate(context.config.sections):
        section = report.section(template.id)
        if section is not None:
            place = section.heading.span
            continue
        label = ROMAN_NUMERALS[position] if position < len(ROMAN_NUMERALS) else str(position + 1)
        title = context.titles[template.id]
        yield _missing(
            lines,
            place or _first_line(report),
            f"Báo cáo chưa có phần {label} “{title}”.",
            f"## {label}. {title}",
            " và nội dung của phần này vào đúng thứ tự.",
        )


def _missing_areas(section: Section, report: Report, context: Context, lines: _Lines) -> Iterator[Finding]:
    period = report.period
    place = section.heading.span
    name = f"Phần {section.heading.label}" if section.heading.label else f"Phần “{section.heading.title}”"
    found = {area.id: area for area in section.areas}
    for number, template in enumerate(context.areas, start=1):
        area = found.get(template.id)
        if area is not None:
            place = area.heading.span
        elif period is not None or (template.since is None and template.until is None):
            yield _missing(
                lines,
                place,
                f"{name} chưa có lĩnh vực {number} “{template.title}”.",
                f"### {number}. {template.title}",
                f"; không có việc thì ghi “{nothing_happened(period)}”.",
                section.span,
            )


def _missing(
    lines: _Lines, place: Span, message: str, heading: str, what_else: str, within: Span | None = None
) -> Finding:
    """A finding that shows the line that was meant as this heading, where there is one."""
    line = lines.meant(heading, within)
    if line is None:
        return Finding(place, message, f"Thêm dòng “{heading}”{what_else}")
    advice = (
        f"Dòng {line.line} “{line.text[:80]}” có vẻ là đầu đề này: viết thành “{heading}”, trước nó một dòng trống."
    )
    return Finding(place, message, advice, (Related(line, "Dòng có vẻ là đầu đề ấy."),))


def _words(line: str) -> str:
    return caseless(_NO_WORDS.sub(" ", line))


def _first_line(report: Report) -> Span:
    """The first line of the body, or of the file where there is no body."""
    return report.source.line_span(report.blocks[0].span.line if report.blocks else 1)
