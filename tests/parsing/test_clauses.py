"""A paragraph of several sentences is cut into its actions; markers keep their exact meaning."""

from __future__ import annotations

import pytest

from baocao.model import Item, Report
from baocao.parsing.clauses import split_actions
from support.offices import report_of, with_front_matter

PARAGRAPH = (
    "Tổ chức Hội nghị tổng kết năm 2021 tại TP. Sơn La. Hội nghị có 120 đại biểu tham dự. Mua máy chủ cho "
    "Trung tâm dữ liệu; tập huấn ký số. Chưa mở được lớp ngoại ngữ. Lý do: thiếu giáo viên."
)


def plan(text: str) -> Report:
    return report_of(with_front_matter(f"## III. KẾ HOẠCH THÁNG 04 NĂM 2022\n\n### 1. Chuyển đổi số\n\n{text}\n"))


def items(text: str) -> tuple[Item, ...]:
    section = plan(text).section("plan")
    assert section is not None
    return section.all_items


def cut(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(item.text, item.slugs) for item in items(text)]


@pytest.mark.parametrize("sign", ["", "- ", "1. ", "- **Nội dung** "])
def test_each_action_of_a_paragraph_is_an_item(sign: str) -> None:
    found = [item.text.removeprefix("Nội dung ") for item in items(sign + PARAGRAPH)]
    assert found == [
        "Tổ chức Hội nghị tổng kết năm 2021 tại TP. Sơn La. Hội nghị có 120 đại biểu tham dự",
        "Mua máy chủ cho Trung tâm dữ liệu",
        "tập huấn ký số",
        "Chưa mở được lớp ngoại ngữ. Lý do: thiếu giáo viên",
    ]


def test_each_clause_knows_its_place_over_wrapped_lines() -> None:
    found = items("Mua máy chủ cho Trung tâm.\nTập huấn\nký số. Kiểm tra\nchứng thư số.")
    places = [(item.span.text, item.span.line, item.span.column, item.span.end_line) for item in found]
    assert places == [
        ("Mua máy chủ cho Trung tâm", 10, 1, 10),
        ("Tập huấn\nký số", 11, 1, 12),
        ("Kiểm tra\nchứng thư số", 12, 8, 13),
    ]


def test_up_to_a_marker_all_sentences_are_one_clause_and_what_follows_it_is_cut_anew() -> None:
    assert cut("- Mua máy chủ. Tập huấn ký số {#ky-so}. Kiểm tra chứng thư số. Kết quả tốt. Mở lớp ngoại ngữ.") == [
        ("Mua máy chủ. Tập huấn ký số", ("ky-so",)),
        ("Kiểm tra chứng thư số. Kết quả tốt", ()),
        ("Mở lớp ngoại ngữ", ()),
    ]


def test_a_marker_behind_the_stop_ends_the_sentence_before_it() -> None:
    assert cut("- Mua máy chủ. {#may-chu} Tập huấn ký số. {#ky-so}") == [
        ("Mua máy chủ", ("may-chu",)),
        ("Tập huấn ký số", ("ky-so",)),
    ]


def test_a_reason_behind_a_marker_belongs_to_its_clause_and_the_next_action_does_not() -> None:
    assert cut("- Mua máy chủ {#may-chu}. Lý do: thiếu vốn; thiếu người. Tập huấn ký số.") == [
        ("Mua máy chủ. Lý do: thiếu vốn; thiếu người", ("may-chu",)),
        ("Tập huấn ký số", ()),
    ]


@pytest.mark.parametrize("marker", [" {#so-ket}. ", ". {#so-ket} "])
def test_a_sentence_behind_a_marker_that_only_tells_more_belongs_to_its_clause(marker: str) -> None:
    told = "Thành phần: lãnh đạo các sở. Trong đó có 40 nữ."
    assert cut(f"- Tham mưu Hội nghị sơ kết{marker}{told} Tập huấn ký số.") == [
        (f"Tham mưu Hội nghị sơ kết. {told[:-1]}", ("so-ket",)),
        ("Tập huấn ký số", ()),
    ]
    assert cut(f"- Tham mưu Hội nghị sơ kết{marker}Đang mời đại biểu.")[1:] == [("Đang mời đại biểu", ())]


@pytest.mark.parametrize(
    "text",
    [
        "- Trưng bày “Nghề gốm. Tổ chức nghề rèn” tại đình Hạ.",
        "- Hưởng ứng Ngày Di sản (treo băng rôn. Tổ chức đêm hội).",
        "- Kiểm tra tại các xã: xã Hạ; xã Thượng. Trong đó, xã Hạ kiểm tra 02 lần.",
        "- Kiểm tra a) Xã Hạ, b) Xã Tân ” Tập huấn.",
        "- Mời PGS.TS. Trần Mở Rộng và ThS. Lò Kiểm. Kinh phí 5.000.000 đồng.",
    ],
)
def test_no_sentence_ends_within_quotes_and_brackets_or_where_the_next_only_adds(text: str) -> None:
    assert len(items(text)) == 1


def test_an_enumeration_ends_with_its_sentence() -> None:
    assert cut("- Kiểm tra tại các xã: xã Hạ; xã Thượng. Tập huấn ký số; xã Hạ làm điểm.") == [
        ("Kiểm tra tại các xã: xã Hạ; xã Thượng", ()),
        ("Tập huấn ký số; xã Hạ làm điểm", ()),
    ]


def test_a_lead_in_of_two_sentences_stays_whole() -> None:
    found = items("- Tổ chức Hội nghị. Chuẩn bị các nội dung như sau:\n  - in tài liệu\n  - mời đại biểu")
    assert [(item.text, item.is_lead) for item in found] == [
        ("Tổ chức Hội nghị. Chuẩn bị các nội dung như sau:", True),
        ("in tài liệu", False),
        ("mời đại biểu", False),
    ]


@pytest.mark.parametrize("piece", ["Tổ chức A. ", "Kết quả tốt. ", "TP. ", "(. ", "1. ", "B. Có. ", "trong tháng. "])
def test_a_very_long_paragraph_is_cut_without_effort(piece: str) -> None:
    ends = split_actions(piece * 5_000)
    assert ends == sorted(set(ends))
