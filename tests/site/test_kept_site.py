"""What is kept of a site that MkDocs empties: no more than what the last build wrote, and the next writes too."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from baocao.store.sealed import LENGTH
from support.site_building import made_offices

PAGE = "so-van-hoa/2022/2022-02/index.html"
FEED = "so-y-te/bao-cao.atom"
REPORT = "offices/so-van-hoa/reports/2022/2022-02.md"


@pytest.fixture
def root(repository: Path, tmp_path: Path) -> Path:
    return made_offices(repository, tmp_path / "kho")


def built(root: Path) -> dict[str, tuple[bytes, int]]:
    """Each file of the site built anew: its content and its number."""
    mkdocs_build(load_config(str(root / "mkdocs.yml")))
    site = root / "build" / "site"
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): (path.read_bytes(), path.stat().st_ino) for path in files}


def contents(found: dict[str, tuple[bytes, int]]) -> dict[str, bytes]:
    return {name: content for name, (content, _) in found.items()}


def settled(root: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[bytes, int]]:
    """A site whose files were all written longer ago than times can tell."""
    monkeypatch.setattr("baocao.site.edge.kept_site._TICK", -1)
    return built(root)


def test_a_page_that_did_not_change_is_the_same_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = settled(root, monkeypatch)
    report = root / REPORT
    report.write_text(report.read_text(encoding="utf-8").replace("Mua máy chủ", "Mua hai máy chủ"), encoding="utf-8")
    second = built(root)
    assert {name for name in first if first[name] == second[name]} >= {FEED, "so-y-te/2022/2022-02/index.html"}
    assert first[PAGE][0] != second[PAGE][0]
    third = built(root)
    assert (third[FEED], third[PAGE]) == (second[FEED], second[PAGE])


def emptied(site: Path) -> None:
    (site / PAGE).write_text("", encoding="utf-8")


def changed_within_its_length_and_times(site: Path) -> None:
    page = site / PAGE
    state, content = page.stat(), page.read_bytes()
    page.write_bytes(content.replace(b"html", b"HTML"))
    os.utime(page, ns=(state.st_atime_ns, state.st_mtime_ns))


def changed_for_another(site: Path) -> None:
    (site / "so-y-te/2022/2022-02/index.html").replace(site / PAGE)


def linked(site: Path) -> None:
    (site / PAGE).replace(site / "elsewhere")
    (site / PAGE).symlink_to(site / "elsewhere")


def added(site: Path) -> None:
    (site / "so-y-te" / "2021").mkdir()
    (site / "so-y-te" / "2021" / "index.html").write_text("Không công bố", encoding="utf-8")
    (site / "so-y-te" / "mat").mkdir()


def removed(site: Path) -> None:
    (site / FEED).unlink()


@pytest.mark.parametrize(
    "change", [emptied, changed_within_its_length_and_times, changed_for_another, linked, added, removed]
)
def test_a_site_that_somebody_changed_comes_out_as_it_should_be(
    root: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None]
) -> None:
    first = settled(root, monkeypatch)
    change(root / "build" / "site")
    assert contents(built(root)) == contents(first)
    assert not (root / "build" / "site" / "so-y-te" / "mat").exists()
    assert not (root / "build" / ".store" / "site-before" / "files").exists()


def test_a_report_that_is_taken_away_leaves_no_page(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert PAGE in settled(root, monkeypatch)
    (root / REPORT).unlink()
    assert PAGE not in built(root)


def test_what_is_left_out_from_now_on_is_not_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert FEED in settled(root, monkeypatch)
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("draft_docs: '*.atom'\n")
    assert not [name for name in built(root) if name.endswith(".atom")]


class Runs:
    """What must never be unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return pytest.fail, ("a file that somebody put there was run",)


def test_no_note_of_somebody_else_is_believed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = settled(root, monkeypatch)
    note = root / "build" / ".store" / "site-before" / "note"
    sealed = note.read_bytes()
    for forged in (pickle.dumps(Runs()), sealed[:LENGTH] + pickle.dumps(Runs()), sealed[:-1]):
        note.write_bytes(forged)
        assert contents(built(root)) == contents(first)
