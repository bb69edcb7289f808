"""What a clause counts, and on which days."""

from __future__ import annotations

import pytest

from baocao.language.abbreviations import common
from baocao.tasks.likeness.counted import counts, days
from baocao.tasks.likeness.tokens import tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("phục vụ tiếp công dân định kỳ ngày 15/10/2024", ["15/10"]),
        ("Buổi làm việc 12/11 với bà con", ["12/11"]),
        ("Tổ chức phiên giao dịch vào ngày 10 và ngày 25", ["10", "25"]),
        ("ngày 05/9 khai giảng", ["5/9"]),
        ("xong trước ngày 25/11", []),
        ("Quyết định số 31/QĐ-TTT ngày 11/10/2024 xếp loại", []),
        ("xử lý 02/05 vụ kéo dài", []),
        ("thu 3/4 số nợ, 120 triệu đồng", []),
    ],
)
def test_a_day_is_told_from_a_part_a_deadline_and_the_day_of_a_document(text: str, found: list[str]) -> None:
    assert list(days(tokens(text, common())).values()) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("xác minh tài sản 31 người", {("31", "người"): False}),
        ("xác minh xong 20/31 người", {("31", "người"): True}),
        ("rà soát 05 vụ", {("5", "vụ"): False}),
        ("khám tại 06 cơ quan khối huyện", {("6", "cơ quan"): False}),
        ("Tổ chức bốn buổi tư vấn", {("4", "buổi"): False}),
        ("phát 1.200 tờ rơi", {("1200", "tờ rơi"): False}),
        ("Cất 1 căn nhà", {}),
        ("ngày 15/10 họp", {}),
        ("đạt 95,5 và 12%", {}),
    ],
)
def test_a_part_counts_the_whole(text: str, found: dict[tuple[str, str], bool]) -> None:
    said = tokens(text, common())
    assert dict(counts(said, days(said))) == found
