"""The model: what a report, its parts and the findings about it are.

Frozen values, made once by `parse` and read by everything else. Nothing here decides, reads or
prints; the few properties only name what the fields already say. Every part carries its `Span`,
so any finding can point.
"""

from baocao.model.blocks import Block, BlockKind, Inline, InlineKind, Marker, Prose, Segment, Status
from baocao.model.finding import Diagnostic, Edit, Finding, Related, Severity
from baocao.model.report import (
    PLAN,
    RESULTS,
    Annex,
    Area,
    FrontMatter,
    Heading,
    Item,
    Note,
    NoteKind,
    Report,
    ReportStatus,
    Section,
    Signer,
)
from baocao.model.source import Source, Span

__all__ = [
    "PLAN",
    "RESULTS",
    "Annex",
    "Area",
    "Block",
    "BlockKind",
    "Diagnostic",
    "Edit",
    "Finding",
    "FrontMatter",
    "Heading",
    "Inline",
    "InlineKind",
    "Item",
    "Marker",
    "Note",
    "NoteKind",
    "Prose",
    "Related",
    "Report",
    "ReportStatus",
    "Section",
    "Segment",
    "Severity",
    "Signer",
    "Source",
    "Span",
    "Status",
]
