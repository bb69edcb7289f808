"""Paragraphs as text with its looks: what can be compared as words and written again run by run, in stretches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from lxml import etree

from baocao.language.word_changes import tokens_of, words_of
from baocao.word.package import R
from baocao.word.writing.elements import NS, PPR, element, style_of

END = "\u2029"
"""The end of a paragraph among the tokens of several."""
_OBJECT = "\ufffc"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LINK, _LINK_ID = f"{NS}hyperlink", f"{{{R}}}id"
_SIGNS = {f"{NS}br": "\n", f"{NS}tab": "\t", f"{NS}noBreakHyphen": "\u2011"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one look and one link, or one thing in a run that is no text."""

    text: str
    look: Any
    link: str
    thing: Any = None


@dataclass(frozen=True)
class Line:
    """A paragraph of one of the files."""

    element: Any

    @cached_property
    def style(self) -> str:
        return style_of(self.element)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(_pieces(self.element, ""))

    @cached_property
    def tokens(self) -> list[str]:
        return tokens_of("".join(piece.text for piece in self.pieces))

    @cached_property
    def words(self) -> tuple[str, ...]:
        return words_of(self.tokens)

    @cached_property
    def said(self) -> tuple[str, ...]:
        """What must be the same in two paragraphs that say the same: all signs but blanks."""
        return tuple(token for token in self.tokens if not token.isspace() or token == "\n")


def _pieces(parent: Any, link: str) -> Iterator[Piece]:
    for child in parent:
        if child.tag == _LINK:
            yield from _pieces(child, child.get(_LINK_ID, ""))
        elif child.tag == f"{NS}r":
            look = child.find(f"{NS}rPr")
            for part in child:
                if part.tag == f"{NS}t":
                    # No text is taken for the end of a paragraph.
                    yield Piece((part.text or "").replace(END, "\n"), look, link)
                elif part is not look:
                    yield Piece(_SIGNS.get(part.tag, _OBJECT), look, link, part)


class Text:
    """Paragraphs that are compared as one: their tokens, with `END` between them, and where each stands."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.tokens: list[str] = []
        self._pieces: list[Piece] = []
        for at, line in enumerate(lines):
            if at:
                self.tokens.append(END)
                self._pieces.append(Piece(END, None, ""))
            self.tokens += line.tokens
            self._pieces += line.pieces
        self._starts = [0]
        for token in self.tokens:
            self._starts.append(self._starts[-1] + len(token))

    def between(self, start: int, end: int) -> Iterator[Piece]:
        """What the tokens from `start` up to `end` look like; the end of a paragraph is a piece of its own."""
        first, last = self._starts[start], self._starts[end]
        at = 0
        for piece in self._pieces:
            begin, at = at, at + len(piece.text)
            if begin < last and at > first:
                text = piece.text[max(first - begin, 0) : last - begin]
                yield Piece(text, piece.look, piece.link, piece.thing)


def runs_of(pieces: Sequence[Piece]) -> list[tuple[str, list[Any]]]:
    """The pieces as runs, by the links that they stand in, empty for none."""
    return [
        (link, [_run(list(alike)) for _, alike in groupby(group, key=lambda piece: _look_key(piece.look))])
        for link, group in groupby(pieces, key=lambda piece: piece.link)
    ]


def link_element(link: str) -> Any:
    """The link with the id `link`, still empty."""
    made = element("hyperlink")
    made.set(_LINK_ID, link)
    return made


def empty_paragraph(like: Any) -> Any:
    """A paragraph with the properties of another, and nothing in it."""
    made = element("p")
    found = like.find(PPR)
    if found is not None:
        made.append(deepcopy(found))
    return made


def _look_key(look: Any) -> bytes:
    return b"" if look is None else bytes(etree.tostring(look, method="c14n"))


def _run(pieces: Sequence[Piece]) -> Any:
    run = element("r")
    if pieces[0].look is not None:
        run.append(deepcopy(pieces[0].look))
    for is_text, group in groupby(pieces, key=lambda piece: piece.thing is None):
        if is_text:
            text = element("t")
            text.set(_SPACE, "preserve")
            text.text = "".join(piece.text for piece in group)
            run.append(text)
        else:
            run.extend(deepcopy(piece.thing) for piece in group)
    return run
