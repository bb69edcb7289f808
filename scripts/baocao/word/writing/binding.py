"""Non-breaking spaces where a careful typist would put them: text in, the same text with U+00A0 for some blanks out.

Pure, and only for the Word file. A blank never becomes more or less than a blank, nothing else is touched,
and no more than a few words are tied together, so that lines still fill.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.language.figures import counted
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
_NAMES = "|".join(sorted((*NAMED_BY_NUMBER, *DOCUMENT_TYPES), key=len, reverse=True))
_ABBREVIATIONS = "TP|TX|TT|P|Q|H|X|Th.S|ThS|TS|PGS|GS|KS|BS|CN|TM|KT|TL|TUQ"

# Each blank that matches inside one of these is tied.
_TIED = re.compile(
    "|".join(
        (
            rf"(?<!\w)(?i:{_NAMES}) (?=\d|(?:[IVXLC]+)(?!\w))",  # ngày 14/9/2020, số 107/2020/NĐ-CP, Phụ lục I
            r"(?<!\w)(?i:điểm) (?=[a-zđ](?!\w))",  # điểm a khoản 2
            rf"(?<![\w.])(?:{_ABBREVIATIONS})\. (?=[^\W\d_])",  # TP. Vinh
            r"(?<=\d) (?=[%‰°])",  # 100 %
            r"(?<=\d) [-–] (?=\d)",  # 5 - 7
            r"(?<=[\w)”]) (?=[-–] )",  # a line that began with a dash would look like a new item
        )
    )
)
# Room for what is written by hand stays with the words around it: `ngày    tháng 01`.
_ROOM = re.compile(r"(?i:\b(?:số|ngày|tháng|năm)) {3,}(?=\S)")


def bound(text: str) -> str:
    """`text` with U+00A0 in place of those blanks at which a line should not end; as long as before."""
    if " " not in text:
        return text
    letters = list(text)
    for at in _within_limits(text, frozenset((*_named(text), *_counted(text)))):
        letters[at] = BOUND
    for room in _ROOM.finditer(text):
        letters[room.start() : room.end()] = room[0].replace(" ", BOUND)
    return "".join(letters)


def _named(text: str) -> Iterator[int]:
    """Blanks inside names and before their numbers, in dates, citations and abbreviations."""
    for tied in _TIED.finditer(text):
        yield from _blanks(text, *tied.span())


def _counted(text: str) -> Iterator[int]:
    """Blanks inside a figure, between it and its unit, and inside the unit: `1 147 cơ sở`."""
    for figure in counted(text):
        yield from _blanks(text, figure.start, figure.end)
        unit = _unit(figure.noun)
        if unit and text[figure.end : figure.end + 1 + len(unit)].lower() == f" {unit}":
            yield from _blanks(text, figure.end, figure.end + 1 + len(unit))


def _unit(noun: str) -> str:
    """The words of `noun` that a figure counts in: a known unit, or the first word unless it only links."""
    words = noun.split(" ")
    known = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((unit for unit in known if unit in _UNITS), "" if words[0] in LINKING_WORDS else words[0])


def _blanks(text: str, start: int, end: int) -> Iterator[int]:
    return (at for at in range(start, end) if text[at] == " ")


def _within_limits(text: str, tied: frozenset[int]) -> Iterator[int]:
    """Those of the blanks `tied` that tie no more than a line can carry; the digits of one figure are one word."""
    begin, words = 0, 1
    for blank in re.finditer(f"[ {BOUND}]", text):
        at = blank.start()
        counts = not (text[max(at - 1, 0)].isdigit() and text[at + 1 : at + 2].isdigit())
        if text[at] == BOUND:
            words += counts
        elif at in tied and (words < _MOST_WORDS or not counts) and _end(text, at + 1) - begin <= _MOST_LETTERS:
            words += counts
            yield at
        else:
            begin, words = at + 1, 1


def _end(text: str, at: int) -> int:
    """Where the word ends that begins at `at`."""
    end = text.find(" ", at)
    return len(text) if end < 0 else end
