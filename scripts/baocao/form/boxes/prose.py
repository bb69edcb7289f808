"""The running text of box 6, told from its headings, its căn cứ, and what else is set apart. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baocao.form.boxes.lines import has_words, is_capitals, is_mostly, room_of, tidy, width_of
from baocao.form.boxes.outline import OutlineEntry, OutlineRank
from baocao.word.reading import Align, Paragraph

GROUND = re.compile(r"(?:Căn cứ|Xét|Theo đề nghị|Thực hiện) ")
"""How a căn cứ begins."""
_ONE_LINE = 1.05


def find_plain(
    text: Sequence[Paragraph], entries: Sequence[OutlineEntry], grounds: Sequence[Paragraph]
) -> tuple[Paragraph, ...]:
    """The paragraphs of running text: no headings, no grounds, nothing centred."""
    heads = {entry.paragraph.number for entry in entries if entry.rank < OutlineRank.ARABIC or entry.is_title}
    heads |= {paragraph.number for paragraph in grounds}
    return tuple(
        paragraph
        for paragraph in text
        if paragraph.number not in heads and has_words(paragraph.runs) and not _is_set_apart(paragraph)
    )


def _is_set_apart(paragraph: Paragraph) -> bool:
    """Whether the whole paragraph stands out: an unnumbered heading, the caption of a table."""
    return (
        paragraph.align is Align.CENTER
        or paragraph.level > 0
        or is_mostly(paragraph.runs, "bold")
        or is_capitals(paragraph.text)
    )


def find_grounds(text: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The block of căn cứ at the beginning of the text: `Căn cứ …;` each in a paragraph of its own."""
    block: list[Paragraph] = []
    for paragraph in text:
        if not GROUND.match(tidy(paragraph.text)):
            break
        if tidy(paragraph.text).endswith(":"):
            break  # the opening sentence
        block.append(paragraph)
    if len(block) == 1 and not tidy(block[0].text).endswith(";") and not is_mostly(block[0].runs, "italic"):
        return ()
    return tuple(block)


def is_long(paragraph: Paragraph) -> bool:
    """Whether the paragraph fills more than a line."""
    room = room_of(paragraph)
    return room is not None and width_of(paragraph.runs) > room * _ONE_LINE
