"""`baocao verify`: what a user types, sees and gets back."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from baocao.cli import main
from baocao.form import form_rules
from baocao.render.formats import rules_markdown
from support.decree_file import base
from support.made import GOLDEN
from support.offices import OFFICE_FILE
from support.sarif_logs import run_in
from support.spoiling import Spoilt

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
    run = run_in(capsys.readouterr().out)
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.id for rule in form_rules()]
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


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("khong-co.docx", "Không có tệp khong-co.docx"),
        (".", "không có tệp .docx nào"),
        ("x" * 5000, "Không đọc được"),
        ("\x1b[2J.docx", "Không có tệp ␛[2J.docx"),
    ],
    ids=["missing", "empty folder", "a name too long", "a name that steers the terminal"],
)
def test_what_leads_nowhere_is_refused_in_a_line(folder: Path, capsys: Printed, name: str, says: str) -> None:
    assert main(["verify", name]) == 2
    printed = capsys.readouterr()
    (line,) = printed.err.splitlines()
    assert says in line
    assert printed.out == ""  # no list of what came of nothing


# --------------------------------------------------------------------------- what holds


def test_rules_that_hold_are_one_number_and_named_on_request(folder: Path, capsys: Printed) -> None:
    spoilt(folder / "a.docx")
    main(["verify", "a.docx"])
    short = capsys.readouterr().out
    assert "D01" not in short
    assert "quy tắc khác đạt (kể tên: thêm --all)" in short
    main(["verify", "a.docx", "--all"])
    whole = capsys.readouterr().out
    named = set(re.findall(r"D\d\d", whole)) - {"D18", "D63"}
    assert f" {len(named)} quy tắc khác đạt." in " ".join(whole.split())


# --------------------------------------------------------------------------- several files


@pytest.fixture
def many(folder: Path) -> Path:
    """Good, spoilt and unreadable files in folders, with what others keep beside documents."""
    for name in (
        "b.docx",
        "van-ban/c.DOCX",
        "van-ban/2022/d.docx",
        ".an/e.docx",
        "van-ban/~$c.docx",
        "van-ban/._c.docx",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(base())
    spoilt(folder / "van-ban/a.docx")
    (folder / "van-ban/ghi-chu.txt").write_text("x", encoding="utf-8")
    (folder / "van-ban/lap").symlink_to(folder)
    return folder


def test_files_and_folders_come_in_order_each_once(many: Path, capsys: Printed) -> None:
    assert main(["verify", "b.docx", "van-ban", "van-ban/a.docx", "./b.docx"]) == 1
    said = capsys.readouterr()
    heads = [line.partition(": thể thức")[0] for line in said.out.splitlines() if ": thể thức theo" in line]
    assert heads == ["b.docx", "van-ban/2022/d.docx", "van-ban/a.docx", "van-ban/c.DOCX"]
    assert said.out.endswith("  ✗ van-ban/a.docx: 2 lỗi\nTổng cộng 4 tệp: 3 tệp đạt, 1 tệp có điều chưa đạt.\n")
    assert said.err == ""


def test_a_file_that_cannot_be_read_stops_no_other_and_the_code_is_the_worst(many: Path, capsys: Printed) -> None:
    (many / "van-ban/b.docx").write_bytes(b"PK\3\4")
    assert main(["verify", "van-ban", "khong-co.docx"]) == 2
    said = capsys.readouterr()
    assert said.err.startswith("van-ban/b.docx: ")
    assert "Không có tệp khong-co.docx" in said.err
    assert "Tổng cộng 5 tệp: 2 tệp đạt, 1 tệp có điều chưa đạt, 2 tệp không đọc được." in said.out
    assert main(["verify", "b.docx", "van-ban/2022"]) == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list every folder")
def test_a_folder_that_cannot_be_listed_is_told(many: Path, capsys: Printed) -> None:
    (many / "van-ban/2022").chmod(0)
    try:
        assert main(["verify", "van-ban"]) == 2
    finally:
        (many / "van-ban/2022").chmod(0o700)
    assert "Không đọc được van-ban/2022" in capsys.readouterr().err


def test_json_of_several_files_holds_each_as_it_is_alone(many: Path, capsys: Printed) -> None:
    alone = as_json(many / "van-ban/a.docx", capsys)
    assert set(alone) >= {"file", "profile", "checks", "summary"}
    (many / "hong.docx").write_bytes(b"")
    assert main(["verify", str(many / "van-ban"), "hong.docx", "--format", "json"]) == 2
    said = json.loads(capsys.readouterr().out)
    assert [Path(one["file"]).name for one in said["files"]] == ["d.docx", "a.docx", "c.DOCX"]
    assert said["files"][1] == alone
    assert [one["file"] for one in said["unreadable"]] == ["hong.docx"]
    assert "rỗng" in said["unreadable"][0]["message"]
    assert (said["summary"]["files"], said["summary"]["unreadable"], said["summary"]["failed"]) == (3, 1, 2)


def test_sarif_of_several_files_is_one_run(many: Path, capsys: Printed) -> None:
    (many / "hong.docx").write_bytes(b"")
    assert main(["verify", "van-ban", "hong.docx", "--format", "sarif"]) == 2
    run = run_in(capsys.readouterr().out)
    places = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]}
    assert places == {"van-ban/a.docx"}
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "hong.docx" in invocation["toolExecutionNotifications"][0]["message"]["text"]


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
    assert page == rules_markdown.render(form_rules(), False), "run: make docs/the-thuc.md"


def test_the_rules_are_numbered_as_they_are_counted_and_told_apart_by_name() -> None:
    rules = form_rules()
    assert [rule.id for rule in rules] == sorted({rule.id for rule in rules})
    assert len({rule.name for rule in rules}) == len(rules)
    for rule in rules:
        assert rule.wanted
        assert rule.source
        assert rule.summary[0].isupper()


def test_the_rules_of_form_can_be_listed(folder: Path, capsys: Printed) -> None:
    assert main(["rules", "--form"]) == 0
    said = capsys.readouterr().out
    assert all(rule.id in said for rule in form_rules())
