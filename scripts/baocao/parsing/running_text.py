"""The running text of a report for the rules about words: one passage for each block with words.

Pure; decides nothing. Code, raw HTML and addresses do not count as words: in a passage's `text` they are blanked
out letter by letter, so that every offset still leads back to the source.
"""

import re
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from baocao.model import Block, BlockKind, Edit, InlineKind, Prose, Report, Span
from baocao.parsing.walk import leaves, walk
from baocao.regex import regex

BLANK = "\N{BLACK VERTICAL RECTANGLE}"
"""Replaces each letter that is not part of a word; no letter, digit, space or punctuation itself."""

_HEADING = BlockKind.HEADING
_LITERAL = frozenset({InlineKind.CODE, InlineKind.HTML})
_ADDRESS_SIGNS = ("://", "www.", "mailto:", "@", ".vn", ".com", ".net", ".org", ".edu", ".gov", ".info")
_ADDRESS = regex(
    r"(?:[a-z][a-z0-9+.-]{1,20}://|www\.|mailto:)[^\s<>“”\"]*[^\s<>“”\".,;:!?)\]]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|(?<!\w)(?<!\w-)[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,10}\.(?:vn|com|net|org|edu|gov|info)\b(?:/[^\s<>“”\"]*[^\s<>“”\".,;:!?)\]])?",
    re.IGNORECASE | re.ASCII,
)


class Passage(NamedTuple):
    """The words of one block. `text` has the same length as `prose.text`.

    `is_heading`: a heading of any kind; `is_template`: one whose title comes from baocao.yml, so
    that the author did not choose its words.
    """

    block: Block
    prose: Prose
    text: str
    is_heading: bool = False
    is_template: bool = False

    def span(self, start: int, end: int) -> Span:
        """The source span of `text[start:end]`."""
        return self.prose.span(start, end)

    def edits(self, start: int, end: int, text: str) -> tuple[Edit, ...]:
        """The repair that puts `text` for `text[start:end]`; empty where the source has more than these words there."""
        span = self.span(start, end)
        return (Edit(span, text),) if span.text == self.text[start:end] else ()


def passages(report: Report) -> Iterator[Passage]:
    """The passages of the whole report, in the order of the file."""
    given = {
        id(heading.block)
        for section in report.sections
        for heading in (
            *((section.heading,) if section.id else ()),
            *(area.heading for area in section.areas if area.id),
        )
    }
    return _passages(report.all_blocks, given)


def passages_in(blocks: Iterable[Block]) -> Iterator[Passage]:
    """The passages of `blocks`, in order, as if none were a heading from baocao.yml."""
    return _passages(walk(blocks), ())


def _passages(blocks: Iterable[Block], given: Container[int]) -> Iterator[Passage]:
    new = tuple.__new__  # half the time of the constructor
    for block in blocks:
        prose = block.prose
        if prose is None or not (text := prose.text):
            continue
        segments = prose.segments
        is_plain = len(segments) == 1 and segments[0].verbatim  # nearly always
        if not is_plain and any(inline.children or inline.kind in _LITERAL for inline in block.inlines):
            parts = (BLANK * len(leaf.text) if leaf.kind in _LITERAL else leaf.text for leaf in leaves(block.inlines))
            text = "".join(parts)
        may_be_address = "." in text[:-1] or ":" in text or "@" in text  # seldom: a sentence ends with its passage
        if may_be_address and any(map(text.__contains__, _ADDRESS_SIGNS)):
            text = _ADDRESS.sub(lambda match: BLANK * len(match[0]), text)
        yield new(Passage, (block, prose, text, block.kind is _HEADING, id(block) in given))
