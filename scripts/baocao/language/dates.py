"""Days in figures, `31/02/2022` and `ngày 31 tháng 02`: where they stand in a text, and whether they exist. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from baocao.language.vocabulary import NAMED_BY_NUMBER
from baocao.regex import regex

# Each begins with the letter it is about and then looks back: that is what makes the search fast.
IN_NUMBERS = regex(
    r"(?P<day>\d(?<![\w/.\-–]\d)\d?)(?P<first>\s?[/.-]\s?)(?P<month>\d{1,2})(?P<second>\s?[/.-]\s?)"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?![\w/]|[.,-]\d)"
)
"""`07/10/2020`, `7-10-2020`, `7.10.20`: a day, where `is_day` says so."""
YEAR_FIRST = regex(r"(?P<year>(?:19|20)(?<![\w/.\-–]\d\d)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/]|[.,-]\d)")
_IN_WORDS = regex(
    r"[Nn](?<!\w[Nn])gày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})"
    r"(?:\s+năm\s+(?P<year>(?:19|20)\d\d))?(?![\d/.-]\d|\d)"
)
_NO_YEAR = r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\w/]|[.,-]\d)"
WITHOUT_YEAR = regex(_NO_YEAR)
"""What stands behind `ngày` for a day without a year."""
_NAMED_WITHOUT_YEAR = regex(rf"[Nn](?<!\w[Nn])gày\s+{_NO_YEAR}")
_LAST_WORD = regex(r"[\w&/]+$")
_LOOK_BACK = 30
_LUNAR = regex(r"[Ââ]m lịch|\b[ÂA]L\b")
_LEAP_YEAR = 2024
_CODE_WORDS = frozenset(NAMED_BY_NUMBER) - {"ngày", "tuần", "thứ", "đợt", "lần"}


def days_in_words(text: str) -> tuple[re.Match[str], ...]:
    """The days in `text` that are written `ngày 7 tháng 10`; with `day`, `month` and, where given, `year`."""
    return tuple(_IN_WORDS.finditer(text)) if "tháng" in text else ()


def impossible_days(text: str) -> Iterator[re.Match[str]]:
    """The days in `text` that no calendar has; with `day`, `month` and, where given, `year`."""
    return impossible_among(text, IN_NUMBERS.finditer(text), days_in_words(text), days_without_year(text))


def days_without_year(text: str) -> Iterator[re.Match[str]]:
    """The days in `text` that are written `ngày 8/3`; with `day` and `month`."""
    return _NAMED_WITHOUT_YEAR.finditer(text)


def impossible_among(
    text: str,
    in_numbers: Iterable[re.Match[str]],
    in_words: Iterable[re.Match[str]],
    without_year: Iterable[re.Match[str]],
) -> Iterator[re.Match[str]]:
    """The same, where it is known which days `IN_NUMBERS` and the functions named so find in `text`."""
    meant = (
        *(match for match in in_numbers if len(match["year"]) == 4 and not exists(match) and _is_meant(text, match)),
        *(match for match in in_words if not exists(match)),
        *(match for match in without_year if not exists(match) and is_near(match)),
    )
    return (match for match in meant if not _is_lunar(text, match))


def exists(match: re.Match[str]) -> bool:
    """Whether the calendar has the day; without a full year, in a leap year."""
    day, month, year = int(match["day"]), int(match["month"]), match.groupdict().get("year")
    try:
        date(int(year) if year and len(year) == 4 else _LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True


def is_day(text: str, match: re.Match[str]) -> bool:
    """Whether what `IN_NUMBERS` found is meant as a day: one sign in both places, and no code or decimal."""
    first, second = match["first"].strip(), match["second"].strip()
    is_doubtful = is_code(text, match.start()) or len(match["year"]) == 2 or first == "."
    return first == second and (_is_named(text, match) or not is_doubtful)


def is_code(text: str, at: int) -> bool:
    """Whether numbers at this place of `text` are a code: `số 01-02-2022`, `QCVN 02-01-2009`."""
    word = _word_before(text, at)
    return word.lower() in _CODE_WORDS or (len(word) > 1 and word.isupper())


def _is_named(text: str, match: re.Match[str]) -> bool:
    return _word_before(text, match.start()).lower() == "ngày"


def _is_meant(text: str, match: re.Match[str]) -> bool:
    """Whether it is nearly a day of the calendar (31/4), or the text calls it a day: else it may be anything."""
    near = match["first"].strip() == "/" and is_near(match)
    return is_day(text, match) and (near or _is_named(text, match))


def _is_lunar(text: str, match: re.Match[str]) -> bool:
    """Whether it is the thirtieth of a lunar month, `ngày 30 tháng 2 âm lịch`."""
    return int(match["day"]) == 30 and _LUNAR.search(text, match.end(), match.end() + _LOOK_BACK) is not None


def is_near(match: re.Match[str]) -> bool:
    """Whether some month has that many days, and the year that many months."""
    return int(match["day"]) <= 31 and int(match["month"]) <= 12


def _word_before(text: str, at: int) -> str:
    before = text[max(0, at - _LOOK_BACK) : at]
    words = before.split()
    match = _LAST_WORD.search(words[-1]) if words and before[-1].isspace() else None
    return match[0] if match else ""
