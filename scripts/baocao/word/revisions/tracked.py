"""The marks of tracked changes: who changed what and when, around runs, on paragraph marks and on rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from baocao.word.package import allowed
from baocao.word.writing.elements import NS, element, properties

_AFTER_MARK = (f"{NS}sectPr", f"{NS}pPrChange")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Side(Enum):
    """Which of the two files has it; the value is the element that says so."""

    BOTH = ""
    OLD = "del"
    NEW = "ins"


@dataclass(frozen=True, slots=True)
class Authorship:
    """Whose change it is, and when it was made."""

    author: str
    moment: datetime

    @property
    def values(self) -> dict[str, str]:
        """For the attributes; Word shows the time as it is written, so it stays that of the author's own clock."""
        moment = self.moment.replace(microsecond=0)
        date = f"{moment.replace(tzinfo=None).isoformat()}Z" if not moment.utcoffset() else moment.isoformat()
        return {"author": allowed(" ".join(self.author.split())) or "?", "date": date}


def mark_paragraph(paragraph: Any, side: Side) -> None:
    """Say that the paragraph's end is only in one of the files."""
    inside = properties(paragraph)
    mark = element("rPr")
    mark.append(element(side.value))
    at = next((i for i, child in enumerate(inside) if child.tag in _AFTER_MARK), len(inside))
    inside.insert(at, mark)


def mark_row(row: Any, side: Side) -> None:
    """Say that the row is only in one of the files."""
    behaviour = row.find(f"{NS}trPr")
    if behaviour is None:
        behaviour = element("trPr")
        row.insert(0, behaviour)
    if not len(behaviour):  # the schema asks for a property before the mark: this is what holds anyhow
        behaviour.append(element("cantSplit", val="off"))
    behaviour.append(element(side.value))


def wrapped(runs: Iterable[Any], side: Side) -> Any:
    """The runs as an insertion or a deletion, in which text has another name."""
    made = element(side.value)
    for run in runs:
        made.append(run)
    if side is Side.OLD:
        for text in made.iter(f"{NS}t"):
            text.tag = f"{NS}delText"
            text.set(_SPACE, "preserve")
    return made


def sign(body: Any, authorship: Authorship) -> int:
    """Give each mark in the document its number, author and date; how many there are."""
    count = 0
    for count, mark in enumerate(body.iter(f"{NS}ins", f"{NS}del"), 1):
        for name, value in {"id": str(count), **authorship.values}.items():
            mark.set(f"{NS}{name}", value)
    return count
