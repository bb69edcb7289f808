"""What a rule says of itself, be it one of reports or one of form.

`FormRule` stands here because `render/`, which knows nothing of `form/`, shows it; `ReportRule` is in
`checking/rule.py`.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from baocao.model.finding import Severity


class Rule(Protocol):
    """What every list of rules says of each."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def summary(self) -> str:
        """What it asks, in short."""

    @property
    def severity(self) -> Severity:
        """How grave a breach is."""

    @property
    def group(self) -> str:
        """The heading under which lists of rules name it."""

    @property
    def line(self) -> str:
        """What lists of rules say of it."""

    @property
    def explanation(self) -> str:
        """What it is for, or what exactly it wants."""


_PARTS = ("PL ", "Điều ")
"""How a place in the decree is named."""


class FormRule(NamedTuple):
    """A rule of NĐ30: `summary` is what it is about, `wanted` what it wants of the box, `source` where the decree does.

    Its number is that by which the project counts the rules of the decree (`D16`).
    """

    id: str
    name: str
    summary: str
    source: str
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
