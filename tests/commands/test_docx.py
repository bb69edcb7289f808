"""`baocao docx`: where files go, when an older file gives way, and that unchanged reports cost nothing."""

from __future__ import annotations

import shutil
import sys
import weakref
from pathlib import Path

import pytest

from baocao.cli import main
from baocao.commands.common import progress
from baocao.commands.common.printing import docx_files, word_files
from baocao.commands.common.printing.jobs import Job
from baocao.tasks.reports_by_month import Months
from baocao.word.stamp import read_stamp
from support.git_repositories import begin
from support.repositories import ISSUED, REPORT, edit, edit_by_hand, enter_repository, long_ago

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of the made-up office with two clean months, last changed long ago; commands run in it."""
    return enter_repository(tmp_path, monkeypatch)


@pytest.fixture
def target(repository: Path) -> Path:
    """The Word file of the later month, made."""
    assert main(["docx", "2022-03"]) == 0
    return repository / "build/docx/2022/2022-03.docx"


# --------------------------------------------------------------------------- where files go


@pytest.mark.parametrize("output", ["ra/", "co-san", "ra"])
def test_after_o_a_folder_takes_files_by_year(repository: Path, output: str) -> None:
    (repository / "co-san").mkdir()
    assert main(["docx", "2022-03", "-o", output]) == 0
    assert (repository / output / "2022/2022-03.docx").is_file()


def test_a_folder_may_be_named_like_a_file(repository: Path) -> None:
    (repository / "ra.docx").mkdir()
    assert main(["docx", "-o", "ra.docx"]) == 0
    assert len(list((repository / "ra.docx").rglob("*.docx"))) == 2
    assert main(["docx", "-o", "moi.docx/"]) == 0
    assert len(list((repository / "moi.docx").rglob("*.docx"))) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2022-03", "-o", "bao-cao.odt"], "đuôi .docx"),
        (["2022-03", "-o", REPORT], "đuôi .docx"),
        (["-o", "hai.docx"], "có 2 báo cáo"),
        (["-j", "0"], "từ 1 trở lên"),
    ],
)
def test_a_place_that_cannot_hold_the_files_is_wrong_usage(
    repository: Path, capsys: Printed, arguments: list[str], said: str
) -> None:
    before = (repository / REPORT).read_bytes()
    assert main(["docx", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert (repository / REPORT).read_bytes() == before
    assert not (repository / "build").exists()


def test_two_reports_of_one_name_are_not_written_over_each_other(repository: Path, capsys: Printed) -> None:
    (repository / "reports/cu").mkdir()
    shutil.copy(repository / REPORT, repository / "reports/cu/2022-03.md")
    assert main(["docx"]) == 1
    printed = capsys.readouterr()
    assert f"{REPORT}: Báo cáo reports/cu/2022-03.md cũng xuất ra build/docx/2022/2022-03.docx" in printed.err
    assert printed.out == "build/docx/2022/2022-02.docx\n"
    assert not (repository / "build/docx/2022/2022-03.docx").exists()
    assert main(["check", "--select", "F10,F04"]) == 1
    assert "reports/cu/2022-03.md:2:1: lỗi [F10]" in capsys.readouterr().out


def test_the_files_are_the_same_however_many_are_made_at_once(repository: Path) -> None:
    assert main(["docx", "-j", "1", "-o", "mot"]) == 0
    assert main(["docx", "-j", "7", "-o", "bay"]) == 0
    for path in (repository / "mot").rglob("*.docx"):
        assert path.read_bytes() == (repository / "bay" / path.relative_to(repository / "mot")).read_bytes()


# --------------------------------------------------------------------------- when an older file gives way


def test_an_empty_file_is_as_good_as_none(target: Path) -> None:
    made = target.read_bytes()
    target.write_bytes(b"")
    assert main(["docx", "2022-03"]) == 0
    assert target.read_bytes() == made


def test_the_same_bytes_are_not_written_again_but_are_new_to_make(target: Path) -> None:
    long_ago(target)
    before = target.stat()
    assert main(["docx", "2022-03"]) == 0
    assert target.stat().st_ino == before.st_ino
    assert target.stat().st_mtime > before.st_mtime


def test_an_untouched_draft_gives_way(repository: Path, target: Path) -> None:
    before = target.read_bytes()
    edit(repository / REPORT, "Số hóa 500", "Số hóa 600")
    assert main(["docx", "2022-03"]) == 0
    assert target.read_bytes() != before


@pytest.mark.parametrize("status", ["draft", "issued"])
def test_a_file_edited_in_word_stays(repository: Path, target: Path, capsys: Printed, status: str) -> None:
    if status == "issued":
        edit(repository / REPORT, "status: draft", ISSUED)
        assert main(["docx", "2022-03"]) == 0
    edited = edit_by_hand(target)
    capsys.readouterr()
    assert main(["docx", "2022-03"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    for words in (REPORT, "build/docx/2022/2022-03.docx", "bằng Word", "tên khác", "--force"):
        assert words in printed.err
    assert target.read_bytes() == edited


@pytest.mark.parametrize("content", [b"ghi ch\xc3\xba", b"PK\x03\x04"])
def test_a_file_that_is_not_ours_stays(repository: Path, capsys: Printed, content: bytes) -> None:
    (repository / "cua-toi.docx").write_bytes(content)
    assert main(["docx", "2022-03", "-o", "cua-toi.docx"]) == 1
    assert "không phải tệp do baocao xuất" in capsys.readouterr().err
    assert (repository / "cua-toi.docx").read_bytes() == content


def test_an_issued_file_with_the_same_words_is_kept_as_it_is(repository: Path, target: Path) -> None:
    edit(repository / REPORT, "status: draft", ISSUED)
    assert main(["docx", "2022-03"]) == 0
    issued = target.read_bytes()
    long_ago(target)
    edit(repository / REPORT, "## II.", "\n## II.")  # another report file, the same words
    assert main(["docx", "2022-03"]) == 0
    assert target.read_bytes() == issued
    assert target.stat().st_mtime > 1_000_000_000


@pytest.mark.parametrize(
    ("old", "new"), [("Số hóa 500", "Số hóa 600"), (ISSUED, "status: draft"), ("code_number: 5", "code_number: 6")]
)
def test_an_issued_file_with_other_words_stays_by_article_18(
    repository: Path, target: Path, capsys: Printed, old: str, new: str
) -> None:
    edit(repository / REPORT, "status: draft", ISSUED)
    assert main(["docx", "2022-03"]) == 0
    issued = target.read_bytes()
    edit(repository / REPORT, old, new)
    capsys.readouterr()
    assert main(["docx", "2022-03"]) == 1
    assert "Điều 18 khoản 3" in capsys.readouterr().err
    assert target.read_bytes() == issued
    assert main(["docx", "2022-03", "--force"]) == 0
    assert target.read_bytes() != issued


def test_force_overwrites_whatever_is_there(target: Path) -> None:
    made = target.read_bytes()
    for other in (edit_by_hand(target), b"xin ch\xc3\xa0o"):
        target.write_bytes(other)
        assert main(["docx", "2022-03", "--force"]) == 0
        assert target.read_bytes() == made


def test_an_issued_report_is_no_draft_in_what_is_told(repository: Path, capsys: Printed) -> None:
    edit(repository / REPORT, "Công tác trong tháng bảo đảm tiến độ.", "Công tác  trong tháng bảo đảm tiến độ.")
    assert main(["docx", "2022-03"]) == 0
    assert f"{REPORT}: bản nháp còn 1 cảnh báo." in capsys.readouterr().err
    edit(repository / REPORT, "status: draft", ISSUED)
    assert main(["docx", "2022-03"]) == 0
    said = capsys.readouterr().err
    assert f"{REPORT}: báo cáo đã ban hành còn 1 cảnh báo." in said
    assert "nháp" not in said


@pytest.mark.parametrize(("front", "is_told"), [("status: draft", True), ("sample: true", False), (ISSUED, False)])
def test_a_draft_without_signer_is_told_so(repository: Path, capsys: Printed, front: str, is_told: bool) -> None:
    edit(repository / "baocao.yml", ", full_name: Trần Thị Bình", "")
    edit(repository / REPORT, "status: draft", front)
    assert main(["docx", "2022-03"]) == 0
    assert ("Bản nháp chưa có họ tên người ký" in capsys.readouterr().err) is is_told


def test_what_is_refused_does_not_stop_the_others(repository: Path, capsys: Printed) -> None:
    assert main(["docx"]) == 0
    edit_by_hand(repository / "build/docx/2022/2022-02.docx")
    edit(repository / REPORT, "Số hóa 500", "Số hóa 600")
    capsys.readouterr()
    assert main(["docx"]) == 1
    printed = capsys.readouterr()
    assert printed.out == "build/docx/2022/2022-03.docx\n"
    assert "2022-02" in printed.err


# --------------------------------------------------------------------------- what costs nothing


def no_pandoc(*_: object, **__: object) -> bytes:
    raise AssertionError("a Word file was made")


def test_an_unchanged_report_is_not_made_again(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    assert main(["docx"]) == 0
    first = capsys.readouterr()
    monkeypatch.setattr(word_files, "write_docx", no_pandoc)
    (repository / REPORT).touch()
    assert main(["docx"]) == 0
    assert capsys.readouterr() == first
    assert main(["docx", "-o", "ra"]) == 0
    for path in (repository / "ra").rglob("*.docx"):
        assert path.read_bytes() == (repository / "build/docx" / path.relative_to(repository / "ra")).read_bytes()


@pytest.mark.parametrize("change", ["report", "baocao.yml", "older baocao.yml", "file", "epoch", "force"])
def test_a_word_file_is_made_again_when_anything_it_comes_from_changed(
    repository: Path, target: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    stamp, arguments = read_stamp(target.read_bytes()), ["docx", "2022-03"]
    made: list[bytes] = []
    write = word_files.write_docx
    monkeypatch.setattr(word_files, "write_docx", lambda *a, **k: made.append(write(*a, **k)) or made[-1])
    match change:
        case "report":
            edit(repository / REPORT, "Số hóa 500", "Số hóa 600")
            long_ago(repository / REPORT)
        case "baocao.yml":
            edit(repository / "baocao.yml", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
        case "older baocao.yml":
            edit(repository / "baocao.yml", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
            long_ago(repository / "baocao.yml")
        case "file":
            edit_by_hand(target)
        case "epoch":
            monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
        case "force":
            arguments.append("--force")
    assert main(arguments) == (1 if change == "file" else 0)
    assert len(made) == 1
    assert (read_stamp(made[0]) == stamp) is (change in ("file", "force"))


@pytest.mark.parametrize("arguments", [["docx"], ["docx", "--changed"], ["docx", "so-a/2022-03", "-o", "ra"]])
def test_settings_that_are_put_back_with_their_old_time_count(
    repository: Path, capsys: Printed, arguments: list[str]
) -> None:
    """As `cp -p`, rsync and whoever unpacks an archive put a file back."""
    home = repository / "so-a"
    shutil.copytree(repository / "reports", home / "reports")
    shutil.copy(repository / "baocao.yml", home)
    (repository / "baocao.yml").write_text("offices: {so-a: so-a}\n")
    assert main(["docx"]) == 0
    made = repository / "build/docx/so-a/2022/2022-03.docx"
    right, settings = made.read_bytes(), home / "baocao.yml"
    shutil.copy2(settings, repository / "goc.yml")
    edit(settings, "place: Hải Sơn", "place: Hà Nội")
    assert main(["docx"]) == 0
    assert made.read_bytes() != right
    shutil.copy2(repository / "goc.yml", settings)
    capsys.readouterr()
    assert main(arguments) == 0
    (shown,) = [line for line in capsys.readouterr().out.splitlines() if "2022-03" in line]
    assert Path(shown).read_bytes() == right


def test_an_office_is_let_go_with_its_last_file(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is in a circle, since a command does not collect garbage."""
    names = ("so-a", "so-b", "so-c")
    for name in names:
        shutil.copytree(repository / "reports", repository / name / "reports")
        shutil.copy(repository / "baocao.yml", repository / name)
    (repository / "baocao.yml").write_text(f"offices: {{{', '.join(f'{name}: {name}' for name in names)}}}\n")
    held: list[weakref.ref[Months]] = []
    most = 0

    def put(job: Job, data: bytes, seen: str) -> None:
        nonlocal most
        held.append(weakref.ref(job.months))
        most = max(most, len({id(months) for each in held if (months := each())}))

    monkeypatch.setattr(docx_files, "put", put)
    assert main(["docx", "-j", "1"]) == 0
    assert len(held) == 2 * len(names)
    assert most == 1


# --------------------------------------------------------------------------- the bar


def test_there_is_a_bar_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    monkeypatch.setattr(progress, "_AFTER_SECONDS", 0)

    def shown(*, terminal: bool) -> str:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
        with progress.progress(3, "Xuất Word") as bar:
            for number in range(3):
                with bar.aside():
                    print(number)
                bar.step()
        printed = capsys.readouterr()
        assert printed.out == "0\n1\n2\n"
        return printed.err

    assert shown(terminal=False) == ""
    assert "Xuất Word" in shown(terminal=True)


# --------------------------------------------------------------------------- since a revision


def test_since_a_revision_only_what_changed_is_made(repository: Path, capsys: Printed) -> None:
    begin(repository)
    assert main(["docx", "--since", "HEAD"]) == 0
    assert "chưa báo cáo nào thay đổi so với HEAD" in capsys.readouterr().err
    assert not (repository / "build/docx").exists()
    edit(repository / REPORT, "Số hóa 500", "Số hóa 600")
    assert main(["docx", "--since", "HEAD"]) == 0
    assert capsys.readouterr().out == "build/docx/2022/2022-03.docx\n"


def test_since_a_revision_a_deleted_report_is_nothing_to_make(repository: Path, capsys: Printed) -> None:
    begin(repository)
    (repository / REPORT).unlink()
    assert main(["docx", "--since", "HEAD", "-o", "ra.docx"]) == 0
    assert "Không có gì để xuất" in capsys.readouterr().err


def test_since_a_revision_of_the_named_reports_those_that_changed_are_made(repository: Path, capsys: Printed) -> None:
    begin(repository)
    edit(repository / REPORT, "Số hóa 500", "Số hóa 600")
    assert main(["docx", "2022-02", "--since", "HEAD"]) == 0
    assert "các báo cáo được gọi tên không đổi so với HEAD" in capsys.readouterr().err
    assert main(["docx", "2022-02", "2022-03", "--since", "HEAD"]) == 0
    assert capsys.readouterr().out == "build/docx/2022/2022-03.docx\n"
    assert main(["docx", "2022-09", "--since", "HEAD"]) == 2


def test_since_an_unknown_revision_is_wrong_usage(repository: Path, capsys: Printed) -> None:
    begin(repository)
    assert main(["docx", "--since", "khong-co"]) == 2
    assert "khong-co" in capsys.readouterr().err
