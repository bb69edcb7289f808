"""`carry` and `trace` as text and as JSON."""

from __future__ import annotations

import json
import re

import pytest

from baocao.render.formats import carry_json, carry_text, trace_text
from baocao.render.screen import cells
from baocao.tasks.carryover import CarryOver, carry_over
from baocao.tasks.reports_by_month import Months
from baocao.tasks.task_links import Certainty
from baocao.tasks.trace import Traced, trace
from support.offices import report_of, with_front_matter

PLAN = """\
## III. KẾ HOẠCH THÁNG 03 NĂM 2022

### 1. Chuyển đổi số

- Mở lớp tập huấn. {#tap-huan}
- Mua máy chủ. {#mua-may-chu}
- Sửa đường truyền.

### 2. Thư viện lưu động

- Luân chuyển sách {#sach}; Tu bổ kho {#kho}.
"""
RESULTS = """\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã tập huấn 40 người. {#tap-huan xong}
- Tập huấn thêm một lớp. {#tap-huan xong}

### 2. Bảo tàng và di tích

- Luân chuyển 300 cuốn sách. {#sach đang}
"""


def carry_of(plan: str, results: str) -> CarryOver:
    before = report_of(with_front_matter(plan, "2022-02"), "reports/2022/2022-02.md")
    return carry_over(before, report_of(with_front_matter(results, "2022-03")))


def test_the_carry_table_shows_what_is_missing_first() -> None:
    text = carry_text.render(carry_of(PLAN, RESULTS), False, 90)
    assert text == (
        "Kế hoạch: kỳ 2022-02 (reports/2022/2022-02.md). Kết quả: kỳ 2022-03\n(reports/2022/2022-03.md).\n"
        "\n"
        "Dòng  Mã nhiệm vụ   Chưa có kết quả: 3 việc\n"
        "11    mua-may-chu   Mua máy chủ\n"
        "12    (chưa có mã)  Sửa đường truyền\n"
        "16    kho           Tu bổ kho\n"
        "\n"
        "Dòng  Mã nhiệm vụ  Hiện trạng  Độ tin cậy  Đã có kết quả: 2 việc\n"
        "10    tap-huan     xong        100%        Mở lớp tập huấn\n"
        "      → dòng 10: Đã tập huấn 40 người\n"
        "      → dòng 11: Tập huấn thêm một lớp\n"
        "16    sach         đang        100%        Luân chuyển sách\n"
        "      → dòng 15: Luân chuyển 300 cuốn sách\n"
        "\n"
        "3 trong 5 việc theo kế hoạch chưa có kết quả. Ghi kết quả kèm đúng mã nhiệm vụ; việc không\n"
        "làm nữa thì ghi trạng thái “bỏ” và nêu lý do.\n"
    )


def test_the_carry_table_says_when_all_is_well_and_when_nothing_was_planned() -> None:
    plan = "## III. KẾ HOẠCH THÁNG 03 NĂM 2022\n\n### 1. Chuyển đổi số\n\n- Mở lớp tập huấn. {#tap-huan}\n"
    assert carry_text.render(carry_of(plan, RESULTS), False, 90).endswith(
        "\n\nCả 1 việc theo kế hoạch đều đã có kết quả.\n"
    )
    assert carry_text.render(carry_of("", RESULTS), False, 90).endswith(
        "\n\nBáo cáo kỳ trước không có việc nào trong phần kế hoạch.\n"
    )


def of_class(certainty: Certainty, carry: CarryOver) -> CarryOver:
    """The same month as if every link had been found by words, and were as sure as that."""
    score = {Certainty.SURE: 0.9, Certainty.ASK: 0.6, Certainty.MISSING: 0.0}[certainty]
    links = (
        link._replace(slug=None, by="text", score=score, sure=False, reasons=("cùng huyện Bắc Sơn",))
        for link in carry.links
        if link.results
    )
    return carry._replace(links=tuple(links))


def test_what_is_found_by_words_and_not_likely_enough_stands_apart_with_all_its_words() -> None:
    long = RESULTS.replace("tập huấn 40 người", "tập huấn 40 người của các phòng, trung tâm và 12 xã vùng cao")
    asked = of_class(Certainty.ASK, carry_of(PLAN, long))
    text = carry_text.render(asked, False, 60)
    assert "Đã có kết quả" not in text
    assert (
        "Dòng  Hiện trạng  Độ tin cậy  Cần xem lại: 2 việc\n"
        "10    (xong)      60%         Mở lớp tập huấn\n"
        "      → dòng 10: Đã tập huấn 40 người của các phòng, trung\n"
        "                 tâm và 12 xã vùng cao\n"
        "      → dòng 11: Tập huấn thêm một lớp\n"
        "        vì cùng huyện Bắc Sơn\n"
    ) in text
    assert text.endswith("\n\nCả 2 việc theo kế hoạch đều đã có kết quả; 2 việc máy chưa\nchắc, cần xem lại.\n")
    items = json.loads(carry_json.render(asked, False, 80))["items"]
    assert {(item["class"], item["outcome"]) for item in items} == {("ask", "accounted")}
    assert "Cần xem lại" not in carry_text.render(of_class(Certainty.SURE, asked), False, 60)


def test_due_dates_are_shown_as_the_last_line_says_them() -> None:
    plan = PLAN.replace("{#tap-huan}", "{#tap-huan han=2022-03}").replace(
        "{#mua-may-chu}", "{#mua-may-chu han=20/5/2022}"
    )
    results = RESULTS.replace("thêm một lớp. {#tap-huan xong}", "thêm một lớp. {#tap-huan đang han=4/2022}")
    lines = carry_text.render(carry_of(plan, results), False, 90).split("\n")
    assert "Dòng  Mã nhiệm vụ   Hạn         Chưa có kết quả: 3 việc" in lines
    assert "11    mua-may-chu   2022-05-20  Mua máy chủ" in lines
    assert any(re.match(r"10    tap-huan     2022-04  ", line) for line in lines)


def test_words_never_show_as_certain_as_a_marker() -> None:
    sure = of_class(Certainty.SURE, carry_of(PLAN, RESULTS))
    links = tuple(link._replace(score=1.0, sure=True) for link in sure.links)
    text = carry_text.render(sure._replace(links=links), False, 80)
    assert "99%" in text
    assert "100%" not in text


@pytest.mark.parametrize("width", [60, 90, 140])
def test_the_carry_table_keeps_to_the_screen(width: int) -> None:
    long = PLAN.replace("Mua máy chủ", "Mua máy chủ và thiết bị lưu trữ " * 8).replace("#kho", "#" + "kho-" * 14)
    text = carry_text.render(carry_of(long, RESULTS), False, width)
    assert max(cells(line) for line in text.split("\n")) <= max(width, 100)
    coloured = carry_text.render(carry_of(long, RESULTS), True, width)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text


def test_carry_json_is_what_the_design_says() -> None:
    value = json.loads(carry_json.render(carry_of(PLAN, RESULTS), False, 80))
    assert (value["from"], value["to"]) == ("2022-02", "2022-03")
    items = value["items"]
    assert [item["slug"] for item in items] == ["tap-huan", "mua-may-chu", None, "sach", "kho"]
    assert items[0] == {
        "slug": "tap-huan",
        "area": "chuyen-doi-so",
        "text": "Mở lớp tập huấn",
        "line": 10,
        "outcome": "accounted",
        "status": "xong",
        "score": 1.0,
        "by": "marker",
        "sure": True,
        "results": [{"line": 10, "text": "Đã tập huấn 40 người"}, {"line": 11, "text": "Tập huấn thêm một lớp"}],
        "reasons": [],
        "candidates": [],
        "class": "sure",
        "later": None,
    }
    missing = items[1]
    assert (missing["outcome"], missing["status"], missing["by"]) == ("missing", None, None)
    assert missing["results"] == []
    assert items[3]["area"] == "Thư viện lưu động"


def test_the_carry_table_says_what_a_link_by_words_rests_on_and_why_the_nearest_was_refused() -> None:
    plan = "## III. KẾ HOẠCH\n\n### 1. Chuyển đổi số\n\n- Kiểm tra di tích huyện Bắc Sơn.\n- Mua máy chủ.\n"
    told = "## I. KẾT QUẢ\n\n### 1. Chuyển đổi số\n\n- Kiểm tra di tích huyện Nam Sơn.\n- Đã mua máy chủ.\n"
    carry = carry_of(plan, told)
    text = carry_text.render(carry, False, 90)
    why = "(kế hoạch ghi huyện Bắc Sơn, còn kết quả ghi huyện Nam Sơn)"
    assert f"gần nhất, dòng 10: Kiểm tra di tích huyện Nam Sơn\n        {why}\n" in text
    assert "→ dòng 11: Đã mua máy chủ\n        vì " in text
    coloured = carry_text.render(carry, True, 90)
    assert "\x1b[1mmáy\x1b[0m" in coloured  # both have it
    assert "\x1b[1;33mNam\x1b[0m" in coloured  # only the result has it
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text
    items = json.loads(carry_json.render(carry, False, 80))["items"]
    assert items[0]["candidates"][0]["why"] == "kế hoạch ghi huyện Bắc Sơn, còn kết quả ghi huyện Nam Sơn"
    assert items[1]["reasons"]


def test_the_table_of_tasks_keeps_to_the_screen_and_hides_nothing_that_steers_it() -> None:
    plan = "## III. KẾ HOẠCH\n\n### 1. Chuyển đổi số\n\n" + "".join(
        f"- Mua máy chủ \x1b[2J và thiết bị lưu trữ số {at}. {{#{'may-' * at}chu}}\n" for at in (1, 5, 14)
    )
    report = report_of(with_front_matter(plan, "2022-02"), "reports/2022/2022-02.md")
    found = [Traced("", trace(Months(None, (report,))))]
    for width in (60, 90, 140):
        text = trace_text.render(found, False, width)
        assert "\x1b" not in text + trace_text.render(found, False, width, as_lives=True)
        assert max(cells(line) for line in text.split("\n")) <= max(width, 100)
        assert re.sub(r"\x1b\[[0-9;]*m", "", trace_text.render(found, True, width)) == text
