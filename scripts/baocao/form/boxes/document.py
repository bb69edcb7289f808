"""The boxes of NĐ30 PL I, mục IV, found in a Word file by what stands where and what it says. Pure.

No style name of ours counts: strangers' files have others. What cannot be told for certain stays empty,
and a rule whose ground is missing stays silent; a false accusation is the worse error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from baocao.form.boxes.closing import AnnexHead, Closing, find_annexes, find_closing, is_annex_label
from baocao.form.boxes.head import Head, find_head, find_national
from baocao.form.boxes.lines import folded, lines_of
from baocao.form.boxes.location import ANNEX, BODY, END, HEAD, PART_NAMES, Location
from baocao.form.boxes.outline import OutlineEntry, outline
from baocao.form.boxes.prose import find_grounds, find_plain
from baocao.form.boxes.title import TitleBlock, find_title
from baocao.language.legacy_letters import ENOUGH, legacy_words
from baocao.word.reading import PageSection, Paragraph, Part, WordFile

_OWN_FORMS = tuple(map(folded, ("biên bản", "hợp đồng", "giấy giới thiệu", "giấy nghỉ phép", "phiếu")))
"""Types that have another closing, or no trích yếu: NĐ30 PL III gives them samples of their own."""
_LAW = re.compile(r"số\s*:?[\s.…_\d]*/\s*(?:19|20)\d\d\s*/", re.IGNORECASE)
_LABEL_AMONG_FIRST = 3
"""A file whose first lines hold the words `Phụ lục` is an annex in a file of its own."""


@dataclass(frozen=True, slots=True)
class DocumentParts:
    """The boxes of a file. Empty tuples and None for what was not found.

    `paragraphs`: those of the (first) document of the file, in order. `text`: box 6, its paragraphs
    outside tables that say something; `entries`, `grounds` and `plain`: its numbered paragraphs, its căn cứ
    and its running text. `legacy`: a word in an old font's letters with what it means, where the file is
    written in them. `is_annex`: an annex in a file of its own. `others`: how many more documents the file holds.
    """

    file: WordFile
    paragraphs: tuple[Paragraph, ...]
    head: Head
    title: TitleBlock
    text: tuple[Paragraph, ...]
    entries: tuple[OutlineEntry, ...]
    grounds: tuple[Paragraph, ...]
    plain: tuple[Paragraph, ...]
    closing: Closing
    annexes: tuple[AnnexHead, ...]
    legacy: tuple[str, str, Paragraph] | None
    is_annex: bool
    others: int

    @property
    def pages(self) -> tuple[tuple[int, PageSection], ...]:
        """The page sections that the document uses, with their index."""
        used = {paragraph.section for paragraph in self.paragraphs}
        return tuple((at, section) for at, section in enumerate(self.file.sections) if at in used)

    @property
    def page_heads(self) -> tuple[Paragraph, ...]:
        """What stands above and below the pages, each paragraph once."""
        parts = (part for _, page in self.pages for part in (*page.headers.values(), *page.footers.values()))
        return tuple({id(paragraph): paragraph for part in parts for paragraph in part}.values())

    @property
    def everything(self) -> tuple[Paragraph, ...]:
        """Every paragraph that a reader of the document sees, on its pages, above, below and in notes."""
        return (*self.paragraphs, *self.page_heads, *self.file.notes)

    @property
    def is_official(self) -> bool:
        """Whether it is laid out as a document of an agency: no form for citizens, no leaflet."""
        return bool(self.head.national) and bool(self.head.organ or self.head.code)

    @property
    def is_law(self) -> bool:
        """Whether it is a legal document, `30/2020/NĐ-CP`, whose form another decree rules."""
        return self.head.code is not None and _LAW.match(self.head.code.text) is not None

    @property
    def has_own_form(self) -> bool:
        """Whether the type of the document follows a sample of its own below its head."""
        return any(line.folded.startswith(_OWN_FORMS) for line in self.title.type_name)

    @property
    def annex_start(self) -> int | None:
        """The number of the paragraph that begins the first annex."""
        return self.annexes[0].label.paragraph.number if self.annexes else None

    def part_of(self, paragraph: Paragraph) -> str:
        """Where a clerk looks for the paragraph."""
        if paragraph.part in PART_NAMES:
            return PART_NAMES[paragraph.part]
        if self.is_annex or (self.annex_start is not None and paragraph.number >= self.annex_start):
            return ANNEX
        if paragraph.number <= max(self.head.end, self.title.end):
            return HEAD
        return END if self.closing.start is not None and paragraph.number >= self.closing.start else BODY

    def location_of(self, paragraph: Paragraph) -> Location:
        """The place of the paragraph."""
        return Location(self.part_of(paragraph), paragraph)


def find_parts(file: WordFile) -> DocumentParts:
    """The boxes of `file`."""
    lines = tuple(lines_of(file.paragraphs))
    is_annex = any(is_annex_label(line) for line in lines[:_LABEL_AMONG_FIRST])
    documents = [] if is_annex else find_national(lines)
    end = _start_of(documents[1][0].paragraph, file) if len(documents) > 1 else len(file.paragraphs) + 1
    own = tuple(paragraph for paragraph in file.paragraphs if paragraph.number < end)
    lines = tuple(line for line in lines if line.paragraph.number < end)
    head = Head() if is_annex else find_head(lines, own, file)
    title = TitleBlock() if is_annex else find_title(lines, own, head)
    start = title.end or head.end
    closing = Closing() if is_annex else find_closing(lines, own, start)
    annexes = find_annexes(lines, own, closing.end or start)
    text = () if is_annex else _text(own, start, closing, annexes)
    entries, grounds = outline(text), find_grounds(text)
    return DocumentParts(
        file,
        own,
        head,
        title,
        text,
        entries,
        grounds,
        find_plain(text, entries, grounds),
        closing,
        annexes,
        _legacy(own),
        is_annex,
        max(len(documents) - 1, 0),
    )


def _text(
    own: tuple[Paragraph, ...], start: int, closing: Closing, annexes: tuple[AnnexHead, ...]
) -> tuple[Paragraph, ...]:
    """Box 6: what says something between paragraph `start` and the closing or the first annex, outside tables."""
    stops = [closing.start] if closing.start else []
    stops += [annexes[0].label.paragraph.number] if annexes else []
    return tuple(
        paragraph
        for paragraph in own
        if start < paragraph.number < min(stops, default=paragraph.number + 1)
        and paragraph.cell is None
        and paragraph.part is Part.BODY
        and any(letter.isalnum() for letter in paragraph.text)
    )


def _start_of(national: Paragraph, file: WordFile) -> int:
    """The number of the paragraph with which the document begins that has its Quốc hiệu here."""
    if national.cell is None:
        return national.number
    return min(
        paragraph.number
        for paragraph in file.paragraphs
        if paragraph.cell and paragraph.cell.table == national.cell.table
    )


def _legacy(paragraphs: tuple[Paragraph, ...]) -> tuple[str, str, Paragraph] | None:
    """The first word in an old font's letters and its font's name, where there are enough of them."""
    found = [(word, paragraph) for paragraph in paragraphs for word in legacy_words(paragraph.text)]
    if len({word.meant.lower() for word, _ in found}) < ENOUGH:
        return None
    word, paragraph = found[0]
    return word.font, paragraph.text[word.start : word.end], paragraph
