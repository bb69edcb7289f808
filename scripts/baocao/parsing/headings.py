"""The headings of a report: where they divide it, their labels and numbers, and whose titles they have. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from baocao.language.letters import caseless
from baocao.language.wording import one_line
from baocao.model import Block, BlockKind, Heading, Prose, Span
from baocao.regex import regex

ROMAN_LABEL = regex(r"(?P<label>[IVXLC]+)(?:\s*[.):]\s*|\s+-\s+|\s+|$)", re.IGNORECASE)
ARABIC_LABEL = regex(r"(?P<label>\d{1,3})(?:\s*[.):]\s*|\s+-\s+|\s+|$)")
ANNEX_LABEL = regex(r"(?P<label>Phụ lục(?:\s+(?:[IVXLC]+|\d+))?)(?:\s*[.:]\s*|\s+-\s+|\s+|$)", re.IGNORECASE)
_HEADING = BlockKind.HEADING
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
MOST_COMPARED = 1000
"""Headings of sections, and of areas, that are compared with the templates by similarity; no report has as many."""

Part = tuple[Block, tuple[Block, ...]]
"""A heading and the blocks under it."""


def split_at_headings(blocks: Sequence[Block], level: int) -> tuple[tuple[Block, ...], list[Part]]:
    """The blocks before the first heading of `level` (or above), and each such heading with what follows it."""
    at = [i for i, block in enumerate(blocks) if block.kind is _HEADING and block.level <= level]
    bounds = [*at, len(blocks)]
    return tuple(blocks[: bounds[0]]), [
        (blocks[start], tuple(blocks[start + 1 : end])) for start, end in pairwise(bounds)
    ]


def heading_of(block: Block, label: re.Pattern[str]) -> Heading:
    """The heading in `block`, its label being what `label` matches at its start."""
    prose = block.prose or Prose(block.span.source, "", ())
    text = prose.text
    match = label.match(text)
    at = match.end() if match else 0
    if len(text) > at:
        title_span = prose.span(at, len(text))
    else:  # behind what the reader sees; where that is nothing, behind the heading itself
        source, _, end = prose.span(0, len(text)) if text else block.span
        title_span = Span(source, end, end)
    name = match["label"] if match else ""
    return Heading(name, _number(name), one_line(text[at:]), block.span, title_span, block)


@lru_cache(maxsize=256)
def _number(label: str) -> int | None:
    last = label.split()[-1] if label else ""
    if last.isdecimal():
        return int(last)
    values = [_ROMAN_VALUES.get(letter, 0) for letter in last.upper()]
    if not values or 0 in values:
        return None
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def recognise(
    headings: Sequence[Heading],
    titles: Mapping[str, str],
    patterns: Mapping[str, re.Pattern[str]],
    most: int = MOST_COMPARED,
) -> list[str | None]:
    """The id of the template that each heading means: one with the same title, else the most similar.

    A matching number counts in its favour. Only the first `most` headings are compared by similarity.
    """
    ids: list[str | None] = [None] * len(headings)
    free = dict(titles)
    for i, heading in enumerate(headings):
        words = _plain(heading.title) if free else ""
        for template, title in free.items():
            pattern = patterns.get(template)
            if words == _plain(title) or (pattern and pattern.fullmatch(heading.title)):
                ids[i] = template
                del free[template]
                break
    order = list(titles)
    scores = sorted(
        (
            (_similarity(heading, title, order.index(template) + 1), -i, template)
            for i, heading in enumerate(headings[:most])
            if ids[i] is None
            for template, title in free.items()
        ),
        reverse=True,
    )
    for score, i, template in scores:
        if score >= 1 and ids[-i] is None and template in free:
            ids[-i] = template
            del free[template]
    return ids


def _similarity(heading: Heading, title: str, number: int) -> float:
    """How similar a heading and a template are, 1 being just enough; 0 where their lengths alone are too different."""
    from difflib import SequenceMatcher  # only a title of other words waits for it

    enough = 0.5 if heading.number == number else 0.72
    matcher = SequenceMatcher(None, _plain(heading.title), _plain(title), autojunk=False)
    return matcher.ratio() / enough if matcher.real_quick_ratio() >= enough else 0


@lru_cache(maxsize=4096)
def _plain(title: str) -> str:
    return caseless(re.sub(r"[\d\W_]+", " ", title))
