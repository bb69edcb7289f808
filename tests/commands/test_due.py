"""`baocao due`: which reports are due when, and what each lacks; and where else an author meets those days."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from baocao.cli import main
from support.repositories import ISSUED, edit, enter_repository

Printed = pytest.CaptureFixture[str]
RULES = "reporting: {closes_on: 14, due_on: 16}\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = enter_repository(tmp_path, monkeypatch)
    with Path("baocao.yml").open("a", encoding="utf-8") as file:
        file.write(RULES)
    return root


def told(capsys: Printed, today: str) -> dict[str, dict[str, Any]]:
    """By period what `due` says of each report of a single office."""
    capsys.readouterr()
    assert main(["due", "--today", today, "--format", "json"]) == 0
    (office,) = json.loads(capsys.readouterr().out)["offices"]
    return {report["period"]: report for report in office["reports"]}


def test_each_report_has_its_day_and_what_it_lacks(repository: Path, capsys: Printed) -> None:
    edit(Path("reports/2022/2022-02.md"), "status: draft", ISSUED.replace("2022-03-25", "2022-02-15"))
    edit(Path("reports/2022/2022-03.md"), "Công tác trong tháng bảo đảm tiến độ.", "")
    reports = told(capsys, "2022-05-10")
    assert list(reports) == [f"2022-{month:02}" for month in range(2, 13)]
    assert reports["2022-02"]["state"] == "issued"
    assert not reports["2022-02"]["late"]
    march = reports["2022-03"]
    assert (march["from"], march["to"], march["due"]) == ("2022-02-15", "2022-03-14", "2022-03-16")
    assert (march["state"], march["late"], march["warnings"]) == ("draft", True, 1)
    assert march["lacks"] == "bản nháp còn 1 cảnh báo"
    assert (reports["2022-04"]["lacks"], reports["2022-04"]["late"]) == ("chưa có báo cáo", True)
    assert (reports["2022-05"]["lacks"], reports["2022-05"]["late"]) == ("chưa đến ngày chốt số liệu", False)


def test_the_screen_leaves_out_what_is_issued_and_counts_what_is_late(repository: Path, capsys: Printed) -> None:
    edit(Path("reports/2022/2022-02.md"), "status: draft", ISSUED.replace("2022-03-25", "2022-02-15"))
    assert main(["due", "--today", "2022-04-20"]) == 0
    out = capsys.readouterr().out
    assert "tháng 02/2022" not in out
    assert "16/03/2022  tháng 03/2022  15/02 đến 14/03/2022" in out
    assert "trễ 35 ngày: bản nháp sạch" in out
    assert out.splitlines()[-1] == "Đến 20/04/2022: 2 báo cáo quá hạn, 8 báo cáo sắp đến hạn."


def test_a_kind_of_period_is_due_once_there_is_a_report_of_it(repository: Path, capsys: Printed) -> None:
    assert not {period for period in told(capsys, "2022-05-10") if "Q" in period}
    text = Path("reports/2022/2022-03.md").read_text(encoding="utf-8").replace("2022-03", "2022-Q1")
    Path("reports/2022/2022-Q1.md").write_text(text, encoding="utf-8")
    quarters = {period: report["due"] for period, report in told(capsys, "2022-05-10").items() if "Q" in period}
    assert quarters == {
        "2022-Q1": "2022-03-16", "2022-Q2": "2022-06-16", "2022-Q3": "2022-09-16", "2022-Q4": "2022-12-16",
    }  # fmt: skip


def test_the_last_periods_of_the_year_are_listed_where_they_are_due_in_january(
    repository: Path, capsys: Printed
) -> None:
    edit(Path("baocao.yml"), RULES, "reporting: {due_on: 5}\n")
    text = Path("reports/2022/2022-03.md").read_text(encoding="utf-8")
    for name in ("2022-Q1", "2022-H1", "2022"):
        Path(f"reports/2022/{name}.md").write_text(text.replace("2022-03", name), encoding="utf-8")
    for today in ("2022-05-10", "2022-12-31"):
        in_january = [name for name, report in told(capsys, today).items() if report["due"] == "2023-01-05"]
        assert in_january == ["2022-12", "2022-Q4", "2022-H2", "2022"]
        events = calendar(capsys, today)[1]
        assert {"Hạn gửi báo cáo tháng 12/2022", "Hạn gửi báo cáo quý IV/2022"} <= {
            str(event["SUMMARY"]).partition(":")[0] for event in events.values()
        }
    assert main(["due", "--today", "2022-12-31"]) == 0
    assert "05/01/2023  tháng 12/2022" in capsys.readouterr().out


def test_an_old_gap_is_not_told_for_ever_and_an_old_draft_is(repository: Path, capsys: Printed) -> None:
    reports = told(capsys, "2026-05-10")
    assert list(reports)[:3] == ["2022-02", "2022-03", "2025-05"]
    assert list(reports)[-1] == "2026-12"


def test_an_illustration_is_never_due(repository: Path, capsys: Printed) -> None:
    edit(Path("reports/2022/2022-02.md"), "status: draft", "status: draft\nsample: true")
    assert "2022-02" not in told(capsys, "2022-05-10")


def test_a_new_office_begins_with_its_present_month(repository: Path, capsys: Printed) -> None:
    for path in Path("reports").rglob("*.md"):
        path.unlink()
    assert next(iter(told(capsys, "2022-05-10"))) == "2022-04"


@pytest.mark.parametrize("name", ["9999-12", "9999-Q4", "9999", "1000-01", "1000", "9998-12"])
def test_the_first_and_the_last_years_are_no_trouble(repository: Path, capsys: Printed, name: str) -> None:
    path = Path(f"reports/{name[:4]}/{name}.md")
    path.parent.mkdir()
    path.write_text(Path("reports/2022/2022-03.md").read_text("utf-8").replace("2022-03", name, 1), encoding="utf-8")
    for command in (["due", "--today", "2022-05-10"], ["check", name], ["docx", name], ["trace"], ["stats"]):
        assert main(command) in (0, 1)
    assert main(["new", "9999-12"]) in (0, 1)


def test_nine_months_are_due_in_the_year_that_they_are_of(repository: Path, capsys: Printed) -> None:
    text = Path("reports/2022/2022-03.md").read_text(encoding="utf-8").replace("2022-03", "2022-9M", 1)
    Path("reports/2022/2022-9M.md").write_text(text, encoding="utf-8")
    for today in ("2022-05-10", "2022-11-10"):
        assert told(capsys, today)["2022-9M"]["due"] == "2022-09-16"
    assert told(capsys, "2023-11-10")["2023-9M"]["late"]


def test_without_days_the_way_to_say_them_is_told(repository: Path, capsys: Printed) -> None:
    edit(Path("baocao.yml"), RULES, "")
    assert main(["due"]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "reporting: {closes_on: 14, due_on: 16}" in printed.err


@pytest.mark.parametrize("day", ["hôm nay", "2022-02-30", "0001-01-01", "9999-12-31", ""])
def test_a_day_that_is_none_is_wrong_usage(repository: Path, capsys: Printed, day: str) -> None:
    assert main(["due", "--today", day]) == 2
    assert "2022-03-10" in capsys.readouterr().err


def calendar(capsys: Printed, today: str) -> tuple[str, dict[str, Any]]:
    """What is printed, and the events by their first line."""
    capsys.readouterr()
    assert main(["due", "--today", today, "--format", "ics"]) == 0
    text = capsys.readouterr().out
    return text, {str(event["SUMMARY"]): event for event in Calendar.from_ical(text).walk("VEVENT")}


def test_a_calendar_program_reads_the_days(repository: Path, capsys: Printed) -> None:
    edit(Path("baocao.yml"), "SỞ VĂN HÓA VÀ DU LỊCH", '"SỞ VĂN HÓA, THỂ THAO; DU LỊCH \\\\ TỈNH"')
    text, events = calendar(capsys, "2022-05-10")
    assert len(events) == 11
    march = events["Hạn gửi báo cáo tháng 03/2022"]
    assert march.decoded("DTSTART") == date(2022, 3, 16)
    assert "SỞ VĂN HÓA, THỂ THAO; DU LỊCH \\ TỈNH. Số liệu tính từ 15/02 đến 14/03/2022." in str(march["DESCRIPTION"])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.count("\n") == text.count("\r\n")


def test_a_day_keeps_its_id_whatever_becomes_of_the_report(repository: Path, capsys: Printed) -> None:
    _, before = calendar(capsys, "2022-05-10")
    edit(Path("reports/2022/2022-03.md"), "status: draft", ISSUED)
    edit(Path("baocao.yml"), "due_on: 16", "due_on: 20")
    _, after = calendar(capsys, "2022-06-01")
    assert {name: str(event["UID"]) for name, event in after.items()} == {
        name: str(event["UID"]) for name, event in before.items()
    }
    assert len({str(event["UID"]) for event in after.values()}) == len(after)
    assert not list(after["Hạn gửi báo cáo tháng 03/2022"].walk("VALARM"))


def test_offices_of_one_repository_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    root = enter_repository(tmp_path, monkeypatch)
    config = Path("baocao.yml").read_text(encoding="utf-8")
    for office in ("so-a", "so-b", "so-c"):
        folder = root / "offices" / office
        folder.mkdir(parents=True)
        rules = {"so-a": "", "so-b": "reporting: {due_on: 5}\n", "so-c": RULES}[office]
        (folder / "baocao.yml").write_text(config + rules, encoding="utf-8")
    Path("reports").rename("offices/so-c/reports")
    listed = ", ".join(f"{office}: offices/{office}" for office in ("so-a", "so-b", "so-c"))
    Path("baocao.yml").write_text(f"offices: {{{listed}}}\n", encoding="utf-8")
    assert main(["due", "--today", "2022-05-10", "--format", "json"]) == 0
    offices = json.loads(capsys.readouterr().out)["offices"]
    assert [(office["office"], office["reports"][0]["due"]) for office in offices] == [
        ("so-b", "2022-05-05"),
        ("so-c", "2022-02-16"),
    ]
    _, events = calendar(capsys, "2022-05-10")
    assert events


def test_the_draft_says_its_days_and_no_output_shows_them(repository: Path, capsys: Printed) -> None:
    assert main(["new", "2022-04"]) == 0
    path = Path("reports/2022/2022-04.md")
    assert "# Số liệu tính từ 15/03 đến 14/04/2022; hạn gửi 16/04/2022." in path.read_text(encoding="utf-8")
    assert main(["docx", "2022-04"]) == 0
    main(["import", "build/docx/2022/2022-04.docx", "-o", "anew"])
    assert "14/04" not in Path("anew/2022/2022-04.md").read_text(encoding="utf-8")


def test_days_that_do_not_tile_are_told_in_the_draft_and_beside_the_day(repository: Path, capsys: Printed) -> None:
    rules = "reporting: [{closes_on: 14, due_on: 16, until: 2022-03}, {closes_on: 20, due_on: 25, from: 2022-04}]\n"
    edit(Path("baocao.yml"), RULES, rules)
    words = "ngày chốt số liệu đổi giữa chừng nên 15/03 đến 20/03/2022 chưa tháng nào tính."
    assert main(["new", "2022-04"]) == 0
    assert words in Path("reports/2022/2022-04.md").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["due", "--today", "2022-05-10"]) == 0
    assert words in " ".join(capsys.readouterr().out.split())
