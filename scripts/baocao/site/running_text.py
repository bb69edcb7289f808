"""Running text, parted and without its markers: pieces in, pieces out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.model import Inline, InlineKind

_TEXT, _MARKER = InlineKind.TEXT, InlineKind.MARKER


def without_markers(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """What is left of running text that stands in a heading, in a link or in a picture's description."""
    for inline in inlines:
        if inline.kind is _TEXT:
            yield inline
        elif inline.kind is not _MARKER:
            # A link keeps its words alone.
            kind = InlineKind.IMAGE if inline.kind is InlineKind.LINK else inline.kind
            yield inline._replace(kind=kind, children=tuple(without_markers(inline.children)))


def cut_at(inlines: Iterable[Inline], starts: list[int]) -> list[list[Inline]]:
    """The text before `starts[0]`, from there to `starts[1]`, and so on; what a cut goes through is there twice.

    A marker stays with the words before it.
    """
    at, number = 0, 0

    def cut(inlines: Iterable[Inline]) -> list[list[Inline]]:
        nonlocal at, number
        pieces: list[list[Inline]] = [[]]
        for inline in inlines:
            if inline.children:
                first, *rest = cut(inline.children)
                if first:
                    pieces[-1].append(inline._replace(children=tuple(first)))
                pieces += ([inline._replace(children=tuple(piece))] for piece in rest)
                continue
            text = inline.text
            while text and number < len(starts) and starts[number] < at + len(text):
                before = max(starts[number] - at, 0)
                if before:
                    pieces[-1].append(inline._replace(text=text[:before]))
                text, at, number = text[before:], at + before, number + 1
                pieces.append([])
            if text or not inline.text:
                # Most are not cut at all.
                pieces[-1].append(inline if text == inline.text else inline._replace(text=text))
                at += len(text)
        return pieces

    pieces = cut(inlines)
    return pieces + [[] for _ in range(len(starts) + 1 - len(pieces))]
