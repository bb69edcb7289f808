"""What a rule says of itself, be it one of reports or one of form."""

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
