"""The one order in which every output lists findings. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from baocao.model import Diagnostic


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings by file, place and rule; of one place and rule in the order they were found."""
    return sorted(diagnostics, key=lambda one: (one.span.path, one.span.start, one.span.end, one.rule))
