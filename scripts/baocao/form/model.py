"""What verifying says: a rule of the decree, what one look at a file saw, and the checks that come of it.

Frozen values. The rules' numbers are those by which the project counts the rules of NĐ30 (`D16`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from baocao.form.boxes.anatomy import Anatomy
from baocao.form.places import Box, Where
from baocao.model import Severity


@dataclass(frozen=True, slots=True)
class Seen:
    """One look of a rule at a file: what was found and where.

    `wanted` replaces the rule's own words where the place needs its own; `severity` likewise.
    """

    ok: bool
    found: str
    where: Where
    wanted: str = ""
    severity: Severity | None = None


Look = Callable[[Anatomy], Iterator[Seen]]
"""What a rule does: it looks at a file, says all that it saw, and nothing where its ground is missing."""


@dataclass(frozen=True, slots=True)
class DecreeRule:
    """A rule of the decree: its number, what it is about, what it wants, how grave a breach is, and its source."""

    number: int
    name: str
    title: str
    wanted: str
    source: str
    look: Look
    severity: Severity = Severity.ERROR
    box: Box = field(kw_only=True)

    @property
    def id(self) -> str:
        return f"D{self.number:02}"


@dataclass(frozen=True, slots=True)
class Check:
    """What a rule says of a file, said once for all places where it is the same; `others`: how many more places."""

    rule: DecreeRule
    ok: bool
    found: str
    wanted: str
    where: Where
    severity: Severity
    others: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """All checks of a file, by rule, and the rules that had nothing to look at.

    `remarks`: what the reader of the checks should know of the file first, in whole sentences.
    """

    profile: str
    checks: tuple[Check, ...]
    silent: tuple[DecreeRule, ...]
    remarks: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if not check.ok)
