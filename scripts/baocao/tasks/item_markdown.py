"""An item's own Markdown, cut out of its bullet so that it can stand in another report.

Values in, text out. What the author wrote stays as it is: emphasis, links, nested details; only the
markers go, and a wrapped line becomes one.
"""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from baocao.model import Block, BlockKind, Inline, InlineKind, Item, Source, Span
from baocao.parsing.markers import strip
from baocao.tasks.nesting import Nesting

_LINE_BREAK = re.compile(r"(?:\\|[ \t]*)\n[ \t]*(?:>[ \t]*)*")
_NUMBERED = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")
# What would begin a block of its own at the start of a bullet.
_BEGINS_BLOCK = re.compile(
    r"[-+*](?:\s|$)|#{1,6}(?:\s|$)|[>|<]|```|~~~|\[[^\]]*\]:|(?P<rule>[-*_])(?:\s*(?P=rule)){2,}\s*$"
)
_SIGNS = {InlineKind.EMPHASIS: 1, InlineKind.STRONG: 2}
_ENDS_SENTENCE = tuple(".:;!?…")


@dataclass(frozen=True, slots=True)
class ListedItem:
    """An item to write down again, and the marker to write behind it.

    `words` stand in the place of its own; `addition` before the sign that ends the sentence.
    """

    item: Item
    marker: str
    words: str = ""
    addition: str = ""


def bullets(listed: Iterable[ListedItem], nesting: Nesting) -> list[str]:
    """The lines of a list of `listed`, in order; `nesting` is that of the reports they come from.

    A lead-in (`… gồm:`) is repeated above its actions, and a nested action stays below the one it is
    nested in. Details nested in a bullet go with its last clause.
    """
    words = _Words()
    lines: list[str] = []
    path: list[Item] = []
    for entry in listed:
        item = entry.item
        above: list[Item] = []
        for parent in nesting.parents(item):
            is_open = len(path) > len(above) and _is_same(path[len(above)], parent)
            if parent.is_lead and not is_open:
                lines.append(f"{'  ' * len(above)}- {words.of(parent)}")
            if parent.is_lead or is_open:
                above.append(parent)
        depth = len(above)
        sentence = _sentence(item, entry.words or words.of(item), entry.addition)
        lines.append(f"{'  ' * depth}- {sentence} {entry.marker}".rstrip())
        for detail in nesting.details(item):
            if detail.kind is not BlockKind.LIST or detail.start not in (None, 1):
                lines.append("")  # only a list may follow on words without a blank line
            lines += textwrap.indent(_dedented(detail.span), "  " * (depth + 1)).split("\n")
        path = [*above, item]
    return lines


def _is_same(one: Item, other: Item) -> bool:
    """Whether these are one item, or lead-ins of two reports with the same words."""
    return one is other or (one.is_lead and other.is_lead and one.text == other.text)


def blocks_markdown(blocks: Iterable[Block]) -> list[str]:
    """The source of each block without markers; raw HTML is left out."""
    return [strip(Source("", _dedented(block.span))).text for block in blocks if block.kind is not BlockKind.HTML]


def _sentence(item: Item, words: str, addition: str) -> str:
    if not words:
        return f"Việc có mã {', '.join(item.slugs)}."
    if item.clause:  # it becomes a bullet of its own, which begins with a capital
        words = words[0].upper() + words[1:]
    if addition:
        end = len(words.rstrip("".join(_ENDS_SENTENCE)))
        words = words[:end] + addition + words[end:]
    return words if words.endswith(_ENDS_SENTENCE) else f"{words}."


def _dedented(span: Span) -> str:
    """The lines of a block, its indentation taken off."""
    return textwrap.dedent(" " * (span.column - 1) + span.text)


# --------------------------------------------------------------------------- running text


class _Words:
    """Cuts the words of items out of their source; remembers where the pieces of a bullet stand."""

    def __init__(self) -> None:
        self._runs: dict[int, _RunningText] = {}

    def of(self, item: Item) -> str:
        """The item's words on one line as the author wrote them, without markers and end punctuation."""
        source, text, at = item.prose.source, "", 0
        for inlines, between in _running_texts(item.block):
            run = self._run(inlines)
            at += len(between) if at else 0
            piece = self._clip(source, run, item.start - at, item.end - at)
            text += (between if text and piece else "") + piece
            at += run.length
        text = _LINE_BREAK.sub(" ", strip(Source("", text)).text).strip()
        if number := _NUMBERED.match(text):
            return f"{number[0]}\\{text[number.end() :]}"
        return f"\\{text}" if _BEGINS_BLOCK.match(text) else text

    def _run(self, inlines: tuple[Inline, ...]) -> _RunningText:
        if id(inlines) not in self._runs:
            self._runs[id(inlines)] = _RunningText(inlines)
        return self._runs[id(inlines)]

    def _clip(self, source: Source, run: _RunningText, start: int, end: int) -> str:
        """The source of the letters `start` to `end` of `run`; emphasis that is cut is closed and opened again."""
        start, end = max(start, 0), min(end, run.length)
        if start >= end:
            return ""
        first, last = bisect_right(run.starts, start) - 1, bisect_left(run.starts, end) - 1
        before = after = ""
        if run.is_cut(first, start, end):
            before = self._cut(source, run.inlines[first], start - run.starts[first], end - run.starts[first])
            first += 1
        if first <= last and run.is_cut(last, start, end):
            after = self._cut(source, run.inlines[last], 0, end - run.starts[last])
            last -= 1
        if first > last:
            return before + after
        opening, closing = run.inlines[first], run.inlines[last]
        begin = opening.span.start
        if _is_verbatim(opening):
            begin += max(0, start - run.starts[first])
        escaped = begin == opening.span.start > run.ends_before[first] and opening.kind is InlineKind.TEXT
        if escaped and source.text[begin - 1] == "\\":
            begin -= 1  # an escape stands outside the text it protects
        finish = closing.span.end
        if _is_verbatim(closing):
            finish = min(finish, closing.span.start + end - run.starts[last])
        return before + source.text[begin:finish] + after

    def _cut(self, source: Source, inline: Inline, start: int, end: int) -> str:
        """A part of an emphasis, between signs of its own; of a link only the words."""
        inner = self._clip(source, self._run(inline.children), start, end)
        words = inner.strip()
        if not words:
            return inner
        sign = source.text[inline.span.start] * _SIGNS.get(inline.kind, 0)
        if sign and words[0] == sign[0] != words[-1]:
            return inner  # side by side, the signs of two emphases would be read as others
        before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
        return f"{before}{sign}{words}{sign}{after}"


class _RunningText:
    """Pieces of running text side by side, without those that have no letters.

    `starts`: where the letters of each begin. `ends_before`: where, in the source, the piece before each ends.
    """

    def __init__(self, inlines: tuple[Inline, ...]) -> None:
        self.inlines: list[Inline] = []
        self.starts: list[int] = []
        self.ends_before: list[int] = []
        self.length = 0
        ended = 0
        for inline in inlines:
            if length := _length(inline):
                self.inlines.append(inline)
                self.starts.append(self.length)
                self.ends_before.append(ended)
                self.length += length
            ended = inline.span.end

    def is_cut(self, index: int, start: int, end: int) -> bool:
        """Whether the piece is an emphasis or a link of which `start` to `end` has only a part."""
        following = self.starts[index + 1] if index + 1 < len(self.starts) else self.length
        return bool(self.inlines[index].children) and (start > self.starts[index] or end < following)


def _running_texts(block: Block) -> list[tuple[tuple[Inline, ...], str]]:
    """The running texts that an item's `prose` is made of, each with what joins it to the one before."""
    if block.kind is BlockKind.LIST_ITEM:
        own = [child for child in block.children if child.kind is BlockKind.PARAGRAPH and child.prose]
        return [(child.inlines, " ") for child in own]
    if block.kind is BlockKind.ROW:
        return [(cell.inlines, " | ") for cell in block.children if cell.prose]
    return [(block.inlines, "")]


def _length(inline: Inline) -> int:
    if inline.children:
        return sum(map(_length, inline.children))
    return 0 if inline.marker is not None else len(inline.text)


def _is_verbatim(inline: Inline) -> bool:
    return inline.kind is InlineKind.TEXT and len(inline.text) == inline.span.end - inline.span.start
