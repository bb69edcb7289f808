"""Finds the head of a document: boxes 1 to 5a and 9a of NĐ30 PL I, mục IV. Pure.

The head is mostly a table of two columns without borders, in one row or several; older files part the
two halves of a line by tabs or blanks. Both are read here as a left and a right column of lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from baocao.form.boxes.lines import (
    BoxLine,
    alike,
    first_that,
    folded,
    halves,
    is_capitals,
    is_mostly,
    lines_after,
    strokes_of,
)
from baocao.official import MOTTO, NATIONAL_NAME
from baocao.word.reading import Align, CellPlace, Paragraph, Stroke, StrokeKind, WordFile

_FOLDED_NATIONAL, _FOLDED_MOTTO = folded(NATIONAL_NAME), folded(MOTTO)
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

    `end`: the number of the last paragraph of the head. `cell_borders`: the table shows borders, which may be
    the lines that are looked for. `national_right`: whether Quốc hiệu stands on the right; None: unknown.
    """

    national: tuple[BoxLine, ...] = ()
    motto: tuple[BoxLine, ...] = ()
    parent: tuple[BoxLine, ...] = ()
    organ: tuple[BoxLine, ...] = ()
    code: BoxLine | None = None
    date: BoxLine | None = None
    motto_strokes: tuple[Stroke, ...] = ()
    organ_strokes: tuple[Stroke, ...] = ()
    parent_strokes: tuple[Stroke, ...] = ()
    cell_borders: bool = False
    national_right: bool | None = None
    same_row: bool | None = None
    end: int = 0


def find_national(lines: Sequence[BoxLine]) -> list[tuple[BoxLine, ...]]:
    """Every Quốc hiệu in the file, each as the one or two lines that it stands on."""
    found: list[tuple[BoxLine, ...]] = []
    for at, line in enumerate(lines):
        for half in halves(line):
            if alike(half.folded, _FOLDED_NATIONAL):
                found.append((half,))
            elif at + 1 < len(lines) and _FOLDED_NATIONAL.startswith(half.folded[:10]) and len(half.folded) >= 10:
                after = lines[at + 1]
                if _same_cell(half.paragraph, after.paragraph) and alike(
                    half.folded + after.folded, _FOLDED_NATIONAL, 0.95
                ):
                    found.append((half, after))
    return found


def find_head(lines: Sequence[BoxLine], paragraphs: Sequence[Paragraph], file: WordFile) -> Head:
    """Boxes 1 to 4 of the document, empty where it has no Quốc hiệu."""
    starts = find_national(lines)
    if not starts:
        return Head()
    national = starts[0]
    cell = national[0].paragraph.cell
    if cell is not None:
        return _from_table(national, lines, paragraphs, file, cell)
    return _from_lines(national, lines, paragraphs)


# --------------------------------------------------------------------------- a head in a table


def _from_table(
    national: tuple[BoxLine, ...],
    lines: Sequence[BoxLine],
    paragraphs: Sequence[Paragraph],
    file: WordFile,
    cell: CellPlace,
) -> Head:
    table, column = cell.table, cell.column
    while not _others(paragraphs, file, table, column) and (outer := file.tables[table].outer):
        table, column = outer.table, outer.column
    inside = [(paragraph, at) for paragraph in paragraphs if (at := _cell_in(paragraph, file, table)) is not None]
    by_number = {paragraph.number: at.column for paragraph, at in inside}
    own = [line for line in lines if by_number.get(line.paragraph.number) == column]
    other = [line for line in lines if by_number.get(line.paragraph.number, column) != column]
    is_right = all(by_number[line.paragraph.number] < column for line in other)
    after = lines_after(lines, max(paragraph.number for paragraph, _ in inside))
    motto = first_that(own, lambda line: alike(line.folded, _FOLDED_MOTTO, 0.85))
    code = first_that([*other, *own, *after], _is_code)
    date = first_that([*own, *other, *after], _is_date)
    names = [line for line in other if _is_before(line, code) and not _is_date(line) and not is_mark(line)]
    parent, organ = _parent_and_organ(names)
    last_of_organ = organ[-1].paragraph.number if organ else 0
    strokes_right = strokes_of(paragraph for paragraph, at in inside if at.column == column)
    left = [paragraph for paragraph, at in inside if at.column != column]
    parents = parent[-1].paragraph.number if parent else 0
    organs = {line.paragraph.number for line in organ}
    strokes_parent = _strokes_between(left, parents, organ[0].paragraph.number if organ else 0) if parent else ()
    strokes_left = tuple(
        stroke
        for paragraph in left
        if paragraph.number > parents or paragraph.number in organs or not parent
        for stroke in paragraph.strokes
    )
    strokes_left = (
        tuple(stroke for stroke in strokes_left if stroke not in strokes_parent) if strokes_parent else strokes_left
    )
    ends = [paragraph.number for paragraph, _ in inside] + [line.paragraph.number for line in (code, date) if line]
    nearby = strokes_of(
        paragraph
        for paragraph in paragraphs
        if min(ends) - 4 <= paragraph.number <= max(ends) + 2 and paragraph.cell is None
    )
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
    inside = strokes_of(paragraph for paragraph in paragraphs if start <= paragraph.number < end)
    return tuple(stroke for stroke in inside if stroke.kind is not StrokeKind.SHAPE)


def _on_one_row(code: BoxLine | None, date: BoxLine | None, file: WordFile, table: int) -> bool | None:
    """Whether number and date stand in the same row; None where one is missing or outside the table."""
    if code is None or date is None:
        return None
    first, second = _cell_in(code.paragraph, file, table), _cell_in(date.paragraph, file, table)
    if first is None or second is None:
        return None
    return first.row == second.row


def _others(paragraphs: Sequence[Paragraph], file: WordFile, table: int, column: int) -> bool:
    """Whether another column of the table says anything."""
    cells = ((paragraph, _cell_in(paragraph, file, table)) for paragraph in paragraphs)
    return any(at is not None and at.column != column and paragraph.text.strip() for paragraph, at in cells)


def _cell_in(paragraph: Paragraph, file: WordFile, table: int) -> CellPlace | None:
    """The cell of `table` that the paragraph stands in, nested tables climbed; None outside."""
    cell = paragraph.cell
    while cell is not None and cell.table != table:
        cell = file.tables[cell.table].outer
    return cell


# --------------------------------------------------------------------------- a head of lines


def _from_lines(national: tuple[BoxLine, ...], lines: Sequence[BoxLine], paragraphs: Sequence[Paragraph]) -> Head:
    """A head whose halves are parted by tabs or blanks, or that stands line under line."""
    start = national[0].paragraph.number
    near = [half for line in lines if start - 4 <= line.paragraph.number <= start + 16 for half in halves(line)]
    motto = first_that(
        [line for line in near if line.paragraph.number >= start], lambda line: alike(line.folded, _FOLDED_MOTTO, 0.85)
    )
    code = first_that(near, _is_code)
    date = first_that(near, _is_date)
    known = {id(line) for line in (motto, code, date) if line}
    last = code.paragraph.number if code else start + 2
    names = [
        line
        for line in near
        if id(line) not in known
        and not alike(line.folded, _FOLDED_NATIONAL)
        and line.paragraph.number <= last
        and (
            not line.alone
            or line.paragraph.number < start
            or (is_capitals(line.text) and line.paragraph.align is Align.LEFT)
        )
        and not is_mark(line)
    ]
    parent, organ = _parent_and_organ(names)
    ends = [line.paragraph.number for line in (*national, *organ, *(line for line in (motto, code, date) if line))]
    after = motto.paragraph.number if motto else start
    stop = min(
        (line.paragraph.number for line in (code, date) if line and line.paragraph.number > after), default=after + 3
    )
    strokes = strokes_of(paragraph for paragraph in paragraphs if start <= paragraph.number < stop + 1)
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


def _parent_and_organ(names: Sequence[BoxLine]) -> tuple[tuple[BoxLine, ...], tuple[BoxLine, ...]]:
    """The lines of the parent body and those of the issuing body, which stands last.

    Two names of organs are told by the words they begin with; one name over several lines by its weight.
    """
    starts = [at for at, line in enumerate(names) if _ORGAN_STARTS.match(line.text)]
    bold = [is_mostly(line.runs, "bold") for line in names]
    if any(bold) and not all(bold):
        cut = max(at for at, is_bold in enumerate(bold) if not is_bold) + 1
        if cut < len(names):
            return tuple(names[:cut]), tuple(names[cut:])
    cut = starts[-1] if len(starts) > 1 else 0
    return tuple(names[:cut]), tuple(names[cut:])


def _is_code(line: BoxLine) -> bool:
    return CODE.match(line.text) is not None


def _is_date(line: BoxLine) -> bool:
    text = line.text
    return DATE.fullmatch(text) is not None and not text.startswith(("(", "Căn cứ"))


def is_mark(line: BoxLine) -> bool:
    """Whether the line marks a draft or an illustration: it belongs to no box."""
    return line.folded.startswith(_DRAFT_MARKS)


def _is_before(line: BoxLine, second: BoxLine | None) -> bool:
    return second is None or _place(line) < _place(second)


def _place(line: BoxLine) -> tuple[int, int]:
    """The number of the paragraph, and the line's own in it."""
    return line.paragraph.number, next(at for at, own in enumerate(line.paragraph.lines) if own.runs == line.runs)


def _same_cell(first: Paragraph, second: Paragraph) -> bool:
    return first.cell == second.cell
