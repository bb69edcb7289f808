"""What Word makes of tracked changes, all accepted or all rejected, by the words of ECMA-376, 17.13.5 alone.

Strict where Word is silent: the end of a paragraph can only be taken away where a paragraph follows.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _TBL, _TR, _TC, _PPR = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "pPr"))
MARKS = (f"{W}ins", f"{W}del")
Shown = tuple[object, ...]


def document_of(data: bytes) -> Any:
    """The root of the file's document."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def shown(data: bytes) -> Shown:
    """The paragraphs and tables of a file without changes, with their words; every blank a common one."""
    return _blocks(document_of(data)[0])


def accepted(data: bytes) -> Shown:
    """The same of a file with tracked changes, once all are accepted."""
    return _settled(data, kept="ins", gone="del")


def rejected(data: bytes) -> Shown:
    """The same once all are rejected."""
    return _settled(data, kept="del", gone="ins")


def marks_in(data: bytes) -> list[Any]:
    """The elements that mark a change, in order."""
    return list(document_of(data).iter(*MARKS))


def marked_words(data: bytes) -> tuple[list[str], list[str]]:
    """The words that are marked as gone, and those that are marked as new; a stretch of letters is a word."""
    root = document_of(data)
    gone = " ".join(_text(mark, "delText") for mark in root.iter(f"{W}del"))
    new = " ".join(_text(mark, "t") for mark in root.iter(f"{W}ins"))
    return gone.split(), new.split()


def changed_paragraphs(data: bytes) -> list[str]:
    """The words, old and new, of the paragraphs that carry a mark."""
    return [
        "".join(piece.text or "" for piece in p.iter(f"{W}t", f"{W}delText"))
        for p in document_of(data).iter(_P)
        if next(p.iter(*MARKS), None) is not None
    ]


def _settled(data: bytes, *, kept: str, gone: str) -> Shown:
    root = document_of(data)
    for row in list(root.iter(_TR)):
        if row.find(f"{W}trPr/{W}{gone}") is not None:
            row.getparent().remove(row)
    for table in list(root.iter(_TBL)):
        if table.find(_TR) is None:
            table.getparent().remove(table)
    for container in list(root.iter(f"{W}body", _TC)):
        _join_paragraphs(container, gone)
    for mark in list(root.iter(f"{W}{gone}")):
        if mark.getparent().tag not in (f"{W}rPr", f"{W}trPr"):
            mark.getparent().remove(mark)
    for mark in list(root.iter(f"{W}{kept}")):
        if mark.getparent().tag not in (f"{W}rPr", f"{W}trPr"):
            for child in list(mark):
                mark.addprevious(child)
            mark.getparent().remove(mark)
    for text in root.iter(f"{W}delText"):
        text.tag = f"{W}t"
    return _blocks(root[0])


def _join_paragraphs(container: Any, gone: str) -> None:
    for p in list(container.iterchildren(_P)):
        if p.find(f"{_PPR}/{W}rPr/{W}{gone}") is None:
            continue
        following = p.getnext()
        if following is not None and following.tag == _TBL and not _has_words(p, gone):
            container.remove(p)  # all of it is gone: between two tables nothing has to be joined
            continue
        assert following is not None, "the last paragraph of its place has no other to be joined with"
        assert following.tag == _P, "no paragraph can be joined with a table"
        at = int(following.find(_PPR) is not None)
        following[at:at] = [child for child in p if child.tag != _PPR]
        container.remove(p)


def _has_words(p: Any, gone: str) -> bool:
    before = p.getprevious()
    is_between = before is not None and before.tag == _TBL
    return not is_between or any(child.tag not in (_PPR, f"{W}{gone}") for child in p)


def _blocks(container: Any) -> Shown:
    return tuple(_shown(container))


def _shown(container: Any) -> Iterator[object]:
    for child in container:
        if child.tag == _P:
            yield " ".join(_text(child, "t").split())
        elif child.tag == _TBL:
            yield tuple(tuple(_blocks(cell) for cell in row.iterchildren(_TC)) for row in child.iterchildren(_TR))


def _text(element: Any, name: str) -> str:
    pieces = element.iter(f"{W}{name}", f"{W}br", f"{W}tab")
    return "".join(piece.text or "" if piece.tag == f"{W}{name}" else "\n" for piece in pieces)
