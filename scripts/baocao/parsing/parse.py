"""Stage 2: text in, `Report` out. Never raises for a bad report: what it cannot read, it notes.

Reads no file and decides nothing: whether a missing section is an error is for the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from pathlib import PurePosixPath

from baocao.config.schema import Config
from baocao.config.titles import fill, title_pattern
from baocao.language.letters import caseless
from baocao.language.own_months import own_months
from baocao.model import (
    PLAN,
    Annex,
    Area,
    Block,
    BlockKind,
    Heading,
    Item,
    Note,
    NoteKind,
    Prose,
    Report,
    Section,
    Segment,
    Source,
    Span,
)
from baocao.parsing.clauses import clauses
from baocao.parsing.front_matter import read_front_matter, split_front_matter
from baocao.parsing.markdown import read_blocks, walk
from baocao.parsing.markers import strip
from baocao.period import Period, parse_period

_ROMAN_LABEL = re.compile(r"(?P<label>[IVXLC]+)(?:\s*[.):]\s*|\s+-\s+|\s+|$)", re.IGNORECASE)
_ARABIC_LABEL = re.compile(r"(?P<label>\d{1,3})(?:\s*[.):]\s*|\s+-\s+|\s+|$)")
_ANNEX_LABEL = re.compile(r"(?P<label>Phụ lục(?:\s+(?:[IVXLC]+|\d+))?)(?:\s*[.:]\s*|\s+-\s+|\s+|$)", re.IGNORECASE)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_SECTION_LEVEL, _AREA_LEVEL = 2, 3
_MOST_COMPARED = 1000
"""Headings of sections, and of areas, that may be like a template's without being the same; no report has as many."""


def parse(source: Source, config: Config, notes: Iterable[Note] = ()) -> Report:
    """The report in `source`, for the office of `config`; `notes` of reading are carried on."""
    front_start, front_end, body_start, front_notes = split_front_matter(source)
    front, value_notes = read_front_matter(source, front_start, front_end)
    notes = tuple(notes)
    if all(note.kind is not NoteKind.CONFLICT for note in notes):  # else they are its consequences
        notes = (*notes, *front_notes, *value_notes)
    stripped = strip(source, body_start)
    blocks = read_blocks(stripped)
    before, parts = _split(blocks, _SECTION_LEVEL)
    period = _period(front.period, source.path, [*before, *(heading for heading, _ in parts)])
    annexes = _annexes(parts)
    sections = _sections(parts[: len(parts) - len(annexes)], config, period)
    sections, closing = _take_closing(sections)
    can_cu, opening = _take_can_cu(before)
    return Report(
        source=source,
        period=period,
        front=front,
        can_cu=can_cu,
        opening=opening,
        sections=sections,
        closing=closing,
        annexes=annexes,
        blocks=blocks,
        prose=tuple(block.prose for block in walk(blocks) if block.prose is not None),
        markers=tuple(marker for _, marker in stripped.placed),
        notes=notes,
        body_start=body_start,
        body=stripped.text,
    )


def _period(written: Period | None, path: str, blocks: Iterable[Block]) -> Period | None:
    """The period of a report that has `written` in its front matter, and `blocks` for its opening and titles."""
    named = parse_period(PurePosixPath(path).stem)
    if written is None or named is None or written == named:
        return written or named
    months = [(one.year, one.month) for block in blocks if block.prose for one in own_months(block.prose.text)]

    def told(period: Period) -> int:
        own = {(year, one.month) for one in (period, period.next) if one.is_month for year in (None, one.year)}
        return sum(1 if month in own else -1 for month in months)

    return max(written, named, key=told)


# --------------------------------------------------------------------------- headings


def _split(blocks: Sequence[Block], level: int) -> tuple[tuple[Block, ...], list[tuple[Block, tuple[Block, ...]]]]:
    """The blocks before the first heading of `level` (or above), and each such heading with what follows it."""
    at = [i for i, block in enumerate(blocks) if block.kind is BlockKind.HEADING and block.level <= level]
    bounds = [*at, len(blocks)]
    return tuple(blocks[: bounds[0]]), [
        (blocks[start], tuple(blocks[start + 1 : end])) for start, end in pairwise(bounds)
    ]


def _heading(block: Block, label: re.Pattern[str]) -> Heading:
    prose = block.prose or Prose(block.span.source, "", ())
    text = prose.text
    match = label.match(text)
    at = match.end() if match else 0
    # What the reader sees from the label to the end; nothing at all stands at the heading itself.
    span = prose.span(0, len(text)) if text else block.span
    title_span = prose.span(at, len(text)) if len(text) > at else Span(span.source, span.end, span.end)
    name = match["label"] if match else ""
    return Heading(name, _number(name), _one_line(text[at:]), block.span, title_span, block)


def _number(label: str) -> int | None:
    last = label.split()[-1] if label else ""
    if last.isdecimal():
        return int(last)
    values = [_ROMAN_VALUES.get(letter, 0) for letter in last.upper()]
    if not values or 0 in values:
        return None
    following = [*values[1:], 0]
    return sum(-one if one < two else one for one, two in zip(values, following, strict=True))


# --------------------------------------------------------------------------- sections and areas


def _annexes(parts: Sequence[tuple[Block, tuple[Block, ...]]]) -> tuple[Annex, ...]:
    """The annexes at the end of the report."""
    found: list[Annex] = []
    for block, under in reversed(parts):
        heading = _heading(block, _ANNEX_LABEL)
        if not heading.label:
            break
        found.append(Annex(heading.label, heading, under, _cover(block, under)))
    return tuple(reversed(found))


def _sections(
    parts: Sequence[tuple[Block, tuple[Block, ...]]], config: Config, period: Period | None
) -> tuple[Section, ...]:
    headings = [_heading(block, _ROMAN_LABEL) for block, _ in parts]
    patterns = {section.id: title_pattern(section.title) for section in config.sections}
    titles = {section.id: fill(section.title, period) if period else section.title for section in config.sections}
    ids = _recognise(headings, titles, patterns)
    area_titles = {area.id: area.title for area in config.areas_in_force(period)}
    sections = []
    left = _MOST_COMPARED
    for (block, under), heading, id in zip(parts, headings, ids, strict=True):
        own, area_parts = _split(under, _AREA_LEVEL)
        area_headings = [_heading(area_block, _ARABIC_LABEL) for area_block, _ in area_parts]
        area_ids = _recognise(area_headings, area_titles, {}, left)
        left = max(0, left - len(area_headings))
        areas = tuple(
            Area(area_id, area_heading, area_under, _items(area_under), _cover(area_block, area_under))
            for (area_block, area_under), area_heading, area_id in zip(area_parts, area_headings, area_ids, strict=True)
        )
        sections.append(Section(id, heading, own, _items(own), areas, _cover(block, under)))
    return tuple(sections)


def _recognise(
    headings: Sequence[Heading],
    titles: dict[str, str],
    patterns: dict[str, re.Pattern[str]],
    most: int = _MOST_COMPARED,
) -> list[str | None]:
    """Which template each heading means: the same title first, then the likest, its number helping.

    Only the first `most` headings are looked at for likeness.
    """
    ids: list[str | None] = [None] * len(headings)
    free = dict(titles)
    for i, heading in enumerate(headings):
        words = _plain(heading.title) if free else ""
        for id, title in free.items():
            pattern = patterns.get(id)
            if words == _plain(title) or (pattern and pattern.fullmatch(heading.title)):
                ids[i] = id
                del free[id]
                break
    order = list(titles)
    scores = sorted(
        (
            (_likeness(heading, title, order.index(id) + 1), -i, id)
            for i, heading in enumerate(headings[:most])
            if ids[i] is None
            for id, title in free.items()
        ),
        reverse=True,
    )
    for score, i, id in scores:
        if score >= 1 and ids[-i] is None and id in free:
            ids[-i] = id
            del free[id]
    return ids


def _likeness(heading: Heading, title: str, number: int) -> float:
    """How like a heading is to a template, 1 being just like enough; 0 where their lengths alone are too different."""
    enough = 0.5 if heading.number == number else 0.72
    matcher = SequenceMatcher(None, _plain(heading.title), _plain(title), autojunk=False)
    return matcher.ratio() / enough if matcher.real_quick_ratio() >= enough else 0


@lru_cache(maxsize=4096)
def _plain(title: str) -> str:
    return caseless(re.sub(r"[\d\W_]+", " ", title))


def _cover(heading: Block, under: Sequence[Block]) -> Span:
    return Span(heading.span.source, heading.span.start, under[-1].span.end if under else heading.span.end)


# --------------------------------------------------------------------------- items


def _items(blocks: Iterable[Block]) -> tuple[Item, ...]:
    return tuple(item for block in blocks for item in _items_of(block))


def _items_of(block: Block) -> Iterator[Item]:
    if block.kind is BlockKind.PARAGRAPH and block.prose:
        yield from _clause_items(block, block.prose)
    elif block.kind is BlockKind.LIST_ITEM:
        yield from _bullet_items(block)
    elif block.kind is BlockKind.TABLE:
        for row in block.children:
            cells = [cell.prose for cell in row.children if cell.prose]
            prose = _joined(cells, " | ") if cells else None
            if prose and prose.marks:
                markers = tuple(marker for _, marker in prose.marks)
                yield Item(_one_line(prose.text), markers, row.span, row, prose, 0, len(prose.text))
    elif block.kind in (BlockKind.LIST, BlockKind.QUOTE):
        for child in block.children:
            yield from _items_of(child)


def _bullet_items(block: Block) -> Iterator[Item]:
    """The actions of one bullet: its own words, then those nested in it unless they are its details."""
    own = [child.prose for child in block.children if child.kind is BlockKind.PARAGRAPH and child.prose]
    nested = [child for child in block.children if child.kind is not BlockKind.PARAGRAPH]
    inner = [item for child in nested for item in _items_of(child)]
    if own:
        prose = _joined(own, " ")
        leads = bool(inner) and not prose.marks and (prose.text.rstrip().endswith(":") or any(i.markers for i in inner))
        yield from _clause_items(block, prose, is_lead=leads)
        if prose.marks and not any(item.markers for item in inner):
            return
    yield from inner


def _clause_items(block: Block, prose: Prose, *, is_lead: bool = False) -> Iterator[Item]:
    if is_lead:
        end = len(prose.text)
        yield Item(_one_line(prose.text), (), prose.span(0, end), block, prose, 0, end, is_lead=True)
        return
    for count, (start, end, markers) in enumerate(clauses(prose)):
        words_span = prose.span(start, end) if end > start else markers[0].span
        first = min([words_span.start, *(marker.span.start for marker in markers)])
        last = max([words_span.end, *(marker.span.end for marker in markers)])
        span = Span(prose.source, first, last)
        yield Item(_one_line(prose.text[start:end]), markers, span, block, prose, start, end, count)


def _joined(proses: Sequence[Prose], between: str) -> Prose:
    if len(proses) == 1:
        return proses[0]
    texts: list[str] = []
    length = 0
    segments: list[Segment] = []
    marks = []
    for prose in proses:
        if length:
            at = prose.segments[0].start if prose.segments else segments[-1].end
            segments.append(Segment(length, at, at, False))
            texts.append(between)
            length += len(between)
        segments += [Segment(part.at + length, part.start, part.end, part.verbatim) for part in prose.segments]
        marks += [(at + length, marker) for at, marker in prose.marks]
        texts.append(prose.text)
        length += len(prose.text)
    return Prose(proses[0].source, "".join(texts), tuple(segments), tuple(marks))


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
    for at in dict.fromkeys((len(sections) - 1, *(i for i, one in enumerate(sections) if one.id == PLAN))):
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
    kept = part.blocks[:at]
    if isinstance(part, Area):
        area = Area(part.id, part.heading, kept, _items(kept), _cover(part.heading.block, kept))
        last = Section(last.id, last.heading, last.blocks, last.items, (*last.areas[:-1], area), last.span)
    else:
        last = Section(last.id, last.heading, kept, _items(kept), (), _cover(last.heading.block, kept))
    return last, closing


def _words(block: Block) -> str:
    return _one_line(block.prose.text) if block.kind is BlockKind.PARAGRAPH and block.prose else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
