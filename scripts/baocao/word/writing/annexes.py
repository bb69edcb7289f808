"""The annexes behind the signature: label, title, pointer, and pages of their own (NĐ30 PL I, mục III.1).

Pure: finished blocks in, sections of the document out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from baocao.model import Annex
from baocao.official import OfficialParts
from baocao.word.profile import Profile
from baocao.word.writing.binding import BOUND
from baocao.word.writing.elements import P, paragraph, set_style, style_of, words_of
from baocao.word.writing.layout import across
from baocao.word.writing.sections import WrittenSection, any_wide, finish_tables, section_mark


def split_annexes(blocks: list[Any], annexes: Sequence[Annex]) -> tuple[list[Any], list[tuple[Annex, list[Any]]]]:
    """The report's own blocks, and each annex with its blocks, its heading left out."""
    found: list[tuple[Annex, list[Any]]] = []
    end = len(blocks)
    for annex in reversed(annexes):
        prose = annex.heading.block.prose
        title = " ".join(prose.text.split()) if prose else ""
        at = next((i for i in range(end - 1, -1, -1) if _is_heading(blocks[i], title)), None)
        if at is None:
            break
        found.insert(0, (annex, blocks[at + 1 : end]))
        end = at
    return blocks[:end], found


def annex_section(annex: Annex, blocks: list[Any], own: Any, o: OfficialParts, p: Profile) -> WrittenSection:
    """The annex with its head, a section that counts its own pages; all of it is landscape where a table has to be."""
    landscape = any_wide(blocks, p)
    finish_tables(blocks, p, landscape=landscape)
    head = _head(annex, blocks, o, p, p.landscape_width if landscape else p.text_width)
    return WrittenSection([*head, *blocks], section_mark(own, p, landscape=landscape))


def _is_heading(block: Any, title: str) -> bool:
    return style_of(block) == "Heading1" and words_of(block) == title


def _head(annex: Annex, blocks: Sequence[Any], o: OfficialParts, p: Profile, column: float) -> Iterator[Any]:
    """Label, title and pointer, mục III.1b and III.1c; a pointer of the author's own is kept."""
    yield paragraph("AnnexLabel", annex.label)
    title = annex.heading.title
    if title:
        lines = across(title.upper(), p, column, bold=True)
        yield paragraph("AnnexTitle", _tied(title, lines.words), lines.indent)
    if blocks and blocks[0].tag == P and words_of(blocks[0]).startswith("(Kèm theo"):
        set_style(blocks[0], "AnnexPointer")
    else:
        pointer = across(o.annex_pointer, p, column, italic=True)
        yield paragraph("AnnexPointer", pointer.words, pointer.indent)
        yield paragraph("TitleRule", indent=pointer.rule)


def _tied(title: str, capitals: str) -> str:
    """The title as its author wrote it, with the non-breaking blanks of its capitals; the style shows capitals."""
    if len(title) != len(capitals):  # a letter whose capital is two letters
        return title
    return "".join(BOUND if shown == BOUND else letter for letter, shown in zip(title, capitals, strict=True))
