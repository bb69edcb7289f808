"""Letters typed in a TCVN3 or VNI font, which show as other letters in any other font. Pure.

Told by the letters alone: a font's name says little, for many files name an old font and hold Unicode.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from baocao.language.syllables import is_syllable
from baocao.regex import regex

# What each code of a TCVN3 font shows, by the letter that the code is in Unicode.
_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
# VNI writes a letter and its mark as two codes, and some letters as one.
_VNI_MARKS = {
    "ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "à": "\u0302\u0300", "á": "\u0302\u0301", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323", "ê": "\u0306", "è": "\u0306\u0300", "é": "\u0306\u0301", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_LETTERS = {"ñ": "đ", "ö": "ư", "ô": "ơ", "æ": "ỉ", "ò": "ị", "ó": "ĩ", "í": "í", "ì": "ì", "î": "ỵ"}
_VNI = {
    base + mark: unicodedata.normalize("NFC", {"ö": "ư", "ô": "ơ"}.get(base, base) + marks)
    for base, (mark, marks) in product("aeouyöô", _VNI_MARKS.items())
} | _VNI_LETTERS
_VNI |= {f"i{mark}": unicodedata.normalize("NFC", f"i{_VNI_MARKS[mark]}") for mark in "øùûõï"}  # some converters do
_VNI |= {key.upper(): letters.upper() for key, letters in _VNI.items()}
_VNI |= {key[0].upper() + key[1:]: letters.upper() for key, letters in _VNI.items() if key[0].islower()}
_VNI_CODES = regex("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_VIETNAMESE = frozenset(
    unicodedata.normalize("NFC", letter + mark)
    for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for mark in ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
) | frozenset("đĐ")
_FOREIGN = frozenset(_TCVN3) | frozenset("".join(_VNI)) - _VIETNAMESE - frozenset("aeouyAEOUY")
_STRANGE = "".join(re.escape(letter) for letter in sorted(_FOREIGN - _VIETNAMESE))
_WORD = regex(r"(?<![^\W_])[A-Za-z\u00a1-\u00ff]{1,30}(?![^\W_])")  # no syllable is longer
_HAS_STRANGE = regex(f"[{_STRANGE}]")
ENOUGH = 2
"""How many different words must read as Vietnamese in an old font before a text is said to be typed in one."""
STRANGE_LETTERS = _STRANGE
"""The letters, as the inside of a pattern's brackets, that no Vietnamese word has and old fonts use."""


TCVN3, VNI = "TCVN3", "VNI"


class LegacyWord(NamedTuple):
    """A word that is Vietnamese only in an old font: where it stands in its text, the font, and the word meant."""

    start: int
    end: int
    font: str
    meant: str


def legacy_words(text: str) -> Iterator[LegacyWord]:
    """The words of `text` that can be read only in an old font."""
    for match in _WORD.finditer(text) if _HAS_STRANGE.search(text) else ():
        font, meant = _decoded(match[0]) if _HAS_STRANGE.search(match[0]) else ("", "")
        if font:
            yield LegacyWord(*match.span(), font, meant)


def decoded(text: str, encoding: str) -> str:
    """`text`, typed in a font of `encoding`, `TCVN3` or `VNI`, in letters of Unicode."""
    if encoding == TCVN3:
        return "".join(_TCVN3.get(letter, letter) for letter in text)
    return _VNI_CODES.sub(lambda match: _VNI[match[0]], text)


def is_pair(first: str, second: str, encoding: str) -> bool:
    """Whether two letters that follow each other are one in that encoding, so that neither may be read alone."""
    return encoding == VNI and first + second in _VNI


@lru_cache(maxsize=4096)
def _decoded(word: str) -> tuple[str, str]:
    """The font in which `word` is a Vietnamese syllable, and that syllable; two empty texts where there is none."""
    if word.isascii() or not re.search("[A-Za-z]", word):
        return "", ""
    for font in (TCVN3, VNI):
        if is_syllable(meant := decoded(word, font)):
            return font, meant
    return "", ""
