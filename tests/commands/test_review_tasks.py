"""What `review` tells of tasks where the words of the report are the same."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import Any

import pytest

from baocao.cli import main
from baocao.render.formats import formats_of
from support.git_repositories import commit
from support.repositories import ISSUED, edit
from support.revisions import FEBRUARY, MARCH, answered, committed_office

DINH_HA = "- Tu bổ mái đình Hạ được 60% khối lượng. {#dinh-ha đang}\n"
SO_HOA = "- Số hóa 500 hồ sơ. {#so-hoa}\n"
MAY_CHU = "- Đã mua máy chủ. {#mua-may-chu xong}\n"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return committed_office(tmp_path, monkeypatch)


def only(capsys: pytest.CaptureFixture[str]) -> Any:
    (report,) = answered(capsys, "review", "HEAD")["reports"]
    return report


def printed(capsys: pytest.CaptureFixture[str], form: str = "text") -> str:
    assert main(["review", "HEAD", "--format", form]) == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("old", "new", "fact", "was", "stands", "told"),
    [
        ("{#dinh-ha đang}", "{#dinh-ha}", "status", "đang", "?", "đang làm → chưa ghi kết quả"),
        ("{#trung-bay chưa}", "{#trung-bay đang}", "status", "chưa", "đang", "chưa làm → đang làm"),
        ("{#trung-bay chưa}", '{#trung-bay chưa "hết tiền"}', "reason", "", "hết tiền", "(không có) → hết tiền"),
        ("{#so-hoa}", "{#so-hoa tx}", "routine", "", "tx", "nay là việc thường xuyên"),
        (" {#mua-may-chu xong}", "", "marker", "{#mua-may-chu xong}", "", "{#mua-may-chu xong} → (không có mã)"),
        (" {#so-hoa}", "", "marker", "{#so-hoa}", "", "{#so-hoa} → (không có mã)"),
    ],
)
def test_what_only_a_marker_says_is_told(
    office: Path,
    capsys: pytest.CaptureFixture[str],
    old: str,
    new: str,
    fact: str,
    was: str,
    stands: str,
    told: str,
) -> None:
    edit(office / MARCH, old, new)
    report = only(capsys)
    assert [(one["what"], one["old"], one["new"]) for one in report["plan"]["changed"]] == [(fact, was, stands)]
    assert report["sentences"] == []
    assert told in printed(capsys)
    assert told in unescape(printed(capsys, "markdown")).replace("\\", "")


@pytest.mark.parametrize("form", formats_of("review"))
def test_a_task_that_goes_to_another_area_is_told(office: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    edit(office / MARCH, SO_HOA, "")
    edit(office / MARCH, "- Hoàn thành tu bổ", f"{SO_HOA}- Hoàn thành tu bổ")
    assert "Chuyển đổi số → Bảo tàng và di tích" in printed(capsys) + printed(capsys, "markdown")
    report = only(capsys)
    assert [(one["what"], one["slug"], one["line"]) for one in report["plan"]["changed"]] == [("area", "so-hoa", 30)]
    assert report["moved"] == [{"text": "Số hóa 500 hồ sơ.", "line": 30}]
    assert "Không có thay đổi" not in printed(capsys, form)


def test_a_line_without_marker_that_moves_is_told(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / MARCH, SO_HOA, "- Số hóa 500 hồ sơ.\n- Họp giao ban.\n")
    commit(office, "hai")
    edit(office / MARCH, "- Số hóa 500 hồ sơ.\n- Họp giao ban.\n", "- Họp giao ban.\n- Số hóa 500 hồ sơ.\n")
    assert len(only(capsys)["moved"]) == 1
    assert "Chỉ đổi chỗ" in printed(capsys)


def test_an_area_with_another_title_is_no_other_area(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / MARCH, "### 1. Chuyển đổi số", "### 1. Số hóa")
    assert only(capsys)["plan"]["changed"] == []


def test_a_due_date_that_comes_or_goes_is_told(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / MARCH, "{#so-hoa}", "{#so-hoa han=2022-04}")
    (come,) = only(capsys)["plan"]["rescheduled"]
    assert (come["slug"], come["old"], come["new"]) == ("so-hoa", None, "2022-04")
    commit(office, "hai")
    edit(office / MARCH, "{#so-hoa han=2022-04}", "{#so-hoa}")
    (gone,) = only(capsys)["plan"]["rescheduled"]
    assert (gone["slug"], gone["line"], gone["old"], gone["new"]) == ("so-hoa", 27, "2022-04", None)
    assert "tháng 04/2022 → không có hạn" in printed(capsys)


def test_what_the_months_before_say_still_holds(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / FEBRUARY, "{#dinh-ha", "{#dinh-ha tx han=2022-05")
    edit(office / MARCH, "{#dinh-ha đang}", "{#dinh-ha đang tx han=2022-05}")
    commit(office, "hai")
    edit(office / MARCH, " tx han=2022-05", "")
    plan = only(capsys)["plan"]
    assert (plan["rescheduled"], plan["changed"]) == ([], [])


def test_lines_that_are_told_to_come_or_go_are_told_once(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / MARCH, MAY_CHU, "- Tổ chức hội nghị, tập huấn. {#tap-huan đang tx han=2022-06}\n")
    report = only(capsys)
    assert len(report["sentences"]) == 2
    assert (report["plan"]["changed"], report["plan"]["rescheduled"]) == ([], [])


def test_a_task_that_goes_backwards_is_told_once_in_words(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(office / MARCH, "{#mua-may-chu xong}", "{#mua-may-chu đang}")
    assert [one["what"] for one in only(capsys)["plan"]["changed"]] == ["status"]
    assert "Đổi trạng thái" not in printed(capsys)


def test_an_issued_report_whose_markers_are_touched_says_something_else(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(office / MARCH, "status: draft", ISSUED)
    edit(office / MARCH, "{#so-hoa}", "{#so-hoa han=2022-04}")
    commit(office, "hai")
    edit(office / MARCH, " han=2022-04", "")
    assert "bị sửa" in printed(capsys)
    assert "nội dung không đổi" not in printed(capsys)
