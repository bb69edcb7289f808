"""A result as the parts that each may tell of a task: it may join several by `;`, or be a paragraph. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from baocao.language.sentences import sentence_ends

_OPEN, _CLOSE = "([“«‘", ")]”»’"


def parts(text: str) -> tuple[str, ...]:
    """The parts of `text` between semicolons and full stops, none cut inside brackets or quotes; at least one."""
    ends = sorted({*sentence_ends(text), *_semicolons(text)})
    found = (text[start:end].strip(" ;.") for start, end in pairwise([0, *ends, len(text)]))
    return tuple(filter(None, found)) or (text,)


def _semicolons(text: str) -> Iterator[int]:
    """The offsets just after each semicolon outside brackets and quotes."""
    if ";" not in text:
        return
    depth, is_quoted = 0, False
    for at, sign in enumerate(text):
        if sign == '"':
            is_quoted = not is_quoted
        elif sign in _OPEN:
            depth += 1
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
        elif sign == ";" and not depth and not is_quoted:
            yield at + 1
