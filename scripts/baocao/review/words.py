"""Two sentences as one row of words: those that stayed, went and came. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Fate(Enum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and what became of them, with the blanks around them."""

    fate: Fate
    text: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The words of both sentences, as few of them marked as can be."""
    from baocao.language.word_changes import stretches, tokens_of  # only who shows sentences needs it

    before, after = tokens_of(old), tokens_of(new)
    found: list[Piece] = []
    for stretch in stretches(before, after):
        came = "".join(after[stretch.new_start : stretch.new_end])
        if stretch.is_same:
            found.append(Piece(Fate.SAME, came))
            continue
        gone = "".join(before[stretch.old_start : stretch.old_end])
        found += [Piece(fate, text) for fate, text in ((Fate.GONE, gone), (Fate.NEW, came)) if text]
    return tuple(found)
