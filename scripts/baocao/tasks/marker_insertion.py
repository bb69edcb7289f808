"""Puts markers into a report's text so that every item stays what the author wrote.

Pure: a report and the markers wanted in, a report with a new text out. Each new text is parsed again:
a marker that would make other items of it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from baocao.model import PLAN, RESULTS, Edit, Item, Report, Span, Status
from baocao.parsing.editing import apply
from baocao.parsing.items import behind
from baocao.parsing.markers import marker_text, slugs_text
from baocao.tasks.task_links import placed_items

_SLUG_IN_MARKER = re.compile(r"#[a-z0-9-]+")

Reparse = Callable[[Report, str], Report]
"""Makes a report of the new text of a given report's file."""


@dataclass(frozen=True, slots=True)
class NewMarker:
    """Slugs to put on an item, with the status, and the reason for it, to write where the item has no marker."""

    item: Item
    slugs: tuple[str, ...]
    status: Status | None = None
    reason: str = ""

    @property
    def edit(self) -> Edit:
        """The marker; further slugs go into the one that is there."""
        if self.item.markers:
            marker = self.item.markers[-1]
            last = list(_SLUG_IN_MARKER.finditer(marker.span.text))[-1].end() + marker.span.start
            return Edit(Span(marker.span.source, last, last), f" {slugs_text(self.slugs)}")
        return Edit(behind(self.item), f" {marker_text(self.slugs, self.status, self.reason)}")


def with_markers(report: Report, wanted: Sequence[NewMarker], read: Reparse) -> Report:
    """The report with these markers written into it."""
    return read(report, apply(report.source, [marker.edit for marker in wanted])) if wanted else report


def fitting(report: Report, wanted: list[NewMarker], read: Reparse) -> list[NewMarker]:
    """The markers that leave every item as it was; none on an item with a marker that cannot be read (K12)."""
    wanted = [
        marker for marker in _not_swallowing(report, wanted) if not any(there.problem for there in marker.item.markers)
    ]
    return _settled(report, wanted, read)


def _not_swallowing(report: Report, wanted: Iterable[NewMarker]) -> Iterator[NewMarker]:
    """The markers, except those behind an unmarked clause of the same bullet: they would take it in."""
    of_item = {id(marker.item): marker for marker in wanted}
    open_blocks: set[int] = set()
    for section_id in (RESULTS, PLAN):
        for placed in placed_items(report.section(section_id)):
            item = placed.item
            marker = of_item.get(id(item))
            if marker is not None and id(item.block) not in open_blocks:
                yield marker
            elif not item.markers:
                open_blocks.add(id(item.block))


def _settled(report: Report, wanted: list[NewMarker], read: Reparse) -> list[NewMarker]:
    if not wanted or _leaves_items(report, wanted, read):
        return wanted
    if len(wanted) == 1:
        return []
    middle = len(wanted) // 2
    first, second = _settled(report, wanted[:middle], read), _settled(report, wanted[middle:], read)
    both = [*first, *second]
    return both if _leaves_items(report, both, read) else first


def _leaves_items(report: Report, wanted: Sequence[NewMarker], read: Reparse) -> bool:
    new = with_markers(report, wanted, read)
    added = {id(marker.item): marker.slugs for marker in wanted}
    for section_id in (RESULTS, PLAN):
        old = [placed.item for placed in placed_items(report.section(section_id))]
        wished = [(item.text, (*item.slugs, *added.get(id(item), ()))) for item in old]
        if wished != [(placed.item.text, placed.item.slugs) for placed in placed_items(new.section(section_id))]:
            return False
    return True
