"""Bytes of anybody's Word file in, `WordFile` out. Pure: no disk, no clock, nothing outside the bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from baocao.word.reading.body import Collector
from baocao.word.reading.edit_traces import changes, comments
from baocao.word.reading.file_kinds import NotWord
from baocao.word.reading.formulas import formulas
from baocao.word.reading.model import EditTrace, PageSection, Paragraph, Part, WordFile
from baocao.word.reading.numbering import Lists
from baocao.word.reading.opening import Package
from baocao.word.reading.pictures import pictures
from baocao.word.reading.sections import SectionSettings, read_sections
from baocao.word.reading.styles import Styles
from baocao.word.reading.theme import read_theme
from baocao.word.reading.xml import Element, child, children, get, switch, w

_NOT_A_TEXT = "Tệp này không chứa văn bản Word; hãy mở bằng Word và lưu lại thành .docx."
_NOTES = ("footnote", "endnote")


def open_word(data: bytes) -> WordFile:
    """What the Word file shows, every look resolved as Word does. Raises `NotWord`, and nothing else, for any bytes."""
    package = Package(data)
    document = package.xml(package.main)
    body = child(document, "body")
    if document is None or document.tag != w("document") or body is None:
        raise NotWord(_NOT_A_TEXT)
    relationships = package.relationships(package.main)
    settings = package.related(package.main, "settings")
    styles = Styles(package.related(package.main, "styles"), read_theme(package.related(package.main, "theme")))
    collector = Collector(styles, Lists(package.related(package.main, "numbering"), styles))
    even_and_odd = bool(switch(child(settings, "evenAndOddHeaders")))
    sections = read_sections(
        body, {key: relationship.part for key, relationship in relationships.items()}, even_and_odd=even_and_odd
    )
    rooms = [section.room for section in sections]
    paragraphs = collector.read(body, Part.BODY, 0, rooms)
    pages = _with_headers(package, collector, sections)
    notes = {kind: package.related(package.main, f"{kind}s") for kind in _NOTES}
    shown = tuple(note for kind, root in notes.items() for note in _notes(root, kind, collector, rooms[0]))
    roots = [(document, Part.BODY), *_page_parts(package, sections)]
    roots += [(root, Part.NOTE) for root in notes.values() if root is not None]
    return WordFile(
        paragraphs=paragraphs,
        sections=pages,
        tables=tuple(collector.tables),
        notes=shown,
        even_and_odd=even_and_odd,
        properties=_custom(package.related("", "custom-properties")),
        core=_core(package.related("", "core-properties")),
        edit_traces=(
            *collector.hidden,
            *_edit_traces(roots, package.related(package.main, "comments"), collector.numbers),
        ),
        pictures=sum(map(pictures, (root for root, _ in roots))),
        formulas=sum(map(formulas, (root for root, _ in roots))),
    )


def _with_headers(
    package: Package, collector: Collector, sections: tuple[SectionSettings, ...]
) -> tuple[PageSection, ...]:
    """The pages with what stands above and below; a header shown by several sections is read once a width."""
    read: dict[tuple[str, float | None], tuple[Paragraph, ...]] = {}

    def shown(parts: Mapping[str, str], part: Part, at: int) -> dict[str, tuple[Paragraph, ...]]:
        found, width = {}, sections[at].page.text_width
        for kind, name in parts.items():
            key = name, width
            if key not in read and (root := package.xml(name)) is not None:
                read[key] = collector.read(root, part, at, [width] * len(sections))
            if key in read:
                found[kind] = read[key]
        return found

    return tuple(
        replace(
            section.page,
            headers=shown(section.headers, Part.HEADER, at),
            footers=shown(section.footers, Part.FOOTER, at),
        )
        for at, section in enumerate(sections)
    )


def _page_parts(package: Package, sections: Sequence[SectionSettings]) -> Iterator[tuple[Element, Part]]:
    """The roots of the parts that show above and below the pages, each once."""
    above = ((name, Part.HEADER) for section in sections for name in section.headers.values())
    below = ((name, Part.FOOTER) for section in sections for name in section.footers.values())
    for name, part in dict.fromkeys((*above, *below)):
        if (root := package.xml(name)) is not None:
            yield root, part


def _edit_traces(
    roots: Sequence[tuple[Element, Part]], said: Element | None, numbers: Mapping[Element, int]
) -> Iterator[EditTrace]:
    for root, part in roots:
        yield from changes(root, part, numbers)
    for root, part in roots:
        yield from comments(root, said, part, numbers)


def _notes(root: Element | None, kind: str, collector: Collector, room: float | None) -> Iterator[Paragraph]:
    """The notes in order, without the separator lines that the file keeps among them."""
    for note in children(root, kind):
        if get(note, "type") in (None, "normal"):
            yield from collector.read(note, Part.NOTE, 0, [room])


def _core(root: Element | None) -> dict[str, str]:
    return {entry.tag.rpartition("}")[2]: (entry.text or "").strip() for entry in (root if root is not None else ())}


def _custom(root: Element | None) -> dict[str, str]:
    return {
        name: "".join(str(text) for text in entry.itertext()).strip()
        for entry in (root if root is not None else ())
        if (name := entry.get("name"))
    }
