"""A slip: a stretch of the source that is not printed as typed. Pure."""

from enum import StrEnum
from typing import NamedTuple

from baocao.checking.markup.signs import Account, Sign
from baocao.regex import regex

_NO_RUNNING_TEXT = regex(r"#{1,6}(?:\s|$)|\||[-=_*+\s]*$")
_ENDED = regex(r"[.:;!?…}][”\"’')\]»*_]*$")
LONGEST = 60
"""The most characters of a stretch shown whole; of a longer one, the first word is shown."""


class SlipKind(StrEnum):
    """What becomes of a sign that was hardly meant as one."""

    SWALLOWED = "swallowed"
    ENTITY = "entity"
    ADDRESS = "address"
    UNPRINTED_LINE = "unprinted-line"
    RULE = "rule"
    UNDERLINE = "underline"
    LINE_BREAK = "line-break"
    INDENTED = "indented"
    FENCED = "fenced"
    NUMBER = "number"
    BULLET = "bullet"
    SPLIT = "split"
    HEADING = "heading"
    LEVEL = "level"
    GLUED = "glued"
    JOINED = "joined"
    FAR_IN = "far-in"
    TERM = "term"


class Slip(NamedTuple):
    """A stretch of the source that is not printed as typed: `typed` there, `printed` in the outputs.

    `edits`: stretches of the source and what to write there; none where no repair is surely right.
    """

    kind: SlipKind
    start: int
    end: int
    typed: str = ""
    printed: str = ""
    edits: tuple[tuple[int, int, str], ...] = ()


def is_unended(account: Account, at: int) -> bool:
    """Whether the line above that of `at` is running text that goes on."""
    begin = account.line(at)[0]
    above = account.line_above(at)
    if not above or _NO_RUNNING_TEXT.match(above):
        return False
    return not _ENDED.search(account.source.text[max(account.line(begin - 1)[0], account.start) : begin].rstrip())


def line_slip(account: Account, kind: SlipKind, sign: Sign, edits: tuple[tuple[int, int, str], ...]) -> Slip:
    """The slip that shows the line from `sign` on."""
    end = min(account.line(sign.start)[1], sign.start + LONGEST)
    end = sign.start + len(account.text[sign.start : end].rstrip())
    return Slip(kind, sign.start, end, account.text[sign.start : sign.end], "", edits)
