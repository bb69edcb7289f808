"""What messages tell the user to type is what there is where he works."""

from __future__ import annotations

import json
import shutil
import sys
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
    assert here.in_turn("check", "docx") == "make check docx"
    assert here.in_turn("check", "site") == "make check && baocao site"
    assert here.reinstalling == "Cài lại baocao"
    assert here.installing("site", "site") == "cài bằng: pip install 'baocao[site]'"
    ours = SetUp(CHECKOUT)
    assert ours.reinstalling == "Chạy make setup"
    assert ours.installing("site", "site") == "make site tự cài"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tạo bằng: baocao new 2022-05; hoặc kiểm tra lại.", "Tạo bằng: make new PERIOD=2022-05; hoặc kiểm tra lại."),
        ("Gộp bằng: baocao rollup so-a/2022-Q1", "Gộp bằng: make rollup PERIOD=so-a/2022-Q1"),
        ("chạy “baocao import TỆP.docx”.", "chạy “make import FILE=TỆP.docx”."),
        ("baocao merge 'bản sửa.docx'; rồi xóa đi", "make merge FILE='bản sửa.docx'; rồi xóa đi"),
        ("baocao merge a.docx --base 0a1b", "baocao merge a.docx --base 0a1b"),
        ("baocao site --serve --port 8001", "baocao site --serve --port 8001"),
        ("baocao.yml, baocao checks, /opt/bin/baocao check", "baocao.yml, baocao checks, /opt/bin/baocao check"),
    ],
)
def test_a_task_takes_the_one_thing_that_a_command_is_about(text: str, said: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "prefix", "/opt/elsewhere")
        assert SetUp(CHECKOUT / "docs").said(text) == text
        assert SetUp(CHECKOUT).said(text) == said
        patch.setenv("PATH", "")
        assert SetUp(CHECKOUT).said(text) == text


def test_a_program_that_only_make_knows_is_called_by_its_place(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    with_make(office)
    program = office / ".venv" / "bin" / "baocao"
    program.parent.mkdir(parents=True)
    program.touch(mode=0o755)
    monkeypatch.setattr(sys, "prefix", str(office / ".venv"))
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    edit(office / REPORT, "- Đã mua", "* Đã  mua")
    assert ".venv/bin/baocao check 2022-03" in told(capsys, "docx", "2022-03")
    monkeypatch.chdir(office / "reports")
    assert "../.venv/bin/baocao trace" in told(capsys, "trace", "khong-co")
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    assert "bằng: baocao trace" in told(capsys, "trace", "khong-co")


def test_what_mends_is_said_to_who_typed_make(office: Path, capsys: Printed) -> None:
    edit(office / REPORT, "- Đã mua", "* Đã  mua")
    assert "chỗ: chạy lại với --fix." in told(capsys, "check")
    with_make(office)
    assert "chỗ: gõ make fix." in told(capsys, "check")
    assert "chỗ: chạy lại với --fix." in told(capsys, "check", "2022-03")
    helps = [rule["help"]["text"] for rule in sarif_rules(told(capsys, "check", "--format", "sarif"))]
    assert any("make fix" in text for text in helps)
    assert not any("check --fix" in text for text in helps)


def sarif_rules(text: str) -> list[dict[str, dict[str, str]]]:
    rules: list[dict[str, dict[str, str]]] = json.loads(text)["runs"][0]["tool"]["driver"]["rules"]
    return rules


def test_the_guide_is_where_the_help_says(office: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "baocao site --serve" in told(capsys, "--help")
    monkeypatch.chdir(CHECKOUT)
    assert "Hướng dẫn: docs/huong-dan.md" in told(capsys, "--help")
