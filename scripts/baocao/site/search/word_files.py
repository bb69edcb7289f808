"""The files of the index that have words: what each of them has, and where it is cut into parts. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from itertools import groupby
from operator import itemgetter

from baocao.site.search.blocks import BARE, BETWEEN, Places
from baocao.site.search.words import file_of

_LONG = 4000
"""Letters of a file that are worth a request of their own: 2 kB as sent."""
_MOST_LETTERS = 8000
"""Of a word alone, if it does not tell its passages."""
_PASSAGES = re.compile("(?<=[A-Za-z])[^A-Za-z ]+")


def merged(blocks: Iterable[tuple[int, Places]]) -> dict[str, bytearray]:
    """Each word with where it is in all blocks, behind a blank."""
    found: defaultdict[str, bytearray] = defaultdict(bytearray)
    for number, (words, places) in blocks:
        block = f" {number}"
        numbered = f"{block}{places.replace(BETWEEN, BETWEEN + block)}".encode()
        for word, place in zip(words.split(BETWEEN), numbered.split(BETWEEN.encode()), strict=True):
            found[word] += place
    return found


def parts_of(
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


def short_cuts(name: str, parts: Sequence[tuple[str, str]]) -> str:
    """Where the second part begins, and those behind it: `=hoc;=phuc`; `=` stands for the name of the file."""
    return ";".join(key.replace(f"{name} ", "=", 1) if key.startswith(f"{name} ") else key for key, _ in parts[1:])


def _parting(before: str, key: str) -> str:
    """The shortest beginning of `key` that comes after `before`."""
    return next((key[:end] for end in range(1, len(key)) if key[:end] > before), key)


def _placed(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Of each word, or two, the name of its file, and its key, which orders it there.

    The key of a word alone is `do `, of two `do luong`, of a number behind a word `12 <so`.
    """
    for bare in BETWEEN.join(words).translate(BARE).split(BETWEEN):
        head, _, tail = bare.partition(" ")
        if tail[:1].isdecimal():
            head, tail = tail, f"<{head}"
        yield file_of(head), f"{head} {tail}"
