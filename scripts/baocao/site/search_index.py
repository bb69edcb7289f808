"""The search index: documents in, small files out, of which a reader's search loads only the few it needs. Pure.

Most Vietnamese words are two syllables, so pairs of syllables stand in for positions. One file holds,
for one syllable without its diacritics, what follows it and how the two are written:

    {"do": {"luong": {"đo lường": [1, 2], "do lượng": [4]}, "": {"đo": [1, 2], "do": [4]}}}

A number's files (`w-12` for 12, 120, 1247 …) also say what stands before it (`<so`), because what
follows `số` is nearly always another number. The lists of document numbers are differences; a
negative one stands for that many documents in a row. Each file is a script that hands its content to
`search.js`, so that a folder without a server can be searched too. `w-`: Windows lets no file be
called `con` or `aux`, and both are Vietnamese syllables.
"""

from __future__ import annotations

import json
import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from baocao.language.letters import bare_letters, modern_tones

FOLDER = "tim"
"""Where the files of the index are, below the site."""
_RECEIVER = "BaocaoSearch"
_NUMBER_HEAD = 2
_WORD = re.compile(r"[^\W_]+")
_ODD = "khac"
"""Holds the words that are written in other letters than ours."""

WordFile = dict[str, dict[str, dict[str, list[int]]]]


def words_in(text: str) -> list[str]:
    """The words and numbers of `text`, as they are written."""
    return _WORD.findall(text)


class SearchPassage(NamedTuple):
    """A stretch of a document that can be found: its anchor, its text, its area and how its task stands."""

    anchor: str
    text: str
    area: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A page that can be found. `address`: its folder in the site. `year`: 0 for a page of no year."""

    address: str
    title: str
    passages: tuple[SearchPassage, ...]
    year: int = 0
    office: str = ""

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas of its passages, each once."""
        return tuple(dict.fromkeys(passage.area for passage in self.passages if passage.area))


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What the table says of a document, whose passages need not be at hand."""

    address: str
    title: str
    year: int
    office: str
    areas: tuple[str, ...]


Postings = dict[str, list[int]]
"""Each word, and each two words that follow each other, as they are spelled, with the documents that have them."""


def row_of(document: SearchDocument) -> DocumentRow:
    """What the table needs of a document."""
    return DocumentRow(document.address, document.title, document.year, document.office, document.areas)


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
    words = [modern_tones(word) for word in words_in(text)]
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

    def files(self, states: dict[str, str]) -> Iterator[tuple[str, str]]:
        """The table and the files of the words: path below the site, text.

        `states`: the Vietnamese words of the states that passages name.
        """
        offices = _numbered(row.office for row in self._rows)
        files = _word_files(self._words)
        table = {
            "docs": [[row.address, row.title, row.year, offices[row.office]] for row in self._rows],
            "areas": list(self.areas),
            "offices": list(offices),
            "states": states,
            "words": " ".join(sorted(files)),
        }
        yield f"{FOLDER}/table.js", _script("table", table)
        for name, heads in files.items():
            yield f"{FOLDER}/w-{name}.js", _script("words", name, heads)


def text_file(number: int) -> str:
    """Where the passages of a document are, below the site."""
    return f"{FOLDER}/t-{number}.js"


def text_of(number: int, passages: Iterable[SearchPassage], areas: Mapping[str, int]) -> str:
    """The file with the passages of a document."""
    return _script("text", number, [[anchor, text, areas[area], state] for anchor, text, area, state in passages])


def file_of(head: str) -> str:
    """The name of the file that has a folded word."""
    if not head.isascii():
        return _ODD
    return head[:_NUMBER_HEAD] if head[:1].isdecimal() else head


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


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(("", *names)))}


def _script(name: str, *values: object) -> str:
    written = (json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
    return f"{_RECEIVER}.{name}({','.join(written)})\n"
