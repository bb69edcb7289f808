"""Reading YAML: text in; a tree of strings, the place of every value, and notes out.

Used for front matter and for baocao.yml. Never raises for a bad text and never hangs on a hostile
text: what cannot be read is noted and left out, and the rest is still read. No types are decided
here, so that `no`, `012` and `2022-01` stay what the author wrote; `yaml.typed` does that.
"""

import re
from collections.abc import Mapping
from itertools import islice
from typing import NamedTuple

from baocao.model import Note, NoteKind, Source, Span
from baocao.regex import regex
from baocao.yaml.problem import Problem, unexplained
from baocao.yaml.tree import Path, Tree, TreeBuilder

FRONT_MATTER_LIMIT = 64 * 1024
"""Characters a front matter may have."""
CONFIG_LIMIT = 1024 * 1024
"""Characters a baocao.yml may have."""

_NOTES_LIMIT = 20
_REPAIRS_LIMIT = 5
_REPAIRS_LENGTH = 16 * 1024
_CANDIDATES_LIMIT = 10
_UNSEEN = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


class YamlDocument(NamedTuple):
    """What a YAML text says: `value` is None for an empty or unreadable one.

    `spans` has the place of each value by its path (`("to", 0)`), `keys` that of each mapping key.
    `span` is the whole text read. Duplicate keys and refused values are noted and left out of `value`.
    """

    span: Span
    value: Tree = None
    spans: Mapping[Path, Span] = {}
    keys: Mapping[Path, Span] = {}
    notes: tuple[Note, ...] = ()

    def place(self, path: Path, *, at_key: bool = False) -> Span:
        """Where a finding about `path` points: to its value or key, else to what it stands in; one line of it."""
        while path:
            value, key = self.spans.get(path), self.keys.get(path)
            if not at_key and value is not None and value.text:
                return _first_line(value)
            if (span := key or value) is not None:
                return _first_line(span)
            path, at_key = path[:-1], True
        return _first_line(self.span)


def _first_line(span: Span) -> Span:
    """The part of `span` on its first line that has text."""
    text = span.text
    start = span.start + len(text) - len(text.lstrip())
    if start >= span.end:
        return Span(span.source, span.start, span.start)
    end = span.source.text.find("\n", start, span.end)
    return Span(span.source, start, span.end if end == -1 else end)


def read_yaml(source: Source, start: int, end: int, limit: int = FRONT_MATTER_LIMIT) -> YamlDocument:
    """What the YAML in `source.text[start:end]` says; it may have at most `limit` characters."""
    span = source.span(start, end)
    if end - start > limit:
        problem = Problem(
            0,
            min(end - start, len(source.line(span.line))),
            f"Phần này dài {_figure(end - start)} ký tự; nhiều nhất là {_figure(limit)} ký tự.",
            "Xem lại có dán nhầm nội dung vào đây không.",
        )
        return YamlDocument(span, notes=(_note(span, problem),))
    text = source.text[start:end]
    problems: list[Problem] = []
    if not text.replace("\n", "").isprintable() and (match := _UNSEEN.search(text)):
        problems.append(_unseen(match))
        text = _UNSEEN.sub(" ", text)
    repairs = _REPAIRS_LIMIT if len(text) <= _REPAIRS_LENGTH else 1
    while True:
        builder = TreeBuilder(span)
        stopped_at = builder.read(text)
        if stopped_at is None or len(problems) > repairs:
            break
        problems.append(_cause(text, stopped_at))
        text = problems[-1].without_it(text)
    problems += builder.problems[:_NOTES_LIMIT]
    notes = {problem.start: _note(span, problem) for problem in reversed(problems)}
    in_order = tuple(notes[start] for start in sorted(notes))
    return YamlDocument(span, builder.value, builder.spans, builder.keys, in_order)


def _figure(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _cause(text: str, stopped_at: int) -> Problem:
    """The first candidate that really keeps `text` from being read; the parser gave up at `stopped_at`."""
    from baocao.yaml.line_problems import line_problems  # only where somebody mistyped

    for candidate in islice(line_problems(text), _CANDIDATES_LIMIT):
        unreadable = next((prefix for prefix in candidate.prefixes(text) if not _is_readable(prefix)), None)
        if unreadable is not None and _is_readable(candidate.without_it(unreadable)):
            return candidate
    return unexplained(text, stopped_at)


def _is_readable(text: str) -> bool:
    """Whether `text` is YAML with keys; a line without a colon is YAML, too, but of no use."""
    builder = TreeBuilder(Source("", text).span(0, len(text)))
    return builder.read(text) is None and not isinstance(builder.value, str)


def _note(span: Span, problem: Problem) -> Note:
    place = span.source.span(span.start + problem.start, span.start + problem.end)
    return Note(NoteKind.YAML, place, problem.message, problem.help)


def _unseen(match: re.Match[str]) -> Problem:
    return Problem(
        match.start(),
        match.end(),
        f"Ở đây có một ký tự không nhìn thấy được (U+{ord(match[0]):04X}).",
        "Xóa ký tự này: xóa đoạn chữ quanh đó rồi gõ lại bằng tay, đừng dán.",
    )
