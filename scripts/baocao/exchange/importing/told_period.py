"""Which period a report from somewhere else says that it is about, in its title and headings. Pure.

What may be two periods is none: the caller asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from baocao.language.period_mentions import mentions
from baocao.period import Period
from baocao.regex import regex

_PLANNED = regex(r"\b(?:kế hoạch|nhiệm vụ|phương hướng|dự kiến|trọng tâm|chương trình công tác)\b", re.IGNORECASE)
_DONE = regex(r"\b(?:kết quả|tình hình|tổng kết|sơ kết|đánh giá|thực hiện|triển khai)\b", re.IGNORECASE)
_OF_THE_YEAR = regex(r"\b(?:kế hoạch|nhiệm vụ|chương trình|nghị quyết|kịch bản|dự toán|chỉ tiêu)\b", re.IGNORECASE)
"""What a year is the year of, where the report is of one of its months."""


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
    found = tuple(mentions(text))
    if not found:
        return
    years = [mention.year for mention in found]
    ends = [0, *(mention.end for mention in found)]
    planned = [_is_planned(text[start : mention.start]) for (start, _), mention in zip(
        pairwise([*ends, len(text)]), found, strict=False)]  # fmt: skip
    if all(planned):
        return
    has_part = any(mention.part for mention in found)
    for at, mention in enumerate(found):
        is_of_plan = not mention.part and has_part and _OF_THE_YEAR.search(text[ends[at] : mention.start])
        if planned[at] or is_of_plan:
            continue
        said = mention.year or next((year for year in years[at + 1 :] if year), None)
        is_last_of_year = mention.year is None and mention.part in ("12", "Q4", "H2")
        if said and is_last_of_year and at + 1 < len(found) and found[at + 1].part in ("01", "Q1", "H1"):
            said -= 1
        said = said or next(filter(None, years), None) or _year_of([title, *headings]) or issued
        if said is not None and (period := mention.period(said)):
            yield period


def _is_planned(between: str) -> bool:
    """Whether the words before a period say that it is planned for: not `kết quả thực hiện nhiệm vụ tháng 4`."""
    plan, done = _PLANNED.search(between), _DONE.search(between)
    return plan is not None and (done is None or plan.start() < done.start())


def _year_of(texts: Iterable[str]) -> int | None:
    years = {mention.year for text in texts for mention in mentions(text) if mention.year}
    return years.pop() if len(years) == 1 else None
