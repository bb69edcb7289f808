"""What one `w:rPr` or `w:pPr` says, and no more: values in pt and mm by name. Pure.

Layers of these are merged by `cascade`; a name that is absent is left to the layer below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, TypedDict, cast

from baocao.word.reading.theme import Theme, color_of, families_of
from baocao.word.reading.xml import Element, child, get, is_on, millimetres, points, switch, whole

_SIDEWAYS = (("left", ("left", "start")), ("right", ("right", "end")))
SIDES = ("top", "left", "bottom", "right")
_INVISIBLE = frozenset(("nil", "none"))
_SOLID = frozenset(("single", "thick"))
_TWIPS_PER_LINE = 2.4  # of a hundredth of a line
_WHITE = frozenset(("AUTO", "FFFFFF", ""))


class RunProperties(TypedDict, total=False):
    """Properties of letters. `ascii`, `other`, `asian` and `complex` are the families by kind of letter.

    `size` is in pt; those that begin with `complex_` count where `is_complex`, for scripts such as Arabic.
    `is_east`: signs that several scripts share are taken from the Asian family.
    """

    ascii: str
    other: str
    asian: str
    complex: str
    is_complex: bool
    is_east: bool
    size: float
    complex_size: float
    complex_bold: bool
    complex_italic: bool
    bold: bool
    italic: bool
    caps: bool
    small_caps: bool
    hidden: bool
    underline: bool
    raised: bool
    lift: int
    color: str
    highlight: bool
    shaded: bool


TOGGLES = ("bold", "italic", "complex_bold", "complex_italic", "caps", "small_caps", "hidden")
"""The properties that styles at several levels switch on and off again (ECMA-376 17.7.3)."""
_TOGGLE_NAMES = dict(zip(("b", "i", "bCs", "iCs", "caps", "smallCaps", "vanish"), TOGGLES, strict=True))
_LIFTS = {"superscript": 1, "subscript": -1}
_SIZES = {"sz": "size", "szCs": "complex_size"}


class Border(NamedTuple):
    """A border: whether it shows, and whether it is one unbroken stroke. `key` tells equal ones."""

    visible: bool
    solid: bool
    key: tuple[tuple[str, str], ...]


class ParagraphProperties(TypedDict, total=False):
    """Properties of a paragraph: indents in mm, spaces in pt; `num` and `ilvl` name its automatic number."""

    align: str
    bidi: bool
    left: float
    right: float
    first: float
    before: float
    after: float
    before_auto: bool
    after_auto: bool
    line: float
    rule: str
    contextual: bool
    page_break: bool
    outline: int
    num: str
    ilvl: int
    borders: Mapping[str, Border]
    framed: bool
    frame_width: float | None


# --------------------------------------------------------------------------- letters


def run_properties_of(properties: Element | None, theme: Theme) -> RunProperties:
    """What a `w:rPr` says."""
    said: RunProperties = {}
    for element in properties if properties is not None else ():
        name = element.tag.rpartition("}")[2]
        if name in _TOGGLE_NAMES:
            said[_TOGGLE_NAMES[name]] = bool(switch(element))  # type: ignore[literal-required]
        elif name == "rFonts":
            said.update(cast("RunProperties", families_of(element, theme)))
            if hint := get(element, "hint"):
                said["is_east"] = hint == "eastAsia"
        elif name in _SIZES and (size := _size(get(element))):
            said[_SIZES[name]] = size  # type: ignore[literal-required]
        elif name in ("cs", "rtl"):
            said["is_complex"] = said.get("is_complex", False) or bool(switch(element))
        elif name == "u":
            said["underline"] = (get(element) or "single") != "none"
        elif name == "vertAlign":
            said["lift"] = _LIFTS.get(get(element) or "", 0)
            said["raised"] = said["lift"] != 0
        elif name == "color" and (color := color_of(element, theme)):
            said["color"] = color
        elif name == "highlight":
            said["highlight"] = (get(element) or "none") not in ("none", "white")
        elif name == "shd":
            said["shaded"] = _is_shaded(element)
    return said


def _size(value: str | None) -> float | None:
    """A font size in pt; a bare number counts half points."""
    halves = whole(value)
    size = points(value) if halves is None else halves / 2
    return size if size and size > 0 else None


def _is_shaded(element: Element) -> bool:
    pattern = (get(element) or "clear").lower()
    if pattern == "nil":
        return False
    if pattern == "clear":
        is_themed = get(element, "themeFill") not in (None, "none", "background1")
        return is_themed or not _is_white((get(element, "fill") or "").upper())
    return True


def _is_white(fill: str) -> bool:
    """Whether a ground is white, or so nearly that nobody tells it from paper: texts from web pages bring it along."""
    if fill in _WHITE:
        return True
    return len(fill) == 6 and all(fill[at] == "F" and fill[at + 1] in "56789ABCDEF" for at in (0, 2, 4))


# --------------------------------------------------------------------------- paragraphs


_Reader = Callable[[Element, ParagraphProperties], None]


def paragraph_properties_of(properties: Element | None) -> ParagraphProperties:
    """What a `w:pPr` says, its style apart."""
    said: ParagraphProperties = {}
    for element in properties if properties is not None else ():
        if read := _READERS.get(element.tag.rpartition("}")[2]):
            read(element, said)
    return said


def _indents(element: Element, said: ParagraphProperties) -> None:
    for side, names in _SIDEWAYS:
        length = next((found for name in names if (found := millimetres(get(element, name))) is not None), None)
        if length is not None:
            said[side] = length  # type: ignore[literal-required]
    hanging, first = millimetres(get(element, "hanging")), millimetres(get(element, "firstLine"))
    if hanging or (hanging is not None and first is None):
        said["first"] = 0 - hanging
    elif first is not None:
        said["first"] = first


def _spacing(element: Element, said: ParagraphProperties) -> None:
    for side in ("before", "after"):
        auto = get(element, f"{side}Autospacing")
        if auto is not None:
            said[f"{side}_auto"] = is_on(auto)  # type: ignore[literal-required]
        space, lines = points(get(element, side)), whole(get(element, f"{side}Lines"))
        if space is None and lines is not None:
            space = lines * _TWIPS_PER_LINE / 20
        if space is not None:
            said[side] = space
    if (line := points(get(element, "line"))) is not None:
        said["line"], said["rule"] = line, get(element, "lineRule") or "auto"


def _numbered(element: Element, said: ParagraphProperties) -> None:
    if (number := get(child(element, "numId"))) is not None:
        said["num"] = number
    if (level := whole(get(child(element, "ilvl")))) is not None:
        said["ilvl"] = level


def _framed(element: Element, said: ParagraphProperties) -> None:
    said["framed"] = get(element, "dropCap") in (None, "none")
    said["frame_width"] = millimetres(get(element, "w"))


def _borders(element: Element, said: ParagraphProperties) -> None:
    said["borders"] = borders_of(element)


def borders_of(element: Element | None) -> dict[str, Border]:
    """The borders by side; `start` and `end` are the left and right ones."""
    found = {}
    for edge in element if element is not None else ():
        name = edge.tag.rpartition("}")[2]
        kind, color = get(edge) or "none", (get(edge, "color") or "").upper()
        visible = kind not in _INVISIBLE and color != "FFFFFF"
        key = tuple(sorted((str(key), str(value)) for key, value in edge.attrib.items()))
        found[{"start": "left", "end": "right"}.get(name, name)] = Border(visible, kind in _SOLID, key)
    return found


def margins_of(element: Element | None) -> dict[str, float]:
    """The margins of cells in mm, `left` and `right`, that a `w:tblCellMar` or `w:tcMar` says."""
    found = {}
    for side, names in _SIDEWAYS:
        for name in names:
            if (length := millimetres(get(child(element, name), "w"))) is not None:
                found[side] = length
    return found


def _flag(name: str) -> _Reader:
    def read(element: Element, said: ParagraphProperties) -> None:
        said[name] = bool(switch(element))  # type: ignore[literal-required]

    return read


def _align(element: Element, said: ParagraphProperties) -> None:
    if value := get(element):
        said["align"] = value


def _outline(element: Element, said: ParagraphProperties) -> None:
    if (level := whole(get(element))) is not None:
        said["outline"] = level


_READERS: Mapping[str, _Reader] = {
    "ind": _indents,
    "spacing": _spacing,
    "numPr": _numbered,
    "framePr": _framed,
    "pBdr": _borders,
    "jc": _align,
    "outlineLvl": _outline,
    "bidi": _flag("bidi"),
    "contextualSpacing": _flag("contextual"),
    "pageBreakBefore": _flag("page_break"),
}
