"""A task is followed over the months by its marker, or by its words; how it stands is what the months say."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from baocao.cli import main
from baocao.model import DerivedStatus, Report, Standing, Status
from baocao.period import Period
from baocao.tasks.mentions import MentionKind
from baocao.tasks.reports_by_month import Months
from baocao.tasks.task_links import Certainty
from baocao.tasks.trace import Task, likely, trace
from support.carried import ARCHIVES
from support.made import GOLDEN
from support.offices import office_config, offices_in, report_of, with_front_matter
from support.paths import paths_in


def month(number: int, results: str, plan: str, area: str = "Chuyển đổi số") -> Report:
    text = (
        f"## I. KẾT QUẢ THÁNG {number:02}/2022\n\n### 1. {area}\n\n{results}\n\n"
        f"## III. KẾ HOẠCH THÁNG {number + 1:02} NĂM 2022\n\n### 1. {area}\n\n{plan}\n"
    )
    return report_of(with_front_matter(text, f"2022-{number:02}"), f"reports/2022/2022-{number:02}.md")


def tasks(*reports: Report) -> tuple[Task, ...]:
    return trace(Months(office_config(), reports))


def only(*reports: Report) -> Task:
    (task,) = tasks(*reports)
    return task


def test_a_marker_is_one_task_from_its_first_plan_to_its_last_result() -> None:
    task = only(
        month(1, "", "- Mua máy chủ. {#may-chu}"),
        month(2, "- Đã mở thầu. {#may-chu đang}", "- Nhận máy chủ. {#may-chu}"),
        month(3, "- Đã nhận máy chủ. {#may-chu xong}", ""),
    )
    assert (task.slug, task.first_planned, task.standing) == ("may-chu", Period(2022, 1, 1), Status.DONE)
    assert [(one.kind, one.period.month) for one in task.mentions] == [
        (MentionKind.PLAN, 1),
        (MentionKind.RESULT, 2),
        (MentionKind.PLAN, 2),
        (MentionKind.RESULT, 3),
    ]
    assert (task.words, task.last.text) == ("Nhận máy chủ", "Đã nhận máy chủ")
    assert (task.months_open, task.quiet, task.is_open, task.areas) == (2, 0, False, ("chuyen-doi-so",))


def test_a_line_is_of_its_task_by_a_marker_by_words_or_by_nothing() -> None:
    task = only(
        month(1, "", "- Mua máy chủ cho Trung tâm lưu trữ."),
        month(2, "- Đã mở thầu mua máy chủ cho Trung tâm lưu trữ. {#may-chu đang}", "- Nhận máy chủ. {#may-chu}"),
    )
    assert task.mentions[0].by == ""
    assert all((one.by == "marker") == (one.marker is not None) for one in task.mentions)


@pytest.mark.parametrize(
    ("result", "plan", "standing"),
    [
        ("- Đã mở thầu. {#may-chu đang}", "- Nhận máy chủ. {#may-chu}", Status.ONGOING),
        ('- Chưa mua. {#may-chu chưa "thiếu vốn"}', "- Mua máy chủ. {#may-chu}", Status.NOT_DONE),
        ('- Không mua nữa. {#may-chu bỏ "thiếu vốn"}', "", Status.DROPPED),
        ("- Mua máy chủ. {#may-chu ?}", "", Status.OPEN),
        ("- Việc khác hẳn.", "", DerivedStatus.MISSING),
        ("- Việc khác hẳn.", "- Mua máy chủ. {#may-chu}", DerivedStatus.PLANNED),
    ],
)
def test_how_a_task_stands_is_what_the_last_month_says(result: str, plan: str, standing: Standing) -> None:
    (task,) = (one for one in tasks(month(1, "", "- Mua máy chủ. {#may-chu}"), month(2, result, plan)) if one.slug)
    assert task.standing is standing
    assert task.is_open == (standing is not Status.DROPPED)


def test_a_month_that_says_nothing_of_what_was_planned_is_missing_and_months_without_progress_are_counted() -> None:
    plan = "- Mua máy chủ. {#may-chu}"
    found = tasks(
        month(1, "", plan),
        month(2, "- Việc một.", plan),
        month(3, '- Chưa mua. {#may-chu chưa "thiếu vốn"}', plan),
        month(4, "- Việc hai.", plan),
    )
    assert [one.month for one in found[0].missing] == [2, 4]
    assert (found[0].quiet, found[0].months_open) == (3, 3)


def test_what_has_no_marker_is_followed_by_its_words() -> None:
    task = only(
        month(1, "", "- Tu bổ mái đình Hạ."),
        month(2, "- Đang tu bổ mái đình Hạ.", "- Tu bổ mái đình Hạ."),
        month(3, "- Đã hoàn thành tu bổ mái đình Hạ.", ""),
    )
    assert task.slug is None
    assert [one.by for one in task.results] == ["text", "text"]
    assert [one.status for one in task.results] == [Status.ONGOING, Status.DONE]
    assert task.standing is Status.DONE


def test_a_task_that_gets_its_marker_later_is_the_same_task() -> None:
    task = only(
        month(1, "", "- Tu bổ mái đình Hạ."),
        month(2, "- Đang tu bổ mái đình Hạ.", "- Tu bổ mái đình Hạ. {#dinh-ha}"),
        month(3, "- Tu bổ xong mái đình Hạ. {#dinh-ha xong}", ""),
    )
    assert (task.slug, task.first_planned, len(task.mentions)) == ("dinh-ha", Period(2022, 1, 1), 4)


def test_what_has_a_result_by_its_words_and_is_not_planned_on_needs_nobody() -> None:
    first = month(1, "", "- Thử nghiệm mẫu nước sinh hoạt.")
    (task, *_) = tasks(first, month(2, "- Thử nghiệm 250 mẫu nước sinh hoạt.", "- Việc khác hẳn."))
    assert (task.standing, task.is_open, task.quiet) == (Status.OPEN, False, 0)
    (task, *_) = tasks(first, month(2, "- Thử nghiệm 250 mẫu nước sinh hoạt.", "- Thử nghiệm mẫu nước sinh hoạt."))
    assert (task.standing, task.is_open) == (DerivedStatus.PLANNED, True)


UNSURE = "- Chăm sóc lúa Đông Xuân, phòng trừ bệnh đạo ôn.{}", "- Bệnh đạo ôn gây hại 112 ha, đã phun trừ 98 ha.{}"


def test_a_result_that_words_link_without_being_sure_finishes_nothing() -> None:
    plan, result = UNSURE
    before, after = month(1, "", plan.format(" {#dao-on}")), month(2, result.format(""), "")
    (link,) = Months(office_config(), (before, after)).carry(before, after).links
    assert link.certainty is Certainty.ASK
    task = only(before, after)
    assert (task.standing, task.is_open, task.results[0].status, task.missing) == (Status.OPEN, True, None, ())


def test_an_unmarked_plan_takes_no_slug_and_no_end_from_a_result_that_may_be_of_another_task() -> None:
    plan, result = UNSURE
    found = tasks(month(1, "", plan.format("")), month(2, result.format(" {#phun-thuoc xong}"), ""))
    assert [(task.slug, task.standing) for task in found] == [(None, Status.OPEN), ("phun-thuoc", Status.DONE)]


def test_what_carry_over_asks_about_is_open_in_every_archive() -> None:
    seen = 0
    for folder in paths_in(ARCHIVES, "*/*/"):
        for office in offices_in(folder):
            months = Months(office.config, office.reports)
            asked = {
                (id(link.plan.item), id(result.item))
                for report in months.by_period.values()
                if (before := months.before(report))
                for link in months.carry(before, report).links
                if link.certainty is Certainty.ASK
                for result in link.results
            }
            for task in trace(months):
                plans = {id(plan.placed.item) for plan in task.plans}
                unsure = [said for said in task.results if any((plan, id(said.placed.item)) in asked for plan in plans)]
                assert all(said.by == "marker" or said.status is None for said in unsure)
                seen += len(unsure)
    assert seen > 10


def test_a_gap_of_months_does_not_part_what_a_marker_joins() -> None:
    task = only(month(1, "", "- Mua máy chủ. {#may-chu}"), month(4, "- Đã mua. {#may-chu xong}", ""))
    assert (task.standing, task.missing, task.months_open) == (Status.DONE, (), 3)


def test_an_archive_without_reports_has_no_tasks() -> None:
    assert tasks() == ()


def test_a_slug_typed_wrong_is_guessed() -> None:
    found = tasks(month(1, "", "- Mua máy chủ. {#mua-may-chu}\n- Tập huấn. {#tap-huan}"))
    assert likely("mua-may-chhu", found) == ("mua-may-chu",)
    assert likely("may-chu", found)[0] == "mua-may-chu"
    assert likely("xyz", found) == ()


# --------------------------------------------------------------------------- the command

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The months of the story `trace`."""
    (tmp_path / "baocao.yml").write_text((GOLDEN / "office.yml").read_text(encoding="utf-8"), encoding="utf-8")
    for path in paths_in(GOLDEN, "trace/reports/**/*.md"):
        target = tmp_path / path.relative_to(GOLDEN / "trace")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def slugs(capsys: Printed, *arguments: str) -> list[str | None]:
    assert main(["trace", "--format", "json", *arguments]) == 0
    return [task["slug"] for task in json.loads(capsys.readouterr().out)["tasks"]]


@pytest.mark.usefixtures("archive")
def test_filters_leave_what_is_open_stale_or_of_an_area(capsys: Printed) -> None:
    assert slugs(capsys, "--open") == ["dinh-ha", "trung-bay", "so-hoa"]
    assert slugs(capsys, "--stale", "2") == ["trung-bay"]
    assert slugs(capsys, "--stale") == ["trung-bay"]
    assert slugs(capsys, "--stale", "1") == ["dinh-ha", "trung-bay"]
    assert slugs(capsys, "--area", "bao-tang") == ["dinh-ha", "trung-bay"]
    assert slugs(capsys, "--area", "Chuyển đổi số", "--open") == ["so-hoa"]


@pytest.mark.usefixtures("archive")
def test_what_cannot_be_meant_is_wrong_usage_and_says_what_can(capsys: Printed) -> None:
    for arguments, hint in (
        (["trung-bai"], "trung-bay"),
        (["--area", "tai-chinh"], "bao-tang"),
        (["--stale", "0"], "từ 1 trở lên"),
    ):
        assert main(["trace", *arguments]) == 2
        assert hint in capsys.readouterr().err


@pytest.mark.usefixtures("archive")
def test_a_task_that_the_filters_leave_out_is_said_to_be_none(capsys: Printed) -> None:
    assert main(["trace", "dinh-ha", "--stale", "9"]) == 0
    assert capsys.readouterr().out == "Không có nhiệm vụ nào như vậy.\n"


@pytest.mark.usefixtures("archive")
def test_a_slug_may_be_typed_as_in_its_marker(capsys: Printed) -> None:
    assert main(["trace", "{#dinh-ha}"]) == 0
    assert "reports/2022/2022-02.md:16" in capsys.readouterr().out


def test_every_marker_of_this_repository_is_in_one_task(repository: Path) -> None:
    offices = offices_in(repository)
    for office in offices:
        months = Months(office.config, office.reports)
        found = trace(months)
        named = [task.slug for task in found if task.slug]
        assert len(named) == len(set(named))
        said = {(one.report.path, one.line, task.slug) for task in found for one in task.mentions}
        for report in months.by_period.values():
            for section in report.sections:
                if section.id in ("results", "plan"):
                    for item in section.all_items:
                        assert all((report.path, item.span.line, slug) in said for slug in item.slugs)


def test_the_newest_due_date_counts_until_the_task_is_closed() -> None:
    months = (
        month(1, "", "- Mua máy chủ. {#may-chu han=2022-02}"),
        month(2, "- Đã mở thầu. {#may-chu đang}", "- Nhận máy chủ. {#may-chu}"),
        month(3, '- Chưa nhận. {#may-chu chưa "thầu chậm"}', "- Nhận máy chủ. {#may-chu hạn=15/4/2022}"),
        month(4, "- Đang giao. {#may-chu đang}", "- Nhận máy chủ. {#may-chu}"),
        month(5, "- Đã nhận máy chủ. {#may-chu xong}", ""),
    )
    states = [(str(only(*months[:n]).due), only(*months[:n]).is_overdue) for n in range(1, 6)]
    late = ("2022-04-15", True)
    assert states == [("2022-02", False), ("2022-02", False), ("2022-04-15", False), late, ("2022-04-15", False)]


def test_routine_work_is_never_called_quiet() -> None:
    plan, idle = "- Trực máy. {#truc}", '- Chưa trực. {#truc chưa "mất điện"}'
    months = (month(2, idle, plan), month(3, idle, plan))
    assert only(month(1, "", plan), *months).quiet == 2
    task = only(month(1, "", "- Trực máy. {#truc thường-xuyên}"), *months)
    assert (task.routine, task.quiet, task.is_open) == (True, 0, True)


def test_trace_tells_due_dates_and_lists_what_is_overdue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(GOLDEN / "trace_overdue/reports", tmp_path / "reports")
    shutil.copy(GOLDEN / "office.yml", tmp_path / "baocao.yml")
    monkeypatch.chdir(tmp_path)
    assert main(["trace", "--overdue", "--format", "json"]) == 0
    (task,) = json.loads(capsys.readouterr().out)["tasks"]
    assert {key: task[key] for key in ("slug", "due", "overdue", "routine")} == {
        "slug": "dinh-ha", "due": "2022-03-15", "overdue": True, "routine": False,
    }  # fmt: skip
    assert [mention["due"] for mention in task["mentions"] if mention["due"]] == ["2022-03-15"]
    assert main(["trace", "truc-ky-thuat"]) == 0
    assert "việc thường xuyên." in capsys.readouterr().out
