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

import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import chain, groupby, pairwise
from operator import itemgetter, sub
from string import ascii_letters
from typing import NamedTuple, TypeVar

from baocao.language.letters import bare_letters
from baocao.site.address import SEARCH, folder
from baocao.site.search_short_forms import by_beginning, pairs_asked, same_words
from baocao.site.search_words import file_of, spelled_words
from baocao.visible import still_bytes

FOLDER = folder(SEARCH)
"""Where the files of the index are, below the site."""
_RECEIVER = "BaocaoSearch"
_MOST_PASSAGES = 4
"""A word in more passages of a document may be in any of them, until it is asked in which."""
_LONG = 4000
"""Letters of a file that are worth a request of their own: 2 kB as sent."""
_MOST_LETTERS = 8000
"""Of a word alone, if it does not tell its passages."""
_BETWEEN = ";"
"""Stands in no word."""
_STEPS = "0123456789!#$%&()*+,-./:=?@[]^_{|}"
"""How many passages lie between one that has a word and the one before; `~` for as many as there are signs."""
_PASSAGES = re.compile("(?<=[A-Za-z])[^A-Za-z ]+")
_EXACT = "="
"""Begins the name under which a block has the passages of words that many have."""
_Value = TypeVar("_Value")


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


class DocumentRow(NamedTuple):
    """What the table says of a document, whose passages need not be at hand: also the areas and states of those."""

    address: str
    title: str
    year: int
    office: str
    kind: SearchKind
    areas: tuple[str, ...]
    states: tuple[str, ...]


class Places(NamedTuple):
    """Words, and two words that follow each other, as they are spelled; and for each where it is in a block."""

    words: str
    places: str


Block = dict[str, Places]
"""What a block has, by the letters that the names of the files begin with: of no two letters need all be at hand.

`th` has words and pairs, and `=th` the words that many passages of a document have, with these passages."""
BLOCK = len(ascii_letters)
"""As many documents as have a letter."""


def row_of(document: SearchDocument) -> DocumentRow:
    """What the table needs of a document."""
    states = {passage.state for passage in document.passages if passage.state}
    return DocumentRow(
        document.address,
        document.title,
        document.year,
        document.office,
        document.kind,
        _areas(document),
        tuple(sorted(states)),
    )


def words_of(documents: Sequence[SearchDocument]) -> list[Block]:
    """The words of documents that follow each other, block by block."""
    return [_block(documents[first : first + BLOCK]) for first in range(0, len(documents), BLOCK)]


def _block(documents: Sequence[SearchDocument]) -> Block:
    found: defaultdict[str, str] = defaultdict(str)
    exact: defaultdict[str, str] = defaultdict(str)
    pairs: defaultdict[str, str] = defaultdict(str)
    for letter, document in zip(ascii_letters, documents, strict=False):
        words = [_words(passage.text) for passage in document.passages]
        passages: defaultdict[str, list[int]] = defaultdict(list)
        for number, (alone, _) in enumerate(words):
            for word in alone:
                passages[word].append(number)
        for word, numbers in passages.items():
            if len(numbers) <= _MOST_PASSAGES:
                found[word] += letter + _steps_of(numbers)
            else:
                found[word] += letter
                exact[word] += letter + _steps_of(numbers)
        for pair in set(chain.from_iterable([following for _, following in words])):
            pairs[pair] += letter
    beginnings = {word: _beginning(word) for word in found}
    groups: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for word, places in found.items():
        groups[beginnings[word][0]].append((word, places))
    for word, places in exact.items():
        groups[_EXACT + beginnings[word][0]].append((word, places))
    for pair, places in pairs.items():
        first, _, second = pair.partition(" ")
        name, is_number = beginnings[second]
        groups[name if is_number else beginnings[first][0]].append((pair, places))
    return {name: Places(*map(_BETWEEN.join, zip(*own, strict=True))) for name, own in groups.items()}


class _Steps(dict[int, str]):
    """A step to a later passage, as it is written."""

    def __missing__(self, step: int) -> str:
        far, near = divmod(step - 1, len(_STEPS))
        return self.setdefault(step, "~" * far + _STEPS[near])


_STEP = _Steps()


def _steps_of(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return _STEP[numbers[0] + 1]
    return "".join(map(_STEP.__getitem__, map(sub, numbers, (-1, *numbers))))


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of `text` alone and by twos, each once; what is planned comes back as a result.

    Two that are the same are one object, which is soon seen.
    """
    words = spelled_words(text)
    return tuple(set(words)), tuple(set(map(_pair, words, words[1:])))


@lru_cache(maxsize=1 << 16)
def _pair(first: str, second: str) -> str:
    return f"{first} {second}"


class _BareLetters(dict[int, str]):
    """What `bare_letters` makes of each letter, for all words of a text at once."""

    def __missing__(self, letter: int) -> str:
        return self.setdefault(letter, bare_letters(chr(letter)))


_BARE = _BareLetters()


@lru_cache(maxsize=1 << 16)
def _beginning(word: str) -> tuple[str, bool]:
    """The letters that the name of a word's file begins with, and whether that of a pair does in which it is second."""
    bare = word.translate(_BARE)
    return file_of(bare)[:2], bare[:1].isdecimal()


def _placed(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Of each word, or two, the name of its file, and its key, which orders it there.

    The key of a word alone is `do `, of two `do luong`, of a number behind a word `12 <so`.
    """
    for bare in _BETWEEN.join(words).translate(_BARE).split(_BETWEEN):
        head, _, tail = bare.partition(" ")
        if tail[:1].isdecimal():
            head, tail = tail, f"<{head}"
        yield file_of(head), f"{head} {tail}"


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
        for beginning in sorted(name for name in self._words if not name.startswith(_EXACT)):
            words, exact = _merged(self._words[beginning]), _merged(self._words[_EXACT + beginning])
            archive.update(word for word in words if " " not in word or word in asked)
            for name, parts, many in _parts(words, exact):
                names.append(name)
                for at, (_, forms) in enumerate(parts):
                    part = f"w-{name}-{at}" if at else f"w-{name}"
                    yield f"{FOLDER}/{part}.js", f'{_RECEIVER}.words("{part}",{{{forms}}})\n'
                if many:
                    yield f"{FOLDER}/p-{name}.js", f"{_RECEIVER}.exact({{{many}}})\n"
                if many or len(parts) > 1:
                    cuts[beginning][name] = _short_cuts(name, parts), len(many)
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


def passages_of(document: SearchDocument) -> bytes:
    """The passages of a document as its file has them; an area by its place among those of the document, from 1."""
    areas = {area: at for at, area in enumerate(("", *_areas(document)))}
    rows: list[tuple[str | int, ...]] = []
    for anchor, text, area, state, title in document.passages:
        if title:
            rows.append((anchor, text, areas[area], state, title))
        elif state:
            rows.append((anchor, text, areas[area], state))
        else:
            rows.append((anchor, text, areas[area]) if area else (anchor, text))
    return still_bytes(_json(rows))


def _merged(blocks: Iterable[tuple[int, Places]]) -> dict[str, bytearray]:
    """Each word with where it is in all blocks, behind a blank."""
    merged: defaultdict[str, bytearray] = defaultdict(bytearray)
    for number, (words, places) in blocks:
        block = f" {number}"
        numbered = f"{block}{places.replace(_BETWEEN, _BETWEEN + block)}".encode()
        for word, place in zip(words.split(_BETWEEN), numbered.split(_BETWEEN.encode()), strict=True):
            merged[word] += place
    return merged


def _parts(
    words: Mapping[str, bytearray], exact: Mapping[str, bytearray]
) -> Iterator[tuple[str, list[tuple[str, str]], str]]:
    """What each file has, cut into parts: the key that a part begins with, and its words with their places; and in
    which passages its words are that do not tell it there."""
    files: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for written, (name, key) in zip(words, _placed(words), strict=True):
        files[name].append((key, written))
    # In order, so that the same reports give the same bytes.
    for name in sorted(files):
        forms = sorted(files[name])
        places = {written: words[written][1:].decode() for _, written in forms}
        many = {written: exact[written][1:].decode() for _, written in forms if written in exact}
        _let_go(forms, places, many)
        yield name, _cut(name, [(key, _form(written, places[written])) for key, written in forms]), _told(many)


def _let_go(forms: Iterable[tuple[str, str]], places: MutableMapping[str, str], many: MutableMapping[str, str]) -> None:
    """Let words that are used very much tell their passages only where it is asked for."""
    for key, same in groupby(forms, key=itemgetter(0)):
        own = [written for _, written in same]
        if key.endswith(" ") and sum(len(places[written]) for written in own) > _MOST_LETTERS:
            for written in own:
                bare = _PASSAGES.sub("", places[written])
                if len(places[written]) > _MOST_LETTERS // 4 and bare != places[written]:
                    many[written] = f"{places[written]} {many[written]}" if written in many else places[written]
                    places[written] = bare


def _cut(name: str, forms: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The parts of one file, none longer than need be; what has one key stays together, a word alone stands alone."""
    told = [form for _, form in forms]
    if sum(map(len, told)) + len(told) <= _LONG:
        return [("", ",".join(told))]
    parts: list[tuple[str, list[str]]] = []
    length, is_over, before = 0, True, ""
    for key, same in groupby(forms, key=itemgetter(0)):
        form = ",".join(form for _, form in same)
        length += len(form)
        if is_over or length > _LONG:
            parts.append((_parting(before, key), []))
            length = len(form)
        parts[-1][1].append(form)
        is_over, before = key == f"{name} ", key
    return [(key, ",".join(forms)) for key, forms in parts]


def _told(places: Mapping[str, str]) -> str:
    return ",".join(_form(*form) for form in places.items())


def _form(written: str, places: str) -> str:
    return f'"{written}":"{places}"'


def _short_cuts(name: str, parts: Sequence[tuple[str, str]]) -> str:
    """Where the second part begins, and those behind it: `=hoc;=phuc`; `=` stands for the name of the file."""
    return ";".join(key.replace(f"{name} ", "=", 1) if key.startswith(f"{name} ") else key for key, _ in parts[1:])


def _parting(before: str, key: str) -> str:
    """The shortest beginning of `key` that comes after `before`."""
    return next((key[:end] for end in range(1, len(key)) if key[:end] > before), key)


def _areas(document: SearchDocument) -> tuple[str, ...]:
    return tuple(dict.fromkeys(passage.area for passage in document.passages if passage.area))


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
    return f"{_RECEIVER}.{name}({','.join(map(_json, values))})\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
