"""K02: a result gives the status of a task that last month did not plan."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.rule import Context, Reach, ReportRule
from baocao.language.period_names import kind_name, period_name
from baocao.language.wording import quoted, task
from baocao.model import PLAN, RESULTS, Finding, Item, Marker, PlacedItem, Related, Report, Severity
from baocao.parsing.markers import marker_text
from baocao.tasks.carryover import CarryOver
from baocao.tasks.slugs.propose import likely_slugs, planned_slugs
from baocao.tasks.task_links import TaskLink, placed_items, tasks_of

RULE = ReportRule(
    id="K02",
    name="unplanned-status",
    summary="Mã nhiệm vụ trong phần kết quả phải là mã của việc đã lên kế hoạch tháng trước.",
    why=(
        "Sai một chữ trong mã thì máy coi là việc khác: việc đã hứa thành ra chưa có kết quả, "
        "còn kết quả thì không biết của việc nào."
    ),
    fix="Sửa lại mã cho đúng với kế hoạch tháng trước; việc phát sinh ngoài kế hoạch thì không cần mã.",
    earlier=(
        "## III. KẾ HOẠCH THÁNG 03 NĂM 2022\n\n### 1. Chuyển đổi số\n\n"
        "- Mua máy chủ. {#mua-may-chu}\n- Tập huấn ký số. {#tap-huan}\n",
    ),
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mua máy chủ. {#mua-may-chhu xong} <!-- K02 -->
- Tập huấn ký số cho 40 công chức. {#tap-huan xong}
- Lắp đặt camera tại bảo tàng. {#camera xong} <!-- K02 -->
""",
    good="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mua máy chủ. {#mua-may-chu xong}
- Tập huấn ký số cho 40 công chức. {#tap-huan xong}
- Lắp đặt camera tại bảo tàng.
""",
    reach=Reach.NEIGHBOURS,
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each such task, at the marker; silent where the plan before has no markers at all."""
    if context.previous is None:
        return
    planned = tasks_of(context.previous.section(PLAN))
    if not planned:
        return
    reported = tasks_of(report.section(RESULTS))
    by_months = _told_by_months(report, context)
    unplanned = [slug for slug in reported if slug not in planned and slug not in by_months]
    if not unplanned:
        return
    likely = likely_slugs(unplanned, [slug for slug in planned if slug not in reported])
    planned_on = tasks_of(report.section(PLAN))
    # What the plan should be marked with (K10) is planned, only not marked yet.
    reported_marks = context.months.reported(context.previous)
    wanted = planned_slugs(context.previous, context.months, reported_marks)
    to_be_marked = {slug for proposal in wanted for slug in proposal.slugs}
    alike = _alike(context.carry)
    last = f"kế hoạch {kind_name(report.period)} trước"
    for placed in placed_items(report.section(RESULTS)):
        for slug, marker in placed.item.tasks:
            if slug in by_months:
                continue
            if slug not in planned and slug not in to_be_marked and id(placed.item) in alike:
                yield _unmarked(slug, marker, placed.item, alike[id(placed.item)], last)
            elif slug in likely:
                yield _misspelt(slug, marker, placed.item, likely[slug], planned[likely[slug]][0], last)
            elif slug not in planned and slug not in to_be_marked:
                yield _unplanned(slug, marker, placed.item, report, context.previous, slug in planned_on)


def _told_by_months(report: Report, context: Context) -> frozenset[str]:
    """The tasks that the months of a longer period planned or told of: its results gather those."""
    if report.period is None or report.period.is_month:
        return frozenset()
    months = (report.period.months[0].previous, *report.period.months)
    there = [context.months.by_period[month] for month in months if month in context.months.by_period]
    return frozenset(slug for month in there for name in (RESULTS, PLAN) for slug in tasks_of(month.section(name)))


def _alike(carry: CarryOver | None) -> dict[int, TaskLink]:
    """For each result, the unmarked plan item that its words are about."""
    links = (link for link in carry.links if link.slug is None and link.by == "text") if carry else ()
    return {id(result.item): link for link in links for result in link.results}


def _unmarked(slug: str, marker: Marker, result: Item, link: TaskLink, last: str) -> Finding:
    item = link.plan.item
    return Finding(
        marker.span,
        f"Theo lời văn, việc {task(result, slug)} có vẻ là việc {quoted(item)} trong {last}, ở đó chưa có mã.",
        f"Nếu đúng thì thêm {marker_text([slug])} vào cuối việc ấy trong kế hoạch; nếu không thì sửa lại mã, "
        "hoặc bỏ mã.",
        (Related(item.span, "Việc có lời văn gần giống ở đây."),),
        severity=Severity.WARNING,
    )


def _misspelt(slug: str, marker: Marker, result: Item, likely: str, plan: PlacedItem, last: str) -> Finding:
    return Finding(
        marker.span,
        f"Việc {task(result, slug)} không có trong {last}. Có phải mã là “{likely}”?",
        f"Nếu là việc {quoted(plan.item)} thì sửa mã thành “{likely}”; việc phát sinh ngoài kế hoạch thì không cần mã.",
        (Related(plan.item.span, "Việc có mã gần giống ở đây."),),
    )


def _unplanned(
    slug: str, marker: Marker, result: Item, report: Report, previous: Report, is_planned_on: bool
) -> Finding:
    before = period_name(previous.period, report.period) if previous.period else "kỳ trước"
    message = f"Việc {task(result, slug)} không có trong kế hoạch của {before}."
    if is_planned_on:
        return Finding(
            marker.span,
            message,
            "Việc mới phát sinh và còn làm tiếp thì để nguyên; nếu là việc đã có trong kế hoạch thì sửa lại mã.",
            severity=Severity.NOTE,
        )
    return Finding(
        marker.span,
        message,
        "Việc phát sinh ngoài kế hoạch, không làm tiếp thì bỏ mã; việc trong kế hoạch thì sửa lại mã cho đúng, "
        f"hoặc thêm mã này vào kế hoạch {kind_name(report.period)} trước nếu ở đó chưa có mã.",
    )
