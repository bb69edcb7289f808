"""Two files as one: the blocks of both, with the words, paragraph ends and rows that only one of them has marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from baocao.language.word_changes import Stretch, shared, stretches, words_of
from baocao.word.revisions.columns import widen
from baocao.word.revisions.ends import Merged, settle_ends
from baocao.word.revisions.lines import END, Line, Text, empty_paragraph, link_element, runs_of
from baocao.word.revisions.pairing import paired
from baocao.word.revisions.parts import BlockPart, ParagraphPart, RowPart, TablePart, alone
from baocao.word.revisions.tracked import Side, mark_paragraph, mark_row, wrapped
from baocao.word.writing.elements import NS, element

_FEW = 6
"""Words that are compared one by one in any case, as those of a name."""
_MARKS = (f"{NS}ins", f"{NS}del")
_KIN = 0.2  # of the words of the longer text


def merge_blocks(old: Sequence[BlockPart], new: Sequence[BlockPart]) -> list[Any]:
    """The blocks of a body or a cell."""
    merged: list[Merged] = []
    for pairing in paired(old, new):
        merged += _merged(pairing.old, pairing.new)
    settle_ends(merged)
    for block in merged:
        if block.is_paragraph and block.end is not Side.BOTH:
            mark_paragraph(block.element, block.end)
    return [block.element for block in merged]


def _merged(old: Sequence[BlockPart], new: Sequence[BlockPart]) -> Iterator[Merged]:
    side = Side.BOTH if old and new else Side.OLD if old else Side.NEW
    first = (*old, *new)[0]
    if isinstance(first, TablePart):
        tables = ([part for part in parts if isinstance(part, TablePart)] for parts in (old, new))
        yield Merged(_table(*(next(iter(found), None) for found in tables)), side, side)
    else:
        yield from _paragraphs(_lines(old), _lines(new), side)


def _lines(parts: Sequence[BlockPart]) -> list[Line]:
    return [part.line for part in parts if isinstance(part, ParagraphPart)]


# --------------------------------------------------------------------------- paragraphs


def _paragraphs(old: Sequence[Line], new: Sequence[Line], side: Side) -> Iterator[Merged]:
    """The paragraphs that stand for each other: as many as both have together, where one was split or some joined."""
    before, after = Text(old), Text(new)
    found = _found(before, after)
    if side is Side.BOTH and all(each.is_same for each in found):
        yield Merged(deepcopy(new[0].element), side, side)
        return
    at = {Side.OLD: 0, Side.NEW: 0}
    content: list[Any] = []
    for text, start, end, of in _sided(found, before, after):
        for cut_start, cut_end in _cut(text.tokens, start, end):
            if cut_start == cut_end:  # the end of a paragraph
                like = old[at[Side.OLD]] if of is Side.OLD else new[at[Side.NEW]]
                yield Merged(_filled(like, content), side, of)
                content = []
                for each in (Side.OLD, Side.NEW):
                    at[each] += of in (each, Side.BOTH)
            else:
                content += _content(text, cut_start, cut_end, of)
    yield Merged(_filled((new or old)[-1], content), side, side)


def _found(old: Text, new: Text) -> list[Stretch]:
    """What is the same; of long texts that have nothing to do with each other nothing, for a few words that any two
    texts have would only confuse whoever reads the change."""
    before, after = words_of(old.tokens), words_of(new.tokens)
    longer = max(len(before), len(after))
    if longer <= _FEW or shared(before, after) >= _KIN * longer:
        return list(_exact(stretches(old.tokens, new.tokens), old.tokens, new.tokens))
    return [Stretch(False, 0, len(old.tokens), 0, len(new.tokens))]


def _exact(found: Sequence[Stretch], old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    """The stretches, where words changed with a blank of another kind as one that changed, so that both files can be
    had again to the letter; a layout that binds other words together is no change by itself."""
    if all(each.is_same for each in found):
        yield from found
        return
    for each in found:
        i, j = each.old_start, each.new_start
        if each.is_same:
            for at in range(each.old_end - i):
                k, m = each.old_start + at, each.new_start + at
                if old[k] != new[m]:
                    yield Stretch(True, i, k, j, m)
                    yield Stretch(False, k, k + 1, m, m + 1)
                    i, j = k + 1, m + 1
        yield Stretch(each.is_same, i, each.old_end, j, each.new_end)


def _sided(found: Sequence[Stretch], old: Text, new: Text) -> Iterator[tuple[Text, int, int, Side]]:
    """From where to where in which text to read on, and which file has it."""
    for each in found:
        if each.is_same:
            yield new, each.new_start, each.new_end, Side.BOTH
        else:
            yield old, each.old_start, each.old_end, Side.OLD
            yield new, each.new_start, each.new_end, Side.NEW


def _cut(tokens: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between ends of paragraphs, and an empty one for each such end."""
    for at in range(start, end):
        if tokens[at] == END:
            if start < at:
                yield start, at
            yield at, at
            start = at + 1
    if start < end:
        yield start, end


def _content(text: Text, start: int, end: int, of: Side) -> Iterator[Any]:
    for link, runs in runs_of(list(text.between(start, end))):
        inside = runs if of is Side.BOTH else [wrapped(runs, of)]
        if link:
            around = link_element(link)
            around.extend(inside)
            yield around
        else:
            yield from inside


def _filled(like: Line, content: Sequence[Any]) -> Any:
    made = empty_paragraph(like.element)
    made.extend(content)
    return made


# --------------------------------------------------------------------------- tables


def _table(old: TablePart | None, new: TablePart | None) -> Any:
    like = new or old
    assert like is not None
    made = element("tbl")
    made.extend(deepcopy(child) for child in like.element if child.tag != f"{NS}tr")
    for pairing in paired(old.rows if old else (), new.rows if new else ()):
        made.append(_row(next(iter(pairing.old), None), next(iter(pairing.new), None), like))
    if old and new and not like.is_box and next(made.iter(*_MARKS), None) is not None:
        widen(made)
    return made


def _row(old: RowPart | None, new: RowPart | None, table: TablePart) -> Any:
    like = new or old
    assert like is not None
    made = element("tr")
    made.extend(deepcopy(child) for child in like.element if child.tag != f"{NS}tc")
    if new is None or old is None:
        mark_row(made, Side.OLD if new is None else Side.NEW)
    widths = [cell.find(f"{NS}tcPr/{NS}tcW") for cell in table.rows[0].element.iterfind(f"{NS}tc")]
    for at, cell in enumerate(like.element.iterfind(f"{NS}tc")):
        shown = element("tc")
        shown.extend(deepcopy(child) for child in cell.iterfind(f"{NS}tcPr"))
        _set_width(shown, widths[at] if at < len(widths) else None)
        shown.extend(merge_blocks(alone(old.cells[at]) if old else (), alone(new.cells[at]) if new else ()))
        made.append(shown)
    return made


def _set_width(cell: Any, width: Any) -> None:
    """Give a cell of an older table the column's width in the newer one."""
    own = cell.find(f"{NS}tcPr/{NS}tcW")
    if own is not None and width is not None:
        own.getparent().replace(own, deepcopy(width))
