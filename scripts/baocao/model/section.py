"""The parts of a report: sections, areas, items and annexes."""

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from baocao.model.blocks import Block, Prose
from baocao.model.marker import Marker
from baocao.model.source import Span
from baocao.model.status import Status

RESULTS, PLAN = "results", "plan"
"""The section ids every baocao.yml has: what was done, and what is planned."""


class _ItemFields(NamedTuple):
    text: str
    markers: tuple[Marker, ...]
    slugs: tuple[str, ...]
    span: Span
    block: Block
    prose: Prose
    start: int
    end: int
    clause: int = 0
    is_lead: bool = False


class Item(_ItemFields):
    """One action of an area: a bullet or paragraph, or one clause of it.

    `text` is what a reader sees, without Markdown, markers and end punctuation. `markers` are those that
    end it, usually a single marker; `slugs` are the tasks that these name.
    `clause` counts the clauses of one bullet from 0. `prose`, `start`, `end` say where the words
    stand in their bullet; `block` is that bullet or paragraph. `is_lead` marks a lead-in
    (`… gồm:`): the nested bullets are the actions, so that it is not an action itself.
    """

    @cached_property
    def tasks(self) -> tuple[tuple[str, Marker], ...]:
        """Each task the item is about, with the marker that says how it stands."""
        return tuple([(slug, marker) for marker in self.markers for slug in marker.slugs])

    @cached_property
    def first_markers(self) -> dict[str, Marker]:
        """By task the first marker that names it."""
        return dict(reversed(self.tasks))

    @cached_property
    def statuses(self) -> dict[str, Status]:
        """By task how it stands, in the words of the first marker that says so."""
        return {slug: marker.status for slug, marker in reversed(self.tasks) if marker.status is not None}

    def marker_of(self, slug: str) -> Marker:
        """The first marker that names one of its tasks."""
        return self.markers[0] if len(self.markers) == 1 else self.first_markers[slug]

    def status_of(self, slug: str) -> Status | None:
        """How one of its tasks stands, in the words of the first marker that says so."""
        return self.markers[0].status if len(self.markers) == 1 else self.statuses.get(slug)


class Heading(NamedTuple):
    """A heading of a report: `## I. KẾT QUẢ` has label `I`, number 1 and title `KẾT QUẢ`."""

    label: str
    number: int | None
    title: str
    span: Span
    title_span: Span
    block: Block


class Area(NamedTuple):
    """A numbered subsection; `id` is that of the office's area with this title, None where there is none."""

    id: str | None
    heading: Heading
    blocks: tuple[Block, ...]
    items: tuple[Item, ...]
    span: Span


class PlacedItem(NamedTuple):
    """An item with the area it stands in; None directly under the section's heading."""

    item: Item
    area: Area | None

    @property
    def area_id(self) -> str | None:
        return self.area.id if self.area else None

    @property
    def area_name(self) -> str | None:
        """The id of its area, or the title of one that the office does not know."""
        return (self.area.id or self.area.heading.title) if self.area else None


class _SectionFields(NamedTuple):
    id: str | None
    heading: Heading
    blocks: tuple[Block, ...]
    items: tuple[Item, ...]
    areas: tuple[Area, ...]
    span: Span


class Section(_SectionFields):
    """A part under `##`: its own `blocks` and `items` before the first area, then its `areas`.

    `id` is that of the office's section with this title, None where there is none.
    """

    @property
    def all_items(self) -> tuple[Item, ...]:
        """The items of the section and its areas, in the order of the file."""
        return self.items + tuple([item for area in self.areas for item in area.items])

    @cached_property
    def by_block(self) -> Mapping[int, list[Item]]:
        """The same by the identity of the block that they are clauses of."""
        found: dict[int, list[Item]] = {}
        for item in self.all_items:
            found.setdefault(id(item.block), []).append(item)
        return found

    @cached_property
    def actions(self) -> tuple[PlacedItem, ...]:
        """All items with their areas, without lead-ins."""
        new = tuple.__new__  # half the time of the constructor
        placed = [new(PlacedItem, (item, None)) for item in self.items if not item.is_lead]
        placed += [new(PlacedItem, (item, area)) for area in self.areas for item in area.items if not item.is_lead]
        return tuple(placed)

    @cached_property
    def has_unmarked(self) -> bool:
        """Whether some action has no marker, so that only its words tell what it is about."""
        return not all(placed.item.slugs for placed in self.actions)

    @cached_property
    def moving(self) -> frozenset[str]:
        """The tasks of the actions whose marker says that something was done, or leaves that open."""
        return frozenset(
            slug
            for placed in self.actions
            for marker in placed.item.markers
            if marker.status in (None, Status.OPEN) or marker.status.facts.is_progress
            for slug in marker.slugs
        )

    @cached_property
    def by_slug(self) -> Mapping[str, tuple[PlacedItem, ...]]:
        """The actions by the tasks that their markers name, in the order of the file."""
        found: dict[str, list[PlacedItem]] = {}
        for placed in self.actions:
            slugs = placed.item.slugs
            for slug in slugs if len(slugs) < 2 else dict.fromkeys(slugs):
                found.setdefault(slug, []).append(placed)
        return {slug: tuple(items) for slug, items in found.items()}


class Annex(NamedTuple):
    """`## Phụ lục I. TITLE` after the last section; its markers are mentions only."""

    label: str
    heading: Heading
    blocks: tuple[Block, ...]
    span: Span
