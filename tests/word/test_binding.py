"""Non-breaking spaces: where they stand, and that they are all that changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.official import MOTTO, NATIONAL_NAME
from baocao.word.writing.binding import BOUND, bound
from support.paths import paths_in
from support.written import DRAFT, FARM, FOREST, ISSUED, written


@pytest.mark.parametrize(
    "text",
    [
        "kiểm tra tại 11~cơ~sở ở huyện",
        "văn bản ngày~14/9/2020 của Sở",
        "trong tháng~01/2022 đã họp",
        "từ ngày~05 tháng~4 năm~2023 đến nay",
        "theo Nghị định số~107/2020/NĐ-CP của Chính phủ",
        "theo Nghị~quyết~57 của Bộ",
        "điểm~a khoản~2 Điều~103 Mục~5 Chương~XII Luật",
        "chi tiết tại Phụ~lục~I kèm theo",
        "quý~IV/2022 và giai~đoạn~2021-2030",
        "đạt 100~% kế hoạch, tăng 12,5% so với",
        "khách sạn ở TP.~Sơn La, do TS.~Nguyễn Văn An chủ trì",
        "diện tích 12~500~ha lúa, 3,5~tỷ~đồng vốn",
        "trong 05~ngày làm việc, 1.147~phương~tiện đo",
        "từ điển lịch sử~- văn hóa tỉnh",
        "nhiệt độ 5~-~7 độ vào ban đêm",
        "phương tiện đo nhóm~2 và đợt~3",
        "nhận 30~lãnh đạo cấp phòng",
        "và kế hoạch 6~tháng cuối năm~2023",
        "III. KẾ HOẠCH 6~THÁNG CUỐI NĂM~2023",
        "I. KẾT QUẢ 6~THÁNG ĐẦU NĂM",
        "Báo cáo 9~tháng, kế hoạch 50~tỷ~đồng",
        "TẬP HUẤN 12~LỚP CHO 350~NGƯỜI",
        "giai đoạn 5~năm tới",
        "Chỉ~thị~05 ngày~15/3/2022, Nghị~quyết~57 năm~2024",  # a date and a year, no days and years
        "Kế~hoạch~12/KH-UBND và chương~trình~135",
        "theo ISO 9001 NĂM~2015",
    ],
)
def test_a_line_does_not_end_inside_what_belongs_together(text: str) -> None:
    assert bound(text.replace("~", " ")) == text.replace("~", BOUND)


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức hội nghị và tập huấn cho cán bộ",
        "kinh tế, xã hội. Sở tiếp tục",
        "theo số, và theo ngày. Tháng sau",
        "mục 3.1; khoản thu",
        "kết quả: 250, 300 và 12; trong đó 5 của xã",
        "gửi UBND. Sở báo cáo",
        "một điểm ở xã, điểm ô nhiễm",
        "",
        " ",
    ],
)
def test_other_blanks_stay_places_where_a_line_may_end(text: str) -> None:
    assert bound(text).replace("mục\u00a03.1", "mục 3.1") == text


def test_room_for_handwriting_stays_with_the_words_around_it() -> None:
    shown = bound("số      /BC-SN ngày    tháng 01 năm 2022")
    assert shown == f"số{BOUND * 6}/BC-SN ngày{BOUND * 4}tháng{BOUND}01 năm{BOUND}2022"


_PIECES = [
    "kế",
    "hoạch",
    "THÁNG",
    "KẾT",
    "QUẢ",
    "11",
    "cơ",
    "sở",
    "ngày",
    "số",
    "Phụ",
    "lục",
    "I",
    "-",
    "TP.",
    "%",
    "1",
    "000",
    "đồng",
    "và",
    "điểm",
    "a",
]


@given(st.lists(st.sampled_from([*_PIECES, " "]), max_size=30).map(" ".join) | st.text(max_size=60))
def test_only_blanks_change_and_only_into_non_breaking_ones(text: str) -> None:
    shown = bound(text)
    assert len(shown) == len(text)
    assert all(a == b or (a == " " and b == BOUND) for a, b in zip(text, shown, strict=True))
    assert bound(shown) == shown


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map(" ".join))
def test_never_more_than_a_few_words_are_tied(text: str) -> None:
    for piece in bound(text).split(" "):
        assert len(piece) <= 28 or BOUND not in piece
        words = [word for word in piece.split(BOUND) if word]
        assert len(words) <= 3 or sum(word.isdigit() for word in words) > len(words) - 3


def test_blanks_are_tied_in_paragraphs_titles_and_lists_across_emphasis() -> None:
    body = "- Kiểm tra **11** cơ sở `tháng 01` ngày\n  14/9/2020. {#kiem-tra}\n\n| tháng 01 |\n| --- |\n| 11 cơ sở |\n"
    file = written(DRAFT.replace("- Trồng tiếp.", body), FOREST)
    shown = [paragraph.text.replace(BOUND, "~") for paragraph in file.paragraphs]
    assert "Kiểm tra 11~cơ~sở tháng 01 ngày~14/9/2020." in shown
    assert "Công tác tháng~01" in shown
    assert "Huế, ngày     tháng 01 năm 2022" in shown
    assert {"tháng 01", "11 cơ sở"} <= set(shown)


def test_fixed_texts_have_common_blanks() -> None:
    file = written(ISSUED, FARM)
    assert file.one("NationalName").text == NATIONAL_NAME
    assert file.one("Motto").text == MOTTO
    assert BOUND not in file.one("CodeNumber").text


def test_a_report_keeps_most_of_its_breaks(repository: Path) -> None:
    for path in paths_in(repository, "reports/*/*.md"):
        text = path.read_text(encoding="utf-8")
        shown = [bound(line) for line in text.splitlines() if len(line) > 200]
        tied = sum(line.count(BOUND) for line in shown)
        assert 0 < tied < 0.2 * sum(line.count(" ") for line in shown), path
