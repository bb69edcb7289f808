"""Texts of headings, bullets and paragraphs of one line each, without a sign that means something to Markdown.

Many reports have nothing else. They become what `markdown` makes of the parser's events, in less than half the time;
a text that may have more is left to the parser. Pure.
"""

from __future__ import annotations

from baocao.model import Block, BlockKind, Span
from baocao.parsing.line_blocks import LineBlocks
from baocao.parsing.markers import Stripped
from baocao.regex import regex

_SIGNS = "|*<`[_\\~>]\t\r\x0b\x0c\x00"
"""What means something wherever it stands, or is a blank of another kind."""
_MAY_BE_ENTITY = regex(r"&[#\w]+;")
_HEADING_SIGN, _BULLET_SIGN = "######", "- "
_BEGINS_WORDS = regex(r"[(“\"‘']|\d+(?!\d|[.)](?:\s|$))")
"""What, besides a letter, begins words and no block."""
_HEADING, _ITEM, _LIST, _PARAGRAPH = BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.LIST, BlockKind.PARAGRAPH


def plain_blocks(stripped: Stripped) -> tuple[Block, ...] | None:
    """The blocks of a text that is as plain as that; None where it may not be."""
    text = stripped.text
    if not text.endswith("\n") or "\n " in text or any(sign in text for sign in _SIGNS):
        return None
    if "&" in text and _MAY_BE_ENTITY.search(text):
        return None
    waiting = list(reversed(stripped.placed))
    lines = LineBlocks(stripped, waiting)
    blocks: list[Block] = []
    bullets: list[Block] = []
    is_loose = False
    above: BlockKind | None = None  # what the line above is, where the next could go on with it
    behind = 0
    for line in text.split("\n"):
        opening, behind = behind, behind + len(line) + 1
        if not line:
            above = None
            continue
        kind, level, began = _PARAGRAPH, 0, opening
        if line.startswith(_BULLET_SIGN):
            kind, began, words = _ITEM, opening + 2, line[2:]
        elif line[0] == "#":
            level = line.find(" ")
            kind, began, words = _HEADING, opening + level + 1, line[level + 1 :]
            if level < 1 or not _HEADING_SIGN.startswith(line[:level]) or line[-1] == "#":
                return None
        else:
            words = line
        if not words or words[-1].isspace() or (waiting and waiting[-1][0] <= began):
            return None
        if not (words[0].isalpha() or (words[0] != " " if level else _BEGINS_WORDS.match(words))):
            return None
        if kind is _ITEM:
            if above is _PARAGRAPH:
                return None
            is_loose = is_loose or (bool(bullets) and above is None)
            bullets.append(lines.bullet(opening, began, words))
            above = _ITEM
            continue
        if kind is _PARAGRAPH and above is not None:
            return None
        if bullets:
            blocks.append(_list_of(bullets, is_loose))
            bullets, is_loose = [], False
        blocks.append(lines.block(kind, level, opening, began, words))
        above = _PARAGRAPH if kind is _PARAGRAPH else None
    if waiting:
        return None
    if bullets:
        blocks.append(_list_of(bullets, is_loose))
    return tuple(blocks)


def _list_of(bullets: list[Block], is_loose: bool) -> Block:
    """The list of `bullets`; `is_loose`: there are blank lines between some of them."""
    if is_loose:
        bullets = [bullet._replace(tight=False) for bullet in bullets]
    first, last = bullets[0].span, bullets[-1].span
    return Block(_LIST, Span(first.source, first.start, last.end), children=tuple(bullets), tight=not is_loose)
