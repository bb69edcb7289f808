"""Words as readers type them: without diacritics, and with the tone where today's spelling puts it. Pure.

`theme/assets/search.js` does the same to what is typed; a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_OLD_TONE = re.compile(r"([òóỏõọ])([ae])|([ùúủũụ])(y)")


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """`word` in small letters without diacritics, letter by letter, so that offsets stay true: `Đắk` → `dak`."""
    return "".join("d" if one in "đĐ" else unicodedata.normalize("NFD", one)[:1].lower()[:1] for one in word)


@lru_cache(maxsize=1 << 16)
def spelled(word: str) -> str:
    """`word` in small letters with its tone where today's spelling has it: `Hòa` → `hoà`."""
    return _OLD_TONE.sub(_moved, unicodedata.normalize("NFC", word.lower()))


def words_in(text: str) -> list[str]:
    """The words and numbers of `text`, as they are written."""
    return _WORD.findall(text)


def _moved(match: re.Match[str]) -> str:
    first, second = (match[1], match[2]) if match[1] else (match[3], match[4])
    apart = unicodedata.normalize("NFD", first)
    return apart[0] + unicodedata.normalize("NFC", second + apart[1:])
