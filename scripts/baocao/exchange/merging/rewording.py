"""Rewords running text where it stands in Markdown: only the letters that changed, so that emphasis, links, markers,
escapes and the places where lines are wrapped stay as their author has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baocao.exchange.merging.chunks import Chunk, ChunkKind, Leaf
from baocao.exchange.merging.wording import END, folded
from baocao.language.word_changes import is_blank, stretches, tokens_of
from baocao.model import Inline, InlineKind
from baocao.parsing.escaping import escaped, escaped_cell

_SIGN = re.compile(r"[\\`*_\[\]<>&{|~]")
_SIGNS = {InlineKind.EMPHASIS: 1, InlineKind.STRONG: 2}


@dataclass(frozen=True, slots=True)
class Rewording:
    """`text` takes the place of the letters from `start` to `end` of a text."""

    start: int
    end: int
    text: str


def rewordings(old: str, new: str, at: int = 0) -> Iterator[Rewording]:
    """What makes of `old`, which begins at `at`, the words of `new`; `END` among them parts paragraphs."""
    before, after = folded(old), folded(new)
    olds, news = tokens_of(before.text), tokens_of(after.text)
    old_places, new_places = _places(olds), _places(news)
    first, last = _trimmed(olds)
    begin, stop = _trimmed(news)
    for each in stretches(olds[first:last], news[begin:stop]):
        if each.is_same:
            continue
        start = before.start(old_places[first + each.old_start])
        end = before.end(old_places[first + each.old_end]) if each.old_end > each.old_start else start
        if end == start and first + each.old_start > 0:
            start = end = before.end(old_places[first + each.old_start])
        came = ""
        if each.new_end > each.new_start:
            came = new[after.start(new_places[begin + each.new_start]) : after.end(new_places[begin + each.new_end])]
        yield Rewording(at + start, at + end, came)


def _places(tokens: Sequence[str]) -> list[int]:
    places = [0]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places


def _trimmed(tokens: Sequence[str]) -> tuple[int, int]:
    """From where to where the tokens go without blanks at both ends."""
    first, last = 0, len(tokens)
    while first < last and is_blank(tokens[first]):
        first += 1
    while last > first and is_blank(tokens[last - 1]):
        last -= 1
    return first, last


def reworded(text: str, changes: Sequence[Rewording], at: int = 0) -> str:
    """`text`, which begins at `at`, after the changes."""
    parts, done = [], 0
    for change in changes:
        parts += [text[done : change.start - at], change.text]
        done = change.end - at
    return "".join([*parts, text[done:]])


# --------------------------------------------------------------------------- in Markdown


def as_typed(text: str, *, begins_block: bool = False, in_cell: bool = False, has_care: bool = False) -> str:
    """Markdown that prints words of a text, with the blanks around them.

    With care, signs have a backslash that mean something only together with others elsewhere.
    """
    words = text.strip()
    if not words:
        return text
    at = text.index(words)
    if has_care:
        return text[:at] + _SIGN.sub(r"\\\g<0>", words) + text[at + len(words) :]
    written = escaped_cell(words) if in_cell else escaped(words, begins_block=begins_block)
    return text[:at] + written + text[at + len(words) :]


def rewritten(chunks: Sequence[Chunk], changes: Sequence[Rewording], *, has_care: bool = False) -> str:
    """The lines of neighbouring chunks after the changes, which count in their texts with `END` between two leaves."""
    return _Writing(chunks, has_care=has_care).after(changes)


@dataclass(slots=True)
class _Container:
    """An emphasis or a link: where its letters begin and end in the text."""

    inline: Inline
    start: int
    end: int


class _Writing:
    """Letters of one or more leaves with the stretch of the source that each stands for.

    `places`: that stretch by letter; `starts`: by the offset of its first letter, each leaf.
    """

    def __init__(self, chunks: Sequence[Chunk], *, has_care: bool) -> None:
        self._has_care = has_care
        self.chunks = chunks
        self.source = chunks[0].source.text
        self.text = END.join(chunk.text for chunk in chunks)
        self.places: list[tuple[int, int]] = []
        self.containers: list[_Container] = []
        self.starts: dict[int, Leaf] = {}
        self.edits: list[tuple[int, int, str]] = []
        before: Leaf | None = None
        for leaf in (leaf for chunk in self.chunks for leaf in chunk.leaves):
            if before is not None:
                self.places.append((before.block.span.end, _first(leaf)))
            self.starts[len(self.places)] = leaf
            self._add(leaf)
            before = leaf

    def _add(self, leaf: Leaf) -> None:
        if leaf.prose is None:
            return
        self._contain(leaf.block.inlines, len(self.places))
        ended = 0
        segments = leaf.prose.segments
        for at, segment in enumerate(segments):
            length = (segments[at + 1].at if at + 1 < len(segments) else len(leaf.prose.text)) - segment.at
            start = segment.start
            if start > ended and start and self.source[start - 1] == "\\":
                start -= 1  # an escape stands outside the text that it protects
            end = segment.end
            if self.source[start:end].startswith("\n") and at + 1 < len(segments):
                end = max(end, self._indented(end))
            if segment.verbatim:
                self.places += [(segment.start + k, segment.start + k + 1) for k in range(length)]
                if length:
                    self.places[-length] = (start, self.places[-length][1])
            else:
                self.places += [(start, end)] * length
            ended = segment.end

    def _indented(self, at: int) -> int:
        while self.source[at : at + 1] in (" ", "\t", ">"):
            at += 1
        return at

    def _contain(self, inlines: Sequence[Inline], at: int) -> int:
        """Note the emphases and links among the inlines, the first of which begins at `at`; where the last one ends."""
        for inline in inlines:
            if inline.children:
                end = self._contain(inline.children, at)
                self.containers.append(_Container(inline, at, end))
                at = end
            elif inline.marker is None:
                at += len(inline.text)
        return at

    # ----------------------------------------------------------------- changes

    def after(self, changes: Sequence[Rewording]) -> str:
        for change in changes:
            self._change(change)
        start, end = self.chunks[0].start, self.chunks[-1].end
        parts, at = [], start
        for first, last, text in _settled(self.edits):
            parts += [self.source[at:first], text]
            at = max(at, last)
        return "".join([*parts, self.source[at:end]])

    def _change(self, change: Rewording) -> None:
        """A change, parted at the ends of paragraphs that both texts have."""
        start, text = change.start, change.text
        while True:
            at = self.text.find(END, start, change.end)
            new, is_parted, rest = text.partition(END)
            if at < 0 or not is_parted:
                break
            self._reword(start, at, new)
            start, text = at + 1, rest
        if at >= 0:
            self._join(start, change.end, text)
        elif is_parted:
            self._split(start, change.end, text.split(END))
        else:
            self._reword(start, change.end, text)

    def _reword(self, start: int, end: int, text: str) -> None:
        if text:
            place = self.places[start][0] if end > start else self._gap(start, text)
            is_first = self._begins_line(start)
            self._put(place, as_typed(text, begins_block=is_first, in_cell=self._is_cell, has_care=self._has_care))
        self._delete(start, end, is_replaced=bool(text))

    def _join(self, start: int, end: int, text: str) -> None:
        """Put one text in the place of the end of a paragraph and what is around it."""
        at = self.text.index(END, start, end)
        blank = next((i for i, letter in enumerate(text) if letter.isspace()), len(text)) if at > start else 0
        self._reword(start, at, text[:blank])
        self._put(self.places[at][0], as_typed(text[blank:], has_care=self._has_care))
        for k in range(at, end):
            if self.text[k] == END:
                self._cut(*self.places[k])
            else:
                self._delete(k, k + 1, is_replaced=False)

    def _split(self, start: int, end: int, texts: Sequence[str]) -> None:
        """Begin a paragraph for each of the texts but the first."""
        self._reword(start, end, texts[0].rstrip())
        place = self._next(end)
        blank = place
        while self.source[blank - 1 : blank].isspace():
            blank -= 1
        self._cut(blank, place)
        for text in texts[1:]:
            self._put(place, self._break(start) + escaped(text.strip()) + _tail(text, texts))

    def _break(self, at: int) -> str:
        """What begins a paragraph like that around `at`."""
        chunk = self._chunk(at)
        indent = "".join(" " if sign not in ">\t" else sign for sign in chunk.prefix)
        if chunk.kind is ChunkKind.ITEM:
            return f"\n{chunk.prefix}"
        return f"\n{indent.rstrip()}\n" + ("" if chunk.kind is ChunkKind.HEADING else indent)

    # ----------------------------------------------------------------- places

    def _chunk(self, at: int) -> Chunk:
        """The chunk whose text holds the offset."""
        for chunk in self.chunks:
            if at <= len(chunk.text):
                return chunk
            at -= len(chunk.text) + 1
        return self.chunks[-1]

    @property
    def _is_cell(self) -> bool:
        return self.chunks[0].kind is ChunkKind.ROW

    def _begins_line(self, at: int) -> bool:
        return at in self.starts or (at > 0 and self.source[slice(*self.places[at - 1])].startswith("\n"))

    def _gap(self, at: int, text: str) -> int:
        """Where in the source to put a text between two letters: outside an emphasis unless it goes on a word."""
        if at in self.starts:
            place = self.places[at][0] if at < len(self.places) else self.starts[at].block.span.start
            if text[-1:].isspace():
                place = min([place, *(each.inline.span.start for each in self.containers if each.start == at)])
            return place
        place = self.places[at - 1][1]
        if not text[:1].isalnum():
            place = max([place, *(each.inline.span.end for each in self.containers if each.end == at)])
        return place

    def _next(self, at: int) -> int:
        """Where in the source the letter at `at` begins, signs of an emphasis included; else where the text ends."""
        is_end = at >= len(self.text) or self.text[at] == END
        if is_end:
            leaf = max((start, id(leaf), leaf) for start, leaf in self.starts.items() if start <= at)[2]
            return leaf.block.span.end
        opening = (each.inline.span.start for each in self.containers if each.start == at)
        return min([self.places[at][0], *opening])

    # ----------------------------------------------------------------- edits

    def _delete(self, start: int, end: int, *, is_replaced: bool) -> None:
        for at in range(start, end):
            self._cut(*self.places[at])
        for each in self.containers:
            if start <= each.start < each.end <= end and not (is_replaced and each.start == start):
                width = _SIGNS.get(each.inline.kind)
                span = each.inline.span
                if width:
                    self._cut(span.start, span.start + width)
                    self._cut(span.end - width, span.end)
                else:
                    self._cut(span.start, span.end)

    def _cut(self, start: int, end: int) -> None:
        if end > start:
            self.edits.append((start, end, ""))

    def _put(self, at: int, text: str) -> None:
        if text:
            self.edits.append((at, at, text))


def _first(leaf: Leaf) -> int:
    return leaf.block.inlines[0].span.start if leaf.block.inlines else leaf.block.span.start


def _tail(text: str, texts: Sequence[str]) -> str:
    """The blank behind the last of the texts, where more follows."""
    return " " if text is texts[-1] and text[-1:].isspace() else ""


def _settled(edits: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The edits in order, what is cut out twice once; what is put in where something is cut out, before that."""
    reached = -1
    order = sorted(range(len(edits)), key=lambda at: (edits[at][0], edits[at][1] > edits[at][0], at))
    for at in order:
        start, end, text = edits[at]
        if text:
            yield max(start, reached), max(start, reached), text
        elif end > reached:
            yield max(start, reached), end, ""
            reached = max(reached, end)
