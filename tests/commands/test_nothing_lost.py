"""Commands that write over what they read, while somebody else works on the files, or the disk does not let them."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from baocao.cli import main
from baocao.commands import new
from baocao.commands.common import writing
from baocao.commands.common.printing import docx_files, pdf_files
from baocao.files import write_over
from baocao.pdf.libreoffice import Outcome, convert
from baocao.tasks.draft import draft
from support.made import CHECKOUT
from support.repositories import REPORT, edit, edit_by_hand, enter_repository, noted_on

pytestmark = pytest.mark.takes_long

Printed = pytest.CaptureFixture[str]
FEBRUARY, MARCH = "reports/2022/2022-02.md", REPORT


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return enter_repository(tmp_path, monkeypatch)


@pytest.fixture
def blanks(repository: Path) -> Path:
    """The repository with something to mend in both months."""
    edit(repository / FEBRUARY, "Mua máy chủ", "Mua  máy chủ")
    edit(repository / MARCH, "Số hóa 500", "Số hóa  500")
    return repository


def before_writing(
    monkeypatch: pytest.MonkeyPatch, act: Callable[[str], object], *, also_after: Callable[[str], object] | None = None
) -> None:
    """Let something happen just before each report is written, and just after."""

    def around(path: Path, *arguments: object) -> None:
        act(path.name)
        write_over(path, *arguments)  # type: ignore[arg-type]
        if also_after:
            also_after(path.name)

    monkeypatch.setattr(writing, "write_over", around)


def temporaries(root: Path) -> list[Path]:
    return list(root.rglob(".baocao-*"))


def baocao(
    *arguments: str,
    root: Path,
    run_by: Callable[..., list[str]] = lambda *command: list(command),
    preexec_fn: Callable[[], None] | None = None,
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = run_by(sys.executable, "-m", "baocao", *arguments)
    return subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, timeout=120, preexec_fn=preexec_fn
    )


# --------------------------------------------------------------------------- somebody saves meanwhile


def test_fix_leaves_a_report_that_was_saved_meanwhile_and_mends_the_others(
    blanks: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    saved = (blanks / FEBRUARY).read_bytes() + "\nThêm của đồng nghiệp.\n".encode()
    before_writing(monkeypatch, lambda name: (blanks / FEBRUARY).write_bytes(saved))
    assert main(["check", "--fix", "--format", "json"]) == 1
    said = capsys.readouterr().err
    assert (blanks / FEBRUARY).read_bytes() == saved
    assert "Số hóa 500" in (blanks / MARCH).read_text(encoding="utf-8")
    assert f"vừa lưu {FEBRUARY}" in said
    assert "chạy lại lệnh" in said
    assert f"Đã sửa 1 tệp: {MARCH}." in said
    assert f"Chưa sửa 1 tệp: {FEBRUARY}." in said
    monkeypatch.undo()
    os.chdir(blanks)
    main(["check", "--fix"])
    text = (blanks / FEBRUARY).read_text(encoding="utf-8")
    assert "Mua máy chủ" in text
    assert "Thêm của đồng nghiệp." in text


def test_fix_does_not_make_a_report_again_that_was_taken_away(
    blanks: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    before_writing(monkeypatch, lambda name: (blanks / FEBRUARY).unlink(missing_ok=True))
    assert main(["check", "--fix"]) == 1
    assert not (blanks / FEBRUARY).exists()
    assert f"{FEBRUARY} vừa bị xóa hoặc đổi tên" in capsys.readouterr().err


def test_fix_of_many_offices_by_many_processes_writes_all_of_them(blanks: Path) -> None:
    lines = ["offices:"]
    for number in range(9):
        office = blanks / f"co-quan/so-{number}"
        shutil.copytree(blanks / "reports", office / "reports")
        shutil.copy(blanks / "baocao.yml", office)
        lines.append(f"  so-{number}: co-quan/so-{number}")
    shutil.rmtree(blanks / "reports")
    (blanks / "baocao.yml").write_text("\n".join([*lines, "archive: [VT]", ""]), encoding="utf-8")
    done = baocao("check", "--fix", "-j", "2", root=blanks)
    assert (done.returncode, done.stderr) == (0, "Đã sửa 18 tệp.\n")
    assert not any(b"  m" in path.read_bytes() for path in blanks.rglob("*.md"))
    assert baocao("check", "--fix", "-j", "2", root=blanks).stderr == "Không có gì để tự sửa.\n"


@pytest.fixture
def uncertain(repository: Path) -> Path:
    """The repository with a result that is linked surely, and one that somebody has to be asked about."""
    edit(repository / FEBRUARY, "Mua máy chủ. {#mua-may-chu}", "Mua máy chủ.\n- Kiểm tra di tích tại huyện Bắc Sơn.")
    edit(
        repository / MARCH,
        "Đã mua máy chủ. {#mua-may-chu xong}",
        "Đã mua máy chủ.\n- Kiểm tra di tích tại huyện Nam Sơn.",
    )
    return repository


def asking(root: Path) -> subprocess.Popen[str]:
    """A run of `carry --interactive` that has read all and waits for an answer."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    pipe = subprocess.PIPE
    running = subprocess.Popen(
        [sys.executable, "-m", "baocao", "carry", "2022-03", "--interactive"],
        cwd=root, env=environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True,
    )  # fmt: skip
    assert running.stderr is not None
    asked = ""
    while "Số mấy?" not in asked:
        letter = running.stderr.read(1)
        assert letter, asked
        asked += letter
    return running


@pytest.mark.parametrize("name", [FEBRUARY, MARCH])
def test_carry_writes_nothing_where_one_of_the_reports_was_saved_while_it_asked(uncertain: Path, name: str) -> None:
    before = {one: (uncertain / one).read_bytes() for one in (FEBRUARY, MARCH)}
    with asking(uncertain) as running:
        saved = before[name] + "\nThêm của đồng nghiệp.\n".encode()
        (uncertain / name).write_bytes(saved)
        shown, said = running.communicate("1\n1\n1\n", timeout=60)
    assert running.returncode == 1
    assert {one: (uncertain / one).read_bytes() for one in before} == {**before, name: saved}
    assert f"vừa lưu {name}" in said
    assert "Chưa ghi mã nhiệm vụ nào." in said
    assert "+- Đã mua máy chủ {#mua-may-chu xong}." in shown, "what was answered is not lost"
    assert temporaries(uncertain) == []


def test_carry_that_is_not_disturbed_writes_what_was_answered(uncertain: Path) -> None:
    with asking(uncertain) as running:
        _, said = running.communicate("1\n1\n1\n", timeout=60)
    assert f"mã nhiệm vụ vào {MARCH}" in said
    assert "{#mua-may-chu xong}" in (uncertain / MARCH).read_text(encoding="utf-8")


def test_carry_says_what_it_wrote_where_the_second_report_is_saved_in_between(
    uncertain: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    saved = (uncertain / MARCH).read_bytes() + "\nThêm.\n".encode()
    before_writing(monkeypatch, lambda name: None, also_after=lambda name: (uncertain / MARCH).write_bytes(saved))
    assert main(["carry", "2022-03", "--write"]) == 1
    said = capsys.readouterr().err
    assert (uncertain / MARCH).read_bytes() == saved
    assert f"Đã ghi 1 tệp: {FEBRUARY}." in said
    assert f"Chưa ghi 1 tệp: {MARCH}." in said
    assert f"mã nhiệm vụ vào {MARCH}" not in said


def test_ctrl_c_says_what_is_written_and_what_is_not(
    blanks: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    def interrupt(name: str) -> None:
        raise KeyboardInterrupt

    before_writing(monkeypatch, lambda name: None, also_after=interrupt)
    assert main(["check", "--fix"]) == 130
    said = capsys.readouterr().err
    assert f"Đã sửa 1 tệp: {FEBRUARY}." in said
    assert f"Chưa sửa 1 tệp: {MARCH}." in said
    assert temporaries(blanks) == []


def test_ctrl_c_tells_of_every_word_file_that_is_on_disk(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    for month in ("04", "05", "06", "07"):
        shutil.copy(repository / MARCH, repository / f"reports/2022/2022-{month}.md")
        edit(repository / f"reports/2022/2022-{month}.md", "period: 2022-03", f"period: 2022-{month}")
    real = docx_files.tell
    told = []

    def tell_once(*arguments: object) -> int:
        if told:
            raise KeyboardInterrupt
        told.append(arguments)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(docx_files, "tell", tell_once)
    assert main(["docx", "-j", "2"]) == 130
    printed = capsys.readouterr()
    on_disk = {path.relative_to(repository).as_posix() for path in repository.rglob("*.docx")}
    assert set(printed.out.split()) == on_disk
    assert f"còn {6 - len(on_disk)} báo cáo chưa xuất" in printed.err


def test_new_keeps_a_report_that_somebody_made_meanwhile(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    made = repository / "reports/2022/2022-04.md"

    def draft_meanwhile(*arguments: object) -> str:
        made.write_text("của đồng nghiệp", encoding="utf-8")
        return draft(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(new, "draft", draft_meanwhile)
    assert main(["new", "2022-04"]) == 1
    assert "không ghi đè" in capsys.readouterr().err
    assert made.read_text(encoding="utf-8") == "của đồng nghiệp"
    assert temporaries(repository) == []


def test_a_word_file_that_somebody_saves_meanwhile_is_kept(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    target = repository / "build/docx/2022/2022-03.docx"
    assert main(["docx", "2022-03"]) == 0
    edit(repository / MARCH, "Số hóa 500", "Số hóa 600")
    real = docx_files.settled
    saved = []

    def settled(*arguments: object) -> bytes:
        data = real(*arguments)  # type: ignore[arg-type]
        saved.append(edit_by_hand(target))
        return data

    monkeypatch.setattr(docx_files, "settled", settled)
    assert main(["docx", "2022-03"]) == 1
    assert target.read_bytes() == saved[0]
    assert "vừa lưu build/docx/2022/2022-03.docx" in capsys.readouterr().err
    assert main(["docx", "2022-03", "--force"]) == 1, "also --force means the file that was there"
    assert temporaries(repository) == []


@pytest.mark.usefixtures("libreoffice")
def test_a_pdf_that_is_signed_while_libreoffice_works_is_kept(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    target = repository / "build/pdf/2022/2022-03.pdf"
    assert main(["pdf", "2022-03"]) == 0
    edit(repository / MARCH, "Số hóa 500", "Số hóa 600")
    signed = noted_on(target.read_bytes())

    def convert_meanwhile(*arguments: object, **options: object) -> Iterator[tuple[int, Outcome]]:
        target.write_bytes(signed)
        yield from convert(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(pdf_files, "convert", convert_meanwhile)
    assert main(["pdf", "2022-03"]) == 1
    assert target.read_bytes() == signed
    assert "vừa lưu build/pdf/2022/2022-03.pdf" in capsys.readouterr().err


# --------------------------------------------------------------------------- links, rights


def test_fix_and_carry_follow_a_link_inside_the_repository(blanks: Path) -> None:
    real = blanks / "luu-tru" / "thang-3.md"
    real.parent.mkdir()
    (blanks / MARCH).rename(real)
    (blanks / MARCH).symlink_to("../../luu-tru/thang-3.md")
    assert main(["check", "--fix"]) == 0
    assert (blanks / MARCH).is_symlink()
    assert "Số hóa 500" in real.read_text(encoding="utf-8")
    assert temporaries(blanks) == []


def test_an_official_file_is_not_written_through_a_link_that_leads_outside(repository: Path, capsys: Printed) -> None:
    outside = repository.parent / "ngoai.docx"
    target = repository / "build/docx/2022/2022-03.docx"
    target.parent.mkdir(parents=True)
    target.symlink_to(outside)
    assert main(["docx", "2022-03", "--force"]) == 2
    assert not outside.exists()
    assert "dẫn ra ngoài" in capsys.readouterr().err
    target.unlink()
    (repository / "thu.docx").symlink_to(outside)
    assert main(["docx", "2022-03", "-o", "thu.docx"]) == 0, "who names a file means that file"
    assert (repository / "thu.docx").is_symlink()
    assert outside.read_bytes()[:2] == b"PK"


def without_rights(*command: str) -> list[str]:
    """The command, run by somebody who may not do everything: rights are no hindrance to root."""
    if os.geteuid():
        return list(command)
    if shutil.which("setpriv") is None:
        pytest.skip("root cannot give up its rights here")
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all", *command]


@pytest.mark.parametrize("what", ["the folder", "the report"])
def test_what_is_read_only_stays_and_is_said(blanks: Path, what: str) -> None:
    before = (blanks / MARCH).read_bytes()
    if what == "the folder":
        (blanks / MARCH).parent.chmod(0o555)
    else:
        (blanks / MARCH).chmod(0o444)
    done = baocao("check", "--fix", "2022-03", root=blanks, run_by=without_rights)
    (blanks / MARCH).parent.chmod(0o777)
    assert done.returncode == 2
    assert f"Không đọc hoặc ghi được {MARCH}: không có quyền." in done.stderr
    assert f"Chưa sửa 1 tệp: {MARCH}." in done.stderr
    assert (blanks / MARCH).read_bytes() == before
    assert temporaries(blanks) == []


# --------------------------------------------------------------------------- a full disk


def test_a_limit_in_the_middle_is_said_with_what_is_written_and_what_is_not(blanks: Path) -> None:
    (blanks / MARCH).write_bytes((blanks / MARCH).read_bytes() + b"\n" * 5000)
    before = (blanks / MARCH).read_bytes()

    def only_a_little() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))

    done = baocao("check", "--fix", root=blanks, preexec_fn=only_a_little)
    assert done.returncode == 2
    assert f"{MARCH}: tệp lớn hơn mức hệ thống cho phép" in done.stderr
    assert f"Đã sửa 1 tệp: {FEBRUARY}." in done.stderr
    assert f"Chưa sửa 1 tệp: {MARCH}." in done.stderr
    assert "Traceback" not in done.stderr
    assert (blanks / MARCH).read_bytes() == before
    assert "  máy" not in (blanks / FEBRUARY).read_text(encoding="utf-8")
    assert temporaries(blanks) == []


@pytest.fixture
def small_disk(tmp_path: Path, blanks: Path) -> Iterator[Path]:
    """The same repository on a disk that is nearly full: one page of memory is left."""
    disk = tmp_path / "dia"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        (blanks / MARCH).write_bytes((blanks / MARCH).read_bytes() + b"\n" * 5000)
        shutil.copytree(blanks, disk / "kho")
        free = os.statvfs(disk)
        (disk / "day").write_bytes(b"x" * (free.f_bavail - 1) * free.f_bsize)
        yield disk / "kho"
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("command", [["check", "--fix"], ["docx", "-o", "."]])
def test_a_full_disk_leaves_every_file_whole(small_disk: Path, command: list[str]) -> None:
    before = (small_disk / MARCH).read_bytes()
    done = baocao(*command, root=small_disk)
    assert done.returncode == 2
    assert "đĩa đã đầy" in done.stderr
    assert "Traceback" not in done.stderr
    assert (small_disk / MARCH).read_bytes() == before
    if command[0] == "check":
        assert f"Đã sửa 1 tệp: {FEBRUARY}." in done.stderr
        assert f"Chưa sửa 1 tệp: {MARCH}." in done.stderr
    assert not list(small_disk.rglob("*.docx"))
    assert temporaries(small_disk) == []


# --------------------------------------------------------------------------- what killed runs leave


def test_what_a_killed_run_left_is_ignored_by_git_and_by_us_and_gone_with_the_next(
    repository: Path, capsys: Printed
) -> None:
    shutil.copy(CHECKOUT / ".gitignore", repository)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    killed = subprocess.run(
        [sys.executable, "-c", "import os; os.fsync = lambda _: os.kill(os.getpid(), 9)\n"
         "from baocao.cli import main; main(['new', '2022-04'])"],
        cwd=repository, env=environment,
    )  # fmt: skip
    assert killed.returncode == -9
    (left,) = temporaries(repository)
    subprocess.run(["git", "init", "--quiet"], check=True)
    status = subprocess.run(["git", "status", "--porcelain", "-uall"], capture_output=True, text=True, check=True)
    assert ".baocao-" not in status.stdout
    assert MARCH in status.stdout
    assert main(["check"]) == 0
    assert "2 báo cáo" in capsys.readouterr().out
    assert not left.exists()


def test_a_text_that_was_saved_just_when_a_run_was_killed_is_told_by_every_command(
    repository: Path, capsys: Printed
) -> None:
    kept = repository / "reports/2022" / f".baocao-{'0' * 16}-{'1' * 16}-{'2' * 16}-2022-03.md.tmp"
    kept.write_text("của đồng nghiệp", encoding="utf-8")
    for command in (["check"], ["docx"]):
        assert main(command) == 0
        assert f"còn ở reports/2022/{kept.name}." in capsys.readouterr().err
    assert kept.read_text(encoding="utf-8") == "của đồng nghiệp"


def test_what_a_killed_run_left_beside_official_files_is_gone_with_the_next(repository: Path) -> None:
    left = repository / "ra/2022" / f".baocao-{'0' * 16}.tmp"
    left.parent.mkdir(parents=True)
    left.touch()
    assert main(["docx", "2022-03", "-o", "ra"]) == 0
    assert not left.exists()
