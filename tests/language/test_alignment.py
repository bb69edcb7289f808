from __future__ import annotations

import time
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from baocao.language.alignment import Difference, differences

_SEQUENCES = st.lists(st.sampled_from("abcd"), max_size=12)


def test_what_differs_is_as_little_as_can_be() -> None:
    assert differences("abc", "abc") == []
    assert differences("abc", "axc") == [Difference(1, 2, 1, 2)]
    assert differences("abcd", "bcde") == [Difference(0, 1, 0, 0), Difference(4, 4, 3, 4)]
    assert differences("", "ab") == [Difference(0, 0, 0, 2)]


@given(_SEQUENCES, _SEQUENCES)
def test_both_sequences_can_be_made_of_what_is_common_and_what_differs(old: list[str], new: list[str]) -> None:
    found = differences(old, new)
    made, at = list[str](), 0
    for each in found:
        assert each.old_start >= at
        assert (each.old_start, each.new_start) != (each.old_end, each.new_end)
        made += old[at : each.old_start]
        assert len(made) == each.new_start
        made += new[each.new_start : each.new_end]
        at = each.old_end
    assert made + old[at:] == new


def test_lines_out_of_order_are_aligned_in_time_that_a_stranger_cannot_stretch() -> None:
    old = [f"dòng {number}" for number in range(20_000)]
    new = list(chain.from_iterable((second, first) for first, second in zip(old[::2], old[1::2], strict=True)))
    begin = time.process_time()
    assert sum(each.new_end - each.new_start for each in differences(old, new)) == 10_000
    differences(old * 10, new * 10)
    assert time.process_time() - begin < 20
