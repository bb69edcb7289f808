"""Chunks of a report with their words changed, as lines of Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.exchange.merging.chunks import Chunk, ChunkKind
from baocao.exchange.merging.marked_text import MarkedText, Signs
from baocao.exchange.merging.rewriting_text import as_typed, rewritten
from baocao.exchange.merging.wording import END, key


def rewritten_chunks(chunks: Sequence[Chunk], wanted: MarkedText, *, has_care: bool) -> str:
    """The lines of the chunks once they say what is wanted; with care, every sign in what is new has a backslash."""
    first = chunks[0]
    if first.is_row and not all(leaf.prose and leaf.prose.text.strip() for leaf in first.leaves):
        return _row(first, wanted)
    return rewritten(chunks, wanted, has_care=has_care)


def wanted_keys(chunks: Sequence[Chunk], text: str) -> tuple[str, ...]:
    """What a reader is to see of the chunks once they say `text`, paragraph by paragraph; a row is one."""
    if chunks[0].is_row or len(chunks[0].leaves) > 1:
        return (key(text),)
    return tuple(map(key, text.split(END)))


def plainly(chunks: Sequence[Chunk], wanted: MarkedText) -> str:
    """What is wanted without any markup but its marks in the place of the chunks, each of which is simple."""
    first = chunks[0]
    signs = Signs((mark for _, mark in wanted.marks), (wanted.text,))
    between = "\n" if first.kind is ChunkKind.ITEM else "\n\n"
    return between.join(
        first.prefix + signs.typed(text.strip(), lambda words, is_first: as_typed(words, begins_block=is_first))
        for text in signs.of(wanted).split(END)
    )


def _row(chunk: Chunk, wanted: MarkedText) -> str:
    """The line of a row with empty cells, some of which are filled now."""
    marks = [mark for leaf in chunk.leaves for mark in leaf.marks]
    signs = Signs([*marks, *(mark for _, mark in wanted.marks)], (wanted.text, chunk.text))
    written = []
    for leaf, cell in zip(chunk.leaves, signs.of(wanted).split(END), strict=True):
        if cell != signs.of(MarkedText.of_leaf(leaf)) or leaf.prose is None:
            written.append(signs.typed(cell.strip(), lambda words, _: as_typed(words, in_cell=True)))
        else:
            text = leaf.block.span.text
            written.append(" ".join([text, *(mark.span.text for mark in leaf.marks if mark.span.text not in text)]))
    return "\n".join([f"| {' | '.join(written)} |", *chunk.written.split("\n")[1:]])
