"""One problem in a YAML text: its place, what to say of it, and the text without it."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Problem(NamedTuple):
    """What is wrong with `text[start:end]`, and the way out, in Vietnamese.

    `since` and `until` are the stretch that must be blanked for the rest to be readable, where that is
    more than the problem itself. `seen_at` is the offset where the parser first notices it, where that is later.
    """

    start: int
    end: int
    message: str
    help: str
    since: int = -1
    until: int = -1
    seen_at: int = -1

    def without_it(self, text: str) -> str:
        """`text` with the problem blanked out, every other letter in its old place."""
        start = self.start if self.since < 0 else self.since
        end = max(self.end, self.until)
        return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]

    def prefixes(self, text: str) -> Iterator[str]:
        """`text` up to the end of the problem's last line, then with one more, where the parser may notice it."""
        end = line_end(text, max(self.end, self.until, self.seen_at))
        yield text[:end]
        following = text[end:].lstrip()
        if following:
            yield text[: line_end(text, len(text) - len(following))]


def unexplained(text: str, at: int) -> Problem:
    """The problem where only its offset `at` is known: at the last line with text up to there."""
    end = len(text[: line_end(text, at)].rstrip())
    start = text.rfind("\n", 0, end) + 1
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return Problem(
        start,
        end,
        "Dòng này viết chưa đúng cách nên không đọc được.",
        'Viết mỗi mục trên một dòng, dạng “tên: giá trị”; giá trị có dấu đặc biệt thì đặt trong dấu nháy "…".',
    )


def quote_it(key: str, value: str) -> str:
    """The advice to put `value` in quotes, shown after `key` (`subject: `) as it should be written."""
    quote = "'" if '"' in value or "\\" in value else '"'
    return f"Đặt giá trị trong dấu nháy: “{key}{quote}{short(value)}{quote}”."


def short(text: str) -> str:
    """`text`, cut where it is too long to be shown in a message."""
    return text if len(text) <= 40 else f"{text[:39]}…"


def line_end(text: str, at: int) -> int:
    """The offset of the end of the line that `at` is in."""
    end = text.find("\n", at)
    return len(text) if end == -1 else end
