"""Numbers as Vietnamese reports write them, found in running text with the words that count or name them.

Pure. A figure says how many; the number of a document, a year, a house or a group is not one, and
`counted` leaves such numbers out.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from math import copysign, floor
from typing import NamedTuple

from baocao.language.vocabulary import DOCUMENT_TYPES, NAMED_BY_NUMBER
from baocao.regex import regex

_FIRST_GROUP = r"[1-9]\d{0,2}"
NUMBER = (
    rf"(?:{_FIRST_GROUP}(?:\.\d{{3}})+(?:,\d+)?|{_FIRST_GROUP}(?:[ \u00a0]\d{{3}})+(?:,\d+)?"
    rf"|{_FIRST_GROUP}(?:,\d{{3}}){{2,}}|\d+(?:[.,]\d+)?)"
)
"""A number in any of the ways of writing thousands; `12,5` has a decimal comma, `05 250` is two numbers."""

_FIRST_DIGIT = regex(r"\d(?<![\w/:.,\-–]\d)")
_TOKEN = regex(rf"(?P<number>{NUMBER})(?!\w|[/:]|[.,\-–]\w|\s*[-–]\s*\d)")
_DOTS = regex(rf"{_FIRST_GROUP}(?:\.\d{{3}})+(?:,\d+)?")
_SPACES = regex(rf"{_FIRST_GROUP}(?:[ \u00a0]\d{{3}})+(?:,\d+)?")
_COMMAS = regex(rf"{_FIRST_GROUP}(?:,\d{{3}})+")
_FIGURE_BEFORE = regex(r"\d(?:\s*[-–]\s*|[ \u00a0])$")
_AFTER = regex(r"\s?(?P<sign>[%‰])|\s+(?P<noun>[^\W\d_][\w-]*(?:\s+[^\W\d_][\w-]*){0,2})")
_OPENING = "([“‘«-+"
_NO_NAMES = frozenset({"tổng số", "trực tuyến"})
"""Words that end like those before the number of a thing, but stand before a count."""
_NAMES = frozenset(name.lower() for name in (*NAMED_BY_NUMBER, *DOCUMENT_TYPES))


class FigureStyle(StrEnum):
    """How a number of a thousand or more is written."""

    DOTS = "1.147"
    NONE = "1147"
    COMMAS = "1,147"
    SPACES = "1 147"


class Figure(NamedTuple):
    """A number that counts something: its place in the text, and how it is written.

    `noun`: up to three words after it, in lower case, or `%`; empty where none follow. `before`: the
    word before it, in lower case.
    """

    start: int
    end: int
    text: str
    noun: str
    before: str

    @property
    def value(self) -> float:
        """How many; the greater of two readings."""
        return max(readings(self.text))


def readings(text: str) -> frozenset[float]:
    """The values a written number can have: `1.147` is 1147, `12,5` is 12.5, `1,147` may be either."""
    if _DOTS.fullmatch(text) or _SPACES.fullmatch(text):
        return frozenset({float(re.sub(r"[. \u00a0]", "", text).replace(",", "."))})
    values = set()
    if _COMMAS.fullmatch(text):
        values.add(float(text.replace(",", "")))
    if text.count(",") + text.count(".") <= 1:
        values.add(float(text.replace(",", ".")))
    return frozenset(values)


def style(text: str) -> FigureStyle | None:
    """How `text` writes its thousands; None below a thousand."""
    if _DOTS.fullmatch(text):
        return FigureStyle.DOTS
    if _SPACES.fullmatch(text):
        return FigureStyle.SPACES
    if _COMMAS.fullmatch(text):
        return FigureStyle.COMMAS
    return FigureStyle.NONE if re.fullmatch(r"[1-9]\d{3,}(?:,\d{1,2})?", text) else None


def counted(text: str, start: int = 0, end: int | None = None) -> Iterator[Figure]:
    """The figures in `text[start:end]`, in order: no years, ranges, dates, codes, nor numbers that name a thing."""
    end = len(text) if end is None else end
    for digit in _FIRST_DIGIT.finditer(text, start, end):
        at = digit.start()
        # Looked for first: in `1 147 250` no number begins again at 147.
        if _FIGURE_BEFORE.search(text, max(0, at - 5), at) or (match := _TOKEN.match(text, at, end)) is None:
            continue
        stop = match.end("number")
        second, word = _two_words_before(text, at)
        if _names(word, second):
            continue
        after = _AFTER.match(text, stop)
        noun = ((after["sign"] or after["noun"]) if after else "").lower()
        yield Figure(at, stop, match["number"], " ".join(noun.split()), word.lower())


def _two_words_before(text: str, at: int) -> tuple[str, str]:
    """The word before, and the one before that; empty where punctuation other than `:` stands between."""
    words = text[max(0, at - 40) : at].rstrip(" :\t\u00a0").split()[-2:]
    if not words or not words[-1][-1].isalnum():
        return "", ""
    second, word = words if len(words) == 2 else ["", *words]
    return second.lstrip(_OPENING), word.lstrip(_OPENING)


def _names(word: str, second: str) -> bool:
    """Whether a number after these words is a name: `năm 2022`, `số 15`, `ISO 9001`, `Nghị quyết 57`."""
    if len(word) > 1 and word.upper() == word and any(letter.isalpha() for letter in word):
        return True
    both = f"{second} {word}".lower()
    return both in _NAMES or (word.lower() in _NAMES and both not in _NO_NAMES)


def tenths(value: float) -> float:
    """`value` to one decimal, as people round: 6.25 is 6.3."""
    return _rounded(value, 10)


def hundredths(value: float) -> float:
    """`value` to two decimals, rounded the same way."""
    return _rounded(value, 100)


def _rounded(value: float, parts: int) -> float:
    return copysign(floor(abs(value) * parts + 0.5 + 1e-9) / parts, value)


def written(value: float) -> str:
    """`value` as a report writes it: `1.147`, `12,5`."""
    whole, _, decimals = f"{value:,.6f}".rstrip("0").rstrip(".").partition(".")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def unit_after(unit: str) -> str:
    """The unit as it stands behind its number: `93,5%`, `5 hồ sơ`; nothing where there is none."""
    return unit if not unit or unit[0] in "%‰" else f" {unit}"


def month_number(month: int) -> str:
    """A month's number as NĐ30 (Annex I, part II.4) has it: only 1 and 2 with a 0."""
    return f"{month:02}" if month < 3 else str(month)
