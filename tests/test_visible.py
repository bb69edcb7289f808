"""What steers a terminal or a reader's eye is taken out of texts from anybody."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from baocao.visible import still, still_bytes


def test_whatever_steers_is_found_in_utf_8_too() -> None:
    for code in range(0x2100):
        text = f"Lê{chr(code)}n"
        assert still_bytes(text) == still(text).encode(), hex(code)


@given(st.text())
def test_a_text_is_still_alike_in_letters_and_in_bytes(text: str) -> None:
    assert still_bytes(text) == still(text).encode()
