"""Stage 2: text in, `Report` out. Never raises for a bad report: what it cannot read, it notes.

Reads no file and decides nothing: whether a missing section is an error is for the rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import PurePosixPath

from baocao.config.schema import Config
from baocao.config.titles import title_pattern
from baocao.language.own_months import own_months
from baocao.language.period_mentions import is_of, own_periods
from baocao.language.wording import one_line
from baocao.model import PLAN, Annex, Area, Block, BlockKind, Note, NoteKind, Report, ReportBody, Section, Source, Span
from baocao.parsing.front_matter import read_front_matter, split_front_matter
from baocao.parsing.headings import (
    ANNEX_LABEL,
    ARABIC_LABEL,
    MOST_COMPARED,
    ROMAN_LABEL,
    Part,
    heading_of,
    recognise,
    split_at_headings,
)
from baocao.parsing.items import items_in
from baocao.parsing.markdown import read_blocks
from baocao.parsing.markers import strip
from baocao.parsing.walk import walk
from baocao.period import Period, parse_period

_SECTION_LEVEL, _AREA_LEVEL = 2, 3


def parse(source: Source, config: Config, notes: Iterable[Note] = ()) -> Report:
    """The report in `source`, for the office of `config`; `notes` of reading are carried on.

    What stands below the front matter is parsed once somebody asks for it.
    """
    front_start, front_end, body_start, front_notes = split_front_matter(source)
    front, value_notes = read_front_matter(source, front_start, front_end)
    notes = tuple(notes)
    if all(note.kind is not NoteKind.CONFLICT for note in notes):  # else they are its consequences
        notes = (*notes, *front_notes, *value_notes)
    period = _period(front.period, source, body_start)
    return Report(source, period, front, notes, body_start, partial(_body, source, body_start, config, period))


def _body(source: Source, start: int, config: Config, period: Period | None) -> ReportBody:
    """What stands below the front matter."""
    stripped = strip(source, start)
    blocks = read_blocks(stripped)
    before, parts = split_at_headings(blocks, _SECTION_LEVEL)
    annexes = _annexes(parts)
    sections = _sections(parts[: len(parts) - len(annexes)], config, period)
    sections, closing = _take_closing(sections)
    can_cu, opening = _take_can_cu(before)
    all_blocks = tuple(walk(blocks))
    return ReportBody(
        can_cu,
        opening,
        sections,
        closing,
        annexes,
        blocks,
        all_blocks,
        prose=tuple([block.prose for block in all_blocks if block.prose is not None]),
        markers=tuple(marker for _, marker in stripped.placed),
        remarks=stripped.remarks,
        text=stripped.text,
    )


def _period(written: Period | None, source: Source, body_start: int) -> Period | None:
    """The period of a report that has `written` in its front matter; where its name says another, as its text does."""
    named = parse_period(PurePosixPath(source.path).stem)
    if written is None or named is None or written == named:
        return written or named
    before, parts = split_at_headings(read_blocks(strip(source, body_start)), _SECTION_LEVEL)
    blocks = [*before, *(heading for heading, _ in parts)]
    texts = [block.prose.text for block in blocks if block.prose]

    def told(period: Period) -> int:
        if not period.is_month:
            named = (mention for text in texts for mention in own_periods(text, period.kind))
            return sum(1 if is_of(mention, period) or is_of(mention, period.planned) else -1 for mention in named)
        own = {(year, own.month) for own in (period, period.next) for year in (None, own.year)}
        return sum(1 if (named.year, named.month) in own else -1 for text in texts for named in own_months(text))

    return max(written, named, key=told)


# --------------------------------------------------------------------------- sections and areas


def _annexes(parts: Sequence[Part]) -> tuple[Annex, ...]:
    """The annexes at the end of the report."""
    found: list[Annex] = []
    for block, under in reversed(parts):
        heading = heading_of(block, ANNEX_LABEL)
        if not heading.label:
            break
        found.append(Annex(heading.label, heading, under, _cover(block, under)))
    return tuple(reversed(found))


def _sections(parts: Sequence[Part], config: Config, period: Period | None) -> tuple[Section, ...]:
    headings = [heading_of(block, ROMAN_LABEL) for block, _ in parts]
    patterns = {section.id: title_pattern(section.template_for(period)) for section in config.sections}
    titles = {section.id: section.title_for(period) for section in config.sections}
    ids = recognise(headings, titles, patterns)
    area_titles = {area.id: area.title for area in config.areas_in_force(period)}
    sections = []
    left = MOST_COMPARED
    for (block, under), heading, section_id in zip(parts, headings, ids, strict=True):
        own, area_parts = split_at_headings(under, _AREA_LEVEL)
        area_headings = [heading_of(area_block, ARABIC_LABEL) for area_block, _ in area_parts]
        area_ids = recognise(area_headings, area_titles, {}, left)
        left = max(0, left - len(area_headings))
        areas = tuple(
            Area(area_id, area_heading, area_under, items_in(area_under), _cover(area_block, area_under))
            for (area_block, area_under), area_heading, area_id in zip(area_parts, area_headings, area_ids, strict=True)
        )
        sections.append(Section(section_id, heading, own, items_in(own), areas, _cover(block, under)))
    return tuple(sections)


def _cover(heading: Block, under: Sequence[Block]) -> Span:
    return Span(heading.span.source, heading.span.start, under[-1].span.end if under else heading.span.end)


# --------------------------------------------------------------------------- opening and closing


def _take_can_cu(before: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The căn cứ block (each `Căn cứ …;`, the last `.`) and the opening that follows it."""
    count = 0
    for block in before:
        words = _words(block)
        if not words.startswith("Căn cứ") or words[-1] not in ";.":
            break
        count += 1
        if words.endswith("."):
            break
    if count == 1 and len(before) == 1 and _words(before[0]).endswith("."):
        count = 0  # one sentence that begins with its căn cứ is the opening
    return before[:count], before[count:]


def _take_closing(sections: tuple[Section, ...]) -> tuple[tuple[Section, ...], tuple[Block, ...]]:
    """The sections without the closing sentences at the end of the last one, or of the plan, and those."""
    for at in dict.fromkeys((len(sections) - 1, *(i for i, section in enumerate(sections) if section.id == PLAN))):
        section, closing = _without_closing(sections[at]) if sections else (None, ())
        if section and closing:
            return (*sections[:at], section, *sections[at + 1 :]), closing
    return sections, ()


def _without_closing(last: Section) -> tuple[Section, tuple[Block, ...]]:
    part: Section | Area = last.areas[-1] if last.areas else last
    at = len(part.blocks)
    for i in range(len(part.blocks) - 1, -1, -1):
        block = part.blocks[i]
        if block.kind is not BlockKind.PARAGRAPH or (block.prose and block.prose.marks):
            break
        words = _words(block)
        if words.startswith("Trên đây") or words.endswith("./."):
            at = i
    closing = part.blocks[at:]
    if not closing:
        return last, ()
    kept, closes = part.blocks[:at], set(map(id, closing))
    items = tuple(item for item in part.items if id(item.block) not in closes)
    if isinstance(part, Area):
        area = Area(part.id, part.heading, kept, items, _cover(part.heading.block, kept))
        last = Section(last.id, last.heading, last.blocks, last.items, (*last.areas[:-1], area), last.span)
    else:
        last = Section(last.id, last.heading, kept, items, (), _cover(last.heading.block, kept))
    return last, closing


def _words(block: Block) -> str:
    return one_line(block.prose.text) if block.kind is BlockKind.PARAGRAPH and block.prose else ""
