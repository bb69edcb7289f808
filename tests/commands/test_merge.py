"""`baocao merge` from end to end: files of ours that somebody worked on, with git and without."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from baocao.cli import main
from support.git_repositories import begin, commit
from support.repositories import REPORT, edit, enter_repository
from support.word_edits import add_after, paragraph_with, replace, text_of, write
from support.wordfiles import p, word_file

FILE = "sua.docx"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a Word file of its second month."""
    made = enter_repository(tmp_path, monkeypatch)
    assert main(["docx", "2022-03", "-o", FILE]) == 0
    return made


def work_on(change: Callable[[Any], object], path: str = FILE) -> None:
    document = Document(path)
    change(document)
    document.save(path)


def first_item(root: Path) -> str:
    """Words of the first bullet of the report."""
    found = re.search(r"^- ([^{\n]{12,40}?) ", (root / REPORT).read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return found[1]


def add_words(root: Path) -> str:
    words = first_item(root)
    work_on(lambda document: replace(paragraph_with(document, words), words, f"{words} (đã sửa)"))
    return words


def found_in(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_a_file_that_nobody_touched_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / REPORT).read_bytes()
    capsys.readouterr()

    assert main(["merge", FILE]) == 0

    assert (root / REPORT).read_bytes() == before
    assert "không có chỗ sửa nào" in capsys.readouterr().out


def test_an_edit_is_written_and_nothing_else(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / REPORT).read_text(encoding="utf-8")
    words, data = add_words(root), Path(FILE).read_bytes()
    capsys.readouterr()

    assert main(["merge", FILE, "--format", "json"]) == 0

    found = found_in(capsys)
    assert (root / REPORT).read_text(encoding="utf-8") == before.replace(words, f"{words} (đã sửa)", 1)
    assert Path(FILE).read_bytes() == data
    assert list(found) == ["report", "base", "applied", "conflicts", "unplaced", "comments", "notes"]
    assert found["report"] == REPORT
    (applied,) = found["applied"]
    assert f"{words} (đã sửa)" in before.replace(words, f"{words} (đã sửa)", 1).split("\n")[applied["line"] - 1]
    assert applied["new"].startswith(f"{words} (đã sửa)")


def test_a_dry_run_shows_the_change_and_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / REPORT).read_bytes()
    add_words(root)

    assert main(["merge", FILE, "--dry-run"]) == 0

    assert (root / REPORT).read_bytes() == before
    assert re.search(r"^\+- .*\(đã sửa\)", capsys.readouterr().out, re.MULTILINE)


def test_the_base_is_found_in_the_history(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin(root)
    words = add_words(root)
    edit(root / REPORT, "period: 2022-03", "period: 2022-03 # tháng ba")
    commit(root)
    capsys.readouterr()

    assert main(["merge", FILE]) == 0

    text = (root / REPORT).read_text(encoding="utf-8")
    assert "# tháng ba" in text
    assert f"{words} (đã sửa)" in text
    assert re.search(r"làm từ bản [0-9a-f]{7} ngày", capsys.readouterr().out)


def test_a_base_that_is_nowhere_is_refused_with_a_way_out(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_words(root)
    edit(root / REPORT, "period: 2022-03", "period: 2022-03 # tháng ba")
    before = (root / REPORT).read_bytes()

    assert main(["merge", FILE]) == 1

    assert (root / REPORT).read_bytes() == before
    assert "--base" in capsys.readouterr().err


def test_a_file_without_properties_names_the_version_that_it_is_most_like(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = (begin(root), commit(root))[1]
    words = add_words(root)
    work_on(lambda document: [row.getparent().remove(row) for row in _properties(document)])
    capsys.readouterr()

    assert main(["merge", FILE]) == 1
    said = capsys.readouterr().err
    named = re.search(rf"baocao merge {FILE} --base ([0-9a-f]+)", said)
    assert named
    assert REPORT in said

    assert main(["merge", FILE, "--base", named[1]]) == 0
    assert f"{words} (đã sửa)" in (root / REPORT).read_text(encoding="utf-8")
    assert main(["merge", FILE, "--base", first]) == 0


def _properties(document: Any) -> list[Any]:
    from lxml import etree

    part = next(part for part in document.part.package.iter_parts() if str(part.partname) == "/docProps/custom.xml")
    root = etree.fromstring(part.blob)
    for row in list(root):
        root.remove(row)
    part._blob = etree.tostring(root)
    return []


def test_an_unknown_revision_is_wrong_usage(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin(root)
    assert main(["merge", FILE, "--base", "khong-co"]) == 2
    assert "khong-co" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "code"), [(word_file(p("Thư mời họp.")), 1), (b"khong phai Word", 2), (b"", 2), (b"PK\x03\x04", 2)]
)
def test_a_file_that_is_not_ours_is_refused(
    root: Path, data: bytes, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("la.docx").write_bytes(data)

    assert main(["merge", "la.docx"]) == code
    assert "la.docx" in capsys.readouterr().err


def test_a_report_that_is_gone_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin(root)
    (root / REPORT).unlink()

    assert main(["merge", FILE]) == 1
    assert "2022-03.md" in capsys.readouterr().err


def test_a_conflict_is_shown_in_full_and_ours_is_kept(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin(root)
    words = add_words(root)
    edit(root / REPORT, words, f"{words} của ta")
    before = (root / REPORT).read_bytes()
    capsys.readouterr()

    assert main(["merge", FILE, "--format", "json"]) == 1

    found = found_in(capsys)
    assert (root / REPORT).read_bytes() == before
    (conflict,) = found["conflicts"]
    assert conflict["ours"].startswith(f"{words} của ta")
    assert conflict["theirs"].startswith(f"{words} (đã sửa)")


def test_comments_are_listed_with_author_words_and_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = first_item(root)

    def comment(document: Any) -> None:
        found = next(each for each in document.paragraphs if words in each.text.replace("\u00a0", " "))
        document.add_comment(found.runs, text="Kiểm tra lại.", author="Trần Văn B", initials="B")

    work_on(comment)
    capsys.readouterr()

    assert main(["merge", FILE, "--format", "json"]) == 0

    (said,) = found_in(capsys)["comments"]
    assert (said["author"], said["text"]) == ("Trần Văn B", "Kiểm tra lại.")
    assert said["quote"].replace("\u00a0", " ").startswith(words)
    assert words in (root / REPORT).read_text(encoding="utf-8").split("\n")[said["line"] - 1]


@pytest.mark.parametrize("answer", ["accept", "reject"])
def test_tracked_changes_are_taken_or_left(root: Path, answer: str) -> None:
    before = (root / REPORT).read_text(encoding="utf-8")
    begin(root)
    words = first_item(root)
    edit(root / REPORT, words, f"{words} và thêm")
    assert main(["diff", "HEAD", "2022-03", "-o", "so-sanh.docx"]) == 0

    assert main(["merge", "so-sanh.docx", "--tracked", answer]) == 0

    wanted = before if answer == "reject" else before.replace(words, f"{words} và thêm", 1)
    assert (root / REPORT).read_text(encoding="utf-8") == wanted


def test_edits_are_taken_one_by_one(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import io

    words = add_words(root)
    work_on(lambda document: add_after(paragraph_with(document, words), "Việc không lấy."))
    monkeypatch.setattr("sys.stdin", io.StringIO("c\nk\n"))

    assert main(["merge", FILE, "--interactive"]) == 0

    text = (root / REPORT).read_text(encoding="utf-8")
    assert f"{words} (đã sửa)" in text
    assert "Việc không lấy" not in text
    assert "Chỗ sửa 2/2" in capsys.readouterr().err


def test_an_old_baocao_yml_is_no_edit(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    begin(root)
    edit(root / "baocao.yml", "parent: ", "parent: TỈNH KHÁC - ")
    capsys.readouterr()

    assert main(["merge", FILE]) == 0
    assert "không có chỗ sửa nào" in capsys.readouterr().out


def test_crlf_and_a_byte_order_mark_stay(root: Path) -> None:
    path = root / REPORT
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    assert main(["docx", "2022-03", "-o", FILE, "--force"]) == 0
    words = add_words(root)

    assert main(["merge", FILE]) == 0

    assert path.read_bytes() == before.replace(words.encode(), f"{words} (đã sửa)".encode(), 1)


def test_a_report_saved_meanwhile_is_not_overwritten(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = add_words(root)
    from baocao.commands import merge as command

    whole = command.write_all

    def late(*arguments: Any) -> Any:
        edit(root / REPORT, words, f"{words} mới")
        return whole(*arguments)

    monkeypatch.setattr(command, "write_all", late)

    assert main(["merge", FILE]) == 1
    assert f"{words} mới" in (root / REPORT).read_text(encoding="utf-8")


def test_the_number_typed_by_the_clerk_goes_to_front_matter(root: Path) -> None:
    work_on(lambda document: write(code := paragraph_with(document, "Số:"), f"Số: 15/{text_of(code).split('/')[1]}"))

    assert main(["merge", FILE]) == 0
    assert "code_number: 15\n" in (root / REPORT).read_text(encoding="utf-8")


def test_a_copy_of_the_repository_elsewhere_knows_the_file_as_well(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = add_words(root)
    other = root.parent / "noi-khac"
    shutil.copytree(root, other)
    monkeypatch.chdir(other)

    assert main(["merge", str(root / FILE)]) == 0
    assert f"{words} (đã sửa)" in (other / REPORT).read_text(encoding="utf-8")


# --------------------------------------------------------------------------- what others say of such a file


def test_verify_tells_which_sentences_were_changed_and_the_command(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = add_words(root)
    work_on(lambda document: setattr(document.core_properties, "last_modified_by", "Trần Văn B"))
    capsys.readouterr()

    main(["verify", FILE])

    said = capsys.readouterr().out
    assert "1 chỗ sửa; người sửa: Trần Văn B" in said
    assert "(đã" in said
    assert f"Đưa về {REPORT}: baocao merge {FILE}" in said

    main(["verify", FILE, "--format", "json"])
    edits = found_in(capsys)["edits"]
    assert edits["authors"] == ["Trần Văn B"]
    assert [edit["new"].startswith(f"{words} (đã sửa)") for edit in edits["applied"]] == [True]


def test_verify_says_nothing_of_edits_where_there_are_none(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    work_on(lambda document: None)
    capsys.readouterr()

    main(["verify", FILE, "--format", "json"])

    assert found_in(capsys)["edits"] is None


def test_docx_names_the_command_before_it_overwrites_what_somebody_changed(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["docx", "2022-03"]) == 0
    made = "build/docx/2022/2022-03.docx"
    words = first_item(root)
    work_on(lambda document: replace(paragraph_with(document, words), words, f"{words} (đã sửa)"), made)
    edit(root / REPORT, "period: 2022-03", "period: 2022-03 # tháng ba")
    begin(root)
    capsys.readouterr()

    assert main(["docx", "2022-03"]) == 1

    said = capsys.readouterr().err
    assert "--force" in said
    assert "giữ tệp ấy dưới tên khác" in said  # the text that it was made from is nowhere

    edit(root / REPORT, " # tháng ba", "")
    assert main(["docx", "2022-03"]) == 1
    assert f"(1 chỗ sửa); ghi đè thì mất những thay đổi ấy. Đưa về báo cáo bằng: baocao merge {made}" in (
        capsys.readouterr().err
    )
