"""Titles with fields for the period (`THÁNG {next.month:02}`): filled for a period, and recognised for any. Pure."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from baocao.period import Period

FIELD = re.compile(r"\{(?P<name>[^{}]*)\}")
FIELDS = ("month", "month:02", "year", "next.month", "next.month:02", "next.year")


def fill(template: str, period: Period) -> str:
    """`template` with its fields filled for `period`: `THÁNG {next.month:02}` → `THÁNG 02`."""

    def value(match: re.Match[str]) -> str:
        name, _, width = match["name"].partition(":")
        of = period.next if name.startswith("next.") else period
        number = of.year if name.endswith("year") else of.month
        return f"{number:02}" if width else str(number)

    return FIELD.sub(value, template)


def names_month(template: str) -> bool:
    """Whether `template` has a field for a month, so that it can title no quarter and no year."""
    return any("month" in match["name"] for match in FIELD.finditer(template))


@lru_cache(maxsize=1024)
def title_pattern(template: str) -> re.Pattern[str]:
    """What matches `template` filled for any period, whatever the letter case and the width of its spaces.

    The groups are named after the fields: `month`, `year`, `next_month`, `next_year`; where a field
    stands more than once, the second is `month_2`, and so on.
    """
    seen: Counter[str] = Counter()
    parts: list[str] = []
    at = 0
    for match in FIELD.finditer(template):
        parts.append(_spaced(template[at : match.start()]))
        at = match.end()
        name = match["name"].partition(":")[0].replace(".", "_")
        seen[name] += 1
        group = name if seen[name] == 1 else f"{name}_{seen[name]}"
        parts.append(rf"(?P<{group}>\d{{4}})" if name.endswith("year") else rf"(?P<{group}>\d{{1,2}})")
    parts.append(_spaced(template[at:]))
    return re.compile("".join(parts), re.IGNORECASE)


def _spaced(text: str) -> str:
    return re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(text))
