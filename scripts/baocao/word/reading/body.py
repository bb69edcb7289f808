"""Walks the parts of a document that hold paragraphs: body, tables, text boxes, headers, notes. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from baocao.word.reading.model import (
    Align,
    CellPlace,
    EditTrace,
    EditTraceKind,
    LineSpacing,
    Paragraph,
    Part,
    SpacingRule,
    Table,
    TextLook,
)
from baocao.word.reading.numbering import LabelCounter, Lists, Numbered
from baocao.word.reading.opening import too_big
from baocao.word.reading.properties import Border, ParagraphProperties, paragraph_properties_of
from baocao.word.reading.runs import ParagraphContent, RunReader, end_mark_properties
from baocao.word.reading.signs import is_symbols
from baocao.word.reading.strokes import border_strokes, drawn_strokes, is_boxed, typed_strokes
from baocao.word.reading.styles import Styles, TablePlace, look_of, over
from baocao.word.reading.tables import read_table
from baocao.word.reading.xml import Element, blocks, child, get, w

_MOST = 50_000
_DEEPEST = 40
"""Tables and text boxes inside each other; Word itself stops earlier."""
_AUTO_SPACE = 14.0
_LINE = 12.0
_ALIGN = {
    "center": Align.CENTER, "both": Align.BOTH, "distribute": Align.BOTH, "thaiDistribute": Align.BOTH,
    "lowKashida": Align.BOTH, "mediumKashida": Align.BOTH, "highKashida": Align.BOTH, "right": Align.RIGHT,
    "end": Align.RIGHT,
}  # fmt: skip
_RULES = {"exact": SpacingRule.EXACT, "atLeast": SpacingRule.AT_LEAST}
_P, _TBL = w("p"), w("tbl")


@dataclass(frozen=True, slots=True)
class Container:
    """What a block stands in: the part of the file, and the cell or text box with its room for text."""

    part: Part
    room: float | None = None
    cell: CellPlace | None = None
    table: TablePlace | None = None
    is_boxed: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """A paragraph's element with its style, layout and number."""

    element: Element
    style: str
    layout: ParagraphProperties
    numbered: Numbered | None


class Collector:
    """Collects the paragraphs and tables of a file, part by part.

    `hidden`: the words that do not show. `numbers`: each paragraph's number; a paragraph that does not show has
    the number of the next.
    """

    def __init__(self, styles: Styles, lists: Lists) -> None:
        self._styles, self._lists = styles, lists
        self.tables: list[Table] = []
        self.hidden: list[EditTrace] = []
        self.numbers: dict[Element, int] = {}
        self._made = 0

    def read(self, root: Element, part: Part, section: int, rooms: Sequence[float | None]) -> tuple[Paragraph, ...]:
        """The paragraphs of one part of the file in order, numbered from 1.

        `section` is where it begins and `rooms` the width of text in each section; only the body goes on
        from section to section. Raises `NotWord` when there is more than any document has.
        """
        story = _Story(self, section, rooms)
        story.flow(list(blocks(root)), Container(part), 0)
        return tuple(story.found)

    # ----------------------------------------------------------------- for the story

    @property
    def styles(self) -> Styles:
        return self._styles

    @property
    def lists(self) -> Lists:
        return self._lists

    def count(self) -> None:
        """One more paragraph or cell."""
        self._made += 1
        if self._made > _MOST:
            raise too_big(f"có hơn {_MOST} đoạn")


class _Story:
    """One run of paragraphs with its own automatic numbers and fields."""

    def __init__(self, collector: Collector, section: int, rooms: Sequence[float | None]) -> None:
        self._collector, self._styles = collector, collector.styles
        self._counter = LabelCounter(collector.lists)
        self._reader = RunReader(collector.styles)
        self._section, self._rooms = section, rooms
        self._numbered = 0
        self.found: list[Paragraph] = []

    def flow(self, elements: Sequence[Element], container: Container, depth: int) -> None:
        """Read blocks that stand under each other."""
        if depth > _DEEPEST:
            raise too_big("có bảng hay khung chữ lồng nhau quá nhiều cấp")
        blocks_ = [
            self._resolve(element, container) if element.tag == _P else element
            for element in elements
            if element.tag in (_P, _TBL)
        ]
        content = ParagraphContent()
        for at, block in enumerate(blocks_):
            if isinstance(block, Resolved):
                before, after = blocks_[at - 1] if at else None, blocks_[at + 1] if at + 1 < len(blocks_) else None
                self._collector.numbers[block.element] = self._numbered + 1
                self._reader.read(block.element, block.style, container.table, content)
                if not (_is_end_deleted(block.element) and isinstance(after, Resolved)):
                    self._paragraph(block, content, _shown_borders(block, before, after), container, depth)
                    content = ParagraphContent()
                if depth == 0 and container.part is Part.BODY and child(block.element, "pPr", "sectPr") is not None:
                    self._section = min(self._section + 1, len(self._rooms) - 1)
            else:
                self._table(block, container, depth)

    def _resolve(self, element: Element, container: Container) -> Resolved:
        properties = child(element, "pPr")
        style, direct = get(child(properties, "pStyle")) or "", paragraph_properties_of(properties)
        numbered = self._collector.lists.of(style, direct)
        level = numbered.definition.layout if numbered else None
        layout = self._styles.layout(container.table, style, direct, level, numbered.by if numbered else "")
        return Resolved(element, style, layout, numbered)

    def _paragraph(
        self,
        resolved: Resolved,
        content: ParagraphContent,
        borders: Mapping[str, Border],
        container: Container,
        depth: int,
    ) -> None:
        """Take on a paragraph; `content` is also that of the ones before it whose ends are deleted."""
        layout, style = resolved.layout, resolved.style
        if hidden := "".join(content.hidden).strip():
            self._collector.hidden.append(EditTrace(EditTraceKind.HIDDEN, hidden, container.part, self._numbered + 1))
        if content.is_empty and self._is_gone(resolved, container):
            return
        lines = content.finished()
        has_words = any(line.text.strip() for line in lines)
        self._collector.count()
        self._numbered += 1
        label, label_look = self._label(resolved, container)
        left, right = layout.get("left", 0), layout.get("right", 0)
        room = layout.get("frame_width") or self._room(container)
        align = _align(layout)
        self.found.append(
            Paragraph(
                number=self._numbered,
                part=container.part,
                section=self._section,
                lines=lines,
                align=align,
                left=left,
                right=right,
                first_line=layout.get("first", 0),
                before=_space(layout, "before"),
                after=_space(layout, "after"),
                spacing=_spacing(layout),
                label=label,
                label_look=label_look,
                counted_in=f"{resolved.numbered.id}/{resolved.numbered.level}" if resolved.numbered else "",
                cell=container.cell,
                strokes=(
                    *drawn_strokes(content.drawn.lines, has_words),
                    *border_strokes(borders, None if room is None else max(room - left - right, 0)),
                    *typed_strokes(lines),
                ),
                style=self._styles.name(style),
                level=self._styles.outline(style, layout),
                room=room,
                contextual=layout.get("contextual", False),
                page_break_before=layout.get("page_break", False),
                frame=layout.get("framed", False) or is_boxed(layout.get("borders", {})),
                holds=content.holds or child(resolved.element, "pPr", "sectPr") is not None,
            )
        )
        part = Part.TEXT_BOX if container.part is Part.BODY else container.part
        for box in content.drawn.boxes:
            outside, self._reader = self._reader, RunReader(self._styles)
            self.flow(list(blocks(box.content)), Container(part, box.room, is_boxed=True), depth + 1)
            self._reader = outside

    def _is_gone(self, resolved: Resolved, container: Container) -> bool:
        """Whether the paragraph's end is deleted or hidden, so that without letters nothing is left of it."""
        if _is_end_deleted(resolved.element):
            return True
        properties = child(resolved.element, "pPr")
        return end_mark_properties(self._styles, resolved.style, container.table, properties).get("hidden", False)

    def _room(self, container: Container) -> float | None:
        return container.room if container.cell or container.is_boxed else self._rooms[self._section]

    def _label(self, resolved: Resolved, container: Container) -> tuple[str, TextLook | None]:
        numbered = resolved.numbered
        if numbered is None:
            return "", None
        label = self._counter.label(numbered)
        letters = end_mark_properties(self._styles, resolved.style, container.table, child(resolved.element, "pPr"))
        look = look_of(over(letters, numbered.definition.letters), label)
        return label, replace(look, fonts=tuple(font for font in look.fonts if not is_symbols(font)))

    def _table(self, element: Element, container: Container, depth: int) -> None:
        read = read_table(element, self._styles, self._room(container), self._section, container.cell)
        index = len(self._collector.tables)
        self._collector.tables.append(read.table)
        for inner in read.cells:
            self._collector.count()
            cell = CellPlace(index, inner.row, inner.column, inner.columns, inner.width)
            self.flow(
                list(blocks(inner.element)),
                Container(container.part, inner.width, cell, inner.place, container.is_boxed),
                depth + 1,
            )


def _is_end_deleted(paragraph: Element) -> bool:
    """Whether the deletion of the paragraph's end is tracked, so that the next one goes on with its words."""
    mark = child(paragraph, "pPr", "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _shown_borders(
    own: Resolved, before: Element | Resolved | None, after: Element | Resolved | None
) -> dict[str, Border]:
    """The borders that show: Word draws one frame around paragraphs in a row that have the same."""
    borders = dict(own.layout.get("borders", {}))
    for side, other in (("top", before), ("bottom", after)):
        if side in borders and isinstance(other, Resolved) and _frame_of(other.layout) == _frame_of(own.layout):
            del borders[side]
    return borders


def _frame_of(layout: ParagraphProperties) -> tuple[object, ...]:
    return (
        {side: border.key for side, border in layout.get("borders", {}).items()},
        layout.get("left", 0), layout.get("right", 0), layout.get("framed", False),
    )  # fmt: skip


def _align(layout: ParagraphProperties) -> Align:
    said = layout.get("align", "start")
    align = _ALIGN.get(said, Align.LEFT)
    if layout.get("bidi") and align in (Align.LEFT, Align.RIGHT):
        return Align.LEFT if align is Align.RIGHT else Align.RIGHT
    return align


def _space(layout: ParagraphProperties, side: Literal["before", "after"]) -> float:
    is_auto = layout.get("before_auto" if side == "before" else "after_auto", False)
    return _AUTO_SPACE if is_auto else layout.get(side, 0.0)


def _spacing(layout: ParagraphProperties) -> LineSpacing:
    rule = _RULES.get(layout.get("rule", "auto"))
    line = layout.get("line", _LINE)
    if rule is None:
        return LineSpacing(SpacingRule.LINES, round(abs(line) / _LINE, 4))
    return LineSpacing(rule, abs(line))
