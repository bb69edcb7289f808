"""Places: the text of a file as every stage sees it, and stretches of it."""

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from baocao.regex import regex

_USUAL = regex(
    "[\n -~ÀÁẢẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ‘’“”…–—]*+"
)
"""Letters of Vietnamese and usual signs; not `Ã`, which texts in a wrong encoding are full of. To match them all takes
half as long as to look for another."""


class Source:
    """One file's text as every stage sees it: NFC, LF, no byte order mark.

    `path` is how the user knows the file; `text` is what spans count in; `raw` is the decoded text
    as it stands on disk (byte order mark, CRLF and decomposed letters included), which edits keep.
    """

    def __init__(self, path: str, text: str, raw: str | None = None) -> None:
        self.path = path
        self.text = text
        self.raw = text if raw is None else raw

    def __repr__(self) -> str:
        return f"Source({self.path!r}, {len(self.text)} characters)"

    @cached_property
    def is_usual(self) -> bool:
        """Whether it has none of the letters, blanks and unseen characters that must be asked about one by one."""
        return _USUAL.fullmatch(self.text) is not None

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of each line's first character; a file has at least one line."""
        starts, at = [0], self.text.find("\n")
        while at != -1:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def line(self, number: int) -> str:
        """Line `number` (from 1) without its line end; empty beyond the last line."""
        starts = self.line_starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] - 1 if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of `offset`, both from 1, in characters, as editors count."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def span(self, start: int, end: int) -> "Span":
        """The span from offset `start` up to (not including) `end`."""
        return Span(self, start, end)

    def line_span(self, number: int) -> "Span":
        """The span of line `number` (from 1) without its indentation and line end."""
        text = self.line(number)
        start = self.line_starts[min(number, len(self.line_starts)) - 1]
        stripped = text.strip()
        indent = len(text) - len(text.lstrip()) if stripped else 0
        return Span(self, start + indent, start + indent + len(stripped))


class Span(NamedTuple):
    """A stretch of a source: offsets `start` up to, not including, `end`; lines and columns from 1."""

    source: Source
    start: int
    end: int

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def line(self) -> int:
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        return self.source.position(self.start)[1]

    @property
    def end_line(self) -> int:
        return self.source.position(self.end)[0]

    @property
    def end_column(self) -> int:
        """The column just after the last character."""
        return self.source.position(self.end)[1]

    @property
    def text(self) -> str:
        """The source text covered, markers and Markdown included."""
        return self.source.text[self.start : self.end]
