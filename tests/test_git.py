from __future__ import annotations

import hashlib
import os
import stat
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from baocao import git as asked
from baocao.git import GitTrouble, TreeFile, open_git
from support.git_repositories import DATE, begin, commit, git
from support.hostile_names import NAMES


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "kho"
    (root / "reports").mkdir(parents=True)
    (root / "reports" / "a.md").write_text("Một.\n", encoding="utf-8")
    begin(root)
    return root


def blob_id(data: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()


def script(path: Path, witness: Path) -> Path:
    """A program that leaves a witness when it is run."""
    path.write_text(f"#!/bin/sh\ntouch {witness}\ncat\n", encoding="utf-8")
    path.chmod(0o755)
    return path


# --------------------------------------------------------------------------- revisions


def test_branch_tag_hash_and_ancestor_are_the_commit_they_name(repository: Path) -> None:
    first = git(repository, "rev-parse", "HEAD").strip()
    git(repository, "tag", "-a", "v1", "-m", "một")
    second = commit(repository)
    asks = open_git(repository)
    names = {"HEAD": second, "main": second, "v1": first, "HEAD~1": first, first[:10]: first}
    assert {name: asks.revision(name).commit for name in names} == names
    assert asks.revision("v1").typed == "v1"


@pytest.mark.parametrize(
    "typed",
    ["", "khong-co", "-h", "--output=x", "--all", "HEAD:reports/a.md", "HEAD..main", "^HEAD", "a\0b", "a\nb",
     "x" * 2000, "$(touch canary)", "HEAD~99", "0" * 40, "\udcff"],
)  # fmt: skip
def test_what_is_no_revision_is_refused_by_name(repository: Path, typed: str) -> None:
    with pytest.raises(GitTrouble) as trouble:
        open_git(repository).revision(typed)
    assert typed[:80] in str(trouble.value)
    assert {path.name for path in repository.iterdir()} == {".git", "reports"}


def test_a_shallow_clone_without_the_base_says_how_to_fetch_it(repository: Path, tmp_path: Path) -> None:
    base = git(repository, "rev-parse", "HEAD").strip()
    commit(repository)
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), "nong")
    asks = open_git(tmp_path / "nong")
    assert asks.revision("HEAD")
    for typed in (base, "HEAD~1", "khong-co"):
        with pytest.raises(GitTrouble, match="git fetch --depth") as trouble:
            asks.revision(typed)
        assert typed in str(trouble.value)


# --------------------------------------------------------------------------- where git is not


def test_a_folder_outside_of_git_is_said_to_be_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(GitTrouble, match="không nằm trong kho git"):
        open_git(tmp_path).revision("HEAD")


def test_a_machine_without_git_is_told_to_install_it(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitTrouble, match="chưa cài git"):
        open_git(repository)


def test_a_repository_of_another_user_is_explained(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.getuid() != 0:
        pytest.skip("only root gives a folder away")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for path in (repository, repository / ".git"):
        os.chown(path, 12345, 12345)
    with pytest.raises(GitTrouble, match=r"safe\.directory"):
        open_git(repository).revision("HEAD")


def test_a_git_that_never_answers_is_given_up(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "git").write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(asked, "TIME_LIMIT", 0.2)
    with pytest.raises(GitTrouble, match="không trả lời"):
        open_git(repository).revision("HEAD")


# --------------------------------------------------------------------------- files


def test_files_and_contents_are_those_of_the_revision_whatever_is_in_the_work_tree(repository: Path) -> None:
    before = open_git(repository).revision("HEAD")
    (repository / "reports" / "a.md").write_text("Hai.\n", encoding="utf-8")
    (repository / "reports" / "b.md").write_bytes(b"\0\xff")
    commit(repository)
    (repository / "reports" / "a.md").unlink()
    asks = open_git(repository)
    now = asks.files(asks.revision("HEAD"))
    one, two = "Một.\n".encode(), b"Hai.\n"
    assert asks.files(before) == {"reports/a.md": TreeFile(blob_id(one), is_link=False)}
    assert set(now) == {"reports/a.md", "reports/b.md"}
    ids = [blob_id(one), blob_id(two), blob_id(b"\0\xff"), blob_id(one)]
    assert asks.contents(ids) == {ids[0]: one, ids[1]: two, ids[2]: b"\0\xff"}
    assert asks.contents([]) == {}


def test_the_archive_may_be_a_part_of_the_repository(repository: Path) -> None:
    inner = repository / "bao cao" / "kho"
    (inner / "reports").mkdir(parents=True)
    (inner / "reports" / "c.md").write_text("Ba.\n", encoding="utf-8")
    asks = open_git(inner)
    assert asks.files(asks.revision("HEAD")) == {}
    commit(repository)
    assert set(asks.files(asks.revision("HEAD"))) == {"reports/c.md"}
    last = asks.last_commit("reports/c.md")
    assert last is not None
    assert asks.last_commit("reports/a.md") is None


def test_any_name_comes_through(repository: Path) -> None:
    folder = os.fsencode(repository / "reports")
    for name in NAMES:
        with open(os.path.join(folder, name + b".md"), "wb") as file:  # noqa: PTH118, PTH123 - bytes
            file.write(name)
    commit(repository)
    asks = open_git(repository)
    found = asks.files(asks.revision("HEAD"))
    expected = {os.fsdecode(b"reports/" + name + b".md"): name for name in NAMES}
    assert found.keys() - {"reports/a.md"} == expected.keys()
    contents = asks.contents(file.id for file in found.values())
    assert all(contents[found[path].id] == name for path, name in expected.items())
    assert all(asks.last_commit(path) for path in expected)


def test_a_link_is_marked_and_a_submodule_left_out(repository: Path, tmp_path: Path) -> None:
    (repository / "reports" / "link.md").symlink_to("a.md")
    git(tmp_path, "clone", "--quiet", repository.as_uri(), "khac")
    git(repository, "submodule", "--quiet", "add", (tmp_path / "khac").as_uri(), "reports/khac")
    commit(repository)
    asks = open_git(repository)
    found = asks.files(asks.revision("HEAD"))
    assert set(found) == {".gitmodules", "reports/a.md", "reports/link.md"}
    assert found["reports/link.md"] == TreeFile(blob_id(b"a.md"), is_link=True)


def test_of_a_large_file_no_more_than_asked_for_is_kept(repository: Path) -> None:
    large, small = b"x" * 1_000_000, b"y"
    (repository / "reports" / "large.md").write_bytes(large)
    (repository / "reports" / "small.md").write_bytes(small)
    commit(repository)
    contents = open_git(repository).contents([blob_id(large), blob_id(small)], most=10)
    assert contents == {blob_id(large): large[:10], blob_id(small): small}


def test_content_that_is_missing_is_said_to_be(repository: Path) -> None:
    with pytest.raises(GitTrouble, match="thiếu nội dung"):
        open_git(repository).contents(["1" * 40])


def test_a_clone_without_contents_fetches_none(repository: Path, tmp_path: Path) -> None:
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", "--no-checkout", repository.as_uri(), "rong")
    clone = tmp_path / "rong"
    asks = open_git(clone)
    found = asks.files(asks.revision("HEAD"))
    packs = sorted((clone / ".git/objects").rglob("*"))
    with pytest.raises(GitTrouble, match="thiếu nội dung"):
        asks.contents(file.id for file in found.values())
    assert sorted((clone / ".git/objects").rglob("*")) == packs


# --------------------------------------------------------------------------- people


def test_who_touched_a_file_last_and_when(repository: Path) -> None:
    (repository / "reports" / "b.md").write_text("x", encoding="utf-8")
    second = commit(repository)
    asks = open_git(repository)
    last = asks.last_commit("reports/b.md")
    assert last is not None
    assert (last.author, last.date, last.commit) == ("Nguyễn Văn An", datetime.fromisoformat(DATE), second)
    first = asks.last_commit("reports/a.md")
    assert first is not None
    assert first.commit != second
    assert asks.last_commit("reports/none.md") is None


def test_nothing_is_said_of_a_repository_without_a_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert open_git(tmp_path).last_commit("a.md") is None


def test_the_user_is_who_git_takes_him_for(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.delenv("GIT_AUTHOR_NAME", raising=False)
    git(repository, "config", "user.name", "Lò Thị Bình")
    git(repository, "config", "user.email", "binh@hai-son.example")
    assert open_git(repository).user() == "Lò Thị Bình"
    git(repository, "config", "user.useConfigOnly", "true")
    git(repository, "config", "--unset", "user.email")
    git(repository, "config", "--unset", "user.name")
    assert open_git(repository).user() is None


# --------------------------------------------------------------------------- strangers


def test_nothing_that_the_repository_configures_is_run(repository: Path, tmp_path: Path) -> None:
    witness = tmp_path / "canary"
    run = str(script(tmp_path / "run", witness))
    for key in ("core.fsmonitor", "core.pager", "core.sshCommand", "diff.external", "diff.x.textconv", "gpg.program",
                "filter.x.clean", "filter.x.smudge", "filter.x.process", "core.editor", "core.askPass"):  # fmt: skip
        git(repository, "config", key, run)
    git(repository, "config", "log.showSignature", "true")
    (repository / ".git" / "hooks").mkdir(exist_ok=True)
    for hook in ("post-index-change", "reference-transaction", "fsmonitor-watchman"):
        script(repository / ".git" / "hooks" / hook, witness)
    (repository / ".gitattributes").write_text("* filter=x diff=x\n", encoding="utf-8")
    os.utime(repository / "reports" / "a.md", (1, 1))
    asks = open_git(repository)
    found = asks.files(asks.revision("HEAD"))
    asks.contents(file.id for file in found.values())
    asks.last_commit("reports/a.md")
    asks.user()
    assert not witness.exists()


def test_the_environment_of_a_hook_leads_nowhere_else(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "--quiet", "khac")
    for name, value in {
        "GIT_DIR": str(tmp_path / "khac" / ".git"),
        "GIT_WORK_TREE": str(tmp_path / "khac"),
        "GIT_INDEX_FILE": "/nowhere",
        "GIT_OBJECT_DIRECTORY": "/nowhere",
        "GIT_TRACE": "1",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.worktree",
        "GIT_CONFIG_VALUE_0": "/nowhere",
        "GIT_EXTERNAL_DIFF": "false",
    }.items():
        monkeypatch.setenv(name, value)
    asks = open_git(repository)
    assert set(asks.files(asks.revision("HEAD"))) == {"reports/a.md"}


def test_replaced_objects_do_not_stand_in_for_what_was_committed(repository: Path) -> None:
    one = blob_id("Một.\n".encode())
    (repository / "b").write_text("Khác.\n", encoding="utf-8")
    commit(repository)
    git(repository, "replace", one, blob_id("Khác.\n".encode()))
    assert open_git(repository).contents([one]) == {one: "Một.\n".encode()}


def test_nothing_in_the_repository_is_written(repository: Path) -> None:
    def state() -> list[tuple[str, int, int]]:
        paths = sorted(repository.rglob("*"))
        return [(str(path), path.stat().st_mtime_ns, stat.S_IMODE(path.stat().st_mode)) for path in paths]

    before = state()
    asks = open_git(repository)
    asks.contents(file.id for file in asks.files(asks.revision("HEAD")).values())
    asks.last_commit("reports/a.md")
    assert state() == before


def test_a_repository_with_sha256_is_read_too(tmp_path: Path) -> None:
    made = subprocess.run(["git", "init", "--quiet", "--object-format=sha256", str(tmp_path)], capture_output=True)
    if made.returncode:
        pytest.skip("this git has no sha256")
    (tmp_path / "a.md").write_bytes(b"x")
    commit(tmp_path)
    asks = open_git(tmp_path)
    found = asks.files(asks.revision("HEAD"))
    assert asks.contents([found["a.md"].id]) == {found["a.md"].id: b"x"}


def test_every_version_that_a_commit_had_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("một", encoding="utf-8")
    begin(tmp_path)
    path.write_text("hai", encoding="utf-8")
    second = commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "-b", "nhánh", "HEAD~1")
    path.write_text("ba", encoding="utf-8")
    commit(tmp_path)
    git(tmp_path, "checkout", "--quiet", "main")
    git(tmp_path, "branch", "--quiet", "-D", "nhánh")
    repository = open_git(tmp_path)

    found = repository.past_files()

    held = repository.contents(file_id for file_id, name in found.items() if name == "a.md")
    assert sorted(held.values()) == [b"ba", b"hai", "một".encode()]
    (file_id,) = (file_id for file_id, content in held.items() if content == b"hai")
    with_it = repository.commit_with(file_id)
    assert with_it
    assert with_it.commit == second
    assert repository.commit_with("0" * 40) is None
