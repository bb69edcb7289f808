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
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from baocao.site.letters import folded, spelled, words_in

FOLDER = "tim"
"""Where the files of the index are, below the site."""
_RECEIVER = "BaocaoSearch"
_NUMBER_HEAD = 2
_ODD = "khac"
"""Holds the words that are written in other letters than ours."""

Postings = dict[str, dict[str, dict[str, list[int]]]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document that can be found: its anchor, its text, its area and how its task stands."""

    anchor: str
    text: str
    area: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A page that can be found. `address`: its folder in the site. `year`: 0 for a page of no year."""

    address: str
    title: str
    passages: tuple[Passage, ...]
    year: int = 0
    office: str = ""


def search_files(documents: Sequence[Document], states: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The files of the index: path below the site, text. Later documents come first among equals.

    `states`: the Vietnamese words of the states that passages name.
    """
    areas = _numbered(passage.area for document in documents for passage in document.passages)
    offices = _numbered(document.office for document in documents)
    files = _word_files(documents)
    table = {
        "docs": [[one.address, one.title, one.year, offices[one.office]] for one in documents],
        "areas": list(areas),
        "offices": list(offices),
        "states": states,
        "words": " ".join(sorted(files)),
    }
    yield f"{FOLDER}/table.js", _script("table", table)
    for name, heads in files.items():
        yield f"{FOLDER}/w-{name}.js", _script("words", name, heads)
    for number, document in enumerate(documents):
        rows = [[one.anchor, one.text, areas[one.area], one.state] for one in document.passages]
        yield f"{FOLDER}/t-{number}.js", _script("text", number, rows)


def file_of(head: str) -> str:
    """The name of the file that has a folded word."""
    if not head.isascii():
        return _ODD
    return head[:_NUMBER_HEAD] if head[:1].isdecimal() else head


def _word_files(documents: Iterable[Document]) -> dict[str, Postings]:
    found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        seen: set[tuple[str, str]] = set()
        for passage in document.passages:
            words = [spelled(word) for word in words_in(passage.text)]
            seen.update((word, "") for word in words)
            seen.update(pairwise(words))
        for pair in seen:
            found[pair].append(number)
    files: dict[str, Postings] = {}
    for (first, second), numbers in found.items():
        head, tail, written = folded(first), folded(second), f"{first} {second}".rstrip()
        if tail[:1].isdecimal():
            head, tail = tail, f"<{head}"
        heads = files.setdefault(file_of(head), {})
        heads.setdefault(head, {}).setdefault(tail, {})[written] = _differences(numbers)
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
