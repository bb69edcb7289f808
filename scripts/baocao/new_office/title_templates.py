"""Titles of several months as one template: `… THÁNG 9/2024` and `… THÁNG 10/2024` → `… THÁNG {month}/{year}`. Pure.

Which field a figure stands for is often open in one title (`tháng 11`, or a year that is also next month's); the
template that says the most of the titles is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from baocao.config.titles import FIELD, fill
from baocao.language.letters import folded_words
from baocao.language.wording import one_line
from baocao.period import Period

_PARTS = re.compile(
    r"(?<=tháng )(?P<month>0?[1-9]|1[0-2])(?![\d%])|(?<=quý )(?P<quarter>IV|I{1,3}|[1-4])\b"
    r"|(?<=6 tháng )(?P<half>đầu|cuối)\b|(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_MOST_CANDIDATES = 512


@dataclass(frozen=True, slots=True)
class Titled:
    """The title that a report of `period` has."""

    period: Period
    title: str


@dataclass(frozen=True, slots=True)
class CommonTemplate:
    """A template, and by their places those of the titles that it does not say, the others first."""

    text: str
    misses: tuple[int, ...]


def writes_two_figures(texts: Iterable[str]) -> bool:
    """Whether the office writes `tháng 04`; where its months leave that open, it does as the decree's dates do."""
    found = (match["month"] for text in texts for match in _PARTS.finditer(one_line(text)))
    months: list[str] = [month for month in found if month]
    narrow = sum(len(month) == 1 for month in months)
    return narrow <= len([month for month in months if month.startswith("0")])


def common_template(titles: Sequence[Titled], *, two_figures: bool) -> CommonTemplate:
    """The template that says the most of the titles, which are in order, oldest first; of several, the newest's.

    `two_figures`: how the office writes months where the title leaves it open.
    """
    best: CommonTemplate | None = None
    for titled in reversed(titles):
        for candidate in islice(_candidates(titled, two_figures), _MOST_CANDIDATES):
            misses = tuple(at for at, other in enumerate(titles) if not _says(candidate, other))
            if best is None or len(misses) < len(best.misses):
                best = CommonTemplate(candidate, misses)
            if not misses:
                return best
    return best or CommonTemplate("", ())


def has_fields(template: str) -> bool:
    """Whether anything in it moves with the period."""
    return FIELD.search(template) is not None


def _says(template: str, titled: Titled) -> bool:
    return folded_words(fill(template, titled.period)) == folded_words(titled.title)


def _candidates(titled: Titled, two_figures: bool) -> Iterator[str]:
    """The templates that give this title for its period, likeliest first."""
    title = one_line(titled.title)
    if re.search(r"[{}]", title):
        return
    pieces: list[Sequence[str]] = []
    at, is_next = 0, False
    for match in _PARTS.finditer(title):
        pieces.append([title[at : match.start()]])
        at = match.end()
        fields = list(_fields(match, titled.period, is_next, two_figures))
        if match.lastgroup != "year":
            is_next = bool(fields) and fields[0].startswith("{next.")
        pieces.append(fields or [match[0]])
    pieces.append([title[at:]])
    yield from ("".join(parts) for parts in product(*pieces))


def _fields(match: re.Match[str], period: Period, is_next: bool, two_figures: bool) -> Iterator[str]:
    """The fields that a month, quarter, half or year may stand for, likeliest first.

    `is_next`: the month, or the like, that was named last is what the report plans for; a year is likely of the same.
    """
    name = match.lastgroup or ""
    widths = sorted(("", ":02"), reverse=two_figures) if name == "month" else [""]
    nexts = ("next.", "") if is_next and name == "year" else ("", "next.")
    for field in (f"{{{of}{name}{width}}}" for of in nexts for width in widths):
        if fill(field, period).casefold() == match[0].casefold():
            yield field
