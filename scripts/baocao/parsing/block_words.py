"""The words of a block out of its inlines, and of several blocks as one text, each letter with its place. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from baocao.model import Inline, InlineKind, Marker, Prose, Segment, Source
from baocao.parsing.walk import leaves


def prose_of(source: Source, inlines: Iterable[Inline]) -> Prose:
    """The words of `inlines` as a reader sees them."""
    parts: list[str] = []
    segments: list[Segment] = []
    marks: list[tuple[int, Marker]] = []
    length = 0
    for inline in leaves(inlines):
        if inline.marker is not None:
            marks.append((length, inline.marker))
            continue
        text, span = inline.text, inline.span
        verbatim = inline.kind is InlineKind.TEXT and len(text) == span.end - span.start
        parts.append(text)
        segments.append(Segment(length, span.start, span.end, verbatim))
        length += len(text)
    return Prose(source, "".join(parts), tuple(segments), tuple(marks))


def joined(proses: Sequence[Prose], between: str) -> Prose:
    """`proses` as one, with `between` between two of them."""
    if len(proses) == 1:
        return proses[0]
    texts: list[str] = []
    length = 0
    segments: list[Segment] = []
    marks = []
    for prose in proses:
        if length:
            at = prose.segments[0].start if prose.segments else segments[-1].end
            segments.append(Segment(length, at, at, False))
            texts.append(between)
            length += len(between)
        segments += [Segment(part.at + length, part.start, part.end, part.verbatim) for part in prose.segments]
        marks += [(at + length, marker) for at, marker in prose.marks]
        texts.append(prose.text)
        length += len(prose.text)
    return Prose(proses[0].source, "".join(texts), tuple(segments), tuple(marks))
