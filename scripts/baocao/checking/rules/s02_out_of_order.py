"""S02: sections or areas in another order than the template's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import lt

from baocao.checking.rule import Context, ReportRule
from baocao.model import Area, Finding, Heading, Related, Report, Section

RULE = ReportRule(
    id="S02",
    name="out-of-order",
    summary="Các phần và các lĩnh vực phải xếp theo thứ tự của mẫu.",
    why=(
        "Mỗi tháng một thứ tự thì nơi nhận khó tổng hợp, và số thứ tự lĩnh vực ở phần kết quả lệch với phần kế hoạch."
    ),
    fix="Chuyển cả phần hoặc lĩnh vực (đầu đề và nội dung) về đúng vị trí theo mẫu, rồi đánh lại số thứ tự.",
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Cải cách hành chính

- Giải quyết 42 hồ sơ đúng hạn.

### 2. Chuyển đổi số <!-- S02 -->

- Cấp 40 chữ ký số cho công chức.
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
    """One finding for each section or area out of order, at its heading."""
    yield from _misplaced("Phần", report.sections, [section.id for section in context.config.sections])
    order = [area.id for area in context.areas]
    with_areas = {section.id for section in context.config.sections if section.areas == "all"}
    for section in report.sections:
        if section.id in with_areas:
            yield from _misplaced("Lĩnh vực", section.areas, order)


def _misplaced(kind: str, parts: Sequence[Section | Area], order: Sequence[str]) -> Iterator[Finding]:
    placed = [(part.heading, order.index(part.id)) for part in parts if part.id in order]
    positions = [position for _, position in placed]
    if all(map(lt, positions, positions[1:])):  # nearly always
        return
    kept = _longest_rising(positions)
    for i, (heading, position) in enumerate(placed):
        if i in kept:
            continue
        before = [other for j, (other, at) in enumerate(placed) if j < i and j in kept and at > position]
        after = [other for j, (other, at) in enumerate(placed) if j > i and j in kept and at < position]
        if before:
            yield _finding(kind, heading, "sau", before[0], "trước")
        else:
            yield _finding(kind, heading, "trước", after[-1], "sau")


def _finding(kind: str, heading: Heading, stands: str, other: Heading, belongs: str) -> Finding:
    return Finding(
        heading.span,
        f"{kind} “{heading.title}” đứng {stands} “{other.title}”; theo mẫu phải đứng {belongs}.",
        f"Chuyển “{heading.title}” cùng nội dung lên {belongs} “{other.title}”, rồi đánh lại số thứ tự."
        if belongs == "trước"
        else f"Chuyển “{heading.title}” cùng nội dung xuống {belongs} “{other.title}”, rồi đánh lại số thứ tự.",
        (Related(other.span, f"“{other.title}” ở đây."),),
    )


def _longest_rising(positions: Sequence[int]) -> set[int]:
    """The indices of the longest run of `positions` that is in order; of two equally long, the earlier one."""
    lengths: list[int] = []
    previous: list[int | None] = []
    for i, position in enumerate(positions):
        lower = [j for j in range(i) if positions[j] < position]
        best = max(lower, key=lambda j: lengths[j], default=None)
        previous.append(best)
        lengths.append(1 if best is None else lengths[best] + 1)
    at = lengths.index(max(lengths)) if lengths else None
    kept: set[int] = set()
    while at is not None:
        kept.add(at)
        at = previous[at]
    return kept
