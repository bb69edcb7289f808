"""K14: the due date of a task has passed, and the task is neither done nor dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from baocao.checking.rule import Context, Reach, ReportRule
from baocao.language.told_status import told_status
from baocao.language.wording import due_words
from baocao.language.wording import task as named
from baocao.model import RESULTS, DueDate, Finding, Item, Related, Report, Severity, Span, Status, Term
from baocao.parsing.markers import marker_text
from baocao.period import Period
from baocao.tasks.dated_tasks import DatedTask
from baocao.tasks.mentions import Mention, MentionKind
from baocao.tasks.reports_by_month import Months
from baocao.tasks.task_links import area_key, areas_by_key

_EXAMPLE = marker_text(["mua-may-chu"], Status.NOT_DONE, "nhà thầu chậm giao hàng", DueDate(2022, 5))

RULE = ReportRule(
    id="K14",
    name="overdue-task",
    summary="Việc quá hạn mà chưa xong thì cần hạn mới, hoặc thôi không làm nữa.",
    why=(
        "Hạn ghi trong mã là lời hẹn với lãnh đạo. Qua hạn mà báo cáo vẫn để hạn cũ thì người đọc không biết bao giờ "
        "mới xong, và việc trễ không ai gỡ."
    ),
    fix=(
        f"Đã xong thì ghi “{Status.DONE}”; không làm nữa thì ghi “{Status.DROPPED}” kèm lý do; còn làm thì nói vì sao "
        f"chậm và ghi hạn mới, ví dụ {_EXAMPLE}. Hạn {Term.DUE}={DueDate(2022, 3)} là đến hết tháng 03/2022, "
        f"{Term.DUE}={DueDate(2022, 3, 15)} là đến hết ngày 15/3/2022; hạn ghi sau cùng được tính."
    ),
    earlier=(
        "## I. KẾT QUẢ THÁNG 02/2022\n\n### 1. Chuyển đổi số\n\n- Trực kỹ thuật.\n\n"
        "## III. KẾ HOẠCH THÁNG 03 NĂM 2022\n\n### 1. Chuyển đổi số\n\n- Mua máy chủ. {#mua-may-chu han=2022-03-15}\n",
    ),
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mở thầu mua máy chủ. {#mua-may-chu đang} <!-- K14 -->
""",
    good=f"""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mở thầu, chưa nhận được máy chủ. {_EXAMPLE}
""",
    issued=Severity.WARNING,
    reach=Reach.OFFICE,
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each such task: at the marker of its result, or else its plan, or where a result is missing."""
    period, months = report.period, context.months
    if period is None or months.by_period.get(period) is not report or not months.has_dates(period):
        return
    today = months.last_day(period)
    for slug, task in _to_look_at(report, period, months):
        held = task.held(period)
        if not (held.due and held.said and held.is_overdue_on(today)) or task.latest_after(period) >= today:
            continue  # a later month gave a date that had not passed
        so_far, here = task.up_to(period), task.of(period)
        last = next((line for line in reversed(here) if line.kind is MentionKind.RESULT), here[-1] if here else None)
        if last and last.is_unsaid:
            continue  # K04 asks first how it stands
        if last and last.marker:
            place: Span | None = last.marker.span
        else:
            place = _place_of_silence(slug, so_far, report, context, held.due)
        if place is None:
            continue
        yield Finding(
            place,
            f"Việc {named(_planned(so_far), slug)} đã quá hạn {due_words(held.due)} mà chưa xong.",
            f"Đã xong thì ghi “{Status.DONE}”; không làm nữa thì ghi “{Status.DROPPED}” kèm lý do; còn làm thì nói vì "
            f"sao chậm và ghi hạn mới, như {_with_new_date(slug, last, period)}.",
            (Related(held.said.marker.span, "Hạn ghi ở đây."),)
            if held.said.marker and held.said.marker.span != place
            else (),
        )


def _to_look_at(report: Report, period: Period, months: Months) -> Iterable[tuple[str, DatedTask]]:
    """The tasks that may be overdue: in the newest month all with dates, else those named or due since the last."""
    dated = months.dated_tasks(period)
    if period == next(reversed(months.by_period)):
        return dated
    named = (slug for marker in report.markers for slug in marker.slugs)
    return dated.of(named, months.last_day(period.previous), months.last_day(period))


def _place_of_silence(
    slug: str, lines: Sequence[Mention], report: Report, context: Context, due: DueDate
) -> Span | None:
    """Where a report that does not name the task should have: said when the date passes, and in the newest month.

    None where another rule speaks of it, or where words tell how it stands.
    """
    period, results = report.period, report.section(RESULTS)
    is_new = period is not None and due.last_day >= context.months.last_day(period.previous)
    is_newest = period is not None and period == next(reversed(context.months.by_period))
    is_misspelt = any(marker.problem and slug in marker.span.text for marker in report.markers)  # K12 reports it
    if results is None or is_misspelt or not (is_new or is_newest):
        return None
    for link in context.carry.links if context.carry else ():
        if link.slug == slug:
            told = told_status(link.results[0].item.text) if link.results else None  # K01 reports what has none
            return link.results[0].item.span if told and told.facts.unfinished else None
    area = next((line.placed.area for line in reversed(lines) if line.placed.area), None)
    there = areas_by_key(results).get(area_key(area)) if area else None
    return there.heading.span if there else results.heading.span


def _planned(lines: Sequence[Mention]) -> Item:
    """The item that says best what the task is: that of the last plan."""
    plans = [line for line in lines if line.kind is MentionKind.PLAN]
    return (plans or lines)[-1].placed.item


def _with_new_date(slug: str, last: Mention | None, period: Period) -> str:
    """The marker of this line, or that of a result where there is none, with a date in the month after."""
    due = DueDate(period.next.year, period.next.month)
    if last and last.kind is MentionKind.PLAN:
        return marker_text([slug], due=due)
    if last and last.status and last.status.facts.is_progress:
        return marker_text([slug], last.status, due=due)
    return marker_text([slug], Status.NOT_DONE, (last.marked_reason if last else "") or "…", due)
