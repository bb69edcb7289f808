from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from baocao.cli import main
from baocao.render.formats import formats_of
from support.git_repositories import commit
from support.hostile_names import NAMES, WORDS
from support.repositories import ISSUED, edit
from support.revisions import FEBRUARY, MARCH, answered, committed_office, committed_offices

APRIL = "reports/2022/2022-04.md"
DINH_HA = "- Tu bổ mái đình Hạ được 60% khối lượng. {#dinh-ha đang}\n"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return committed_office(tmp_path, monkeypatch)


def reviewed(capsys: pytest.CaptureFixture[str], since: str = "HEAD") -> list[Any]:
    """The reports of `review --format json`, whose shape is looked at each time."""
    data = answered(capsys, "review", since)
    assert data["since"] == since
    assert len(data["commit"]) == 40
    for report in data["reports"]:
        assert {"path", "period", "change", "plan", "indicators", "findings", "sentences"} <= report.keys()
        assert report["change"] in ("added", "changed", "deleted")
        assert {"added", "dropped", "finished", "postponed"} <= report["plan"].keys()
        for entry in (entry for entries in report["plan"].values() for entry in entries):
            assert {"slug", "text", "line"} <= entry.keys()
        for indicator in report["indicators"]:
            assert {"id", "old", "new"} <= indicator.keys()
        for sentence in report["sentences"]:
            assert sentence.keys() == {"old", "new", "line"}
        for found in report["findings"]["new"] + report["findings"]["mended"]:
            assert {"path", "line", "column", "rule", "severity", "message", "help", "related"} <= found.keys()
    return list(data["reports"])


def only(capsys: pytest.CaptureFixture[str], since: str = "HEAD") -> Any:
    (report,) = reviewed(capsys, since)
    return report


def slugs(report: Any, kind: str) -> list[str | None]:
    return [entry["slug"] for entry in report["plan"][kind]]


def kinds(report: Any) -> list[str]:
    return [decision["kind"] for decision in report["decisions"]]


# --------------------------------------------------------------------------- duties


def test_where_nothing_changed_there_is_nothing_to_review(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert reviewed(capsys) == []
    assert main(["review", "HEAD"]) == 0
    assert "không có báo cáo nào thay đổi" in capsys.readouterr().out


def test_tasks_that_the_plan_gains_and_loses(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / MARCH, "- Số hóa 500 hồ sơ. {#so-hoa}\n", "- Họp giao ban.\n- Đón khách. {#don-khach}\n")
    report = only(capsys)
    assert report["plan"]["added"] == [
        {"slug": None, "text": "Họp giao ban", "line": 27, "reason": None},
        {"slug": "don-khach", "text": "Đón khách", "line": 28, "reason": None},
    ]
    assert report["plan"]["dropped"] == [{"slug": "so-hoa", "text": "Số hóa 500 hồ sơ", "line": 27, "reason": None}]
    assert (report["path"], report["period"], report["change"]) == (MARCH, "2022-03", "changed")
    assert [(one["kind"], one["slug"]) for one in report["decisions"]] == [("unanswered", "so-hoa")]


def test_a_task_that_is_closed_or_reported_next_month_needs_no_decision(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(office / FEBRUARY, "- Mua máy chủ. {#mua-may-chu}\n", "- Họp giao ban. {#hop}\n")
    assert slugs(only(capsys), "dropped") == ["mua-may-chu"]
    assert "unanswered" not in kinds(only(capsys))
    commit(office)
    edit(office / MARCH, DINH_HA, "- Tu bổ xong mái đình Hạ. {#dinh-ha xong}\n")
    edit(office / MARCH, "- Hoàn thành tu bổ mái đình Hạ {#dinh-ha}; Mở", "- Mở")
    march = only(capsys)
    assert (slugs(march, "dropped"), slugs(march, "finished")) == (["dinh-ha"], ["dinh-ha"])
    assert "unanswered" not in kinds(march)


def test_a_reworded_task_is_the_same_with_or_without_marker(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / MARCH, "- Số hóa 500 hồ sơ. {#so-hoa}", "- Tiếp tục số hóa 600 hồ sơ lưu trữ. {#so-hoa}")
    report = only(capsys)
    assert (slugs(report, "added"), slugs(report, "dropped"), kinds(report)) == ([], [], [])
    edit(office / MARCH, " {#so-hoa}", "")
    commit(office)
    edit(office / MARCH, "số hóa 600 hồ sơ lưu trữ", "số hóa 650 hồ sơ lưu trữ của Sở")
    report = only(capsys)
    assert (slugs(report, "added"), slugs(report, "dropped")) == ([], [])
    edit(office / MARCH, "hồ sơ lưu trữ của Sở.", "hồ sơ lưu trữ của Sở. {#so-hoa}")
    report = only(capsys)
    assert (slugs(report, "added"), slugs(report, "dropped")) == ([], [])


def test_results_that_become_done_put_off_and_given_up(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / MARCH, DINH_HA, '- Tu bổ đình Hạ tạm dừng. {#dinh-ha chưa "mưa bão"}\n')
    edit(office / MARCH, "{#trung-bay chưa}", "{#trung-bay bỏ}")
    commit(office, "hai")
    edit(office / MARCH, '{#dinh-ha chưa "mưa bão"}', "{#dinh-ha xong}")
    report = only(capsys)
    assert slugs(report, "finished") == ["dinh-ha"]
    report = only(capsys, "HEAD~1")
    assert slugs(report, "abandoned") == ["trung-bay"]
    assert report["plan"]["abandoned"][0]["reason"] == "chờ hiện vật mượn"
    shutil.copy(office / MARCH, office / "x")
    edit(office / MARCH, "{#dinh-ha xong}", '{#dinh-ha chưa "mưa bão"}')
    report = only(capsys, "HEAD~1")
    assert report["plan"]["postponed"] == [
        {"slug": "dinh-ha", "text": "Tu bổ đình Hạ tạm dừng", "line": 16, "reason": "mưa bão"}
    ]


def test_a_due_date_that_moves_is_told_against_what_the_report_or_the_months_before_said(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(office / FEBRUARY, "{#dinh-ha", "{#dinh-ha han=2022-03")
    commit(office)
    edit(office / MARCH, "{#dinh-ha đang}", "{#dinh-ha đang han=15/4/2022}")
    (moved,) = only(capsys)["plan"]["rescheduled"]
    assert (moved["slug"], moved["line"], moved["old"], moved["new"]) == ("dinh-ha", 16, "2022-03", "2022-04-15")
    assert main(["review", "HEAD"]) == 0
    assert "tháng 03/2022 → ngày 15/4/2022" in " ".join(capsys.readouterr().out.split())
    commit(office, "hai")
    edit(office / MARCH, "han=15/4/2022", "han=5/2022")
    (moved,) = only(capsys)["plan"]["rescheduled"]
    assert (moved["old"], moved["new"]) == ("2022-04-15", "2022-05")
    edit(office / MARCH, "han=5/2022", "hạn=2022-04-15")
    assert only(capsys)["plan"]["rescheduled"] == []


def test_a_status_that_goes_backwards_is_to_be_decided_on(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / MARCH, "{#mua-may-chu xong}", "{#mua-may-chu đang}")
    (decision,) = [one for one in only(capsys)["decisions"] if one["kind"] == "backwards"]
    assert (decision["slug"], decision["old"], decision["new"]) == ("mua-may-chu", "xong", "đang")
    edit(office / MARCH, "{#mua-may-chu đang}", "{#mua-may-chu xong}")
    edit(office / MARCH, "{#dinh-ha đang}", "{#dinh-ha xong}")
    assert "backwards" not in kinds(only(capsys))


def test_a_new_month_that_goes_on_with_what_was_done_is_told(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (office / MARCH).read_text(encoding="utf-8").replace("2022-03", "2022-04")
    (office / APRIL).write_text(text.replace("{#mua-may-chu xong}", "{#mua-may-chu đang}"), encoding="utf-8")
    report = only(capsys)
    assert (report["path"], report["change"]) == (APRIL, "added")
    assert [one["slug"] for one in report["decisions"] if one["kind"] == "backwards"] == ["mua-may-chu"]
    assert any(one["rule"] == "K01" for one in report["decisions"])
    assert all(sentence["old"] is None for sentence in report["sentences"])
    assert slugs(report, "added") == ["so-hoa", "dinh-ha", "trung-bay"]


def test_of_a_new_month_what_goes_on_is_counted_and_what_is_new_told(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (office / MARCH).read_text(encoding="utf-8").replace("2022-03", "2022-04")
    text = text.replace("- Số hóa 500 hồ sơ. {#so-hoa}", "- Số hóa 500 hồ sơ. {#so-hoa}\n- Đón khách. {#don-khach}")
    (office / APRIL).write_text(text, encoding="utf-8")
    assert slugs(only(capsys), "added") == ["so-hoa", "don-khach", "dinh-ha", "trung-bay"]
    main(["review", "HEAD"])
    printed = capsys.readouterr().out
    assert "tiếp tục 3 việc của kỳ trước" in printed
    assert "Thêm vào kế hoạch\n    - “Đón khách” (don-khach), dòng 28\n" in printed


def test_an_office_that_is_configured_otherwise_is_told(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / "baocao.yml", "Chuyển đổi số", "Chuyển đổi số quốc gia")
    assert reviewed(capsys) == []
    main(["review", "HEAD"])
    printed = " ".join(capsys.readouterr().out.split())
    assert "Cấu hình baocao.yml đã đổi." in printed
    assert "Ở những báo cáo không thay đổi" in printed


def test_a_configuration_of_another_name_is_found_in_the_revision_too(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (office / "baocao.yml").rename(office / "khac.yml")
    commit(office)
    edit(office / MARCH, "được 60% khối lượng", "được 75% khối lượng")
    data = answered(capsys, "review", "HEAD", "--config", "khac.yml")
    assert [report["path"] for report in data["reports"]] == [MARCH]


def test_a_result_that_is_deleted_leaves_a_task_unanswered(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / MARCH, DINH_HA, "")
    report = only(capsys)
    assert [(one["kind"], one["rule"], one["line"]) for one in report["decisions"]] == [("unanswered", "K01", 14)]
    assert [found["rule"] for found in report["findings"]["new"]] == ["K01"]


def test_a_deleted_report_loses_its_whole_plan(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / MARCH).unlink()
    report = only(capsys)
    assert (report["change"], report["period"]) == ("deleted", "2022-03")
    assert slugs(report, "dropped") == ["so-hoa", "dinh-ha", "trung-bay"]
    assert all(sentence["new"] is None for sentence in report["sentences"])


# --------------------------------------------------------------------------- figures, issue, findings


def test_figures_have_the_jump_and_their_share_of_the_year(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / "baocao.yml", "required: false}", "required: false, targets: {2022: 12000}}")
    edit(office / FEBRUARY, "status: draft", "status: draft\nindicators: {khach_tham_quan: 1000}")
    edit(office / MARCH, "status: draft", "status: draft\nindicators: {khach_tham_quan: 1840}")
    commit(office)
    edit(office / MARCH, "khach_tham_quan: 1840", "khach_tham_quan: 2040")
    (figure,) = only(capsys)["indicators"]
    assert (figure["id"], figure["old"], figure["new"]) == ("khach_tham_quan", 1840, 2040)
    assert (figure["before"], figure["so_far"], figure["target"], figure["missing"]) == (1000, 3040, 12000, [1])
    main(["review", "HEAD"])
    assert (
        "Khách tham quan bảo tàng: 1.840 → 2.040 lượt (tăng 10,9%; lũy kế 3.040/12.000, đạt 25,3% chỉ tiêu năm, "
        "thiếu số liệu tháng 01)" in " ".join(capsys.readouterr().out.split())
    )
    edit(office / MARCH, "indicators: {khach_tham_quan: 2040}\n", "")
    (figure,) = only(capsys)["indicators"]
    assert (figure["old"], figure["new"]) == (1840, None)


@pytest.mark.parametrize(
    ("kind", "unit", "old", "new", "told"),
    [
        ("stock", "hộ", 1215, 1125, "1.215 → 1.125 hộ (giảm 7,4%; gần nhất 1.125/1.250, đạt 90% chỉ tiêu năm"),
        ("average", '"%"', 99, 90, "99 → 90% (giảm 9 điểm phần trăm; bình quân 95/1.250, đạt 7,6% chỉ tiêu năm"),
        ("flow", "phần trăm", 0, 2.5, "0 → 2,5 phần trăm (tăng 2,5 điểm phần trăm; lũy kế 102,5/1.250"),
        ("flow", "hộ", 100000, 100001, "100.000 → 100.001 hộ (gần như không đổi; "),
    ],
)
def test_a_figure_is_told_by_its_kind_and_unit(
    office: Path, capsys: pytest.CaptureFixture[str], kind: str, unit: str, old: float, new: float, told: str
) -> None:
    edit(office / "baocao.yml", "unit: lượt", f"unit: {unit}, kind: {kind}, targets: {{2022: 1250}}")
    edit(office / FEBRUARY, "status: draft", "status: draft\nindicators: {khach_tham_quan: 100}")
    edit(office / MARCH, "status: draft", f"status: draft\nindicators: {{khach_tham_quan: {old}}}")
    commit(office)
    edit(office / MARCH, f"khach_tham_quan: {old}", f"khach_tham_quan: {new}")
    assert only(capsys)["indicators"][0]["kind"] == kind
    main(["review", "HEAD"])
    assert f"Khách tham quan bảo tàng: {told}" in " ".join(capsys.readouterr().out.split())


def test_a_new_month_with_the_figure_of_the_last_is_told_to_have_the_same(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(office / MARCH, "status: draft", "status: draft\nindicators: {khach_tham_quan: 1840}")
    commit(office)
    text = (office / MARCH).read_text(encoding="utf-8").replace("2022-03", "2022-04")
    (office / APRIL).write_text(text, encoding="utf-8")
    main(["review", "HEAD"])
    assert "1.840 lượt (kỳ trước 1.840, không đổi)" in " ".join(capsys.readouterr().out.split())


def test_an_issued_report_is_not_touched_unseen(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / MARCH, "status: draft", f"{ISSUED}\nindicators: {{khach_tham_quan: 1840}}")
    assert kinds(only(capsys)) == []
    assert {change["key"] for change in only(capsys)["head"]} >= {"status", "code_number", "signer.full_name"}
    commit(office)
    text = (office / MARCH).read_bytes()
    (office / MARCH).write_bytes(text + b"\n\n")
    assert kinds(only(capsys)) == ["issued-touched"]
    main(["review", "HEAD"])
    assert f"{MARCH}:1: bị sửa, nội dung không đổi" in capsys.readouterr().out
    (office / MARCH).rename(office / "reports/2022/thang-3.md")
    main(["review", "HEAD"])
    assert "thang-3.md:1: bị đổi tên, nội dung không đổi" in " ".join(capsys.readouterr().out.split())
    (office / MARCH).write_bytes(text)
    (office / "reports/2022/thang-3.md").unlink()
    edit(office / MARCH, "khach_tham_quan: 1840", "khach_tham_quan: 1940")
    edit(office / MARCH, "được 60% khối lượng", "được 70% khối lượng")
    decisions = only(capsys)["decisions"]
    assert [(one["kind"], one["old"], one["new"]) for one in decisions] == [
        ("figure-after-issue", "1.840", "1.940"),
        ("figure-after-issue", "60", "70"),
        ("issued-touched", "", "changed"),
    ]
    (office / MARCH).unlink()
    assert kinds(only(capsys)) == ["issued-touched"]  # what it held is gone with it


def test_a_sentence_with_a_declared_figure_is_not_decided_on_again(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(office / MARCH, "status: draft", f"{ISSUED}\nindicators: {{khach_tham_quan: 1840}}")
    edit(office / MARCH, DINH_HA, f"{DINH_HA}- Bảo tàng đón 1.840 lượt khách.\n")
    commit(office)
    edit(office / MARCH, "khach_tham_quan: 1840", "khach_tham_quan: 1940")
    edit(office / MARCH, "1.840 lượt khách", "1.940 lượt khách")
    assert kinds(only(capsys)) == ["figure-after-issue", "issued-touched"]


def test_findings_that_move_are_neither_new_nor_mended(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    slip = "Công tác trong trong tháng bảo đảm tiến độ."
    edit(office / MARCH, "Công tác trong tháng bảo đảm tiến độ.", slip)
    (found,) = only(capsys)["findings"]["new"]
    assert (found["rule"], found["path"], found["line"]) == ("T03", MARCH, 21)
    commit(office)
    edit(office / MARCH, slip, f"Tình hình ổn định.\n\n{slip}")
    assert only(capsys)["findings"] == {"new": [], "mended": []}
    edit(office / MARCH, slip, "Đạt.")
    assert [one["rule"] for one in only(capsys)["findings"]["mended"]] == ["T03"]


def test_a_finding_that_outlasts_a_change_of_its_line_is_neither_new_nor_mended(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slip = "Công tác trong trong tháng bảo đảm tiến độ."
    edit(office / MARCH, "Công tác trong tháng bảo đảm tiến độ.", slip)
    commit(office)
    edit(office / MARCH, slip, "Công tác trong trong tháng cơ bản bảo đảm tiến độ.")
    assert only(capsys)["findings"] == {"new": [], "mended": []}
    edit(office / MARCH, "Công tác trong trong tháng cơ bản", "Công tác của của tháng cơ bản")
    found = only(capsys)["findings"]
    assert [[one["rule"] for one in found[kind]] for kind in ("new", "mended")] == [["T03"], ["T03"]]
    edit(office / MARCH, "Công tác của của tháng cơ bản", "Công tác trong tháng")
    edit(office / MARCH, "lý do: chờ hiện vật", "lý do: chờ trong trong hiện vật")
    found = only(capsys)["findings"]
    assert [[one["line"] for one in found[kind]] for kind in ("new", "mended")] == [[17], [21]]


def test_what_a_change_causes_in_a_month_that_nobody_touched_is_told_apart(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(office / FEBRUARY, "{#mua-may-chu}\n", "{#mua-may-chu}\n- Họp giao ban. {#hop-giao-ban}\n")
    data = answered(capsys, "review", "HEAD")
    assert [report["path"] for report in data["reports"]] == [FEBRUARY]
    assert [(found["rule"], found["path"]) for found in data["elsewhere"]["new"]] == [("K01", MARCH)]
    main(["review", "HEAD"])
    printed = capsys.readouterr().out
    assert "Ở những báo cáo không thay đổi" in printed
    assert f"{MARCH}:10, lỗi K01" in printed


# --------------------------------------------------------------------------- sentences and noise


def test_nothing_of_meaning_is_one_line(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (office / MARCH).read_text(encoding="utf-8")
    (office / MARCH).write_text(text.replace("khối lượng. {", "khối\n  lượng.   {").replace("- Chưa", "-  Chưa"))
    report = only(capsys)
    assert (report["sentences"], report["plan"]["added"], report["decisions"]) == ([], [], [])
    edit(office / MARCH, "-  Chưa", "- Chưa")
    for form in ("text", "markdown"):
        main(["review", "HEAD", "--format", form])
        assert "Không có thay đổi về nội dung." in capsys.readouterr().out


def test_each_changed_sentence_is_told_once(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / MARCH, "được 60% khối lượng", "được 75% khối lượng")
    assert only(capsys)["sentences"] == [
        {"old": "Tu bổ mái đình Hạ được 60% khối lượng.", "new": "Tu bổ mái đình Hạ được 75% khối lượng.", "line": 16}
    ]
    main(["review", "HEAD"])
    assert "Tu bổ mái đình Hạ được [-60-] {+75+}% khối lượng." in capsys.readouterr().out


# --------------------------------------------------------------------------- odd files


def test_a_renamed_report_is_compared_with_what_it_was(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "reports/khac").mkdir()
    (office / MARCH).rename(office / "reports/khac/2022-03.md")
    edit(office / "reports/khac/2022-03.md", "được 60% khối lượng", "được 75% khối lượng")
    report = only(capsys)
    assert (report["path"], report["old_path"], report["change"]) == ("reports/khac/2022-03.md", MARCH, "changed")
    assert len(report["sentences"]) == 1


@pytest.mark.parametrize("was", [b"\xff\xfe\0x", b"PK\x03\x04", b"<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", b""])
def test_a_report_that_could_not_be_read_is_told_to_be_so(
    office: Path, capsys: pytest.CaptureFixture[str], was: bytes
) -> None:
    good = (office / MARCH).read_bytes()
    (office / MARCH).write_bytes(was)
    commit(office)
    (office / MARCH).write_bytes(good)
    assert slugs(only(capsys), "added") == ["so-hoa", "dinh-ha", "trung-bay"]
    (office / MARCH).write_bytes(was)
    commit(office, "x")
    (office / MARCH).write_bytes(good)
    commit(office, "y")
    (office / MARCH).write_bytes(was)
    for form in formats_of("review"):
        assert main(["review", "HEAD", "--format", form]) == 0
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err


def test_nothing_is_told_of_a_report_that_cannot_be_read_any_more(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(office / MARCH, "status: draft", ISSUED)
    commit(office)
    (office / MARCH).write_bytes(b"<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n")
    report = only(capsys)
    assert (kinds(report), report["sentences"], slugs(report, "dropped")) == (["issued-touched"], [], [])
    assert [found["rule"] for found in report["findings"]["new"]] == ["T10"]
    assert main(["review", "HEAD"]) == 0
    assert "Tệp không đọc được, hoặc còn dấu xung đột của git" in capsys.readouterr().out


def test_an_office_that_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = committed_offices(tmp_path, monkeypatch, "mot")
    shutil.copytree(root / "offices/mot", root / "offices/hai")
    edit(root / "baocao.yml", "  mot: offices/mot", "  mot: offices/mot\n  hai: offices/hai")
    found = reviewed(capsys)
    assert [(report["office"], report["path"], report["change"]) for report in found] == [
        ("hai", f"offices/hai/{FEBRUARY}", "added"),
        ("hai", f"offices/hai/{MARCH}", "added"),
    ]


def test_an_office_with_another_name_and_folder_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = committed_offices(tmp_path, monkeypatch, "mot", "hai")
    edit(root / "offices/hai" / MARCH, "status: draft", ISSUED)
    commit(root)
    (root / "offices/hai").rename(root / "offices/ba")
    edit(root / "baocao.yml", "  hai: offices/hai", "  ba: offices/ba")
    edit(root / "offices/ba" / MARCH, "được 60% khối lượng", "được 75% khối lượng")
    found = reviewed(capsys)
    assert [(report["office"], report["old_path"], report["change"]) for report in found] == [
        ("ba", f"offices/hai/{FEBRUARY}", "changed"),
        ("ba", f"offices/hai/{MARCH}", "changed"),
    ]
    assert [len(report["sentences"]) for report in found] == [0, 1]
    assert kinds(found[1]) == ["figure-after-issue", "issued-touched"]


def test_the_only_office_is_followed_into_an_archive_of_many(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "offices/mot").mkdir(parents=True)
    for name in ("baocao.yml", "reports"):
        (office / name).rename(office / "offices/mot" / name)
    (office / "baocao.yml").write_text("offices:\n  mot: offices/mot\n", encoding="utf-8")
    assert [(report["old_path"], report["change"]) for report in reviewed(capsys)] == [
        (FEBRUARY, "changed"),
        (MARCH, "changed"),
    ]


def test_an_office_that_is_gone_is_not_a_new_one_of_other_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = committed_offices(tmp_path, monkeypatch, "mot", "hai")
    (root / "offices/hai").rename(root / "offices/ba")
    for month in ("02", "03"):
        text = f"---\nperiod: 2022-{month}\n---\n\nBáo cáo viết lại từ đầu, không còn câu nào của bản cũ.\n"
        (root / f"offices/ba/reports/2022/2022-{month}.md").write_text(text, encoding="utf-8")
    edit(root / "baocao.yml", "  hai: offices/hai", "  ba: offices/ba")
    assert [(report["path"], report["change"]) for report in reviewed(capsys)] == [
        (f"offices/ba/{FEBRUARY}", "added"),
        (f"offices/ba/{MARCH}", "added"),
        (f"offices/hai/{FEBRUARY}", "deleted"),
        (f"offices/hai/{MARCH}", "deleted"),
    ]


def test_an_office_that_is_only_struck_from_the_list_keeps_its_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = committed_offices(tmp_path, monkeypatch, "mot", "hai")
    edit(root / "baocao.yml", "  hai: offices/hai\n", "")
    (root / "offices/hai" / MARCH).unlink()
    data = answered(capsys, "review", "HEAD")
    assert data["offices"] == [{"id": "hai", "old": "offices/hai", "new": None, "left": 1}]
    assert [(report["path"], report["change"]) for report in data["reports"]] == [(f"offices/hai/{MARCH}", "deleted")]
    told = "không còn khai cơ quan hai; 1 báo cáo vẫn nằm ở chỗ cũ"
    for form in ("text", "markdown"):
        main(["review", "HEAD", "--format", form])
        assert told in " ".join(capsys.readouterr().out.split())
    for command in (["diff", "HEAD", "-o", "ra"], ["check", "--since", "HEAD"]):
        main(command)
        assert told in " ".join(capsys.readouterr().err.split())
    assert [path.name for path in (root / "ra").rglob("*.docx")] == ["2022-03.docx"]
    assert main(["diff", "HEAD", f"offices/hai/{FEBRUARY}"]) == 2
    assert "không nằm trong thư mục của cơ quan nào" in capsys.readouterr().err
    commit(root)
    edit(root / "baocao.yml", "  mot: offices/mot\n", "  mot: offices/mot\n  hai: offices/hai\n")
    data = answered(capsys, "review", "HEAD")
    assert data["offices"] == [{"id": "hai", "old": None, "new": "offices/hai", "left": 0}]
    assert [(report["path"], report["change"]) for report in data["reports"]] == [(f"offices/hai/{FEBRUARY}", "added")]
    main(["review", "HEAD"])
    assert "nay khai thêm cơ quan hai" in " ".join(capsys.readouterr().out.split())


def test_an_office_that_is_listed_in_another_folder_leaves_its_old_reports_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = committed_offices(tmp_path, monkeypatch, "mot", "hai")
    shutil.copytree(root / "offices/mot", root / "ba")
    shutil.rmtree(root / "ba/reports")
    edit(root / "baocao.yml", "  hai: offices/hai", "  hai: ba")
    data = answered(capsys, "review", "HEAD")
    assert data["offices"] == [{"id": "hai", "old": "offices/hai", "new": "ba", "left": 2}]
    assert data["reports"] == []
    main(["review", "HEAD"])
    assert "nay khai cơ quan hai ở thư mục khác; 2 báo cáo" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("others", [("mot", "ba"), ("mot",)])
def test_the_list_of_offices_is_not_told_of_where_it_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], others: tuple[str, ...]
) -> None:
    root = committed_offices(tmp_path, monkeypatch, *others)
    edit(root / "baocao.yml", "offices:", "# Các cơ quan.\noffices:")
    (root / "offices/mot" / MARCH).unlink()
    data = answered(capsys, "review", "HEAD")
    assert (data["offices"], [report["change"] for report in data["reports"]]) == ([], ["deleted"])


def test_an_unknown_revision_is_named(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "khong-co"]) == 2
    assert "khong-co" in capsys.readouterr().err
    assert main(["review"]) == 2


def test_a_revision_that_looks_like_an_option_is_named(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("review", "diff"):
        assert main([command, "-x"]) == 2
        assert "không hiểu: -x" in capsys.readouterr().err
        assert main([command, "--", "-x"]) == 2
        assert "“-x”" in capsys.readouterr().err
        assert main([command, "-j1", "--jobs=1", "--jobs", "1"]) == 2
        assert "còn thiếu: BẢN" in capsys.readouterr().err


def test_hostile_names_and_words_are_only_read(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = os.fsencode(office / "reports" / "2022")
    text = (office / MARCH).read_bytes().replace("Số hóa".encode(), f"Số hóa{WORDS}".encode())
    for name in NAMES:
        with open(os.path.join(folder, name + b".md"), "wb") as file:  # noqa: PTH118, PTH123 - bytes
            file.write(text)
    assert len(reviewed(capsys)) == len(NAMES)
    for form in formats_of("review"):
        assert main(["review", "HEAD", "--format", form]) == 0
        printed = capsys.readouterr().out
        assert "\x1b" not in printed
        assert "\u202e" not in printed
    assert not list(office.rglob("canary"))
