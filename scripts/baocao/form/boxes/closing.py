"""Finds the end of a document: Nơi nhận, the signature, and the annexes (NĐ30 boxes 7, 9b; PL I, mục III.1). Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from baocao.form.boxes.lines import BoxLine, halves, is_capitals, is_mostly, strokes_of
from baocao.word.font_metrics import LINE
from baocao.word.reading import Align, CellPlace, Paragraph, Stroke

ANNEX_LABEL = re.compile(r"phụ lục(?: (?:[ivxlc]+|\d{1,2}|[a-zđ]))?[.:]?", re.IGNORECASE)
_ANNEX_WITH_TITLE = re.compile(r"phụ lục(?: (?:[ivxlc]+|\d{1,2}))?[.:]? \S", re.IGNORECASE)
_RECIPIENT = re.compile(r"[-–+]|lưu\s*:|lưu (?-i:VT|VP|HS)\b|như trên", re.IGNORECASE)
"""Not the name of a signer, `Lưu Văn An`."""
_ASIDE = re.compile(r"[(\[].*[)\]]|đã k[ýí]|[.…\s\d]*", re.IGNORECASE)
"""What stands where the signature goes: `(đã ký)`, `(Chữ ký, dấu)`, dots."""
_LONGEST_LINE = 70
_LONGEST_NAME = 8
"""Words of a name, its titles with it."""
_MOVED_ASIDE = re.compile(r"[ \u00a0]*(?:\t[ \u00a0]*){2}|[ \u00a0]{10}")
_MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Closing:
    """Boxes 7 and 9b. `start` and `end`: the numbers of the first and last paragraph, None where there is none.

    `recipients_left`: whether Nơi nhận stands left of the signature; None where the file does not say.
    `same_line`: whether Nơi nhận begins level with the signer's position; None likewise.
    `room`: mm between position and name by blank lines and spaces; None without a name, or where text is between.
    """

    label: BoxLine | None = None
    recipients: tuple[BoxLine, ...] = ()
    positions: tuple[BoxLine, ...] = ()
    name: BoxLine | None = None
    room: float | None = None
    recipients_left: bool | None = None
    same_line: bool | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class AnnexHead:
    """A Phụ lục: its label, title and pointer lines, the lines drawn under them, and its paragraphs."""

    label: BoxLine
    title: tuple[BoxLine, ...]
    pointer: tuple[BoxLine, ...]
    strokes: tuple[Stroke, ...]
    section: int


def find_closing(lines: Sequence[BoxLine], paragraphs: Sequence[Paragraph], start: int) -> Closing:
    """The closing block behind paragraph `start`."""
    after = [line for line in lines if line.paragraph.number > start]
    at = next((i for i, line in enumerate(after) if line.folded.startswith("noinhan")), None)
    if at is None:
        return _signature_alone(after, paragraphs)
    label = after[at]
    if label.paragraph.cell is not None:
        return _in_table(label, after, paragraphs)
    return _in_lines(after, at, paragraphs)


def _in_table(label: BoxLine, after: Sequence[BoxLine], paragraphs: Sequence[Paragraph]) -> Closing:
    cell = label.paragraph.cell
    assert cell is not None
    inside = [
        paragraph for paragraph in paragraphs if paragraph.cell is not None and paragraph.cell.table == cell.table
    ]
    own = [line for line in after if (at := line.paragraph.cell) and at.table == cell.table]
    recipients = [
        line
        for line in own
        if line.paragraph.cell and line.paragraph.cell.column == cell.column and _comes_after(line, label)
    ]
    others = [line for line in own if line.paragraph.cell and _is_beside(line.paragraph.cell, cell)]
    columns = {line.paragraph.cell.column for line in others if line.paragraph.cell}
    first = others[0].paragraph.cell if others else None
    last = max(paragraph.number for paragraph in inside)
    if not others:  # the signature stands below the table, or beside it in a frame
        others = [line for line in after if line.paragraph.number > last][:_MOST_LINES]
        others = _signature_among(others)
        last = max([last, *(line.paragraph.number for line in others)])
    positions, name = _signature(others, paragraphs)
    return Closing(
        label,
        tuple(recipients),
        positions,
        name,
        _room(positions, name, paragraphs),
        recipients_left=all(column > cell.column for column in columns) if columns else None,
        same_line=first.row == cell.row if first else None,
        start=min(paragraph.number for paragraph in inside),
        end=last,
    )


def _in_lines(after: Sequence[BoxLine], at: int, paragraphs: Sequence[Paragraph]) -> Closing:
    """A closing whose halves are parted by tabs, or whose signature stands above or below Nơi nhận."""
    left: list[BoxLine] = []
    right: list[BoxLine] = []
    for line in after[at:]:
        if is_annex_label(line):
            break
        parts = halves(line)
        if len(parts) > 1:
            left.append(parts[0])
            right.extend(parts[1:])
        elif _RECIPIENT.match(line.text) or _is_label(line) or line.paragraph.label in ("-", "+", "–"):
            left.append(line)
        elif len(line.text) <= _LONGEST_LINE:
            right.append(line)
        else:
            break
    signature = _signature_among(right) or _signature_before(after[:at])
    positions, name = _signature(signature, paragraphs)
    own = [*left, *signature]
    numbers = [line.paragraph.number for line in own]
    return Closing(
        left[0],
        tuple(left[1:]),
        positions,
        name,
        _room(positions, name, paragraphs),
        start=min(numbers),
        end=max(numbers),
    )


def _signature_alone(after: Sequence[BoxLine], paragraphs: Sequence[Paragraph]) -> Closing:
    """The signature of a document without Nơi nhận: the last short lines, of which the first are capitals."""
    stop = next((i for i, line in enumerate(after) if is_annex_label(line)), len(after))
    signature = _signature_before(after[:stop])
    if not signature:
        return Closing()
    positions, name = _signature(signature, paragraphs)
    if not positions:
        return Closing()
    numbers = [line.paragraph.number for line in signature]
    return Closing(
        positions=positions,
        name=name,
        room=_room(positions, name, paragraphs),
        start=min(numbers),
        end=max(numbers),
    )


def _signature_before(lines: Sequence[BoxLine]) -> list[BoxLine]:
    """The lines at the end of `lines` that can be a signature, from its first line in capitals on.

    A name is one by its letters too, whatever it looks like, where it stands last.
    """
    found: list[BoxLine] = []
    for line in reversed(lines[-_MOST_LINES:]):
        looks_so = is_capitals(line.text) or is_mostly(line.runs, "bold") or _ASIDE.fullmatch(line.text) is not None
        looks_so = looks_so or (not found and _is_name(line.text))
        if not looks_so or not (_stands_aside(line) or line.paragraph.cell) or len(line.text) > _LONGEST_LINE:
            break
        found.insert(0, line)
    while found and not is_capitals(found[0].text):
        found.pop(0)
    return found


def _is_name(text: str) -> bool:
    """Whether each word begins with a capital, as in `Đỗ Quang Hưng` and `TS. Đỗ Quang Hưng`."""
    words = text.replace(".", ". ").split()
    return 2 <= len(words) <= _LONGEST_NAME and all(word[0].isupper() and word.rstrip(".").isalpha() for word in words)


def _stands_aside(line: BoxLine) -> bool:
    """Whether the line stands in the middle or on the right, by how it is set or by what is typed before it."""
    typed = "".join(run.text for run in line.runs)
    return (
        line.paragraph.align in (Align.CENTER, Align.RIGHT)
        or line.paragraph.left + max(line.paragraph.first_line, 0) > 40
        or _MOVED_ASIDE.match(typed) is not None
    )


def _signature_among(lines: Sequence[BoxLine]) -> list[BoxLine]:
    """The lines from the first in capitals on."""
    start = next((i for i, line in enumerate(lines) if is_capitals(line.text)), None)
    return [] if start is None else list(lines[start:])


def _signature(lines: Sequence[BoxLine], paragraphs: Sequence[Paragraph]) -> tuple[tuple[BoxLine, ...], BoxLine | None]:
    """The lines of authority and position, and the name: the last line, below the room for the signature."""
    said = _without_asides(lines)
    if not said:
        return (), None
    last = said[-1]
    if len(said) > 1 and (not is_capitals(last.text) or _stands_off(said[-2], last, lines, paragraphs)):
        return tuple(said[:-1]), last
    if not is_capitals(last.text) and len(said) == 1:
        return (), last
    return tuple(said), None


def _without_asides(lines: Sequence[BoxLine]) -> list[BoxLine]:
    """The lines without asides; an aside in brackets may run over several lines."""
    said: list[BoxLine] = []
    is_open = False
    for line in lines:
        starts = line.text.startswith(("(", "["))
        if not (is_open or starts or _ASIDE.fullmatch(line.text)):
            said.append(line)
        is_open = (is_open or starts) and not line.text.endswith((")", "]"))
    return said


def _stands_off(above: BoxLine, below: BoxLine, lines: Sequence[BoxLine], paragraphs: Sequence[Paragraph]) -> bool:
    """Whether there is room, or an aside, between two lines."""
    return len(_without_asides(lines)) < len(lines) or _gap(above.paragraph, below.paragraph, paragraphs) > 24


def _room(positions: Sequence[BoxLine], name: BoxLine | None, paragraphs: Sequence[Paragraph]) -> float | None:
    if name is None or not positions:
        return None
    between = range(positions[-1].paragraph.number + 1, name.paragraph.number)
    if any(letter.isalnum() for paragraph in paragraphs if paragraph.number in between for letter in paragraph.text):
        return None  # an aside stands there
    return _gap(positions[-1].paragraph, name.paragraph, paragraphs) * 25.4 / 72


def _gap(above: Paragraph, below: Paragraph, paragraphs: Sequence[Paragraph]) -> float:
    """The empty space between two paragraphs in pt: their own, and the lines in between."""
    same_cell = (paragraph for paragraph in paragraphs if paragraph.cell == below.cell)
    between = (paragraph for paragraph in same_cell if above.number < paragraph.number < below.number)
    return above.after + below.before + sum(map(_height, between))


def _height(empty: Paragraph) -> float:
    size = max((run.look.size for run in empty.runs), default=14)
    return size * LINE + empty.before + empty.after


def _is_label(line: BoxLine) -> bool:
    return line.folded.startswith("noinhan")


def _is_beside(cell: CellPlace, label: CellPlace) -> bool:
    """Whether a cell stands in other columns than Nơi nhận, and not below the whole table's width."""
    return not cell.column <= label.column < cell.column + cell.columns


def _comes_after(line: BoxLine, label: BoxLine) -> bool:
    """Behind the label, in its paragraph or a later one."""
    return line is not label and line.paragraph.number >= label.paragraph.number


# --------------------------------------------------------------------------- annexes


def is_annex_label(line: BoxLine) -> bool:
    """Whether the line is the label of an annex, alone or with its title behind it."""
    text = line.text
    if ANNEX_LABEL.fullmatch(text):
        return line.paragraph.align is Align.CENTER or is_mostly(line.runs, "bold")
    return bool(_ANNEX_WITH_TITLE.match(text)) and line.paragraph.align is Align.CENTER and is_mostly(line.runs, "bold")


def find_annexes(lines: Sequence[BoxLine], paragraphs: Sequence[Paragraph], start: int) -> tuple[AnnexHead, ...]:
    """The annexes that begin behind paragraph `start`."""
    after = [line for line in lines if line.paragraph.number > start and line.paragraph.cell is None]
    found = []
    for at, label in enumerate(after):
        if not is_annex_label(label):
            continue
        title: list[BoxLine] = []
        pointer: list[BoxLine] = []
        for line in after[at + 1 : at + 12]:
            if pointer and pointer[-1].text.endswith(")"):
                break
            if pointer or line.folded.startswith("kemtheo"):
                pointer.append(line)
            elif line.paragraph.align is Align.CENTER and not is_annex_label(line):
                title.append(line)
            else:
                break
        last = [label, *title, *pointer][-1].paragraph
        following = next((p.paragraph.number for p in after if p.paragraph.number > last.number), last.number + 3)
        strokes = strokes_of(paragraph for paragraph in paragraphs if last.number <= paragraph.number < following)
        found.append(AnnexHead(label, tuple(title), tuple(pointer), strokes, label.paragraph.section))
    return tuple(found)
