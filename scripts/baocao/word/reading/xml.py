"""WordprocessingML as it is written: names, lengths, switches and order of anybody's XML, broken values included. Pure.

Nothing here raises: a value that cannot be read is no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from baocao.word.package import R, W

Element = etree._Element

MM_PER_TWIP = 25.4 / 1440
MM_PER_PT = 25.4 / 72
MM_PER_EMU = 1 / 36000

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
V = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_W, _R = f"{{{W}}}", f"{{{R}}}"

_PT = {"": 0.05, "pt": 1, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72, "pc": 12, "pi": 12, "px": 0.75}
_LENGTH = re.compile(r"\s*([-+]?\d{1,9}(?:\.\d{1,9})?|[-+]?\.\d{1,9})\s*(pt|mm|cm|in|pc|pi|px)?\s*")
ALTERNATE = f"{MC}AlternateContent"
_OFF = frozenset(("0", "false", "off", "none"))


def w(name: str) -> str:
    """The full name of an element or attribute of Word."""
    return _W + name


_WRAPPERS = frozenset(map(w, (
    "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "bdo", "dir", "ruby", "rubyBase",
)))  # fmt: skip
"""What stands around others and says nothing of their look."""


def get(element: Element | None, name: str = "val") -> str | None:
    """Word's attribute `name` of `element`."""
    return None if element is None else element.get(_W + name)


def link(element: Element, name: str = "id") -> str | None:
    """The relationship id that `element` names."""
    return element.get(_R + name)


def child(element: Element | None, *names: str) -> Element | None:
    """The element that Word's `names` lead to, one inside the other."""
    for name in names:
        if element is None:
            return None
        element = element.find(_W + name)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of Word's name `name`."""
    if element is not None:
        yield from element.iterchildren(_W + name)


def switch(element: Element | None) -> bool | None:
    """Whether a property is switched on; None where it is not named."""
    return None if element is None else is_on(get(element), named=True)


def is_on(value: str | None, *, named: bool = False) -> bool:
    """Whether the value of a switch means on; `named` is what no value means."""
    return named if value is None else value.strip().lower() not in _OFF


def whole(value: str | None) -> int | None:
    """A whole number; None for anything else."""
    return int(value) if value is not None and re.fullmatch(r"\s*[-+]?[0-9]{1,9}\s*", value) else None


def points(value: str | None, *, bare: str = "") -> float | None:
    """A length in pt; a bare number counts twips, or the unit `bare`."""
    found = _LENGTH.fullmatch(value) if value is not None else None
    return float(found[1]) * _PT[found[2] or bare] if found else None


def millimetres(value: str | None, *, bare: str = "") -> float | None:
    """A length in mm; a bare number counts twips, or the unit `bare`."""
    length = points(value, bare=bare)
    return None if length is None else length * MM_PER_PT


def emus(value: str | None) -> float | None:
    """A drawing's length in mm."""
    found = whole(value)
    return points(value) if found is None and value else None if found is None else found * MM_PER_EMU


def chosen(alternate: Element) -> Element | None:
    """The one branch of `mc:AlternateContent` that is read: the first that holds anything."""
    for branch in alternate:
        if branch.tag in (f"{MC}Choice", f"{MC}Fallback") and len(branch):
            return branch
    return None


def blocks(parent: Element) -> Iterator[Element]:
    """The children of `parent` in order, those inside content controls and other wrappers among them.

    Of alternatives one is taken. Deleted text and what was moved away are no wrappers and come as they are.
    """
    open_: list[Iterator[Element]] = [iter(parent)]
    while open_:
        element = next(open_[-1], None)
        if element is None:
            open_.pop()
        elif element.tag in _WRAPPERS:
            open_.append(iter(element))
        elif element.tag == ALTERNATE:
            branch = chosen(element)
            open_.append(iter(branch if branch is not None else ()))
        else:
            yield element
