"""What a rule of form is made of: how it looks at a file, and what it sees there. Frozen values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.location import Box, Location
from baocao.model import Severity
from baocao.model.rule import FormRule


@dataclass(frozen=True, slots=True)
class Seen:
    """One look of a rule at a file: what was found and where.

    `wanted` replaces the rule's own words where the place needs its own; `severity` likewise.
    """

    ok: bool
    found: str
    where: Location
    wanted: str = ""
    severity: Severity | None = None


RuleFunction = Callable[[DocumentParts], Iterator[Seen]]
"""What a rule does: it looks at a file, says all that it saw, and nothing where its ground is missing."""


@dataclass(frozen=True, slots=True)
class DecreeRule:
    """A rule and the function that looks for it."""

    rule: FormRule
    look: RuleFunction


def decree_rule(
    number: int,
    name: str,
    title: str,
    wanted: str,
    source: str,
    look: RuleFunction,
    severity: Severity = Severity.ERROR,
    *,
    box: Box,
) -> DecreeRule:
    """One row of a table of rules."""
    rule = FormRule(
        id=f"D{number:02}", name=name, summary=title, wanted=wanted, source=source, severity=severity, box=box.value
    )
    return DecreeRule(rule, look)
