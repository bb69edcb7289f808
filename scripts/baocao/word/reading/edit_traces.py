"""Traces of the work on a document: changes that wait for a decision, and comments. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from baocao.word.reading.model import EditTrace, EditTraceKind, Part
from baocao.word.reading.xml import Element, children, get, w

_CHANGES = {
    **dict.fromkeys((w("ins"), w("cellIns")), EditTraceKind.ADDED),
    **dict.fromkeys((w("del"), w("cellDel")), EditTraceKind.DELETED),
    **dict.fromkeys((w("moveFrom"), w("moveTo")), EditTraceKind.MOVED),
    **dict.fromkeys(
        map(w, ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange",
                "numberingChange", "cellMerge")),
        EditTraceKind.RESTYLED,
    ),
}  # fmt: skip
_P, _R = w("p"), w("r")
_WORDS = (w("t"), w("delText"))
_START, _END = w("commentRangeStart"), w("commentRangeEnd")
_REFERENCES = (w("commentReference"), _START)


def changes(root: Element, part: Part, numbers: Mapping[Element, int]) -> Iterator[EditTrace]:
    """The tracked changes of one part of the file; `numbers` are those of its paragraphs."""
    for change in root.iter(*_CHANGES):
        kind = _CHANGES[str(change.tag)]
        changed = next(change.iterancestors(_R), change) if kind is EditTraceKind.RESTYLED else change
        yield EditTrace(kind, _words(changed), part, _number(change, numbers), *_signed(change))


def comments(root: Element, said: Element | None, part: Part, numbers: Mapping[Element, int]) -> Iterator[EditTrace]:
    """The comments `said` that the part refers to, in the order of the file; Word shows no others."""
    texts = {get(comment, "id"): comment for comment in children(said, "comment")}
    quotes = _quotes(root) if texts else {}
    for reference in root.iter(*_REFERENCES):
        key = get(reference, "id")
        comment = texts.pop(key, None)
        if comment is not None:
            number, quote = _number(reference, numbers), quotes.get(key, "")
            yield EditTrace(EditTraceKind.COMMENT, _words(comment), part, number, *_signed(comment), quote)


def _quotes(root: Element) -> dict[str | None, str]:
    """The words between the start and the end of each comment's range, by its id; ranges may overlap."""
    open_: dict[str | None, list[str]] = {}
    closed: dict[str | None, str] = {}
    for element in root.iter(_P, _START, _END, *_WORDS):
        if element.tag == _START:
            open_[get(element, "id")] = []
        elif element.tag == _END:
            closed[get(element, "id")] = " ".join("".join(open_.pop(get(element, "id"), ())).split())
        else:
            for pieces in open_.values():
                pieces.append(" " if element.tag == _P else element.text or "")
    return closed


def _signed(element: Element) -> tuple[str, str]:
    """Whose it is, and from when."""
    return " ".join((get(element, "author") or "").split()), (get(element, "date") or "").strip()


def _words(element: Element) -> str:
    """The words inside, paragraphs and all stretches of white space as one blank."""
    pieces = (part.text or "" if part.tag in _WORDS else " " for part in element.iter(_P, *_WORDS))
    return " ".join("".join(pieces).split())


def _number(element: Element, numbers: Mapping[Element, int]) -> int:
    """The number of the paragraph around `element`; 0 without one, as for a row or a section."""
    around = next(element.iterancestors(_P), None)
    return numbers.get(around, 0) if around is not None else 0
