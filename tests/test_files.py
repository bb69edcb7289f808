"""Writing over what was read: whoever saves meanwhile, and whenever we are killed, nobody's text is lost."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao import files
from baocao.files import ABSENT, Changed, Outside, content, remove, version, write_over, write_whole
from baocao.language.system_errors import why
from baocao.temporary_files import sweep

OLD, NEW, THEIRS = b"cu\n", b"moi\n", b"nguoi khac\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "2022-03.md"
    file.write_bytes(OLD)
    return file


@pytest.fixture(params=["exchange", "no exchange"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A system that can let two files change places, and one that cannot."""
    if request.param == "no exchange":
        monkeypatch.setattr(files, "_renameat2", lambda: None)
    return str(request.param)


def save(path: Path, data: bytes) -> None:
    """As editors do that write a new file and rename it."""
    beside = path.with_name("luu-tam")
    beside.write_bytes(data)
    beside.replace(path)


def save_in_place(path: Path, data: bytes) -> None:
    """As editors do that empty the file and write into it."""
    path.write_bytes(data)


def temporaries(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.rglob(".baocao-*"))


def before_the_exchange(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let somebody act in the last moment, once."""
    real = files._rename
    acts = iter([act])

    def rename(*arguments: object) -> None:
        next(acts, lambda: None)()
        real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(files, "_rename", rename)


@pytest.mark.parametrize("saved", [save, save_in_place])
def test_what_somebody_saved_since_it_was_read_stays(
    path: Path, system: str, saved: Callable[[Path, bytes], None]
) -> None:
    seen = version(path.read_bytes())
    saved(path, THEIRS)
    with pytest.raises(Changed):
        write_over(path, NEW, seen)
    assert path.read_bytes() == THEIRS
    assert temporaries(path.parent) == []


@pytest.mark.parametrize("saved", [save, save_in_place])
def test_what_somebody_saves_in_the_last_moment_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch, saved: Callable[[Path, bytes], None]
) -> None:
    before_the_exchange(monkeypatch, lambda: saved(path, THEIRS))
    with pytest.raises(Changed):
        write_over(path, NEW, version(OLD))
    assert path.read_bytes() == THEIRS
    assert temporaries(path.parent) == []


def test_the_times_of_a_file_do_not_matter(path: Path, system: str) -> None:
    times = path.stat()
    path.write_bytes(b"cU\n")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(Changed):
        write_over(path, NEW, version(OLD))
    path.write_bytes(OLD)
    write_over(path, NEW, version(OLD))
    assert path.read_bytes() == NEW


def test_a_file_that_is_gone_is_not_made_again(path: Path, system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path.unlink()
    with pytest.raises(Changed) as gone:
        write_over(path, NEW, version(OLD))
    assert gone.value.is_gone
    path.write_bytes(OLD)
    if system == "exchange":
        before_the_exchange(monkeypatch, path.unlink)
        with pytest.raises(Changed) as gone:
            write_over(path, NEW, version(OLD))
        assert gone.value.is_gone
    assert list(path.parent.iterdir()) == ([] if system == "exchange" else [path])


def test_a_new_file_takes_no_name_that_somebody_has_taken(
    path: Path, system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Changed):
        write_over(path, NEW, ABSENT)
    path.unlink()
    real = files._appear

    def appear(name: Path, target: Path) -> None:
        target.write_bytes(THEIRS)
        real(name, target)

    monkeypatch.setattr(files, "_appear", appear)
    with pytest.raises(Changed):
        write_over(path, NEW, ABSENT)
    assert path.read_bytes() == THEIRS
    assert temporaries(path.parent) == []


def test_a_new_file_has_the_rights_of_any_other(path: Path, system: str) -> None:
    other = path.with_name("khac.md")
    other.touch()
    new = path.parent / "2023" / "2023-01.md"
    write_over(new, NEW, ABSENT)
    write_whole(path.with_name("lai"), NEW)
    assert new.read_bytes() == NEW
    assert new.stat().st_mode == path.with_name("lai").stat().st_mode == other.stat().st_mode


def test_two_runs_that_write_the_same_do_not_quarrel(path: Path) -> None:
    write_over(path, NEW, version(OLD))
    write_over(path, NEW, version(OLD))
    assert path.read_bytes() == NEW


# --------------------------------------------------------------------------- what a file is beside its content


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(path: Path, system: str) -> None:
    link = path.parent / "reports" / "lien-ket.md"
    link.parent.mkdir()
    link.symlink_to(Path("..") / path.name)
    write_over(link, NEW, version(OLD), path.parent)
    assert link.is_symlink()
    assert not path.is_symlink()
    assert path.read_bytes() == NEW


def test_a_link_that_leads_outside_is_neither_read_nor_written(path: Path, system: str) -> None:
    within = path.parent / "kho"
    within.mkdir()
    link = within / "lien-ket.md"
    link.symlink_to(path)
    with pytest.raises(Outside):
        content(link, within)
    with pytest.raises(Outside):
        write_over(link, NEW, version(OLD), within)
    new = within / "moi.md"
    new.symlink_to(path.parent / "chua-co.md")
    with pytest.raises(Outside):
        write_over(new, NEW, ABSENT, within)
    assert path.read_bytes() == OLD
    assert not (path.parent / "chua-co.md").exists()


def test_rights_and_attributes_stay(path: Path, system: str) -> None:
    path.chmod(0o640)
    try:
        os.setxattr(path, "user.ghi_chu", b"x")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    os.utime(path, (1, 1))
    write_over(path, NEW, version(OLD))
    assert path.stat().st_mode & 0o7777 == 0o640
    assert os.getxattr(path, "user.ghi_chu") == b"x"
    assert path.stat().st_mtime > 1  # make has to see that it is new


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_owner_and_group_stay(path: Path, system: str) -> None:
    os.chown(path, 1234, 4321)
    write_over(path, NEW, version(OLD))
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 4321)


def test_another_name_of_the_same_file_keeps_what_it_held(path: Path, system: str) -> None:
    backup = path.with_name("sao-luu.md")
    os.link(path, backup)
    write_over(path, NEW, version(OLD))
    assert (path.read_bytes(), backup.read_bytes()) == (NEW, OLD)


def test_a_very_long_name_is_no_trouble(path: Path, system: str) -> None:
    long = path.rename(path.with_name("báo cáo " * 20 + ".md"))
    write_over(long, NEW, version(OLD))
    assert long.read_bytes() == NEW


def test_what_is_no_file_is_not_waited_for(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(OSError, match="No such device or address"):
        content(path)
    with pytest.raises(OSError, match="No such device or address"):
        write_over(path, NEW, version(OLD))


# --------------------------------------------------------------------------- what killed runs leave

RUN = """
import os, signal, sys
from pathlib import Path
from baocao import files

point, path, old, new, theirs = sys.argv[1], Path(sys.argv[2]), *(one.encode() for one in sys.argv[3:])
real = {"rename": files._rename, "fsync": os.fsync}

def end():
    print("here", flush=True)
    os.kill(os.getpid(), signal.SIGSTOP if point == "stopped" else signal.SIGKILL)

def fsync(handle):
    real["fsync"](handle)
    if point in ("written", "stopped"):
        end()

def rename(*arguments):
    if point == "saved":
        path.write_bytes(theirs)
    if point == "before":
        end()
    real["rename"](*arguments)
    end()

os.fsync, files._rename = fsync, rename
files.write_over(path, new, files.version(old))
"""


def run(point: str, path: Path) -> subprocess.Popen[bytes]:
    """A run of ours that writes over the file and is killed, or stopped, at the point."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", RUN, point, str(path), OLD.decode(), NEW.decode(), THEIRS.decode()]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)


@pytest.mark.parametrize(("point", "holds"), [("written", OLD), ("before", OLD), ("after", NEW)])
def test_the_next_run_removes_what_a_killed_one_left(path: Path, point: str, holds: bytes) -> None:
    with run(point, path) as killed:
        assert killed.wait() == -signal.SIGKILL
    assert len(temporaries(path.parent)) == 1
    assert path.read_bytes() == holds
    assert sweep([path.parent], below=True) == []
    assert temporaries(path.parent) == []
    assert path.read_bytes() == holds


def test_what_somebody_saved_just_when_a_run_was_killed_is_kept_and_told(path: Path) -> None:
    with run("saved", path) as killed:
        assert killed.wait() == -signal.SIGKILL
    assert path.read_bytes() == NEW
    for _ in range(2):
        (kept,) = sweep([path.parent], below=True)
        assert kept.read_bytes() == THEIRS
        assert path.name in kept.name


def test_the_file_of_a_run_that_still_goes_on_is_left_to_it(path: Path) -> None:
    with run("stopped", path) as going_on:
        assert going_on.stdout is not None
        going_on.stdout.readline()
        assert len(temporaries(path.parent)) == 1
        assert sweep([path.parent], below=True) == []
        assert len(temporaries(path.parent)) == 1
        going_on.kill()
    sweep([path.parent], below=True)
    assert temporaries(path.parent) == []


def test_what_looks_much_like_ours_is_left_alone(path: Path) -> None:
    folder = path.parent
    ours = folder / f".baocao-{'0' * 16}.tmp"
    names = [
        ".baocao-ghi-chu.tmp",
        ".baocao-0.tmp",
        f"baocao-{'0' * 16}.tmp",
        f".baocao-{'0' * 16}.tmp~",
        ".2022.md.ab",
    ]
    for name in names:
        (folder / name).write_bytes(THEIRS)
    ours.mkdir()
    (folder / f".baocao-{'1' * 16}.tmp").symlink_to(path)
    os.mkfifo(folder / f".baocao-{'2' * 16}.tmp")
    before = sorted(folder.iterdir())
    assert sweep([folder], below=True) == []
    assert sorted(folder.iterdir()) == before
    assert path.read_bytes() == OLD


def test_what_is_left_where_a_link_leads_is_found_too(path: Path) -> None:
    folder = path.parent / "reports"
    folder.mkdir()
    (folder / "2022-03.md").symlink_to(path)
    (path.parent / f".baocao-{'0' * 16}.tmp").touch()
    sweep([folder], below=False)
    assert temporaries(path.parent) == []


# --------------------------------------------------------------------------- any order of events

STEPS = 28
"""More than one run has."""
ACTS = ["save", "save in place", "another run", "kill"]
A_MOMENT = 0.001


def mended(data: bytes) -> bytes:
    """What a run of ours makes of a text: the same, and a sign that it has been there."""
    return data + b"+"


def one_run(path: Path) -> None:
    """Read, write over, as every command does; what earlier runs left is removed first."""
    sweep([path.parent], below=False)
    read = files.content(path)
    assert read is not None
    with suppress(Changed):
        write_over(path, mended(read), version(read))


def eventful_run(path: Path, acts: dict[int, str], log: Path, others: int) -> None:
    """A run, and what happens at each of its steps; a sign into the pipe `others` lets another run begin."""
    number = 0

    def step() -> None:
        nonlocal number
        number += 1
        act = acts.get(number, "")
        if act == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        elif act == "another run":
            os.write(others, b"x")
            time.sleep(A_MOMENT)
        elif act:
            text = f"{os.getpid()} {number} ".encode()
            (save if act == "save" else save_in_place)(path, text)
            save(log, text)

    def between_steps(real: Callable[..., object]) -> Callable[..., object]:
        def around(*arguments: object) -> object:
            step()
            result = real(*arguments)
            step()
            return result

        return around

    for name in ("_rename", "content", "version", "_take_after", "discard"):
        setattr(files, name, between_steps(getattr(files, name)))
    one_run(path)


def child(work: Callable[[], object]) -> int:
    """The process that does the work."""
    pid = os.fork()
    if not pid:
        try:
            work()
        finally:
            os._exit(0)
    return pid


@settings(max_examples=settings().max_examples // 3)  # each begins several processes
@given(st.lists(st.dictionaries(st.integers(1, STEPS), st.sampled_from(ACTS), max_size=4), min_size=1, max_size=3))
def test_whatever_happens_in_whatever_order_what_was_saved_last_is_there(runs: list[dict[int, str]]) -> None:
    with TemporaryDirectory() as folder:
        path, log = Path(folder) / "2022-03.md", Path(folder) / "nhat-ky"
        path.write_bytes(b"0 ")
        log.write_bytes(b"0 ")
        waiting, others = os.pipe()

        def another_run() -> None:
            os.close(others)
            if os.read(waiting, 1):
                one_run(path)

        started = [child(another_run) for acts in runs for act in acts.values() if act == "another run"]
        for acts in runs:
            os.waitpid(child(partial(eventful_run, path, acts, log, others)), 0)
        os.close(others)
        for pid in started:
            os.waitpid(pid, 0)
        os.close(waiting)
        kept = sweep([path.parent], below=False)
        there = [path.read_bytes()]
        if {"kill", "another run"} & {act for acts in runs for act in acts.values()}:
            there += [one.read_bytes() for one in kept]
        assert log.read_bytes() in [text.rstrip(b"+") for text in there]
        assert temporaries(path.parent) == [one.name for one in kept]


def test_one_who_saves_all_the_time_and_runs_at_the_same_time(path: Path) -> None:
    """The same with real threads instead of steps."""
    is_over = threading.Event()
    path.write_bytes(b"0 ")

    def runs() -> None:
        while not is_over.is_set():
            one_run(path)

    others = [threading.Thread(target=runs) for _ in range(2)]
    for other in others:
        other.start()
    try:
        for number in range(300):
            save(path, f"{number} ".encode())
            time.sleep(0.001)
    finally:
        is_over.set()
        for other in others:
            other.join()
    assert path.read_bytes().rstrip(b"+") == b"299 "
    assert temporaries(path.parent) == [one.name for one in sweep([path.parent], below=False)]


# --------------------------------------------------------------------------- what the disk does not let us


@contextmanager
def little_room() -> Iterator[None]:
    """No file may grow beyond a few bytes, for this process whole: also not what pytest writes."""
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_where_the_disk_takes_no_more_the_old_file_stays_and_nothing_else(path: Path, system: str) -> None:
    with little_room(), pytest.raises(OSError) as refused:  # noqa: PT011
        write_over(path, b"x" * 5000, version(OLD))
    assert refused.value.errno == errno.EFBIG
    assert why(refused.value) == "tệp lớn hơn mức hệ thống cho phép"
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == OLD


def test_a_file_is_removed_only_while_it_is_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"saved meanwhile")
    with pytest.raises(Changed):
        remove(path, version(b"read"))
    assert path.read_bytes() == b"saved meanwhile"
    remove(path, version(b"saved meanwhile"))
    assert list(tmp_path.iterdir()) == []
