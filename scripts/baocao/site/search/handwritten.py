"""What can be found of a hand-written page: the words of its finished HTML, part by part. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import accumulate, groupby

from baocao.site.search.passages import SearchDocument, SearchKind, SearchPassage

_PARTS = frozenset({"p", "li", "td", "th", "dt", "dd", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "summary"})
_SILENT = frozenset({"script", "style", "svg"})
_TOGETHER = 8000
"""Letters, about as many as a report has."""


def documents_in(address: str, title: str, html: str) -> Iterator[SearchDocument]:
    """A page in stretches no longer than a report, since all of a stretch is loaded for one passage of it."""
    passages = passages_in(html)
    before = [0, *accumulate(len(passage.text) for passage in passages)]
    for _, stretch in groupby(zip(before, passages, strict=False), key=lambda one: one[0] // _TOGETHER):
        found = tuple(passage for _, passage in stretch)
        yield SearchDocument(address, title, found, kind=SearchKind.GUIDE)


def passages_in(html: str) -> tuple[SearchPassage, ...]:
    """Each paragraph, bullet and cell of a page with the anchor of the heading above it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end()
    return tuple(reader.passages)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.passages: list[SearchPassage] = []
        self._anchor = ""
        self._words: list[str] = []
        self._silent = 0

    def end(self) -> None:
        """Keep what was read since the last part began."""
        text = " ".join("".join(self._words).replace("¶", " ").split())
        self._words.clear()
        if text:
            self.passages.append(SearchPassage(self._anchor, unicodedata.normalize("NFC", text)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _PARTS:
            self.end()
        if tag in _SILENT:
            self._silent += 1
        if tag in ("h1", "h2", "h3", "h4"):
            self._anchor = dict(attrs).get("id") or self._anchor

    def handle_endtag(self, tag: str) -> None:
        if tag in _PARTS:
            self.end()
        if tag in _SILENT:
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)
