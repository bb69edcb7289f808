"""What readers ask for of tasks: each question has one answer, as of the newest month and without a clock."""

from __future__ import annotations

from baocao.model import Report
from baocao.tasks.facets import FACETS
from baocao.tasks.reports_by_month import Months
from baocao.tasks.trace import Task, trace
from support.offices import office_config, report_of, with_front_matter


def month(number: int, results: str, plan: str) -> Report:
    text = f"## I. KẾT QUẢ\n\n### 1. Chuyển đổi số\n\n{results}\n\n## III. KẾ HOẠCH\n\n### 1. Chuyển đổi số\n\n{plan}\n"
    return report_of(with_front_matter(text, f"2022-{number:02}"), f"reports/2022/2022-{number:02}.md")


def task_of(*reports: Report) -> Task:
    (task,) = trace(Months(office_config(), reports))
    return task


def facets_of(*reports: Report) -> list[str]:
    return [facet.id for facet in FACETS if facet.holds(task_of(*reports))]


def test_a_due_date_has_passed_when_the_newest_report_counts_a_later_day() -> None:
    plan = month(1, "", "- Mua máy chủ. {#may-chu han=2022-02}")
    opened = month(2, "- Đã mở thầu. {#may-chu đang}", "- Nhận máy chủ. {#may-chu}")
    assert facets_of(plan, opened) == []
    assert facets_of(plan, opened, month(3, "- Đang giao. {#may-chu đang}", "")) == ["qua-han"]
    assert facets_of(plan, opened, month(3, "- Đã nhận. {#may-chu xong}", "")) == []


def test_two_months_without_progress_are_a_standstill_but_not_of_routine_work() -> None:
    idle, plan = '- Chưa mua. {#may-chu chưa "chờ vốn"}', "- Mua máy chủ. {#may-chu}"
    months = [month(2, idle, plan), month(3, idle, plan)]
    assert facets_of(month(1, "", plan), months[0]) == ["co-ly-do"]
    assert facets_of(month(1, "", plan), *months) == ["dung-lai", "co-ly-do"]
    assert facets_of(month(1, "", "- Mua máy chủ. {#may-chu tx}"), *months) == ["co-ly-do", "thuong-xuyen"]


def test_what_is_not_done_for_no_reason_is_not_excused() -> None:
    assert facets_of(month(2, "- Chưa mua. {#may-chu chưa}", "")) == []


def test_what_was_dropped_needs_nothing_more() -> None:
    plan = month(1, "", "- Mua máy chủ. {#may-chu han=2022-02}")
    assert facets_of(plan, month(3, '- Thôi mua. {#may-chu bỏ "hết vốn"}', "")) == ["bo"]


def test_a_task_is_called_by_its_first_plan_for_good() -> None:
    task = task_of(
        month(1, "", "- Mua máy chủ. {#may-chu}"),
        month(2, "- Đã mở thầu. {#may-chu đang}", "- Nhận máy chủ từ nhà thầu. {#may-chu}"),
    )
    assert (task.title, task.words) == ("Mua máy chủ", "Nhận máy chủ từ nhà thầu")
