"""Permanent anchors: the id of each section, area and item on a report's page. Pure.

An anchor says where the part stands, as people quote it: section I is `i`, its area 2 `i-2`, the third
item of that `i-2-3`; items before the first area count as area 0. Positions are counted, not read
from the headings, so that wrong numbering cannot make two alike.
"""

from __future__ import annotations

from dataclasses import dataclass

from baocao.language.vocabulary import ROMAN_NUMERALS
from baocao.model import Item, Report
from baocao.site.address import Address


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors of one report. `headings` and `items` go by the identity of the block or item."""

    headings: dict[int, Address]
    items: dict[int, Address]

    @property
    def all(self) -> frozenset[str]:
        return frozenset((*self.headings.values(), *self.items.values()))

    def of(self, item: Item) -> Address:
        return self.items[id(item)]


def anchors_of(report: Report) -> Anchors:
    """The anchors of `report`, each there once."""
    headings: dict[int, Address] = {}
    items: dict[int, Address] = {}
    for number, section in enumerate(report.sections, start=1):
        name = ROMAN_NUMERALS[number - 1].lower() if number <= len(ROMAN_NUMERALS) else f"phan-{number}"
        headings[id(section.heading.block)] = Address(name)
        for count, item in enumerate(section.items, start=1):
            items[id(item)] = Address(f"{name}-0-{count}")
        for place, area in enumerate(section.areas, start=1):
            headings[id(area.heading.block)] = Address(f"{name}-{place}")
            for count, item in enumerate(area.items, start=1):
                items[id(item)] = Address(f"{name}-{place}-{count}")
    for number, annex in enumerate(report.annexes, start=1):
        headings[id(annex.heading.block)] = Address(f"phu-luc-{number}")
    return Anchors(headings, items)
