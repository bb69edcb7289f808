"""The words of a text as a search compares them, and the file of the index that has a word. Pure.

The site's `search-words.js` does the same to what is typed; a test holds the two together.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from baocao.language.letters import modern_tones

_GROUPED = r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?:,[0-9]{3})+)"
_WORD = re.compile(rf"(?:{_GROUPED}|[0-9]{{1,3}},[0-9]{{1,2}})(?!\w)|[^\W_]+")
_EITHER_I = re.compile("([hklmst])([yỳýỷỹỵ])|(qu)([iìíỉĩị])")
_OTHER_I = str.maketrans("yỳýỷỹỵiìíỉĩị", "iìíỉĩịyỳýỷỹỵ")
_NUMBER_HEAD = re.compile("[0-9]{1,2}")
_ODD = "khac"
"""Holds the words that are written in other letters than ours."""


def words_in(text: str) -> list[str]:
    """The words and numbers of `text`, as they are written: `2.510` is one, and so is `52,2`."""
    return _WORD.findall(text)


@lru_cache(maxsize=1 << 16)
def spelled(word: str) -> str:
    """A word as it compares: in small letters, its tone where today's spelling has it; a number as its digits alone.

    `2.510` is `2510`, and `05` is `5`. `lý` and `quí` may be written either way: `lí`, `quý`.
    """
    if word.isascii() and word[:1].isdecimal():
        digits = word.replace(".", "").replace(",", "") if re.fullmatch(_GROUPED, word) else word
        if digits.isdecimal():
            return digits.lstrip("0") or "0"
    written = modern_tones(word)
    return written.translate(_OTHER_I) if _EITHER_I.fullmatch(written) else written


def spelled_words(text: str) -> list[str]:
    """The words and numbers of `text` as they compare; none has a blank in it."""
    return list(chain.from_iterable(map(_spelled_between_blanks, text.split())))


@lru_cache(maxsize=1 << 16)
def _spelled_between_blanks(text: str) -> tuple[str, ...]:
    return tuple(map(spelled, words_in(text)))


@lru_cache(maxsize=1 << 16)
def file_of(head: str) -> str:
    """The name of the file that has a folded word."""
    if not head.isascii():
        return _ODD
    digits = _NUMBER_HEAD.match(head)
    return digits[0] if digits else head
