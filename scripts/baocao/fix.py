"""Mends a report: edits in, the file's new text out. Pure: whoever calls reads and writes the file.

Only the letters that an edit covers change: byte order mark, line ends and decomposed letters
elsewhere stay as the author has them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable

from baocao.model import Diagnostic, Edit, Source
from baocao.origin import Origin, Replacement
from baocao.read import decode

MAX_ROUNDS = 10
"""Edits that overlap wait for the next round; more rounds than this only rules that quarrel would need."""


def apply(source: Source, edits: Iterable[Edit]) -> str:
    """The file's text after `edits`; of two that overlap, the one that begins first is done.

    Raises ValueError for an edit of another source.
    """
    return _apply(source, [[edit] for edit in edits])


def mend(source: Source, findings_of: Callable[[Source], Iterable[Diagnostic]]) -> str:
    """The file's text after every safe repair; mending that text again changes nothing.

    Repairs that never settle are no repairs: the file stays as it was. `findings_of` checks a source;
    it is asked again after each round, for one repair may lay open the next. The edits of one finding
    are done together or not at all; findings that need another file changed as well are left.
    """
    untouched = source.raw
    seen = {untouched}
    for _ in range(MAX_ROUNDS):
        groups = [finding.edits for finding in findings_of(source) if finding.edits]
        raw = _apply(source, [edits for edits in groups if all(_is_of(source, edit) for edit in edits)])
        if raw in seen:
            return raw
        seen.add(raw)
        mended = decode(raw.encode(), source.path).source
        if mended.raw != raw:  # no longer readable: better leave the file as it was
            return untouched
        source = mended
    return untouched


def _apply(source: Source, groups: Iterable[Iterable[Edit]]) -> str:
    origin = Origin(source)
    wanted = [[_replacement(origin, edit) for edit in group] for group in groups]
    done: list[Replacement] = []
    for group in sorted(wanted, key=lambda group: [(one.start, one.end) for one in group]):
        _add(done, group)
    parts, at = [], 0
    for one in done:
        parts += [source.raw[at : one.start], one.text]
        at = one.end
    return "".join([*parts, source.raw[at:]])


def _add(done: list[Replacement], group: Iterable[Replacement]) -> None:
    """Put all of `group` into `done`, which is sorted and has no overlaps; nothing where one does not fit."""
    added: list[Replacement] = []
    for one in group:
        at = bisect_left(done, one)
        if (at > 0 and _overlap(done[at - 1], one)) or (at < len(done) and _overlap(one, done[at])):
            for other in added:
                done.remove(other)
            return
        done.insert(at, one)
        added.append(one)


def _overlap(first: Replacement, second: Replacement) -> bool:
    """Whether two replacements, in order, touch the same letters or the same gap between two."""
    return second.start < first.end or (first.start, first.end) == (second.start, second.end)


def _replacement(origin: Origin, edit: Edit) -> Replacement:
    if not _is_of(origin.source, edit):
        raise ValueError(f"an edit of {edit.span.path} cannot be applied to {origin.source.path}")
    return origin.replacement(edit.span.start, edit.span.end, edit.text)


def _is_of(source: Source, edit: Edit) -> bool:
    other = edit.span.source
    return other is source or (other.path == source.path and other.raw == source.raw)
