"""Finds the title of a document: boxes 5a and 9a of NĐ30 PL I, mục IV. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from baocao.form.boxes.head import Head, is_mark
from baocao.form.boxes.pieces import (
    Piece,
    draws_only,
    first_that,
    folded,
    is_capitals,
    is_mostly,
    pieces_after,
    strokes_of,
)
from baocao.language.vocabulary import NAMED_TYPES
from baocao.word.reading import Align, Paragraph, Stroke, StrokeKind

_FOLDED_TYPES = {folded(name) for name in NAMED_TYPES}
_FAR = 40
"""Lines of text from its head within which a document's title stands."""
_LONGEST_SUBJECT = 10
_TITLE_SEARCH = 12


@dataclass(frozen=True, slots=True)
class Title:
    """Boxes 5a and 9a. `strokes`: the lines drawn under the trích yếu. `end`: number of the last paragraph."""

    type_name: tuple[Piece, ...] = ()
    subject: tuple[Piece, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    salutation: Piece | None = None
    addressees: tuple[Piece, ...] = ()
    end: int = 0


def find_title(pieces: Sequence[Piece], paragraphs: Sequence[Paragraph], head: Head) -> Title:
    """Boxes 5a and 9a: the type's name, the trích yếu under it, and Kính gửi."""
    start = head.end
    near = [piece for piece in pieces_after(pieces, start) if not is_mark(piece)][:_FAR]
    at = next((i for i, piece in enumerate(near[:_TITLE_SEARCH]) if piece.folded in _FOLDED_TYPES), None)
    if at is None:
        at = next((i for i, piece in enumerate(near[:4]) if _looks_like_a_type(piece)), None)
    salutation = first_that(near[:_TITLE_SEARCH], lambda piece: piece.folded.startswith("kinhgui"))
    if at is None:
        addressees = _addressees(near, salutation)
        ends = [piece.paragraph.number for piece in (salutation, *addressees) if piece]
        return Title(salutation=salutation, addressees=addressees, end=max(ends, default=0))
    kind = near[at]
    subject = _subject(near[at + 1 :], paragraphs, kind)
    last = (subject or (kind,))[-1].paragraph.number
    following = next((piece.paragraph.number for piece in pieces_after(near, last)), last + 4)
    strokes = strokes_of(one for one in paragraphs if last <= one.number < following)
    if not strokes:  # a shape may be anchored in the line above or below the one it is drawn under
        beside = strokes_of(one for one in paragraphs if kind.paragraph.number <= one.number <= following)
        strokes = tuple(stroke for stroke in beside if stroke.kind is StrokeKind.SHAPE)
    addressees = _addressees(near, salutation)
    drawn = [one.number for one in paragraphs if last < one.number < following and draws_only(one)]
    ends = [last, *drawn, *(piece.paragraph.number for piece in (salutation, *addressees) if piece)]
    return Title((kind,), subject, strokes, salutation, addressees, max(ends))


def _looks_like_a_type(piece: Piece) -> bool:
    return (
        is_capitals(piece.text)
        and piece.paragraph.align is Align.CENTER
        and is_mostly(piece.runs, "bold")
        and len(piece.text) <= 40
    )


def _subject(near: Sequence[Piece], paragraphs: Sequence[Paragraph], kind: Piece) -> tuple[Piece, ...]:
    """The lines under the type's name, up to a drawn line, Kính gửi, or the first line that is plain text."""
    drawn = {one.number for one in paragraphs if draws_only(one)}
    found: list[Piece] = []
    last = kind.paragraph.number
    for piece in near[:_LONGEST_SUBJECT]:
        at = piece.paragraph.number
        stands_apart = found and any(last < number < at for number in drawn)
        is_title_like = piece.paragraph.align is Align.CENTER or is_mostly(piece.runs, "bold")
        if (
            stands_apart
            or not is_title_like
            or piece.folded.startswith(("kinhgui", "cancu"))
            or _HEADING.match(piece.text)
        ):
            break
        if found and at - last > 3:
            break
        found.append(piece)
        last = at
    return tuple(found)


_HEADING = re.compile(r"(?:[IVX]+\.|\d+\.|Phần |Chương |Điều )\s*\S")


def _addressees(near: Sequence[Piece], salutation: Piece | None) -> tuple[Piece, ...]:
    """The lines under a Kính gửi that name several; empty for one on the same line."""
    if salutation is None:
        return ()
    after = near[near.index(salutation) + 1 :]
    found: list[Piece] = []
    for piece in after:
        shown = f"{piece.paragraph.label} {piece.text}".strip()
        if not shown.startswith(("-", "–", "+")) or _HEADING.match(piece.text):
            break
        found.append(piece)
        if shown.rstrip().endswith("."):
            break
    return tuple(found)
