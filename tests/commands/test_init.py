"""`init`: from options, from answers and from old reports; never over anything, and nothing half-done."""

from __future__ import annotations

import io
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import yaml
from baocao.cli import main
from baocao.commands.common import new_files, own_source
from baocao.commands.common.own_source import own_program
from baocao.config.load import config_document, load_config
from baocao.model import Source
from baocao.new_office.office_files import file_names
from support.old_offices import old_offices
from support.strangers import stranger

Printed = pytest.CaptureFixture[str]
FLAGS = ("--name", "Sở Ngoại vụ", "--parent", "UBND tỉnh Hòa Bình", "--period", "2026-01", "--yes")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def organ(folder: Path) -> dict[str, str]:
    said: dict[str, str] = yaml.safe_load((folder / "baocao.yml").read_text(encoding="utf-8"))["organ"]
    return said


def below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def answered(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


# --------------------------------------------------------------------------- what there is afterwards


def test_options_make_an_office_in_which_there_is_nothing_to_find(here: Path, capsys: Printed) -> None:
    assert main(["init", "kho", *FLAGS]) == 0
    printed = capsys.readouterr()
    names = [*file_names(), "baocao.yml", "build/baocao.schema.json", "reports/2026/2026-01.md"]
    names += ["build/program"] if own_program() else []
    assert below(here / "kho") == sorted(names)
    assert sorted(printed.out.splitlines()) == sorted(f"kho/{name}" for name in names)
    assert organ(here / "kho") == {
        "parent": "UBND TỈNH HÒA BÌNH",
        "name": "SỞ NGOẠI VỤ",
        "place": "Hòa Bình",
        "code_notation": "BC-SNgV",
    }
    config = (here / "kho/baocao.yml").read_text(encoding="utf-8")
    assert "full_name: " not in config.replace("{full_name: …}", "")
    assert main(["check", "--strict", "--config", "kho/baocao.yml"]) == 0
    assert main(["new", "2026-02", "--config", "kho/baocao.yml"]) == 0
    assert "{#chuong-trinh-cong-tac ?}" in (here / "kho/reports/2026/2026-02.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("period", ["2026-Q1", "2026-H2", "2026-9M", "2026"])
def test_the_first_report_may_be_of_any_period(here: Path, period: str) -> None:
    assert main(["init", "--name", "Sở Ngoại vụ", "--yes", "--period", period]) == 0
    assert main(["check", "--strict"]) == 0


@pytest.mark.parametrize(
    ("name", "position", "signer"),
    [
        ("Ủy ban nhân dân xã Tân Lập", (), {"position": "CHỦ TỊCH", "authority": "TM. ỦY BAN NHÂN DÂN"}),
        (
            "UBND xã Tân Lập",
            ("--position", "Phó Chủ tịch"),
            {"position": "PHÓ CHỦ TỊCH", "authority": "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH"},
        ),
        ("Sở Nội vụ", ("--position", "Phó giám đốc"), {"position": "PHÓ GIÁM ĐỐC", "authority": "KT. GIÁM ĐỐC"}),
        ("Hội đồng nhân dân xã Tân Lập", (), {"position": "CHỦ TỊCH"}),
    ],
)
def test_who_signs_for_others_is_written_as_the_decree_wants_and_marked(
    here: Path, name: str, position: tuple[str, ...], signer: dict[str, str]
) -> None:
    assert main(["init", "--name", name, *position, "--yes"]) == 0
    text = (here / "baocao.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(text)["signer"] == signer
    assert any(("xem lại" in line and "TM." in line) or "quyền hạn ký" in line for line in text.splitlines())
    assert main(["check", "--strict"]) == 0


def test_all_defaults_are_marked_where_somebody_has_to_say_something(here: Path) -> None:
    assert main(["init", "--yes"]) == 0
    text = (here / "baocao.yml").read_text(encoding="utf-8")
    assert "  name: TÊN CƠ QUAN # chưa khai, sửa lại\n" in text
    assert "  place: Địa danh # chưa khai, sửa lại\n" in text
    assert "Sơn La" not in text
    assert main(["check", "--strict"]) == 0


def test_no_report_is_issued_by_an_office_without_a_name(here: Path, capsys: Printed) -> None:
    assert main(["init", "--office", "so-y-te", "--yes", "--period", "2026-01"]) == 0
    report = here / "offices/so-y-te/reports/2026/2026-01.md"
    issued = "status: issued\ncode_number: 15\nissued_date: 2026-01-28\nsigner: {full_name: Trần Thị Bình}\n"
    report.write_text(report.read_text(encoding="utf-8").replace("status: draft\n", issued), encoding="utf-8")
    assert main(["check", "--select", "F"]) == 1
    assert "“TÊN CƠ QUAN” (organ: name)" in capsys.readouterr().out
    assert main(["docx"]) == 1


def test_answers_make_an_office_and_enter_takes_what_is_offered(
    here: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(monkeypatch, "", "Sở Du lịch", "-", "", "Hải Phú", "BC-DL", "", "Lữ hành; Thanh tra", "2026-13", "2026-02")
    assert main(["init", "kho"]) == 0
    asked = capsys.readouterr().err
    assert asked.count("Câu này cần có câu trả lời.") == 2
    assert "Ký hiệu, phần sau số văn bản [BC-SDL]: " in asked
    assert "“2026-13” không phải kỳ báo cáo." in asked
    assert organ(here / "kho") == {"parent": "", "name": "SỞ DU LỊCH", "place": "Hải Phú", "code_notation": "BC-DL"}
    report = (here / "kho/reports/2026/2026-02.md").read_text(encoding="utf-8")
    assert "### 2. Thanh tra\n" in report
    assert main(["check", "--config", "kho/baocao.yml"]) == 0


def test_old_reports_make_the_office_and_are_in_it(here: Path, capsys: Printed) -> None:
    for number, office in enumerate(old_offices()):
        paths = office.save(here / f"old{number}")
        root = here / f"kho{number}"
        assert main(["init", str(root), "--yes", "--from", *map(str, paths)]) == 0
        assert organ(root)["name"] == office.wanted["name"]
        assert [name[13:-3] for name in below(root) if name.startswith("reports/")] == list(office.periods)
        capsys.readouterr()
        assert main(["check", "--format", "json", "--config", str(root / "baocao.yml")]) == 0
        found = yaml.safe_load(capsys.readouterr().out)
        rules = {each["rule"] for each in found["diagnostics"]}
        assert rules

        assert not rules & {"S01", "S02", "S04", "S06", "S07", "F03", "F05"}  # the template is theirs


# --------------------------------------------------------------------------- any name


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.one_of(
        st.text(min_size=1, max_size=60),
        st.sampled_from(
            ["Sở: Y # tế", "'Sở'", '"Sở" \\', "- Sở", "{month}", "*Sở*", "🏛️ Sở", "So\u031b\u0309 Y tế", "null", "!x"]
        ),
    )
)
def test_any_name_is_quoted_right_or_refused_with_nothing_written(name: str, tmp_path: Path, capsys: Printed) -> None:
    root = Path(os.path.relpath(tmp_path)) / str(len(list(tmp_path.iterdir())))
    code = main(["init", str(root), f"--name={name}", f"--parent={name}", f"--areas={name};Khác", "--yes"])
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    if code:
        assert not root.exists()
        root.mkdir()
        return
    document = config_document(Source("baocao.yml", (root / "baocao.yml").read_text(encoding="utf-8")))
    config, notes = load_config(document)
    assert not notes
    assert config is not None
    assert yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))["plugins"] == ["baocao"]
    assert main(["check", "--config", str(root / "baocao.yml")]) in (0, 1)


# --------------------------------------------------------------------------- nothing is overwritten, nothing half-done


@pytest.mark.parametrize("name", ["README.md", ".github/workflows/bao-cao.yml", "build/baocao.schema.json"])
def test_a_file_in_the_way_is_named_and_stays(here: Path, capsys: Printed, name: str) -> None:
    path = here / "kho" / name
    path.parent.mkdir(parents=True)
    path.write_text("của tôi", encoding="utf-8")
    assert main(["init", "kho", *FLAGS]) == 1
    assert f"đã có {name}; lệnh init không ghi đè" in capsys.readouterr().err
    assert below(here / "kho") == [name]
    assert path.read_text(encoding="utf-8") == "của tôi"


def test_other_files_are_no_hindrance(here: Path) -> None:
    (here / "kho/.git").mkdir(parents=True)
    (here / "kho/LICENSE").touch()
    assert main(["init", "kho", *FLAGS]) == 0


def test_a_file_where_a_folder_should_be_is_named(here: Path, capsys: Printed) -> None:
    (here / "kho").touch()
    assert main(["init", "kho/trong", *FLAGS]) == 2
    assert "không phải một thư mục" in capsys.readouterr().err
    (here / "kho2").mkdir()
    (here / "kho2/reports").touch()
    assert main(["init", "kho2", *FLAGS]) == 2
    assert below(here / "kho2") == ["reports"]


def test_what_cannot_be_written_whole_is_taken_back(
    here: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = new_files.write_over

    def fails_late(path: Path, *arguments: object) -> None:
        if path.name == "requirements.txt":
            raise OSError(28, "No space left on device", str(path))
        write(path, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(new_files, "write_over", fails_late)
    (here / "co-san").mkdir()
    assert main(["init", "co-san/kho", *FLAGS]) == 2
    assert "Không đọc hoặc ghi được" in capsys.readouterr().err
    assert list(here.iterdir()) == [here / "co-san"]
    assert list((here / "co-san").iterdir()) == []


def test_ctrl_c_in_the_questions_leaves_nothing(here: Path) -> None:
    manager, terminal = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "baocao", "init", "kho"],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        cwd=here,
        start_new_session=True,
    )
    os.close(terminal)
    seen = b""
    while "Tên cơ quan: ".encode() not in seen:
        seen += os.read(manager, 4096)
    os.write(manager, "Sở Y tế\n".encode())
    while "Cơ quan chủ quản".encode() not in seen:
        seen += os.read(manager, 4096)
    program.send_signal(signal.SIGINT)
    assert program.wait(timeout=60) == 130
    os.close(manager)
    assert b"Traceback" not in seen
    assert list(here.iterdir()) == []


def test_questions_that_nobody_answers_write_nothing(
    here: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(monkeypatch, "Sở Y tế")
    assert main(["init", "kho"]) == 2
    assert "Chưa trả lời hết các câu hỏi nên chưa tạo gì." in capsys.readouterr().err
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--period", "2026-Q5"), "không phải kỳ báo cáo"),
        (("--period", "tháng 1"), "không phải kỳ báo cáo"),
        (("--name", " "), "--name để trống"),
        (("--areas", ";"), "không có tên lĩnh vực nào"),
        (("--name", "a" * 201), "tối đa 200 ký tự"),
        (("--notation", "B" * 31), "tối đa 30 ký tự"),
        (("--config", "baocao.yml"), "không dùng --config"),
        (("--period", "2026-01", "--from", "x.docx"), "không dùng --period"),
    ],
)
def test_what_is_typed_wrong_is_said_with_the_way_out(
    here: Path, capsys: Printed, arguments: tuple[str, ...], said: str
) -> None:
    assert main(["init", "kho", "--yes", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert list(here.iterdir()) == []


# --------------------------------------------------------------------------- old reports that are none, or differ


def test_files_that_are_no_reports_are_told_and_others_go_on(here: Path, capsys: Printed) -> None:
    (here / "trong.docx").write_bytes(b"")
    (here / "ghi chú.txt").write_text("Nhớ mua sữa.\n", encoding="utf-8")
    (here / "bc.docx").write_bytes(stranger())
    (here / "bc lan 2.docx").write_bytes(stranger())
    bad = ["trong.docx", "ghi chú.txt", "không có.docx"]
    assert main(["init", "kho", "--yes", "--from", *bad]) == 2
    assert "Không có tệp nào sau --from là báo cáo đọc được" in capsys.readouterr().err
    assert not (here / "kho").exists()
    assert main(["init", "kho", "--yes", "--from", *bad, "bc.docx", "bc lan 2.docx"]) == 0
    told = capsys.readouterr().err
    assert all(name in told for name in bad)
    assert "bc lan 2.docx: cùng kỳ 2023-04 với bc.docx; chỉ dùng bc.docx." in told
    assert organ(here / "kho") == {
        "parent": "UBND TỈNH HẢI SƠN",
        "name": "SỞ VĂN HÓA VÀ DU LỊCH",
        "place": "Hải Sơn",
        "code_notation": "BC-SVHDL",
    }


def test_an_option_wins_over_what_the_old_reports_say(here: Path) -> None:
    (here / "bc.docx").write_bytes(stranger())
    assert main(["init", "kho", "--yes", "--place", "Tân Sơn", "--areas", "A1;B2", "--from", "bc.docx"]) == 0
    assert organ(here / "kho")["place"] == "Tân Sơn"
    said = yaml.safe_load((here / "kho/baocao.yml").read_text(encoding="utf-8"))
    assert [area["title"] for area in said["areas"]] == ["A1", "B2"]


# --------------------------------------------------------------------------- many offices


def test_an_office_is_added_to_a_repository_of_many(here: Path, capsys: Printed) -> None:
    assert main(["init", "tinh", "--office", "so-y-te", "--name", "Sở Y tế", "--yes"]) == 0
    root = here / "tinh/baocao.yml"
    text = root.read_text(encoding="utf-8") + "\n# dùng chung\norgan: {parent: UBND TỈNH X}\narchive: [VT, TH]\n"
    root.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert main(["init", "tinh", "--office", "so-du-lich", "--name", "Sở Du lịch", "--period", "2026-01", "--yes"]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "offices/so-du-lich/baocao.yml",
        "offices/so-du-lich/reports/2026/2026-01.md",
    ]
    assert "Đã thêm Sở Du lịch vào kho. Làm tiếp:" in printed.err
    added = "  so-y-te: offices/so-y-te\n  so-du-lich: offices/so-du-lich\n"
    assert root.read_text(encoding="utf-8") == text.replace("  so-y-te: offices/so-y-te\n", added)
    own = (here / "tinh/offices/so-du-lich/baocao.yml").read_text(encoding="utf-8")
    assert "parent:" not in own
    assert "archive:" not in own
    assert main(["check", "--strict", "--config", str(root)]) == 0
    before = below(here)
    assert main(["init", "tinh", "--office", "so-du-lich", "--yes"]) == 1
    assert "Kho đã có cơ quan “so-du-lich”." in capsys.readouterr().err
    assert main(["init", "tinh/offices/so-y-te", "--yes"]) == 1
    assert "nằm trong một kho báo cáo" in capsys.readouterr().err
    assert below(here) == before


def test_a_list_that_cannot_be_added_to_surely_is_left_to_its_author(here: Path, capsys: Printed) -> None:
    assert main(["init", "--office", "so-y-te", "--yes"]) == 0
    root = here / "baocao.yml"
    text = "offices:\r\n  so-y-te: offices/so-y-te\r\n"
    root.write_bytes(text.encode())
    assert main(["init", "--office", "so-du-lich", "--yes"]) == 0
    assert "thêm vào mục offices của baocao.yml ở gốc dòng “so-du-lich: offices/so-du-lich”" in capsys.readouterr().err
    assert root.read_bytes() == text.encode()


def test_a_repository_of_one_office_is_told_how_to_become_one_of_many(here: Path, capsys: Printed) -> None:
    assert main(["init", *FLAGS]) == 0
    before = {name: (here / name).read_bytes() for name in below(here)}
    assert main(["init", "--office", "so-y-te", "--yes"]) == 1
    assert "offices/TÊN-TẮT-CŨ" in capsys.readouterr().err
    assert {name: (here / name).read_bytes() for name in below(here)} == before


@pytest.mark.parametrize(("typed", "better"), [("Sở-Y-tế", "so-y-te"), ("so y te", "so-y-te"), ("é", "so-y-te")])
def test_an_office_id_that_is_none_is_said_with_one_that_is(
    here: Path, capsys: Printed, typed: str, better: str
) -> None:
    assert main(["init", "--office", typed, "--yes"]) == 2
    assert f"Ví dụ: --office {better}" in capsys.readouterr().err
    assert list(here.iterdir()) == []


# --------------------------------------------------------------------------- where the program came from


@pytest.mark.parametrize(
    ("noted", "requirement", "action"),
    [
        (
            '{"url": "https://github.com/mot-to-chuc/baocao.git", "vcs_info": {"vcs": "git", "commit_id": "%s"}}',
            "baocao[pdf,site,watch] @ git+https://github.com/mot-to-chuc/baocao.git@%s",
            "mot-to-chuc/baocao@%s",
        ),
        (
            '{"url": "https://git.example.vn/nhom/baocao.git", "vcs_info": {"vcs": "git", "commit_id": "%s"}}',
            "baocao[pdf,site,watch] @ git+https://git.example.vn/nhom/baocao.git@%s",
            "<tổ-chức>/baocao@v1",
        ),
        (
            '{"url": "file:///home/toi/baocao", "dir_info": {"editable": true}}',
            "baocao[pdf,site,watch]>=",
            "<tổ-chức>/",
        ),
        ('{"url": "https://a:b@x/y;z", "vcs_info": {"commit_id": "%s"}}', "baocao[pdf,site,watch]>=", "<tổ-chức>/"),
        ("[]", "baocao[pdf,site,watch]>=", "<tổ-chức>/"),
    ],
)
def test_the_office_installs_the_program_from_where_it_came(
    monkeypatch: pytest.MonkeyPatch, noted: str, requirement: str, action: str
) -> None:
    class Noted:
        def read_text(self, name: str) -> str:
            assert name == "direct_url.json"
            return noted.replace("%s", "0" * 40)

    monkeypatch.setattr(own_source, "distribution", lambda name: Noted())
    found = own_source.own_source()
    assert found.requirement.startswith(requirement.replace("%s", "0" * 40))
    assert found.action.startswith(action.replace("%s", "0" * 40))
