"""Findings: what a rule says, and the same as it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from baocao.model.source import Span


class Severity(StrEnum):
    """How grave a finding is; notes never fail a check."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that explains a finding."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A safe repair: replace what `span` covers by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule yields: where and what, in Vietnamese; the engine adds who says it and how grave it is.

    `help` and `severity` override the rule's own where given.
    """

    span: Span
    message: str
    help: str = ""
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding as it is shown: place, rule, severity, message, help."""

    span: Span
    rule: str
    name: str
    severity: Severity
    message: str
    help: str
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()
