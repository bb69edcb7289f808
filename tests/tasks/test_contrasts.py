"""Tests of the kinds whose things are never taken for each other."""

from __future__ import annotations

import pytest

from baocao.language.letters import fold_tone_marks
from baocao.language.word_lists import groups
from baocao.tasks.likeness.contrasts import different_things, kinds_in


@pytest.mark.parametrize(
    ("plan", "result", "found"),
    [
        (
            "bồi dưỡng giáo viên tiểu học",
            "bồi dưỡng giáo viên trung học phổ thông",
            [("tiểu học", "trung học phổ thông")],
        ),
        ("khám cho người cao tuổi", "khám cho người khuyết tật", [("người cao tuổi", "người khuyết tật")]),
        ("giao ban bệnh viện đa khoa", "giao ban trung tâm y tế", [("bệnh viện đa khoa", "trung tâm y tế")]),
        ("tập huấn giáo viên tiểu học", "tập huấn giáo viên mầm non và tiểu học", []),
        ("bảo vệ cây lúa", "bảo vệ lúa", []),
        ("khám cho người cao tuổi", "trồng cây chè", []),
    ],
)
def test_different_things_of_a_kind_are_found(plan: str, result: str, found: list[tuple[str, str]]) -> None:
    assert set(different_things(kinds_in(f" {plan} "), kinds_in(f" {result} "))) == set(found)


def test_a_kind_names_each_thing_once_and_several_that_differ() -> None:
    listed = [[fold_tone_marks(word) for word in group] for group in groups("contrasts")]
    assert listed
    for words in listed:
        assert len(set(words)) == len(words)
        named = [kinds_in(f" {word} ") for word in words]
        assert any(list(different_things(mine, theirs)) for mine in named for theirs in named), words
