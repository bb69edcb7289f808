"""Texts measured in columns of a terminal: cut, padded and wrapped."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth, wcwidth

from baocao.render.screen import ONE_COLUMN_EACH, cells, cut, excerpt, pad, wrap
from baocao.visible import TAB, visible

shown_text = st.text(st.sampled_from("a bệ漢😀\u0301\u0323"), max_size=80).map(visible)


@given(st.text())
def test_a_part_of_a_text_made_visible_is_a_part_of_it_made_visible(text: str) -> None:
    for middle in range(len(text)):
        assert visible(text[:middle]) + visible(text[middle:]) == visible(text)


@given(shown_text, st.integers(1, 40))
def test_cut_and_padded_texts_keep_to_their_width(text: str, width: int) -> None:
    assert cells(cut(text, width)) <= width
    assert cells(pad(text, width)) == width
    assert cut(text, width) == text or cut(text, width).endswith("…")


@given(st.lists(st.sampled_from(["một", "漢字漢字", "a", "", "rất-dài-" * 5])), st.integers(5, 40))
def test_wrapping_breaks_at_blanks_and_loses_nothing(words: list[str], width: int) -> None:
    lines = wrap(" ".join(words), width)
    assert " ".join(lines) == " ".join(words)
    assert all(cells(line) <= width for line in lines if " " in line)


@given(st.text(st.sampled_from("a bệ漢😀\u0301\u0323\t\x1b"), max_size=200), st.integers(10, 60), st.data())
def test_an_excerpt_fits_and_holds_the_beginning_of_what_is_meant(line: str, width: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    part = excerpt(line, start, end, width)
    assert cells(part.text) <= width
    assert 0 <= part.start <= part.end <= width
    if cells(visible(line)) <= width and len(line) < width:
        assert part.text == visible(line)
    if end > start and not unicodedata.combining(line[start]):
        assert part.text[cut_at(part.text, part.start) :].lstrip("\u0301\u0323").startswith(visible(line[start])[:1])


def cut_at(text: str, width: int) -> int:
    """How many characters of `text` stand before column `width`."""
    return next(i for i in range(len(text) + 1) if cells(text[:i]) == width)


def test_what_need_not_be_measured_is_as_wide_as_it_has_letters() -> None:
    every = "".join(chr(code) for code in range(0x110000) if ONE_COLUMN_EACH.fullmatch(chr(code)))
    assert set("Sở Văn hóa: “đã làm 30%…” – ỹỵặ") <= set(every)
    assert [letter for letter in every if wcwidth(letter) != 1] == []
    assert wcswidth(every) == len(every)
    assert cells("漢" + every) == len(every) + 2


def test_invisible_characters_are_shown_as_signs() -> None:
    assert visible("a\tb\x00\x1b\x7f\x9b\u200b\u202e\u2028\ufeff\n") == (
        f"a{TAB}b␀␛␡<U+009B><U+200B><U+202E><U+2028><U+FEFF>␊"
    )
    assert visible("Chuyển đổi số 漢字 😀 1\u00a0000") == "Chuyển đổi số 漢字 😀 1\u00a0000"
