"""Syllables as office reports usually spell them."""

from __future__ import annotations

import pytest

from baocao.tasks.likeness.spelling import usual_spelling


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("kiễm", "kiểm"),
        ("kĩ", "kỹ"),
        ("lí", "lý"),
        ("quí", "quý"),
        ("kiểm", "kiểm"),
        ("mỡ", "mỡ"),
        ("xyz", "xyz"),
        ("", ""),
    ],
)
def test_a_syllable_of_no_known_word_is_read_as_the_one_it_sounds_like(written: str, usual: str) -> None:
    assert usual_spelling(written) == usual
