"""A quarter, a half or a year that the office's templates cannot title: refused, never printed as a month."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from baocao.cli import main
from support.repositories import REPORT, edit, enter_repository

Printed = pytest.CaptureFixture[str]
QUARTER = Path("reports/2022/2022-Q1.md")
OWN_WORDS = (
    ("status: draft", "status: draft\nsubject: Kết quả công tác quý I năm 2022"),
    ("KẾT QUẢ THÁNG 03/2022", "KẾT QUẢ QUÝ I NĂM 2022"),
    ("KẾ HOẠCH THÁNG 04 NĂM 2022", "KẾ HOẠCH QUÝ II NĂM 2022"),
)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return enter_repository(tmp_path, monkeypatch)


def copied(name: str = "2022-Q1") -> Path:
    """The report of March under another period, as somebody in a hurry makes it."""
    path = Path(f"reports/2022/{name}.md")
    path.write_text(Path(REPORT).read_text(encoding="utf-8").replace("2022-03", name, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize("period", ["2022-Q1", "2022-H1", "2022-9M", "2022"])
def test_a_month_copied_under_another_period_is_an_error_at_the_period(
    repository: Path, capsys: Printed, period: str
) -> None:
    path = copied(period)
    assert main(["check", str(path)]) == 1
    out = capsys.readouterr().out
    assert f"{path}:2:1: lỗi [F03] Kỳ báo cáo {period} không phải một tháng" in out
    assert "trích yếu, đầu đề phần I, đầu đề phần III" in out


@pytest.mark.parametrize("command", ["docx", "pdf"])
@pytest.mark.parametrize("more", [[], ["--force"]])
def test_it_is_not_printed_and_the_others_are(repository: Path, capsys: Printed, command: str, more: list[str]) -> None:
    copied()
    assert main([command, "2022-Q1", *more]) == 1
    assert "2022-Q1 không phải một tháng" in capsys.readouterr().err
    assert not list(Path("build").rglob("2022-Q1*"))
    if command == "docx":
        assert main(["docx", *more]) == 1
        assert Path("build/docx/2022/2022-03.docx").is_file()


def test_a_report_that_titles_itself_is_printed_so(repository: Path, capsys: Printed) -> None:
    path = copied()
    for old, new in OWN_WORDS:
        edit(path, old, new)
    assert main(["check", "2022-Q1", "--select", "F"]) == 0
    assert main(["docx", "2022-Q1"]) == 0
    paragraphs = Document("build/docx/2022/2022-Q1.docx").paragraphs
    printed = "\n".join(one.text.replace("\u00a0", " ") for one in paragraphs)
    assert "quý I năm 2022" in printed
    assert "THÁNG 03" not in printed


@pytest.mark.parametrize(("old", "new"), OWN_WORDS)
def test_one_title_of_a_month_is_enough(repository: Path, old: str, new: str) -> None:
    path = copied()
    for one, other in OWN_WORDS:
        if one != old:
            edit(path, one, other)
    assert main(["check", "2022-Q1", "--select", "F03"]) == 1


def test_the_templates_of_the_office_decide(repository: Path) -> None:
    """An office whose templates name the year alone can title its year."""
    config = Path("baocao.yml").read_text(encoding="utf-8")
    for old, new in (
        ("Kết quả công tác tháng {month:02} và kế hoạch tháng {next.month:02} năm {next.year}", "Công tác năm {year}"),
        ("KẾT QUẢ THÁNG {month:02}/{year}", "KẾT QUẢ NĂM {year}"),
        ("KẾ HOẠCH THÁNG {next.month:02} NĂM {next.year}", "KẾ HOẠCH NĂM {next.year}"),
    ):
        assert old in config
        config = config.replace(old, new)
    Path("baocao.yml").write_text(config, encoding="utf-8")
    path = copied("2022")
    edit(path, "KẾT QUẢ THÁNG 03/2022", "KẾT QUẢ NĂM 2022")
    edit(path, "KẾ HOẠCH THÁNG 04 NĂM 2022", "KẾ HOẠCH NĂM 2023")
    assert main(["check", "2022", "--select", "F03"]) == 0


def test_the_other_commands_go_on_beside_it(repository: Path, capsys: Printed) -> None:
    copied()
    assert main(["new", "2022-Q1"]) == 2
    assert "Lệnh new chỉ tạo báo cáo tháng" in capsys.readouterr().err
    assert main(["carry", "2022-03"]) == 0
    assert main(["trace"]) == 0
    assert main(["new", "2022-04"]) == 0
    assert main(["check", "2022-03"]) == 0
