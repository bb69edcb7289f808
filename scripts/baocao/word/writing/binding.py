"""Non-breaking spaces where a careful typist would put them: text in, the same text with U+00A0 for some blanks out.

Pure, and only for the Word file. A blank never becomes more or less than a blank, nothing else is touched,
and no more than a few words are tied together, so that lines still fill.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from baocao.language.figures import counted
from baocao.language.syllables import is_syllable
from baocao.language.vocabulary import (
    COUNTED_TOGETHER,
    COUNTERS,
    DOCUMENT_TYPES,
    LINKING_WORDS,
    MEASURES,
    NAMED_BY_NUMBER,
)

BOUND = "\u00a0"
_MOST_WORDS = 3
_MOST_LETTERS = 28
"""More would leave a hole at the end of the line above."""

_UNITS = frozenset((*COUNTERS, *MEASURES, *(unit for units in COUNTED_TOGETHER for unit in units)))


def _ends_of(names: Iterable[str]) -> dict[str, bool]:
    """The words with which one of the `names` ends, from its last alone to all of them, and whether they are a name."""
    found: dict[str, bool] = {}
    for name in names:
        words = name.lower().split(" ")
        for count in range(len(words)):
            found.setdefault(" ".join(words[count:]), False)
        found[name.lower()] = True
    return found


_NAMES = _ends_of((*NAMED_BY_NUMBER, *DOCUMENT_TYPES))
_TYPES = _ends_of((*DOCUMENT_TYPES, "giai đoạn", "nhiệm kỳ"))
"""A number after these names one of them only where it measures nothing: `Kế hoạch 6`, but `kế hoạch 6 tháng`."""
_POINT = _ends_of(("điểm",))
_ABBREVIATIONS = "TP|TX|TT|P|Q|H|X|Th.S|ThS|TS|PGS|GS|KS|BS|CN|TM|KT|TL|TUQ"

# Where a name may end, which is looked for behind the blank: ngày 14/9/2020, số 107/2020/NĐ-CP, Phụ lục I; điểm a.
_NUMBER_OR_LETTER = re.compile(r" (?=(?P<number>\d|[IVXLC]+(?!\w))|[a-zđ](?!\w))")
# A number and what it counts in, but for a date or year behind the number of a document: Chỉ thị 05 ngày 15/3.
_WITH_UNIT = re.compile(
    r"(?<![\w.,])\d+(?:[.,]\d+)*[ \u00a0]"
    rf"(?P<unit>{'|'.join(map(re.escape, sorted(_UNITS, key=len, reverse=True)))})(?!\w)(?![ \u00a0]\d)",
    re.IGNORECASE,
)
# Each blank that matches inside one of these is tied. They begin with a blank, which is quick to find.
_TIED = re.compile(
    " (?=[%‰°–-])(?:"
    r"(?<=\d )(?=[%‰°])"  # 100 %
    r"|(?<=\d )[-–] (?=\d)"  # 5 - 7
    r"|(?<=[\w)”] )(?=[-–] )"  # a line that began with a dash would look like a new item
    ")"
)
_ABBREVIATED = re.compile(rf"(?<![\w.])(?:{_ABBREVIATIONS})\. (?=[^\W\d_])")  # TP. Vinh
# Room for what is written by hand stays with the words around it: `ngày    tháng 01`.
_ROOM = re.compile(r"(?i:\b(?:số|ngày|tháng|năm)) {3,}(?=\S)")


def bound(text: str) -> str:
    """`text` with U+00A0 in place of those blanks at which a line should not end; as long as before."""
    letters = list(text)
    for at in _within_limits(text, frozenset((*_named(text), *_counted(text), *_counted_in_capitals(text)))):
        letters[at] = BOUND
    if "   " in text:
        for room in _ROOM.finditer(text):
            letters[room.start() : room.end()] = room[0].replace(" ", BOUND)
    return "".join(letters)


def _named(text: str) -> Iterator[int]:
    """Blanks inside names and before their numbers, in dates, citations and abbreviations; of what only looks like the
    number of a document, those that tie it to what it measures in."""
    for blank in _NUMBER_OR_LETTER.finditer(text):
        start = _start_of_name(text, blank.start(), _NAMES if blank["number"] else _POINT)
        if start is None:
            continue
        measured = _WITH_UNIT.match(text, blank.end()) if _TYPES.get(text[start : blank.start()].lower()) else None
        if measured and measured["unit"].lower() in MEASURES:
            yield from _blanks(text, *measured.span())
        else:
            yield from _blanks(text, start, blank.end())
    for tied in _TIED.finditer(text):
        yield from _blanks(text, *tied.span())
    if ". " in text:
        for tied in _ABBREVIATED.finditer(text):
            yield from _blanks(text, *tied.span())


def _start_of_name(text: str, end: int, names: Mapping[str, bool]) -> int | None:
    """Where the longest of the `names` begins that ends at `end`; None where none does."""
    found, start = None, end
    while True:
        while start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            start -= 1
        is_name = names.get(text[start:end].lower())
        if is_name:
            found = start
        if is_name is None or start < 2 or text[start - 1] != " ":
            return found
        start -= 1


def _counted(text: str) -> Iterator[int]:
    """Blanks inside a figure, between it and its unit, and inside the unit: `1 147 cơ sở`."""
    for figure in counted(text):
        yield from _blanks(text, figure.start, figure.end)
        unit = _unit(figure.noun)
        if unit and text[figure.end : figure.end + 1 + len(unit)].lower() == f" {unit}":
            yield from _blanks(text, figure.end, figure.end + 1 + len(unit))


def _counted_in_capitals(text: str) -> Iterator[int]:
    """The same in a title in capitals, where every word before a figure might be an abbreviation that it names."""
    for figure in _WITH_UNIT.finditer(text) if text.isupper() else ():
        *_, before = ["", *text[max(0, figure.start() - 20) : figure.start()].split()]
        if is_syllable(before) and _start_of_name(text, figure.start() - 1, _NAMES) is None:
            yield from _blanks(text, *figure.span())


def _unit(noun: str) -> str:
    """The words of `noun` that a figure counts in: a known unit, or the first word unless it only links."""
    words = noun
    while " " in words and words not in _UNITS:
        words = words.rpartition(" ")[0]
    return "" if words in LINKING_WORDS and words not in _UNITS else words


def _blanks(text: str, start: int, end: int) -> Iterator[int]:
    return (at for at in range(start, end) if text[at] == " ")


def _within_limits(text: str, tied: frozenset[int]) -> Iterator[int]:
    """Those of the blanks `tied` that tie no more than a line can carry; the digits of one figure are one word."""
    begin, words, last = 0, 1, -1
    for at in sorted(tied.union(blank.start() for blank in re.finditer(BOUND, text))):
        if (free := text.rfind(" ", last + 1, at)) >= 0:  # a blank that nobody ties
            begin, words = free + 1, 1
        last = at
        counts = not (text[max(at - 1, 0)].isdigit() and text[at + 1 : at + 2].isdigit())
        if text[at] == BOUND:
            words += counts
        elif (words < _MOST_WORDS or not counts) and _end(text, at + 1) - begin <= _MOST_LETTERS:
            words += counts
            yield at
        else:
            begin, words = at + 1, 1


def _end(text: str, at: int) -> int:
    """Where the word ends that begins at `at`."""
    end = text.find(" ", at)
    return len(text) if end < 0 else end
