from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from baocao.cli import main
from baocao.render.formats import formats_of
from support.git_repositories import begin, commit, git
from support.hostile_names import NAMES
from support.repositories import edit
from support.revisions import FEBRUARY, MARCH, answered, committed_office, committed_offices

SLIP = "Công tác trong trong tháng bảo đảm tiến độ."
GOOD = "Công tác trong tháng bảo đảm tiến độ."


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return committed_office(tmp_path, monkeypatch)


def found(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> list[tuple[str, str, int]]:
    """Rule, file and line of what `check --since HEAD` finds."""
    names = [] if "--since" in arguments else ["--since", "HEAD"]
    data = answered(capsys, "check", *names, *arguments, code=code)
    return [(one["rule"], one["path"], one["line"]) for one in data["diagnostics"]]


# --------------------------------------------------------------------------- what is reported


def test_nothing_is_found_where_nothing_changed(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / MARCH, GOOD, SLIP)
    commit(office)
    assert found(capsys) == []
    assert main(["check", "--since", "HEAD"]) == 0
    assert capsys.readouterr().out == "Không có báo cáo nào thay đổi.\n"


def test_a_slip_is_found_on_the_line_that_changed_and_none_that_was_there(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(office / FEBRUARY, GOOD, SLIP)
    edit(office / MARCH, "- Số hóa 500", "- Số  hóa 500")
    commit(office)
    edit(office / MARCH, GOOD, f"Mở đầu.\n\n{SLIP}")
    assert found(capsys) == [("T03", MARCH, 23)]
    data = answered(capsys, "check", "--since", "HEAD")
    assert data["summary"] == {"reports": 1, "errors": 0, "warnings": 1, "notes": 0, "left": 1}
    assert main(["check", "--since", "HEAD"]) == 0
    assert "1 phát hiện có từ trước, không nêu." in capsys.readouterr().out


def test_findings_in_reports_that_did_not_change_are_not_said_to_be_in_those_that_did(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(office / "baocao.yml", "terms:", "terms:\n  - {avoid: bảo đảm tiến độ, use: đúng tiến độ, source: quy định}")
    assert main(["check", "--since", "HEAD"]) == 0
    assert "\n2 cảnh báo ở báo cáo không thay đổi. Máy" in capsys.readouterr().out
    edit(office / MARCH, GOOD, SLIP)
    assert main(["check", "--since", "HEAD"]) == 0
    told = "3 cảnh báo (trong đó 1 ở báo cáo không thay đổi); 1 báo cáo đã thay đổi."
    assert told in capsys.readouterr().out
    assert answered(capsys, "check", "--since", "HEAD")["summary"]["elsewhere"] == 1
    assert main(["check", "--since", "HEAD", "2022-09"]) == 2
    assert "1 lỗi; không có báo cáo nào thay đổi." in capsys.readouterr().out


def test_a_deleted_result_is_missed_at_its_heading_which_nobody_touched(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(office / MARCH, "- Đã mua máy chủ. {#mua-may-chu xong}\n", "- Họp giao ban.\n")
    commit(office)
    edit(office / MARCH, "- Tu bổ mái đình Hạ được 60% khối lượng. {#dinh-ha đang}\n", "")
    # K01 of the other task was there before, under another heading.
    assert ("K01", MARCH, 14) in found(capsys, code=1)
    assert ("K01", MARCH, 10) not in found(capsys, code=1)


def test_a_second_task_missing_under_the_same_heading_is_not_hidden_by_the_first(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(office / MARCH, "- Tu bổ mái đình Hạ được 60% khối lượng. {#dinh-ha đang}\n", "")
    commit(office)
    assert found(capsys) == []
    done = "- Tu bổ mái đình Hạ được 60% khối lượng. {#dinh-ha đang}\n"
    edit(office / MARCH, "- Chưa mở trưng bày chuyên đề, lý do: chờ hiện vật mượn. {#trung-bay chưa}\n", done)
    assert [rule for rule, _, _ in found(capsys, "--select", "K01", code=1)] == ["K01"]


def test_the_month_after_is_looked_at_though_nobody_touched_it(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(
        office / FEBRUARY, "- Mua máy chủ. {#mua-may-chu}\n", "- Mua máy chủ. {#mua-may-chu}\n- Họp. {#hop-giao-ban}\n"
    )
    assert ("K01", MARCH, 10) in found(capsys, code=1)
    assert found(capsys, FEBRUARY) == []


def test_a_finding_that_only_moves_with_its_line_is_not_new(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / MARCH, GOOD, SLIP)
    commit(office)
    edit(office / MARCH, "## II. ĐÁNH GIÁ CHUNG\n", "## II. ĐÁNH GIÁ CHUNG\n\nTình hình ổn định.\n")
    assert found(capsys) == []


def test_the_exit_code_counts_what_is_reported_alone(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / MARCH, "- Tu bổ mái đình Hạ được 60% khối lượng. {#dinh-ha đang}\n", "")
    commit(office)
    edit(office / MARCH, GOOD, SLIP)
    assert main(["check"]) == 1
    assert main(["check", "--since", "HEAD"]) == 0
    assert main(["check", "--since", "HEAD", "--strict"]) == 1
    assert main(["check", "--since", "HEAD", "--select", "K"]) == 0
    assert main(["check", "--since", "HEAD~1"]) == 1


def test_a_changed_configuration_is_a_change_of_all_reports(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / "baocao.yml", "Chuyển đổi số", "Chuyển đổi số quốc gia")
    assert {path for _, path, _ in found(capsys, "--select", "S")} == {FEBRUARY, MARCH}


# --------------------------------------------------------------------------- which files


def test_a_new_report_that_git_does_not_know_is_new_from_end_to_end(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    april = office / "reports/2022/2022-04.md"
    april.write_text((office / MARCH).read_text(encoding="utf-8"), encoding="utf-8")
    assert {path for _, path, _ in found(capsys, code=1)} == {"reports/2022/2022-04.md"}


def test_a_deleted_report_is_missed_by_its_neighbours(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(office / FEBRUARY, office / "reports/2022/2022-01.md")
    edit(office / "reports/2022/2022-01.md", "period: 2022-02", "period: 2022-01")
    commit(office)
    (office / FEBRUARY).unlink()
    assert found(capsys, "--select", "K09") == [("K09", MARCH, 2)]


@pytest.mark.parametrize("is_added", [True, False])
def test_a_renamed_report_is_followed(office: Path, capsys: pytest.CaptureFixture[str], is_added: bool) -> None:
    edit(office / MARCH, GOOD, SLIP)
    commit(office)
    (office / "reports/khac").mkdir()
    (office / MARCH).rename(office / "reports/khac/2022-03.md")
    if is_added:
        git(office, "add", "--all")
    edit(office / "reports/khac/2022-03.md", "- Số hóa 500", "- Số  hóa 500")
    assert [rule for rule, _, _ in found(capsys, "--select", "T")] == ["T08"]


@pytest.mark.parametrize("name", ["2022-05", "thang-03"])
def test_a_name_that_a_report_should_not_have_is_found_where_it_was_renamed(
    office: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    renamed = f"reports/2022/{name}.md"
    (office / MARCH).rename(office / renamed)
    assert found(capsys, code=1)[:1] == [("F04", renamed, 2)]
    assert main(["review", "HEAD"]) == 0
    assert "lỗi F04" in capsys.readouterr().out


def test_a_report_that_could_not_be_read_then_is_new_altogether(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (office / MARCH).read_bytes()
    (office / MARCH).write_bytes(b"\xff\xfe\0x")
    commit(office)
    assert found(capsys) == []
    (office / MARCH).write_bytes(text.replace(GOOD.encode(), SLIP.encode()))
    assert found(capsys) == [("T03", MARCH, 21)]


def test_a_report_that_cannot_be_read_any_more_is_an_unreadable_file(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / MARCH).write_bytes(b"\xff\xfe\0x")
    assert found(capsys, "--select", "F09", code=2) == [("F09", MARCH, 1)]


def test_line_ends_that_git_changes_are_no_change(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / MARCH).write_bytes((office / MARCH).read_bytes().replace(b"\n", b"\r\n"))
    assert found(capsys) == []
    assert answered(capsys, "check", "--since", "HEAD")["summary"]["reports"] == 0


def test_a_part_of_a_larger_repository_is_compared_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    outer = tmp_path / "ngoai"
    office = committed_office(outer, monkeypatch)
    shutil.rmtree(office / ".git")
    (outer / "reports").mkdir()
    begin(outer)
    (outer / "reports" / "2022-03.md").write_text("x", encoding="utf-8")
    edit(office / MARCH, GOOD, SLIP)
    assert found(capsys) == [("T03", MARCH, 21)]


def test_names_of_any_kind_are_compared(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = os.fsencode(office / "reports" / "2022")
    for name in NAMES:
        with open(os.path.join(folder, name + b".md"), "wb") as file:  # noqa: PTH118, PTH123 - bytes
            file.write((office / MARCH).read_bytes())
    commit(office)
    assert found(capsys) == []
    name = os.fsdecode(os.path.join(folder, NAMES[6] + b".md"))  # noqa: PTH118 - bytes
    edit(Path(name), GOOD, SLIP)
    assert [rule for rule, _, _ in found(capsys, "--select", "T03")] == ["T03"]
    for form in formats_of("check"):
        assert main(["check", "--since", "HEAD", "--format", form]) < 2
    assert not list(office.rglob("canary"))


def test_links_and_submodules_are_not_followed(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "reports/2022/2022-04.md").symlink_to("/etc/passwd")
    git(tmp_path, "clone", "--quiet", office.as_uri(), "khac")
    commit(office)
    git(office, "submodule", "--quiet", "add", (tmp_path / "khac").as_uri(), "reports/khac")
    for _ in range(2):
        data = answered(capsys, "check", "--since", "HEAD")
        assert (data["diagnostics"], data["summary"]["reports"]) == ([], 0)
        main(["check", "--since", "HEAD"])
        assert "Không so báo cáo trong reports/khac" in capsys.readouterr().err
        assert answered(capsys, "review", "HEAD")["reports"] == []
        commit(office)


def test_before_the_first_commit_there_is_nothing_to_compare_with(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(office / ".git")
    git(office, "init", "--quiet")
    assert main(["check", "--since", "HEAD"]) == 2
    assert "Không có bản “HEAD” trong git: kho chưa có lần gửi" in capsys.readouterr().err


# --------------------------------------------------------------------------- several offices


def test_only_the_office_that_changed_is_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = committed_offices(tmp_path, monkeypatch, "mot", "hai")
    (root / "offices/hai/baocao.yml").write_text("organ: [\n", encoding="utf-8")
    commit(root)
    edit(root / "offices/mot" / MARCH, GOOD, SLIP)
    assert found(capsys) == [("T03", f"offices/mot/{MARCH}", 21)]
    assert found(capsys, "mot/2022-02") == []


def test_an_office_that_is_new_and_one_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = committed_offices(tmp_path, monkeypatch, "mot", "hai")
    (root / "offices/hai").rename(root / "offices/ba")
    edit(root / "baocao.yml", "  hai: offices/hai", "  ba: offices/ba")
    assert found(capsys) == []
    edit(root / "offices/ba" / MARCH, GOOD, SLIP)
    assert [rule for rule, _, _ in found(capsys, "--select", "T")] == ["T03"]


def test_many_offices_are_shared_out_among_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [f"co-quan-{number}" for number in range(9)]
    root = committed_offices(tmp_path, monkeypatch, *names)
    for name in names:
        edit(root / "offices" / name / MARCH, GOOD, SLIP)
    expected = [("T03", f"offices/{name}/{MARCH}", 21) for name in names]
    assert found(capsys, "--jobs", "2") == expected == found(capsys, "--jobs", "1")


# --------------------------------------------------------------------------- wrong usage


@pytest.mark.parametrize("rev", ["khong-co", "-x", "HEAD~9", ""])
def test_an_unknown_revision_is_named(office: Path, capsys: pytest.CaptureFixture[str], rev: str) -> None:
    assert main(["check", f"--since={rev}"]) == 2
    said = capsys.readouterr()
    assert rev in said.err
    assert (said.out, "Traceback" in said.err) == ("", False)


def test_what_was_mended_would_no_longer_be_compared(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--since", "HEAD", "--fix"]) == 2
    assert "--since" in capsys.readouterr().err


def test_outside_of_git_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    office = committed_office(tmp_path, monkeypatch)
    shutil.rmtree(office / ".git")
    assert main(["check", "--since", "HEAD"]) == 2
    assert "không nằm trong kho git" in capsys.readouterr().err


def test_a_name_that_leads_nowhere_is_a_finding(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [rule for rule, _, _ in found(capsys, "2022-09", code=2)] == ["F09"]


# --------------------------------------------------------------------------- other formats


def test_the_fingerprint_in_sarif_stays_when_lines_move(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def prints() -> list[dict[str, str]]:
        capsys.readouterr()
        main(["check", "--since", "HEAD", "--format", "sarif"])
        (run,) = json.loads(capsys.readouterr().out)["runs"]
        return [result["partialFingerprints"] for result in run["results"]]

    edit(office / MARCH, GOOD, SLIP)
    before = prints()
    assert len(before) == 1
    edit(office / MARCH, "## II. ĐÁNH GIÁ CHUNG\n", "## II. ĐÁNH GIÁ CHUNG\n\nTình hình ổn định.\n")
    assert prints() == before


def test_gitlab_gets_what_is_new_alone(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / FEBRUARY, GOOD, SLIP)
    commit(office)
    edit(office / MARCH, GOOD, SLIP)
    for _ in range(2):  # found, and remembered
        assert main(["check", "--since", "HEAD", "--format", "gitlab"]) == 0
        issues = json.loads(capsys.readouterr().out)
        assert [(issue["check_name"], issue["location"]["path"]) for issue in issues] == [("T03", MARCH)]


def test_github_shows_what_is_new_alone(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / FEBRUARY, GOOD, SLIP)
    commit(office)
    edit(office / MARCH, GOOD, SLIP)
    assert main(["check", "--since", "HEAD", "--format", "github"]) == 0
    assert re.findall(r"^::(\w+) file=([^,]+),line=(\d+)", capsys.readouterr().out, re.MULTILINE) == [
        ("warning", MARCH, "21")
    ]
