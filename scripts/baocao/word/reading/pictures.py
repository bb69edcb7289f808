"""Counts the pictures and embedded objects that a part of a file shows. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.word.reading.xml import ALTERNATE, A, Element, V, chosen, w

_SHOWN = (f"{A}blip", f"{V}imagedata")
_GONE = (w("del"), w("moveFrom"))


def pictures(root: Element) -> int:
    """How many pictures show in the part; of alternatives one counts, and nothing that is deleted."""
    return sum(1 for _ in _pictures(root))


def _pictures(root: Element) -> Iterator[Element]:
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag in _SHOWN:
            yield element
        elif element.tag == ALTERNATE:
            waiting += [branch] if (branch := chosen(element)) is not None else []
        elif element.tag not in _GONE:
            waiting += list(element)
