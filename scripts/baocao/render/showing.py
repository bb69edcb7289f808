"""Diagnostics as they are shown: their places looked up in the author's files, and all else that outputs want. Pure."""

from __future__ import annotations

from baocao.findings import FilePlace, ShownEdit, ShownFinding, ShownRelated
from baocao.model import Diagnostic, Edit
from baocao.parsing.file_places import file_place, file_text


def showing(found: Diagnostic) -> ShownFinding:
    """The finding as any output shows it."""
    span = found.span
    place = file_place(span)
    return ShownFinding(
        place=place,
        start=span.start,
        end=span.end,
        rule=found.rule,
        name=found.name,
        severity=found.severity.value,
        message=found.message,
        help=found.help,
        line=file_text(span.source).line(place.line) if span.source.text else None,
        related=tuple(ShownRelated(file_place(other.span), other.message) for other in found.related),
        edits=tuple(map(_shown_edit, found.edits)),
    )


def _shown_edit(edit: Edit) -> ShownEdit:
    origin = file_text(edit.span.source)
    wanted = origin.replacement(edit.span.start, edit.span.end, edit.text)
    place = FilePlace(origin.source.path, *origin.position(wanted.start), *origin.position(wanted.end))
    return ShownEdit(place, wanted.text)
