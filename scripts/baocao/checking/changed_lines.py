"""Which lines of a text are not those of another. Pure."""

from __future__ import annotations

from baocao.language.alignment import differences


def changed_lines(old: str, new: str) -> frozenset[int]:
    """The lines of `new`, from 1, that `old` does not have in their place."""
    found = differences(old.split("\n"), new.split("\n"))
    return frozenset(line + 1 for each in found for line in range(each.new_start, each.new_end))
