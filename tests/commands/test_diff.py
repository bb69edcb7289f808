"""`baocao diff`: what changed in a report since a revision, as a Word file with tracked changes."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from baocao.cli import main
from baocao.word.revisions.compare import compare_files
from baocao.word.revisions.stamp import Comparison
from support.git_repositories import DATE, begin, commit, git
from support.hostile_names import NAMES
from support.odd_files import ALL, put
from support.repositories import edit, edit_by_hand
from support.revised import accepted, marked_words, marks_in, rejected, shown
from support.revisions import FEBRUARY, MARCH, committed_office, committed_offices
from support.written import WHO, W

OLD, NEW = "Chưa mở trưng bày chuyên đề, lý do: chờ", "Chưa mở trưng bày, lý do: còn chờ"
MARKED = (["chuyên", "đề"], ["còn"])
MARCH_FILE = Path("build/diff/2022/2022-03.docx")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return committed_office(tmp_path, monkeypatch)


@pytest.fixture
def edited(office: Path) -> Path:
    edit(office / MARCH, OLD, NEW)
    return office


def official(period: str = "2022-03") -> bytes:
    """The official file of a report as it is now."""
    assert main(["docx", period, "--force"]) == 0
    return Path(f"build/docx/2022/{period}.docx").read_bytes()


def authors(data: bytes) -> set[str | None]:
    return {mark.get(f"{W}author") for mark in marks_in(data)}


def dates(data: bytes) -> set[str | None]:
    return {mark.get(f"{W}date") for mark in marks_in(data)}


# --------------------------------------------------------------------------- what is compared


def test_on_a_branch_without_a_commit_it_compares_with_another(
    edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(edited, "checkout", "--quiet", "--orphan", "moi")
    assert main(["diff", "main"]) == 0, capsys.readouterr().err
    assert marked_words(MARCH_FILE.read_bytes()) == MARKED


def test_what_is_left_out_is_said_once(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inner = edited / "reports/khac"
    inner.mkdir()
    (inner / "2022-01.md").write_text("x", encoding="utf-8")
    begin(inner)
    assert main(["diff", "HEAD"]) == 0
    assert capsys.readouterr().err.count("reports/khac") == 1


def test_it_shows_the_new_file_with_what_changed(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = official()
    git(edited, "stash", "--quiet")
    old = official()
    git(edited, "stash", "pop", "--quiet")
    capsys.readouterr()
    assert main(["diff", "HEAD"]) == 0
    assert capsys.readouterr() == (f"{MARCH_FILE.as_posix()}\n", "")
    data = MARCH_FILE.read_bytes()
    assert accepted(data) == shown(new)
    assert rejected(data) == shown(old)
    assert marked_words(data) == MARKED


def test_a_report_that_did_not_change_has_no_mark(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "HEAD", "2022-02"]) == 0
    data = Path("build/diff/2022/2022-02.docx").read_bytes()
    assert marks_in(data) == []
    assert shown(data) == shown(official("2022-02"))
    assert "câu chữ không đổi" in capsys.readouterr().err


def test_nor_has_one_in_which_no_word_changed(office: Path) -> None:
    edit(office / MARCH, OLD, OLD.replace("Chưa mở ", "**Chưa mở**\n  "))
    assert main(["diff", "HEAD"]) == 0
    assert marks_in(MARCH_FILE.read_bytes()) == []


def test_where_nothing_changed_it_says_so(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for more in ([], ["-o", "x.docx"]):
        assert main(["diff", "HEAD", *more]) == 0
        assert capsys.readouterr() == ("", "Không có báo cáo nào thay đổi so với HEAD.\n")
    assert not Path("build").exists()


def test_of_a_report_that_is_new_everything_is_inserted(office: Path) -> None:
    shutil.copy(office / MARCH, office / "reports/2022/2022-04.md")
    edit(office / "reports/2022/2022-04.md", "period: 2022-03", "period: 2022-04")
    assert main(["diff", "HEAD"]) == 0
    data = Path("build/diff/2022/2022-04.docx").read_bytes()
    assert accepted(data) == shown(official("2022-04"))
    assert rejected(data) == ("",)


@pytest.mark.parametrize("names", [(), ("2022-03",), (MARCH,)])
def test_of_a_report_that_is_gone_everything_is_deleted(office: Path, names: tuple[str, ...]) -> None:
    old = official()
    (office / MARCH).unlink()
    assert main(["diff", "HEAD", *names]) == 0
    data = MARCH_FILE.read_bytes()
    assert rejected(data) == shown(old)
    assert accepted(data) == ("",)


def test_a_report_that_was_renamed_is_still_compared(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / MARCH, OLD, NEW)
    (office / MARCH).rename(office / "reports/2022/thang-3.md")
    assert main(["diff", "HEAD"]) == 0
    out, err = capsys.readouterr()
    assert out == "build/diff/2022/thang-3.docx\n"
    assert err == f"reports/2022/thang-3.md: trước đây là {MARCH}.\n"
    assert marked_words(Path(out.strip()).read_bytes()) == MARKED


def test_the_head_of_then_is_that_of_the_office_then(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(edited / "baocao.yml", "SỞ VĂN HÓA VÀ DU LỊCH", '"SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"')
    assert main(["diff", "HEAD"]) == 0
    assert "baocao.yml cũng đã đổi từ HEAD" in capsys.readouterr().err
    assert marked_words(MARCH_FILE.read_bytes()) == (MARKED[0], [",", "THỂ", "THAO", *MARKED[1]])
    assert main(["diff", "HEAD", "2022-02"]) == 0
    assert marked_words(Path("build/diff/2022/2022-02.docx").read_bytes()) == ([], [",", "THỂ", "THAO"])


def test_a_configuration_that_cannot_be_used_any_more_is_told(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = (office / "baocao.yml").read_text(encoding="utf-8")
    (office / "baocao.yml").write_text("organ: [\n", encoding="utf-8")
    commit(office)
    (office / "baocao.yml").write_text(good, encoding="utf-8")
    edit(office / MARCH, OLD, NEW)
    assert main(["diff", "HEAD"]) == 0
    assert "baocao.yml ở HEAD không dùng được" in capsys.readouterr().err
    assert len(marks_in(MARCH_FILE.read_bytes())) == 2


def test_many_offices_lie_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = committed_offices(tmp_path, monkeypatch, "mot", "hai")
    for name in ("mot", "hai"):
        edit(root / "offices" / name / MARCH, OLD, NEW)
    assert main(["diff", "HEAD"]) == 0
    assert sorted(path.as_posix() for path in Path("build").rglob("*.docx")) == [
        "build/diff/hai/2022/2022-03.docx",
        "build/diff/mot/2022/2022-03.docx",
    ]
    assert main(["diff", "HEAD", "mot/2022-03", "-o", "x.docx"]) == 0
    assert Path("x.docx").read_bytes() == Path("build/diff/mot/2022/2022-03.docx").read_bytes() or dates(
        Path("x.docx").read_bytes()
    )


def test_of_an_office_that_is_gone_everything_is_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = committed_offices(tmp_path, monkeypatch, "mot", "hai")
    shutil.rmtree(root / "offices/hai")
    edit(root / "baocao.yml", "  hai: offices/hai\n", "")
    assert main(["diff", "HEAD"]) == 0
    found = sorted(Path("build").rglob("*.docx"))
    assert [path.as_posix() for path in found] == [f"build/diff/hai/2022/2022-0{month}.docx" for month in (2, 3)]
    for path in found:
        assert accepted(path.read_bytes()) == ("",)
        assert rejected(path.read_bytes()) != ("",)


def test_an_archive_may_be_a_folder_of_a_larger_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = committed_office(tmp_path / "ngoai", monkeypatch)
    shutil.rmtree(root / ".git")
    begin(tmp_path / "ngoai")
    edit(root / MARCH, OLD, NEW)
    assert main(["diff", "HEAD"]) == 0
    assert marked_words(MARCH_FILE.read_bytes()) == MARKED


# --------------------------------------------------------------------------- whose change


def test_a_committed_change_is_that_of_its_author_then(edited: Path) -> None:
    commit(edited)
    edit(edited / FEBRUARY, "Công tác", "Mọi công tác")
    commit(edited)
    assert main(["diff", "HEAD~2", "2022-03"]) == 0
    data = MARCH_FILE.read_bytes()
    assert authors(data) == {"Nguyễn Văn An"}
    assert dates(data) == {DATE}


def test_an_open_change_is_that_of_who_works_here_now(edited: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Lê Thị Hoa")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "hoa@hai-son.example")
    before = datetime.now().astimezone().replace(microsecond=0)
    assert main(["diff", "HEAD"]) == 0
    data = MARCH_FILE.read_bytes()
    assert authors(data) == {"Lê Thị Hoa"}
    (date,) = dates(data)
    assert date is not None
    assert before <= datetime.fromisoformat(date)


def test_built_again_the_file_is_the_same(edited: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1643101200")
    assert main(["diff", "HEAD", "-o", "mot/"]) == 0
    assert main(["diff", "HEAD", "-o", "hai/"]) == 0
    first, second = (Path(folder, "2022/2022-03.docx").read_bytes() for folder in ("mot", "hai"))
    assert first == second
    assert dates(first) == {"2022-01-25T09:00:00Z"}


# --------------------------------------------------------------------------- where it goes


def test_it_goes_where_it_is_told(edited: Path) -> None:
    assert main(["diff", "HEAD", "2022-03", "-o", "so-sanh.docx"]) == 0
    assert marks_in(Path("so-sanh.docx").read_bytes())
    assert main(["diff", "HEAD", "-o", "noi-khac/"]) == 0
    assert Path("noi-khac/2022/2022-03.docx").is_file()
    assert main(["diff", "HEAD", "2022-02", "2022-03", "-o", "hai.docx"]) == 2
    assert not Path("hai.docx").exists()


def test_a_file_that_somebody_worked_on_stays(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "HEAD"]) == 0
    mine = edit_by_hand(MARCH_FILE)
    assert main(["diff", "HEAD"]) == 1
    assert "được sửa hoặc lưu lại bằng Word" in capsys.readouterr().err
    assert MARCH_FILE.read_bytes() == mine
    assert main(["diff", "HEAD", "--force"]) == 0
    assert MARCH_FILE.read_bytes() != mine


def test_a_file_of_ours_gives_way_to_a_newer_one(edited: Path) -> None:
    assert main(["diff", "HEAD"]) == 0
    edit(edited / MARCH, NEW, NEW.replace("còn", "vẫn"))
    assert main(["diff", "HEAD"]) == 0
    assert "vẫn" in marked_words(MARCH_FILE.read_bytes())[1]


def test_official_files_and_comparisons_never_take_each_others_place(
    edited: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = official()
    assert main(["diff", "HEAD", "2022-03", "-o", "build/docx/2022/2022-03.docx"]) == 1
    assert Path("build/docx/2022/2022-03.docx").read_bytes() == kept
    Path("build/docx/2022/2022-03.docx").unlink()
    assert main(["diff", "HEAD", "2022-03", "-o", "build/docx/2022/2022-03.docx"]) == 0
    capsys.readouterr()
    assert main(["docx", "--changed"]) == 1
    assert "build/docx/2022/2022-03.docx không phải tệp do baocao xuất" in capsys.readouterr().err


def test_verify_says_that_it_is_no_official_file(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "HEAD"]) == 0
    assert main(["verify", str(MARCH_FILE)]) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert f"Đây là bản so sánh của {MARCH} với HEAD (lệnh diff làm ra), không phải văn bản chính thức" in out
    assert "D94" in out
    assert "nay đã khác" not in out
    edit(edited / MARCH, NEW, OLD)
    assert main(["verify", str(MARCH_FILE)]) == 1
    assert "nay đã khác: chạy lại lệnh diff" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("report", ["/etc/passwd", "../x.md", "a\0b", "x" * 5000, "\x1b[2J", "", "/dev/zero"])
def test_a_comparison_may_say_anything_of_itself(report: str, office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = official("2022-02"), official("2022-03")
    data, _ = compare_files(old, new, WHO, Comparison(report, "HEAD", "0" * 64))
    Path("x.docx").write_bytes(data)
    assert main(["verify", "x.docx"]) == 1
    out, err = capsys.readouterr()
    assert "không phải văn bản chính thức" in " ".join(out.split())
    assert "\x1b" not in out + err


# --------------------------------------------------------------------------- what cannot be compared


@pytest.mark.parametrize("typed", ["khong-co", "HEAD~99", "", "a\nb", "HEAD:reports", "\x1b[31m"])
def test_an_unknown_revision_is_named(typed: str, edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", typed]) == 2
    err = capsys.readouterr().err
    assert typed.isprintable() <= (f"“{typed}”" in err)
    assert "\x1b" not in err
    assert not Path("build").exists()


def test_a_report_that_never_was_is_named_and_stops_no_other(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "HEAD", "2022-03", "2022-11", "reports/2022/khong.md"]) == 2
    out, err = capsys.readouterr()
    assert out == f"{MARCH_FILE.as_posix()}\n"
    assert "reports/2022/2022-11.md: " in err
    assert "reports/2022/khong.md: " in err


@pytest.mark.parametrize("kind", sorted(ALL))
def test_what_is_no_report_then_or_now_is_told(kind: str, office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(office / MARCH, kind)
    assert main(["diff", "HEAD"]) in (0, 1, 2)
    if kind not in ("socket", "pipe", "folder"):
        commit(office)
        (office / MARCH).unlink()
        shutil.copy(office / FEBRUARY, office / MARCH)
        assert main(["diff", "HEAD"]) in (0, 1, 2)
    assert "Traceback" not in capsys.readouterr().err


def test_an_unreadable_old_report_is_told_with_the_revision(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = (office / MARCH).read_bytes()
    (office / MARCH).write_bytes(b"\xff\xfe rac")
    commit(office)
    (office / MARCH).write_bytes(good)
    assert main(["diff", "HEAD"]) == 2
    assert "Bản HEAD của báo cáo không đọc được nên không so được" in capsys.readouterr().err


def test_any_name_of_a_file_is_only_a_name(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in NAMES[::12]:
        shutil.copy(edited / MARCH, edited / "reports/2022" / os.fsdecode(name + b".md"))
    assert main(["diff", "HEAD"]) in (0, 1)
    printed = "".join(capsys.readouterr())
    assert "Traceback" not in printed
    assert "\x1b" not in printed
    assert len(list(Path("build/diff").rglob("*.docx"))) == len(NAMES[::12]) + 1
    assert not Path("canary").exists()


def test_without_git_it_says_what_to_do(tmp_path: Path, office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(office / ".git")
    assert main(["diff", "HEAD"]) == 2
    assert "không nằm trong kho git nào" in capsys.readouterr().err


def test_two_reports_of_one_file_name_are_both_kept_apart(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "reports/khac").mkdir()
    for folder in ("2022", "khac"):
        shutil.copy(office / MARCH, office / "reports" / folder / "thang-3.md")
    assert main(["diff", "HEAD"]) == 1
    assert "Một báo cáo khác cũng xuất ra" in capsys.readouterr().err
    assert not Path("build/diff/2022/thang-3.docx").exists()
