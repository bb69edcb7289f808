"""Whole stretches of a text around some of its words, so that a message quotes what the author wrote. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baocao.language.letters import fold_tone_marks
from baocao.tasks.likeness.lexicon import is_word

_SYLLABLE = re.compile(r"\d[\w./&-]*\w|\w+(?:&\w+)*")
_LONGEST_WORD = 8
_GAP = 4
"""How many syllables ahead the next word of a loose stretch may be."""


def as_written(words: str, text: str) -> str:
    """`words`, in lower case, as `text` writes them, completed to whole words; as given where it lacks them."""
    return _stretch(words, text) or words


def whole_stretch(words: str, text: str) -> str:
    """The same, but empty where `text` lacks the words or they are a lone syllable."""
    stretch = _stretch(words, text)
    return stretch if len(_SYLLABLE.findall(stretch)) > 1 or stretch.isupper() else ""


def loose_stretch(words: str, text: str) -> str:
    """The stretch of `text` from the first to the last of `words`, where little else (a number) stands between them;
    empty where there is none.
    """
    found = [match.span() for match in _SYLLABLE.finditer(text)]
    plain = [fold_tone_marks(text[start:end].lower()) for start, end in found]
    wanted = [match[0] for match in _SYLLABLE.finditer(fold_tone_marks(words.lower()))]
    for first in (at for at, syllable in enumerate(plain) if wanted and syllable == wanted[0]):
        last = first
        for syllable in wanted[1:]:
            last = next((at for at in range(last + 1, min(len(plain), last + _GAP)) if plain[at] == syllable), -1)
            if last < 0:
                break
        else:
            return text[found[first][0] : found[last][1]]
    return ""


def _stretch(words: str, text: str) -> str:
    """`đồng hồ nước` for `hồ nước`; empty where `text` lacks the words."""
    found = [match.span() for match in _SYLLABLE.finditer(text)]
    plain = [fold_tone_marks(text[start:end].lower()) for start, end in found]
    wanted = [match[0] for match in _SYLLABLE.finditer(fold_tone_marks(words.lower()))]
    size = len(wanted)
    at = next((at for at in range(len(plain) - size + 1) if plain[at : at + size] == wanted), None)
    if at is None or not wanted:
        return ""
    first, last = at, at + size - 1
    while first and _belong(text, found, plain, first - 1):
        first -= 1
    while last + 1 < len(found) and _belong(text, found, plain, last):
        last += 1
    # `gỗ` of `khai thác gỗ` is a word by itself, and so is what stands before it.
    first = at if at - first > 1 and is_word(plain[first:at]) else first
    behind = plain[at + size : last + 1]
    last = at + size - 1 if len(behind) > 1 and is_word(behind) else last
    return text[found[first][0] : found[last][1]]


def _belong(text: str, found: Sequence[tuple[int, int]], plain: Sequence[str], at: int) -> bool:
    """Whether a word that is known, or a name, goes on from the syllable `at` to the next."""
    if text[found[at][1] : found[at + 1][0]] not in (" ", "'", "’"):
        return False
    if all(text[start : start + 1].isupper() for start, _ in found[at : at + 2]) and at:
        return True  # `Quý Mão`
    return any(
        is_word(plain[start:end])
        for start in range(max(0, at - _LONGEST_WORD + 2), at + 1)
        for end in range(at + 2, min(len(plain), start + _LONGEST_WORD) + 1)
    )
