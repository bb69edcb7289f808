"""The headings and numbered points of box 6: Phần, Chương, Mục, I., 1., a) (NĐ30 PL I, mục II.6đ). Pure.

A number counts the same whether it was typed or given by Word's own numbering.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import groupby

from baocao.form.boxes.lines import is_capitals, is_mostly, tidy
from baocao.language.official_form import roman
from baocao.word.reading import Align, Paragraph, TextRun

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The letters that count points, in order: the Vietnamese alphabet without ranks but that of đ."""
_LONGEST_TITLE = 200
_ENDS = (".", ";", ",", ":")
"""What a title does not end in."""


class OutlineRank(IntEnum):
    """A kind of number, the higher standing over the lower."""

    PART = 1
    CHAPTER = 2
    ROMAN = 3
    ARABIC = 4
    LETTER = 5


_RANKS = (
    (
        OutlineRank.PART,
        re.compile(r"(?P<sign>Phần (?P<value>[IVX]+|thứ \w+|\d+))(?P<stop>[.:]?)(?= |$)", re.IGNORECASE),
    ),
    (
        OutlineRank.CHAPTER,
        re.compile(r"(?P<sign>(?:Chương|Tiểu mục|Mục) (?P<value>[IVX]+|\d+))(?P<stop>[.:]?)(?= |$)", re.IGNORECASE),
    ),
    (OutlineRank.ROMAN, re.compile(r"(?P<sign>(?P<value>[IVX]{1,7}))(?P<stop>[.)/]| ?[-–])(?= |$)")),
    (OutlineRank.ARABIC, re.compile(r"(?P<sign>(?P<value>\d{1,2}))(?P<stop>\.)(?= |$)")),
    (OutlineRank.LETTER, re.compile(r"(?P<sign>(?P<value>[a-zđ]))(?P<stop>[.)])(?= |$)")),
)


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A numbered paragraph. `value`: its number as a figure, None where it cannot be told.

    `stop`: the sign behind the number; `title`: what follows, empty where the number stands alone;
    `heads`: whether text that belongs to it follows, before the next number of its rank or above.
    `runs_on`: whether it is the last of points that run on as text, which alone has text behind it.
    `group`: the entries that count together have the same.
    """

    rank: OutlineRank
    sign: str
    value: int | None
    stop: str
    title: str
    paragraph: Paragraph
    heads: bool
    following: Paragraph | None
    runs_on: bool = False
    group: int = 0

    @property
    def runs(self) -> tuple[TextRun, ...]:
        return self.paragraph.runs

    @property
    def is_title(self) -> bool:
        """Whether it names what follows, and is no point that runs on as text."""
        title = tidy(self.title)
        return (
            self.heads
            and not self.runs_on
            and bool(title)
            and len(title) <= _LONGEST_TITLE
            and not title.endswith(_ENDS)
        )


def outline(text: Sequence[Paragraph]) -> tuple[OutlineEntry, ...]:
    """The numbered paragraphs among `text`, in order."""
    found = [(at, rank, match) for at, paragraph in enumerate(text) for rank, match in _ranked(paragraph)]
    ranks = {at: rank for at, rank, _ in found}
    entries = [
        OutlineEntry(
            rank,
            match["sign"],
            _value(rank, match["value"]),
            match["stop"].strip(),
            tidy(match.string[match.end() :]),
            text[at],
            _heads(at, rank, ranks, text),
            text[at + 1] if at + 1 < len(text) else None,
        )
        for at, rank, match in found
    ]
    entries = _as_their_siblings(entries)
    return tuple(replace(entry, group=group) for entry, group in zip(entries, _groups(entries), strict=True))


def numbered(paragraph: Paragraph) -> str:
    """The paragraph's text with the number or bullet that Word sets before it."""
    return tidy(f"{paragraph.label} {paragraph.text}")


def _ranked(paragraph: Paragraph) -> Iterator[tuple[OutlineRank, re.Match[str]]]:
    shown = numbered(paragraph)
    for rank, pattern in _RANKS:
        match = pattern.match(shown)
        if match and (rank > OutlineRank.CHAPTER or _stands_out(paragraph, match)):
            yield rank, match
            return


def _stands_out(paragraph: Paragraph, match: re.Match[str]) -> bool:
    """Whether a line that begins with `Phần I` is a label: alone on its line, or set as a heading is."""
    rest = tidy(match.string[match.end() :])
    if not rest:
        return True
    is_set_apart = paragraph.align is Align.CENTER or is_mostly(paragraph.runs, "bold")
    return is_set_apart and len(rest) <= _LONGEST_TITLE and (is_capitals(rest) or bool(match["stop"]))


def _value(rank: OutlineRank, written: str) -> int | None:
    if written.isdecimal():
        return int(written)
    if rank is OutlineRank.LETTER:
        return LETTERS.index(written) + 1 if written in LETTERS else None
    return roman(written.upper())


def _as_their_siblings(entries: Sequence[OutlineEntry]) -> list[OutlineEntry]:
    """The entries; an entry right behind a point that runs on as text is such a point too."""
    told: list[OutlineEntry] = []
    for entry in entries:
        above = told[-1] if told else None
        follows = above is not None and above.following is entry.paragraph and above.rank is entry.rank
        told.append(replace(entry, runs_on=bool(above and follows and not above.is_title)))
    return told


def _groups(entries: Sequence[OutlineEntry]) -> list[int]:
    """A number for each entry, the same for those that count on.

    A higher rank begins anew; points that run on as text order below those with a title, and each of
    Word's own lists counts for itself. A 1 begins anew too, except among headings, where it is
    a number used twice.
    """
    open_groups: dict[tuple[OutlineRank, bool], dict[str, int]] = {}
    groups: list[int] = []
    for at, entry in enumerate(entries):
        order = (entry.rank, entry.rank is OutlineRank.ARABIC and not entry.is_title)
        for lower in [other for other in open_groups if other > order]:
            del open_groups[lower]
        own = open_groups.setdefault(order, {})
        which = entry.paragraph.counted_in
        if which not in own or (entry.value == 1 and not entry.is_title):
            own[which] = at
        groups.append(own[which])
    return groups


def _heads(at: int, rank: OutlineRank, ranks: dict[int, OutlineRank], text: Sequence[Paragraph]) -> bool:
    """Whether something follows that belongs to the entry: text without number, or a lower one."""
    if at + 1 >= len(text):
        return False
    return at + 1 not in ranks or ranks[at + 1] > rank


def by_group(entries: Sequence[OutlineEntry], rank: OutlineRank) -> Iterator[tuple[OutlineEntry, ...]]:
    """The entries of one rank that count together, group by group."""
    own = sorted((entry for entry in entries if entry.rank is rank), key=lambda entry: entry.group)
    for _, group in groupby(own, key=lambda entry: entry.group):
        yield tuple(group)
