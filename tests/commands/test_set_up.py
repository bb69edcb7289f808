"""What messages tell the user to type is what there is where he works."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from baocao.cli import main
from baocao.commands.common.set_up import SetUp
from support.made import CHECKOUT
from support.repositories import REPORT, edit, enter_repository

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return enter_repository(tmp_path, monkeypatch)


def with_make(office: Path) -> None:
    shutil.copy(CHECKOUT / "Makefile", office)


def told(capsys: Printed, *arguments: str) -> str:
    capsys.readouterr()
    main(list(arguments))
    return "".join(capsys.readouterr())


def test_a_finding_names_the_task_of_make_where_there_is_one(office: Path, capsys: Printed) -> None:
    edit(office / REPORT, "- Đã mua", "* Đã  mua")
    assert "`baocao check --fix`" in told(capsys, "check")
    with_make(office)
    said = told(capsys, "check")
    assert "`make fix`" in said
    assert "check --fix" not in said


def test_an_explained_rule_does_so_too(office: Path, capsys: Printed) -> None:
    assert "Sửa được bằng: baocao check --fix." in told(capsys, "check", "--explain", "T08")
    with_make(office)
    said = told(capsys, "check", "--explain", "T08")
    assert "Sửa được bằng: make fix." in said
    assert "check --fix" not in said


@pytest.mark.parametrize("has_make", [False, True])
def test_a_draft_says_how_to_check_it(office: Path, capsys: Printed, has_make: bool) -> None:
    if has_make:
        with_make(office)
    said = told(capsys, "new", "2022-04")
    assert ("make check" in said) == has_make
    assert ("baocao check 2022-04" in said) != has_make


def test_only_a_task_that_the_makefile_has_is_named(tmp_path: Path) -> None:
    (tmp_path / "Makefile").write_text("fix := 1\ncheck docx: x\n\ttrue\n", encoding="utf-8")
    here = SetUp(tmp_path)
    assert here.command("check --fix") == "baocao check --fix"
    assert here.said("Chạy baocao docx, rồi `baocao check`.") == "Chạy make docx, rồi `make check`."
    assert here.said("Xem bằng: baocao check 2022-03") == "Xem bằng: baocao check 2022-03"
    assert here.reinstalling == "Cài lại baocao"
    assert here.installing("site", "site") == "cài bằng: pip install 'baocao[site]'"
    ours = SetUp(CHECKOUT)
    assert ours.reinstalling == "Chạy make setup"
    assert ours.installing("site", "site") == "make site tự cài"


def test_the_guide_is_where_the_help_says(office: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "baocao site --serve" in told(capsys, "--help")
    monkeypatch.chdir(CHECKOUT)
    assert "Hướng dẫn: docs/huong-dan.md" in told(capsys, "--help")
