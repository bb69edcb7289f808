"""Portrait and landscape pages: which blocks stand on which, and the section marks between them.

Pure. A table that is too wide for a portrait page gets a landscape page, with the lines that lead to it;
what follows is portrait again (NĐ30 PL I, mục I.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from baocao.word.profile import Profile, twips
from baocao.word.writing.elements import NS, TBL, paragraph, properties, style_of
from baocao.word.writing.tables import finish_table, is_wide


@dataclass(frozen=True, slots=True)
class PageBlocks:
    """Blocks that stand on one kind of page."""

    landscape: bool
    blocks: list[Any]


@dataclass(frozen=True, slots=True)
class WrittenSection:
    """A section of the document: its blocks, and the mark that describes its pages."""

    blocks: list[Any]
    mark: Any


def lay_out(blocks: Sequence[Any], p: Profile) -> Iterator[PageBlocks]:
    """The report's own text by page, tables finished; the first and the last are portrait, for head and signature."""
    wide = [block.tag == TBL and is_wide(block, p) for block in blocks]
    for at in range(len(blocks) - 2, -1, -1):
        wide[at] |= wide[at + 1] and _leads(blocks[at])
    if not wide or wide[0]:
        yield PageBlocks(False, [])
    for landscape, group in groupby(zip(wide, blocks, strict=True), key=lambda pair: pair[0]):
        together = [block for _, block in group]
        finish_tables(together, p, landscape=landscape)
        yield PageBlocks(landscape, together)
    if wide and wide[-1]:
        yield PageBlocks(False, [])


def finish_tables(blocks: Sequence[Any], p: Profile, *, landscape: bool) -> None:
    """Finish the tables among blocks that stand on one kind of page."""
    for block in blocks:
        if block.tag == TBL:
            finish_table(block, p, p.landscape_width if landscape else p.text_width)


def any_wide(blocks: Sequence[Any], p: Profile) -> bool:
    """Whether one of the tables needs a landscape page."""
    return any(block.tag == TBL and is_wide(block, p) for block in blocks)


def _leads(block: Any) -> bool:
    return style_of(block) == "TableLead" or style_of(block).startswith("Heading")


def join_sections(sections: Sequence[WrittenSection]) -> Iterator[Any]:
    """The document's blocks: a section ends in its last paragraph, the last one behind everything."""
    for count, section in enumerate(sections, 1):
        yield from section.blocks
        last = section.blocks[-1]
        if last.tag == TBL:
            last = paragraph("Break")
            yield last
        if count == len(sections):
            yield section.mark
        else:
            properties(last).append(section.mark)


def section_mark(own: Any, p: Profile, *, landscape: bool = False, goes_on: bool = False) -> Any:
    """A section mark like the report's `own`: for landscape pages, or for pages that count on from those before."""
    made = deepcopy(own)
    if landscape:
        size = made.find(f"{NS}pgSz")
        size.set(f"{NS}w", str(twips(p.page_height)))
        size.set(f"{NS}h", str(twips(p.page_width)))
        size.set(f"{NS}orient", "landscape")
    if goes_on:
        made.remove(made.find(f"{NS}titlePg"))
        del made.find(f"{NS}pgNumType").attrib[f"{NS}start"]
    return made
