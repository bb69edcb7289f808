"""What `docx` and `pdf` do with the file of a report that is deleted, or has another name."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.cli import main
from support.git_repositories import commit, git
from support.repositories import ISSUED, REPORT, edit, edit_by_hand, enter_repository, noted_on

Printed = pytest.CaptureFixture[str]
WORD, PDF = "build/docx/2022/2022-03.docx", "build/pdf/2022/2022-03.pdf"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return enter_repository(tmp_path, monkeypatch)


def commit_all(office: Path) -> None:
    git(office, "init", "--quiet")
    commit(office)


@pytest.mark.parametrize("options", [[], ["--changed"]])
def test_the_word_file_of_a_renamed_draft_goes(office: Path, capsys: Printed, options: list[str]) -> None:
    assert main(["docx"]) == 0
    (office / REPORT).rename(office / "reports/2022/thang-3.md")
    capsys.readouterr()
    assert main(["docx", *options]) == 0
    assert f"Đã xóa {WORD}" in capsys.readouterr().err
    assert sorted(path.name for path in (office / "build/docx/2022").iterdir()) == ["2022-02.docx", "thang-3.docx"]


def test_that_of_a_deleted_draft_goes_where_git_has_its_text(office: Path, capsys: Printed) -> None:
    commit_all(office)
    assert main(["docx"]) == 0
    (office / REPORT).unlink()
    assert main(["docx"]) == 0
    assert f"Đã xóa {WORD}" in capsys.readouterr().err
    assert not (office / WORD).exists()


def test_the_only_text_of_a_deleted_report_stays(office: Path, capsys: Printed) -> None:
    assert main(["docx"]) == 0
    (office / REPORT).unlink()
    assert main(["docx"]) == 0
    said = capsys.readouterr().err
    assert f"{WORD} là tệp của một báo cáo nay không còn dưới tên ấy" in said
    assert "baocao import" in said
    assert (office / WORD).is_file()


def test_what_somebody_edited_or_issued_or_named_stays(office: Path, capsys: Printed) -> None:
    edit(office / "reports/2022/2022-02.md", "status: draft", ISSUED)
    commit_all(office)
    assert main(["docx"]) == 0
    copy = office / "build/docx/2022/ban-gui-di.docx"
    copy.write_bytes((office / WORD).read_bytes())
    edited = edit_by_hand(office / WORD)
    for name in ("2022-02", "2022-03"):
        (office / f"reports/2022/{name}.md").rename(office / f"reports/2022/thang-{name}.md")
    capsys.readouterr()
    main(["docx"])
    said = capsys.readouterr().err
    assert "đã được sửa hoặc lưu lại bằng Word" in said
    assert "build/docx/2022/2022-02.docx" in said
    assert "văn bản đã ban hành" in said
    assert "ban-gui-di" not in said
    assert (office / WORD).read_bytes() == edited
    assert copy.is_file()
    assert (office / "build/docx/2022/2022-02.docx").is_file()


@pytest.mark.parametrize("arguments", [["2022-02"], ["-o", "ra/"], ["-o", "build/docx/"]])
def test_nothing_goes_unless_all_files_are_made_where_they_are_kept(office: Path, arguments: list[str]) -> None:
    assert main(["docx"]) == 0
    (office / REPORT).rename(office / "reports/2022/thang-3.md")
    assert main(["docx", *arguments]) == 0
    assert (office / WORD).is_file()


def test_nothing_goes_while_a_report_cannot_be_read(office: Path) -> None:
    commit_all(office)
    assert main(["docx"]) == 0
    edit(office / REPORT, "period: 2022-03", "period: [2022-03")
    main(["docx"])
    assert (office / WORD).is_file()


@pytest.mark.usefixtures("libreoffice")
@pytest.mark.parametrize("is_signed", [False, True])
def test_a_pdf_goes_as_well_unless_it_is_signed(office: Path, capsys: Printed, is_signed: bool) -> None:
    assert main(["pdf"]) == 0
    if is_signed:
        (office / PDF).write_bytes(noted_on((office / PDF).read_bytes()))
    (office / REPORT).rename(office / "reports/2022/thang-3.md")
    capsys.readouterr()
    assert main(["pdf"]) == 0
    said = capsys.readouterr().err
    assert ("được ký số hoặc sửa" in said) is (office / PDF).is_file() is is_signed
    assert (f"Đã xóa {PDF}" in said) is not is_signed
