"""Mends a report: findings with edits in, the file's new text out. Pure: whoever calls reads and writes the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from baocao.model import Diagnostic, Source
from baocao.parsing.editing import apply_groups, is_of
from baocao.parsing.read import decode

MAX_ROUNDS = 10
"""Overlapping edits wait for the next round; only rules that undo each other's edits would need more."""


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
        raw = apply_groups(source, [edits for edits in groups if all(is_of(source, edit) for edit in edits)])
        if raw in seen:
            return raw
        seen.add(raw)
        mended = decode(raw.encode(), source.path).source
        if mended.raw != raw:  # no longer readable: leave the file as it was
            return untouched
        source = mended
    return untouched
