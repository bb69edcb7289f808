"""What the numbers of a clause name: documents that it cites, and other things known by a number. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baocao.language.vocabulary import NAMED_BY_NUMBER, NAMED_TYPES, ROMAN_NUMERALS
from baocao.tasks.likeness.lexicon import Role, lexicon
from baocao.tasks.likeness.tokens import Token, TokenKind

_ROMAN = {roman.lower(): str(value) for value, roman in enumerate(ROMAN_NUMERALS, 1)}
_NAMED = frozenset(NAMED_BY_NUMBER) | {
    "tiểu khu",
    "đội",
    "trạm",
    "chốt",
    "đường",
    "đường huyện",
    "đường xã",
    "phiên",
    "kỳ họp",
    "lớp",
    "khối",
}
_NOT_TOLD_APART = frozenset({"ngày", "điều", "khoản", "điểm", "mục", "trang", "điện thoại", "lần", "thứ", "trạm"})
_TYPES = {symbol.lower(): words for words, symbol in NAMED_TYPES.items()} | {"nđ": "nghị định", "tt": "thông tư"}
_TYPE_NAMES = frozenset(_TYPES.values())
_CITED_TYPES = _TYPE_NAMES - {"dự án", "đề án", "chương trình"}
_BASES = ("theo", "căn cứ", "thay thế", "thay", "sửa đổi", "bãi bỏ")
_LOOK_BACK = 6
_OTHER_WORDS = {"tỉnh lộ": "đường tỉnh", "huyện lộ": "đường huyện"}
_POSTPONED = re.compile(
    r"\b(?:lùi|chuyển|hoãn|dời|dự kiến|sang|trong|xong|đến|hết|trước|từ)\b[^,;.]{0,25}$", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:/(?:19|20)\d\d)?|\d{1,2}/(?:19|20)\d\d")
_OF_YEAR = re.compile(r"(?<=^\d)/(?:19|20)\d\d$|(?<=^\d\d)/(?:19|20)\d\d$")
"""`Bản tin số 2/2023` is also called `Bản tin số 2`."""


# --------------------------------------------------------------------------- documents


def called(document: str) -> str:
    """What a document is called in short: `nghị định 28` of `28/2022/nđ-cp`; empty where its symbol is not known."""
    number, *rest = document.replace("-", "/").split("/")
    kind = next((_TYPES[part] for part in rest if part in _TYPES), "")
    return f"{kind} {number.lstrip('0')}" if kind else ""


def cited(found: Sequence[Token]) -> Iterator[str]:
    """What the documents that a clause cites are called in short."""
    for at, token in enumerate(found):
        if token.kind is TokenKind.DOCUMENT:
            if short := called(token.text):
                yield short
        elif token.kind is TokenKind.NUMBER and at > 1:
            at -= found[at - 1].text == "số"
            words = " ".join(before.text for before in found[max(0, at - 2) : at])
            if words in _TYPE_NAMES:
                yield f"{words} {token.text.lstrip('0')}"


def bases(found: Sequence[Token]) -> Iterator[str]:
    """The documents by which something is done, or which another shall replace: `theo Quyết định số 5/QĐ-UBND`."""
    brackets = 0
    for at, token in enumerate(found):
        brackets += {"(": 1, ")": -1}.get(token.text, 0)
        if token.kind is TokenKind.DOCUMENT:
            before = f" {' '.join(word.text for word in found[max(0, at - _LOOK_BACK) : at])}"
            if brackets > 0 or any(f" {basis} " in before for basis in _BASES):
                yield token.text


# --------------------------------------------------------------------------- numbers that name


def ids(found: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """What numbers name in a clause: `("khu", "5")`, `("quý", "2")`."""
    for at, token in enumerate(found):
        if token.kind is TokenKind.CODE:
            letters = token.text.rstrip("0123456789.-")
            yield letters, token.text[len(letters) :].lstrip("-")
            continue
        if token.kind is TokenKind.WORD and len(token.text) == 1 and token.is_capital and token.text not in _ROMAN:
            begins_word = tuple(word.text for word in found[at : at + 2]) in lexicon().entries  # `Trung tâm Y tế`
            if at and found[at - 1].kind is TokenKind.WORD and not found[at - 1].is_capital and not begins_word:
                yield found[at - 1].text, token.text
            continue
        roman = token.kind is TokenKind.WORD and token.is_capital and token.text in _ROMAN
        if token.kind is not TokenKind.NUMBER and not roman:
            continue
        before = found[at - 1] if at else None
        if before is None or before.kind is not TokenKind.WORD:
            goes_on = at > 1 and found[at - 1].text in "-–" and found[at - 2].kind is TokenKind.NUMBER
            if token.kind is TokenKind.NUMBER and not goes_on and (age := _age(found, at)):
                yield "tuổi", age
            continue
        two = f"{found[at - 2].text} {before.text}" if at > 1 and found[at - 2].kind is TokenKind.WORD else ""
        noun = two if two in _NAMED or tuple(two.split()) in lexicon().entries else before.text
        noun = _OTHER_WORDS.get(noun, noun)
        value = _ROMAN[token.text] if roman else _OF_YEAR.sub("", re.sub(r"\b0+(?=\d)", "", token.text))
        if noun in _CITED_TYPES:
            continue
        if noun == "kỳ" and [token.text for token in found[at + 1 : at + 2]] == ["tháng"]:
            yield "kỳ", f"{value} tháng"
            continue
        if before.is_code and not roman:
            yield before.text, value
        elif noun in _NAMED and noun not in _NOT_TOLD_APART:
            if noun in ("tháng", "quý", "năm") and _is_postponed(found, at - 1):
                continue
            if noun == "năm" and not _YEAR.fullmatch(value):
                continue  # `cả năm 118 công chức`
            if noun == "tháng" and "/" in value:
                value = value.partition("/")[0]
            yield noun, value
        elif age := _age(found, at):
            yield "tuổi", age
        elif _numbers_what_is_before(found, at):
            yield noun, value
        elif token.text.lstrip("0") in ("3", "6", "9") and [token.text for token in found[at + 1 : at + 2]] == [
            "tháng"
        ]:
            yield "kỳ", f"{token.text.lstrip('0')} tháng"


def _age(found: Sequence[Token], at: int) -> str:
    """`6-36` of `6 - 36 tháng tuổi`; empty where the number is no age."""
    rest = [token.text for token in found[at + 1 : at + 5]]
    if rest[:1] == ["tuổi"] or rest[:2] == ["tháng", "tuổi"]:
        return found[at].text
    if len(rest) >= 4 and rest[0] in "-–" and (rest[2] == "tuổi" or rest[2:4] == ["tháng", "tuổi"]):
        return f"{found[at].text}-{rest[1]}"
    return ""


def _numbers_what_is_before(found: Sequence[Token], at: int) -> bool:
    """Whether a number tells which: `Dự án 4, Tiểu dự án 1`; what is counted follows its number: `4 dự án`."""
    after = found[at + 1] if at + 1 < len(found) else None
    if after is not None and not (after.kind is TokenKind.SIGN and after.text in ",;.)”") and not _joins(after):
        return False
    before = found[at - 1]
    entry = lexicon().entries.get((before.text,))
    return "," not in found[at].text and "." not in found[at].text and (entry is None or entry.role is Role.SUBJECT)


def _joins(token: Token) -> bool:
    entry = lexicon().entries.get((token.text,))
    return token.kind is TokenKind.WORD and entry is not None and entry.role is Role.JOINING


def _is_postponed(found: Sequence[Token], at: int) -> bool:
    """Whether the month or year at `at` is when something is put off to, and not what the clause is about."""
    before = " ".join(token.text for token in found[max(0, at - 5) : at])
    return _POSTPONED.search(before) is not None
