"""The model: what a report, its parts and the findings about it are.

Frozen values, made once by `parsing.parse` and read by everything else. Nothing here decides, reads or
prints; the few properties only name what the fields already say. Every part carries its `Span`, so that
any finding can point. What baocao.yml says is `config.schema.Config`; months, quarters and years are
`period.Period`; an office with its reports is `office.Office`.
"""

from baocao.model.blocks import Block, BlockKind, Inline, InlineKind, Prose, Segment
from baocao.model.due_date import DueDate
from baocao.model.finding import Diagnostic, Edit, Finding, Related, Severity
from baocao.model.front_matter import FrontKey, FrontMatter, ReportStatus, Signer
from baocao.model.marker import LONGEST_SLUG, SLUG, Marker, Term
from baocao.model.report import Note, NoteKind, Report, ReportBody
from baocao.model.section import PLAN, RESULTS, Annex, Area, Heading, Item, PlacedItem, Section
from baocao.model.source import Source, Span
from baocao.model.status import STANDINGS, DerivedStatus, Standing, Status, standing_of

__all__ = [
    "LONGEST_SLUG",
    "PLAN",
    "RESULTS",
    "SLUG",
    "STANDINGS",
    "Annex",
    "Area",
    "Block",
    "BlockKind",
    "DerivedStatus",
    "Diagnostic",
    "DueDate",
    "Edit",
    "Finding",
    "FrontKey",
    "FrontMatter",
    "Heading",
    "Inline",
    "InlineKind",
    "Item",
    "Marker",
    "Note",
    "NoteKind",
    "PlacedItem",
    "Prose",
    "Related",
    "Report",
    "ReportBody",
    "ReportStatus",
    "Section",
    "Segment",
    "Severity",
    "Signer",
    "Source",
    "Span",
    "Standing",
    "Status",
    "Term",
    "standing_of",
]
