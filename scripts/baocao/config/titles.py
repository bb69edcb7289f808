"""Titles with fields for the period (`THÁNG {next.month:02}`): filled for a period, and recognised for any. Pure.

A title that was written for months serves other kinds of periods too: `THÁNG {month:02}/{year}` is
`QUÝ {quarter}/{year}` for a quarter.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from baocao.language.period_names import half_of, period_name, quarter_of
from baocao.period import Period, PeriodKind
from baocao.regex import regex

FIELD = regex(r"\{(?P<name>[^{}]*)\}")
PERIOD_PARTS = regex(r"\d+|(?<=\bquý\s)(?:IV|I{1,3})\b|(?<=\b6 tháng\s)(?:đầu|cuối)\b", re.IGNORECASE)
"""What tells a title from that of another period of its kind: numbers, `I` of `quý I`, `đầu` of `6 tháng đầu`."""
_OWN_FIELDS = ("month", "month:02", "quarter", "half", "period", "year")
FIELDS = (*_OWN_FIELDS, *(f"next.{name}" for name in _OWN_FIELDS))
_WORD = regex(r"[^\W\d_]+")

# `tháng {month:02}/{year}`, `THÁNG {next.month:02} NĂM {next.year}`, `tháng {month}`
_MONTH_WORDS = regex(
    r"(?:\b(?P<word>tháng)\s+)?\{(?P<next>next\.)?month(?::02)?\}"
    r"(?:(?P<between>\s*[/.-]\s*|,?\s+năm\s+)\{(?:next\.)?year\})?",
    re.IGNORECASE,
)
_WORDS = {
    PeriodKind.QUARTER: ("quý {quarter}", "{between}{year}"),
    PeriodKind.HALF: ("6 tháng {half} năm", " {year}"),
    PeriodKind.NINE_MONTHS: ("9 tháng đầu năm", " {year}"),
    PeriodKind.YEAR: ("năm {year}", ""),
}
"""For each kind what it is called in place of a month, and how the year follows."""

_QUARTER_YEAR = regex(r"(\bquý (?:IV|I{1,3}))\s*(?:/|,? năm )\s*(?=\d{4})", re.IGNORECASE)
_NINE_MONTHS = regex(r"(\b9 tháng) đầu (năm \d{4})", re.IGNORECASE)
_PATTERNS = {
    "year": r"\d{4}",
    "month": r"\d{1,2}",
    "quarter": r"IV|I{1,3}|[1-4]",
    "half": r"đầu|cuối",
    "period": r"(?:tháng\s+\d{1,2}/|quý\s+[IV]+/|[69]\s+tháng\s+(?:đầu|cuối)\s+năm\s+|năm\s+)\d{4}",
}


@lru_cache(maxsize=1024)
def fill(template: str, period: Period | None) -> str:
    """`template` with its fields filled for `period`: `THÁNG {next.month:02}` → `THÁNG 02`; with `…` where it is None.

    Words are in capitals where the word beside them is.
    """

    def value(match: re.Match[str]) -> str:
        if period is None:
            return "…"
        name, _, width = match["name"].rpartition(".")[2].partition(":")
        of = period.planned if match["name"].startswith("next.") else period
        match name:
            case "month":
                return f"{of.month:02}" if width else str(of.month)
            case "quarter":
                return quarter_of(of)
            case "half" | "period":
                words = half_of(of) if name == "half" else period_name(of)
                return words.upper() if _is_in_capitals(template, *match.span()) else words
        return str(of.year)

    return FIELD.sub(value, template)


@lru_cache(maxsize=1024)
def for_kind(template: str, kind: PeriodKind) -> str:
    """A template that was written for months, for periods of `kind`: each month it names is such a period instead.

    What a report of nine months plans for is a quarter.
    """
    if kind is PeriodKind.MONTH:
        return template

    def other(match: re.Match[str]) -> str:
        is_quarter = kind is PeriodKind.NINE_MONTHS and match["next"]
        name, year = _WORDS[PeriodKind.QUARTER if is_quarter else kind]
        text = name + (year.replace("{between}", match["between"]) if match["between"] else "")
        if match["next"]:
            text = text.replace("{", "{next.")
        return _cased(text, match["word"] or "")

    return _MONTH_WORDS.sub(other, template)


def same_titles(title: str, other: str) -> bool:
    """Whether two titles say the same, however a period's name is written: `QUÝ I/2022`, `QUÝ I NĂM 2022`."""
    return title == other or _one_spelling(title) == _one_spelling(other)


def _one_spelling(title: str) -> str:
    return _NINE_MONTHS.sub(r"\1 \2", _QUARTER_YEAR.sub(r"\1/", title))


def _cased(text: str, like: str) -> str:
    """`text` in capitals, or with a capital first, as the word `like` is; its fields as they are."""
    if like.isupper():
        return "".join(part if part.startswith("{") else part.upper() for part in re.split(r"(\{[^{}]*\})", text))
    return text[:1].upper() + text[1:] if like[:1].isupper() else text


def _is_in_capitals(template: str, start: int, end: int) -> bool:
    """Whether the word before `template[start:end]`, or after it where it stands first, is in capitals."""
    before = _WORD.findall(FIELD.sub(" ", template[:start]))
    beside = before[-1:] or _WORD.findall(FIELD.sub(" ", template[end:]))[:1]
    return bool(beside) and beside[0].isupper()


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
        name = match["name"].partition(":")[0]
        group = name.replace(".", "_")
        seen[group] += 1
        numbered = group if seen[group] == 1 else f"{group}_{seen[group]}"
        parts.append(f"(?P<{numbered}>{_PATTERNS[name.removeprefix('next.')]})")
    parts.append(_spaced(template[at:]))
    return re.compile("".join(parts), re.IGNORECASE)


def _spaced(text: str) -> str:
    return re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(text))
