"""Reports whose bodies are parsed when somebody asks, and let go by who goes through an office of very many reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.model import Report

MOST_HELD = 240
"""How many reports of an office, twenty years of months, are held with their bodies while all are gone through."""


def let_go(reports: Iterable[Report]) -> None:
    """Forget the bodies of the `reports`."""
    for report in reports:
        report.let_go()


def in_passing(reports: Iterable[Report]) -> Iterator[Report]:
    """The reports, for one who looks at each once and compares no part of it by identity: where they are very many,
    each body that was not held when he began is let go behind him."""
    reports = tuple(reports)
    many = len(reports) > MOST_HELD
    held = {id(report) for report in reports if report.holds_body}
    for report in reports:
        try:
            yield report
        finally:
            if many and id(report) not in held:
                let_go((report,))
