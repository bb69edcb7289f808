"""K08: a task is planned a third month running, and nothing was done on it in between."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.rule import Context, Reach, ReportRule
from baocao.language.period_names import period_name
from baocao.language.told_status import told_status
from baocao.language.wording import task as named
from baocao.model import PLAN, RESULTS, Finding, Related, Report, Severity, Term, standing_of
from baocao.tasks.mentions import Mention, MentionKind
from baocao.tasks.reports_by_month import is_unmarked
from baocao.tasks.task_links import placed_items, tasks_of

RULE = ReportRule(
    id="K08",
    name="stuck-task",
    summary="Việc lên kế hoạch đến tháng thứ ba liền mà chưa có tiến triển thì cần xem lại.",
    why=(
        "Việc cứ chuyển từ tháng này sang tháng khác thường đang vướng ở đâu đó. "
        "Nói rõ thì lãnh đạo mới biết để tháo gỡ, hoặc cho thôi."
    ),
    fix=(
        "Viết rõ vướng ở đâu và bao giờ làm; chia thành việc nhỏ hơn, hoặc báo không làm nữa kèm lý do. "
        f"Việc thường xuyên thì ghi {Term.ROUTINE} trong mã; phải chờ thì ghi K08 và lý do vào ignore."
    ),
    earlier=(
        "## I. KẾT QUẢ THÁNG 01/2022\n\n### 1. Chuyển đổi số\n\n- Trực kỹ thuật.\n\n"
        "## III. KẾ HOẠCH THÁNG 02 NĂM 2022\n\n### 1. Chuyển đổi số\n\n- Mua máy chủ. {#mua-may-chu}\n",
        "## I. KẾT QUẢ THÁNG 02/2022\n\n### 1. Chuyển đổi số\n\n"
        '- Chưa mua máy chủ. {#mua-may-chu chưa "chờ vốn"}\n\n'
        "## III. KẾ HOẠCH THÁNG 03 NĂM 2022\n\n### 1. Chuyển đổi số\n\n- Mua máy chủ. {#mua-may-chu}\n",
    ),
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Chưa mua máy chủ, lý do: chờ vốn. {#mua-may-chu chưa}

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Mua máy chủ. {#mua-may-chu} <!-- K08 -->
""",
    good="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mở thầu mua máy chủ. {#mua-may-chu đang}

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Nghiệm thu máy chủ. {#mua-may-chu}
""",
    issued=Severity.WARNING,
    reach=Reach.NEIGHBOURS,
)

_RUNNING = 3
"""Plans in a row that are too many."""


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each such task, at the plan item; silent where a month before is not there."""
    months = context.months.up_to(report, _RUNNING)
    if len(months.by_period) < _RUNNING or not _may_stand_still(*months.by_period.values()):
        return
    from baocao.tasks.trace import trace  # nobody waits for it where no task may stand still

    for task in trace(months):
        if task.routine:
            continue
        plans = {mention.period: mention for mention in reversed(task.plans)}
        if len(plans) == _RUNNING and not any(_moves(mention, task.plans[0]) for mention in task.mentions):
            first, last = task.plans[0], plans[task.now]
            slugs = (task.slug,) if task.slug else ()
            by_text = any(mention.by == "text" for mention in task.mentions) or not task.slug
            if by_text and not any(standing_of(mention.status).facts.needs_reason for mention in task.results):
                continue  # finding no words does not prove that nothing was done
            said = "Theo lời văn, việc" if by_text else "Việc"
            yield Finding(
                last.placed.item.span,
                f"{said} {named(last.placed.item, *slugs)} có trong kế hoạch ba tháng liền, từ "
                f"{period_name(first.period, task.now)}, mà chưa có tiến triển.",
                related=tuple(
                    Related(mention.placed.item.span, f"Kế hoạch {period_name(mention.period, task.now)} ở đây.")
                    for mention in task.plans
                    if mention.period != task.now
                ),
                severity=Severity.WARNING if by_text else None,
            )


def _may_stand_still(first: Report, *later: Report) -> bool:
    """Whether some task may have been planned in each of these months without any progress since the first.

    The markers alone tell, but where a plan item has none: then some result must say that nothing was done.
    """
    reports = (first, *later)
    if any(is_unmarked(report, PLAN) for report in reports) and any(map(_tells_of_none, reports)):
        return True
    planned = set.intersection(*(set(tasks_of(report.section(PLAN))) for report in reports))
    still = planned.difference(*(section.moving for report in later if (section := report.section(RESULTS))))
    return bool(still)


def _tells_of_none(report: Report) -> bool:
    """Whether some result says, by its marker or its words, that its task was not done."""
    return any(
        standing_of(status).facts.needs_reason
        for placed in placed_items(report.section(RESULTS))
        for status in (told_status(placed.item.text), *(marker.status for marker in placed.item.markers))
    )


def _moves(mention: Mention, first: Mention) -> bool:
    """Whether something was done after the first plan; what waits to be filled in is not known yet."""
    return (
        mention.kind is MentionKind.RESULT
        and mention.period != first.period
        and (mention.is_progress or mention.is_unsaid)
    )
