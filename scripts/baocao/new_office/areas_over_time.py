"""The areas of an office from those of its old reports: in one order, and dated where they began or ended. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from baocao.config.schema import AreaTemplate
from baocao.language.letters import folded_words
from baocao.new_office.usual import area_templates
from baocao.period import Period

_ALIKE = 90
"""How much two titles must have in common, of 100, to be one that was typed in two ways."""


def areas_over_time(reports: Sequence[tuple[Period, Sequence[Sequence[str]]]]) -> tuple[AreaTemplate, ...]:
    """The areas, as the newest report that has each writes it. `reports`: oldest first, the titles by section."""
    titles: list[str] = []
    seen: dict[int, list[Period]] = {}
    for period, sections in reversed(reports):
        after = -1
        for title in (title for section in sections for title in section):
            at = _place(title, titles)
            if at is None:
                at = after + 1
                titles.insert(at, title)
                seen = {index + (index >= at): periods for index, periods in seen.items()}
            seen.setdefault(at, []).append(period)
            after = at
    if not titles:
        return ()
    periods = [period for period, _ in reports]
    dated = []
    for at, area in enumerate(area_templates(titles)):
        first, last = min(seen[at]), max(seen[at])
        dated.append(
            area._replace(
                since=first if first > periods[0] else None,
                until=last if last < periods[-1] else None,
            )
        )
    return tuple(dated)


def _place(title: str, titles: Sequence[str]) -> int | None:
    """Where a title stands among those known; None for a new one."""
    words = folded_words(title)
    scores = [fuzz.ratio(words, folded_words(other)) for other in titles]
    best = max(range(len(titles)), key=lambda at: scores[at], default=None)
    return best if best is not None and scores[best] >= _ALIKE else None
