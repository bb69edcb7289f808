"""The Makefile with the real program: what changed is made, what did not costs nothing, and what is typed is data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support.made import furnish, make
from support.repositories import REPORT, edit, edit_by_hand, enter_repository, long_ago
from support.strangers import stranger

pytestmark = pytest.mark.takes_long

OTHER = "build/docx/2022/2022-02.docx"
WORD = "build/docx/2022/2022-03.docx"
PDF = "build/pdf/2022/2022-03.pdf"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of the made-up office with two clean months, and make."""
    return furnish(enter_repository(tmp_path, monkeypatch))


def made(checkout: Path, *goals: str) -> list[str]:
    """The files that make says it made."""
    done = make(checkout, *goals)
    assert (done.returncode, done.stderr) == (0, "")
    return [line for line in done.stdout.splitlines() if line.endswith((".docx", ".pdf"))]


def test_make_docx_makes_what_changed_and_nothing_else(checkout: Path) -> None:
    assert made(checkout, "docx") == [OTHER, WORD]
    times = [(checkout / name).stat().st_mtime_ns for name in (OTHER, WORD)]
    assert made(checkout, "-j4", "docx") == []
    edit(checkout / REPORT, "Số hóa 500", "Số hóa 600")
    assert made(checkout, "docx") == [WORD]
    assert made(checkout, "docx") == []
    (checkout / WORD).unlink()
    assert made(checkout, "docx") == [WORD]
    assert (checkout / OTHER).stat().st_mtime_ns == times[0]
    assert (checkout / WORD).stat().st_mtime_ns > times[1]


def test_a_report_with_an_older_date_and_other_words_is_made_again(checkout: Path) -> None:
    assert made(checkout, "docx") == [OTHER, WORD]
    edit(checkout / REPORT, "Số hóa 500", "Số hóa 600")
    long_ago(checkout / REPORT)
    assert made(checkout, "docx") == [WORD]


def test_a_word_file_edited_by_hand_is_spoken_of_only_when_the_report_changes(checkout: Path) -> None:
    assert made(checkout, "docx") == [OTHER, WORD]
    edited = edit_by_hand(checkout / WORD)
    assert made(checkout, "docx") == []
    edit(checkout / REPORT, "Số hóa 500", "Số hóa 600")
    done = make(checkout, "docx")
    assert done.returncode == 2
    assert "đã được sửa hoặc lưu lại bằng Word" in done.stderr
    assert "Có báo cáo chưa xuất được" in done.stdout
    assert (checkout / WORD).read_bytes() == edited


def test_a_file_named_alone_is_a_real_target(checkout: Path) -> None:
    assert made(checkout, WORD) == [WORD]
    assert not (checkout / OTHER).exists()
    assert made(checkout, WORD) == []
    (checkout / REPORT).touch()
    assert made(checkout, WORD) == []
    for name, old, new in ((REPORT, "Số hóa 500", "Số hóa 600"), ("baocao.yml", "place: Hải Sơn", "place: Sơn Hải")):
        edit(checkout / name, old, new)
        long_ago(checkout / name)
        assert made(checkout, WORD) == [WORD]
        assert made(checkout, WORD) == []


@pytest.mark.usefixtures("libreoffice")
def test_make_pdf_makes_what_changed_and_says_what_it_could_not(checkout: Path) -> None:
    assert made(checkout, PDF) == [WORD, PDF]
    assert made(checkout, "pdf") == [OTHER, PDF.replace("03", "02")]
    assert made(checkout, "docx", "pdf") == []
    (checkout / REPORT).write_bytes(b"\xff\xfe")
    (checkout / PDF.replace("03", "02")).unlink()
    done = make(checkout, "pdf")
    assert done.returncode == 2
    assert REPORT in done.stderr
    assert PDF.replace("03", "02") in done.stdout
    assert "Có báo cáo chưa xuất được" in done.stdout


def test_make_leaves_many_offices_to_the_program(checkout: Path) -> None:
    for office in ("so-a", "so-b"):
        shutil.copytree(checkout / "reports", checkout / office / "reports")
        shutil.copy(checkout / "baocao.yml", checkout / office)
    shutil.rmtree(checkout / "reports")
    (checkout / "baocao.yml").write_text("offices: {so-a: so-a, so-b: so-b}\n", encoding="utf-8")
    assert len(made(checkout, "docx")) == 4
    assert made(checkout, "docx") == []
    edit(checkout / "so-a" / REPORT, "Số hóa 500", "Số hóa 600")
    assert made(checkout, "docx") == ["build/docx/so-a/2022/2022-03.docx"]


@pytest.mark.parametrize(
    "typed",
    [
        "$(touch canary)",
        "`touch canary`",
        "2022-05'; touch canary; '",
        '2022-05"; touch canary; "',
        "2022-05\n\ttouch canary",
        "--help",
        "a\\",
        "#",
        "$$(touch canary)",
        "$(shell touch canary)",
        "%@-+",
    ],
)
def test_what_is_typed_for_a_period_is_data(checkout: Path, typed: str) -> None:
    done = make(checkout, "new", f"PERIOD={typed}")
    assert done.returncode == 2
    assert "không phải kỳ báo cáo" in done.stderr
    assert not (checkout / "canary").exists()
    assert sorted(path.name for path in (checkout / "reports").rglob("*.md")) == ["2022-02.md", "2022-03.md"]


def test_make_new_makes_the_draft_and_asks_for_a_period_where_none_is_typed(checkout: Path) -> None:
    assert make(checkout, "new", "PERIOD=2022-04").returncode == 0
    assert (checkout / "reports/2022/2022-04.md").is_file()
    done = make(checkout, "new")
    assert done.returncode == 2
    assert "make new PERIOD=" in done.stdout


def test_make_import_takes_a_name_as_it_is_typed(checkout: Path) -> None:
    (checkout / "báo cáo $(x).docx").write_bytes(stranger())
    done = make(checkout, "import", "FILE=báo cáo $(x).docx")
    assert (done.returncode, done.stdout) == (0, "reports/2023/2023-04.md\n")
    done = make(checkout, "import", "FILE=báo cáo $(x).docx", "PERIOD=2022-Q1")
    assert (done.returncode, done.stdout) == (0, "reports/2022/2022-Q1.md\n")
    assert make(checkout, "import").returncode == 2


def test_make_merge_takes_a_name_as_it_is_typed(checkout: Path) -> None:
    name = "đã sửa $(x) 'a'.docx"
    assert make(checkout, "docx").returncode == 0
    shutil.copy(checkout / "build/docx/2022/2022-03.docx", checkout / name)

    done = make(checkout, "merge", f"FILE={name}")

    assert done.returncode == 0, done.stderr
    assert "không có chỗ sửa nào" in done.stdout
    assert make(checkout, "merge").returncode == 2
