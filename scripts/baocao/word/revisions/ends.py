"""The ends of paragraphs: none may be taken away where nothing follows that could take the words before it.

Word joins a paragraph whose end is gone with the next one. Before a table that stays, and at the end of a cell, there
is none: there the paragraph before gives its end instead, as when somebody types on behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from baocao.word.revisions.tracked import Side
from baocao.word.writing.elements import NS, PPR, P


@dataclass(slots=True)
class Merged:
    """A block of the merged file. `side`: which file has it; `end`: which has the end of the paragraph."""

    element: Any
    side: Side
    end: Side

    @property
    def is_paragraph(self) -> bool:
        return bool(self.element.tag == P)


def settle_ends(merged: list[Merged]) -> None:
    """Let each paragraph's end be where it can be taken away, once all changes are accepted, and once rejected."""
    for gone, left in ((Side.NEW, Side.OLD), (Side.OLD, Side.NEW)):
        for first, last in reversed(_stretches(merged, gone)):
            if not _can_join(merged, last, gone) or _goes_on(merged, first, gone):
                _settle(merged, first, last, gone, left)


def _stretches(merged: Sequence[Merged], side: Side) -> list[tuple[int, int]]:
    """From where to where blocks stand together that only one file has."""
    found: list[tuple[int, int]] = []
    for at, block in enumerate(merged):
        if block.side is side and found and found[-1][1] == at - 1:
            found[-1] = (found[-1][0], at)
        elif block.side is side:
            found.append((at, at))
    return found


def _can_join(merged: Sequence[Merged], at: int, gone: Side) -> bool:
    """Whether a paragraph follows, once what only `gone` has is gone."""
    following = next((block for block in merged[at + 1 :] if block.side is not gone), None)
    return following is not None and following.is_paragraph


def _goes_on(merged: Sequence[Merged], at: int, side: Side) -> bool:
    """Whether the paragraph before ends with words of the same side: then they are one change with its end.

    LibreOffice takes them for one in any case, and that end away with them.
    """
    before = merged[at - 1].element if at and merged[at - 1].side is Side.BOTH else None
    if before is None or not len(before):
        return False
    last = before[-1][-1] if before[-1].tag == f"{NS}hyperlink" else before[-1]
    return bool(last.tag == f"{NS}{side.value}") and merged[at].is_paragraph


def _settle(merged: list[Merged], first: int, last: int, gone: Side, left: Side) -> None:
    paragraphs = [at for at in range(first, last + 1) if merged[at].is_paragraph]
    if not paragraphs:
        return
    ending = merged[paragraphs[-1]]
    before = merged[first - 1] if first else None
    if before is not None and before.is_paragraph and before.side is Side.BOTH and before.end is Side.BOTH:
        before.end, ending.end = gone, Side.BOTH
        if gone is Side.OLD:  # what stays looks as it does in the new file
            _take_look(ending.element, before.element)
    elif before is not None and before.side is left:
        _fuse(merged, first, paragraphs, left)
    elif last == len(merged) - 1 == paragraphs[-1]:
        ending.end = Side.BOTH  # a cell has an end, whatever it holds


def _fuse(merged: list[Merged], first: int, paragraphs: Sequence[int], left: Side) -> None:
    """Let a paragraph of each file share one end, where those of the one file stand before those of the other."""
    others = next(start for start, end in _stretches(merged, left) if end == first - 1)
    shared = next((at for at in range(first - 1, others - 1, -1) if merged[at].is_paragraph), None)
    if shared is None:
        return
    has_table_behind = shared < first - 1
    at = paragraphs[-1] if has_table_behind else paragraphs[0]
    merged[paragraphs[-1]].end = Side.BOTH
    into, words = merged[at].element, merged[shared].element
    place = int(into.find(PPR) is not None)
    into[place:place] = [child for child in words if child.tag != PPR]
    merged[others : at + 1] = [*merged[others:shared], *merged[first : at + 1], *merged[shared + 1 : first]]


def _take_look(paragraph: Any, like: Any) -> None:
    for old in paragraph.findall(PPR):
        paragraph.remove(old)
    found = like.find(PPR)
    if found is not None:
        paragraph.insert(0, deepcopy(found))
