"""Traces of the work on a document: changes that wait for a decision, and comments. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from baocao.word.reading.markup import Element, children, get, w
from baocao.word.reading.model import Mark, Part, Trace

_CHANGES = {
    **dict.fromkeys((w("ins"), w("cellIns")), Trace.ADDED),
    **dict.fromkeys((w("del"), w("cellDel")), Trace.DELETED),
    **dict.fromkeys((w("moveFrom"), w("moveTo")), Trace.MOVED),
    **dict.fromkeys(
        map(w, ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange",
                "numberingChange", "cellMerge")),
        Trace.RESTYLED,
    ),
}  # fmt: skip
_P, _R = w("p"), w("r")
_WORDS = (w("t"), w("delText"))
_REFERENCES = (w("commentReference"), w("commentRangeStart"))


def changes(root: Element, part: Part, numbers: Mapping[Element, int]) -> Iterator[Mark]:
    """The tracked changes of one part of the file; `numbers` are those of its paragraphs."""
    for one in root.iter(*_CHANGES):
        kind = _CHANGES[str(one.tag)]
        changed = next(one.iterancestors(_R), one) if kind is Trace.RESTYLED else one
        yield Mark(kind, _words(changed), part, _number(one, numbers))


def comments(root: Element, said: Element | None, part: Part, numbers: Mapping[Element, int]) -> Iterator[Mark]:
    """The comments `said` that the part refers to, in the order of the file; Word shows no others."""
    texts = {get(one, "id"): one for one in children(said, "comment")}
    for one in root.iter(*_REFERENCES):
        comment = texts.pop(get(one, "id"), None)
        if comment is not None:
            yield Mark(Trace.COMMENT, _words(comment), part, _number(one, numbers))


def _words(element: Element) -> str:
    """The words inside, paragraphs and all stretches of white space as one blank."""
    pieces = (one.text or "" if one.tag in _WORDS else " " for one in element.iter(_P, *_WORDS))
    return " ".join("".join(pieces).split())


def _number(element: Element, numbers: Mapping[Element, int]) -> int:
    """The number of the paragraph around `element`; 0 without one, as for a row or a section."""
    around = next(element.iterancestors(_P), None)
    return numbers.get(around, 0) if around is not None else 0
