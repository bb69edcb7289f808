"""How NĐ30 writes what stands around a report's text: symbol, place, subject, annexes. Pure.

What these functions find wrong is wrong in a report and in any Word file alike.
"""

import re
from collections.abc import Sequence

from baocao.language.letters import folded_words
from baocao.language.syllables import is_syllable
from baocao.language.vocabulary import NAMED_TYPES
from baocao.regex import regex

# --------------------------------------------------------------------------- symbol: PL I, mục II.3

_SYMBOL = regex(r"[A-ZĐĂÂÊÔƠƯa-zđăâêôơư0-9&.]+(?:-[A-ZĐĂÂÊÔƠƯa-zđăâêôơư0-9&.]+)*")
_MIXED_CASE = frozenset(symbol for symbol in NAMED_TYPES.values() if not symbol.isupper())
_INITIALS = regex(r"(?:Ch|G[hi]|Kh|Ngh?|Nh|Ph|Qu|T[hr]|[^\W\d_a-zđăâêôơư]|[0-9&.])+")
"""The first sounds of an organ's name, as offices write them to tell Ngoại vụ from Nội vụ: `SNgV`, `TTr`."""


def is_symbol(symbol: str) -> bool:
    """Whether `symbol` is written as the symbol of a document: groups of capitals, hyphens between them, no blanks."""
    groups = symbol.split("-")
    cased = all(group in _MIXED_CASE or _INITIALS.fullmatch(group) for group in groups)
    return _SYMBOL.fullmatch(symbol) is not None and cased


def other_type(symbol: str, type_name: str) -> str:
    """The letters of `type_name` where `symbol` begins with those of another type of documents; empty otherwise."""
    own, first = NAMED_TYPES.get(folded_words(type_name), ""), symbol.split("-")[0]
    return own if first in NAMED_TYPES.values() and first != own else ""


# --------------------------------------------------------------------------- place: mục II.4c


def begins_small(place: str) -> bool:
    """Whether the first letter of a place's name is a small one."""
    letter = next((letter for letter in place if letter.isalpha()), "")
    return bool(letter) and not letter.isupper()


# --------------------------------------------------------------------------- trích yếu: mục II.5

_OF_A_LETTER = regex(r"V/v\b", re.IGNORECASE)


def begins_as_letter(subject: str) -> bool:
    """Whether `subject` begins with V/v, as that of a công văn does."""
    return _OF_A_LETTER.match(subject) is not None


# --------------------------------------------------------------------------- annexes: mục III.1

_ANNEX_SIGN = regex(r"phụ lục\s+(?P<sign>[ivxlc]+|\d{1,2}|[a-zđ])\b", re.IGNORECASE)
_ALL_OF_THEM = regex(r"các phụ lục|những phụ lục|phụ lục (?:kèm theo|gửi kèm|đính kèm|sau)|từ phụ lục", re.IGNORECASE)
_LISTED = regex(r"phụ lục(?:\s+số)?\s+((?:[ivxlc\d]+(?:\s*(?:,|và|đến|-|–|;)\s*)?(?:phụ lục\s+)?)+)", re.IGNORECASE)


def annex_sign(label: str) -> str:
    """The number of the annex with this label, as it is written: `Phụ lục II` → `II`; empty without."""
    match = _ANNEX_SIGN.match(label)
    return match["sign"] if match else ""


def misnumbered(labels: Sequence[str]) -> list[bool]:
    """By the label of each annex whether it is not numbered as those of a document with several are."""
    return [len(labels) > 1 and roman(annex_sign(label).upper()) is None for label in labels]


def roman(written: str) -> int | None:
    """The figure of a Roman number up to XXXIX, None for anything else."""
    match = re.fullmatch(r"(X{0,3})(IX|IV|V?I{0,3})", written)
    if not written or match is None:
        return None
    units = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
    return 10 * len(match[1]) + units[match[2]]


def mentioned(labels: Sequence[str], text: str) -> list[bool]:
    """By the label of each annex whether `text`, of one line, points to it."""
    if _ALL_OF_THEM.search(text) or (len(labels) == 1 and re.search("phụ lục", text, re.IGNORECASE)):
        return [True] * len(labels)
    named = {sign.upper() for match in _LISTED.finditer(text) for sign in re.findall(r"[ivxlcIVXLC]+|\d+", match[1])}
    return [annex_sign(label).upper() in named for label in labels]


def shouted_organ(pointer: str) -> str:
    """The name in capitals with which the line under an annex's title ends, `… của CHI CỤC KIỂM LÂM)`; empty where it
    is written as in a sentence. An abbreviation is: `của UBND TP`."""
    name = pointer.rpartition(" của ")[2].rstrip(" ).")
    return name if name.isupper() and " " in name and any(map(is_syllable, name.split())) else ""
