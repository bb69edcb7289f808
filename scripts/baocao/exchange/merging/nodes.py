"""Lines of the new text of a report, in order, and the numbered lists among them, counted anew where they are others.
Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from baocao.exchange.merging.chunks import ChunkKind
from baocao.exchange.merging.plan import Entry

NUMBERED = re.compile(r"(?P<indent>[ \t>]*)(?P<number>\d{1,9})(?P<rest>[.)][ \t]+)")
"""What begins an item of a numbered list."""


@dataclass(slots=True, eq=False)
class Node:
    """Lines of the new text. `depth`: in how many lists they stand, `level`: in how many they are to stand; `ours`: the
    chunks of the report that they are, none for what is new; `entry`: what put or changed them; `keys`: what a reader
    is to see there."""

    text: str
    kind: ChunkKind
    depth: int = 0
    prefix: str = ""
    ours: tuple[int, ...] = ()
    entry: Entry | None = None
    keys: tuple[str, ...] = ()
    level: int = 0

    def __post_init__(self) -> None:
        self.level = self.level or self.depth


@dataclass(slots=True, eq=False)
class NumberedList:
    """Items of one list. `places`: for each its node, by number, and its line there; `numbers`: as they are written."""

    depth: int
    sign: str
    places: list[tuple[int, int]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    @property
    def step(self) -> int:
        """By how much its items count on: by nothing where its author has left that to Word."""
        return 0 if len(self.numbers) > 1 and len(set(self.numbers)) == 1 else 1


def numbered_lists(nodes: Sequence[Node]) -> list[NumberedList]:
    """The numbered lists, by their first items."""
    found: list[NumberedList] = []
    open_: dict[int, NumberedList] = {}
    for at, node in enumerate(nodes):
        is_apart = node.kind is ChunkKind.OTHER and not node.text[:1].isspace()
        least = 0 if node.kind is ChunkKind.HEADING or is_apart else node.depth
        if node.kind is not ChunkKind.OTHER or is_apart:
            open_ = {depth: each for depth, each in open_.items() if depth <= least}
        if node.kind is not ChunkKind.ITEM:
            continue
        begin = NUMBERED.fullmatch(node.prefix)
        if begin is None:
            open_.pop(node.depth, None)
            continue
        own = open_.get(node.depth)
        if own is None or own.sign != begin["rest"][0]:
            own = open_[node.depth] = NumberedList(node.depth, begin["rest"][0])
            found.append(own)
        for number, line in enumerate(node.text.split("\n")):
            item = NUMBERED.match(line)
            if item and item["indent"] == begin["indent"]:
                own.places.append((at, number))
                own.numbers.append(int(item["number"]))
    return found


def count_anew(nodes: Sequence[Node], before: Sequence[Node]) -> None:
    """Count those lists anew that are others than `before`, as Word does: on from the first number that each had."""
    old = numbered_lists(before)
    list_of = {ours: own for own in old for at, _ in own.places for ours in before[at].ours}
    same = {tuple(before[at].ours for at, _ in own.places) for own in old}
    counted: dict[int, int] = {}
    for own in numbered_lists(nodes):
        parts = [nodes[at].ours for at, _ in own.places]
        origins = [list_of[each] for part in parts for each in part if each in list_of]
        if not origins:
            continue
        origins = [each for each in origins if each.depth == own.depth] or [NumberedList(own.depth, own.sign, [], [1])]
        origin = max(origins, key=origins.count)
        number = counted.get(id(origin), origin.numbers[0])
        if tuple(parts) in same:
            counted[id(origin)] = own.numbers[-1] + 1
            continue
        for place, (at, line) in enumerate(own.places):
            end = own.places[place + 1][0] if place + 1 < len(own.places) else None
            _renumber(nodes, own.depth, at, line, end, number)
            number += origin.step
        counted[id(origin)] = number


def _renumber(nodes: Sequence[Node], depth: int, at: int, line: int, end: int | None, number: int) -> None:
    """Give the item on a line of a node its number, and what stands in it the indent that goes with that."""
    node = nodes[at]
    lines = node.text.split("\n")
    begin = NUMBERED.match(lines[line])
    if begin is None or int(begin["number"]) == number:
        return
    wider = len(str(number)) - len(begin["number"])
    lines[line] = f"{begin['indent']}{number}{lines[line][begin.end('number') :]}"
    items = [each for each, text in enumerate(lines) if _indent(text) == begin["indent"]]
    next_item = next((each for each in items if each > line), None)
    lines[line + 1 : next_item] = [shifted(each, wider) for each in lines[line + 1 : next_item]]
    node.text = "\n".join(lines)
    if line == 0:
        node.prefix = f"{begin['indent']}{number}{begin['rest']}"
    if next_item is not None or not wider:
        return
    for inner in nodes[at + 1 : end]:
        is_beside = inner.kind is ChunkKind.ITEM and inner.depth == depth
        if is_beside or inner.kind is ChunkKind.HEADING or inner.depth < depth:
            break
        inner.text = "\n".join(shifted(each, wider) for each in inner.text.split("\n"))


def _indent(line: str) -> str | None:
    """What stands before the number of an item that begins on the line; None where none does."""
    item = NUMBERED.match(line)
    return item["indent"] if item else None


def shifted(line: str, by: int) -> str:
    """A line further to the right, or to the left as far as it has blanks."""
    if by > 0:
        return " " * by + line if line.strip() else line
    return line[min(-by, len(line) - len(line.lstrip(" "))) :]
