"""What a rule says of itself, be it one of reports or one of form.

`FormRule` stands here because `render/`, which knows nothing of `form/`, shows it; `ReportRule` is in
`checking/rule.py`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from baocao.model.finding import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(ABC):
    """A rule: its `id` and `name`, what it asks in short, how grave a breach is, and its place in law, if any."""

    id: str
    name: str
    summary: str
    severity: Severity
    source: str = ""

    @property
    @abstractmethod
    def group(self) -> str:
        """The heading under which lists of rules name it."""

    @property
    @abstractmethod
    def line(self) -> str:
        """What lists of rules say of it."""

    @property
    @abstractmethod
    def explanation(self) -> str:
        """What it is for, or what exactly it wants."""


_PARTS = ("PL ", "Điều ")
"""How a place in the decree is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRule(Rule):
    """A rule of NĐ30: `summary` is what it is about, `wanted` what it wants of the box.

    Its number is that by which the project counts the rules of the decree (`D16`).
    """

    wanted: str
    box: str
    severity: Severity = Severity.ERROR

    @property
    def group(self) -> str:
        return self.box

    @property
    def line(self) -> str:
        return f"{self.explanation} ({self.source})"

    @property
    def explanation(self) -> str:
        return f"{self.summary}: {self.wanted}"

    @property
    def ground(self) -> str:
        """Its source in full; one outside the decree says so itself."""
        return f"Nghị định số 30/2020/NĐ-CP, {self.source}" if self.source.startswith(_PARTS) else self.source
