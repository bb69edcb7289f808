"""Anybody's Word file with every tracked change accepted, or every one rejected (ECMA-376, 17.13.5). Pure.

Only what it says is settled; formatting that was tracked stays as it shows. Never raises: a file that cannot be read
comes back as it is, and whoever opens it says so.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from baocao.word.package import DOCUMENT, zip_package
from baocao.word.stamp import parts_of
from baocao.word.writing.elements import NS, PPR, TBL, P

_COME = tuple(f"{NS}{name}" for name in ("ins", "moveTo"))
_GONE = tuple(f"{NS}{name}" for name in ("del", "moveFrom"))
_RPR, _TRPR, _ROW = f"{NS}rPr", f"{NS}trPr", f"{NS}tr"
_PLAIN = {f"{NS}delText": f"{NS}t", f"{NS}delInstrText": f"{NS}instrText"}
_SHOWS = tuple(f"{NS}{name}" for name in ("t", "sym", "drawing", "pict", "object", "tab", "noBreakHyphen"))
_HOLDERS = tuple(f"{NS}{name}" for name in ("body", "tc", "txbxContent"))


def settled(data: bytes, *, accept: bool) -> bytes:
    """The file with its changes accepted or, else, rejected; the very same bytes where it has none."""
    parts = parts_of(data)
    if parts is None or DOCUMENT not in parts:
        return data
    try:
        root: Any = etree.fromstring(
            parts[DOCUMENT], etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        )
    except (etree.XMLSyntaxError, ValueError):
        return data
    if next(root.iter(*_COME, *_GONE), None) is None:
        return data
    kept, gone = (_COME, _GONE) if accept else (_GONE, _COME)
    _settle(root, kept, gone)
    written = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    return zip_package({**parts, DOCUMENT: written})


def _settle(root: Any, kept: tuple[str, ...], gone: tuple[str, ...]) -> None:
    for row in list(root.iter(_ROW)):
        if _is_marked(row.find(_TRPR), gone):
            row.getparent().remove(row)
    for table in list(root.iter(TBL)):
        if table.find(f".//{_ROW}") is None and table.getparent() is not None:
            table.getparent().remove(table)
    ended = [paragraph for paragraph in root.iter(P) if _is_marked(paragraph.find(f"{PPR}/{_RPR}"), gone)]
    for mark in list(root.iter(*gone)):
        if mark.getparent() is not None and mark.getparent().tag not in (_RPR, _TRPR):
            _take_out(mark)
    for mark in list(root.iter(*kept)):
        parent = mark.getparent()
        if parent is not None and parent.tag not in (_RPR, _TRPR):
            for inner in list(mark):
                mark.addprevious(inner)
            _take_out(mark)
    for mark in [mark for mark in root.iter(*kept, *gone) if mark.getparent() is not None]:
        mark.getparent().remove(mark)
    for element in root.iter(*_PLAIN):
        element.tag = _PLAIN[element.tag]
    for paragraph in ended:
        _join(paragraph)


def _is_marked(properties: Any, marks: tuple[str, ...]) -> bool:
    return properties is not None and any(properties.find(mark) is not None for mark in marks)


def _take_out(element: Any) -> None:
    """Remove an element, not the text that an odd file may have behind it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _join(paragraph: Any) -> None:
    """Join a paragraph whose end is gone with the next one; where there is none, one without words goes."""
    parent = paragraph.getparent()
    if parent is None:
        return
    following = paragraph.getnext()
    while following is not None and following.tag not in (P, TBL):
        following = following.getnext()
    if following is not None and following.tag == P:
        own = [child for child in paragraph if child.tag != PPR]
        at = int(following.find(PPR) is not None)
        following[at:at] = own
        parent.remove(paragraph)
    elif next(paragraph.iter(*_SHOWS), None) is None and (parent.tag not in _HOLDERS or len(parent.findall(P)) > 1):
        parent.remove(paragraph)
