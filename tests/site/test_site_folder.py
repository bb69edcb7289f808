"""Where a site goes, and what became of it when a build broke off: nothing else is lost, and the next one is whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from support.site_building import made_repository

pytestmark = pytest.mark.takes_long


@pytest.fixture
def root(repository: Path, tmp_path: Path) -> Path:
    return made_repository(repository, tmp_path / "kho")


def begun(root: Path, site: Path | str, *more: str) -> subprocess.Popen[str]:
    """A build of the site in a process of its own."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site), *more]
    return subprocess.Popen(command, cwd=root, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def built(root: Path, site: Path | str, *more: str) -> tuple[int, str]:
    """The exit code of a build, and what it said."""
    process = begun(root, site, *more)
    said, _ = process.communicate()
    return process.returncode, said


def content_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.fixture
def fresh(root: Path, tmp_path: Path) -> dict[str, bytes]:
    code, said = built(root, tmp_path / "fresh")
    assert code == 0, said
    return content_of(tmp_path / "fresh")


@pytest.mark.parametrize("place", ["reports", "reports/2022", ".", "docs-cu"])
def test_a_folder_of_other_things_is_left_as_it_is(root: Path, place: str) -> None:
    (root / "docs-cu").mkdir()
    (root / "docs-cu" / "ghi-chep.txt").write_text("của tôi", encoding="utf-8")
    before = content_of(root)
    code, said = built(root, root / place)
    assert code == 1
    assert "Traceback" not in said
    after = {name: data for name, data in content_of(root).items() if not name.startswith("build/")}
    assert after == {name: data for name, data in before.items() if not name.startswith("build/")}


def test_it_goes_to_a_folder_of_any_name(root: Path, tmp_path: Path, fresh: dict[str, bytes]) -> None:
    site = tmp_path / "Trang lưu trữ, bản đẹp"
    for _ in range(2):
        code, said = built(root, site)
        assert code == 0, said
        assert content_of(site) == fresh


@pytest.mark.parametrize("is_inside", [True, False])
def test_after_a_build_was_killed_the_next_one_gives_a_whole_site(
    root: Path, tmp_path: Path, fresh: dict[str, bytes], is_inside: bool
) -> None:
    site, chance = root / "build" / "site" if is_inside else tmp_path / "site", Random(7)
    start = time.monotonic()
    assert built(root, site)[0] == 0
    usual = time.monotonic() - start
    for _ in range(6):
        process = begun(root, site)
        time.sleep(usual * chance.uniform(0.2, 1))
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
    code, said = built(root, site)
    assert code == 0, said
    assert content_of(site) == fresh


def test_two_builds_at_once_give_one_whole_site(root: Path, fresh: dict[str, bytes]) -> None:
    both = [begun(root, root / "build" / "site") for _ in range(2)]
    for process in both:
        said, _ = process.communicate()
        assert process.returncode == 0, said
    assert content_of(root / "build" / "site") == fresh


def test_a_dirty_build_over_another_gives_the_same_site(root: Path, fresh: dict[str, bytes]) -> None:
    for more in ((), ("--dirty",), ("--dirty",)):
        code, said = built(root, root / "build" / "site", *more)
        assert code == 0, said
        assert content_of(root / "build" / "site") == fresh


def test_a_full_disk_is_told_in_a_sentence(root: Path, tmp_path: Path, fresh: dict[str, bytes]) -> None:
    site = tmp_path / "small"
    site.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(site)], capture_output=True).returncode:
        pytest.skip("may not mount a small disk")
    try:
        code, said = built(root, site)
        assert code == 1
        assert "đĩa đã đầy" in said
        assert str(site) in said
        assert "Traceback" not in said
        subprocess.run(["mount", "-o", "remount,size=64m", str(site)], check=True)
        assert built(root, site)[0] == 0
        assert content_of(site) == fresh
    finally:
        subprocess.run(["umount", str(site)], check=True)
