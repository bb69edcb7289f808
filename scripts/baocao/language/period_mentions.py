"""The periods that a text names: `tháng 3/2022`, `quý I`, `6 tháng đầu năm 2022`, `năm 2022`; and the report's own.

Pure. `own_months` says the same of months alone, more strictly: theirs are the most reports.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from baocao.language import own_months
from baocao.language.own_months import MONTH, belongs_elsewhere, number_of, plan_years
from baocao.language.period_names import FIRST_HALF, half_of, quarter_of
from baocao.period import Period, PeriodKind, parse_period
from baocao.regex import regex

_YEAR = r"(?:\s*[/.-]\s*|\s*,?\s*năm\s+)(?P<year>(?:19|20)\d\d)(?!\d)"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = regex(rf"\bquý\s+(?P<part>iv|i{{1,3}}|[1-4])\b(?:{_YEAR})?", re.IGNORECASE)
_HALF = regex(
    rf"\b(?:0?6|sáu)\s+tháng\s+(?P<part>đầu|cuối)(?:\s+năm)?(?:{_YEAR}|\s+(?P<bare>(?:19|20)\d\d))?", re.IGNORECASE
)
_NINE = regex(
    rf"\b(?:0?9|chín)\s+tháng(?!\s+\d)(?:\s+đầu)?(?:\s+năm)?(?:{_YEAR}|\s+(?P<bare>(?:19|20)\d\d))?", re.IGNORECASE
)
_WHOLE = regex(r"\bnăm\s+(?P<year>(?:19|20)\d\d)(?!\d|\s*[-–]\s*\d)", re.IGNORECASE)
_LAW_DATE = regex(r"\bngày\s+\d{1,2}\s*$", re.IGNORECASE)
_IS_OF_REPORT = regex(r"\b(?:kết quả|tình hình|tổng kết|công tác)\b(?P<between>[^,;:.]*)$", re.IGNORECASE)
_IS_OF_PLAN = regex(r"\b(?:nghị quyết|chương trình|đề án|kịch bản|dự toán|chỉ tiêu|quyết định)\b", re.IGNORECASE)
_LOOK_BACK = 200
_ANY_YEAR = 2000


class PeriodMention(NamedTuple):
    """A period that a text names: its place, what it is in the year (`03`, `Q1`, ``), and the year where that stands
    beside. `part_at` and `year_at` are the places of what tells it from others of its kind."""

    start: int
    end: int
    part: str
    year: int | None
    part_at: tuple[int, int] | None
    year_at: tuple[int, int] | None

    def period(self, year: int) -> Period | None:
        """The period, in `year` where the text names none."""
        year = self.year or year
        return parse_period(f"{year}-{self.part}" if self.part else str(year))


def mentions(text: str) -> Iterator[PeriodMention]:
    """All periods that `text` names, in its order."""
    taken: list[tuple[int, int]] = []
    found: list[PeriodMention] = []
    for match, part in _parts(text):
        if any(match.start() < end and start < match.end() for start, end in taken):
            continue
        taken.append(match.span())
        if _LAW_DATE.search(text[: match.start()]):
            continue
        groups = match.groupdict()
        year = next((name for name in ("year", "bare", "short", "long") if groups.get(name)), None)
        at = next((name for name in ("part", "month") if groups.get(name)), None)
        found.append(
            PeriodMention(
                *match.span(),
                part,
                int(match[year]) if year else None,
                match.span(at) if at else None,
                match.span(year) if year else None,
            )
        )
    return iter(sorted(found, key=lambda mention: mention.start))


def own_periods(text: str, kind: PeriodKind) -> Iterator[PeriodMention]:
    """The periods of `kind`, no months, that `text` speaks of as those of its own report, whether rightly or not."""
    for mention in mentions(text):
        period = mention.period(_ANY_YEAR)
        if period is None or period.kind is not kind or belongs_elsewhere(text, mention.start):
            continue
        if kind is not PeriodKind.YEAR or _is_of_report(text[max(0, mention.start - _LOOK_BACK) : mention.start]):
            yield mention


def _is_of_report(before: str) -> bool:
    """Whether a year is what the report is about, and not that of a plan or a law: `tổng kết công tác năm 2022`."""
    said = _IS_OF_REPORT.search(before)
    return said is not None and not _IS_OF_PLAN.search(said["between"])


def is_of(mention: PeriodMention, period: Period) -> bool:
    """Whether the words may mean `period`."""
    return mention.period(period.year) == period


def moved_on(text: str, before: Period, after: Period) -> str:
    """`text` of the report of `before` with its own periods as the report of `after` has them.

    Only the period reported on, the one planned for and the year of the plan followed are moved.
    """
    if before.is_month:
        return own_months.moved_on(text, before, after)
    edits: dict[tuple[int, int], str] = {}
    for plan in plan_years(text):
        for old, new in ((before, after), (before.planned, after.planned)):
            if plan.year == old.year:
                edits.setdefault(plan.year_at, str(new.year))
    if before.kind is PeriodKind.YEAR:  # whatever its report says of the next is planned
        for mention in mentions(text):
            if mention.year == before.planned.year and mention.year_at and not belongs_elsewhere(text, mention.start):
                edits[mention.year_at] = str(after.planned.year)
    for kind in dict.fromkeys((before.kind, before.planned.kind)):
        for mention in own_periods(text, kind):
            for old, new in ((before.planned, after.planned), (before, after)):
                if is_of(mention, old):
                    edits.update(_edits(text, mention, new))
    parts, at = [], 0
    for (start, end), words in sorted(edits.items()):
        parts += [text[at:start], words]
        at = end
    return "".join([*parts, text[at:]])


def _edits(text: str, mention: PeriodMention, period: Period) -> Iterator[tuple[tuple[int, int], str]]:
    """The places to change, and what to write there, for `mention` to name `period`, which is of the same kind."""
    if mention.part_at:
        old = text[slice(*mention.part_at)]
        new = half_of(period) if period.kind is PeriodKind.HALF else quarter_of(period)
        yield (
            mention.part_at,
            (str(_QUARTERS[new.lower()]) if old.isdecimal() else new.upper() if old.isupper() else new),
        )
    if mention.year_at:
        yield mention.year_at, str(period.year)


def _parts(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for match in _HALF.finditer(text):
        yield match, "H1" if match["part"].lower() == FIRST_HALF else "H2"
    for match in _NINE.finditer(text):
        yield match, "9M"
    for match in _QUARTER.finditer(text):
        yield match, f"Q{_QUARTERS[match['part'].lower()]}"
    for match in MONTH.finditer(text):
        yield match, f"{number_of(match):02}"
    for match in _WHOLE.finditer(text):
        yield match, ""
