"""The parser on reports as people write them: what becomes an item, a clause, a heading, and where it stands."""

from __future__ import annotations

import re

import pytest

from baocao.model import Item, Report, Status
from support.offices import report_of, with_front_matter

SKELETON = """\
Sở báo cáo kết quả tháng 03 và kế hoạch tháng 04 năm 2022 như sau:

## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

{results}

## II. ĐÁNH GIÁ CHUNG

Công tác bảo đảm tiến độ.

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

{plan}

### 2. Bảo tàng và di tích

- Trưng bày. {{#trung-bay}}

Sở trân trọng báo cáo./.
"""


def report(results: str = "- Tập huấn.", plan: str = "- Mua máy chủ. {#mua-may-chu}") -> Report:
    return report_of(with_front_matter(SKELETON.format(results=results, plan=plan)))


def items(report: Report, section: str = "plan") -> tuple[Item, ...]:
    found = report.section(section)
    assert found is not None
    return found.areas[0].items


def texts(*, plan: str) -> list[str]:
    return [item.text for item in items(report(plan=plan)) if not item.is_lead]


def test_sections_and_areas_are_recognised_by_their_titles() -> None:
    found = report()
    assert [section.id for section in found.sections] == ["results", "assessment", "plan"]
    assert [area.id for area in found.sections[2].areas] == ["chuyen-doi-so", "bao-tang"]


@pytest.mark.parametrize(
    "title",
    [
        "I. Kết quả tháng 03/2022",
        "I. KẾT QUẢ THÁNG 2/2021",
        "I KẾT QUẢ CÔNG TÁC THÁNG 03/2022",
        "1. KẾT QUẢ THÁNG 03/2022",
    ],
)
def test_a_title_that_differs_a_little_is_still_its_section(title: str) -> None:
    text = SKELETON.format(results="- A.", plan="- B.").replace("I. KẾT QUẢ THÁNG 03/2022", title, 1)
    assert report_of(with_front_matter(text)).sections[0].id == "results"


def test_a_title_of_something_else_is_no_section_of_the_template() -> None:
    text = SKELETON.format(results="- A.", plan="- B.").replace("II. ĐÁNH GIÁ CHUNG", "II. THI ĐUA, KHEN THƯỞNG")
    assert [section.id for section in report_of(with_front_matter(text)).sections] == ["results", None, "plan"]


@pytest.mark.parametrize("bullet", ["-", "*", "+"])
def test_every_kind_of_bullet_is_an_item(bullet: str) -> None:
    assert texts(plan=f"{bullet} Một. {{#mot}}\n{bullet} Hai. {{#hai}}") == ["Một", "Hai"]


def test_clauses_end_at_their_markers() -> None:
    found = items(report(plan="- Mua máy {#mua-may}; lắp máy; chạy thử {#lap-may}."))
    assert [(item.text, item.slugs) for item in found] == [
        ("Mua máy", ("mua-may",)),
        ("lắp máy; chạy thử", ("lap-may",)),
    ]


def test_without_markers_a_semicolon_ends_an_action() -> None:
    assert texts(plan="- Mua máy chủ; tiếp tục số hóa hồ sơ; Tập huấn cán bộ.") == [
        "Mua máy chủ",
        "tiếp tục số hóa hồ sơ",
        "Tập huấn cán bộ",
    ]


def test_an_action_may_begin_in_lower_case_with_any_verb() -> None:
    plan = "- Thăm hỏi gia đình; nạo vét kênh mương; quyên góp quỹ; tỉa cây ven đường; ra quân lập lại trật tự."
    assert len(texts(plan=plan)) == 5


def test_the_closing_is_no_item_where_a_section_follows_the_plan() -> None:
    text = SKELETON.format(results="- A.", plan="- B.") + "\n## IV. KIẾN NGHỊ\n\nKhông.\n"
    found = report_of(with_front_matter(text))
    assert len(found.closing) == 1
    assert [item.text for item in found.sections[2].areas[-1].items] == ["Trưng bày"]


@pytest.mark.parametrize(
    "plan",
    [
        "- Hưởng ứng Ngày Di sản (treo băng rôn; phát tờ gấp; Viết bài).",
        "- Trưng bày chuyên đề “Làng nghề; Phố cổ; Bến sông”.",
        "- Kiểm tra tại các xã: xã Hạ; xã Thượng; xã Trung.",
        "- Theo dõi mô hình trồng lan; mô hình trồng cúc; mô hình trồng nho.",
        "- Kiểm tra tiến độ nhà văn hóa thôn Hạ; trạm y tế xã Tân; đường nội đồng xã Hợp.",
    ],
)
def test_a_semicolon_within_an_enumeration_ends_nothing(plan: str) -> None:
    assert len(texts(plan=plan)) == 1


def test_an_item_over_several_lines_has_its_whole_span() -> None:
    (item,) = items(report(plan="- Mua máy chủ\n  cho trung tâm\n  dữ liệu. {#mua-may-chu}"))
    assert item.text == "Mua máy chủ cho trung tâm dữ liệu"
    assert item.span.text == "Mua máy chủ\n  cho trung tâm\n  dữ liệu. {#mua-may-chu}"
    assert (item.span.end_line - item.span.line, item.span.column) == (2, 3)


def test_a_lead_in_is_no_action_and_its_bullets_are() -> None:
    found = items(report(plan="- Chuyển đổi số:\n  - Mua máy. {#mua-may}\n  - Tập huấn. {#tap-huan}"))
    assert [(item.text, item.is_lead) for item in found] == [
        ("Chuyển đổi số:", True),
        ("Mua máy", False),
        ("Tập huấn", False),
    ]


def test_bullets_under_a_marked_item_are_its_details() -> None:
    assert texts(plan="- Mua thiết bị {#mua-thiet-bi}\n  - 02 máy chủ\n  - 01 máy quét") == ["Mua thiết bị"]


def test_a_table_row_with_a_marker_is_an_item() -> None:
    found = items(
        report(results="| Việc | Số |\n| --- | ---: |\n| Mua máy {#mua-may xong} | 2 |\n| Khác | 1 |"), "results"
    )
    assert [(item.text, item.slugs) for item in found] == [("Mua máy | 2", ("mua-may",))]


def test_a_marker_behind_the_last_bar_belongs_to_its_row() -> None:
    table = "| Việc | Số |\n| --- | ---: |\n| Mua máy | 2 | {#mua-may xong}\n| Khác | 1 |"
    found = items(report(results=table), "results")
    assert [(item.text, item.slugs) for item in found] == [("Mua máy | 2", ("mua-may",))]


@pytest.mark.parametrize(
    ("marker", "status"),
    [
        ("{#mua-may xong}", Status.DONE),
        ("{#mua-may đang}", Status.ONGOING),
        ("{#mua-may dang}", Status.ONGOING),
        ("{#mua-may CHƯA}", Status.NOT_DONE),
        ("{#mua-may bo}", Status.DROPPED),
        ("{#mua-may ?}", Status.OPEN),
        ("{#mua-may}", None),
    ],
)
def test_a_status_is_read_with_and_without_diacritics(marker: str, status: Status | None) -> None:
    (item,) = items(report(results=f"- Mua máy. {marker}"), "results")
    assert item.markers[0].status is status


@pytest.mark.parametrize("quotes", ['""', "“”", "””"])
def test_a_reason_may_stand_in_the_marker(quotes: str) -> None:
    marker = f"{{#mua-may chưa {quotes[0]}vướng thủ tục{quotes[1]}}}"
    (item,) = items(report(results=f"- Mua máy. {marker}"), "results")
    assert item.markers[0].reason == "vướng thủ tục"


def test_several_slugs_in_one_marker_share_the_status() -> None:
    (item,) = items(report(results="- Mua và lắp máy. {#mua-may #lap-may đang}"), "results")
    assert item.slugs == ("mua-may", "lap-may")


@pytest.mark.parametrize(
    "marker",
    [
        "{xong #mua-may}",
        "{#Mua-May}",
        "{#mua_may}",
        "{#m}",
        "{#mua-may xog}",
        "{#mua-may",
        "{#}",
        "{mua-may xong}",
        '{#mua-may bỏ "vì}',
    ],
)
def test_a_malformed_marker_is_kept_with_its_problem(marker: str) -> None:
    found = report(plan=f"- Mua máy. {marker}")
    assert [one.problem is not None for one in found.markers if one.span.text.startswith("{") and not one.slugs] == [
        True
    ]


def test_a_marker_in_code_is_text() -> None:
    found = report(plan="- Viết `{#ma-viec}` ở cuối. {#viet-ma}")
    assert [slug for marker in found.markers for slug in marker.slugs] == ["viet-ma", "trung-bay"]


def test_a_marker_alone_on_its_line_does_not_break_the_paragraph() -> None:
    assert texts(plan="- Mua máy chủ\n  {#mua-may-chu}\n- Tập huấn {#tap-huan}") == ["Mua máy chủ", "Tập huấn"]


@pytest.mark.parametrize(
    "results",
    [
        "- Tập huấn ký số. {#tap-huan xong} {## Theo báo cáo 2022-01.}",
        "- Tập huấn ký số {#tap-huan xong}. {## Theo báo cáo 2022-01.}",
        "- Tập huấn ký số. {#tap-huan xong}\n  {## 2022-01: Mở *lớp | `<b>.}\n  {## 2022-02: Còn 02 buổi…}",
        "{## Xem lại ##}\n\n- Tập huấn ký số. {#tap-huan xong}\n\n{##}",
    ],
)
def test_a_remark_is_in_nothing_that_the_report_says(results: str) -> None:
    found = report(results=results)
    (item,) = items(found, "results")
    assert (item.text, item.slugs) == ("Tập huấn ký số", ("tap-huan",))
    assert "{##" not in found.body
    assert [span.text for span in found.remarks] == re.findall(r"\{##[^{}]*\}", results)


@pytest.mark.parametrize("typed", ["{##tap-huan xong}", "{##Theo báo cáo 2022-01.}", "{###}"])
def test_what_follows_without_a_blank_is_a_marker_typed_wrong(typed: str) -> None:
    found = report(results=f"- Tập huấn ký số. {typed}")
    assert found.remarks == ()
    (marker, *_) = found.markers
    assert "dấu cách" in (marker.problem or "")
    assert "{##" not in found.body


def test_a_remark_alone_is_no_item() -> None:
    assert items(report(results="{## Đánh giá sau.}"), "results") == ()


def test_a_remark_does_not_part_the_actions_of_a_bullet() -> None:
    found = report(plan="- Mua máy chủ; tập huấn ký số. {## Theo kế hoạch 2022-03.}")
    assert [item.text for item in items(found)] == ["Mua máy chủ", "tập huấn ký số"]


def test_the_closing_is_no_item() -> None:
    found = report()
    assert [block.prose.text for block in found.closing if block.prose] == ["Sở trân trọng báo cáo./."]
    assert [item.text for item in found.sections[2].areas[-1].items] == ["Trưng bày"]


def test_a_can_cu_block_is_told_from_the_opening() -> None:
    text = "Căn cứ Luật Di sản văn hóa;\n\nCăn cứ Kế hoạch năm 2022.\n\n" + SKELETON.format(results="- A.", plan="- B.")
    found = report_of(with_front_matter(text))
    assert (len(found.can_cu), len(found.opening)) == (2, 1)


def test_an_opening_that_begins_with_its_can_cu_is_the_opening() -> None:
    text = SKELETON.format(results="- A.", plan="- B.").replace("Sở báo cáo", "Căn cứ Kế hoạch năm 2022, Sở báo cáo", 1)
    found = report_of(with_front_matter(text))
    assert (len(found.can_cu), len(found.opening)) == (0, 1)


def test_an_annex_after_the_last_section_is_no_section() -> None:
    text = (
        SKELETON.format(results="- A.", plan="- B.")
        + "\n## Phụ lục I. SỐ LIỆU\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n"
    )
    found = report_of(with_front_matter(text))
    assert [annex.label for annex in found.annexes] == ["Phụ lục I"]
    assert len(found.sections) == 3
    assert len(found.closing) == 1


def test_the_file_name_says_the_period_where_the_front_matter_cannot() -> None:
    found = report_of("---\nperiod: [2022\n---\n\n" + SKELETON.format(results="- A.", plan="- B."))
    assert str(found.period) == "2022-03"
    assert len(found.sections) == 3


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_change_nothing(ends: str) -> None:
    text = with_front_matter(SKELETON.format(results="- A. {#viec-a xong}", plan="- B. {#viec-b}"))
    other = report_of(b"\xef\xbb\xbf" + text.replace("\n", ends).encode())
    assert other.source.text == text
    assert other.notes == ()
