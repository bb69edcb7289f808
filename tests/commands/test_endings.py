"""How a command ends that cannot go on as usual: Ctrl-C, streams that nobody reads, a full disk, others at work."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from baocao.site.edge.lock import BuildLock
from support.made import CHECKOUT, furnish
from support.repositories import REPORT, edit, enter_repository

pytestmark = pytest.mark.takes_long

BAOCAO = f"'{sys.executable}' -m baocao"
INTERRUPTED = 130
STARTED = "import sys; from baocao.__main__ import main; print('started', flush=True); sys.exit(main())"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of the made-up office with two months, one of them with findings; commands run in it."""
    root = enter_repository(tmp_path, monkeypatch)
    monkeypatch.setenv("PYTHONPATH", str(CHECKOUT / "scripts"))
    edit(root / REPORT, "xong}", "xog}")
    return root


@pytest.fixture
def offices(repository: Path) -> Path:
    """A repository of so many offices that they are shared out among processes."""
    for number in range(24):
        shutil.copytree(repository / "reports", repository / f"so-{number}" / "reports")
        shutil.copy(repository / "baocao.yml", repository / f"so-{number}")
    shutil.rmtree(repository / "reports")
    listed = ", ".join(f"so-{number}: so-{number}" for number in range(24))
    (repository / "baocao.yml").write_text(f"offices: {{{listed}}}\n", encoding="utf-8")
    return repository


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("check >&-", 1, ""),
        ("check >&- 2>&- <&-", 1, ""),
        ("docx <&- >&-", 0, "bản nháp còn"),
        ("check --format json 2>&-", 1, ""),
        ("carry 2022-03 --interactive <&-", 0, ""),
        ("check >/dev/full", 2, "đĩa đã đầy"),
        ("check --format json >/dev/full 2>&1", 2, ""),
        ("--help >/dev/full", 2, "đĩa đã đầy"),
        ("rules >/dev/full", 2, "đĩa đã đầy"),
        ("nothing-such 2>/dev/full", 2, ""),
    ],
)
def test_a_stream_that_is_closed_or_full_is_no_reason_to_crash(
    repository: Path, line: str, code: int, said: str
) -> None:
    if "/dev/full" in line and not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    done = subprocess.run(["sh", "-c", f"{BAOCAO} {line}"], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, "Traceback" in done.stderr, "Exception" in done.stderr) == (code, False, False)
    assert said in done.stderr
    assert len(done.stderr.splitlines()) <= 2


@pytest.mark.parametrize("line", ["rules", "rules --format markdown", "--help", "check --format sarif", "check 2>&1"])
def test_a_reader_that_has_had_enough_is_no_trouble(repository: Path, line: str) -> None:
    piped = f"({BAOCAO} {line}; echo code $? >&3) 3>&2 | head -c 1"
    done = subprocess.run(["sh", "-c", piped], capture_output=True, text=True, timeout=60, check=False)
    hint = "Giải thích một quy tắc: baocao check --explain MÃ\n" if line == "rules" else ""
    assert done.stderr in (f"{hint}code 0\n", f"{hint}code 1\n")


def test_ctrl_c_ends_in_silence_whenever_it_comes(offices: Path) -> None:
    codes = set()
    for number in range(8):
        command = [sys.executable, "-c", STARTED, "docx" if number % 2 else "check"]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "started\n"  # how Python itself starts is not ours
            time.sleep(0.01 + 0.12 * number)  # it imports, it reads, it works in parallel
            if number % 3:
                os.killpg(process.pid, signal.SIGINT)
            else:
                process.send_signal(signal.SIGINT)  # not from a keyboard: the workers do not get it
            _, said = process.communicate(timeout=60)
            codes.add(process.returncode)
            assert not {"Traceback", "Exception", "Interrupt"} & set(said.replace(":", " ").split())
    assert INTERRUPTED in codes
    assert codes <= {INTERRUPTED, -signal.SIGINT, 0, 1}  # the second where Python itself was ending already


def test_a_pandoc_that_ctrl_c_has_ended_too_is_no_failure_of_its_report(repository: Path) -> None:
    pandoc = repository / "pandoc"
    pandoc.write_text("#!/bin/sh\nkill -INT 0\nsleep 5\n")  # as a terminal does: to all of the group
    pandoc.chmod(0o755)
    script = (
        f"import sys, baocao.word.writing.pandoc as pandoc; pandoc.pandoc_path = lambda: {str(pandoc)!r}; "
        "from baocao.__main__ import main; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "docx"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        start_new_session=True,
    )
    assert (done.returncode, done.stdout) == (INTERRUPTED, "")
    assert done.stderr == "Lệnh bị ngắt giữa chừng; còn 2 báo cáo chưa xuất.\n"


def test_ctrl_c_in_the_middle_of_compiled_code_ends_the_command_all_the_same() -> None:
    swallowed = """
import os, signal, sys, time, baocao.cli
from baocao.__main__ import main
from baocao.interrupt import at_work

class Swallows:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(1)

def run():
    with at_work():
        Swallows()
        time.sleep(60)

baocao.cli.main = run
sys.exit(main())
"""
    done = subprocess.run([sys.executable, "-c", swallowed], capture_output=True, text=True, timeout=50, check=False)
    assert (done.returncode, done.stderr) == (INTERRUPTED, "")


def test_two_sites_at_once_are_built_one_after_the_other(repository: Path) -> None:
    furnish(repository, "mkdocs.yml", "docs", "scripts")
    lock = BuildLock()
    lock.acquire(repository / "build/.site.lock", refuse)
    command = [str(repository / ".venv/bin/baocao"), "site"]
    builds = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=repository) for _ in range(2)]
    try:
        for build in builds:
            assert build.stderr is not None
            assert any("đợi nó xong rồi dựng tiếp" in line for line in build.stderr)
        assert not (repository / "build/site").exists()
        lock.release()
        said = [build.communicate(timeout=120)[1] for build in builds]
        assert [build.returncode for build in builds] == [0, 0], said
    finally:
        for build in builds:
            build.kill()
            build.wait()
    assert (repository / "build/site/2022/2022-03/index.html").is_file()
    assert (repository / "build/site/404.html").is_file()
    lock.acquire(repository / "build/.site.lock", refuse)
    lock.release()


ENDED_FIRST = """
import os, sys
from baocao.commands.common.parallel import WorkerDied, processes

def end(_):
    os.system(f"(sleep .05; kill -INT {os.getppid()}) >&- 2>&- &")
    os._exit(1)

try:
    with processes(2) as pool:
        list(pool.map(end, [1]))
except KeyboardInterrupt:
    sys.exit(130)
except WorkerDied:
    sys.exit(2)
"""


def test_ctrl_c_that_ends_a_worker_first_is_no_death_of_a_worker() -> None:
    done = subprocess.run([sys.executable, "-c", ENDED_FIRST], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (INTERRUPTED, "")


def refuse() -> None:
    raise AssertionError("somebody else builds")
