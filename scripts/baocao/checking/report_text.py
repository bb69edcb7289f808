"""The running text of a report as a whole, where rules look first for what few reports have. Pure.

What costs by the passage is asked of all passages at once: which letters occur, which pieces, which passages have a
sign. Whoever looks here first must look for something that stands in any text in which the rule finds something.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, filterfalse

from baocao.language.letters import fold_tone_marks
from baocao.parsing.running_text import Passage

_SIGN = "/"
"""Stands for all signs where it does not matter which."""
_FEW = 20
"""So many pieces are found sooner one by one than a pattern in the whole text."""


class ReportText:
    """The texts of the passages of a report, together; `is_usual`: their file is known to be so, without entities."""

    def __init__(self, passages: Sequence[Passage], *, is_usual: bool = False) -> None:
        self._texts = [passage.text for passage in passages]
        self._is_usual = is_usual

    @cached_property
    def whole(self) -> str:
        """The texts, each on one line."""
        return "\n".join([text.replace("\n", " ") if "\n" in text else text for text in self._texts])

    @cached_property
    def lower(self) -> str:
        """The same in small letters."""
        return self.whole.lower()

    @cached_property
    def folded(self) -> str:
        """The same with each tone mark where it is now written, letter for letter."""
        return fold_tone_marks(self.whole) if self._has_old_tone_marks else self.whole

    @cached_property
    def _has_old_tone_marks(self) -> bool:
        return fold_tone_marks(self.pieces) != self.pieces

    @cached_property
    def _pieces(self) -> frozenset[str]:
        return frozenset(self.whole.split())

    @cached_property
    def pieces(self) -> str:
        """All that stands between two blanks, each kind once, in no order, with one blank between: much less than
        `whole`."""
        return " ".join(self._pieces)

    @cached_property
    def _lower_pieces(self) -> str:
        return self.pieces.lower()

    @cached_property
    def signs(self) -> str:
        """Those of `pieces` that are not of letters alone."""
        return " ".join(filterfalse(str.isalpha, self._pieces))

    @cached_property
    def letters(self) -> frozenset[str]:
        """The characters that occur, of blanks at most the usual one."""
        return frozenset(self.pieces)

    @cached_property
    def has_odd_blanks(self) -> bool:
        """Whether two blanks stand side by side, or one is of another kind than the usual."""
        if self._is_usual or "  " in self.whole:
            return "  " in self.whole
        usual = self.whole.count(" ") + self.whole.count("\n")
        return len(self.whole) - len("".join(self.whole.split())) != usual

    def having(self, signs: Iterable[str]) -> set[int]:
        """Which passages, counted from 0, have one of `signs`."""
        return self._having_each(_all_in(self.pieces, filter(self.letters.issuperset, signs)))

    def _having_each(self, signs: Iterable[str]) -> set[int]:
        return {number for sign in signs for number in _lines_with(sign, self.whole, self._starts)}

    def having_in_lower(self, signs: Iterable[str]) -> set[int]:
        """Which have one of them in small letters."""
        likely = _all_in(self._lower_pieces, signs)
        if not any(map(str.islower, likely)):  # signs that are the same in any text
            return self._having_each(likely)
        return {number for sign in likely for number in _lines_with(sign, self.lower, self._starts_in_lower)}

    def having_sign(self, pattern: re.Pattern[str]) -> set[int]:
        """Which have a piece of `signs` that `pattern` matches in: at least these."""
        found = self.signs_with(pattern)
        return self._having_each(found) if len(found) <= _FEW else set(self.matching(pattern))

    def beginning_with(self, words: tuple[str, ...]) -> set[int]:
        """Which begin with one of `words` in small letters, blanks aside."""
        return {at for at, line in enumerate(self.lower.split("\n")) if line.lstrip().startswith(words)}

    def signs_with(self, pattern: re.Pattern[str]) -> set[str]:
        """The pieces of `signs` that `pattern` matches in."""
        signs = self.signs
        found: set[str] = set()
        for match in pattern.finditer(signs):
            start, end = signs.rfind(" ", 0, match.start()) + 1, signs.find(" ", match.end())
            found.add(signs[start : end if end >= 0 else None])
        return found

    def having_behind(self, signs: str, word: str) -> set[int]:
        """Which have `word`, in small letters, behind a letter of `signs`, perhaps others, blanks aside."""
        parts, behind = self.lower.split(word), tuple(signs)
        ends = accumulate([len(part) + len(word) for part in parts])
        return {
            bisect_right(self._starts_in_lower, end - 1) - 1
            for end, part in zip(ends, parts[:-1], strict=False)
            if part.rstrip().endswith(behind)
        }

    def matching(self, pattern: re.Pattern[str]) -> list[int]:
        """Which passages, counted from 0, `pattern` may match in: all in which it does, perhaps others.

        It must not ask for the beginning or the end of a text.
        """
        found: list[int] = []
        at = 0
        while at < len(self.whole) and (match := pattern.search(self.whole, at)):
            following = bisect_right(self._starts, match.start())
            found.append(following - 1)
            at = self._starts[following]
        return found

    def going_on(self, sign: str) -> set[int]:
        """Which have `sign` and behind it no small letter, so that a sentence may end there."""
        parts = self.whole.split(sign)
        ends = accumulate([len(part) + len(sign) for part in parts])
        return {
            self.number_of(end) for end, following in zip(ends, parts[1:], strict=False) if not following[:1].islower()
        }

    def number_of(self, at: int) -> int:
        """Which passage the letter at `at` of `whole` stands in, counted from 0."""
        return bisect_right(self._starts, at) - 1

    @cached_property
    def _starts(self) -> list[int]:
        return _starts(self.whole)

    @cached_property
    def _starts_in_lower(self) -> list[int]:
        return self._starts if len(self.lower) == len(self.whole) else _starts(self.lower)

    @cached_property
    def clauses(self) -> set[str]:
        """What stands between two signs or figures, in small letters, each once."""
        text = self._with_one_sign.replace("\n", _SIGN)
        for figure in "0123456789":
            text = text.replace(figure, _SIGN)
        return {*text.split(_SIGN)}

    @cached_property
    def run_together(self) -> tuple[str, ...]:
        """The words of each passage without anything between, in small letters, their tone marks where they are now
        written: the same for passages that say the same."""
        text = fold_tone_marks(self._with_one_sign) if self._has_old_tone_marks else self._with_one_sign
        text = text.replace(_SIGN, "").replace(" ", "")
        lines = text.split("\n") if self._texts else ()
        return tuple(["".join(line.split()) for line in lines] if self.has_odd_blanks else lines)

    @cached_property
    def _with_one_sign(self) -> str:
        """`lower`, with the same instead of any sign."""
        text = self.lower
        for letter in {*"".join(self.letters).lower()}:
            if not (letter.isalnum() or letter in "_ "):
                text = text.replace(letter, _SIGN)
        return text


def _all_in(pieces: str, signs: Iterable[str]) -> list[str]:
    """Those of `signs` of which all that stands between blanks is in `pieces`; others cannot be in the text."""
    return [sign for sign in signs if all(map(pieces.__contains__, sign.split()))]


def _starts(whole: str) -> list[int]:
    """Where each line of `whole` begins, and where one more would."""
    return list(accumulate([len(line) + 1 for line in whole.split("\n")], initial=0))


def _lines_with(sign: str, whole: str, starts: Sequence[int]) -> Iterator[int]:
    at = whole.find(sign)
    while at >= 0:
        following = bisect_right(starts, at)
        yield following - 1
        at = whole.find(sign, starts[following])
