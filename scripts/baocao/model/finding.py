"""Findings: what a rule says, and the same as it is shown."""

from enum import StrEnum
from typing import NamedTuple

from baocao.model.source import Span


class Severity(StrEnum):
    """How grave a finding is; notes never fail a check."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Related(NamedTuple):
    """Another place that explains a finding."""

    span: Span
    message: str


class Edit(NamedTuple):
    """A safe repair: replace what `span` covers by `text`."""

    span: Span
    text: str


class Finding(NamedTuple):
    """What a rule yields: where and what, in Vietnamese; the engine adds who says it and how grave it is.

    `help` and `severity` override the rule's own where given.
    """

    span: Span
    message: str
    help: str = ""
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()
    severity: Severity | None = None


class Diagnostic(NamedTuple):
    """One finding as it is shown: place, rule, severity, message, help."""

    span: Span
    rule: str
    name: str
    severity: Severity
    message: str
    help: str
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()
