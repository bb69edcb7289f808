"""How rules put what they saw into words: quotations, measures, and one finding for all places of a kind. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.lines import BoxLine
from baocao.form.boxes.location import WHOLE, Location
from baocao.form.rule import Seen


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Words that a finding is about, and where they stand."""

    words: str
    where: Location


def grouped(doc: DocumentParts, kinds: Mapping[str, Sequence[Occurrence]], right: str) -> Iterator[Seen]:
    """One finding for each kind of wrong thing, at its first place; or that all is `right`."""
    for found, places in kinds.items():
        letters = sum(len(place.words) for place in places)
        whole = sum(len(paragraph.text) for paragraph in doc.paragraphs) or 1
        amount = "gần hết văn bản" if letters > whole * 0.8 else f"{len(places)} chỗ"
        words = next((place.words.strip() for place in places if place.words.strip()), "")
        example = f", ví dụ {excerpt(words, 40)}" if words else ""
        yield Seen(False, f"{found} ở {amount}{example}", places[0].where)
    if not kinds:
        yield Seen(True, right, Location(WHOLE))


def number_of_lines(lines: float) -> str:
    """`1,15 dòng`."""
    return f"{lines:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " dòng"


def joined(lines: Iterable[BoxLine]) -> str:
    """The text of several lines as one."""
    return " ".join(line.text for line in lines)


def excerpt(text: str, longest: int = 60) -> str:
    """`text` in quotation marks, cut at a word where it is long."""
    return f"“{shortened(text, longest)}”"


def shortened(text: str, longest: int) -> str:
    """`text`, cut at a word where it is long."""
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + "…"
