"""A result is read by its parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.tasks.likeness.parts import parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Trồng 20 ha rừng", ("Trồng 20 ha rừng",)),
        ("Trồng rừng; 12 buổi chiếu phim; mũi 2: 40 em.", ("Trồng rừng", "12 buổi chiếu phim", "mũi 2: 40 em")),
        ("Kiểm tra 02 xã (Nà Hạ; Bản Bo); nhắc nhở 01 hộ", ("Kiểm tra 02 xã (Nà Hạ; Bản Bo)", "nhắc nhở 01 hộ")),
        ('Phát tin "Một; hai" trên đài', ('Phát tin "Một; hai" trên đài',)),
        ("Họp tại TP. Sơn La. Thống nhất 03 nội dung", ("Họp tại TP. Sơn La", "Thống nhất 03 nội dung")),
        (";", (";",)),
    ],
)
def test_a_result_is_cut_at_semicolons_and_full_stops(text: str, found: tuple[str, ...]) -> None:
    assert parts(text) == found


@given(st.text(alphabet='ab ;.()“”"Đ1', min_size=1, max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    def letters(text: str) -> list[str]:
        return [sign for sign in text if sign not in " ;."]

    assert letters("".join(parts(text))) == letters(text)
