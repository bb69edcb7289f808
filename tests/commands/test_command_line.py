"""The command line as people use it: from any folder, with bad input, for one office or many."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from baocao.cli import main
from baocao.commands import command_names, load_commands
from support.offices import OFFICE_FILE
from support.repositories import edit, enter_repository

ISSUED = "status: issued\ncode_number: 5\nissued_date: 2022-03-25"
Printed = pytest.CaptureFixture[str]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of the made-up office with two clean months; commands run in it."""
    monkeypatch.setenv("NO_COLOR", "1")
    return enter_repository(tmp_path, monkeypatch)


def findings(capsys: Printed) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["diagnostics"]
    return found


def test_a_clean_repository_has_nothing_to_say(repository: Path) -> None:
    assert main(["check", "--strict"]) == 0


def test_it_works_from_a_folder_inside_the_repository(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "reports" / "2022")
    assert main(["check", "2022-03"]) == 0
    assert main(["check", "2022-03.md"]) == 0


def test_without_baocao_yml_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "Không tìm thấy baocao.yml" in capsys.readouterr().err


def test_a_config_may_be_named(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--config", str(repository / "baocao.yml")]) == 0
    assert main(["check", "--config", str(repository / "khong-co.yml")]) == 2


def test_a_mistake_in_baocao_yml_is_shown_at_its_line(repository: Path, capsys: Printed) -> None:
    edit(repository / "baocao.yml", "archive: [VT]", "archiv: [VT]")
    assert main(["check"]) == 2
    said = capsys.readouterr().err
    line = (repository / "baocao.yml").read_text(encoding="utf-8").split("\n").index("archiv: [VT]") + 1
    assert f"baocao.yml:{line}:1" in said
    assert "archive" in said


def test_a_template_takes_only_the_documented_fields(repository: Path, capsys: Printed) -> None:
    edit(repository / "baocao.yml", "KẾT QUẢ THÁNG {month:02}", "KẾT QUẢ THÁNG {month.__class__}")
    assert main(["check"]) == 2
    assert "{month:02}" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["2022-13", "2022-07", "reports/2022", "khong-co.md", "../ngoai.md", "/etc/hostname"])
def test_a_report_that_is_not_there_is_one_finding_and_the_others_are_handled(
    repository: Path, capsys: Printed, name: str
) -> None:
    (repository.parent / "ngoai.md").write_text("x", encoding="utf-8")
    edit(repository / "reports/2022/2022-03.md", "xong}", "xog}")
    assert main(["check", name, "2022-03", "--format", "json"]) == 2
    found = findings(capsys)
    assert [one["rule"] for one in found].count("F09") == 1
    assert any(one["rule"] == "K12" for one in found)


def test_a_link_out_of_the_repository_is_not_followed(repository: Path, capsys: Printed) -> None:
    outside = repository.parent / "bi-mat.md"
    outside.write_text("mật khẩu", encoding="utf-8")
    (repository / "reports/2022/2022-04.md").symlink_to(outside)
    assert main(["check"]) == 2
    assert "mật khẩu" not in "".join(capsys.readouterr())


def test_warnings_fail_only_when_asked(repository: Path) -> None:
    edit(repository / "reports/2022/2022-03.md", "{#mua-may-chu xong}", "{#mua-may-chu ?}")
    assert main(["check"]) == 0
    assert main(["check", "--strict"]) == 1


def test_what_may_be_open_in_a_draft_is_an_error_once_issued(repository: Path, capsys: Printed) -> None:
    path = repository / "reports/2022/2022-03.md"
    edit(path, "{#mua-may-chu xong}", "{#mua-may-chu ?}")
    edit(
        path, "status: draft", "status: issued\ncode_number: 5\nissued_date: 2022-03-25\nsigner: {full_name: Lê Văn A}"
    )
    assert main(["check", "--format", "json"]) == 1
    assert [(one["rule"], one["severity"]) for one in findings(capsys)] == [("K04", "error")]


def test_select_and_ignore_take_rules_and_families(repository: Path, capsys: Printed) -> None:
    edit(repository / "reports/2022/2022-03.md", "{#mua-may-chu xong}", "{#mua-may-chu} của của Sở")
    assert main(["check", "--select", "k", "--format", "json"]) == 0
    assert {one["rule"][0] for one in findings(capsys)} == {"K"}
    assert main(["check", "--ignore", "K,T", "--format", "json"]) == 0
    assert findings(capsys) == []
    assert main(["check", "--select", "Z99"]) == 2


def test_explain_knows_rules_by_id_and_says_which_there_are(repository: Path, capsys: Printed) -> None:
    assert main(["check", "--explain", "k01"]) == 0
    assert "K01" in capsys.readouterr().out
    assert main(["check", "--explain", "K99"]) == 2
    assert "K01" in capsys.readouterr().err


def test_an_ignore_with_a_reason_is_honoured_and_a_needless_one_is_found(repository: Path, capsys: Printed) -> None:
    path = repository / "reports/2022/2022-03.md"
    edit(path, "{#mua-may-chu xong}", "{#mua-may-chu ?}")
    edit(path, "status: draft", "status: draft\nignore: {K04: Chờ nghiệm thu, T03: Tên riêng}")
    assert main(["check", "--format", "json"]) == 0
    assert [one["rule"] for one in findings(capsys)] == ["F08"]


def test_fix_keeps_what_it_does_not_mend_and_a_second_one_changes_nothing(repository: Path) -> None:
    path = repository / "reports/2022/2022-03.md"
    before = path.read_bytes().replace("Số hóa 500".encode(), "Số hóa  500".encode()).replace(b"\n", b"\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + before)
    main(["check", "--fix"])
    mended = path.read_bytes()
    assert mended == b"\xef\xbb\xbf" + before.replace("Số hóa  500".encode(), "Số hóa 500".encode())
    main(["check", "--fix"])
    assert path.read_bytes() == mended


def test_new_writes_a_month_that_waits_to_be_filled_and_touches_no_other(repository: Path, capsys: Printed) -> None:
    others = {path: path.read_bytes() for path in repository.rglob("*.md")}
    assert main(["new", "2022-04"]) == 0
    text = (repository / "reports/2022/2022-04.md").read_text(encoding="utf-8")
    for slug in ("so-hoa", "dinh-ha", "trung-bay"):
        assert text.count(f"{{#{slug} ?}}") == 1
    assert {path: path.read_bytes() for path in others} == others
    capsys.readouterr()
    assert main(["check", "2022-04", "--format", "json"]) == 0
    assert {one["severity"] for one in findings(capsys)} == {"warning"}


def test_new_refuses_to_overwrite(repository: Path, capsys: Printed) -> None:
    assert main(["new", "2022-03"]) == 1
    assert "không ghi đè" in capsys.readouterr().err


def test_docx_of_one_report_to_a_file_and_of_all_to_a_folder(repository: Path) -> None:
    assert main(["docx", "2022-03", "-o", "bao-cao.docx"]) == 0
    assert (repository / "bao-cao.docx").read_bytes()[:2] == b"PK"
    assert main(["docx", "-o", "ra"]) == 0
    assert sorted(path.name for path in (repository / "ra").rglob("*.docx")) == ["2022-02.docx", "2022-03.docx"]
    assert main(["docx", "-o", "hai.docx"]) == 2


def test_docx_writes_a_file_again_only_when_its_report_changed(repository: Path) -> None:
    target = repository / "build/docx/2022/2022-03.docx"
    assert main(["docx"]) == 0
    inode = target.stat().st_ino
    assert main(["docx"]) == 0
    assert target.stat().st_ino == inode
    edit(repository / "reports/2022/2022-03.md", "Số hóa 500", "Số hóa 600")
    assert main(["docx"]) == 0
    assert target.stat().st_ino != inode


def test_an_issued_report_with_an_error_is_refused_and_an_issued_file_is_kept(
    repository: Path, capsys: Printed
) -> None:
    path = repository / "reports/2022/2022-03.md"
    edit(path, "status: draft", ISSUED)
    assert main(["docx", "2022-03"]) == 1
    assert not (repository / "build").exists()
    edit(path, "issued_date: 2022-03-25", "issued_date: 2022-03-25\nsigner: {full_name: Lê Văn A}")
    assert main(["docx", "2022-03"]) == 0
    edit(path, "Số hóa 500", "Số hóa 600")
    capsys.readouterr()
    assert main(["docx", "2022-03"]) == 1
    assert "Điều 18" in capsys.readouterr().err
    assert main(["docx", "2022-03", "--force"]) == 0


@pytest.fixture
def province(repository: Path) -> Path:
    """Two offices in one repository, sharing what the root says."""
    for office in ("so-vh", "so-kh"):
        folder = repository / "offices" / office
        shutil.copytree(repository / "reports", folder / "reports")
        shutil.copy(OFFICE_FILE, folder / "baocao.yml")
    shutil.rmtree(repository / "reports")
    shared = "offices: {so-vh: offices/so-vh, so-kh: offices/so-kh}\narchive: [VT, VP]\n"
    (repository / "baocao.yml").write_text(shared, encoding="utf-8")
    return repository


def test_many_offices_are_checked_each_by_itself(province: Path, capsys: Printed) -> None:
    edit(province / "offices/so-kh/reports/2022/2022-03.md", "Đã mua máy chủ. {#mua-may-chu xong}", "Trực kỹ thuật.")
    assert main(["check", "--format", "json"]) == 1
    assert {one["path"] for one in findings(capsys) if one["rule"] == "K01"} == {
        "offices/so-kh/reports/2022/2022-03.md"
    }
    assert main(["check", "so-vh/2022-03"]) == 0


def test_with_many_offices_a_period_alone_is_not_enough(province: Path, capsys: Printed) -> None:
    assert main(["new", "2022-04"]) == 2
    assert "so-vh/2022-04" in capsys.readouterr().err
    assert main(["new", "so-vh/2022-04"]) == 0
    assert (province / "offices/so-vh/reports/2022/2022-04.md").exists()


def test_inside_an_office_the_whole_repository_is_meant(province: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(province / "offices/so-vh")
    assert main(["check", "so-kh/2022-03"]) == 0


def test_an_office_without_a_file_is_told_of_where_it_is_listed(province: Path, capsys: Printed) -> None:
    (province / "offices/so-kh/baocao.yml").unlink()
    assert main(["check"]) == 2
    assert capsys.readouterr().err.startswith("baocao.yml:1:40: lỗi Không có tệp offices/so-kh/baocao.yml")


@pytest.mark.parametrize("command", ["check", "docx"])
def test_a_report_beside_many_offices_is_of_none_of_them(province: Path, capsys: Printed, command: str) -> None:
    stray = province / "reports/2022/2022-03.md"
    stray.parent.mkdir(parents=True)
    shutil.copy(province / "offices/so-vh/reports/2022/2022-03.md", stray)
    assert main([command]) == 0
    assert "Không tính reports/2022/2022-03.md: kho này có nhiều cơ quan" in capsys.readouterr().err
    made = {path.parent.parent.name for path in (province / "build").rglob("*.docx")}
    assert made == (set() if command == "check" else {"so-vh", "so-kh"})
    assert main([command, "reports/2022/2022-03.md"]) == 2
    printed = capsys.readouterr()
    assert "không nằm trong thư mục của cơ quan nào" in printed.out + printed.err


def test_inside_an_office_a_file_from_elsewhere_is_judged_as_its_own(
    province: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = shutil.copy(province / "offices/so-vh/reports/2022/2022-03.md", province / "nhap.md")
    assert main(["check", str(draft)]) == 2
    monkeypatch.chdir(province / "offices/so-vh")
    assert main(["check", str(draft)]) < 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--format", "xml"], "chọn một trong"),
        (["new"], "còn thiếu"),
        (["check", "--loi"], "không hiểu"),
        (["lam"], "chọn một trong"),
        ([], "còn thiếu"),
        (["docx", "-j", "hai"], "số nguyên"),
    ],
)
def test_wrong_usage_is_said_in_vietnamese(repository: Path, capsys: Printed, arguments: list[str], said: str) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr().err
    assert said in printed
    assert not any(word in printed for word in ("error", "usage", "required", "invalid"))


@pytest.mark.parametrize("before", [["--config", "baocao.yml"], ["--config=baocao.yml", "-j", "1"], ["-j1"]])
def test_what_every_command_takes_may_stand_before_it(repository: Path, capsys: Printed, before: list[str]) -> None:
    behind = main(["check", *before]), capsys.readouterr()
    assert (main([*before, "check"]), capsys.readouterr()) == behind
    assert behind[0] < 2


def test_each_command_has_its_own_place_in_the_list() -> None:
    places = [command.ORDER for command in load_commands(command_names())]
    assert sorted(set(places)) == places


@pytest.mark.parametrize("command", ["", "check", "new", "carry", "docx", "rules"])
def test_help_is_in_vietnamese(repository: Path, capsys: Printed, command: str) -> None:
    assert main([*command.split(), "--help"]) == 0
    printed = capsys.readouterr().out
    assert "cách dùng:" in printed
    assert "None" not in printed
    assert not any(word in printed for word in ("usage", "options:", "positional", "show this help"))


HOSTILE = {
    "one line": "a" * 1_000_000,
    "deep lists": "\n".join("  " * depth + "- x" for depth in range(500)),
    "deep quotes": ">" * 3000 + " x",
    "deep emphasis": "**a **a " * 3000,
    "deep pictures": "![" * 3000 + "](x)" * 3000,
    "brackets": "(" * 20_000,
    "quotes": "“" * 20_000,
    "open markers": "{#" * 20_000,
    "open pictures": "![" * 20_000,
    "one sentence": "- Kiểm tra các cơ sở kinh doanh trên địa bàn.\n" * 4_000,
    "yaml bomb": "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\nperiod: 2022-04\n---\n",
    "yaml tag": "---\nperiod: !!python/object/apply:os.system [true]\n---\n",
    "deep yaml": "---\nperiod: " + "[" * 5000 + "\n---\n",
    "nul": "---\nperiod: 2022-04\x00\n---\n\x00",
    "escapes": "---\nperiod: \x1b[31m2022-04\n---\n\n## \x1b]0;x\x07 I. A\n",
    "surrogates": "\ud800",
    "nothing": "",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_reported_and_never_a_traceback(repository: Path, text: str, capsys: Printed) -> None:
    (repository / "reports/2022/2022-04.md").write_bytes(text.encode("utf-8", "surrogatepass"))
    assert main(["check"]) in (1, 2)
    assert main(["docx", "2022-04"]) in (0, 1, 2)
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    assert "\x1b" not in printed.out + printed.err


def test_a_library_that_is_not_installed_is_named_with_the_way_to_get_it(repository: Path) -> None:
    code = "import sys; sys.modules['yaml'] = None; from baocao.cli import main; sys.exit(main(['check']))"
    done = subprocess.run([sys.executable, "-c", code], cwd=repository, capture_output=True, text=True)
    assert done.returncode == 2
    assert "thư viện yaml" in done.stderr
    assert "Cài lại baocao" in done.stderr
    assert "Traceback" not in done.stderr
