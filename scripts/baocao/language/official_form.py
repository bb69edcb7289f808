"""How NĐ30 writes what stands around a report's text: symbol, place, and what points to an annex. Pure.

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


# --------------------------------------------------------------------------- annexes: mục III.1

_ANNEX_SIGN = regex(r"phụ lục\s+(?P<sign>[ivxlc]+|\d{1,2}|[a-zđ])\b", re.IGNORECASE)
_ALL_OF_THEM = regex(r"các phụ lục|những phụ lục|phụ lục (?:kèm theo|gửi kèm|đính kèm|sau)|từ phụ lục", re.IGNORECASE)
_LISTED = regex(r"phụ lục(?:\s+số)?\s+((?:[ivxlc\d]+(?:\s*(?:,|và|đến|-|–|;)\s*)?(?:phụ lục\s+)?)+)", re.IGNORECASE)


def annex_sign(label: str) -> str:
    """The number of the annex with this label, as it is written: `Phụ lục II` → `II`; empty without."""
    match = _ANNEX_SIGN.match(label)
    return match["sign"] if match else ""


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
