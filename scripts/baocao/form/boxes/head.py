"""Finds the head of a document: boxes 1 to 5a and 9a of NĐ30 PL I, mục IV. Pure.

The head is mostly a table of two columns without borders, in one row or several; older files part the
two halves of a line by tabs or blanks. Both are read here as a left and a right column of lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from baocao import official
from baocao.form.boxes.pieces import (
    Piece,
    alike,
    first_that,
    folded,
    halves,
    is_capitals,
    is_mostly,
    pieces_after,
    strokes_of,
)
from baocao.word.reading import Align, CellPlace, Paragraph, Stroke, StrokeKind, WordFile

NATIONAL, MOTTO = folded(official.NATIONAL_NAME), folded(official.MOTTO)
CODE = re.compile(r"số\s*:|số[\s.…_]*\d*[a-zđ]?[\s.…_]*/", re.IGNORECASE)
DATE = re.compile(r".{0,45}?\bngày\b.{0,12}\btháng\b.{0,12}\bnăm\b[\s.…\d]*", re.IGNORECASE)
_ORGAN_STARTS = re.compile(
    r"(?:ubnd|ủy ban|uỷ ban|hđnd|hội đồng|bộ|sở|ban|cục|tổng cục|chi cục|vụ|phòng|trung tâm|trường|viện|bệnh viện|"
    r"thanh tra|văn phòng|đảng ủy|đảng uỷ|tỉnh ủy|huyện ủy|công an|tòa án|viện kiểm sát|liên đoàn|hội|đoàn|quỹ|"
    r"công ty|tổng công ty|ngân hàng|bảo hiểm|kho bạc|đài|báo|nhà|trạm|hạt|đội|tổ)\b",
    re.IGNORECASE,
)
_DRAFT_MARKS = ("duthao", "viduminhhoa")


@dataclass(frozen=True, slots=True)
class Head:
    """Boxes 1 to 4. `strokes_*` are the lines drawn under Tiêu ngữ and under the organ's name.

    `has_columns`: the two halves are known, so that what is missing really is. `end`: the number of the
    last paragraph of the head. `cell_borders`: the table shows borders, which may be the lines that are
    looked for. `national_right`: whether Quốc hiệu stands on the right; None: unknown.
    """

    national: tuple[Piece, ...] = ()
    motto: tuple[Piece, ...] = ()
    parent: tuple[Piece, ...] = ()
    organ: tuple[Piece, ...] = ()
    code: Piece | None = None
    date: Piece | None = None
    motto_strokes: tuple[Stroke, ...] = ()
    organ_strokes: tuple[Stroke, ...] = ()
    parent_strokes: tuple[Stroke, ...] = ()
    has_columns: bool = False
    cell_borders: bool = False
    national_right: bool | None = None
    same_row: bool | None = None
    end: int = 0


def find_national(pieces: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """Every Quốc hiệu in the file, each as the one or two lines that it stands on."""
    found: list[tuple[Piece, ...]] = []
    for at, piece in enumerate(pieces):
        for half in halves(piece):
            if alike(half.folded, NATIONAL):
                found.append((half,))
            elif at + 1 < len(pieces) and NATIONAL.startswith(half.folded[:10]) and len(half.folded) >= 10:
                after = pieces[at + 1]
                if _same_cell(half.paragraph, after.paragraph) and alike(half.folded + after.folded, NATIONAL, 0.95):
                    found.append((half, after))
    return found


def find_head(pieces: Sequence[Piece], paragraphs: Sequence[Paragraph], file: WordFile) -> Head:
    """Boxes 1 to 4 of the document, empty where it has no Quốc hiệu."""
    starts = find_national(pieces)
    if not starts:
        return Head()
    national = starts[0]
    cell = national[0].paragraph.cell
    if cell is not None:
        return _from_table(national, pieces, paragraphs, file, cell)
    return _from_lines(national, pieces, paragraphs)


# --------------------------------------------------------------------------- a head in a table


def _from_table(
    national: tuple[Piece, ...],
    pieces: Sequence[Piece],
    paragraphs: Sequence[Paragraph],
    file: WordFile,
    cell: CellPlace,
) -> Head:
    table, column = cell.table, cell.column
    while not _others(paragraphs, file, table, column) and (outer := file.tables[table].outer):
        table, column = outer.table, outer.column
    inside = [(one, at) for one in paragraphs if (at := _cell_in(one, file, table)) is not None]
    by_number = {one.number: at.column for one, at in inside}
    own = [piece for piece in pieces if by_number.get(piece.paragraph.number) == column]
    other = [piece for piece in pieces if by_number.get(piece.paragraph.number, column) != column]
    is_right = all(by_number[piece.paragraph.number] < column for piece in other)
    after = pieces_after(pieces, max(one.number for one, _ in inside))
    motto = first_that(own, lambda piece: alike(piece.folded, MOTTO, 0.85))
    code = first_that([*other, *own, *after], _is_code)
    date = first_that([*own, *other, *after], _is_date)
    names = [piece for piece in other if _is_before(piece, code) and not _is_date(piece) and not is_mark(piece)]
    parent, organ = _parent_and_organ(names)
    last_of_organ = organ[-1].paragraph.number if organ else 0
    strokes_right = strokes_of(one for one, at in inside if at.column == column)
    left = [one for one, at in inside if at.column != column]
    parents = parent[-1].paragraph.number if parent else 0
    strokes_parent = _strokes_between(left, parents, organ[0].paragraph.number if organ else 0) if parent else ()
    strokes_left = tuple(stroke for one in left if one.number > parents or not parent for stroke in one.strokes)
    strokes_left = (
        tuple(stroke for stroke in strokes_left if stroke not in strokes_parent) if strokes_parent else strokes_left
    )
    ends = [one.number for one, _ in inside] + [piece.paragraph.number for piece in (code, date) if piece]
    nearby = strokes_of(one for one in paragraphs if min(ends) - 4 <= one.number <= max(ends) + 2 and one.cell is None)
    motto_strokes, organ_strokes = _shared_out(strokes_right, strokes_left, nearby)
    return Head(
        national,
        (motto,) if motto else (),
        parent,
        organ,
        code,
        date,
        motto_strokes,
        organ_strokes,
        strokes_parent,
        has_columns=bool(other) or bool(left),
        cell_borders=file.tables[table].has_borders,
        national_right=is_right if other else None,
        same_row=_on_one_row(code, date, file, table),
        end=max([*ends, last_of_organ]),
    )


def _shared_out(
    right: tuple[Stroke, ...], left: tuple[Stroke, ...], nearby: tuple[Stroke, ...]
) -> tuple[tuple[Stroke, ...], tuple[Stroke, ...]]:
    """The lines under Tiêu ngữ and under the organ's name.

    A drawn shape stands where its author put it, not where it is anchored: where one side has none and
    there is one to spare, it is the other's; the longer is that under Tiêu ngữ.
    """
    shapes = [stroke for stroke in nearby if stroke.kind is StrokeKind.SHAPE]
    if right and not left and len(right) > 1 and all(stroke.kind is StrokeKind.SHAPE for stroke in right):
        shapes, right = [*right, *shapes], ()
    elif left and not right and len(left) > 1 and all(stroke.kind is StrokeKind.SHAPE for stroke in left):
        shapes, left = [*left, *shapes], ()
    shapes.sort(key=lambda stroke: stroke.length or 0, reverse=True)
    if not right and shapes:
        right = (shapes.pop(0),)
    if not left and shapes:
        left = (shapes.pop(0),)
    return right, left


def _strokes_between(paragraphs: Sequence[Paragraph], start: int, end: int) -> tuple[Stroke, ...]:
    """Lines in characters or borders, which stand where they are, from paragraph `start` to before `end`."""
    inside = strokes_of(one for one in paragraphs if start <= one.number < end)
    return tuple(stroke for stroke in inside if stroke.kind is not StrokeKind.SHAPE)


def _on_one_row(code: Piece | None, date: Piece | None, file: WordFile, table: int) -> bool | None:
    """Whether number and date stand in the same row; None where one is missing or outside the table."""
    if code is None or date is None:
        return None
    one, other = _cell_in(code.paragraph, file, table), _cell_in(date.paragraph, file, table)
    if one is None or other is None:
        return None
    return one.row == other.row


def _others(paragraphs: Sequence[Paragraph], file: WordFile, table: int, column: int) -> bool:
    """Whether another column of the table says anything."""
    cells = ((one, _cell_in(one, file, table)) for one in paragraphs)
    return any(at is not None and at.column != column and one.text.strip() for one, at in cells)


def _cell_in(paragraph: Paragraph, file: WordFile, table: int) -> CellPlace | None:
    """The cell of `table` that the paragraph stands in, nested tables climbed; None outside."""
    cell = paragraph.cell
    while cell is not None and cell.table != table:
        cell = file.tables[cell.table].outer
    return cell


# --------------------------------------------------------------------------- a head of lines


def _from_lines(national: tuple[Piece, ...], pieces: Sequence[Piece], paragraphs: Sequence[Paragraph]) -> Head:
    """A head whose halves are parted by tabs or blanks, or that stands line under line."""
    start = national[0].paragraph.number
    near = [half for piece in pieces if start - 4 <= piece.paragraph.number <= start + 16 for half in halves(piece)]
    motto = first_that(
        [piece for piece in near if piece.paragraph.number >= start], lambda one: alike(one.folded, MOTTO, 0.85)
    )
    code = first_that(near, _is_code)
    date = first_that(near, _is_date)
    known = {id(piece) for piece in (motto, code, date) if piece}
    last = code.paragraph.number if code else start + 2
    names = [
        piece
        for piece in near
        if id(piece) not in known
        and not alike(piece.folded, NATIONAL)
        and piece.paragraph.number <= last
        and (
            not piece.alone
            or piece.paragraph.number < start
            or (is_capitals(piece.text) and piece.paragraph.align is Align.LEFT)
        )
        and not is_mark(piece)
    ]
    parent, organ = _parent_and_organ(names)
    ends = [piece.paragraph.number for piece in (*national, *organ, *(one for one in (motto, code, date) if one))]
    after = motto.paragraph.number if motto else start
    stop = min(
        (one.paragraph.number for one in (code, date) if one and one.paragraph.number > after), default=after + 3
    )
    strokes = strokes_of(one for one in paragraphs if start <= one.number < stop + 1)
    return Head(
        national,
        (motto,) if motto else (),
        parent,
        organ,
        code,
        date,
        strokes[:1],
        strokes[1:],
        end=max(ends),
    )


# --------------------------------------------------------------------------- names, number, date


def _parent_and_organ(names: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The lines of the parent body and those of the issuing body, which stands last.

    Two names of organs are told by the words they begin with; one name over several lines by its weight.
    """
    starts = [at for at, piece in enumerate(names) if _ORGAN_STARTS.match(piece.text)]
    bold = [is_mostly(piece.runs, "bold") for piece in names]
    if any(bold) and not all(bold):
        cut = max(at for at, is_bold in enumerate(bold) if not is_bold) + 1
        if cut < len(names):
            return tuple(names[:cut]), tuple(names[cut:])
    cut = starts[-1] if len(starts) > 1 else 0
    return tuple(names[:cut]), tuple(names[cut:])


def _is_code(piece: Piece) -> bool:
    return CODE.match(piece.text) is not None


def _is_date(piece: Piece) -> bool:
    text = piece.text
    return DATE.fullmatch(text) is not None and not text.startswith(("(", "Căn cứ"))


def is_mark(piece: Piece) -> bool:
    """Whether the line marks a draft or an illustration: it belongs to no box."""
    return piece.folded.startswith(_DRAFT_MARKS)


def _is_before(piece: Piece, other: Piece | None) -> bool:
    return other is None or piece.paragraph.number < other.paragraph.number


def _same_cell(one: Paragraph, other: Paragraph) -> bool:
    return one.cell == other.cell
