"""`baocao import` as a user types it: what is written, printed and refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from baocao.cli import main
from support.offices import OFFICE_FILE
from support.repositories import enter_repository
from support.strangers import SUBJECT, head_table, stranger
from support.wordfiles import NAMESPACES, XML, R, p, r, relationships, word_file

REPORT = "reports/2023/2023-04.md"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return enter_repository(tmp_path, monkeypatch)


def put(path: Path, data: bytes | None = None) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(stranger() if data is None else data)
    return str(path)


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_report_is_written_where_it_belongs(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = put(root / "cu.docx")
    before = (root / "cu.docx").read_bytes()
    assert main(["import", source]) == 0
    said = capsys.readouterr()
    assert said.out == f"{REPORT}\n"
    assert REPORT in said.err
    assert (root / REPORT).read_text(encoding="utf-8").startswith("---\nperiod: 2023-04\nstatus: draft\n")
    assert (root / "cu.docx").read_bytes() == before
    assert main(["check", "2023-04"]) in (0, 1)


def test_a_report_that_is_there_is_named_and_left_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = put(root / "cu.docx")
    (root / REPORT).parent.mkdir(parents=True)
    (root / REPORT).write_text("của tôi", encoding="utf-8")
    assert main(["import", source]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert REPORT in said.err
    assert (root / REPORT).read_text(encoding="utf-8") == "của tôi"


def test_the_period_and_the_folder_can_be_given(root: Path) -> None:
    assert main(["import", put(root / "cu.docx"), "--period", "2022-Q1", "-o", "nhap"]) == 0
    assert (root / "nhap/2022/2022-Q1.md").is_file()


@pytest.mark.parametrize("period", ["2022-13", "thang 4"])
def test_a_period_that_is_none_is_wrong_usage(root: Path, period: str) -> None:
    assert main(["import", put(root / "cu.docx"), "--period", period]) == 2


def test_the_json_says_what_the_document_says(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = put(root / "cu.docx", stranger(more=p("Thêm.")))
    assert main(["import", source, "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["file"] == source
    assert (said["path"], said["period"]) == (REPORT, "2023-04")
    assert said["head"] == {
        "parent": "UBND TỈNH HẢI SƠN",
        "organ": "SỞ VĂN HÓA VÀ DU LỊCH",
        "code_number": "45",
        "code_notation": "BC-SVHDL",
        "place": "Hải Sơn",
        "issued_date": "2023-04-20",
        "type_name": "BÁO CÁO",
        "subject": SUBJECT,
    }
    assert (said["signer"]["position"], said["signer"]["full_name"]) == ("PHÓ GIÁM ĐỐC", "Trần Thị B")
    assert said["recipients"] == ["UBND tỉnh", "Lãnh đạo Sở"]
    assert said["unplaced"] == said["comments"] == []


def test_a_folder_is_imported_whole_with_a_summary(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(root / "cu/mot.docx")
    put(root / "cu/sau/hai.docx", stranger().replace(b"x", b"x"))
    put(root / "cu/hong.docx", b"PK\x03\x04 khong phai")
    put(root / "cu/~$mot.docx", b"")
    assert main(["import", str(root / "cu")]) == 2
    said = capsys.readouterr()
    assert "Đã nhập 1 báo cáo, không nhập 2 tệp." in said.out
    assert "hong.docx" in said.err
    assert f"đã có {REPORT}" in said.err


def test_text_and_markdown_are_imported(root: Path) -> None:
    text = (
        "UBND TỈNH HẢI SƠN\nSố: 7/BC-SVHDL\n\nBÁO CÁO\n\nKết quả tháng 5 năm 2023\n\nI. KẾT QUẢ\n\n1. Chuyển đổi số\n\n"
        "- Việc một.\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLưu Văn An\n"
    )
    assert main(["import", put(root / "a.txt", text.encode())]) == 0
    made = (root / "reports/2023/2023-05.md").read_text(encoding="utf-8")
    assert 'code_number: "07"\n' in made
    assert "full_name: Lưu Văn An" in made
    assert "## I. KẾT QUẢ\n\n### 1. Chuyển đổi số\n\n- Việc một.\n" in made
    markdown = "# BÁO CÁO\n\n**Kết quả tháng 6 năm 2023**\n\n## I. KẾT QUẢ\n\n### 1. Chuyển đổi số\n\n- Việc *một*.\n"
    assert main(["import", put(root / "a.md", markdown.encode())]) == 0
    assert "### 1. Chuyển đổi số\n\n- Việc một.\n" in (root / "reports/2023/2023-06.md").read_text(encoding="utf-8")


def test_a_report_of_ours_need_not_be_imported(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = put(root / "a.md", b"---\nperiod: 2023-05\n---\n\n## I. A\n")
    assert main(["import", source]) == 1
    assert "đã là báo cáo của kho" in capsys.readouterr().err


ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
BAD: dict[str, tuple[str, bytes, str]] = {
    "password": ("a.docx", ENCRYPTED, "mật khẩu"),
    "PDF": ("a.docx", b"%PDF-1.7\n", "PDF"),
    "cut off": ("a.docx", stranger()[:500], "hỏng"),
    "macro": ("a.docx", word_file(p("a"), extra={"word/vbaProject.bin": b"x"}), "macro"),
    "empty": ("a.docx", b"", "rỗng"),
    "binary text": ("a.txt", b"\0\1\2" * 50, "văn bản thuần"),
    "large": ("a.docx", b"PK\x03\x04" + b"0" * (51 * 1024 * 1024), "MB"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_read_is_said_and_nothing_written(
    root: Path, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name, data, why = BAD[case]
    source = put(root / name, data)
    before = files(root)
    assert main(["import", source]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert why in said.err
    assert "Traceback" not in said.err
    assert files(root) == before


def test_no_file_of_that_name_is_wrong_usage(root: Path) -> None:
    assert main(["import", "khong-co.docx"]) == 2


def test_comments_and_pictures_are_told_and_not_taken_along(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = f'<w:comment w:id="1" w:author="Lê An">{p("Xem lại số này.")}</w:comment>'
    more = p(r("Cấp 05 giấy.") + '<w:r><w:commentReference w:id="1"/><w:drawing><a:blip/></w:drawing></w:r>')
    extra = {
        "word/comments.xml": f"{XML}<w:comments {NAMESPACES}>{said}</w:comments>".encode(),
        "word/_rels/document.xml.rels": relationships([("rId9", f"{R}/comments", "comments.xml")]),
    }
    assert main(["import", put(root / "a.docx", stranger(more=more, extra=extra)), "--format", "json"]) == 0
    printed = capsys.readouterr()
    made = json.loads(printed.out)
    assert made["comments"] == [{"author": "Lê An", "text": "Xem lại số này."}]
    assert any("1 hình ảnh" in note for note in made["notes"])
    assert "Nhận xét của Lê An: “Xem lại số này.”" in printed.err
    assert "Xem lại số này" not in (root / REPORT).read_text(encoding="utf-8")


def test_of_many_offices_the_one_that_the_document_names_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    office = OFFICE_FILE.read_text(encoding="utf-8")
    for name, organ in (("vh", "SỞ VĂN HÓA VÀ DU LỊCH"), ("nv", "SỞ NỘI VỤ")):
        put(tmp_path / name / "baocao.yml", office.replace("SỞ VĂN HÓA VÀ DU LỊCH", organ).encode())
    put(tmp_path / "baocao.yml", b"offices: {vh: vh, nv: nv}\n")
    monkeypatch.chdir(tmp_path)
    assert main(["import", put(tmp_path / "a.docx")]) == 0
    assert (tmp_path / "vh" / REPORT).is_file()
    strange = stranger(head_table().replace("SỞ VĂN HÓA VÀ DU LỊCH", "SỞ Y TẾ"))
    assert main(["import", put(tmp_path / "b.docx", strange)]) == 1
    assert "không khớp cơ quan nào" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "b.docx"), "--period", "nv/2023-04"]) == 0
    assert (tmp_path / "nv" / REPORT).is_file()
