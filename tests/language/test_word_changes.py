"""Which words of a text are others in a newer one: few, whole words, in stretches that read well."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.language.word_changes import is_blank, stretches, tokens_of, words_of

TOKENS = st.lists(st.sampled_from(["tổ", "chức", "250", ",", ";", " ", "\u00a0", "\n", "\u2029"]), max_size=12)


def marked(old: str, new: str) -> str:
    """The texts as one, `[gone|new]` around what is not in both."""
    before, after = tokens_of(old), tokens_of(new)
    parts = []
    for each in stretches(before, after):
        was = "".join(before[each.old_start : each.old_end])
        now = "".join(after[each.new_start : each.new_end])
        parts.append(now if each.is_same else f"[{was}|{now}]")
    return "".join(parts)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Thử nghiệm 250 mẫu.", "Thử nghiệm 275 mẫu.", "Thử nghiệm [250|275] mẫu."),
        ("kiểm định 1.147 cái", "kiểm định 1.150 cái", "kiểm định [1.147|1.150] cái"),
        ("Đón 12,5 tỷ", "Đón 12,6 tỷ", "Đón [12,5|12,6] tỷ"),
        ("Kế hoạch 45/KH-UBND", "Kế hoạch 46/KH-UBND", "Kế hoạch [45|46]/KH-UBND"),
        ("đã xong.", "đã xong, rồi.", "đã xong[|, rồi]."),
        ("a b c d", "a x y d", "a [b c|x y] d"),
        ("A và B.", "A và C và B.", "A [|và C ]và B."),
        ("mua, bán", "mua, sửa, bán", "mua, [|sửa, ]bán"),
        ("một hai", "một hai ba bốn", "một hai[| ba bốn]"),
        ("kể cả năm 2022; mua xe năm 2022.", "kể cả năm 2022.", "kể cả năm 2022[; mua xe năm 2022|]."),
        ("kể cả năm 2022.", "kể cả năm 2022; mua xe năm 2022.", "kể cả năm 2022[|; mua xe năm 2022]."),
        ("mua; x y; bán", "mua; bán", "mua; [x y; |]bán"),
        ("ba bốn một", "một", "[ba bốn |]một"),
        ("tại 11\u00a0cơ sở", "tại các cơ sở", "tại [11\u00a0|các ]cơ sở"),
        ("tại 11\u00a0cơ sở", "tại 11 cơ sở", "tại 11 cơ sở"),
        ("đ/c A", "đ / c A", "đ[| ]/[| ]c A"),
        ("", "mới", "[|mới]"),
        ("cũ", "", "[cũ|]"),
        ("", "", ""),
    ],
)
def test_the_smallest_run_of_words_is_marked(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_words_and_figures_say_something_and_signs_do_not() -> None:
    assert words_of(tokens_of("Đón 1.840 lượt khách (tăng 3%).")) == ("Đón", "1.840", "lượt", "khách", "tăng", "3")


def test_a_letter_whose_mark_stands_apart_is_one_word_with_it() -> None:
    assert tokens_of("a\u0323b c") == ["a\u0323b", " ", "c"]


@given(st.text(max_size=60))
def test_the_tokens_of_any_text_are_the_text(text: str) -> None:
    assert "".join(tokens_of(text)) == text


@given(TOKENS, TOKENS)
def test_both_texts_are_whole_and_neighbours_are_never_alike(old: list[str], new: list[str]) -> None:
    found = stretches(old, new)
    assert [each.old_start for each in found] == [0, *(each.old_end for each in found)][: len(found)]
    assert [each.new_start for each in found] == [0, *(each.new_end for each in found)][: len(found)]
    assert (found[-1].old_end, found[-1].new_end) == (len(old), len(new)) if found else not old and not new
    assert all(each.is_same != following.is_same for each, following in pairwise(found))
    for each in found:
        before, after = old[each.old_start : each.old_end], new[each.new_start : each.new_end]
        assert before or after
        if each.is_same:
            assert [" " if is_blank(t) else t for t in before] == [" " if is_blank(t) else t for t in after]


@given(TOKENS, TOKENS)
def test_no_fewer_words_could_be_marked(old: list[str], new: list[str]) -> None:
    before, after = ([token for token in tokens if not is_blank(token)] for tokens in (old, new))
    kept = sum(each.old_end - each.old_start for each in stretches(before, after) if each.is_same)
    lengths = [[0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i, token in enumerate(before):
        for j, other in enumerate(after):
            longest = max(lengths[i][j + 1], lengths[i + 1][j])
            lengths[i + 1][j + 1] = lengths[i][j] + 1 if token == other else longest
    assert kept == lengths[-1][-1]


def test_a_text_of_a_hundred_thousand_words_takes_neither_minutes_nor_gigabytes() -> None:
    old = [f"a{count}" for count in range(100_000)]
    new = [f"b{count}" for count in range(100_000)]
    assert len(stretches(["đầu", *old, "cuối"], ["đầu", *new, "cuối"])) == 3
