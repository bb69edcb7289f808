"""Which items of reports stand in the bullets of others: actions below lead-ins, details below actions. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from baocao.model import Block, BlockKind, Item, Report, Span


class Nesting:
    """How the items of these reports are nested."""

    def __init__(self, reports: Iterable[Report]) -> None:
        items = [item for report in reports for section in report.sections for item in section.all_items]
        self._parents: dict[int, tuple[Item, ...]] = {}
        self._holders: set[int] = set()
        self._last_clause: dict[int, Item] = {}
        self._starts: defaultdict[int, list[int]] = defaultdict(list)
        for item in sorted(items, key=lambda item: item.block.span.start):
            self._starts[id(item.span.source)].append(item.block.span.start)
        stack: list[Item] = []
        for item in items:
            while stack and not _holds(stack[-1].block, item.block):
                stack.pop()
            self._parents[id(item)] = tuple(stack)
            self._holders.update(map(id, stack))
            self._last_clause[id(item.block)] = item
            stack.append(item)

    def parents(self, item: Item) -> tuple[Item, ...]:
        """The items whose bullets hold this one's, the outermost first; of several clauses the last."""
        return self._parents.get(id(item), ())

    def holds_others(self, item: Item) -> bool:
        """Whether other items stand in the item's bullet."""
        return id(item) in self._holders

    def details(self, item: Item) -> list[Block]:
        """The blocks nested in the item's bullet that hold no items themselves."""
        block = item.block
        if block.kind is not BlockKind.LIST_ITEM or self._last_clause.get(id(block)) is not item:
            return []
        nested = (child for child in block.children if child.kind not in (BlockKind.PARAGRAPH, BlockKind.HTML))
        return [child for child in nested if not self._has_items(child.span)]

    def _has_items(self, span: Span) -> bool:
        starts = self._starts[id(span.source)]
        at = bisect_left(starts, span.start)
        return at < len(starts) and starts[at] < span.end


def _holds(outer: Block, inner: Block) -> bool:
    if outer is inner or outer.span.source is not inner.span.source:
        return False
    return outer.span.start <= inner.span.start and inner.span.end <= outer.span.end
