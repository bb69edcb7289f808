"""Findings that outlast a change of their line: nothing came and nothing was mended. Pure.

By its fingerprint such a finding goes and comes, since the text of its line is part of that. For a reviewer it is the
same slip if it says the same, in words that took the place of its own.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from baocao.checking.brought import Brought
from baocao.checking.fingerprints import what_it_says
from baocao.language.alignment import Difference, differences
from baocao.model import Diagnostic, Source


def without_lasting(found: Brought) -> Brought:
    """The findings that came and went but for those that are the same before and after."""
    gone: defaultdict[tuple[str, str, str], list[Diagnostic]] = defaultdict(list)
    for diagnostic in found.mended:
        gone[_key(diagnostic)].append(diagnostic)
    new, lasting = [], set[int]()
    for diagnostic in found.new:
        before = next((one for one in gone.get(_key(diagnostic), ()) if _is_reworded(one, diagnostic)), None)
        if before is None:
            new.append(diagnostic)
        else:
            gone[_key(diagnostic)].remove(before)
            lasting.add(id(before))
    mended = tuple(diagnostic for diagnostic in found.mended if id(diagnostic) not in lasting)
    return Brought(tuple(new), mended, found.left + len(lasting))


def _key(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.rule, diagnostic.span.path, what_it_says(diagnostic.message)


def _is_reworded(before: Diagnostic, after: Diagnostic) -> bool:
    """Whether the line of one took the place of that of the other."""
    old, new = before.span.line - 1, after.span.line - 1
    return any(
        each.old_start <= old < each.old_end and each.new_start <= new < each.new_end
        for each in _differences(before.span.source, after.span.source)
    )


@lru_cache(maxsize=8)
def _differences(old: Source, new: Source) -> list[Difference]:
    return differences(old.text.split("\n"), new.text.split("\n"))
