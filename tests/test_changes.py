from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from baocao.archive import load_office
from baocao.changes import Comparison, FileChange, compare_with
from baocao.git import Git
from baocao.office_then import office_then
from baocao.repository import open_repository
from baocao.review.renames import renamed
from support.git_repositories import commit
from support.repositories import edit
from support.revisions import FEBRUARY, MARCH, committed_office, committed_offices


def compared(root: Path, typed: str = "HEAD") -> Comparison:
    return compare_with(open_repository(root), typed)


def ways(comparison: Comparison) -> list[tuple[str | None, str | None]]:
    return [(file.old, file.new) for office in comparison.offices for file in office.files]


def test_where_nothing_changed_no_office_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert compared(committed_office(tmp_path, monkeypatch)).offices == ()


def test_each_kind_of_change_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = committed_office(tmp_path, monkeypatch)
    before = (root / MARCH).read_bytes()
    edit(root / MARCH, "- Số hóa", "- Đã số hóa")
    (root / FEBRUARY).unlink()
    shutil.copy(root / "baocao.yml", root / "reports/2022/2022-09.md")
    (root / "reports/README.md").write_text("Không phải báo cáo.", encoding="utf-8")
    (office,) = compared(root).offices
    assert office.files == (
        FileChange(FEBRUARY, None, office.files[0].content),
        FileChange(MARCH, MARCH, before),
        FileChange(None, "reports/2022/2022-09.md"),
    )
    assert office.files[0].content.startswith(b"---\nperiod: 2022-02")


def test_the_office_that_was_has_its_own_texts_and_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = committed_office(tmp_path, monkeypatch)
    edit(root / "baocao.yml", "Chuyển đổi số", "Số hóa")
    edit(root / MARCH, "- Số hóa 500", "- Số hóa 600")
    repository = open_repository(root)
    (change,) = compare_with(repository, "HEAD").offices
    now = load_office(repository, repository.folders[0])
    then = office_then(change, now)
    assert then is not None
    assert [area.title for area in then.config.areas] == ["Chuyển đổi số", "Bảo tàng và di tích"]
    assert ["500" in report.source.text for report in then.reports] == [False, True]
    assert ["600" in report.source.text for report in now.reports] == [False, True]
    areas = {area.id for report in then.reports for section in report.sections for area in section.areas}
    assert areas == {"chuyen-doi-so", "bao-tang"}


def test_a_configuration_that_cannot_be_used_any_more_is_as_it_is_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = committed_office(tmp_path, monkeypatch)
    good = (root / "baocao.yml").read_bytes()
    (root / "baocao.yml").write_text("organ: [\n", encoding="utf-8")
    commit(root)
    (root / "baocao.yml").write_bytes(good)
    edit(root / MARCH, "- Số hóa 500", "- Số hóa 600")
    repository = open_repository(root)
    (change,) = compare_with(repository, "HEAD").offices
    now = load_office(repository, repository.folders[0])
    then = office_then(change, now)
    assert then is not None
    assert then.config == now.config


def test_a_moved_office_is_followed_report_by_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = committed_offices(tmp_path, monkeypatch, "mot", "hai")
    edit(root / "offices/hai" / MARCH, "- Số hóa 500", "- Số hóa 600")
    commit(root)
    (root / "noi-khac").mkdir()
    (root / "offices/hai").rename(root / "noi-khac/hai")
    edit(root / "baocao.yml", "hai: offices/hai", "hai: noi-khac/hai")
    expected = [(f"offices/hai/{path}", f"noi-khac/hai/{path}") for path in (FEBRUARY, MARCH)]
    assert ways(compared(root)) == expected


def test_one_office_that_becomes_many_keeps_its_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = committed_office(tmp_path, monkeypatch)
    (root / "mot").mkdir()
    for name in ("reports", "baocao.yml"):
        (root / name).rename(root / "mot" / name)
    (root / "baocao.yml").write_text("offices: {mot: mot}\n", encoding="utf-8")
    assert ways(compared(root)) == [(path, f"mot/{path}") for path in (FEBRUARY, MARCH)]


def test_every_content_is_asked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = committed_offices(tmp_path, monkeypatch, *(f"co-quan-{number}" for number in range(5)))
    edit(root / "offices/co-quan-3" / MARCH, "- Số hóa", "- Đã số hóa")
    asked: list[str] = []
    contents = Git.contents

    def counted(git: Git, ids: object) -> dict[str, bytes]:
        asked.extend(wanted := list(ids))  # type: ignore[call-overload]
        return contents(git, wanted)

    monkeypatch.setattr(Git, "contents", counted)
    assert ways(compared(root)) == [(f"offices/co-quan-3/{MARCH}",) * 2]
    assert len(asked) == 1


# --------------------------------------------------------------------------- renames


def test_the_same_content_is_the_same_report_that_of_the_same_name_first() -> None:
    gone = {"a/1.md": b"x\n", "b/2.md": b"x\n", "c/3.md": b"y\n"}
    assert renamed(gone, {"d/2.md": b"x\n", "d/9.md": b"x\n", "d/3.md": b"z\n"}) == {
        "d/2.md": "b/2.md",
        "d/9.md": "a/1.md",
    }


def test_half_of_the_lines_are_enough_and_less_is_not() -> None:
    lines = [b"Dong thu %d cua bao cao.\n" % number for number in range(10)]
    old = b"".join(lines)
    half, less = b"".join(lines[:6]) + b"Khac.\n" * 3, b"".join(lines[:3]) + b"Hoan toan khac nhu the.\n" * 7
    assert renamed({"a.md": old}, {"b.md": half}) == {"b.md": "a.md"}
    assert renamed({"a.md": old}, {"b.md": less}) == {}
    assert renamed({"a.md": b""}, {"b.md": b""}) == {}


def test_a_thousand_files_that_share_their_lines_are_told_apart() -> None:
    common = b"".join(b"Dong chung %d.\n" % number for number in range(50))
    gone = {f"a/{number}.md": common + b"Rieng %d.\n" % number for number in range(1000)}
    come = {f"b/{number}.md": common + b"Rieng %d.\nThem.\n" % number for number in range(1000)}
    assert renamed(gone, come) == {f"b/{number}.md": f"a/{number}.md" for number in range(1000)}
