"""Chunks of a report with their words changed, as lines of Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.exchange.merging.chunks import Chunk, ChunkKind
from baocao.exchange.merging.rewording import Rewording, reworded, rewritten
from baocao.exchange.merging.wording import END, key
from baocao.parsing.escaping import escaped, escaped_cell


def rewritten_chunks(chunks: Sequence[Chunk], changes: Sequence[Rewording], *, has_care: bool) -> str:
    """The lines of the chunks after the changes; with care, every sign in what is new has a backslash."""
    first = chunks[0]
    if first.is_row and not all(leaf.prose and leaf.prose.text.strip() for leaf in first.leaves):
        return _row(first, changes)
    return rewritten(chunks, changes, has_care=has_care)


def wanted_keys(chunks: Sequence[Chunk], changes: Sequence[Rewording]) -> tuple[str, ...]:
    """What a reader is to see of the chunks after the changes, paragraph by paragraph; a row is one."""
    done = reworded(END.join(chunk.text for chunk in chunks), changes)
    if chunks[0].is_row or len(chunks[0].leaves) > 1:
        return (key(done),)
    return tuple(map(key, done.split(END)))


def plainly(chunks: Sequence[Chunk], texts: Sequence[str]) -> str | None:
    """Texts without any markup in the place of the chunks, with their markers behind; None where these are no prose."""
    if not all(chunk.is_simple for chunk in chunks):
        return None
    first = chunks[0]
    markers = [
        marker.span.text for chunk in chunks for leaf in chunk.leaves if leaf.prose for _, marker in leaf.prose.marks
    ]
    between = "\n" if first.kind is ChunkKind.ITEM else "\n\n"
    return " ".join([between.join(first.prefix + escaped(text) for text in texts), *markers])


def _row(chunk: Chunk, changes: Sequence[Rewording]) -> str:
    """The line of a row with empty cells, some of which are filled now."""
    cells = reworded(chunk.text, changes).split(END)
    written = [
        leaf.block.span.text if cell == leaf.text and leaf.prose else escaped_cell(cell.strip())
        for leaf, cell in zip(chunk.leaves, cells, strict=True)
    ]
    line = f"| {' | '.join(written)} |"
    markers = [marker.span.text for leaf in chunk.leaves if leaf.prose for _, marker in leaf.prose.marks]
    line = " ".join([line, *(marker for marker in markers if marker not in line)])
    return "\n".join([line, *chunk.written.split("\n")[1:]])
