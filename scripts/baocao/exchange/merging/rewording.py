"""Which letters of a text are others in a newer one, word by word. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baocao.exchange.merging.wording import folded
from baocao.language.word_changes import is_blank, stretches, tokens_of


@dataclass(frozen=True, slots=True)
class Rewording:
    """`text` takes the place of the letters from `start` to `end` of a text."""

    start: int
    end: int
    text: str


def rewordings(old: str, new: str, at: int = 0) -> Iterator[Rewording]:
    """What makes of `old`, which begins at `at`, the words of `new`; `END` among them parts paragraphs."""
    before, after = folded(old), folded(new)
    olds, news = tokens_of(before.text), tokens_of(after.text)
    old_places, new_places = _places(olds), _places(news)
    first, last = _trimmed(olds)
    begin, stop = _trimmed(news)
    for each in stretches(olds[first:last], news[begin:stop]):
        if each.is_same:
            continue
        start = before.start(old_places[first + each.old_start])
        end = before.end(old_places[first + each.old_end]) if each.old_end > each.old_start else start
        if end == start and first + each.old_start > 0:
            start = end = before.end(old_places[first + each.old_start])
        came = ""
        if each.new_end > each.new_start:
            came = new[after.start(new_places[begin + each.new_start]) : after.end(new_places[begin + each.new_end])]
        yield Rewording(at + start, at + end, came)


def _places(tokens: Sequence[str]) -> list[int]:
    places = [0]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places


def _trimmed(tokens: Sequence[str]) -> tuple[int, int]:
    """From where to where the tokens go without blanks at both ends."""
    first, last = 0, len(tokens)
    while first < last and is_blank(tokens[first]):
        first += 1
    while last > first and is_blank(tokens[last - 1]):
        last -= 1
    return first, last


def reworded(text: str, changes: Sequence[Rewording], at: int = 0) -> str:
    """`text`, which begins at `at`, after the changes."""
    parts, done = [], 0
    for change in changes:
        parts += [text[done : change.start - at], change.text]
        done = change.end - at
    return "".join([*parts, text[done:]])
