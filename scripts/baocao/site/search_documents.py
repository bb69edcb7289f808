"""What of each report can be found: its items, its other words, and its official head. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.model import Area, Block, Section
from baocao.site.address import folder
from baocao.site.office_view import OfficeView, ReportEntry
from baocao.site.search_index import SearchDocument, SearchPassage


def document_of(view: OfficeView, entry: ReportEntry) -> SearchDocument:
    """What can be found of one report."""
    year = entry.period.year if entry.period else 0
    office = view.name if view.office.id else ""
    return SearchDocument(folder(entry.uri), entry.title, tuple(_passages(entry)), year, office)


def _passages(entry: ReportEntry) -> Iterator[SearchPassage]:
    report, official = entry.report, entry.official
    head = (entry.code, official.subject, official.signer_name, *official.addressees)
    yield SearchPassage("", ". ".join(filter(None, head)))
    if entry.is_plain:
        yield from _words(report.blocks, "")
        return
    yield from _words((*report.can_cu, *report.opening), "")
    states = {id(task.place.item): task.standing.facts.look for task in entry.tasks if task.place.report is report}
    for section in report.sections:
        yield from _part(entry, section, states)
        for area in section.areas:
            yield from _part(entry, area, states)
    yield from _words(report.closing, "")
    for annex in report.annexes:
        yield from _words((annex.heading.block, *annex.blocks), entry.anchors.headings[id(annex.heading.block)])


def _part(entry: ReportEntry, part: Section | Area, states: dict[int, str]) -> Iterator[SearchPassage]:
    """The heading and the items of a section's own words or of an area; what is in no item is found at the heading."""
    anchor = entry.anchors.headings[id(part.heading.block)]
    area = part.heading.title if isinstance(part, Area) else ""
    yield from _words((part.heading.block,), anchor, area)
    blocks: set[int] = set()
    for item in part.items:
        blocks.add(id(item.block))
        yield SearchPassage(entry.anchors.of(item), item.text, area, states.get(id(item), ""))
    yield from _words(part.blocks, anchor, area, blocks)


def _words(blocks: Iterable[Block], anchor: str, area: str = "", but: Iterable[int] = ()) -> Iterator[SearchPassage]:
    """The words of `blocks` and of what they hold, but for the blocks of items."""
    left_out = frozenset(but)
    for block in blocks:
        if id(block) in left_out:
            continue
        if block.prose and block.prose.text.strip():
            yield SearchPassage(anchor, " ".join(block.prose.text.split()), area)
        elif block.text.strip():
            yield SearchPassage(anchor, " ".join(block.text.split()), area)
        yield from _words(block.children, anchor, area, left_out)
