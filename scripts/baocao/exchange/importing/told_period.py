"""Which period a report from somewhere else says that it is about, in its title and headings. Pure.

What may be two periods is none: the caller asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from baocao.language.own_months import MONTH, number_of
from baocao.period import Period, parse_period
from baocao.regex import regex

_YEAR = r"(?:\s*[/.-]\s*|\s*,?\s*năm\s+)(?P<year>(?:19|20)\d\d)(?!\d)"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = regex(rf"\bquý\s+(?P<quarter>iv|i{{1,3}}|[1-4])\b(?:{_YEAR})?", re.IGNORECASE)
_HALF = regex(
    rf"\b(?:0?6|sáu)\s+tháng\s+(?P<half>đầu|cuối)(?:\s+năm)?(?:{_YEAR}|\s+(?P<bare>(?:19|20)\d\d))?", re.IGNORECASE
)
_NINE = regex(
    rf"\b(?:0?9|chín)\s+tháng(?!\s+\d)(?:\s+đầu)?(?:\s+năm)?(?:{_YEAR}|\s+(?P<bare>(?:19|20)\d\d))?", re.IGNORECASE
)
_WHOLE = regex(r"\bnăm\s+(?P<year>(?:19|20)\d\d)(?!\d|\s*[-–]\s*\d)", re.IGNORECASE)
_PLANNED = regex(r"\b(?:kế hoạch|nhiệm vụ|phương hướng|dự kiến|trọng tâm|chương trình công tác)\b", re.IGNORECASE)
_DONE = regex(r"\b(?:kết quả|tình hình|tổng kết|sơ kết|đánh giá|thực hiện|triển khai)\b", re.IGNORECASE)
_OF_THE_YEAR = regex(r"\b(?:kế hoạch|nhiệm vụ|chương trình|nghị quyết|kịch bản|dự toán|chỉ tiêu)\b", re.IGNORECASE)
"""What a year is the year of, where the report is of one of its months."""
_LAW_DATE = regex(r"\bngày\s+\d{1,2}\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A period that a text names: its place, what it is in the year, and the year where that stands beside."""

    start: int
    end: int
    part: str
    year: int | None


def told_periods(title: str, headings: Sequence[str], year: int | None) -> tuple[Period, ...]:
    """The periods that the report may be about: of its title, else of its headings.

    `year`: that in which it was issued, where the words name none.
    """
    for texts in ([title], headings):
        found = dict.fromkeys(period for text in texts for period in _own(text, title, headings, year))
        if found:
            return tuple(found)
    return ()


def _own(text: str, title: str, headings: Sequence[str], issued: int | None) -> Iterator[Period]:
    """The periods of `text` that it reports on, what it plans left out."""
    mentions = sorted(_mentions(text), key=lambda mention: mention.start)
    if not mentions:
        return
    years = [mention.year for mention in mentions]
    ends = [0, *(mention.end for mention in mentions)]
    planned = [_is_planned(text[start : mention.start]) for (start, _), mention in zip(
        pairwise([*ends, len(text)]), mentions, strict=False)]  # fmt: skip
    if all(planned):
        return
    has_part = any(mention.part for mention in mentions)
    for at, mention in enumerate(mentions):
        is_of_plan = not mention.part and has_part and _OF_THE_YEAR.search(text[ends[at] : mention.start])
        if planned[at] or is_of_plan:
            continue
        said = mention.year or next((year for year in years[at + 1 :] if year), None)
        is_last_of_year = mention.year is None and mention.part in ("12", "Q4", "H2")
        if said and is_last_of_year and at + 1 < len(mentions) and mentions[at + 1].part in ("01", "Q1", "H1"):
            said -= 1
        said = said or next(filter(None, years), None) or _year_of([title, *headings]) or issued
        if said is not None and (period := parse_period(f"{said}-{mention.part}" if mention.part else str(said))):
            yield period


def _mentions(text: str) -> Iterator[_Mention]:
    taken: list[tuple[int, int]] = []
    for match, part in _parts(text):
        if any(match.start() < end and start < match.end() for start, end in taken):
            continue
        if _LAW_DATE.search(text[: match.start()]):
            taken.append(match.span())
            continue
        taken.append(match.span())
        groups = match.groupdict()
        year = groups.get("year") or groups.get("bare") or groups.get("short") or groups.get("long")
        yield _Mention(*match.span(), part, int(year) if year else None)


def _parts(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for match in _HALF.finditer(text):
        yield match, "H1" if match["half"].lower() == "đầu" else "H2"
    for match in _NINE.finditer(text):
        yield match, "9M"
    for match in _QUARTER.finditer(text):
        yield match, f"Q{_QUARTERS[match['quarter'].lower()]}"
    for match in MONTH.finditer(text):
        yield match, f"{number_of(match):02}"
    for match in _WHOLE.finditer(text):
        yield match, ""


def _is_planned(between: str) -> bool:
    """Whether the words before a period say that it is planned for: not `kết quả thực hiện nhiệm vụ tháng 4`."""
    plan, done = _PLANNED.search(between), _DONE.search(between)
    return plan is not None and (done is None or plan.start() < done.start())


def _year_of(texts: Iterable[str]) -> int | None:
    years = {int(match["year"]) for text in texts for match in _WHOLE.finditer(text)}
    return years.pop() if len(years) == 1 else None
