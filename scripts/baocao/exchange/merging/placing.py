"""The entries of a plan placed among the chunks of a report, and what becomes of those: reworded, moved, gone, new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from baocao.exchange.merging.carrying import Clash, carried
from baocao.exchange.merging.chunks import Chunk, ChunkKind, chunks_of
from baocao.exchange.merging.indenting import indent
from baocao.exchange.merging.joining import joined
from baocao.exchange.merging.new_lines import Neighbour, new_lines, text_of
from baocao.exchange.merging.node_writing import Care, Rewriting, write_nodes
from baocao.exchange.merging.nodes import Node, count_anew
from baocao.exchange.merging.pairing import pairs
from baocao.exchange.merging.plan import Entry, Plan
from baocao.exchange.merging.rewording import reworded
from baocao.exchange.merging.rewriting import wanted_keys
from baocao.exchange.merging.wording import END, key
from baocao.model import Report

_LOOK_BACK = 100
"""Chunks before a new one among which its neighbours in a list are looked for."""


@dataclass(slots=True)
class Conflict:
    """A place that both changed: the node where it stands, None where ours has nothing, and both texts."""

    node: Node | None
    offset: int
    ours: str
    theirs: str


@dataclass(slots=True)
class Assembled:
    """The new text; `starts`: where each of the `nodes` begins in it; `places`: the node of each entry that has one;
    `done`: the entries that changed something, `dropped`: what the text is without; `refused` and `kept`: what
    could not be written, or taken out."""

    text: str
    nodes: list[Node]
    starts: list[int]
    places: dict[int, Node]
    done: list[Entry]
    dropped: list[tuple[str, Node | None]]
    conflicts: list[Conflict]
    refused: list[Entry] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


class Placing:
    """Entries of a plan, made for the chunks of the `base`, put one by one among the nodes of the `report`."""

    def __init__(self, report: Report, base: Sequence[Chunk], plan: Plan, care: Mapping[int, Care]) -> None:
        self._report, self._base, self._plan = report, base, plan
        self._care = care
        self._ours = chunks_of(report)
        self._nodes = self._as_they_are()
        self._of_ours = dict(enumerate(self._nodes))
        self._partners = self._paired()
        self._following = self._chunks_behind()
        known = {chunk.key for chunk in base}
        self._put_in = {each: node for node in self._nodes for each in node.keys if each not in known}
        """By its words, what somebody has put into the report since."""
        self._places: dict[int, Node] = {}
        self._done: list[Entry] = []
        self._dropped: list[tuple[str, Node | None]] = []
        self._conflicts: list[Conflict] = []
        self._rewritings: list[Rewriting] = []

    def _as_they_are(self) -> list[Node]:
        """The chunks of the report, each a node."""
        return [
            Node(chunk.written, chunk.kind, chunk.depth, chunk.prefix, (at,), keys=(chunk.key,) if chunk.leaves else ())
            for at, chunk in enumerate(self._ours)
        ]

    def _chunks_behind(self) -> dict[int, Chunk]:
        """For each new item, by its entry, the chunk of the report that follows it and those that are new as well."""
        found: dict[int, Chunk] = {}
        behind: Chunk | None = None
        for entry in reversed(self._plan.entries):
            if not entry.is_new:
                group = self._partners.get(entry.chunks[0])
                behind = self._ours[group[0]] if group else None
            elif entry.units[0].level is None:
                behind = None
            elif behind:
                found[id(entry)] = behind
        return found

    def _paired(self) -> dict[int, tuple[int, ...]]:
        """By chunk of the base those of ours that it is now; of several, for each of them, the same."""
        if self._base and self._report.source.text == self._base[0].source.text:
            return {at: (at,) for at in range(len(self._base))}
        old = [at for at, chunk in enumerate(self._base) if chunk.leaves]
        new = [at for at, chunk in enumerate(self._ours) if chunk.leaves]
        found: dict[int, tuple[int, ...]] = {}
        for pair in pairs([self._base[at] for at in old], [self._ours[at] for at in new]):
            own = tuple(new[pair.new_start : pair.new_end])
            found |= dict.fromkeys(old[pair.old_start : pair.old_end], own)
        return found

    def make(self) -> Assembled:
        before: Node | None = None
        waiting: list[Entry] = []
        for entry in self._plan.entries:
            if entry.is_new:
                node = self._new(entry, before)
                if node is None and before is None and self._care_for(entry) is not Care.REFUSED:
                    waiting.append(entry)
            else:
                node = self._kept(entry, before)
            before = self._last_of(entry, node) or before
            if node is not None:
                self._places[id(entry)] = node
                for late in reversed(waiting):  # what stands before all that was there
                    at = self._nodes.index(node)
                    self._nodes.insert(at, self._made(late, None))
                waiting = []
        for chunk in self._plan.gone:
            self._drop(chunk)
        write_nodes(self._rewritings, self._following, self._care_for)
        before_all = self._as_they_are()
        indent(self._nodes, before_all)
        count_anew(self._nodes, before_all)
        text, starts = joined(self._report.source.text, self._ours, self._nodes)
        return Assembled(text, self._nodes, starts, self._places, self._done, self._dropped, self._conflicts)

    def _last_of(self, entry: Entry, node: Node | None) -> Node | None:
        """The last of the nodes that an entry stands in, where ours has it in several."""
        group = self._partners.get(entry.chunks[-1]) if entry.chunks else None
        last = self._of_ours[group[-1]] if group else None
        return last if last in self._nodes else node

    def _care_for(self, entry: Entry) -> Care:
        return self._care.get(id(entry), Care.NONE)

    # ----------------------------------------------------------------- entries

    def _kept(self, entry: Entry, before: Node | None) -> Node | None:
        """The node of an entry that was there before, changed and moved as it is wanted."""
        groups = [self._partners.get(at) for at in entry.chunks]
        wants = bool(entry.changes) and self._care_for(entry) is not Care.REFUSED
        if any(group is None for group in groups):
            if wants:
                self._conflicts.append(Conflict(before, 0, "", entry.new))
            return next((self._of_ours[group[0]] for group in groups if group), None)
        own = list(dict.fromkeys(at for group in groups if group for at in group))
        node = self._of_ours[own[0]]
        if wants:
            self._change(entry, own, node)
        if entry.is_moved and self._care_for(entry) is not Care.REFUSED:
            self._move(entry, node, before)
        if entry.deeper and self._care_for(entry) is not Care.REFUSED:
            self._nest(entry, own[0], node)
        return node

    def _change(self, entry: Entry, own: list[int], node: Node) -> None:
        ours = [self._ours[at] for at in own]
        wanted = "".join(map(key, entry.texts))
        if key("".join(chunk.key for chunk in ours)).replace(" ", "") == wanted.replace(" ", "") and len(ours) == len(
            entry.texts
        ):
            return  # the same change
        base = [self._base[at] for at in entry.chunks]
        are_neighbours = own == list(range(own[0], own[-1] + 1))
        if (
            len(own) != len(base)
            or not are_neighbours
            or any(len(first.leaves) != len(second.leaves) for first, second in zip(base, ours, strict=True))
        ):
            shown = "\n".join(chunk.shown for chunk in ours)
            self._conflicts.append(Conflict(node, 0, shown, entry.new))
            return
        found = carried(base, ours, entry.changes)
        self._clash(node, found.clashes)
        if not found.changes:
            return
        is_plain = all(chunk.is_simple for chunk in ours) and not found.clashes
        if self._care_for(entry) is Care.WHOLE and not is_plain:
            self._conflicts.append(Conflict(node, 0, "\n".join(chunk.shown for chunk in ours), entry.new))
            return
        text = reworded(END.join(chunk.text for chunk in ours), found.changes)
        self._rewritings.append(Rewriting(node, ours, text, entry))
        node.entry = entry
        node.keys = wanted_keys(ours, text)
        node.ours = tuple(own)
        for at in own[1:]:
            self._nodes.remove(self._of_ours[at])
            self._of_ours[at] = node
        self._done.append(entry)

    def _clash(self, node: Node, clashes: Sequence[Clash]) -> None:
        self._conflicts += [Conflict(node, clash.at, clash.ours, clash.theirs) for clash in clashes]

    def _move(self, entry: Entry, node: Node, before: Node | None) -> None:
        if before is node or (before is not None and before not in self._nodes):
            return
        place = self._nodes.index(node)
        if place == (self._nodes.index(before) + 1 if before is not None else 0):
            return  # it stands there already
        del self._nodes[place]
        at = self._nodes.index(before) + 1 if before is not None else 0
        self._nodes.insert(at, node)
        node.entry = entry
        if entry not in self._done:
            self._done.append(entry)

    def _nest(self, entry: Entry, own: int, node: Node) -> None:
        base, ours = self._base[entry.chunks[0]], self._ours[own]
        if ours.depth == base.depth:
            node.level += entry.deeper
            node.entry = entry
            if entry not in self._done:
                self._done.append(entry)
        elif ours.depth != base.depth + entry.deeper:
            self._conflicts.append(Conflict(node, 0, ours.shown, entry.new))

    def _drop(self, chunk: int) -> None:
        base = self._base[chunk]
        group = self._partners.get(chunk)
        if group is None:
            return  # gone in ours as well
        node = self._of_ours[group[0]]
        ours = self._ours[group[0]]
        if len(group) > 1 or ours.key != base.key or node not in self._nodes:
            self._conflicts.append(Conflict(node, 0, ours.shown, ""))
            return
        at = self._nodes.index(node)
        del self._nodes[at]
        self._rewritings.append(Rewriting(None, [ours], ""))
        first, _, delimiter = node.text.partition("\n")
        below = self._nodes[at] if at < len(self._nodes) else None
        if first and delimiter and node.kind is ChunkKind.ROW and below and below.kind is ChunkKind.ROW:
            below.text = f"{below.text}\n{delimiter}"  # the next row is the head of the table now
        self._dropped.append((base.shown, self._nodes[at - 1] if at else None))

    def _new(self, entry: Entry, before: Node | None) -> Node | None:
        if self._care_for(entry) is Care.REFUSED:
            return None
        if len(entry.units) == 1 and (same := self._put_in.get(entry.units[0].key)):
            return same
        if before is None or before not in self._nodes:
            return None
        node = self._made(entry, before)
        self._nodes.insert(self._nodes.index(before) + 1, node)
        return node

    def _made(self, entry: Entry, before: Node | None) -> Node:
        at = self._nodes.index(before) if before in self._nodes else -1
        around = [
            Neighbour(node.text, node.kind, node.depth, node.prefix)
            for node in (self._nodes[max(at - _LOOK_BACK, 0) : at + 1] if before else [])
        ]
        behind = self._following.get(id(entry))
        made = new_lines(entry, around, behind, has_care=self._care_for(entry) is not Care.NONE)
        level = (entry.units[0].level or 0) + 1 if made.kind is ChunkKind.ITEM else 0
        node = Node(made.text, made.kind, made.depth, made.prefix, entry=entry, keys=made.keys, level=level)
        says = text_of(entry) if made.kind is not ChunkKind.HEADING else ""
        self._rewritings.append(Rewriting(node, (), says, entry, around))
        self._done.append(entry)
        self._places[id(entry)] = node
        return node
