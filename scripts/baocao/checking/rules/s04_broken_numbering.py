"""S04: the labels of sections or areas have gaps or repeats, or are missing.

Gaps left by missing parts are reported by S01, those left by misplaced ones by S02: once that is mended,
the labels are right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from baocao.checking.rule import Context, ReportRule
from baocao.language.vocabulary import ROMAN_NUMERALS
from baocao.model import Annex, Area, Finding, Heading, Report, Section

RULE = ReportRule(
    id="S04",
    name="broken-numbering",
    summary="Các phần đánh số I, II, III và các lĩnh vực đánh số 1, 2, 3… liên tục, không nhảy, không trùng.",
    why=(
        "Nơi nhận viện dẫn “điểm 3 phần I”. Số thứ tự nhảy cóc làm người đọc tưởng bản gửi bị mất một mục; số trùng "
        "thì không biết là mục nào."
    ),
    fix="Sửa lại số thứ tự ở đầu đề cho liên tục.",
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Cấp 40 chữ ký số cho công chức.

### 3. Cải cách hành chính <!-- S04 -->

- Giải quyết 42 hồ sơ đúng hạn.
""",
    good="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Cấp 40 chữ ký số cho công chức.

### 2. Cải cách hành chính

- Giải quyết 42 hồ sơ đúng hạn.
""",
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each gap, repeat or missing label, at the label."""
    order = [section.id for section in context.config.sections]
    sections = [section for section in report.sections if section.id or section.heading.block.level > 1]
    yield from _check_numbers("Phần", "##", sections, order, ROMAN_NUMERALS)
    order = [area.id for area in context.areas]
    for section in sections:
        # In sections outside the template, subheadings need no numbers; those that have them are checked.
        if any(area.id or area.heading.number for area in section.areas):
            yield from _check_numbers("Lĩnh vực", "###", section.areas, order, ())
    yield from _check_annexes(report.annexes)


def _check_annexes(annexes: Sequence[Annex]) -> Iterator[Finding]:
    """Two annexes or more are numbered I, II, III (NĐ30 PL I, mục III.1a)."""
    for expected, annex in enumerate(annexes if len(annexes) > 1 else (), start=1):
        if annex.heading.number != expected:
            wanted = ROMAN_NUMERALS[expected - 1] if expected <= len(ROMAN_NUMERALS) else str(expected)
            yield Finding(
                annex.heading.span,
                f"“{annex.label}” đứng thứ {expected} trong các phụ lục, ở chỗ này phải là Phụ lục {wanted}.",
                f"Viết đầu đề theo dạng “## Phụ lục {wanted}. TÊN PHỤ LỤC”.",
            )


def _check_numbers(
    kind: str, signs: str, parts: Sequence[Section | Area], order: Sequence[str], labels: Sequence[str]
) -> Iterator[Finding]:
    own = {part_id: number for number, part_id in enumerate(order, start=1)}
    here = {part.id for part in parts}
    at_home = {part.heading.number for part in parts if own.get(part.id or "", 0) == part.heading.number}
    seen: set[int] = set()
    titles: set[str] = set()
    expected = 1
    for part, following in zip_longest(parts, parts[1:]):
        heading, number = part.heading, part.heading.number
        if number in seen and heading.title in titles:
            continue  # the heading occurs twice: S06 reports that
        titles.add(heading.title)
        if number is not None and own.get(part.id or "") == number and number not in seen:
            if number < expected:
                seen.add(number)
                continue  # too late: S02 reports that
            skipped = range(expected, number)
            if all(
                between in at_home or (between <= len(order) and order[between - 1] not in here) for between in skipped
            ):
                expected = number
        wanted = labels[expected - 1] if expected <= len(labels) else str(expected)
        if number is None:
            yield Finding(
                heading.span,
                f"{kind} “{heading.title}” chưa có số thứ tự {wanted}.",
                f"Viết đầu đề theo dạng “{signs} {wanted}. Tên đầu đề”.",
            )
        elif number != expected:
            yield _wrong_number(kind, heading, wanted, seen)
            if following and following.heading.number == number + 1:
                expected = number  # the rest goes on from here: one gap is one finding
        seen |= {number} if number is not None else set()
        expected += 1


def _wrong_number(kind: str, heading: Heading, wanted: str, seen: set[int]) -> Finding:
    if heading.number in seen:
        problem = "trùng với một đầu đề ở trên"
    elif seen:
        problem = "không liền với đầu đề ở trên"
    else:
        problem = "dù đứng đầu tiên"
    prose = heading.block.prose
    return Finding(
        prose.span(0, len(heading.label)) if prose else heading.span,
        f"{kind} “{heading.title}” mang số {heading.label}, {problem}; ở chỗ này phải là {wanted}.",
        f"Sửa {heading.label} thành {wanted}, và các số sau đó nếu cần.",
    )
