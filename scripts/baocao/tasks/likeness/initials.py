"""What short forms that nobody explained may stand for, told by their letters: `PK` beside `phụ khoa`. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.tasks.likeness.clause import Clause, code_of
from baocao.tasks.likeness.lexicon import Role

_LONG, _OF_TWO_LETTERS = 0.8, 0.6
"""How well a short form says the words with its initials: two letters fit by chance more often."""


def said_by_initials(mine: Clause, other: Clause) -> Iterator[tuple[int, float]]:
    """The units of `mine` that `other` says by their initials, or whose letters its words begin with, and how well."""
    for code in other.codes:
        for first, last in _places(code, mine):
            for at in range(first, last + 1):
                if mine.units[at].role is not Role.JOINING:
                    yield at, _degree(code)
    if mine.codes:
        for at, unit in enumerate(mine.units):
            code = code_of(unit)
            if code and next(_places(code, other), None):
                yield at, _degree(code)


def _degree(code: str) -> float:
    return _LONG if len(code) > 2 else _OF_TWO_LETTERS


def _places(code: str, clause: Clause) -> Iterator[tuple[int, int]]:
    """The first and the last of the units that `code` is made of, wherever it begins or ends with one of `clause`."""
    letters, units = clause.initials, clause.initial_units
    start = letters.find(code)
    while start >= 0:
        end = start + len(code)
        begins_word = not start or units[start - 1] != units[start]
        ends_word = end == len(units) or units[end] != units[end - 1]
        if begins_word or ends_word:
            yield units[start], units[end - 1]
        start = letters.find(code, start + 1)
