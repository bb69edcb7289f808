"""The search index: documents in, small files out, of which a reader's search loads only the few it needs. Pure.

Most Vietnamese words are two syllables, so pairs of syllables stand in for positions. One file holds,
for one syllable without its diacritics, what follows it and how the two are written:

    {"do": {"luong": {"đo lường": [1, 2], "do lượng": [4]}, "": {"đo": [1, 2], "do": [4]}}}

A number's files (`w-12` for 12, 120, 1247 …) also say what stands before it (`<so`), because what
follows `số` is nearly always another number. A number counts without its separators and leading zeros:
`2.510` is `2510`, `05` is `5`. The lists of document numbers are differences; a negative one stands for
that many documents in a row. Each file is a script that hands its content to `search-engine.js`, so that
a folder without a server can be searched too. `w-`: Windows lets no file be called `con` or `aux`, and
both are Vietnamese syllables.
"""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from baocao.language.letters import bare_letters
from baocao.site.address import SEARCH, folder
from baocao.site.search_short_forms import same_words
from baocao.site.search_words import file_of, spelled, words_in

FOLDER = folder(SEARCH)
"""Where the files of the index are, below the site."""
_RECEIVER = "BaocaoSearch"
_Value = TypeVar("_Value")


WordFile = dict[str, dict[str, dict[str, list[int]]]]


class SearchKind(StrEnum):
    """What kinds of things are found, apart from each other; the value is how an address names the kind."""

    REPORT = "bao-cao"
    TASK = "nhiem-vu"
    FIGURE = "so-lieu"
    GUIDE = "huong-dan"


_KINDS = tuple(SearchKind)


class SearchPassage(NamedTuple):
    """A stretch of a document that can be found: its anchor, its text, its area and how its task stands.

    An `anchor` that begins with `/` is a page of its own: `/nhiem-vu/may-chu`, below the site. `title`
    stands in place of the document's, where the passage has one.
    """

    anchor: str
    text: str
    area: str = ""
    state: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A page that can be found. `address`: its folder in the site. `year`: 0 for a page of no year."""

    address: str
    title: str
    passages: tuple[SearchPassage, ...]
    year: int = 0
    office: str = ""
    kind: SearchKind = SearchKind.REPORT


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What the table says of a document, whose passages need not be at hand: also the areas and states of those."""

    address: str
    title: str
    year: int
    office: str
    kind: SearchKind
    areas: tuple[str, ...]
    states: tuple[str, ...]


Postings = dict[str, list[int]]
"""Each word, and each two words that follow each other, as they are spelled, with the documents that have them."""


def row_of(document: SearchDocument) -> DocumentRow:
    """What the table needs of a document."""
    areas = dict.fromkeys(passage.area for passage in document.passages if passage.area)
    states = {passage.state for passage in document.passages if passage.state}
    return DocumentRow(
        document.address,
        document.title,
        document.year,
        document.office,
        document.kind,
        tuple(areas),
        tuple(sorted(states)),
    )


def words_of(documents: Iterable[SearchDocument]) -> Postings:
    """The words of documents that follow each other, by their places among them."""
    found: Postings = {}
    for number, document in enumerate(documents):
        seen: set[str] = set()
        for passage in document.passages:
            seen.update(_words(passage.text))
        for word in seen:
            found.setdefault(word, []).append(number)
    return found


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    """The words of `text` alone and by twos; what is planned comes back as a result."""
    words = [spelled(word) for word in words_in(text)]
    return frozenset(words).union(map(" ".join, pairwise(words)))


class SearchIndex:
    """The index while it is put together, one run of documents after the other: later ones come first among equals."""

    def __init__(self) -> None:
        self._rows: list[DocumentRow] = []
        self._words: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self.areas = {"": 0}

    def add(self, rows: Sequence[DocumentRow], words: Postings) -> range:
        """Take in the next documents, whose words are `words`; their numbers in the index."""
        first = len(self._rows)
        for word, places in words.items():
            self._words[word].extend([first + place for place in places])
        for row in rows:
            self._rows.append(row)
            for area in row.areas:
                self.areas.setdefault(area, len(self.areas))
        return range(first, len(self._rows))

    def files(self, states: dict[str, str], short_forms: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """The table, the short forms and the files of the words: path below the site, text.

        `states`: the Vietnamese words of the states that passages name; `short_forms`: the offices' own, each
        with what it stands for.
        """
        offices = _numbered((("", ""), *(_owner(row) for row in self._rows)))
        shapes = _numbered(_shape(row) for row in self._rows)
        facets = _numbered((row.areas, row.states) for row in self._rows)
        files = _word_files(self._words)
        table = {
            "rows": [
                [offices[_owner(row)] for row in self._rows],
                [shapes[_shape(row)] for row in self._rows],
                [facets[row.areas, row.states] for row in self._rows],
            ],
            "shapes": list(shapes),
            "kinds": _KINDS,
            "areas": list(self.areas),
            "facets": [[[self.areas[area] for area in areas], found] for areas, found in facets],
            "offices": list(offices),
            "states": states,
            "words": " ".join(sorted(files)),
        }
        yield f"{FOLDER}/table.js", _script("table", table)
        yield f"{FOLDER}/short.js", _script("short", list(same_words(short_forms, self._words)))
        for name, heads in files.items():
            yield f"{FOLDER}/w-{name}.js", _script("words", name, heads)


def text_file(number: int) -> str:
    """Where the passages of a document are, below the site."""
    return f"{FOLDER}/t-{number}.js"


def text_of(number: int, passages: Iterable[SearchPassage], areas: Mapping[str, int]) -> str:
    """The file with the passages of a document."""
    rows = []
    for anchor, text, area, state, title in passages:
        row: list[str | int] = [anchor, text, areas[area], state, title]
        while len(row) > 2 and not row[-1]:
            row.pop()
        rows.append(row)
    return _script("text", number, rows)


def _word_files(words: Mapping[str, Sequence[int]]) -> dict[str, WordFile]:
    files: dict[str, WordFile] = {}
    # In order, so that the same reports give the same bytes.
    for written in sorted(words):
        first, _, second = written.partition(" ")
        head, tail = bare_letters(first), bare_letters(second)
        if tail[:1].isdecimal():
            head, tail = tail, f"<{head}"
        heads = files.setdefault(file_of(head), {})
        heads.setdefault(head, {}).setdefault(tail, {})[written] = _differences(words[written])
    return files


def _differences(numbers: Iterable[int]) -> list[int]:
    written: list[int] = []
    before = -1
    for number in numbers:
        if number == before + 1 and written and written[-1] < 0:
            written[-1] -= 1
        elif number == before + 1:
            written.append(-1)
        else:
            written.append(number - before)
        before = number
    return written


def _owner(row: DocumentRow) -> tuple[str, str]:
    """The office of a document, and its folder in the site."""
    return row.office, row.address.partition("/")[0] if row.office else ""


def _shape(row: DocumentRow) -> tuple[str, str, int, int]:
    """What a document has in common with those of other offices: address and title within its office, year, kind."""
    address = row.address.partition("/")[2] if row.office else row.address
    title = "" if row.title == row.office else row.title
    return address, title, row.year, _KINDS.index(row.kind)


def _numbered(values: Iterable[_Value]) -> dict[_Value, int]:
    return {value: number for number, value in enumerate(dict.fromkeys(values))}


def _script(name: str, *values: object) -> str:
    written = (json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
    return f"{_RECEIVER}.{name}({','.join(written)})\n"
