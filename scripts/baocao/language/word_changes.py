"""Which words of a text are others in a newer one: the fewest that can be marked, in stretches that read well. Pure.

What kind a blank is counts for nothing (a typist's or a layout's choice), whether there is one does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*|.", re.DOTALL)
_WORD = re.compile(r"\w")
_BREAKS = "\n\u2029"
"""The end of a line and of a paragraph: blank, and yet no blank."""
_MOST_CELLS = 400_000_000
"""Token pairs that are compared at most, in 50 MB; texts of more have nothing in common but how they begin and end."""
_MOST_STEPS = 50
"""Tokens by which a change is moved to the left at most, so that it joins others."""
_CLAUSE_END = ";"
_NEAR = 8
"""Tokens by which it is moved back to the right at most, so that it begins with a word."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens that are the same in both texts or, where they are not, stand for each other."""

    is_same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def tokens_of(text: str) -> list[str]:
    """Words, figures and single signs, blanks among them; joined they are the text."""
    return _TOKEN.findall(text)


def words_of(tokens: Sequence[str]) -> tuple[str, ...]:
    """Those of the tokens that say something: words and figures."""
    return tuple(token for token in tokens if _WORD.match(token))


def is_blank(token: str) -> bool:
    """Whether the token is a blank of any kind; the end of a line is none."""
    return token.isspace() and token not in _BREAKS


def shared(old: Sequence[str], new: Sequence[str], at_least: int = 0) -> int:
    """How many tokens both have in the same order; 0 where these are fewer than `at_least`."""
    return int(LCSseq.similarity(old, new, score_cutoff=at_least))


def stretches(old: Sequence[str], new: Sequence[str]) -> list[Stretch]:
    """Both texts from beginning to end; as few tokens as can be are not the same, and no two neighbours are alike."""
    pairs = _slid(old, new, _pairs(_plain(old), _plain(new)))
    return _widened(old, new, _joined(old, new, list(_between(pairs, len(old), len(new)))))


def _plain(tokens: Sequence[str]) -> list[str]:
    return [" " if is_blank(token) else token for token in tokens]


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The places of the tokens that stay, in order."""
    least = min(len(old), len(new))
    start = next((at for at in range(least) if old[at] != new[at]), least)
    end = next((at for at in range(least - start) if old[-1 - at] != new[-1 - at]), least - start)
    inside_old, inside_new = old[start : len(old) - end], new[start : len(new) - end]
    pairs = [(at, at) for at in range(start)]
    if len(inside_old) * len(inside_new) <= _MOST_CELLS:
        for code in LCSseq.opcodes(inside_old, inside_new):
            if code.tag == "equal":
                count = code.src_end - code.src_start
                pairs += [(start + code.src_start + at, start + code.dest_start + at) for at in range(count)]
    return pairs + [(len(old) - at, len(new) - at) for at in range(end, 0, -1)]


def _slid(old: Sequence[str], new: Sequence[str], pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same number of pairs, so laid that what is added or gone stands together and begins with a word or is a
    clause.

    `a, [x, ]b` and `a[, x], b` say the same; so do `a [x] [y ]b` and `a [x y ]b`.
    """
    a, b = _plain(old), _plain(new)
    pairs = [*pairs, (len(a), len(b))]
    for at in range(1, len(pairs)):
        for _ in range(_MOST_STEPS):  # to the left, as far as it goes
            if not _slide_left(a, b, pairs, at):
                break
            at -= 1
            if at == 0:
                break
        if at < len(pairs) - 1 and at:
            _slide_right(a, b, pairs, at)
    return pairs[:-1]


def _slide_left(a: Sequence[str], b: Sequence[str], pairs: list[tuple[int, int]], at: int) -> bool:
    """Move the gap before pair `at` one token to the left, where only one of the texts has a gap there."""
    (i, j), (k, m) = pairs[at - 1], pairs[at]
    if k == i + 1 and m > j + 1 and b[m - 1] == a[i]:
        pairs[at - 1] = (i, m - 1)
    elif m == j + 1 and k > i + 1 and a[k - 1] == b[j]:
        pairs[at - 1] = (k - 1, j)
    else:
        return False
    return True


def _slide_right(a: Sequence[str], b: Sequence[str], pairs: list[tuple[int, int]], at: int) -> None:
    """Move the gap before pair `at` to the right until a blank stands before it; where none does, leave it.

    If it tears a clause from the next, until it begins with the sign between them: of `[a; b ]a` and `a[; b a]` the
    second.
    """
    (i, j), (k, m) = pairs[at - 1], pairs[at]
    if (k == i + 1) == (m == j + 1):
        return
    is_old = k > i + 1
    text, start, size = (a, i + 1, k - i - 1) if is_old else (b, j + 1, m - j - 1)
    most = 0
    while (
        most < _MOST_STEPS
        and at + most < len(pairs) - 1
        and pairs[at + most] == (k + most, m + most)
        and text[start + most] == text[start + most + size]
    ):
        most += 1
    steps = next((step for step in range(min(most, _NEAR) + 1) if text[start + step - 1] == " "), 0)
    if _CLAUSE_END in text[start + steps + 1 : start + steps + size - 2]:
        steps = next((step for step in range(most + 1) if text[start + step] == _CLAUSE_END), steps)
    pairs[at : at + steps] = [(i + 1 + step, m + step) if is_old else (k + step, j + 1 + step) for step in range(steps)]


def _between(pairs: Sequence[tuple[int, int]], old: int, new: int) -> Iterator[Stretch]:
    i = j = at = 0
    while at < len(pairs):
        if pairs[at] != (i, j):
            yield Stretch(False, i, pairs[at][0], j, pairs[at][1])
            i, j = pairs[at]
        begin = at
        while at < len(pairs) and pairs[at] == (i + at - begin, j + at - begin):
            at += 1
        yield Stretch(True, i, i + at - begin, j, j + at - begin)
        i, j = i + at - begin, j + at - begin
    if (i, j) != (old, new):
        yield Stretch(False, i, old, j, new)


def _joined(old: Sequence[str], new: Sequence[str], found: Sequence[Stretch]) -> list[Stretch]:
    """A blank between two changes belongs to them where both texts have words there: a phrase for a phrase."""
    joined: list[Stretch] = []
    for each in found:
        joined.append(each)
        if len(joined) < 3 or each.is_same:
            continue
        before, same, after = joined[-3:]
        whole = Stretch(False, before.old_start, after.old_end, before.new_start, after.new_end)
        is_one_blank = same.old_end - same.old_start == 1 and is_blank(old[same.old_start])
        if is_one_blank and _says(old[whole.old_start : whole.old_end]) and _says(new[whole.new_start : whole.new_end]):
            joined[-3:] = [whole]
    return joined


def _says(tokens: Sequence[str]) -> bool:
    return any(not is_blank(token) for token in tokens)


def _widened(old: Sequence[str], new: Sequence[str], found: Sequence[Stretch]) -> list[Stretch]:
    """A blank of another kind beside a replaced word goes with it, so that both texts stay the same to the letter."""
    edges = [(each.old_start, each.new_start) for each in found] + [(len(old), len(new))]
    for at, each in enumerate(found):
        if each.is_same or each.old_start == each.old_end or each.new_start == each.new_end:
            continue
        i, j = edges[at]
        if at and i - edges[at - 1][0] > 0 and old[i - 1] != new[j - 1]:
            edges[at] = (i - 1, j - 1)
        k, m = edges[at + 1]
        if at + 1 < len(found) and edges[at + 2][0] - k > 0 and old[k] != new[m]:
            edges[at + 1] = (k + 1, m + 1)
    whole = (
        Stretch(each.is_same, i, k, j, m)
        for each, (i, j), (k, m) in zip(found, edges[:-1], edges[1:], strict=True)
        if (i, j) != (k, m)
    )
    return _without_twins(list(whole))


def _without_twins(found: Sequence[Stretch]) -> list[Stretch]:
    """Neighbours of a kind as one."""
    kept: list[Stretch] = []
    for each in found:
        if kept and kept[-1].is_same == each.is_same:
            last = kept.pop()
            each = Stretch(each.is_same, last.old_start, each.old_end, last.new_start, each.new_end)
        kept.append(each)
    return kept
