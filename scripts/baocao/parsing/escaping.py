"""Plain text into Markdown that prints exactly that text: what was typed in Word is text, whatever its signs. Pure."""

from __future__ import annotations

import re
import unicodedata

from baocao.model import BlockKind, InlineKind, Source
from baocao.parsing.markdown import read_blocks
from baocao.parsing.markers import strip
from baocao.regex import regex

_MAY_MEAN = regex(r"[\\`*_\[\]<>&{#|~]|^\s*(?:[-+=]|\d{1,9}[.)])|^\s*$")
"""What may be a sign of Markdown or begin a marker; a text without any is printed as it stands."""
_SIGNS = "\\`*_[]<>&{#|~="
_FIRST = re.compile(r"[-+*#>=|~`]|(?P<number>\d{1,9})[.)]")
_RULE_OF_ITEM = regex(r"-[- ]*")
"""What is a rule across the page behind the sign of an item: `- --`."""
_BLANKS = re.compile(r"\s+")
_UNSEEN = regex("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BESIDE = "chữ "
"""Words before a text that does not begin a block."""


def tidied(text: str) -> str:
    """`text` composed, on one line, with single blanks and without what cannot be seen."""
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    kept = "".join(letter for letter in seen if letter.isspace() or unicodedata.category(letter)[0] != "C")
    return _BLANKS.sub(" ", kept).strip()


def escaped(text: str, *, begins_block: bool = True) -> str:
    """Markdown that prints `text`, a line that is `tidied`, with no more backslashes than that takes.

    `begins_block`: it stands where a block begins, also behind the sign of an item; else words stand before it.
    """
    if not _MAY_MEAN.search(text) or _prints(text, text, begins_block):
        return text
    first = _first_escaped(text) if begins_block else text
    if _prints(first, text, begins_block):
        return first
    needed = [sign for sign in _SIGNS if sign in text]
    for sign in reversed(tuple(needed)):  # closing signs go first
        fewer = [other for other in needed if other != sign]
        if _prints(_with_backslashes(text, fewer, begins_block), text, begins_block):
            needed = fewer
    return _with_backslashes(text, needed, begins_block)


def escaped_cell(text: str) -> str:
    """Markdown that prints `text` in a cell of a table."""
    written = escaped(text, begins_block=False) if text else ""
    return re.sub(r"(?<!\\)((?:\\\\)*)\|", r"\1\\|", written)


def escaped_heading(text: str) -> str:
    """Markdown that prints `text` behind the signs and the label of a heading."""
    written = escaped(text, begins_block=False)
    return f"{written[:-1]}\\#" if written.endswith("#") and not written.endswith("\\#") else written


def _first_escaped(text: str) -> str:
    found = _FIRST.match(text)
    if found is None:
        return text
    at = found.end("number") if found["number"] else 0
    return f"{text[:at]}\\{text[at:]}"


def _with_backslashes(text: str, signs: list[str], begins_block: bool) -> str:
    written = "".join(f"\\{letter}" if letter in signs else letter for letter in text)
    return _first_escaped(written) if begins_block and not written.startswith("\\") else written


def _prints(markdown: str, text: str, begins_block: bool) -> bool:
    """Whether `markdown` is read as one paragraph of exactly this text."""
    if not begins_block:
        markdown, text = _BESIDE + markdown, _BESIDE + text
    elif _RULE_OF_ITEM.fullmatch(markdown):
        return False
    blocks = read_blocks(strip(Source("", markdown)))
    if len(blocks) != 1 or blocks[0].kind is not BlockKind.PARAGRAPH:
        return False
    inlines = blocks[0].inlines
    return all(inline.kind is InlineKind.TEXT for inline in inlines) and "".join(part.text for part in inlines) == text
