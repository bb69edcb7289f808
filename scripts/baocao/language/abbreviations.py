"""What the short forms of Vietnamese offices stand for: those that all use, and those that a text explains. Pure.

An office's own short forms are not here: they are read from its reports, `khoa học và công nghệ (KH&CN)`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from baocao.language.word_lists import short_forms
from baocao.regex import regex

NUMBERED = {
    "QL": "quốc lộ", "ĐT": "đường tỉnh", "TL": "đường tỉnh", "ĐH": "đường huyện", "NĐ": "nghị định", "QĐ": "quyết định",
    "NQ": "nghị quyết", "CT": "chỉ thị", "KH": "kế hoạch", "TT": "thông tư", "TB": "thông báo", "DA": "dự án",
    "TDA": "tiểu dự án",
}  # fmt: skip
"""What these short forms stand for before a number: `QL57`, `NĐ 28`."""

SHORT_FORM = r"[A-ZĐÔƯ][A-ZĐa-z]{0,2}(?:[&,-]?[A-ZĐ]){1,8}[A-ZĐ]?"
_SHORT_FORM = regex(rf"(?<![\w&-])(?:{SHORT_FORM})(?![\w&])")
_EXPLAINED = regex(
    r"\((?:sau đây )?(?:gọi (?:chung |tắt )?là |viết tắt(?: là)? )?[“\"]?"
    rf"(?P<short>{SHORT_FORM})[”\"]?\)"
)
_SYLLABLE = regex(r"[^\W\d_]+")
_JOINING = frozenset({"và", "của", "về", "cho", "các", "với"})
_MOST_SYLLABLES = 14


@cache
def common() -> Mapping[str, str]:
    """Short forms that mean the same in any office, with their words in lower case, signs and all left out."""
    return short_forms()


def explained(text: str) -> Iterator[tuple[str, str]]:
    """The short forms that `text` explains in brackets, each with the words it stands for, in lower case."""
    for match in _EXPLAINED.finditer(text):
        words = [word.lower() for word in _SYLLABLE.findall(text[max(0, match.start() - 120) : match.start()])]
        if meant := _ending_with_initials(words[-_MOST_SYLLABLES:], match["short"]):
            yield match["short"], meant


def short_forms_in(text: str) -> set[str]:
    """The short forms that stand in `text`, explained or not; none where all of it is in capitals."""
    return set() if text.isupper() and " " in text else set(_SHORT_FORM.findall(text))


def spelt_out(text: str) -> str:
    """`text` with the short forms that all offices use in full words."""
    return _SHORT_FORM.sub(lambda match: common().get(match[0], match[0]), text)


def initials(short: str) -> str:
    """The letters that words must begin with for `short` to stand for them: `khcn` of `KH&CN`."""
    return "".join(first_letter(letter) for letter in short if letter.isupper())


def first_letter(word: str) -> str:
    """The first letter of `word` as a short form has it: `a` of `Án`, `đ` of `đất`."""
    return unicodedata.normalize("NFD", word[0].lower())[0]


def _ending_with_initials(words: list[str], short: str) -> str:
    """The last words whose initials are those of `short`, joining words not counted; empty where there are none."""
    wanted = initials(short)
    at, left = len(words), len(wanted)
    while at and left:
        at -= 1
        first = wanted[left - 1]
        joins = words[at] in _JOINING
        if first_letter(words[at]) == first and not (joins and at and first_letter(words[at - 1]) == first):
            left -= 1
        elif not joins:
            return ""
    return "" if left else " ".join(words[at:])
