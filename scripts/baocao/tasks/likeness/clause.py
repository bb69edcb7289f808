"""A clause as what it is about: words, names, identifying numbers, cited documents. Pure.

Mere quantities are left out: `kiểm tra 10 cơ sở` and `kiểm tra 08 cơ sở` say the same here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from baocao.language.abbreviations import first_letter
from baocao.language.names import BODIES, HEADS, PERSONS, PLACE_NOUNS
from baocao.language.syllables import is_syllable
from baocao.tasks.likeness.contrasts import Kinds, kinds_in
from baocao.tasks.likeness.counted import counts, days
from baocao.tasks.likeness.lexicon import LexiconEntry, Role, lexicon
from baocao.tasks.likeness.numbered import bases, called, cited, ids
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
    """A proper name, `mộc châu`; `noun`: what it is the name of, `huyện`; empty where the text does not say."""

    words: str
    noun: str


@dataclass(frozen=True, slots=True)
class Clause:
    """What a clause is about.

    `ids`: what numbers name, `("khu", "5")`, `("quý", "2")`; `documents`: cited numbers, `cited`: what they are
    called in short, `nghị định 28`. `padded`: all its words with a blank at each side, for looking one up.
    `learnt`: words it does not have, each with those of its own words that say it in this office, and how surely.
    `numbers`: all its figures; `begins_with_figure`: one is among its first words. `initials`: the first letters
    of its words, each of the unit in `initial_units`; `codes`: the letters of its short forms that nobody explained.
    `kinds`: which things it names of kinds whose things are never taken for each other. `days`: its days, `15/10`;
    `counts`: what it counts, and `parts`: what it tells only a part of, `("31", "người")`. `is_put_off`: something
    is put off or not done. `bases`: the documents by which it is done or which shall be replaced; `made`: what kinds
    of documents it has besides them.
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
    learnt: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    numbers: frozenset[str] = frozenset()
    begins_with_figure: bool = False
    initials: str = ""
    initial_units: tuple[int, ...] = ()
    codes: frozenset[str] = frozenset()
    kinds: Kinds = field(default_factory=dict)
    days: frozenset[str] = frozenset()
    counts: frozenset[tuple[str, str]] = frozenset()
    parts: frozenset[tuple[str, str]] = frozenset()
    is_put_off: bool = False
    bases: frozenset[str] = frozenset()
    made: frozenset[str] = frozenset()


_LONGEST_CODE, _BEGINNING = 8, 3
_NOT_IN_SHORT_FORMS = frozenset({"và", "của", "về"})
_WHEREVER = ("", "ở", "tại")
_NOUNS = PLACE_NOUNS | PERSONS
_LONGEST_NOUN = max(noun.count(" ") + 1 for noun in _NOUNS)
_DAY = re.compile(r"\d{1,2}/\d{1,2}")
_PUT_OFF = frozenset({"chưa", "hoãn", "lùi", "dời", "dừng"})
"""Syllables that tell of something put off or not done."""
_SPOKEN = (TokenKind.WORD, TokenKind.DOCUMENT, TokenKind.CODE)


def read_clause(text: str, found: Sequence[Token]) -> Clause:
    """`text` as a clause; `found` are its tokens."""
    spans = _name_tokens(found)
    on_days = days(found)
    clause = _meaning(
        text,
        tuple(_units(found, spans, on_days)),
        tuple(dict.fromkeys(_names(found, spans))),
        tuple(dict.fromkeys(ids(found))),
        tuple(dict.fromkeys(token.text for token in found if token.kind is TokenKind.DOCUMENT)),
        frozenset(cited(found)),
        f" {' '.join(token.text for token in found if token.kind in _SPOKEN)} ",
    )
    counted = dict(counts(found, on_days))
    basis = frozenset(bases(found))
    letters = list(_initials(clause.units))
    return replace(
        clause,
        numbers=frozenset(token.text.lstrip("0") for token in found if token.kind is TokenKind.NUMBER),
        begins_with_figure=any(token.kind is TokenKind.NUMBER for token in found[:_BEGINNING]),
        initials="".join(letter for letter, _ in letters),
        initial_units=tuple(at for _, at in letters),
        codes=frozenset(filter(None, map(code_of, clause.units))),
        kinds=kinds_in(clause.padded),
        days=frozenset(on_days.values()),
        counts=frozenset(counted),
        parts=frozenset(count for count, is_part in counted.items() if is_part),
        bases=basis,
        made=frozenset(called(cited).rpartition(" ")[0] for cited in clause.documents if cited not in basis) - {""},
        is_put_off=any(token.text in _PUT_OFF for token in found),
    )


def code_of(unit: Unit) -> str:
    """The letters of a short form that nobody explained, `pk` of `PK`; empty for any other unit."""
    is_code = unit.is_name and unit.entry is None and 2 <= len(unit.words) <= _LONGEST_CODE and unit.words.isalpha()
    return "".join(map(first_letter, unit.words)) if is_code and not is_syllable(unit.words) else ""


def _initials(units: Sequence[Unit]) -> Iterator[tuple[str, int]]:
    """The first letter of each word that a short form would have, with the number of its unit."""
    for at, unit in enumerate(units):
        if not unit.is_name and unit.words not in _NOT_IN_SHORT_FORMS:
            for word in unit.words.split():
                yield first_letter(word), at


def units_of(found: Sequence[Token]) -> tuple[Unit, ...]:
    """The units that the tokens `found` make."""
    return tuple(_units(found, _name_tokens(found), days(found)))


def clause_of(units: tuple[Unit, ...]) -> Clause:
    """A clause of which nothing is known but its units: no text, names, numbers or documents."""
    return _meaning("", units, (), (), (), frozenset(), f" {' '.join(unit.words for unit in units)} ")


def _meaning(
    text: str,
    units: tuple[Unit, ...],
    names: tuple[Name, ...],
    numbered: tuple[tuple[str, str], ...],
    documents: tuple[str, ...],
    called: frozenset[str],
    padded: str,
) -> Clause:
    """The clause with what its units mean."""
    same: dict[int, list[int]] = {}
    for at, unit in enumerate(units):
        for group in unit.entry.same if unit.entry else ():
            same.setdefault(group, []).append(at)
    return Clause(
        text,
        units,
        names,
        numbered,
        documents,
        called,
        padded,
        frozenset(unit.words for unit in units),
        {group: tuple(places) for group, places in same.items()},
        frozenset(group for unit in units if unit.entry for group in unit.entry.kind_of),
        frozenset(group for unit in units if unit.entry for group in unit.entry.general),
        frozenset(group for unit in units if unit.entry for group in unit.entry.inner),
    )


def _units(found: Sequence[Token], names: Mapping[int, int], on_days: Mapping[int, str]) -> Iterator[Unit]:
    known = lexicon()
    at = 0
    while at < len(found):
        token = found[at]
        if token.kind is not TokenKind.WORD:
            if "/" in (day := on_days.get(at, "")):  # `Ngày 18/5` is a name too
                yield Unit(day, Role.SUBJECT, None, True, token.quoted)
            elif token.kind in (TokenKind.DOCUMENT, TokenKind.CODE):
                yield Unit(token.text, Role.SUBJECT, None, True, token.quoted)
            at += 1
            continue
        if at in names:
            end = names[at]
            for place in range(at, end):
                yield Unit(found[place].text, Role.SUBJECT, None, True, token.quoted)
            at = end
            continue
        run, places = [token.text], [at]
        most = known.lengths.get(token.text, (1,))[0]
        place = at + 1
        while len(run) < most and place < len(found) and place not in names:
            following = found[place]
            if following.kind is TokenKind.WORD:
                run.append(following.text)
                places.append(place)
            elif following.text != ",":
                break
            place += 1
        length = known.longest(run, 0)
        words = tuple(run[: length or 1])
        entry = known.entries.get(words) if length else None
        role = entry.role if entry else Role.SUBJECT
        if token.is_capital and at and found[at - 1].text in BODIES:
            role = Role.SUBJECT  # `Sở Xây dựng`, `Phòng Nội vụ`
        yield Unit(" ".join(words), role, entry, token.is_code, token.quoted)
        at = places[(length or 1) - 1] + 1


def is_day(unit: Unit) -> bool:
    """Whether a unit is a day of a month, `18/5`."""
    return unit.is_name and unit.words[0].isdecimal() and _DAY.fullmatch(unit.words) is not None


def is_noun_of_name(units: Sequence[Unit], at: int) -> bool:
    """Whether a unit only says what the name after it names: `khu công nghiệp` before `Tân Hưng`."""
    return units[at].words in _NOUNS and at + 1 < len(units) and units[at + 1].is_name


# --------------------------------------------------------------------------- names


def _name_tokens(found: Sequence[Token]) -> dict[int, int]:
    """Where proper names stand: by the index of the first token, that of the one after the last."""
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
        # `cụm công nghiệp Cầu Đỏ`, `xã Bản Bo`: after its noun, all that has a capital is the name
        is_told = at > 0 and _place_noun(found, at - 1) not in _WHEREVER
        start = at if is_told else _behind_heads(found, at, end)
        noun = _noun_before(found, start)
        if end - start >= 2 or (end - start == 1 and noun and start > 0):
            spans[start] = end
        at = end
    return spans


def _behind_heads(found: Sequence[Token], start: int, end: int) -> int:
    """Where the name itself begins, after the words for what it names: `Hạt Đà Bắc` at `Đà`, `Trường Mầm` nowhere."""
    while start < end:
        for size in (2, 1):
            if " ".join(token.text for token in found[start : start + size]) in HEADS and start + size <= end:
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
        token = found[back]
        if noun := _place_noun(found, back):
            return noun
        is_list = token.text in (",", "–", "-", "và")
        if not is_list and (token.is_code or not token.is_capital):
            return ""
        back -= 1
    return ""


def _place_noun(found: Sequence[Token], at: int) -> str:
    """The longest noun for a place that ends here; in `hội chợ`, `chợ` is not one."""
    for size in range(_LONGEST_NOUN, 0, -1):
        words = tuple(token.text for token in found[max(0, at - size + 1) : at + 1] if token.kind is TokenKind.WORD)
        if len(words) == size and " ".join(words) in _NOUNS:
            return " ".join(words)
        if len(words) == size > 1 and words in lexicon().entries:
            return ""
    return ""


def _names(found: Sequence[Token], spans: Mapping[int, int]) -> Iterator[Name]:
    for start, end in spans.items():
        yield Name(" ".join(token.text for token in found[start:end]), _noun_before(found, start))
