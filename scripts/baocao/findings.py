"""Findings as they are shown: plain values that stand without the report they are about. Pure.

They are no part of the model, so that what was found before is shown without importing it.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

SEVERITY_WORDS = {"error": "lỗi", "warning": "cảnh báo", "note": "gợi ý"}
"""How grave a finding is, as the screen and the pages say it."""
UNREADABLE = "F09"
"""The rule about files that cannot be read; no other rule runs on them."""


class FilePlace(NamedTuple):
    """A stretch of a file: lines and columns from 1, in characters; the end is just after the last one."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


class ShownRelated(NamedTuple):
    """Another place that explains a finding."""

    place: FilePlace
    message: str


class ShownEdit(NamedTuple):
    """What to put in place of a stretch of a file."""

    place: FilePlace
    text: str


class ShownFinding(NamedTuple):
    """All that any output says of a finding.

    `line` is the author's own, on which it begins, None where there is nothing to see. `start` and `end` say where it
    stands in the text as it was read, and only order the findings.
    """

    place: FilePlace
    start: int
    end: int
    rule: str
    name: str
    severity: str
    message: str
    help: str
    line: str | None
    related: tuple[ShownRelated, ...]
    edits: tuple[ShownEdit, ...]


class OfficeFindings(NamedTuple):
    """What was found in the reports of one office, and how many they are."""

    findings: tuple[ShownFinding, ...]
    reports: int


class Commands(NamedTuple):
    """What the user types where he is: how a text that names commands is said, and what mends, where he did not type
    the command himself."""

    said: Callable[[str], str] = str
    mending: str = ""


AS_OURS = Commands()
"""Every command by our own name for it."""


class Summary(NamedTuple):
    """How many reports were looked at, and how many findings of each severity they have.

    Where only what a change brought is wanted, `left` is how many more they had already before, and `elsewhere` how
    many of the findings are in reports that did not change, None where none is.
    """

    reports: int
    errors: int
    warnings: int
    notes: int
    left: int | None = None
    elsewhere: int | None = None


def listed(findings: Iterable[ShownFinding]) -> list[ShownFinding]:
    """The findings by file, place and rule, as every output lists them; else in the order they were found."""
    return sorted(findings, key=lambda found: (found.place.path, found.start, found.end, found.rule))


def summarise(findings: Iterable[ShownFinding], reports: int, left: int | None = None, elsewhere: int = 0) -> Summary:
    """The counts that every output ends with."""
    severities = [found.severity for found in findings]
    errors, warnings, notes = map(severities.count, ("error", "warning", "note"))
    return Summary(reports, errors, warnings, notes, left, elsewhere or None)
