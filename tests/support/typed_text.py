"""Texts full of Markdown's signs, and what a reader expects to be printed of one: told without any parser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from hypothesis import strategies as st

from baocao.model import Block, BlockKind, Inline, Report

_WORDS = [
    "Tổ chức", "hội nghị", "đạt 90%", "1.147", "5", "2022", "CO", "m", "A", "“chợ phiên”", "(gồm 03)", "văn hóa",
    "KH&CN", "#1", "http://a.vn", "a@b.vn", "nam_2022.xlsx", "C:\\", "./.", "30/2020/NĐ-CP", "{#viec-a đang}", "Hết.",
    "Gồm:", "một;", "**đậm**", "*nghiêng*", "[chữ](http://a.vn)", "\\*", "\\_", "~50", "$5", "5 * 3", "x^2",
]  # fmt: skip
_SIGNS = [
    *"*_`\\<>&[]()#+-=~^$|{}!:\t\"", "**", "__", "~~", "==", "[^1]", "[^1]: ", "&amp;", "&lt;", "<a@b.vn>", "[x]: ",
    "[3](5)", "***", "---", "===", "```", "    ", "| a | b |", "|---|---|", "\\\\", ":::", "{.lop}", "[ ] ", "[@x]",
]  # fmt: skip
_STARTS = [
    "", "", "", "- ", "- ", "  - ", "+ ", "* ", "1. ", "2. ", "2022. ", "3) ", "> ", "# ", "## ", "### ", "####", "| ",
    "\t", "    x", "-", "a) ", ": ", "~ ", "+---+",
]  # fmt: skip
_PIECES = st.one_of(*[st.sampled_from(_WORDS)] * 5, st.sampled_from(_SIGNS))
_LINES = st.builds(
    lambda start, pieces, end: start + "".join(piece + blank for piece, blank in pieces).rstrip(" ") + end,
    st.sampled_from(_STARTS),
    st.lists(st.tuples(_PIECES, st.sampled_from([" ", " ", " ", ""])), min_size=1, max_size=5),
    st.sampled_from(["\n", "\n", "\n\n"]),
)
_LONE_SIGN = re.compile(r"^[ \t>#]*(?:(?:[-+*]|\d+[.)])[ \t]*)+$", re.MULTILINE)
"""An empty item, or below a paragraph a word of it: either way nothing is lost."""
_OVER_LINES = re.compile(r"(?<![\w*])[*_]{1,3}(?![\s*_])[^\n]*\n.*[^\s*_][*_]{1,3}(?![\w*_])", re.DOTALL)
"""Emphasis that begins in one line and ends in another, or does not: only a parser can tell."""

_TWO_STARTS = re.compile(r"(?<=\S\n)[ \t>]*\d+[.)][ \t]+(?:[-+*]|\d+[.)])[ \t]")
"""A number below a paragraph and another sign behind it: an item in an item, or both words; only a parser can tell."""


def _is_plain(text: str) -> bool:
    return not any(
        (
            _LONE_SIGN.search(text),
            _TWO_STARTS.search(text),
            _OVER_LINES.search(_without_emphasis(text)),
        )
    )


TEXTS_OF_SIGNS = st.lists(_LINES, min_size=1, max_size=5).map("".join).filter(_is_plain)
"""Bodies of reports in which anything may meet anything at a line's start and in it."""

_DASHES = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)+\|?")
_ITEM = re.compile(r"(?:[-*+]|(\d{1,9})[.)])(?:\s+|$)")
_HASHES = re.compile(r"#{1,6}(?:\s+|$)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LITERAL = "\ue000"
_STARS = re.compile(r"(?<![^\W_])(?<!\*)(\*{1,3})(?![\s*])((?:[^*\n]|(?<=\s)\*(?=\s))*?[^\s*])\1(?![^\W_]|\*)")
_UNDERSCORES = re.compile(r"(?<![\w_])(_{1,2})(?![\s_])([^_\n]*?[^\s_])\1(?![\w_])")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
# Of a list what is compared is its numbers, and of tables what is in the cells.
_NOT_COMPARED = frozenset(".)|-+>")


def expected(report: Report) -> str:
    """The letters and signs that the body of `report` leads a reader to expect, in order."""
    lines = [line.strip() for line in report.body.split("\n")]
    is_rule = [bool(above and _DASHES.fullmatch(line)) for above, line in pairwise(["", *lines])]
    text = "\n".join("" if rule else _without_start(line) for line, rule in zip(lines, is_rule, strict=True))
    literal = _ESCAPED.findall(text)
    text = _ESCAPED.sub(_LITERAL, text)
    text = _LINK.sub(r"\1", _without_emphasis(text))
    signs = iter(literal)
    return _compared(next(signs) if letter == _LITERAL else letter for letter in text)


def _without_emphasis(text: str) -> str:
    for _ in range(3):
        text = _STARS.sub(r"\2", text)
    return _UNDERSCORES.sub(r"\2", text)


def _without_start(line: str) -> str:
    """The line without the signs that begin an item, a heading or a quotation, and without those that frame one."""
    numbers = ""
    line = line.removeprefix(">").lstrip()
    if heading := _HASHES.match(line):
        return line[heading.end() :].removesuffix(f" {heading[0].strip()}")
    while item := _ITEM.match(line):
        numbers += f"{int(item[1])} " if item[1] else ""
        line = line[item.end() :]
    return numbers + line


def printed(report: Report) -> str:
    """The letters and signs that the report's blocks have, and the numbers of its lists, in order."""
    return _compared("".join(_of_blocks(report.blocks)))


def _of_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind is BlockKind.LIST:
            for number, item in enumerate(block.children, block.start or 0):
                yield "" if block.start is None else str(number)
                yield from _of_blocks(item.children)
        else:
            yield "".join(_of_inlines(block.inlines)) + block.text
            yield from _of_blocks(block.children)


def _of_inlines(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        yield inline.text
        yield from _of_inlines(inline.children)


def _compared(letters: Iterable[str]) -> str:
    return "".join(letter for letter in letters if letter not in _NOT_COMPARED and not letter.isspace())
