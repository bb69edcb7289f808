"""Styles: what letters and paragraphs look like when all layers are laid over each other as Word does. Pure.

From the bottom: the document's defaults, the table's style, the paragraph's style with those it is based
on, the level of an automatic number, the style of letters, and what is said on the spot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

from baocao.word.reading.model import AUTO, TextLook
from baocao.word.reading.properties import (
    TOGGLES,
    Border,
    ParagraphProperties,
    RunProperties,
    borders_of,
    margins_of,
    paragraph_properties_of,
    run_properties_of,
)
from baocao.word.reading.theme import Theme
from baocao.word.reading.xml import Element, child, children, get, is_on

_FAMILY = "Times New Roman"
_SIZE = 10.0
_LONGEST = 50
"""The longest chain of styles, each based on the next, that Word allows."""
_CONDITIONS = (
    "wholeTable", "band1Vert", "band2Vert", "band1Horz", "band2Horz", "lastCol", "firstCol", "lastRow", "firstRow",
    "neCell", "nwCell", "seCell", "swCell",
)  # fmt: skip
# Which letters Word takes from which family, by their place in Unicode (ECMA-376 17.3.2.26).
_ASIAN = (
    ("\u1100", "\u11ff"), ("\u2e80", "\ud7ff"), ("\uf900", "\ufaff"), ("\ufe30", "\ufe6f"), ("\uff00", "\uffef"),
    ("\U00020000", "\U0003ffff"),
)  # fmt: skip
_RIGHT_TO_LEFT = (("\u0590", "\u07bf"), ("\ufb1d", "\ufdff"), ("\ufe70", "\ufefe"))
_SHARED = (
    *((sign, sign) for sign in "¡¤§¨ª¯°±²³´¶·¸¹º¼½¾¿×÷"),
    ("\u02b0", "\u04ff"), ("\u2000", "\u2bff"), ("\ue000", "\uf8ff"),
)  # fmt: skip
"""Signs such as quotes and dashes, Asian where the letters' own hint says so."""
_SOFT_HYPHEN = "\u00ad"


class TablePlace(NamedTuple):
    """What a table's style may do to a cell: the style's id and the conditions that the cell meets."""

    style: str
    conditions: frozenset[str]


class CellStyle(NamedTuple):
    """What a table's style says of the cells in one place; `borders` are the table's, `own_borders` the cell's."""

    layout: ParagraphProperties
    letters: RunProperties
    margins: Mapping[str, float]
    borders: Mapping[str, Border]
    own_borders: Mapping[str, Border]


@dataclass(frozen=True, slots=True)
class WordStyle:
    """One style as written: its own layers, the style it is based on, and its name."""

    id: str
    kind: str
    name: str
    based_on: str
    element: Element
    layout: ParagraphProperties
    letters: RunProperties


class Styles:
    """The styles of a file, every question answered once. Works without a styles part."""

    def __init__(self, root: Element | None, theme: Theme) -> None:
        self.theme = theme
        defaults = child(root, "docDefaults")
        self._letters = run_properties_of(child(defaults, "rPrDefault", "rPr"), theme)
        self._layout = paragraph_properties_of(child(defaults, "pPrDefault", "pPr"))
        self._styles: dict[str, WordStyle] = {}
        self._default = {"paragraph": "", "table": ""}
        for element in children(root, "style"):
            style_id, kind = get(element, "styleId") or "", get(element, "type") or "paragraph"
            if style_id in self._styles:
                continue
            self._styles[style_id] = WordStyle(
                style_id, kind, get(child(element, "name")) or style_id, get(child(element, "basedOn")) or "", element,
                paragraph_properties_of(child(element, "pPr")), run_properties_of(child(element, "rPr"), theme),
            )  # fmt: skip
            if is_on(get(element, "default")) and not self._default.get(kind, "-"):
                self._default[kind] = style_id
        if not self._default["paragraph"]:  # Word takes its own basic style where none is named the default
            named = (
                style.id
                for style in self._styles.values()
                if style.kind == "paragraph" and style.name.lower() == "normal"
            )
            self._default["paragraph"] = next(named, "")
        self._chains: dict[tuple[str, str], tuple[WordStyle, ...]] = {}
        self._bases: dict[tuple[TablePlace | None, str, str], RunProperties] = {}
        self._cells: dict[TablePlace, CellStyle] = {}

    def chain(self, style_id: str, kind: str) -> tuple[WordStyle, ...]:
        """The style and those it is based on, the root first; a style of another kind is ignored.

        A paragraph's missing style is the default one.
        """
        key = style_id, kind
        if key not in self._chains:
            found: list[WordStyle] = []
            at = self._styles.get(style_id)
            if (at is None or at.kind != kind) and kind == "paragraph":
                at = self._styles.get(self._default["paragraph"])
            while at is not None and at.kind == kind and at not in found and len(found) < _LONGEST:
                found.append(at)
                at = self._styles.get(at.based_on)
            self._chains[key] = tuple(reversed(found))
        return self._chains[key]

    def table_chain(self, style_id: str) -> tuple[WordStyle, ...]:
        """The table style and those it is based on; the default table style where the table names none."""
        return self.chain(style_id, "table") or self.chain(self._default["table"], "table")

    # ----------------------------------------------------------------- letters

    def letters(self, place: TablePlace | None, paragraph: str, character: str = "") -> RunProperties:
        """The letters that the styles make, before anything said on the spot."""
        key = place, paragraph, character
        if key not in self._bases:
            table = self.cell(place).letters if place else RunProperties()
            levels = [
                table,
                _merged_letters([style.letters for style in self.chain(paragraph, "paragraph")]),
                _merged_letters([style.letters for style in self.chain(character, "character")]),
            ]
            whole = _merged_letters([self._letters, *levels])
            for toggle in TOGGLES:
                start = bool(self._letters.get(toggle, False))
                flips = sum(1 for level in levels if toggle in level and bool(level.get(toggle)) != start)
                whole[toggle] = start != (flips % 2 == 1)  # type: ignore[literal-required]
            self._bases[key] = whole
        return self._bases[key]

    # ----------------------------------------------------------------- paragraphs

    def layout(
        self,
        place: TablePlace | None,
        paragraph: str,
        direct: ParagraphProperties,
        level: ParagraphProperties | None,
        numbered_by: str,
    ) -> ParagraphProperties:
        """The paragraph's layout; `level` is its number's, laid under the style `numbered_by` that names the number.

        Without such a style the number was given on the spot, and its level lies over all styles.
        """
        layers = [self._layout, self.cell(place).layout if place else ParagraphProperties()]
        for style in self.chain(paragraph, "paragraph"):
            if level and style.id == numbered_by:
                layers.append(level)
            layers.append(style.layout)
        if level and not numbered_by:
            layers.append(level)
        return _merged_layouts([*layers, direct])

    def style_number(self, paragraph: str) -> tuple[str, int | None, str]:
        """The number that the paragraph's style gives: its id, its level where said, and the style that says so."""
        number, level, by = "", None, ""
        for style in reversed(self.chain(paragraph, "paragraph")):
            level = style.layout.get("ilvl") if level is None else level
            if "num" in style.layout:
                return style.layout["num"], level, style.id
        return number, level, by

    def outline(self, paragraph: str, layout: ParagraphProperties) -> int:
        """The outline level from 1, 0 for text; built-in headings have one without saying so."""
        said = layout.get("outline")
        if said is None:
            for style in reversed(self.chain(paragraph, "paragraph")):
                head, _, digit = style.name.lower().partition(" ")
                if head == "heading" and digit in "123456789" and digit:
                    return int(digit)
            return 0
        return said + 1 if 0 <= said < 9 else 0

    def name(self, paragraph: str) -> str:
        """The name of the paragraph's style as Word lists it."""
        chain = self.chain(paragraph, "paragraph")
        return chain[-1].name if chain else ""

    # ----------------------------------------------------------------- tables

    def cell(self, place: TablePlace) -> CellStyle:
        """What the table's style says of a cell in this place."""
        if place not in self._cells:
            margins: dict[str, float] = {}
            borders: dict[str, Border] = {}
            own_borders: dict[str, Border] = {}
            parts = list(self._table_parts(place))
            for part in parts:
                margins |= margins_of(child(part, "tblPr", "tblCellMar")) | margins_of(child(part, "tcPr", "tcMar"))
                borders |= borders_of(child(part, "tblPr", "tblBorders"))
                own_borders |= borders_of(child(part, "tcPr", "tcBorders"))
            self._cells[place] = CellStyle(
                _merged_layouts([paragraph_properties_of(child(part, "pPr")) for part in parts]),
                _merged_letters([run_properties_of(child(part, "rPr"), self.theme) for part in parts]),
                margins, borders, own_borders,
            )  # fmt: skip
        return self._cells[place]

    def _table_parts(self, place: TablePlace) -> Iterator[Element]:
        """The table's styles and their conditions that the cell meets, the weakest first."""
        chain = self.table_chain(place.style)
        for style in chain:
            yield style.element
        for condition in _CONDITIONS:
            if condition in place.conditions:
                for style in chain:
                    yield from (
                        conditional
                        for conditional in children(style.element, "tblStylePr")
                        if get(conditional, "type") == condition
                    )


def _merged_letters(layers: Sequence[RunProperties]) -> RunProperties:
    whole: RunProperties = {}
    for layer in layers:
        whole.update(layer)
    return whole


def _merged_layouts(layers: Sequence[ParagraphProperties]) -> ParagraphProperties:
    whole: ParagraphProperties = {}
    for layer in layers:
        borders = {**whole.get("borders", {}), **layer["borders"]} if "borders" in layer else None
        whole.update(layer)
        if borders is not None:
            whole["borders"] = borders
    return whole


def over(base: RunProperties, direct: RunProperties) -> RunProperties:
    """`base` with what is said on the spot."""
    return cast("RunProperties", {**base, **direct}) if direct else base


def look_of(letters: RunProperties, text: str) -> TextLook:
    """How `text` looks with these properties."""
    is_complex = letters.get("is_complex", False)
    return TextLook(
        fonts=_fonts(letters, text),
        size=letters.get("complex_size", _SIZE) if is_complex else letters.get("size", _SIZE),
        bold=letters.get("complex_bold", False) if is_complex else letters.get("bold", False),
        italic=letters.get("complex_italic", False) if is_complex else letters.get("italic", False),
        underline=letters.get("underline", False),
        raised=letters.get("raised", False),
        lift=letters.get("lift", 0),
        caps=letters.get("caps", False) or letters.get("small_caps", False),
        color=letters.get("color", AUTO),
        highlight=letters.get("highlight", False) or letters.get("shaded", False),
    )


def _fonts(letters: RunProperties, text: str) -> tuple[str, ...]:
    """The families of the kinds of letters in `text`; none for blanks (ECMA-376 17.3.2.26)."""
    found: dict[str, None] = {}
    for letter in dict.fromkeys(text):
        if letter.isspace() or letter == _SOFT_HYPHEN:
            continue
        if letters.get("is_complex"):
            family = letters.get("complex", _FAMILY)
        elif letter <= "\x7f" or _is_in(letter, _RIGHT_TO_LEFT):
            family = letters.get("ascii", _FAMILY)
        elif _is_in(letter, _ASIAN) or (letters.get("is_east") and _is_in(letter, _SHARED)):
            family = letters.get("asian", _FAMILY)
        else:
            family = letters.get("other", _FAMILY)
        found[family] = None
    if not found and _SOFT_HYPHEN in text:
        found[letters.get("other", _FAMILY)] = None
    return tuple(found)


def _is_in(letter: str, ranges: Sequence[tuple[str, str]]) -> bool:
    return any(first <= letter <= last for first, last in ranges)
