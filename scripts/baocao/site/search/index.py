"""The search index: documents in, small files out, of which a reader's search loads only the few it needs. Pure.

Most Vietnamese words are two syllables, so pairs of syllables stand in for positions. A file has what begins with
one syllable, whatever its diacritics: each word alone, with the passages that have it, and what follows it:

    {"đo": "0a12b2", "do": "3c7", "đo lường": "0ab", "do lượng": "3c"}

`0a12b2`: of the documents that block 0 has, the first, in its passages 1 and 4, told by how many lie between, and the
second, in passage 2. A word that many passages have may be in any: in which, `p-do` says, which is loaded where too
many pages may have what is searched for.
A block is a run of documents of one office, so that what is known of an office need not be looked at again when the
index is put together. A number's files (`w-12` for 12, 120, 1247 …) also have what stands before it, because what
follows `số` is nearly always another number. A number counts without its separators and leading zeros: `2.510` is
`2510`, `05` is `5`. What begins with a word that is used much is cut into parts (`w-so`, `w-so-1` …): a search loads
the one that has the two words. Where they are cut, `s-so` says, which also has the short forms of what begins with
these two letters. Each file is a script that hands its content to `search-index.js`, so that a folder without a server
can be searched too. `w-`: Windows lets no file be called `con` or `aux`, and both are Vietnamese syllables.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from baocao.site.address import SEARCH, folder
from baocao.site.search.blocks import BLOCK, EXACT, Block, Places
from baocao.site.search.passages import DocumentRow, SearchKind, as_json
from baocao.site.search.short_forms import by_beginning, pairs_asked, same_words
from baocao.site.search.word_files import merged, parts_of, short_cuts

FOLDER = folder(SEARCH)
"""Where the files of the index are, below the site."""
_RECEIVER = "BaocaoSearch"
_KINDS = tuple(SearchKind)
_Value = TypeVar("_Value")


class SearchIndex:
    """The index while it is put together, one run of documents after the other: later ones come first among equals."""

    def __init__(self) -> None:
        self._rows: list[DocumentRow] = []
        self._blocks: list[int] = []
        self._words: defaultdict[str, list[tuple[int, Places]]] = defaultdict(list)
        self.areas = {"": 0}

    def add(self, rows: Sequence[DocumentRow], blocks: Iterable[Block]) -> range:
        """Take in the next documents, whose words are in `blocks`; their numbers in the index."""
        first = len(self._rows)
        for at, block in enumerate(blocks):
            for name, places in block.items():
                self._words[name].append((len(self._blocks), places))
            self._blocks.append(first + at * BLOCK)
        for row in rows:
            self._rows.append(row)
            for area in row.areas:
                self.areas.setdefault(area, len(self.areas))
        return range(first, len(self._rows))

    def files(self, states: dict[str, str], short_forms: Collection[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """The files of the words, the table and the short forms: path below the site, text.

        `states`: the Vietnamese words of the states that passages name; `short_forms`: the offices' own, each
        with what it stands for.
        """
        offices = _numbered((("", ""), *(_owner(row) for row in self._rows)))
        shared = {name for name, count in Counter(name for name, _ in offices).items() if count > 1}
        shapes = _numbered(_shape(row) for row in self._rows)
        facets = _numbered((row.areas, row.states) for row in self._rows)
        names: list[str] = []
        cuts: defaultdict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
        archive: set[str] = set()
        asked = pairs_asked(short_forms)
        for beginning in sorted(name for name in self._words if not name.startswith(EXACT)):
            words, exact = merged(self._words[beginning]), merged(self._words[EXACT + beginning])
            archive.update(word for word in words if " " not in word or word in asked)
            for name, parts, many in parts_of(words, exact):
                names.append(name)
                for at, (_, forms) in enumerate(parts):
                    part = f"w-{name}-{at}" if at else f"w-{name}"
                    yield f"{FOLDER}/{part}.js", f'{_RECEIVER}.words("{part}",{{{forms}}})\n'
                if many:
                    yield f"{FOLDER}/p-{name}.js", f"{_RECEIVER}.exact({{{many}}})\n"
                if many or len(parts) > 1:
                    cuts[beginning][name] = short_cuts(name, parts), len(many)
        table: dict[str, object] = {
            "rows": [
                [offices[_owner(row)] for row in self._rows],
                [shapes[_shape(row)] for row in self._rows],
                [facets[row.areas, row.states] for row in self._rows],
            ],
            "shapes": list(shapes),
            "kinds": _KINDS,
            "areas": list(self.areas),
            "facets": [[[self.areas[area] for area in areas], found] for areas, found in facets],
            # Two of one name are told apart by their folders.
            "offices": [(f"{name} ({place})" if name in shared else name, place) for name, place in offices],
            "states": states,
            "blocks": _steps(self._blocks),
            "words": " ".join(names),
        }
        classes = by_beginning(same_words(short_forms, archive))
        beginnings = sorted(classes.keys() | cuts.keys())
        table["beginnings"] = " ".join(beginnings)
        yield f"{FOLDER}/table.js", _script("table", table)
        for beginning in beginnings:
            yield f"{FOLDER}/s-{beginning}.js", _script("beginning", classes.get(beginning, {}), cuts[beginning])


def text_file(number: int) -> str:
    """Where the passages of a document are, below the site."""
    return f"{FOLDER}/t-{number}.js"


def text_of(number: int, passages: bytes) -> bytes:
    """The file with the passages of a document, of which `passages_of` gave what is the same under any number."""
    return f"{_RECEIVER}.text({number},".encode() + passages + b")\n"


def _steps(numbers: Sequence[int]) -> list[int]:
    """Each number's difference from the one before, which are more alike."""
    return [number - before for before, number in pairwise((0, *numbers))]


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
    return f"{_RECEIVER}.{name}({','.join(map(as_json, values))})\n"
