"""Finds the title of a document: boxes 5a and 9a of NĐ30 PL I, mục IV. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from baocao.form.boxes.head import Head, is_mark
from baocao.form.boxes.lines import (
    BoxLine,
    draws_only,
    first_that,
    folded,
    is_capitals,
    is_mostly,
    lines_after,
    strokes_of,
)
from baocao.language.vocabulary import NAMED_TYPES
from baocao.word.reading import Align, Paragraph, Stroke, StrokeKind

_FOLDED_TYPES = {folded(name) for name in NAMED_TYPES}
_FAR = 40
"""Lines of text from its head within which a document's title stands."""
_LONGEST_SUBJECT = 10
_TITLE_SEARCH = 12
_LONGEST_PLAIN = 250
"""Characters of the longest line that is a title by its words alone."""
_SENTENCE_ENDS = (".", ":", ";", ",", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """Boxes 5a and 9a. `strokes`: the lines drawn under the trích yếu. `end`: number of the last paragraph."""

    type_name: tuple[BoxLine, ...] = ()
    subject: tuple[BoxLine, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    salutation: BoxLine | None = None
    addressees: tuple[BoxLine, ...] = ()
    end: int = 0


def find_title(lines: Sequence[BoxLine], paragraphs: Sequence[Paragraph], head: Head) -> TitleBlock:
    """Boxes 5a and 9a: the type's name, the trích yếu under it, and Kính gửi."""
    start = head.end
    near = [line for line in lines_after(lines, start) if not is_mark(line)][:_FAR]
    at = next((i for i, line in enumerate(near[:_TITLE_SEARCH]) if line.folded in _FOLDED_TYPES), None)
    if at is None:
        at = next((i for i, line in enumerate(near[:4]) if _looks_like_a_type(line)), None)
    salutation = first_that(near[:_TITLE_SEARCH], lambda line: line.folded.startswith("kinhgui"))
    if at is None:
        addressees = _addressees(near, salutation)
        ends = [line.paragraph.number for line in (salutation, *addressees) if line]
        return TitleBlock(salutation=salutation, addressees=addressees, end=max(ends, default=0))
    kind = near[at]
    subject = _subject(near[at + 1 :], paragraphs, kind)
    last = (subject or (kind,))[-1].paragraph.number
    following = next((line.paragraph.number for line in lines_after(near, last)), last + 4)
    strokes = strokes_of(paragraph for paragraph in paragraphs if last <= paragraph.number < following)
    if not strokes:  # a shape may be anchored in the line above or below the one it is drawn under
        beside = strokes_of(
            paragraph for paragraph in paragraphs if kind.paragraph.number <= paragraph.number <= following
        )
        strokes = tuple(stroke for stroke in beside if stroke.kind is StrokeKind.SHAPE)
    addressees = _addressees(near, salutation)
    drawn = [
        paragraph.number for paragraph in paragraphs if last < paragraph.number < following and draws_only(paragraph)
    ]
    ends = [
        last,
        *(number for number in drawn if last < number < following),
        *(line.paragraph.number for line in (salutation, *addressees) if line),
    ]
    return TitleBlock((kind,), subject, strokes, salutation, addressees, max(ends))


def _looks_like_a_type(line: BoxLine) -> bool:
    return (
        is_capitals(line.text)
        and line.paragraph.align is Align.CENTER
        and is_mostly(line.runs, "bold")
        and len(line.text) <= 40
    )


def _subject(near: Sequence[BoxLine], paragraphs: Sequence[Paragraph], kind: BoxLine) -> tuple[BoxLine, ...]:
    """The lines under the type's name, up to a drawn line, Kính gửi, or the first line that is plain text.

    Where nothing sets the first of them apart, its words do: a title is no sentence, and goes on in small letters.
    """
    drawn = {paragraph.number for paragraph in paragraphs if draws_only(paragraph)}
    found: list[BoxLine] = []
    last = kind.paragraph.number
    is_plain = bool(near) and not _is_set_apart(near[0])
    for line in near[:_LONGEST_SUBJECT]:
        at = line.paragraph.number
        stands_apart = found and any(last < number < at for number in drawn)
        is_title_like = _reads_as_title(line, goes_on=bool(found)) if is_plain else _is_set_apart(line)
        if (
            stands_apart
            or not is_title_like
            or line.folded.startswith(("kinhgui", "cancu"))
            or _HEADING.match(line.text)
        ):
            break
        if found and at - last > 3:
            break
        found.append(line)
        last = at
    return tuple(found)


def _is_set_apart(line: BoxLine) -> bool:
    return line.paragraph.align is Align.CENTER or is_mostly(line.runs, "bold")


def _reads_as_title(line: BoxLine, *, goes_on: bool) -> bool:
    text = line.text.strip()
    begins = text[:1].islower() if goes_on else text[:1].isupper()
    return begins and len(text) <= _LONGEST_PLAIN and not text.endswith(_SENTENCE_ENDS)


_HEADING = re.compile(r"(?:[IVX]+\.|\d+\.|Phần |Chương |Điều )\s*\S")


def _addressees(near: Sequence[BoxLine], salutation: BoxLine | None) -> tuple[BoxLine, ...]:
    """The lines under a Kính gửi that name several; empty for one on the same line."""
    if salutation is None:
        return ()
    after = near[near.index(salutation) + 1 :]
    found: list[BoxLine] = []
    for line in after:
        shown = f"{line.paragraph.label} {line.text}".strip()
        if not shown.startswith(("-", "–", "+")) or _HEADING.match(line.text):
            break
        found.append(line)
        if shown.rstrip().endswith("."):
            break
    return tuple(found)
