"""Finds the end of a document: Nơi nhận, the signature, and the annexes (NĐ30 boxes 7, 9b; PL I, mục III.1). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from baocao.form.boxes.pieces import Piece, halves, is_capitals, is_mostly, strokes_of
from baocao.word.reading import Align, CellPlace, Paragraph, Stroke

ANNEX_LABEL = re.compile(r"phụ lục(?: (?:[ivxlc]+|\d{1,2}|[a-zđ]))?[.:]?", re.IGNORECASE)
_ANNEX_WITH_TITLE = re.compile(r"phụ lục(?: (?:[ivxlc]+|\d{1,2}))?[.:]? \S", re.IGNORECASE)
_RECIPIENT = re.compile(r"[-–+]|lưu\b|như trên", re.IGNORECASE)
_ASIDE = re.compile(r"[(\[].*[)\]]|đã k[ýí]|[.…\s\d]*", re.IGNORECASE)
"""What stands where the signature goes: `(đã ký)`, `(Chữ ký, dấu)`, dots."""
_LONGEST_LINE = 70
_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Closing:
    """Boxes 7 and 9b. `start` and `end`: the numbers of the first and last paragraph, None where there is none.

    `recipients_left`: whether Nơi nhận stands left of the signature; None where the file does not say.
    `same_line`: whether Nơi nhận begins level with the signer's position; None likewise.
    `room`: mm between position and name by blank lines and spaces; None without a name, or where text is between.
    """

    label: Piece | None = None
    recipients: tuple[Piece, ...] = ()
    positions: tuple[Piece, ...] = ()
    name: Piece | None = None
    room: float | None = None
    recipients_left: bool | None = None
    same_line: bool | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Annex:
    """A Phụ lục: its label, title and pointer lines, the lines drawn under them, and its paragraphs."""

    label: Piece
    title: tuple[Piece, ...]
    pointer: tuple[Piece, ...]
    strokes: tuple[Stroke, ...]
    section: int


def find_closing(pieces: Sequence[Piece], paragraphs: Sequence[Paragraph], start: int) -> Closing:
    """The closing block behind paragraph `start`."""
    after = [piece for piece in pieces if piece.paragraph.number > start]
    at = next((i for i, piece in enumerate(after) if piece.folded.startswith("noinhan")), None)
    if at is None:
        return _signature_alone(after, paragraphs)
    label = after[at]
    if label.paragraph.cell is not None:
        return _in_table(label, after, paragraphs)
    return _in_lines(after, at, paragraphs)


def _in_table(label: Piece, after: Sequence[Piece], paragraphs: Sequence[Paragraph]) -> Closing:
    cell = label.paragraph.cell
    assert cell is not None
    inside = [one for one in paragraphs if one.cell is not None and one.cell.table == cell.table]
    own = [piece for piece in after if (at := piece.paragraph.cell) and at.table == cell.table]
    recipients = [
        piece
        for piece in own
        if piece.paragraph.cell and piece.paragraph.cell.column == cell.column and _comes_after(piece, label)
    ]
    others = [piece for piece in own if piece.paragraph.cell and _is_beside(piece.paragraph.cell, cell)]
    columns = {piece.paragraph.cell.column for piece in others if piece.paragraph.cell}
    first = others[0].paragraph.cell if others else None
    last = max(one.number for one in inside)
    if not others:  # the signature stands below the table, or beside it in a frame
        others = [piece for piece in after if piece.paragraph.number > last][:_MOST_LINES]
        others = _signature_among(others)
        last = max([last, *(piece.paragraph.number for piece in others)])
    positions, name = _signature(others, paragraphs)
    return Closing(
        label,
        tuple(recipients),
        positions,
        name,
        _room(positions, name, paragraphs),
        recipients_left=all(column > cell.column for column in columns) if columns else None,
        same_line=first.row == cell.row if first else None,
        start=min(one.number for one in inside),
        end=last,
    )


def _in_lines(after: Sequence[Piece], at: int, paragraphs: Sequence[Paragraph]) -> Closing:
    """A closing whose halves are parted by tabs, or whose signature stands above or below Nơi nhận."""
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in after[at:]:
        if is_annex_label(piece):
            break
        parts = halves(piece)
        if len(parts) > 1:
            left.append(parts[0])
            right.extend(parts[1:])
        elif _RECIPIENT.match(piece.text) or _is_label(piece) or piece.paragraph.label in ("-", "+", "–"):
            left.append(piece)
        elif len(piece.text) <= _LONGEST_LINE:
            right.append(piece)
        else:
            break
    above = [] if right else _signature_before(after[:at])
    signature = _signature_among([*above, *right])
    positions, name = _signature(signature, paragraphs)
    own = [*left, *signature]
    numbers = [piece.paragraph.number for piece in own]
    return Closing(
        left[0],
        tuple(left[1:]),
        positions,
        name,
        _room(positions, name, paragraphs),
        start=min(numbers),
        end=max(numbers),
    )


def _signature_alone(after: Sequence[Piece], paragraphs: Sequence[Paragraph]) -> Closing:
    """The signature of a document without Nơi nhận: the last short lines, of which the first are capitals."""
    stop = next((i for i, piece in enumerate(after) if is_annex_label(piece)), len(after))
    signature = _signature_before(after[:stop])
    if not signature:
        return Closing()
    positions, name = _signature(signature, paragraphs)
    if not positions:
        return Closing()
    numbers = [piece.paragraph.number for piece in signature]
    return Closing(
        positions=positions,
        name=name,
        room=_room(positions, name, paragraphs),
        start=min(numbers),
        end=max(numbers),
    )


def _signature_before(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines at the end of `pieces` that can be a signature, from its first line in capitals on."""
    found: list[Piece] = []
    for piece in reversed(pieces[-_MOST_LINES:]):
        looks_so = is_capitals(piece.text) or is_mostly(piece.runs, "bold") or _ASIDE.fullmatch(piece.text)
        stands_so = piece.paragraph.align in (Align.CENTER, Align.RIGHT) or piece.paragraph.left > 40
        if not looks_so or not (stands_so or piece.paragraph.cell) or len(piece.text) > _LONGEST_LINE:
            break
        found.insert(0, piece)
    while found and not is_capitals(found[0].text):
        found.pop(0)
    return found


def _signature_among(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines from the first in capitals on."""
    start = next((i for i, piece in enumerate(pieces) if is_capitals(piece.text)), None)
    return [] if start is None else list(pieces[start:])


def _signature(pieces: Sequence[Piece], paragraphs: Sequence[Paragraph]) -> tuple[tuple[Piece, ...], Piece | None]:
    """The lines of authority and position, and the name: the last line, below the room for the signature."""
    said = _without_asides(pieces)
    if not said:
        return (), None
    last = said[-1]
    if len(said) > 1 and (not is_capitals(last.text) or _stands_off(said[-2], last, pieces, paragraphs)):
        return tuple(said[:-1]), last
    if not is_capitals(last.text) and len(said) == 1:
        return (), last
    return tuple(said), None


def _without_asides(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines that are no aside; one in brackets may run over several."""
    said: list[Piece] = []
    is_open = False
    for piece in pieces:
        starts = piece.text.startswith(("(", "["))
        if not (is_open or starts or _ASIDE.fullmatch(piece.text)):
            said.append(piece)
        is_open = (is_open or starts) and not piece.text.endswith((")", "]"))
    return said


def _stands_off(above: Piece, below: Piece, pieces: Sequence[Piece], paragraphs: Sequence[Paragraph]) -> bool:
    """Whether there is room, or an aside, between two lines."""
    return len(_without_asides(pieces)) < len(pieces) or _gap(above.paragraph, below.paragraph, paragraphs) > 24


def _room(positions: Sequence[Piece], name: Piece | None, paragraphs: Sequence[Paragraph]) -> float | None:
    if name is None or not positions:
        return None
    between = range(positions[-1].paragraph.number + 1, name.paragraph.number)
    if any(letter.isalnum() for one in paragraphs if one.number in between for letter in one.text):
        return None  # an aside stands there
    return _gap(positions[-1].paragraph, name.paragraph, paragraphs) * 25.4 / 72


def _gap(above: Paragraph, below: Paragraph, paragraphs: Sequence[Paragraph]) -> float:
    """The empty space between two paragraphs in pt: their own, and the lines in between."""
    between = [one for one in paragraphs if above.number < one.number < below.number and one.cell == below.cell]
    empty = sum(max((run.look.size for run in one.runs), default=14) * 1.15 + one.before + one.after for one in between)
    return above.after + below.before + empty


def _is_label(piece: Piece) -> bool:
    return piece.folded.startswith("noinhan")


def _is_beside(one: CellPlace, label: CellPlace) -> bool:
    """Whether a cell stands in other columns than Nơi nhận, and not below the whole table's width."""
    return not one.column <= label.column < one.column + one.columns


def _comes_after(piece: Piece, label: Piece) -> bool:
    """Behind the label, in its paragraph or a later one."""
    return piece is not label and piece.paragraph.number >= label.paragraph.number


# --------------------------------------------------------------------------- annexes


def is_annex_label(piece: Piece) -> bool:
    """Whether the line is the label of an annex, alone or with its title behind it."""
    text = piece.text
    if ANNEX_LABEL.fullmatch(text):
        return piece.paragraph.align is Align.CENTER or is_mostly(piece.runs, "bold")
    return (
        bool(_ANNEX_WITH_TITLE.match(text)) and piece.paragraph.align is Align.CENTER and is_mostly(piece.runs, "bold")
    )


def find_annexes(pieces: Sequence[Piece], paragraphs: Sequence[Paragraph], start: int) -> tuple[Annex, ...]:
    """The annexes that begin behind paragraph `start`."""
    after = [piece for piece in pieces if piece.paragraph.number > start and piece.paragraph.cell is None]
    found = []
    for at, label in enumerate(after):
        if not is_annex_label(label):
            continue
        title: list[Piece] = []
        pointer: list[Piece] = []
        for piece in after[at + 1 : at + 12]:
            if pointer and pointer[-1].text.endswith(")"):
                break
            if pointer or piece.folded.startswith("kemtheo"):
                pointer.append(piece)
            elif piece.paragraph.align is Align.CENTER and not is_annex_label(piece):
                title.append(piece)
            else:
                break
        last = [label, *title, *pointer][-1].paragraph
        following = next((p.paragraph.number for p in after if p.paragraph.number > last.number), last.number + 3)
        strokes = strokes_of(one for one in paragraphs if last.number <= one.number < following)
        found.append(Annex(label, tuple(title), tuple(pointer), strokes, label.paragraph.section))
    return tuple(found)
