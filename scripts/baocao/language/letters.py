"""Letters that count as the same: without diacritics, in either case, with the tone mark on either vowel. Pure.

Whoever compares words that people type calls one of these; nobody strips diacritics in a way of their own.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from baocao.regex import regex

_BETWEEN_WORDS = regex(r"[\W_]+")
# Begins with the letters that it is about and then looks back: that is what makes the search fast.
_NEW_TONES = regex(r"[oOuU](?:(?<=[oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<=[uU])[ỳýỷỹỵỲÝỶỸỴ])(?<![qQ]..)(?![^\W\d_])", re.DOTALL)
_FOLDED = {
    f"{first[0]}{second[tone]}": f"{first[tone]}{second[0]}"
    for first, second in (("oòóỏõọ", "aàáảãạ"), ("oòóỏõọ", "eèéẻẽẹ"), ("uùúủũụ", "yỳýỷỹỵ"))
    for tone in range(1, 6)
}
_OLD_TONE = regex(r"([òóỏõọ])([ae])|([ùúủũụ])(y)")


def caseless(text: str) -> str:
    """`text` as it compares in either letter case, with single blanks."""
    return " ".join(text.casefold().split())


def without_diacritics(text: str) -> str:
    """`text` in small letters without diacritics: `Đắk Lắk` → `dak lak`."""
    apart = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@lru_cache(maxsize=1 << 16)
def bare_letters(word: str) -> str:
    """The same letter by letter, so that offsets stay true: one letter for each of `word`, even for a lone accent.

    The site's `search.js` does this and `modern_tones` to what is typed; a test holds the two together.
    """
    return "".join("d" if letter in "đĐ" else unicodedata.normalize("NFD", letter)[:1].lower()[:1] for letter in word)


# --------------------------------------------------------------------------- where a tone mark stands


def fold_tone_marks(text: str) -> str:
    """`text` with `hoà`, `khoẻ`, `uỷ` written `hòa`, `khỏe`, `ủy`; both are right, and of the same length."""
    return _NEW_TONES.sub(_fold, text)


def _fold(match: re.Match[str]) -> str:
    folded = _FOLDED[match[0].lower()]
    return "".join(new.upper() if old.isupper() else new for old, new in zip(match[0], folded, strict=True))


@lru_cache(maxsize=1 << 16)
def modern_tones(word: str) -> str:
    """`word` in small letters with its tone where today's spelling has it: `Hòa` → `hoà`."""
    return _OLD_TONE.sub(_moved, unicodedata.normalize("NFC", word.lower()))


def _moved(match: re.Match[str]) -> str:
    first, second = (match[1], match[2]) if match[1] else (match[3], match[4])
    apart = unicodedata.normalize("NFD", first)
    return apart[0] + unicodedata.normalize("NFC", second + apart[1:])


def folded_words(text: str) -> str:
    """The words of `text` in small letters, tone marks where they are now written, one blank between them."""
    return _BETWEEN_WORDS.sub(" ", fold_tone_marks(text).casefold()).strip()
