"""Page sections: paper, margins, columns, and which headers and footers show, inherited where nothing is said. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from baocao.word.reading.model import PageSection
from baocao.word.reading.xml import Element, blocks, child, children, get, is_on, link, millimetres, switch, w, whole

_PAPER = 215.9, 279.4
_MARGIN = 25.4
_HEADER_DISTANCE = 12.7
_MOST = 5000
"""No document has more sections."""


@dataclass(frozen=True, slots=True)
class SectionSettings:
    """A section as read: its page without headers, the room of a column, and the parts that show above and below."""

    page: PageSection
    room: float | None
    headers: Mapping[str, str]
    footers: Mapping[str, str]


def read_sections(body: Element, parts: Mapping[str, str], *, even_and_odd: bool) -> tuple[SectionSettings, ...]:
    """The sections of the document in order; `parts` are the file's parts by relationship id."""
    found = []
    inherited: dict[str, dict[str, str]] = {"header": {}, "footer": {}}
    for element in _elements(body)[:_MOST]:
        for kind, refs in inherited.items():
            for reference in children(element, f"{kind}Reference"):
                if part := parts.get(link(reference) or ""):
                    refs[get(reference, "type") or "default"] = part
        first = bool(switch(child(element, "titlePg")))
        shown = {"default", *(("first",) if first else ()), *(("even",) if even_and_odd else ())}
        page = _page(element, first)
        found.append(
            SectionSettings(
                page, _room(page, child(element, "cols")),
                *({key: part for key, part in refs.items() if key in shown} for refs in inherited.values()),
            )
        )  # fmt: skip
    return tuple(found)


def _elements(body: Element) -> list[Element | None]:
    """The settings of each section; the last is None where the document does not end in some."""
    found: list[Element | None] = []
    ended = False
    for block in blocks(body):
        inner = child(block, "pPr", "sectPr") if block.tag == w("p") else block if block.tag == w("sectPr") else None
        if inner is not None:
            found.append(inner)
        ended = block.tag == w("sectPr")
    return found if ended else [*found, None]


def _page(element: Element | None, first: bool) -> PageSection:
    paper, margins, numbers = (child(element, name) for name in ("pgSz", "pgMar", "pgNumType"))

    def measure(source: Element | None, name: str, otherwise: float) -> float:
        length = millimetres(get(source, name))
        return otherwise if length is None else abs(length)  # a negative margin is one that headers do not push

    gutter = measure(margins, "gutter", 0)
    return PageSection(
        width=measure(paper, "w", _PAPER[0]),
        height=measure(paper, "h", _PAPER[1]),
        top=measure(margins, "top", _MARGIN),
        bottom=measure(margins, "bottom", _MARGIN),
        left=measure(margins, "left", _MARGIN) + gutter,
        right=measure(margins, "right", _MARGIN),
        header_distance=measure(margins, "header", _HEADER_DISTANCE),
        first_page_differs=first,
        page_start=whole(get(numbers, "start")),
        page_format=get(numbers, "fmt") or "decimal",
        kind=get(child(element, "type")) or "nextPage",
    )


def _room(page: PageSection, columns: Element | None) -> float | None:
    """The width of a column of text; None where columns differ."""
    count = max(whole(get(columns, "num")) or 1, 1)
    if columns is not None and not is_on(get(columns, "equalWidth"), named=True):
        widths = {millimetres(get(column, "w")) for column in children(columns, "col")}
        return widths.pop() if len(widths) == 1 else None
    space = millimetres(get(columns, "space"))
    between = _HEADER_DISTANCE if space is None else space
    room = (page.text_width - between * (count - 1)) / count
    return room if room > 0 else None
