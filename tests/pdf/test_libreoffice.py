"""The LibreOffice process, by a program that does what each file tells it to: work, crash, hang or pass over."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from baocao.pdf import libreoffice
from baocao.pdf.libreoffice import Failure, Outcome, convert, find_libreoffice
from support.repositories import is_running, wait_for

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the made-up office is a script with a first line #!")

# Takes the arguments that soffice takes. Each start is a line of `starts`; what it leaves running one of `children`.
OFFICE = """#!{python}
import os, pathlib, signal, subprocess, sys, time
here = pathlib.Path(__file__).parent
out = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
files = [pathlib.Path(name) for name in sys.argv[sys.argv.index("--outdir") + 2:]]
with (here / "starts").open("a") as starts:
    print(len(files), file=starts)
if (here / "broken").exists():
    sys.exit("cannot start")
for file in files:
    does = file.read_text()
    if does == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif does == "crash once" and not (here / "crashed").exists():
        (here / "crashed").touch()
        sys.exit(77)
    elif does == "hang":
        child = subprocess.Popen(["sleep", "1000"])
        (here / "children").write_text(str(child.pid))
        time.sleep(1000)
    elif does != "pass over":
        with (out / file.with_suffix(".pdf").name).open("w") as pdf:
            print("%PDF-1.6", does, file=pdf, flush=True)
            time.sleep(0.3 if does == "slow" else 0)
            print("%%EOF", file=pdf)
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The made-up office; what `convert` puts into its temporary folders lies in `temporary` beside it."""
    path = tmp_path / "soffice"
    path.write_text(OFFICE.format(python=sys.executable), encoding="utf-8")
    path.chmod(0o755)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return path


def converted(program: Path, *files: str, processes: int = 1, time_limit: float = 20) -> list[str]:
    """What came of each file: the PDF's first line without its sign, or why there is none."""
    results = dict(convert([file.encode() for file in files], program, processes=processes, time_limit=time_limit))
    assert sorted(results) == list(range(len(files)))
    assert list((program.parent / "temporary").iterdir()) == []
    return [_said(results[index]) for index in range(len(files))]


def _said(outcome: Outcome) -> str:
    return outcome.reason if isinstance(outcome, Failure) else outcome.decode().split("\n")[0].removeprefix("%PDF-1.6 ")


def starts(program: Path) -> list[int]:
    """How many files each start was given."""
    return [int(line) for line in (program.parent / "starts").read_text().split()]


def test_one_process_makes_a_whole_batch(program: Path) -> None:
    assert converted(program, "a", "slow", "b", "c") == ["a", "slow", "b", "c"]
    assert starts(program) == [4]


def test_several_processes_share_the_files(program: Path) -> None:
    assert converted(program, "a", "b", "c", "d", "e", processes=2) == ["a", "b", "c", "d", "e"]
    assert sorted(starts(program)) == [2, 3]


def test_nothing_to_do_starts_nothing(program: Path) -> None:
    assert converted(program) == []
    assert not (program.parent / "starts").exists()


def test_a_very_long_batch_goes_in_stretches(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "_MOST_AT_ONCE", 2)
    assert converted(program, "a", "b", "c", "crash", "e")[:3] == ["a", "b", "c"]
    assert starts(program) == [2, 2, 1, 1]


def test_a_file_on_which_it_crashes_is_given_up_and_the_others_are_made(program: Path) -> None:
    a, crash, c, d = converted(program, "a", "crash", "c", "d")
    assert (a, c, d) == ("a", "c", "d")
    assert f"mã {-signal.SIGSEGV}" in crash
    assert starts(program) == [4, 1, 2]


def test_a_file_on_which_it_crashed_by_accident_is_made_the_second_time(program: Path) -> None:
    assert converted(program, "a", "crash once", "c") == ["a", "crash once", "c"]


def test_a_file_on_which_it_hangs_is_given_up_and_nothing_is_left_running(program: Path) -> None:
    a, hang, c = converted(program, "a", "hang", "c", time_limit=2)
    assert (a, c) == ("a", "c")
    assert "2 giây" in hang
    assert not is_running(int((program.parent / "children").read_text()))


def test_a_file_that_it_cannot_open_is_passed_over(program: Path) -> None:
    a, over, c, last = converted(program, "a", "pass over", "c", "pass over")
    assert (a, c) == ("a", "c")
    assert over == last == "LibreOffice không mở được tệp này."


def test_an_office_that_never_works_is_not_tried_with_every_file(program: Path) -> None:
    (program.parent / "broken").touch()
    assert {"cannot start" in said for said in converted(program, *"abcdefghij")} == {True}
    assert len(starts(program)) < 6


def test_a_program_that_cannot_be_run_is_a_failure(tmp_path: Path, program: Path) -> None:
    program.write_text("#!/khong/co\n", encoding="utf-8")
    assert converted(program, "a")[0].startswith(f"LibreOffice không chạy được ({program}: ")
    assert "No such file" not in converted(program, "a")[0]


def test_it_ends_with_everything_it_started_when_the_user_has_had_enough(program: Path) -> None:
    before = set(threading.enumerate())
    results = convert([b"a", b"hang"], program)
    assert next(results)[0] == 0
    children = program.parent / "children"
    wait_for(lambda: children.exists() and children.read_text() != "")
    results.close()
    assert not is_running(int(children.read_text()))
    assert list((program.parent / "temporary").iterdir()) == []
    assert set(threading.enumerate()) <= before


def test_folders_that_killed_runs_left_go_after_a_day(program: Path) -> None:
    left, young, other = (program.parent / "temporary" / name for name in ("baocao-pdf-a", "baocao-pdf-b", "c"))
    for folder in (left, young, other):
        (folder / "profile").mkdir(parents=True)
    yesterday = time.time() - 25 * 60 * 60
    for folder in (left, other):
        os.utime(folder, (yesterday, yesterday))
    assert [one[0] for one in convert([b"a"], program)] == [0]
    assert sorted(left.parent.iterdir()) == [young, other]


def test_the_office_is_the_named_one_or_else_the_one_on_the_path(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(libreoffice.PROGRAM_VARIABLE, raising=False)
    assert find_libreoffice() == program
    named = program.rename(tmp_path / "other")
    monkeypatch.setenv(libreoffice.PROGRAM_VARIABLE, str(named))
    assert find_libreoffice() == named
    monkeypatch.setenv(libreoffice.PROGRAM_VARIABLE, str(tmp_path / "khong-co"))
    assert find_libreoffice() is None
