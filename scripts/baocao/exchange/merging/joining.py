"""The nodes of the new text of a report as that text, with what stood between them. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.exchange.merging.chunks import Chunk, ChunkKind
from baocao.exchange.merging.nodes import NUMBERED, Node


def joined(source: str, ours: Sequence[Chunk], nodes: Sequence[Node]) -> tuple[str, list[int]]:
    """The text, and where in it each of the nodes begins; `source`: the text so far, `ours`: its chunks."""
    if not nodes:
        return source, []
    if not ours:
        head = source.rstrip("\n") + "\n"
        parts, starts = [head], []
        for node in nodes:
            starts.append(len("".join(parts)) + 1)
            parts.append(f"\n{node.text}\n")
        return "".join(parts), starts
    length = ours[0].start
    parts, starts = [source[:length]], []
    last: Node | None = None
    for node in nodes:
        gap = "" if last is None else _gap(source, ours, last, node)
        starts.append(length + len(gap))
        parts += [gap, node.text]
        length += len(gap) + len(node.text)
        last = node
    return "".join([*parts, source[ours[-1].end :]]), starts


def _gap(source: str, ours: Sequence[Chunk], first: Node, second: Node) -> str:
    """What stands between two nodes: as it was where they stood together, else what their kinds need."""
    if first.ours and second.ours and second.ours[0] == first.ours[-1] + 1:
        return source[ours[first.ours[-1]].end : ours[second.ours[0]].start]
    if first.kind is second.kind is ChunkKind.ROW:
        return "\n"
    if second.kind is ChunkKind.ITEM and first.kind is ChunkKind.ITEM:
        begin = NUMBERED.fullmatch(second.prefix)
        goes_on = begin is not None and int(begin["number"]) != 1 and second.depth > first.depth
        return "\n\n" if goes_on or _is_loose(source, ours, first) or _is_loose(source, ours, second) else "\n"
    return "\n\n"


def _is_loose(source: str, ours: Sequence[Chunk], node: Node) -> bool:
    """Whether a blank line stood between this item and its neighbours."""
    for at in node.ours:
        for one, other in ((at - 1, at), (at, at + 1)):
            if one >= 0 and other < len(ours) and ours[one].kind is ours[other].kind:
                return source[ours[one].end : ours[other].start].count("\n") > 1
    return False
