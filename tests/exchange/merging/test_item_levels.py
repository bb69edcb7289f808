"""Whatever becomes of an item in Word, those around it keep the levels and numbers that Word shows, or it is told."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.clause_edits import HEAD
from support.item_edits import change_items, lists_at_random, set_level
from support.merging import after, built, labels, merged
from support.word_edits import edited, paragraph_with


def delete(words: str) -> Callable[[Any], None]:
    def work(document: Any) -> None:
        p = paragraph_with(document, words)
        p.getparent().remove(p)

    return work


def nest(words: str, level: int) -> Callable[[Any], None]:
    return lambda document: set_level(paragraph_with(document, words), level)


@pytest.mark.parametrize(
    ("items", "change", "expected"),
    [
        (
            "1. Một.\n   - Con một.\n2. Hai.\n   - Con hai.",
            delete("Hai."),
            "1. Một.\n   - Con một.\n   - Con hai.",
        ),
        ("10. Mười.\n- Hai.\n  - Con hai.", delete("Hai."), "10. Mười.\n    - Con hai."),
        ("- Một.\n- Hai.\n- Ba.", nest("Hai.", 1), "- Một.\n  - Hai.\n- Ba."),
        ("- Một.\n  - Hai.\n  - Ba.", nest("Hai.", 0), "- Một.\n- Hai.\n  - Ba."),
        ("1. Một.\n2. Hai.\n   viết tiếp.\n3. Ba.", nest("Hai", 1), "1. Một.\n   1. Hai.\n      viết tiếp.\n2. Ba."),
    ],
)
def test_items_keep_the_level_that_word_shows(items: str, change: Callable[[Any], None], expected: str) -> None:
    found = after(change, f"{HEAD}{items}\n")

    assert (found.text or "").removeprefix(HEAD) == f"{expected}\n"
    assert found.is_settled


@pytest.mark.parametrize(
    ("items", "change", "expected", "told"),
    [
        (
            "- Một.\n  - Con một.\n    - Cháu.\n- Hai.",
            delete("Một."),
            "- Con một.\n  - Cháu.\n- Hai.",
            "(cấp 1, gạch đầu dòng; Word: cấp 2, gạch đầu dòng), 1 mục sau nó cũng vậy:",
        ),
        (
            "- Một.\n  1. Con một.\n- Hai.\n  1. Con hai.",
            delete("Hai."),
            "- Một.\n  1. Con một.\n  2. Con hai.",
            "(cấp 2, “2.”; Word: cấp 2, “1.”):",
        ),
    ],
)
def test_a_level_or_number_that_no_markdown_gives_is_told(
    items: str, change: Callable[[Any], None], expected: str, told: str
) -> None:
    found = after(change, f"{HEAD}{items}\n")

    assert (found.text or "").removeprefix(HEAD) == f"{expected}\n"
    assert [told in edit.why for edit in found.unplaced] == [True]


@given(st.integers(min_value=0))
def test_the_file_of_the_merged_report_has_the_labels_of_the_edited_one_or_it_is_told(seed: int) -> None:
    random = Random(seed)
    base = HEAD + lists_at_random(random)
    done: list[str] = []
    data = edited(built(base), lambda document: done.extend(change_items(document, random)))

    found = merged(base, data)

    assert not found.is_settled or labels(built(found.text or base)) == labels(data), done
