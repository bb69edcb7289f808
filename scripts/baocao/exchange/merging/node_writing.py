"""What says other words now, written into its node with the marks of each clause where it stands then."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from baocao.exchange.merging.chunks import Chunk
from baocao.exchange.merging.mark_places import Reworded, mark_places
from baocao.exchange.merging.marked_text import MarkedText
from baocao.exchange.merging.new_lines import Neighbour, new_lines
from baocao.exchange.merging.nodes import Node
from baocao.exchange.merging.plan import Entry
from baocao.exchange.merging.rewriting import plainly, rewritten_chunks


class Care(IntEnum):
    """How an entry is written: the least backslashes; every sign in what is new with one; the whole text anew; not."""

    NONE = 0
    SIGNS = 1
    WHOLE = 2
    REFUSED = 3


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A node that says other words: the chunks of the report in its place, and what they say now; for one that is gone
    nothing, without a node. `entry` and `around`: of what is new, and what stands before it."""

    node: Node | None
    ours: Sequence[Chunk]
    text: str
    entry: Entry | None = None
    around: Sequence[Neighbour] = ()


def write_nodes(
    rewritings: Sequence[Rewriting], following: Mapping[int, Chunk], care_for: Callable[[Entry], Care]
) -> None:
    """Write what says other words, with the marks of each clause where it stands now."""
    places = mark_places(
        [Reworded(tuple(leaf for chunk in each.ours for leaf in chunk.leaves), each.text) for each in rewritings]
    )
    for each, marks in zip(rewritings, places, strict=True):
        if each.node is None or each.entry is None:
            continue
        care = care_for(each.entry)
        wanted = MarkedText(each.text, tuple(marks))
        if not each.ours:
            if marks:
                behind, has_care = following.get(id(each.entry)), care is not Care.NONE
                made = new_lines(each.entry, each.around, behind, marks, has_care=has_care)
                each.node.text = made.text
        elif care is Care.WHOLE:
            each.node.text = plainly(each.ours, wanted)
        else:
            each.node.text = rewritten_chunks(each.ours, wanted, has_care=care is Care.SIGNS)
