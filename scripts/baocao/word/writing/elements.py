"""WordprocessingML elements by their short names: reading, making and styling paragraphs.

Elements are typed `Any`: lxml's own types make every child that must be there a possible None.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from baocao.word.package import W

NS = f"{{{W}}}"
P, TBL, PPR, VAL = f"{NS}p", f"{NS}tbl", f"{NS}pPr", f"{NS}val"
_PSTYLE = f"{NS}pStyle"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# The order of the schema, as far as it is needed here; Word refuses properties out of order.
_ORDER = tuple(
    f"{NS}{name}"
    for name in ("pStyle", "keepNext", "keepLines", "numPr", "pBdr", "spacing", "ind", "jc", "outlineLvl", "sectPr")
)


def parse(part: bytes) -> Any:
    """The root element of a part that pandoc wrote."""
    return etree.fromstring(part, etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True))


def serialise(root: Any) -> bytes:
    """The part that `root` stands for."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def element(name: str, **values: str) -> Any:
    """A new element, its attributes in Word's namespace."""
    return etree.Element(f"{NS}{name}", {f"{NS}{key}": value for key, value in values.items()})


def properties(paragraph: Any) -> Any:
    """The paragraph's properties, made if it has none."""
    found = next(paragraph.iterchildren(PPR), None)
    if found is None:
        found = element("pPr")
        paragraph.insert(0, found)
    return found


def set_property(paragraph: Any, name: str, **values: str) -> None:
    """Give the paragraph a property, in the place of one of that name."""
    inside, new = properties(paragraph), element(name, **values)
    for old in inside.findall(new.tag):
        inside.remove(old)
    rank = _ORDER.index(new.tag)
    at = next((i for i, child in enumerate(inside) if child.tag in _ORDER[rank + 1 :]), len(inside))
    inside.insert(at, new)


def style_of(block: Any) -> str:
    """The style's id; empty where the block is no paragraph or has none."""
    style = _named_style(block)
    return "" if style is None else str(style.get(VAL))


def set_style(paragraph: Any, style: str) -> None:
    """Give the paragraph the style with the id `style`."""
    named = _named_style(paragraph)
    if named is None:
        set_property(paragraph, "pStyle", val=style)
    else:
        named.set(VAL, style)


def _named_style(block: Any) -> Any:
    return next((style for inside in block.iterchildren(PPR) for style in inside.iterchildren(_PSTYLE)), None)


def paragraph(style: str, words: str = "", indent: str = "") -> Any:
    """A new paragraph; `indent` on both sides, in twips."""
    made = element("p")
    set_style(made, style)
    if indent:
        set_property(made, "ind", left=indent, right=indent)
    if words:
        text = element("t")
        text.set(_SPACE, "preserve")
        text.text = words
        run = element("r")
        run.append(text)
        made.append(run)
    return made


def words_of(block: Any) -> str:
    """The text that the block shows, every stretch of white space as one blank."""
    pieces = (piece.text or "" if piece.tag == f"{NS}t" else " " for piece in block.iter(f"{NS}t", f"{NS}br"))
    return " ".join("".join(pieces).split())
