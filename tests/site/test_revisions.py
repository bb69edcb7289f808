"""Revisions of reports from git: when, and which words; nothing of who, and nothing where git knows but a part."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from baocao.git import open_git
from baocao.repository import open_repository
from baocao.site.edge.report_histories import report_histories
from baocao.site.revisions import Revision, shown_revisions
from support.git_repositories import git
from support.offices import office_config
from support.site_building import FEBRUARY, MARCH, Seen, build, made_repository

REPORT = "reports/2022/2022-03.md"


def committed(root: Path, words: str, day: str) -> None:
    git(root, "add", "--all")
    who = "Bà Kín <kin@hai-son.example>"
    git(root, "commit", "--quiet", "--message", words, "--author", who, "--date", f"{day}T10:00:00+07:00")


@pytest.fixture
def root(repository: Path, tmp_path: Path) -> Path:
    """A repository in which March was written, then changed twice, once only in its front matter."""
    root = made_repository(repository, tmp_path / "kho")
    (root / ".gitignore").write_text("build/\n", encoding="utf-8")
    git(root, "init", "-q")
    committed(root, "Bản đầu", "2022-04-01")
    path = root / REPORT
    changed = path.read_text(encoding="utf-8").replace("1.147 |", "1.150 |")
    path.write_text(changed.replace("Việc thêm ngoài kế hoạch", "Việc thêm"), encoding="utf-8")
    committed(root, "Nội bộ: sửa theo ý ông Bí Mật", "2022-04-05")
    path.write_text(path.read_text(encoding="utf-8").replace("code_number: 5", "code_number: 6"), encoding="utf-8")
    committed(root, "Số", "2022-04-06")
    return root


def test_a_report_says_when_it_changed_and_which_words(repository: Path, root: Path) -> None:
    build(repository, root)
    site = root / "build" / "site" / "2022" / "2022-03"
    page = (site / "index.html").read_text(encoding="utf-8")
    assert "Sửa lần cuối 06/04/2022" in Seen(page).text
    assert '"dateModified":"2022-04-06"' in page
    html = (site.parent / "2022-03-lan-sua" / "index.html").read_text(encoding="utf-8")
    seen = Seen(html)
    assert [one.text.split()[0] for one in seen.all("h2")] == ["06/04/2022", "05/04/2022", "01/04/2022"]
    assert "Lời văn không đổi" in seen.text
    assert sorted(one.text.strip() for one in seen.all("del")) == ["1.147", "ngoài kế hoạch"]
    assert [one.text.strip() for one in seen.all("ins")] == ["1.150"]
    assert "{#" not in html
    for secret in ("Bí Mật", "Nội bộ", "Bà Kín", "kin@"):
        assert secret not in html
        assert secret not in page
    other = (site.parent / "2022-02" / "index.html").read_text(encoding="utf-8")
    assert "Đưa vào kho 01/04/2022" in Seen(other).text
    assert not (site.parent / "2022-02-lan-sua").exists()


def test_without_git_or_where_the_office_does_not_want_it_nothing_is_said(
    repository: Path, made_site: Path, root: Path
) -> None:
    alone = (made_site / "2022/2022-03/index.html").read_text(encoding="utf-8")
    assert "bc-changed" not in alone
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "extra: {revisions: false}\n", encoding="utf-8")
    build(repository, root)
    assert (root / "build/site/2022/2022-03/index.html").read_text(encoding="utf-8").count("bc-changed") == 0
    assert not (root / "build/site/2022/2022-03-lan-sua").exists()


def test_a_part_of_the_history_says_nothing(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{root}", "shallow")
    assert report_histories(open_repository(tmp_path / "shallow")) == {}
    assert [len(commits) for path, commits in report_histories(open_repository(root)).items() if path == REPORT] == [3]


def test_histories_name_files_as_they_are_called(root: Path) -> None:
    found = open_git(root).histories(["reports"])
    assert 'reports/2022/"><img src=x onerror=alert(1)>.md' in found
    assert {str(commit.day) for commit in found[REPORT]} == {"2022-04-01", "2022-04-05", "2022-04-06"}


def test_of_a_report_rewritten_only_so_many_sentences_are_shown() -> None:
    def body(word: str) -> str:
        lines = "\n".join(f"- {word} việc thứ {at} của tháng." for at in range(300))
        return f"---\nperiod: 2022-03\n---\n\n## I. KẾT QUẢ THÁNG 03/2022\n\n{lines}\n"

    revisions = [
        Revision("b" * 40, date(2022, 4, 2), body("Xong").encode()),
        Revision("a" * 40, date(2022, 4, 1), body("Làm").encode()),
    ]
    latest, first = shown_revisions(revisions, REPORT, office_config())
    assert first.is_first
    assert len(latest.changes) + latest.left_out == 300
    assert latest.left_out == 100


def test_what_cannot_be_read_of_a_revision_is_no_trouble() -> None:
    contents = (MARCH.encode(), b"\xff\xfe---\nperiod: [", b"", FEBRUARY.encode())
    revisions = [Revision(str(at) * 40, date.min, content) for at, content in enumerate(contents)]
    assert len(shown_revisions(revisions, REPORT, office_config())) == 4
