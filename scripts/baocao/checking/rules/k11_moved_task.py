"""K11: a result stands in another area than its plan did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from baocao.checking.rule import Context, Reach, ReportRule
from baocao.language.wording import task
from baocao.model import RESULTS, Area, Finding, Item, PlacedItem, Related, Report, Severity
from baocao.tasks.task_links import TaskLink

RULE = ReportRule(
    id="K11",
    name="moved-task",
    summary="Kết quả đứng cùng lĩnh vực với kế hoạch của việc ấy.",
    why="Việc hứa ở lĩnh vực này mà trả lời ở lĩnh vực khác thì người đọc, và đơn vị phụ trách, tưởng là còn thiếu.",
    fix="Chuyển kết quả về lĩnh vực của kế hoạch; nếu việc nay thuộc lĩnh vực mới thì để nguyên và ghi K11 vào ignore.",
    earlier=(
        "## III. KẾ HOẠCH THÁNG 03 NĂM 2022\n\n### 1. Chuyển đổi số\n\n- Mua máy chủ. {#mua-may-chu}\n\n"
        "### 2. Bảo tàng và di tích\n\n- Kiểm kê hiện vật. {#kiem-ke}\n",
    ),
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Trực kỹ thuật bảo đảm thông suốt.

### 2. Bảo tàng và di tích

- Đã mua máy chủ. {#mua-may-chu xong} <!-- K11 -->
- Kiểm kê 120 hiện vật. {#kiem-ke xong}
""",
    good="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mua máy chủ. {#mua-may-chu xong}

### 2. Bảo tàng và di tích

- Kiểm kê 120 hiện vật. {#kiem-ke xong}
""",
    issued=Severity.WARNING,
    reach=Reach.NEIGHBOURS,
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each such result; silent where the plan's area has ended, or is not in this report."""
    results, carry = report.section(RESULTS), context.carry
    if results is None or carry is None or report.period is None:
        return
    # The tasks of an area that has ended had to go somewhere; one that only changed its title is still there.
    ended = {area.id for area in context.config.areas} - {area.id for area in context.areas}
    areas = {_name(area): area for area in reversed(results.areas) if area.id not in ended}
    moved: dict[int, tuple[Item, str]] = {}
    for link in carry.links:
        if link.sure and link.results:
            first, home = link.results[0], _name(link.plan.area)
            if home in areas and all(_is_elsewhere(result, home) for result in link.results):
                moved.setdefault(id(first.item), (first.item, home))
    if not moved:  # nearly always
        return
    found: defaultdict[int, list[TaskLink]] = defaultdict(list)
    for link in carry.links:
        for result in link.results if link.sure else ():
            found[id(result.item)].append(link)
    for key, (item, home) in moved.items():
        links = found[key]
        # One result for tasks of several areas can stand in one of them only.
        if {_name(link.plan.area) for link in links} == {home}:
            here = next(result.area for result in links[0].results if result.item is item)
            yield _finding(item, links[0], areas[home], here)


def _finding(item: Item, link: TaskLink, home: Area, here: Area | None) -> Finding:
    by_text = link.by == "text"
    where = f"“{here.heading.title}”" if here else "khác"
    return Finding(
        item.span,
        f"{'Theo lời văn, kết quả' if by_text else 'Kết quả'} của việc "
        f"{task(link.plan.item, *filter(None, [link.slug]))} đứng ở lĩnh vực {where}, còn trong kế hoạch việc ấy thuộc "
        f"lĩnh vực “{home.heading.title}”.",
        f"Chuyển dòng này về lĩnh vực “{home.heading.title}” (dòng {home.heading.span.line}); nếu việc nay thuộc "
        "lĩnh vực mới thì để nguyên và ghi K11 vào ignore.",
        (Related(link.plan.item.span, "Kế hoạch ở đây."),),
        severity=Severity.WARNING if by_text else None,
    )


def _is_elsewhere(result: PlacedItem, home: str) -> bool:
    return result.area is not None and _name(result.area) != home


def _name(area: Area | None) -> str:
    """What identifies an area from month to month; empty without one."""
    return (area.id or area.heading.title.casefold()) if area else ""
