"""Which lines of a text are not those of another. Pure.

`difflib`, which comes with Python, finds them; it is slow where one line stands in a text a thousand times, so that
what begins and ends alike is left out first, and lines that are everywhere may count as changed.
"""

from __future__ import annotations

from difflib import SequenceMatcher


def changed_lines(old: str, new: str) -> frozenset[int]:
    """The lines of `new`, from 1, that `old` does not have in their place."""
    before, after = old.split("\n"), new.split("\n")
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    before, after = before[start : len(before) - end], after[start : len(after) - end]
    found = SequenceMatcher(None, before, after).get_opcodes()
    return frozenset(
        start + line + 1 for kind, _, _, first, last in found if kind != "equal" for line in range(first, last)
    )
