"""What `check` says is the same, whatever is kept of earlier runs, and by whomever."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao import file_look
from baocao.checking import check as checking
from baocao.cli import main
from baocao.commands.common import judging
from baocao.render.formats import formats_of
from baocao.store import findings_store
from baocao.store.observed import observed as real_observed
from fuzz.pieces import TOKENS, reports_of
from support.made import GOLDEN
from support.offices import OFFICE_FILE
from support.paths import paths_in
from support.repositories import REPORT, edit, enter_repository

pytestmark = pytest.mark.usefixtures("own_secret", "settled")

STORIES = [path.parent for path in paths_in(GOLDEN, "*/reports")]
FORMATS = formats_of("check")
MANY = 9
"""Offices enough for two processes."""


class Told(NamedTuple):
    code: int
    out: str
    err: str


def told(*words: str) -> Told:
    """What `check` prints here, and its exit code."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["check", *words])
    return Told(code, out.getvalue(), err.getvalue())


def store(root: Path) -> Path:
    return root / "build" / ".store" / "check"


def told_cold(root: Path, *words: str) -> Told:
    shutil.rmtree(root / "build", ignore_errors=True)
    return told(*words)


def kept(root: Path) -> dict[str, tuple[bytes, int]]:
    """What is kept of the offices, and when it was written."""
    paths = store(root).glob("*.json")
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}


@pytest.fixture
def settled(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are known again by what they hold, or, where a test wants it, by how they look, as after some seconds."""
    by_looks = getattr(request, "param", False)
    monkeypatch.setattr(file_look, "SETTLED", -1_000_000_000 if by_looks else 10**18)


either_way = pytest.mark.parametrize("settled", [False, True], ids=["by content", "by looks"], indirect=True)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in which there is something to say: a report that is wrong, and one that is decomposed."""
    root = enter_repository(tmp_path, monkeypatch)
    edit(root / REPORT, "Số hóa", "Số  hóa hóa")
    return root


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of many offices, each of which is a story."""
    root = tmp_path / "nhieu"
    names = [f"co-quan-{number}" for number in range(MANY)]
    for name, story in zip(names, STORIES, strict=False):
        shutil.copytree(story / "reports", root / name / "reports", symlinks=True)
        own = story / "baocao.yml"
        shutil.copy(own if own.is_file() else OFFICE_FILE, root / name / "baocao.yml")
    lines = ["offices:", *(f"  {name}: {name}" for name in names)]
    (root / "baocao.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.chdir(root)
    return root


# --------------------------------------------------------------------------- warm as cold


@pytest.mark.parametrize("story", STORIES, ids=[path.name for path in STORIES])
def test_a_story_is_told_again_word_by_word(story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "kho"
    shutil.copytree(story, root, symlinks=True)
    if not (root / "baocao.yml").exists():
        shutil.copy(OFFICE_FILE, root / "baocao.yml")
    monkeypatch.chdir(root)
    cold = {name: told_cold(root, "--format", name) for name in FORMATS}
    before = kept(root)
    assert {name: told("--format", name) for name in FORMATS} == cold
    assert kept(root) == before, "was judged again"


TEXTS = st.lists(st.sampled_from(TOKENS) | st.text(max_size=8), max_size=60).map("".join)


@settings(max_examples=20)
@given(text=TEXTS)
def test_any_text_is_told_again_word_by_word(text: str) -> None:
    with tempfile.TemporaryDirectory() as name, chdir(name):
        folder = Path(name) / "reports" / "2022"
        folder.mkdir(parents=True)
        shutil.copy(OFFICE_FILE, "baocao.yml")
        for month, report in enumerate(reports_of(text), 1):
            data = report.encode("utf-8", "surrogatepass")
            (folder / f"2022-{month:02}.md").write_bytes(data)
        cold = {form: told_cold(Path(name), "--format", form) for form in FORMATS}
        assert {form: told("--format", form) for form in FORMATS} == cold
        assert told("2022-01") == told_cold(Path(name), "2022-01")


@pytest.mark.parametrize("form", FORMATS)
def test_many_offices_are_told_again_with_any_number_of_processes(many: Path, form: str) -> None:
    cold = told_cold(many, "--format", form, "-j", "1")
    assert cold.code == 2
    assert told("--format", form, "-j", "2") == cold
    assert told_cold(many, "--format", form, "-j", "2") == cold
    before = kept(many)
    assert len(before) == MANY + 1
    assert told("--format", form, "-j", "2") == cold
    assert kept(many) == before
    shutil.rmtree(store(many) / "co-quan-3.json", ignore_errors=True)
    (store(many) / "co-quan-3.json").unlink()
    assert told("--format", form) == cold


@either_way
def test_what_one_run_found_serves_the_next_one(root: Path) -> None:
    """A report alone, then all of them; other rules, then the first ones again."""
    whole, other = told_cold(root), told_cold(root, "--ignore", "T08")
    assert whole != other
    one = told_cold(root, "2022-03")
    assert told() == whole
    before = kept(root)
    assert told("2022-03") == one
    assert told("2022-02") == told_cold(root, "2022-02")
    assert told() == whole
    assert told("--ignore", "T08") == other
    assert told() == whole
    assert told("--ignore", "t08") == other
    assert kept(root).keys() == before.keys()


def test_it_forgets_rules_that_were_chosen_long_ago(root: Path) -> None:
    told()
    for number in range(1, 14):
        told("--select", f"K{number:02}")
    assert len(json.loads((store(root) / "_.json").read_bytes()[16:])["choices"]) == 8


# --------------------------------------------------------------------------- what findings depend on


def _replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _replace_by_link(path: Path) -> None:
    real = path.rename(path.with_name("_khac.md"))
    path.symlink_to(real.name)


def _replace_by_link_outside(path: Path) -> None:
    outside = Path(shutil.move(path, path.parents[3] / "ngoai.md"))
    path.symlink_to(outside)


def _replace_by_link_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to("khong-co.md")


def _replace_by_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a word": lambda root: edit(root / REPORT, "Số  hóa hóa", "Số hóa"),
    "the month before": lambda root: edit(root / "reports/2022/2022-02.md", "2022-02", "2022-01"),
    "a month more": lambda root: shutil.copy(root / REPORT, root / "reports/2022/2022-04.md"),
    "a month less": lambda root: (root / "reports/2022/2022-02.md").unlink(),
    "another name": lambda root: (root / REPORT).rename(root / "reports/2022/thang-3.md"),
    "another folder": lambda root: (root / "reports/2022").rename(root / "reports/2023"),
    "no reports": lambda root: shutil.rmtree(root / "reports"),
    "a file where reports should be": lambda root: (
        shutil.rmtree(root / "reports"), (root / "reports").write_text("x", encoding="utf-8")
    ),
    "the settings": lambda root: edit(root / "baocao.yml", "Sở", "Cục"),
    "settings that are wrong": lambda root: (root / "baocao.yml").write_text("organ: [\n", encoding="utf-8"),
    "no UTF-8": lambda root: (root / REPORT).write_bytes(b"---\nperiod: 2022-03\n---\n\xff\n"),
    "too large": lambda root: (root / REPORT).write_bytes(b"a\n" * (1024 * 1024 + 1)),
    "empty": lambda root: (root / REPORT).write_bytes(b""),
    "a folder": lambda root: _replace_by_folder(root / REPORT),
    "a link": lambda root: _replace_by_link(root / REPORT),
    "a link that leads outside": lambda root: _replace_by_link_outside(root / REPORT),
    "a link to nothing": lambda root: _replace_by_link_to_nothing(root / REPORT),
    "a pipe": lambda root: _replace_by_pipe(root / REPORT),
}  # fmt: skip


@either_way
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen_and_so_is_that_it_is_undone(root: Path, tmp_path: Path, change: str) -> None:
    first = told()
    saved = shutil.copytree(root, tmp_path / "saved", symlinks=True)
    CHANGES[change](root)
    after = told()
    assert after == told_cold(root)
    shutil.rmtree(root / "reports", ignore_errors=True)
    (root / "reports").unlink(missing_ok=True)
    shutil.copytree(saved / "reports", root / "reports")
    shutil.copy(saved / "baocao.yml", root / "baocao.yml")
    assert told() == first


@either_way
@pytest.mark.parametrize("change", CHANGES)
def test_what_is_saved_while_we_judge_is_judged_the_next_time(
    root: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    def check_each(*words: Any) -> Iterator[Any]:
        CHANGES[change](root)
        return checking.check_each(*words)

    first = told_cold(root)
    shutil.rmtree(root / "build")
    with monkeypatch.context() as patched:
        patched.setattr(judging, "check_each", check_each)
        assert told() == first
    assert told() == told_cold(root)


@pytest.mark.parametrize("settled", [True], indirect=True)
def test_what_looks_as_it_did_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = told()
    read = list[str]()

    def observed(path: str | Path, within: Path) -> bytes:
        read.append(Path(path).relative_to(root).as_posix())
        return real_observed(path, within)

    monkeypatch.setattr(findings_store, "observed", observed)
    assert told() == first
    assert REPORT not in read


@pytest.mark.parametrize("settled", [True], indirect=True)
def test_what_was_copied_is_read_once_more_and_judged_no_more(root: Path, tmp_path: Path) -> None:
    """As in CI, where all is as new and `build/` was brought along."""
    first = told()
    before = kept(root)
    aside = shutil.copytree(root / "reports", tmp_path / "aside")
    shutil.rmtree(root / "reports")
    shutil.copytree(aside, root / "reports")
    again = told("-v")
    assert again == first
    after = kept(root)
    assert after != before
    assert told() == first
    assert kept(root) == after


@pytest.mark.parametrize("settled", [True], indirect=True)
def test_nobody_hides_a_change_by_setting_times(root: Path) -> None:
    first = told()
    before = (root / REPORT).stat()
    edit(root / REPORT, "Số  hóa hóa", "Số  hóa hòa")
    os.utime(root / REPORT, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (root / REPORT).stat().st_size == before.st_size
    assert told() == told_cold(root) != first


REASONS: dict[str, tuple[str, ...]] = {
    "a word": (f"{REPORT} đã đổi",),
    "a month more": ("reports/2022/2022-04.md mới có",),
    "a month less": ("reports/2022/2022-02.md không còn",),
    "another name": ("reports/2022/thang-3.md mới có", f"{REPORT} không còn"),
    "the settings": ("baocao.yml đã đổi",),
}


@pytest.mark.parametrize("change", REASONS)
def test_who_asks_is_told_what_changed_and_nothing_else_is_said(root: Path, change: str) -> None:
    told()
    CHANGES[change](root)
    after = told("-v")
    assert after.err == f"Kho này: kiểm tra lại, vì {'; '.join(REASONS[change])}.\n"
    assert told("-v") == told() == after._replace(err="")


def test_who_asks_is_told_of_a_store_that_is_new_or_not_believed_and_of_other_rules(root: Path) -> None:
    assert "kiểm tra lần đầu" in told_cold(root, "-v").err
    assert "chưa được kiểm tra bằng những quy tắc này" in told("-v", "--select", "K").err
    (store(root) / "_.json").write_bytes(b"khac")
    assert "hoặc đã hỏng" in told("-v").err
    assert told("-v").err == ""


@either_way
def test_the_settings_of_the_root_are_seen_by_each_office(many: Path) -> None:
    before = told()
    with (many / "baocao.yml").open("a", encoding="utf-8") as file:
        file.write("khong-ro: 1\n")
    assert told() == told_cold(many) != before
    edit(many / "baocao.yml", "  co-quan-0: co-quan-0\n", "")
    assert told() == told_cold(many)
    assert "co-quan-0.json" not in kept(many)


@either_way
def test_another_file_of_settings_and_another_place_are_told_from_the_first(root: Path, tmp_path: Path) -> None:
    shutil.copy(root / "baocao.yml", root / "khac.yml")
    edit(root / "khac.yml", "Sở", "Cục")
    first, other = told(), told_cold(root, "--config", "khac.yml")
    assert (told(), told("--config", "khac.yml"), told()) == (first, other, first)
    moved = root.rename(tmp_path / "moved")
    os.chdir(moved)
    assert told() == first == told_cold(moved)


def test_what_is_mended_is_looked_at_again(root: Path) -> None:
    found = told()
    assert "T08" in found.out
    assert "Đã sửa 1 tệp" in told("--fix").err
    assert told() == told_cold(root) != found
    assert "Không có gì để tự sửa" in told("--fix").err


def test_a_name_that_leads_nowhere_or_elsewhere_is_no_part_of_what_is_kept(root: Path) -> None:
    whole = told()
    before = kept(root)
    (root / "_nhap.md").write_text("Nháp\n", encoding="utf-8")
    for name in ("2022-11", "khong-co.md", "_nhap.md", "không phải kỳ"):
        assert told(name) == told(name)
    assert kept(root) == before
    assert told() == whole


def test_rules_that_there_are_not_are_refused_with_and_without_a_store(root: Path) -> None:
    told()
    assert told("--select", "K99").code == 2
    assert told("--select", "K99") == told_cold(root, "--select", "K99")


# --------------------------------------------------------------------------- a store that is not as it should be


def entry(root: Path) -> Path:
    return store(root) / "_.json"


def _swapped(root: Path) -> None:
    whole = entry(root).read_bytes()
    entry(root).write_bytes((store(root) / "offices.json").read_bytes())
    (store(root) / "offices.json").write_bytes(whole)


def _forged(root: Path, data: bytes) -> None:
    for path in store(root).glob("*.json"):
        path.write_bytes(blake2b(path.name.encode() + data, digest_size=16).digest() + data)


def _huge(root: Path) -> None:
    with entry(root).open("r+b") as file:
        file.truncate(10 * 1024**3)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "gone": lambda root: entry(root).unlink(),
    "empty": lambda root: entry(root).write_bytes(b""),
    "cut": lambda root: entry(root).write_bytes(entry(root).read_bytes()[:-1]),
    "changed": lambda root: entry(root).write_bytes(entry(root).read_bytes().replace(b"T08", b"T09")),
    "swapped": _swapped,
    "huge": _huge,
    "forged": lambda root: _forged(root, b'{"state":"","names":[],"choices":{"/":{}},"offices":null}'),
    "nested": lambda root: _forged(root, b"[" * 5_000_000),
    "a pipe": lambda root: _replace_by_pipe(entry(root)),
    "a folder": lambda root: _replace_by_folder(entry(root)),
    "a link": lambda root: _replace_by_link_to_nothing(entry(root)),
    "a file in place of the folder": lambda root: (
        shutil.rmtree(store(root)), store(root).write_text("x", encoding="utf-8")
    ),
    "a file in place of build": lambda root: (
        shutil.rmtree(root / "build"), (root / "build").write_text("x", encoding="utf-8")
    ),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_store_changes_nothing(root: Path, damage: str) -> None:
    first = told()
    DAMAGES[damage](root)
    assert told() == first
    assert told() == first


def test_what_somebody_else_kept_is_not_believed(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = told()
    edit(root / REPORT, "Số  hóa hóa", "Số hóa")
    state = json.loads((told(), entry(root).read_bytes())[1][16:])["state"]
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "somebody else"))
    edit(root / REPORT, "Số hóa", "Số  hóa hóa")
    before = kept(root)
    assert state
    assert told() == first
    assert kept(root) != before


def test_without_a_secret_nothing_is_kept(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = told_cold(root)
    shutil.rmtree(root / "build")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert told() == first
    assert not (root / "build").exists()


def test_where_build_is_closed_it_lies_with_the_user(root: Path, tmp_path: Path) -> None:
    (root / "build").write_text("x", encoding="utf-8")
    first = told()
    (path,) = (tmp_path / "cache").rglob("_.json")
    written = path.stat().st_mtime_ns
    assert told() == first
    assert path.stat().st_mtime_ns == written


def test_once_build_can_be_made_it_lies_there_again(root: Path, tmp_path: Path) -> None:
    (root / "build").write_text("x", encoding="utf-8")
    first = told()
    (root / "build").unlink()
    assert told() == first
    assert entry(root).is_file()


@pytest.mark.parametrize("link", ["build", "build/.store", "build/.store/check"])
def test_no_link_is_followed_to_keep_something(root: Path, tmp_path: Path, link: str) -> None:
    """Nothing is written, and nothing removed, where a link leads that a pull request may bring."""
    target = tmp_path / "home"
    (target / ".store" / "check").mkdir(parents=True)
    theirs = [target / "a.json", target / ".store" / "a.json", target / ".store" / "check" / "a.json"]
    for path in theirs:
        path.write_text("{}", encoding="utf-8")
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(target)
    assert told() == told()
    assert sorted(path for path in target.rglob("*") if path.is_file()) == sorted(theirs)


def test_what_killed_runs_left_goes_with_what_no_office_uses(root: Path) -> None:
    told()
    left = [store(root) / ".baocao-0123456789abcdef.tmp", store(root) / "co-quan-cu.json"]
    for path in left:
        path.write_text("x", encoding="utf-8")
    told("2022-03")
    assert all(path.exists() for path in left), "only who looks at all offices knows"
    told()
    assert not any(path.exists() for path in left)


def test_git_does_not_see_it(root: Path) -> None:
    told()
    subprocess.run(["git", "init", "-q"], check=True)
    done = subprocess.run(["git", "status", "--porcelain", "-uall"], capture_output=True, text=True, check=True)
    assert "baocao.yml" in done.stdout
    assert "build" not in done.stdout


def test_runs_at_the_same_time_do_not_disturb_each_other(many: Path) -> None:
    first = told_cold(many)
    shutil.rmtree(many / "build")
    command = [sys.executable, "-m", "baocao", "check", "-j", "1"]
    # As Python knows it: behind its back, readline sets COLUMNS to the width of pytest's terminal.
    known = dict(os.environ)
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=known) for _ in range(4)]
    for process in running:
        out, err = process.communicate()
        assert (process.returncode, out.decode(), err.decode()) == first
    assert told() == first
