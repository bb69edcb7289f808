"""Short forms that a search takes for the words they stand for: `KHCN`, `KH&CN`, `khoa học và công nghệ`. Pure.

Those that all offices use, and those that an office's reports and baocao.yml explain; of both only what the
archive has in one of its forms, so that a reader loads little.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator
from itertools import pairwise

from baocao.language.abbreviations import common, explained
from baocao.language.letters import bare_letters
from baocao.office import Office
from baocao.site.search.words import spelled_words
from baocao.tasks.likeness.knowledge import Knowledge


def own_short_forms(office: Office) -> dict[str, str]:
    """What the office's own short forms stand for, where all offices have not the same."""
    organ = office.config.organ
    known = Knowledge(office.config, office.reports).short_forms
    _, _, symbol = organ.code_notation.partition("-")
    found = {short: words for short, words in known.items() if common().get(short) != words}
    return found | dict(explained(f"{organ.name} ({symbol})"))


def pairs_asked(own: Iterable[tuple[str, str]]) -> set[str]:
    """The words by twos that `same_words` looks for in an archive."""
    forms = {form for same in {*common().items(), *own} for form in same}
    return {" ".join(pair) for form in forms for pair in pairwise(spelled_words(form))}


def same_words(own: Iterable[tuple[str, str]], archive: Collection[str]) -> Iterator[list[str]]:
    """The words that mean the same, in full first, then as they are shortened: `uỷ ban nhân dân`, `ubnd`.

    `archive`: the words of the archive, and each two that follow each other, as they are spelled.
    """
    marked: dict[str, set[str]] = {}
    for word in archive:
        if " " not in word and (bare := bare_letters(word)) != word:
            marked.setdefault(bare, set()).add(word)
    forms: dict[str, dict[str, None]] = {}
    for short, words in sorted({*common().items(), *own}):
        full, apart = spelled_words(words), spelled_words(short)
        joined = "".join(apart)
        # `CAN` is also how many type `cần`.
        ways = [way for way in (apart, [joined]) if marked.get(bare_letters(joined), {joined}) == {joined}]
        if full and ways and any(_has(archive, tokens) for tokens in (full, *ways)):
            forms.setdefault(" ".join(full), {}).update((" ".join(way), None) for way in ways)
    for words, shorts in forms.items():
        yield [words, *shorts]


def by_beginning(classes: Iterable[list[str]]) -> dict[str, dict[int, list[str]]]:
    """The words that mean the same, numbered, by the two letters that they begin with: a search loads those typed.

    What begins with no letter of ours has no file.
    """
    found: dict[str, dict[int, list[str]]] = {}
    for number, words in enumerate(classes):
        for beginning in dict.fromkeys(bare_letters(word.partition(" ")[0])[:2] for word in words):
            if beginning.isascii() and beginning.isalpha():
                found.setdefault(beginning, {})[number] = words
    return found


def _has(archive: Container[str], tokens: list[str]) -> bool:
    return all(f"{first} {second}" in archive for first, second in pairwise(tokens)) and tokens[0] in archive
