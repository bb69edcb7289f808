"""A clause as what it speaks of: words with their weights, names, identifying numbers, cited documents. Pure.

Mere quantities are left out: `kiểm tra 10 cơ sở` and `kiểm tra 08 cơ sở` say the same here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from baocao.language.names import BODIES, HEADS, PLACE_NOUNS
from baocao.language.vocabulary import NAMED_BY_NUMBER, NAMED_TYPES, ROMAN_NUMERALS
from baocao.tasks.likeness.lexicon import LexiconEntry, Role, lexicon
from baocao.tasks.likeness.tokens import Token, TokenKind


@dataclass(frozen=True, slots=True)
class Unit:
    """A word of one or more syllables as it stands in a clause; a syllable of a name or an unknown word by itself.

    `entry` is what the lexicon knows of it. `quoted` counts the quotation it stands in, 0 outside.
    """

    words: str
    role: Role
    entry: LexiconEntry | None
    is_name: bool = False
    quoted: int = 0

    @property
    def syllables(self) -> int:
        return self.words.count(" ") + 1


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name, `mộc châu`; `noun`: `huyện` where it is said what it is, else empty."""

    words: str
    noun: str


@dataclass(frozen=True, slots=True)
class Clause:
    """What a clause speaks of.

    `ids`: what numbers name, `("khu", "5")`, `("quý", "2")`; `documents`: cited numbers, `cited`: what they are
    called in short, `nghị định 28`. `padded`: all its words with a blank at each side, to look for one in.
    """

    text: str
    units: tuple[Unit, ...]
    names: tuple[Name, ...]
    ids: tuple[tuple[str, str], ...]
    documents: tuple[str, ...]
    cited: frozenset[str]
    padded: str
    words: frozenset[str] = field(default_factory=frozenset)
    same: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    kind_of: frozenset[int] = frozenset()
    general: frozenset[int] = frozenset()
    inner: frozenset[int] = frozenset()


_WHEREVER = ("", "ở", "tại")
_LONGEST_NOUN = max(noun.count(" ") + 1 for noun in PLACE_NOUNS)
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
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])")
_TYPES = {symbol.lower(): words for words, symbol in NAMED_TYPES.items()} | {"nđ": "nghị định", "tt": "thông tư"}
_TYPE_NAMES = frozenset(_TYPES.values())
_CITED_TYPES = _TYPE_NAMES - {"dự án", "đề án", "chương trình"}
_OTHER_WORDS = {"tỉnh lộ": "đường tỉnh", "huyện lộ": "đường huyện"}
_POSTPONED = re.compile(
    r"\b(?:lùi|chuyển|hoãn|dời|dự kiến|sang|trong|xong|đến|hết|trước|từ)\b[^,;.]{0,25}$", re.IGNORECASE
)


def read_clause(text: str, found: Sequence[Token]) -> Clause:
    """The clause that `text`, whose tokens are `found`, is."""
    spans = _name_tokens(found)
    units = tuple(_units(found, spans))
    same: dict[int, list[int]] = {}
    for at, unit in enumerate(units):
        for group in unit.entry.same if unit.entry else ():
            same.setdefault(group, []).append(at)
    return Clause(
        text,
        units,
        tuple(dict.fromkeys(_names(found, spans))),
        tuple(dict.fromkeys(_ids(found))),
        tuple(dict.fromkeys(one.text for one in found if one.kind is TokenKind.DOCUMENT)),
        frozenset(_cited(found)),
        f" {' '.join(one.text for one in found if one.kind in (TokenKind.WORD, TokenKind.DOCUMENT, TokenKind.CODE))} ",
        frozenset(unit.words for unit in units),
        {group: tuple(places) for group, places in same.items()},
        frozenset(group for unit in units if unit.entry for group in unit.entry.kind_of),
        frozenset(group for unit in units if unit.entry for group in unit.entry.general),
        frozenset(group for unit in units if unit.entry for group in unit.entry.inner),
    )


def words_of(found: Sequence[Token]) -> frozenset[str]:
    """The words of the clause whose tokens are `found`, as its units have them."""
    return frozenset(unit.words for unit in _units(found, _name_tokens(found)))


def _units(found: Sequence[Token], names: Mapping[int, int]) -> Iterator[Unit]:
    known = lexicon()
    at = 0
    while at < len(found):
        one = found[at]
        if one.kind is not TokenKind.WORD:
            is_day = one.kind is TokenKind.NUMBER and _DAY.fullmatch(one.text)  # `Ngày 18/5` is a name too
            if is_day or one.kind in (TokenKind.DOCUMENT, TokenKind.CODE):
                yield Unit(one.text, Role.SUBJECT, None, True, one.quoted)
            at += 1
            continue
        if at in names:
            end = names[at]
            for place in range(at, end):
                yield Unit(found[place].text, Role.SUBJECT, None, True, one.quoted)
            at = end
            continue
        run, places = [one.text], [at]
        most = known.lengths.get(one.text, (1,))[0]
        place = at + 1
        while len(run) < most and place < len(found) and place not in names:
            token = found[place]
            if token.kind is TokenKind.WORD:
                run.append(token.text)
                places.append(place)
            elif token.text != ",":
                break
            place += 1
        length = known.longest(run, 0)
        words = tuple(run[: length or 1])
        entry = known.entries.get(words) if length else None
        role = entry.role if entry else Role.SUBJECT
        if one.is_capital and at and found[at - 1].text in BODIES:
            role = Role.SUBJECT  # `Sở Xây dựng`, `Phòng Nội vụ`
        yield Unit(" ".join(words), role, entry, one.is_code, one.quoted)
        at = places[(length or 1) - 1] + 1


def is_noun_of_name(units: Sequence[Unit], at: int) -> bool:
    """Whether a unit only says what bears the name behind it: `khu công nghiệp` before `Tân Hưng`."""
    return units[at].words in PLACE_NOUNS and at + 1 < len(units) and units[at + 1].is_name


# --------------------------------------------------------------------------- names


def _name_tokens(found: Sequence[Token]) -> dict[int, int]:
    """Where proper names stand: the index of the first syllable and the one behind the last."""
    spans: dict[int, int] = {}
    at = 0
    while at < len(found):
        end = at
        while (
            end < len(found) and found[end].kind is TokenKind.WORD and found[end].is_capital and not found[end].is_code
        ):
            if end > at and found[end].short:
                break
            end += 1
        if end == at:
            at += 1
            continue
        # `cụm công nghiệp Cầu Đỏ`, `xã Bản Bo`: behind its noun all that has a capital is the name
        is_told = at > 0 and _place_noun(found, at - 1) not in _WHEREVER
        start = at if is_told else _behind_heads(found, at, end)
        noun = _noun_before(found, start)
        if end - start >= 2 or (end - start == 1 and noun and start > 0):
            spans[start] = end
        at = end
    return spans


def _behind_heads(found: Sequence[Token], start: int, end: int) -> int:
    """Where a name begins, behind the words that say what bears it: `Hạt Đà Bắc` at `Đà`, `Trường Mầm` nowhere."""
    while start < end:
        for size in (2, 1):
            if " ".join(one.text for one in found[start : start + size]) in HEADS and start + size <= end:
                start += size
                break
        else:
            return start
    return start


def _noun_before(found: Sequence[Token], at: int) -> str:
    """`huyện` before `Mộc Châu`; also before a name that follows another in a list."""
    back = at - 1
    for _ in range(20):
        if back < 0:
            return ""
        one = found[back]
        if noun := _place_noun(found, back):
            return noun
        is_list = one.text in (",", "–", "-", "và")
        if not is_list and (one.is_code or not one.is_capital):
            return ""
        back -= 1
    return ""


def _place_noun(found: Sequence[Token], at: int) -> str:
    """The longest noun of places that ends here; `chợ` is none in `hội chợ`."""
    for size in range(_LONGEST_NOUN, 0, -1):
        words = tuple(one.text for one in found[max(0, at - size + 1) : at + 1] if one.kind is TokenKind.WORD)
        if len(words) == size and " ".join(words) in PLACE_NOUNS:
            return " ".join(words)
        if len(words) == size > 1 and words in lexicon().entries:
            return ""
    return ""


def _names(found: Sequence[Token], spans: Mapping[int, int]) -> Iterator[Name]:
    for start, end in spans.items():
        yield Name(" ".join(one.text for one in found[start:end]), _noun_before(found, start))


# --------------------------------------------------------------------------- documents


def called(document: str) -> str:
    """What a document is called in short: `nghị định 28` of `28/2022/nđ-cp`; empty where its symbol is not known."""
    number, *rest = document.replace("-", "/").split("/")
    kind = next((_TYPES[part] for part in rest if part in _TYPES), "")
    return f"{kind} {number.lstrip('0')}" if kind else ""


def _cited(found: Sequence[Token]) -> Iterator[str]:
    for at, one in enumerate(found):
        if one.kind is TokenKind.DOCUMENT:
            if short := called(one.text):
                yield short
        elif one.kind is TokenKind.NUMBER and at > 1:
            at -= found[at - 1].text == "số"
            words = " ".join(before.text for before in found[max(0, at - 2) : at])
            if words in _TYPE_NAMES:
                yield f"{words} {one.text.lstrip('0')}"


# --------------------------------------------------------------------------- numbers that name


def _ids(found: Sequence[Token]) -> Iterator[tuple[str, str]]:
    for at, one in enumerate(found):
        if one.kind is TokenKind.CODE:
            letters = one.text.rstrip("0123456789.-")
            yield letters, one.text[len(letters) :].lstrip("-")
            continue
        if one.kind is TokenKind.WORD and len(one.text) == 1 and one.is_capital and one.text not in _ROMAN:
            if at and found[at - 1].kind is TokenKind.WORD and not found[at - 1].is_capital:
                yield found[at - 1].text, one.text
            continue
        roman = one.kind is TokenKind.WORD and one.is_capital and one.text in _ROMAN
        if one.kind is not TokenKind.NUMBER and not roman:
            continue
        before = found[at - 1] if at else None
        if before is None or before.kind is not TokenKind.WORD:
            goes_on = at > 1 and found[at - 1].text in "-–" and found[at - 2].kind is TokenKind.NUMBER
            if one.kind is TokenKind.NUMBER and not goes_on and (age := _age(found, at)):
                yield "tuổi", age
            continue
        two = f"{found[at - 2].text} {before.text}" if at > 1 and found[at - 2].kind is TokenKind.WORD else ""
        noun = two if two in _NAMED or tuple(two.split()) in lexicon().entries else before.text
        noun = _OTHER_WORDS.get(noun, noun)
        value = _ROMAN[one.text] if roman else re.sub(r"\b0+(?=\d)", "", one.text)
        if noun in _CITED_TYPES:
            continue
        if before.is_code and not roman:
            yield before.text, value
        elif noun in _NAMED and noun not in _NOT_TOLD_APART:
            if noun in ("tháng", "quý", "năm") and _is_elsewhen(found, at - 1):
                continue
            if noun == "tháng" and "/" in value:
                value = value.partition("/")[0]
            yield noun, value
        elif age := _age(found, at):
            yield "tuổi", age
        elif _numbers_what_is_before(found, at):
            yield noun, value
        elif one.text.lstrip("0") in ("3", "6", "9") and [t.text for t in found[at + 1 : at + 2]] == ["tháng"]:
            yield "kỳ", f"{one.text.lstrip('0')} tháng"


def _age(found: Sequence[Token], at: int) -> str:
    """`6-36` of `6 - 36 tháng tuổi`; empty where the number is no age."""
    rest = [one.text for one in found[at + 1 : at + 5]]
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


def _joins(one: Token) -> bool:
    entry = lexicon().entries.get((one.text,))
    return one.kind is TokenKind.WORD and entry is not None and entry.role is Role.JOINING


def _is_elsewhen(found: Sequence[Token], at: int) -> bool:
    """Whether the month or year at `at` is when something is put off to, and not what the clause is about."""
    before = " ".join(one.text for one in found[max(0, at - 5) : at])
    return _POSTPONED.search(before) is not None
