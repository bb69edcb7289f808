"""`check --watch`: what is saved is checked at once, and whatever happens to the folders, it ends with a word."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from baocao.cli import main
from baocao.commands.common.watching import Places
from support.made import CHECKOUT, furnish
from support.repositories import REPORT, edit, enter_repository

AT_LAST = 20
"""Seconds after which a test is lost; none is waited for otherwise."""
CLEAN = "Không có lỗi nào trong {} báo cáo."


class Watch:
    """A running `baocao check --watch`, and the rounds that it prints."""

    def __init__(self, *words: str, command: tuple[str, ...] = (sys.executable, "-m", "baocao", "check", "--watch")):
        known = {**os.environ, "PYTHONPATH": str(CHECKOUT / "scripts"), "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            [*command, *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=known,
            start_new_session=True,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line.decode())
        self._lines.put("")

    def round(self) -> str:
        """What it prints until it waits again, or ends."""
        said = []
        while line := self._lines.get(timeout=AT_LAST):
            said.append(line)
            if line.startswith("Kiểm tra lúc"):
                break
        return "".join(said)

    def until(self, words: str) -> str:
        """The round that says these words: a save may take two."""
        while words not in (said := self.round()):
            assert said, f"ended without saying {words}"
        return said

    def stop(self) -> tuple[int, str]:
        """The exit code after Ctrl-C, and what is said then."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(AT_LAST), self.round()


Start = Callable[..., Watch]


@pytest.fixture
def start() -> Iterator[Start]:
    running: list[Watch] = []

    def begin(*words: str, **options: tuple[str, ...]) -> Watch:
        running.append(Watch(*words, **options))
        return running[-1]

    yield begin
    for watch in running:
        with suppress(ProcessLookupError):
            os.killpg(watch.process.pid, signal.SIGKILL)
        watch.process.wait()
        assert watch.process.stdout
        watch.process.stdout.close()


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return enter_repository(tmp_path, monkeypatch)


@pytest.fixture
def many(root: Path) -> Path:
    """Offices enough for several processes."""
    names = [f"so-{number}" for number in range(9)]
    for name in names:
        shutil.copytree(root / "reports", root / "offices" / name / "reports")
        shutil.copy(root / "baocao.yml", root / "offices" / name)
    shutil.rmtree(root / "reports")
    lines = ["offices:", *(f"  {name}: offices/{name}" for name in names)]
    (root / "baocao.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return root


def save_by_renaming(path: Path, old: str, new: str) -> None:
    """As many editors do: a file beside it first, then the old one away, then the new one in its place."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text.replace(old, new), encoding="utf-8")
    path.rename(path.with_name(f"{path.name}~"))
    beside.rename(path)


# --------------------------------------------------------------------------- what is saved


@pytest.mark.parametrize("save", [edit, save_by_renaming])
def test_what_is_saved_is_checked(root: Path, start: Start, save: Callable[[Path, str, str], None]) -> None:
    watch = start()
    assert CLEAN.format(2) in watch.round()
    save(root / REPORT, "Đã mua", "Đã  mua")
    assert "[T08]" in watch.until(f"{REPORT}:")
    save(root / REPORT, "Đã  mua", "Đã mua")
    watch.until(CLEAN.format(2))
    assert watch.stop() == (0, "Đã dừng.\n")


def test_a_round_prints_what_check_prints(many: Path, start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    watch = start()
    assert CLEAN.format(18) in watch.round()
    for name in ("so-3", "so-7"):
        edit(many / "offices" / name / REPORT, "Đã mua", "Đã  mua")
        said = watch.until(f"offices/{name}/{REPORT}:")
    assert main(["check"]) == 0
    assert said.startswith(capsys.readouterr().out)


def test_reports_and_folders_that_come_and_go_are_seen(root: Path, start: Start) -> None:
    watch = start()
    watch.round()
    (root / "reports/2023").mkdir()
    watch.round()
    shutil.copy(root / REPORT, root / "reports/2023/2023-01.md")
    watch.until("reports/2023/2023-01.md")
    shutil.rmtree(root / "reports/2023")
    watch.until(CLEAN.format(2))
    shutil.move(root / "reports", root / "cho-khac")
    watch.until("Chưa có báo cáo nào")
    shutil.move(root / "cho-khac", root / "reports")
    watch.until(CLEAN.format(2))
    edit(root / REPORT, "Đã mua", "Đã  mua")
    watch.until("[T08]")


def test_a_report_named_is_the_one_that_is_told_of_also_before_it_is_there(root: Path, start: Start) -> None:
    watch = start("2022-04")
    assert "Chưa có báo cáo kỳ 2022-04" in watch.round()
    edit(root / REPORT, "Đã mua", "Đã  mua")
    assert "[T08]" not in watch.round()
    shutil.copy(root / REPORT, root / "reports/2022/2022-04.md")
    assert "2022-03.md:" not in watch.until("reports/2022/2022-04.md:")


def test_settings_with_a_mistake_are_told_of_and_waited_for(many: Path, start: Start) -> None:
    watch = start()
    watch.round()
    for path in (many / "baocao.yml", many / "offices/so-2/baocao.yml"):
        right = path.read_text(encoding="utf-8")
        path.write_text("organ: [\n", encoding="utf-8")
        assert "baocao.yml:" in watch.until("trước khi chạy tiếp")
        path.write_text(right, encoding="utf-8")
        watch.until(CLEAN.format(18))
    assert watch.stop()[0] == 0


def test_settings_that_are_wrong_from_the_start_are_waited_for_too(root: Path, start: Start) -> None:
    right = (root / "baocao.yml").read_text(encoding="utf-8")
    (root / "baocao.yml").write_text("organ: [\n", encoding="utf-8")
    watch = start()
    watch.until("trước khi chạy tiếp")
    (root / "baocao.yml").write_text(right, encoding="utf-8")
    watch.until(CLEAN.format(2))


# --------------------------------------------------------------------------- what is none of its business


def test_only_what_findings_depend_on_counts(root: Path) -> None:
    places = Places(root, root / "baocao.yml", [root])
    counted = ["baocao.yml", "reports", "reports/2022", REPORT, "reports/2024/2024-01.md"]
    others = ["README.md", "build", "build/.store", "reports/2022/.2022-03.md.swp", "reports/2022/2022-03.md~", ".git"]
    (root / "build/.store").mkdir(parents=True)
    assert [path for path in (*counted, *others) if places.include(root / path)] == counted
    assert places.folders == {root, root / "reports", root / "reports/2022"}


# --------------------------------------------------------------------------- how it ends


def test_a_repository_that_is_gone_ends_it_with_a_word(root: Path, start: Start) -> None:
    watch = start()
    watch.round()
    shutil.rmtree(root)
    said = watch.round()
    while watch.process.poll() is None and said.rstrip().endswith("dừng."):
        said = watch.round()
    assert "không còn nữa nên thôi theo dõi" in said
    assert watch.process.wait(AT_LAST) == 2
    assert "Traceback" not in said


@pytest.mark.parametrize("words", [["--fix"], ["--format", "json"], ["--since", "HEAD"], ["--select", "K99"]])
def test_what_does_not_go_with_it_is_refused(root: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--watch", *words]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_without_a_repository_there_is_nothing_to_watch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--watch"]) == 2
    assert "baocao init" in capsys.readouterr().err
    assert main(["check", "--watch", "--config", "khong-co/baocao.yml"]) == 2
    assert "Không có tệp cấu hình" in capsys.readouterr().err


def test_without_the_library_it_says_how_to_get_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("baocao.commands.common.watched.find_spec", lambda name: None)
    assert main(["check", "--watch"]) == 2
    assert "pip install 'baocao[watch]'" in capsys.readouterr().err


def test_only_a_screen_is_cleared(root: Path, start: Start) -> None:
    assert "\x1b" not in start().round()
    script = "import pty, sys; sys.exit(pty.spawn([sys.executable, '-m', 'baocao', 'check', '--watch']) >> 8)"
    said = start(command=(sys.executable, "-c", script)).until(CLEAN.format(2))
    assert "\x1b[2J\x1b[H" in said


def test_make_watch_watches(root: Path, start: Start) -> None:
    furnish(root, "scripts")
    watch = start(command=("make", "-s", "watch"))
    watch.until(CLEAN.format(2))
    edit(root / REPORT, "Đã mua", "Đã  mua")
    watch.until("[T08]")
