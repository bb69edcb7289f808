"""Going through the blocks and inlines of a report, in the order of the text. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.model import Block, BlockKind, Inline


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Each block and its children, in the order of the text."""
    found: list[Block] = []
    _gather(blocks, found)
    return iter(found)


def _gather(blocks: Iterable[Block], into: list[Block]) -> None:
    for block in blocks:
        into.append(block)
        children = block.children
        if len(children) == 1 and not children[0].children:  # a bullet of one paragraph, as nearly all are
            into.append(children[0])
        elif children:
            _gather(children, into)


def walk_inlines(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Each inline and its children, in the order of the text."""
    for inline in inlines:
        yield inline
        yield from walk_inlines(inline.children)


def is_fenced(block: Block) -> bool:
    """Whether a block of code stands between lines of ``` or ~~~, not only further in."""
    return block.kind is BlockKind.CODE and block.span.source.text.startswith(("```", "~~~"), block.span.start)


def leaves(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines that hold no others, in the order of the text."""
    for inline in inlines:
        if inline.children:
            yield from leaves(inline.children)
        else:
            yield inline
