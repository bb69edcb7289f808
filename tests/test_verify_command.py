"""`baocao verify`: what a user types, sees and gets back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from baocao.cli import main
from baocao.commands.form_check import form_rules
from baocao.render.form import render_form_page
from baocao.word.verify import all_rules
from offices import OFFICE_FILE
from spoiling import Spoilt
from test_verify import base

GOLDEN = Path(__file__).parent / "golden"
Printed = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder without baocao.yml, in which commands run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "110")
    return tmp_path


@pytest.fixture
def repository(folder: Path) -> Path:
    """A repository of the made-up office, its Word files made."""
    shutil.copytree(GOLDEN / "clean" / "reports", folder / "reports")
    shutil.copy(OFFICE_FILE, folder / "baocao.yml")
    assert main(["docx"]) == 0
    return folder


def spoilt(path: Path) -> Path:
    file = Spoilt(base())
    file.rewrite("Độc lập", " - ", " – ")
    file.letters("KT. GIÁM ĐỐC", sz="24")
    path.write_bytes(file.bytes())
    return path


def as_json(path: Path, capsys: Printed) -> dict[str, Any]:
    capsys.readouterr()
    main(["verify", str(path), "--format", "json"])
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def test_a_file_that_holds_is_told_so(folder: Path, capsys: Printed) -> None:
    (folder / "a.docx").write_bytes(base())
    assert main(["verify", "a.docx"]) == 0
    said = capsys.readouterr()
    assert "Đạt cả" in said.out
    assert "✗" not in said.out
    assert said.err == ""


def test_what_is_broken_stands_under_its_box_with_what_is_wanted_and_where(folder: Path, capsys: Printed) -> None:
    assert main(["verify", str(spoilt(folder / "a.docx"))]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "Ô số 1. Quốc hiệu và Tiêu ngữ" in said
    assert "“Độc lập – Tự do –" in said
    assert "PL I, mục II.1b" in said
    assert "2 quy tắc chưa đạt (2 lỗi)" in said


def test_a_warning_does_not_fail(folder: Path) -> None:
    file = Spoilt(base())
    file.rewrite("Sở Nông nghiệp trân trọng", "./.", ".")
    (folder / "a.docx").write_bytes(file.bytes())
    assert main(["verify", "a.docx"]) == 0


def test_json_has_what_was_agreed(folder: Path, capsys: Printed) -> None:
    said = as_json(spoilt(folder / "a.docx"), capsys)
    assert said["file"].endswith("a.docx")
    assert said["profile"] == "NĐ30/2020"
    wrong = [check for check in said["checks"] if not check["ok"]]
    assert [(check["rule"], check["name"], check["severity"]) for check in wrong] == [
        ("D18", "motto", "error"),
        ("D63", "position-style", "error"),
    ]
    assert wrong[0]["found"] == "“Độc lập – Tự do – Hạnh phúc”"
    assert wrong[0]["wanted"].startswith("Độc lập - Tự do - Hạnh phúc")
    assert wrong[0]["where"].startswith("đầu văn bản, đoạn ")
    assert said["summary"] == {"passed": len(said["checks"]) - 2, "failed": 2}


def test_sarif_has_every_rule_and_what_is_broken(folder: Path, capsys: Printed) -> None:
    assert main(["verify", str(spoilt(folder / "a.docx")), "--format", "sarif"]) == 1
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.id for rule in all_rules()]
    assert [(result["ruleId"], result["level"]) for result in run["results"]] == [("D18", "error"), ("D63", "error")]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"].endswith("a.docx")
        assert "đoạn" in location["logicalLocations"][0]["fullyQualifiedName"]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.docx", b"", "rỗng"),
        ("a.docx", b"%PDF-1.7 ...", "PDF"),
        ("a.docx", "Kính gửi các đơn vị".encode(), "văn bản thuần"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Save As"),
        ("a.docx", base()[:4000], "hỏng"),
    ],
)
def test_what_is_no_word_file_gets_one_clear_line(
    folder: Path, capsys: Printed, name: str, data: bytes, says: str
) -> None:
    (folder / name).write_bytes(data)
    assert main(["verify", name]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert said.err.startswith(f"{name}: ")
    assert says in said.err


def test_a_file_that_is_not_there_and_a_folder_are_refused(folder: Path, capsys: Printed) -> None:
    assert main(["verify", "khong-co.docx"]) == 2
    assert main(["verify", "."]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


# --------------------------------------------------------------------------- where a file came from


def test_a_file_as_it_was_made_is_traced_to_its_report(repository: Path, capsys: Printed) -> None:
    file = repository / "build/docx/2022/2022-03.docx"
    origin = as_json(file, capsys)["origin"]
    assert origin["report"] == "reports/2022/2022-03.md"
    assert (origin["untouched"], origin["same_words"], origin["same_report"]) == (True, True, True)
    main(["verify", str(file)])
    assert "Tệp được tạo từ reports/2022/2022-03.md, chưa bị sửa từ khi tạo." in capsys.readouterr().out


def test_edited_words_are_noticed(repository: Path, capsys: Printed) -> None:
    path = repository / "build/docx/2022/2022-03.docx"
    file = Spoilt(path.read_bytes())
    file.rewrite("BÁO CÁO", "BÁO CÁO", "THÔNG BÁO")
    path.write_bytes(file.bytes())
    origin = as_json(path, capsys)["origin"]
    assert (origin["untouched"], origin["same_words"], origin["same_report"]) == (False, False, True)


def test_a_file_saved_again_with_the_same_words_is_told_apart(repository: Path, capsys: Printed) -> None:
    path = repository / "build/docx/2022/2022-03.docx"
    file = Spoilt(path.read_bytes())
    file.letters("BÁO CÁO", sz="26")
    path.write_bytes(file.bytes())
    origin = as_json(path, capsys)["origin"]
    assert (origin["untouched"], origin["same_words"]) == (False, True)


def test_a_report_that_went_on_is_noticed(repository: Path, capsys: Printed) -> None:
    report = repository / "reports/2022/2022-03.md"
    report.write_text(report.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    file = repository / "build/docx/2022/2022-03.docx"
    assert as_json(file, capsys)["origin"]["same_report"] is False
    main(["verify", str(file)])
    assert "nay đã khác" in capsys.readouterr().out


def test_outside_the_repository_the_file_is_verified_all_the_same(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    origin = as_json(repository / "build/docx/2022/2022-03.docx", capsys)["origin"]
    assert origin["source"] == "2022-03.md"
    assert origin["same_report"] is None


def test_a_strangers_file_has_no_origin(folder: Path, shared_data: Path, capsys: Printed) -> None:
    file = shared_data / "import" / "04_baocao_cchc_quy3_2026.docx"
    assert as_json(file, capsys)["origin"] is None


# --------------------------------------------------------------------------- what the rules say of themselves


def test_the_page_about_the_form_is_what_the_rules_say(pytestconfig: pytest.Config) -> None:
    page = (pytestconfig.rootpath / "docs" / "the-thuc.md").read_text(encoding="utf-8")
    assert page == render_form_page(form_rules()), "run: make docs/the-thuc.md"


def test_the_rules_are_numbered_as_they_are_counted_and_told_apart_by_name() -> None:
    rules = all_rules()
    assert [rule.number for rule in rules] == sorted({rule.number for rule in rules})
    assert len({rule.name for rule in rules}) == len(rules)
    for rule in rules:
        assert rule.wanted
        assert rule.source
        assert rule.title[0].isupper()


def test_the_rules_of_form_can_be_listed(folder: Path, capsys: Printed) -> None:
    assert main(["rules", "--form"]) == 0
    said = capsys.readouterr().out
    assert all(rule.id in said for rule in all_rules())
