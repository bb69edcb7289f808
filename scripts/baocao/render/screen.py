"""Text for a terminal: measured in columns, cut and wrapped to fit. Pure."""

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import NamedTuple

from baocao.regex import regex
from baocao.visible import visible

CUT = "…"
ONE_COLUMN_EACH = regex("[ -~\u00a1-\u00ac\u00ae-\u02ff\u1e00-\u1eff–—‘’“”…]*")
"""Text of nothing but the letters and signs that Vietnamese is written with."""

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "good": "1;32",
    "strong": "1",
    "dim": "2",
}


def paint(text: str, style: str, color: bool) -> str:
    """`text` in the colour of `style`, or as it is where there is no colour."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if color and text else text


def cells(text: str) -> int:
    """How many columns of a terminal `text`, which must be visible, takes."""
    if ONE_COLUMN_EACH.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth  # takes long to import, and is rarely needed

    return wcswidth(text)


def cut(text: str, width: int) -> str:
    """Visible `text` in at most `width` columns, ending in … where something was left out."""
    if cells(text) <= width:
        return text
    at = bisect_right(_edges(text[: 4 * width]), width - cells(CUT)) - 1
    # Some signs take a column only next to the letter before them, which the edges do not show.
    while at > 0 and cells(text[:at] + CUT) > width:
        at -= 1
    return text[:at].rstrip() + CUT


def pad(text: str, width: int) -> str:
    """Visible `text` cut or filled with blanks to exactly `width` columns."""
    short = cut(text, width)
    return short + " " * (width - cells(short))


def wrap(text: str, width: int) -> list[str]:
    """Visible `text` in lines of at most `width` columns, broken at blanks; a longer word keeps a line to itself."""
    words = iter(text.split(" "))
    lines = [next(words)]
    for word in words:
        longer = f"{lines[-1]} {word}"
        if cells(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


class Excerpt(NamedTuple):
    """A part of a line made visible, and the columns of it, from 0, that are meant."""

    text: str
    start: int
    end: int


def excerpt(line: str, start: int, end: int, width: int) -> Excerpt:
    """What fits `width` columns of a line, as it stands in a file, around `line[start:end]`.

    Whatever is left out on either side shows as …; of a stretch too wide to fit, the beginning is shown.
    """
    # Nobody needs to measure two million letters to see a hundred of them.
    reach = 4 * width
    low, high = max(0, start - reach), min(len(line), start + reach)
    near = visible(line[low:high])
    at, to = len(visible(line[low:start])), len(visible(line[low : min(end, high)]))
    left, right = _frame(_edges(near), at, to, width, open_left=low > 0, open_right=high < len(line))
    before = CUT if low > 0 or left > 0 else ""
    after = CUT if high < len(line) or right < len(near) else ""
    begin = cells(before + near[left:at])
    return Excerpt(before + near[left:right] + after, begin, max(begin, cells(before + near[left : min(to, right)])))


def _frame(edges: list[int], start: int, end: int, width: int, *, open_left: bool, open_right: bool) -> tuple[int, int]:
    """Which characters to show of a text that begin at the columns `edges`; an … takes a column as well."""
    total = edges[-1]
    if total <= width and not open_left and not open_right:
        return 0, len(edges) - 1
    lead = max((width - edges[end] + edges[start]) // 2, width // 4)
    column = max(edges[start] - lead, 0)
    if not open_right:
        column = max(min(column, total - width), 0)
    cut_left = open_left or column > 0
    left = min(bisect_left(edges, column + 1), start) if cut_left else 0
    # A letter's marks stay with it: never begin with one.
    while cut_left and left < start and edges[left] == edges[left + 1]:
        left += 1
    last = edges[left] + width - cut_left
    cut_right = open_right or total > last
    return left, bisect_right(edges, last - cut_right) - 1


def _edges(text: str) -> list[int]:
    """The column that each character of visible `text` begins at, and the one after the last."""
    if ONE_COLUMN_EACH.fullmatch(text):
        return list(range(len(text) + 1))
    from wcwidth import wcwidth

    return [0, *accumulate(max(wcwidth(character), 0) for character in text)]
