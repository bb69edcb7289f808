"""Days on which a text says that something took place, and the many others that it names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.language.event_days import event_days
from baocao.period import Days

MARCH = Days(date(2022, 2, 15), date(2022, 3, 14))


def found(text: str, around: Days = MARCH) -> list[tuple[str, str]]:
    return [(event.days.first.isoformat(), event.days.last.isoformat()) for event in event_days(text, around)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Tổ chức hội nghị ngày 20/02/2022.", "2022-02-20", "2022-02-20"),
        ("Ngày 20 tháng 02 năm 2022, Sở họp với 12 đơn vị.", "2022-02-20", "2022-02-20"),
        ("Sở đã tập huấn từ ngày 16/02/2022 đến ngày 18/02/2022.", "2022-02-16", "2022-02-18"),
        ("Đoàn làm việc từ ngày 27/02 đến 02/3/2022.", "2022-02-27", "2022-03-02"),
        ("Đoàn làm việc từ ngày 16 đến ngày 18/02.", "2022-02-16", "2022-02-18"),
        ("Hội đồng họp ngày 26/2.", "2022-02-26", "2022-02-26"),
    ],
)
def test_the_days_of_an_event_are_found_however_they_are_written(text: str, first: str, last: str) -> None:
    assert found(text) == [(first, last)]


def test_a_day_without_a_year_is_the_nearest() -> None:
    january = Days(date(2021, 12, 15), date(2022, 1, 14))
    assert found("Họp ngày 20/12 và ngày 05/01.", january) == [
        ("2021-12-20", "2021-12-20"),
        ("2022-01-05", "2022-01-05"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Quyết định số 123/QĐ-UBND ngày 20/01/2022 của UBND tỉnh, Sở đã triển khai.",
        "Tham mưu trả lời Công văn ngày 20/01/2022 của Bộ.",
        "Luật được Quốc hội thông qua ngày 14/11/2021.",
        "Hoàn thành trước ngày 31/3/2022.",
        "Hạn nhận hồ sơ là ngày 24/4/2022.",
        "Tính đến ngày 20/3/2022 đạt 60%.",
        "Các phòng hoạt động theo tổ chức mới từ ngày 15/4/2022.",
        "Nghị định có hiệu lực từ ngày 01/5/2022.",
        "Dự kiến họp ngày 20/4/2022.",
        "Hội nghị sẽ tổ chức ngày 20/4/2022.",
        "Tặng quà gia đình chính sách nhân ngày 27/7.",
        "Bà Lò Thị Mai, sinh ngày 20/02/1980, được tặng Bằng khen.",
        "Buổi đối thoại ngày 24/4/2022 phải hoãn.",
        "Họp ngày 31/02/2022.",
        "Đạt 20/22 chỉ tiêu, công suất 1.200 m3/ngày đêm.",
    ],
)
def test_days_of_documents_terms_plans_and_memories_are_no_events(text: str) -> None:
    assert found(text) == []


@given(st.text(alphabet="ngàytừđếnhết 0123456789/.,-", max_size=80))
def test_any_text_is_read_and_every_place_is_true(text: str) -> None:
    for event in event_days(text, MARCH):
        assert 0 <= event.start < event.end <= len(text)
        assert event.days.first <= event.days.last
