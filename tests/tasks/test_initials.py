"""Short forms that nobody explained, told by their letters."""

from __future__ import annotations

import pytest

from baocao.tasks.likeness.clause import Clause, read_clause
from baocao.tasks.likeness.initials import said_by_initials
from baocao.tasks.likeness.tokens import tokens


def clause(text: str) -> Clause:
    return read_clause(text, tokens(text, {}))


def said(mine: str, other: str) -> set[str]:
    read = clause(mine)
    return {read.units[at].words for at, _ in said_by_initials(read, clause(other))}


@pytest.mark.parametrize(
    ("mine", "other", "units"),
    [
        ("Khám phụ khoa đợt 2", "Khám PK: 1.146 chị", {"khám phụ khoa"}),
        ("Khám PK: 1.146 chị", "Khám phụ khoa đợt 2", {"pk"}),
        ("Thả cá diệt lăng quăng", "Diệt LQ xong 6 xã", {"diệt lăng quăng"}),
        ("Khám phụ khoa", "Khám mắt cho học sinh", set()),
        ("Khám phụ khoa", "Họp tổ XYZ", set()),
    ],
)
def test_words_and_their_initials_say_each_other(mine: str, other: str, units: set[str]) -> None:
    assert said(mine, other) == units


def test_letters_from_the_middle_of_a_word_are_no_short_form() -> None:
    assert said("Hội đồng khoa học công nghệ", "Họp HC") == set()
