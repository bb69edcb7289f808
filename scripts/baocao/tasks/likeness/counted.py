"""What a clause counts, and on which days: `20/31 người` counts 31 people, `ngày 15/10/2024` is `15/10`. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from baocao.tasks.likeness.lexicon import Role, is_word, lexicon
from baocao.tasks.likeness.tokens import Token, TokenKind

_DAY = re.compile(r"(?P<day>0?[1-9]|[12]\d|3[01])/(?P<month>0?[1-9]|1[0-2])(?:/(?:19|20)\d\d)?")
_PART = re.compile(r"\d{1,4}/(?P<whole>\d{1,4})")
_WHOLE = re.compile(r"\d{1,3}(?:\.\d{3})*")
_SPOKEN = {"hai": "2", "ba": "3", "bốn": "4", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9", "mười": "10"}
_BARE_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")
_LATEST = ("trước", "chậm nhất", "hết")
_LOOK_BACK = 3


def days(found: Sequence[Token]) -> Mapping[int, str]:
    """The days of a clause by the number of their token: `15/10`, and `15` where the month is not said.

    The day of a document, `Quyết định số 5/QĐ-UBND ngày 11/10/2024`, and one that is only a deadline are left out.
    """
    numbers = (at for at, token in enumerate(found) if token.kind is TokenKind.NUMBER)
    return {at: day for at in numbers if (day := _day(found, at))}


def _day(found: Sequence[Token], at: int) -> str:
    token = found[at]
    before = found[at - 1].text if at else ""
    if match := _DAY.fullmatch(token.text):
        is_said = before == "ngày" or token.text.count("/") > 1
        if (is_said or not _is_part(found, at)) and not _is_aside(found, at):
            return f"{int(match['day'])}/{int(match['month'])}"
    elif before == "ngày" and _BARE_DAY.fullmatch(token.text) and not _is_aside(found, at):
        return str(int(token.text))
    return ""


def _is_part(found: Sequence[Token], at: int) -> bool:
    """Whether `02/05` at `at` counts what follows it."""
    part, _, whole = found[at].text.partition("/")
    return int(part) <= int(whole) and bool(_counted(found, at + 1))


def _is_aside(found: Sequence[Token], at: int) -> bool:
    """Whether a day is that of a document, or only the latest one."""
    at -= at > 0 and found[at - 1].text == "ngày"
    if at and found[at - 1].kind is TokenKind.DOCUMENT:
        return True
    words = f" {' '.join(token.text for token in found[max(0, at - _LOOK_BACK) : at])}"
    return words.endswith(tuple(f" {latest}" for latest in _LATEST))


def counts(found: Sequence[Token], on_days: Mapping[int, str]) -> Iterator[tuple[tuple[str, str], bool]]:
    """What is counted, `("31", "người")`, and whether only a part of that is told, `20/31 người`."""
    for at, token in enumerate(found):
        value, part = _SPOKEN.get(token.text, ""), None
        if token.kind is TokenKind.NUMBER and at not in on_days:
            if part := _PART.fullmatch(token.text):
                value = part["whole"].lstrip("0")
            elif _WHOLE.fullmatch(token.text):
                value = token.text.replace(".", "").lstrip("0")
        if value not in ("", "1") and (noun := _counted(found, at + 1)):
            yield (value, noun), part is not None


def _counted(found: Sequence[Token], at: int) -> str:
    """The word counted by the number before `at`; empty where none is."""
    if at >= len(found) or found[at].kind is not TokenKind.WORD or found[at].is_capital:
        return ""
    if at + 1 < len(found) and found[at + 1].kind is TokenKind.WORD:
        two = (found[at].text, found[at + 1].text)
        if is_word(two):
            return " ".join(two)
    entry = lexicon().entries.get((found[at].text,))
    return "" if entry is not None and entry.role is Role.JOINING else found[at].text
