"""What a message quotes of a text: whole words and names, as the author wrote them, or nothing."""

from __future__ import annotations

import time

import pytest

from baocao.tasks.likeness.quoting import as_written, whole_stretch


@pytest.mark.parametrize(
    ("words", "text", "stretch"),
    [
        ("hồ nước", "Gửi hiệu chuẩn bàn kiểm định đồng hồ nước", "đồng hồ nước"),
        ("mão", "Chúc Tết Quý Mão các gia đình chính sách", "Tết Quý Mão"),
        ("thủ tục hành", "Rà soát thủ tục hành chính", "thủ tục hành chính"),
        ("mua máy chủ", "Mua máy chủ cho Sở", "Mua máy chủ"),
        ("ocop", "Đánh giá OCOP đợt 1", "OCOP"),
        ("m drắk", "Kiểm tra tại huyện M'Drắk", "M'Drắk"),
        ("gỗ", "Truy quét khai thác gỗ trái phép", ""),
        ("vàng", "Kiểm tra cơ sở vàng", ""),
        ("máy in", "Mua máy chủ", ""),
        ("", "Mua máy chủ", ""),
    ],
)
def test_a_whole_stretch_is_quoted_or_nothing(words: str, text: str, stretch: str) -> None:
    assert whole_stretch(words, text) == stretch


def test_what_is_not_quoted_is_written_as_the_author_wrote_it() -> None:
    assert as_written("nghị quyết số 29-nq/tw", "Thực hiện Nghị quyết số 29-NQ/TW") == "Nghị quyết số 29-NQ/TW"
    assert as_written("gỗ", "Khai thác Gỗ lậu") == "Gỗ"
    assert as_written("máy in", "Mua máy chủ") == "máy in"


def test_a_very_long_text_takes_no_time() -> None:
    started = time.process_time()
    whole_stretch("nước", "Đồng Hồ " * 6000 + "nước")
    assert time.process_time() - started < 10
