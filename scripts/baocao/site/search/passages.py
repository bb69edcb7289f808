"""What can be found in the archive: documents, their passages, and what the table of the index says of them. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from baocao.visible import still_bytes


class SearchKind(StrEnum):
    """What kinds of things are found, apart from each other; the value is how an address names the kind."""

    REPORT = "bao-cao"
    TASK = "nhiem-vu"
    FIGURE = "so-lieu"
    GUIDE = "huong-dan"


class SearchPassage(NamedTuple):
    """A stretch of a document that can be found: its anchor, its text, its area and how its task stands.

    An `anchor` that begins with `/` is a page of its own: `/nhiem-vu/may-chu`, below the site. `title`
    stands in place of the document's, where the passage has one.
    """

    anchor: str
    text: str
    area: str = ""
    state: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A page that can be found. `address`: its folder in the site. `year`: 0 for a page of no year."""

    address: str
    title: str
    passages: tuple[SearchPassage, ...]
    year: int = 0
    office: str = ""
    kind: SearchKind = SearchKind.REPORT


class DocumentRow(NamedTuple):
    """What the table says of a document, whose passages need not be at hand: also the areas and states of those."""

    address: str
    title: str
    year: int
    office: str
    kind: SearchKind
    areas: tuple[str, ...]
    states: tuple[str, ...]


def row_of(document: SearchDocument) -> DocumentRow:
    """What the table needs of a document."""
    states = {passage.state for passage in document.passages if passage.state}
    return DocumentRow(
        document.address,
        document.title,
        document.year,
        document.office,
        document.kind,
        _areas(document),
        tuple(sorted(states)),
    )


def passages_of(document: SearchDocument) -> bytes:
    """The passages of a document as its file has them; an area by its place among those of the document, from 1."""
    areas = {area: at for at, area in enumerate(("", *_areas(document)))}
    rows: list[tuple[str | int, ...]] = []
    for anchor, text, area, state, title in document.passages:
        if title:
            rows.append((anchor, text, areas[area], state, title))
        elif state:
            rows.append((anchor, text, areas[area], state))
        else:
            rows.append((anchor, text, areas[area]) if area else (anchor, text))
    return still_bytes(as_json(rows))


def _areas(document: SearchDocument) -> tuple[str, ...]:
    return tuple(dict.fromkeys(passage.area for passage in document.passages if passage.area))


def as_json(value: object) -> str:
    """As the files of the index have it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
