"""Edits put into the text of a report's file. Pure: a source and edits in, the file's new text out.

Only the letters that an edit covers change: byte order mark, line ends and decomposed letters
elsewhere stay as the author has them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from baocao.model import Edit, Source
from baocao.parsing.file_places import FileText, Replacement


def apply(source: Source, edits: Iterable[Edit]) -> str:
    """The file's text after `edits`; of two that overlap, the one that begins first is done.

    Raises ValueError for an edit of another source.
    """
    return apply_groups(source, [[edit] for edit in edits])


def apply_groups(source: Source, groups: Iterable[Iterable[Edit]]) -> str:
    """The file's text after `groups` of edits, each done whole or not at all; of two that overlap, the first is done.

    Raises ValueError for an edit of another source.
    """
    file = FileText(source)
    wanted = [[_replacement(file, edit) for edit in group] for group in groups]
    done: list[Replacement] = []
    for group in sorted(wanted, key=lambda group: [(edit.start, edit.end) for edit in group]):
        _add(done, group)
    parts, at = [], 0
    for replacement in done:
        parts += [source.raw[at : replacement.start], replacement.text]
        at = replacement.end
    return "".join([*parts, source.raw[at:]])


def _add(done: list[Replacement], group: Iterable[Replacement]) -> None:
    """Put all of `group` into `done`, which is sorted and has no overlaps; nothing where one does not fit."""
    added: list[Replacement] = []
    for new in group:
        at = bisect_left(done, new)
        if (at > 0 and _overlap(done[at - 1], new)) or (at < len(done) and _overlap(new, done[at])):
            for other in added:
                done.remove(other)
            return
        done.insert(at, new)
        added.append(new)


def _overlap(first: Replacement, second: Replacement) -> bool:
    """Whether two replacements, in order, touch the same letters or the same gap between two."""
    return second.start < first.end or (first.start, first.end) == (second.start, second.end)


def _replacement(file: FileText, edit: Edit) -> Replacement:
    if not is_of(file.source, edit):
        raise ValueError(f"an edit of {edit.span.path} cannot be applied to {file.source.path}")
    return file.replacement(edit.span.start, edit.span.end, edit.text)


def is_of(source: Source, edit: Edit) -> bool:
    """Whether `edit` was made for this very text."""
    other = edit.span.source
    return other is source or (other.path == source.path and other.raw == source.raw)
