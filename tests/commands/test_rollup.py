"""`baocao rollup` as people use it: a draft that can be checked and printed at once, and what it refuses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from docx import Document

from baocao.cli import main
from support.offices import OFFICE_FILE
from support.repositories import edit, enter_repository

QUARTER = Path("reports/2022/2022-Q1.md")
Printed = pytest.CaptureFixture[str]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of the made-up office with February and March; commands run in it."""
    monkeypatch.setenv("NO_COLOR", "1")
    return enter_repository(tmp_path, monkeypatch)


def test_it_writes_the_draft_and_tells_what_it_lacks(repository: Path, capsys: Printed) -> None:
    assert main(["rollup", "2022-Q1"]) == 0
    printed = capsys.readouterr()
    assert printed.out == f"{QUARTER}\n"
    assert "Thiếu báo cáo 2022-01" in printed.err
    assert "# Thiếu báo cáo 2022-01" in QUARTER.read_text(encoding="utf-8")


def test_it_tells_why_it_says_nothing_of_the_year(repository: Path, capsys: Printed) -> None:
    edit(repository / "baocao.yml", "required: false}", "required: false, targets: {2022: 12000}}")
    for name in ("02", "03"):
        edit(Path(f"reports/2022/2022-{name}.md"), "status: draft", "status: draft\nindicators: {khach_tham_quan: 900}")
    assert main(["rollup", "2022-Q1"]) == 0
    why = "Khách tham quan bảo tàng: không ghi tỷ lệ so với kế hoạch năm, vì từ đầu năm thiếu số liệu tháng 01."
    assert why in capsys.readouterr().err
    assert main(["docx", "2022-Q1", "-o", "quy.docx"]) == 0
    text = " ".join(" ".join(paragraph.text.split()) for paragraph in Document("quy.docx").paragraphs)
    assert "1.800 lượt khách (900 + 900)" in text
    assert "kế hoạch năm" not in text


def test_months_before_an_indicator_was_in_force_lack_nothing_in_rollup_and_in_stats(
    repository: Path, capsys: Printed
) -> None:
    edit(repository / "baocao.yml", "required: false}", "from: 2022-02, targets: {2022: 12000}}")
    for name in ("02", "03"):
        edit(Path(f"reports/2022/2022-{name}.md"), "status: draft", "status: draft\nindicators: {khach_tham_quan: 900}")
    assert main(["rollup", "2022-Q1"]) == 0
    assert "Không có số liệu tháng" not in QUARTER.read_text(encoding="utf-8")
    assert "1.800 lượt khách (900 + 900), bằng 15% kế hoạch năm" in QUARTER.read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["stats"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Từ đầu năm đến hết tháng 03: 1.800 lượt, bằng 15,0% chỉ tiêu năm" in told
    assert "trong 3 tháng" not in told
    edit(Path("reports/2022/2022-02.md"), "\nindicators: {khach_tham_quan: 900}", "")
    assert main(["stats"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Quý I 900 1 trong 2 tháng" in told
    assert "(1 trong 2 tháng có số liệu)" in told


def test_it_never_overwrites(repository: Path, capsys: Printed) -> None:
    QUARTER.write_text("---\nperiod: 2022-Q1\n---\n", encoding="utf-8")
    assert main(["rollup", "2022-Q1"]) == 1
    assert "Đã có reports/2022/2022-Q1.md; lệnh rollup không ghi đè." in capsys.readouterr().err
    assert QUARTER.read_text(encoding="utf-8") == "---\nperiod: 2022-Q1\n---\n"


@pytest.mark.parametrize("name", ["2022-13", "2022-Q5", "quý 1", "2022-Q1/x"])
def test_what_is_no_period_is_wrong_usage(repository: Path, name: str) -> None:
    assert main(["rollup", name]) == 2


def test_a_month_that_git_left_in_two_versions_is_refused(repository: Path, capsys: Printed) -> None:
    edit(Path("reports/2022/2022-02.md"), "## II.", "<<<<<<< HEAD\n=======\n>>>>>>> x\n\n## II.")
    assert main(["rollup", "2022-Q1"]) == 1
    assert "Còn dấu xung đột của git trong reports/2022/2022-02.md" in capsys.readouterr().err
    assert not QUARTER.exists()


def test_an_office_among_many_has_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    root = enter_repository(tmp_path, monkeypatch)
    for name in ("mot", "hai"):
        shutil.copytree(root / "reports", root / "offices" / name / "reports")
        shutil.copy(OFFICE_FILE, root / "offices" / name / "baocao.yml")
    shutil.rmtree(root / "reports")
    (root / "baocao.yml").write_text("offices: {mot: offices/mot, hai: offices/hai}\n", encoding="utf-8")
    assert main(["rollup", "2022-Q1"]) == 2
    assert main(["rollup", "hai/2022-Q1"]) == 0
    assert capsys.readouterr().out == "offices/hai/reports/2022/2022-Q1.md\n"
    assert not (root / "offices/mot" / QUARTER).exists()


def test_no_remark_reaches_the_word_file(repository: Path) -> None:
    assert main(["rollup", "2022-Q1"]) == 0
    assert "{## Theo báo cáo" in QUARTER.read_text(encoding="utf-8")
    assert main(["docx", "2022-Q1", "-o", "quy.docx"]) == 0
    text = "\n".join(paragraph.text for paragraph in Document("quy.docx").paragraphs)
    assert "ĐÁNH GIÁ CHUNG" in text
    assert "Theo báo cáo" not in text
    assert "{##" not in text
