"""Every command, given anything at all in place of a report, of baocao.yml or of reports/: no traceback, no waiting,
the right exit code, and the file named."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from baocao.cli import main
from support.made import furnish, make
from support.odd_files import ALL, READABLE, UNREADABLE, put
from support.repositories import enter_repository

PATH = "reports/2022/2022-05.md"
LONGEST = 60
"""Seconds after which a command waits for something that never comes."""
Printed = pytest.CaptureFixture[str]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of the made-up office with two clean months; commands run in it."""
    return enter_repository(tmp_path, monkeypatch)


@pytest.fixture(autouse=True)
def _patience() -> Iterator[None]:
    def give_up(*_: object) -> None:
        raise AssertionError("it waits")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(LONGEST)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def check(capsys: Printed, arguments: str, code: int, name: str) -> None:
    """The command ends with the code and says something of the file."""
    capsys.readouterr()
    assert (arguments, main(arguments.split())) == (arguments, code)
    printed = capsys.readouterr()
    assert name in printed.out + printed.err, arguments
    assert "Traceback" not in printed.err


@pytest.mark.parametrize("kind", READABLE)
def test_an_odd_report_that_can_be_read_is_a_report_with_findings(repository: Path, capsys: Printed, kind: str) -> None:
    put(repository / PATH, kind)
    for command in ("check", "check 2022-05", f"check {PATH} --format json", "check --format gitlab", "check --fix"):
        check(capsys, command, 1, PATH)
    check(capsys, "trace", 0, "")
    check(capsys, "stats", 0, "")
    check(capsys, "export ra", 0, "")
    check(capsys, "carry 2022-05", 2, "2022-04")
    check(capsys, "carry 2022-03", 0, "2022-03")
    check(capsys, "new 2022-05", 1, PATH)
    check(capsys, "new 2022-06", 0, "2022-06")
    check(capsys, "docx", 0, "build/docx/2022/2022-05.docx")
    check(capsys, f"verify {PATH}", 2, PATH)
    check(capsys, "rules", 0, "F09")


@pytest.mark.parametrize("kind", [*UNREADABLE, "forbidden"])
def test_what_cannot_be_read_is_said_and_the_others_are_handled(repository: Path, capsys: Printed, kind: str) -> None:
    if kind == "forbidden" and os.getuid() == 0:
        pytest.skip("root may read every file")
    put(repository / PATH, kind)
    for command in ("check", "check 2022-05", f"check {PATH} --format json", "check --format sarif", "check --fix"):
        check(capsys, command, 2, PATH)
    check(capsys, "trace", 2, PATH)
    check(capsys, "stats", 2, PATH)
    check(capsys, "export ra", 2, PATH)
    check(capsys, "carry 2022-05", 2, PATH)
    check(capsys, "carry 2022-03", 0, "2022-03")
    check(capsys, "new 2022-05", 1, PATH)
    check(capsys, "new 2022-06", 0, PATH)
    (repository / "reports/2022/2022-06.md").unlink()
    check(capsys, "docx", 2, PATH)
    assert (repository / "build/docx/2022/2022-03.docx").is_file()
    check(capsys, "docx --changed", 2, PATH)
    check(capsys, "pdf 2022-05", 2, PATH)
    check(capsys, f"verify {PATH}", 2, PATH)


@pytest.mark.parametrize("kind", ALL)
def test_a_baocao_yml_that_is_none_is_named(repository: Path, capsys: Printed, kind: str) -> None:
    put(repository / "baocao.yml", kind)
    for command in (
        "check",
        "check --fix",
        "carry 2022-03",
        "trace",
        "stats",
        "export ra",
        "new 2022-05",
        "docx",
        "pdf",
        "check 2022-03",
    ):
        check(capsys, command, 2, "baocao.yml")
    check(capsys, "check --config baocao.yml", 2, "baocao.yml")
    check(capsys, "rules", 0, "F09")


@pytest.mark.parametrize(
    "kind", ["empty", "pipe", "socket", "link to nothing", "link to itself", "link through itself"]
)
def test_reports_that_are_no_folder_are_named(repository: Path, capsys: Printed, kind: str) -> None:
    put(repository / "reports", kind)
    code = 1 if kind in READABLE else 2
    check(capsys, "check", code, "reports:1:1")
    check(capsys, "check --format json", code, '"path": "reports"')
    check(capsys, "carry 2022-03", 2, "2022-03")
    check(capsys, "new 2022-05", 2, "reports không phải một thư mục")
    check(capsys, "docx 2022-03", 2, "2022-03")
    (repository / "reports").unlink()
    (repository / "reports").mkdir()
    put(repository / "reports/2022", kind)
    check(capsys, "new 2022-05", 2, "reports/2022 không phải một thư mục")


def test_links_below_reports_that_go_in_a_circle_are_named_and_not_followed(repository: Path, capsys: Printed) -> None:
    reports = repository / "reports"
    (reports / "vong").symlink_to("vong")
    (reports / "2022/len").symlink_to("..")
    (reports / "hai").symlink_to("ba")
    (reports / "ba").symlink_to("hai")
    (reports / "2021").symlink_to("2022")
    (reports / "hinh").symlink_to("../anh")
    (repository / "anh").mkdir()
    capsys.readouterr()
    assert main(["check"]) == 2
    printed = capsys.readouterr().out
    for name in ("vong", "2022/len", "hai", "ba", "2021"):
        assert f"reports/{name}:1:1: lỗi [F09]" in printed
    assert "hinh" not in printed
    assert "trong 7 báo cáo" in printed


def test_a_target_that_is_a_pipe_is_not_waited_for(repository: Path, capsys: Printed) -> None:
    os.mkfifo(repository / "ra.docx")
    check(capsys, "docx 2022-03 -o ra.docx", 2, "ra.docx")
    os.mkfifo(repository / "ra.pdf")
    (repository / "build").write_text("", encoding="utf-8")
    check(capsys, "docx", 2, "2022-03.docx")


def test_the_site_is_built_with_every_odd_report(repository: Path) -> None:
    furnish(repository, "mkdocs.yml", "docs", "scripts")
    for number, kind in enumerate(ALL):
        put(repository / f"reports/2022/la-{number}.md", kind)
    done = make(repository, "site")
    assert "Traceback" not in done.stderr
    assert done.returncode == 0, done.stderr
    assert (repository / "build/site/2022/2022-03/index.html").is_file()
    page = (repository / "build/site/index.html").read_text(encoding="utf-8")
    for number, kind in enumerate(ALL):
        if kind in UNREADABLE:
            assert f"la-{number}.md" in page, kind


def test_a_report_whose_name_ends_in_capitals_is_read_and_asked_to_be_renamed(
    repository: Path, capsys: Printed
) -> None:
    (repository / "reports/2022/2022-03.md").rename(repository / "reports/2022/2022-03.MD")
    assert main(["check", "--select", "F,K09"]) == 1
    told = capsys.readouterr().out
    assert "lỗi [F04] Tệp ghi kỳ báo cáo 2022-03, nhưng tên tệp là 2022-03.MD." in told
    assert "chuyển tệp thành reports/2022/2022-03.md" in told.replace("\n     ", " ")
    assert "1 lỗi trong 2 báo cáo" in told


def test_a_folder_with_the_name_of_a_report_is_asked_to_be_renamed(repository: Path, capsys: Printed) -> None:
    (repository / PATH).mkdir()
    assert main(["check", "--select", "F"]) == 2
    assert "Đổi tên thư mục: tên có đuôi .md" in capsys.readouterr().out
