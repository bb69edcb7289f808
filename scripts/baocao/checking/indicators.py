"""What the text of a report says of an indicator: by its pattern in baocao.yml, else by its number alone. Pure."""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from baocao.config.schema import Indicator
from baocao.indicators.pattern import sentence_with_number
from baocao.language.figures import NUMBER, counted, readings, written
from baocao.language.vocabulary import MEASURES
from baocao.model import PLAN, RESULTS, Block, Report, Span
from baocao.parsing.running_text import Passage, passages_in
from baocao.period import Period
from baocao.regex import regex

_PLAN_TITLE = regex(r"kế hoạch|phương hướng|nhiệm vụ", re.IGNORECASE)
_CLAUSE_START = regex(r"[;:]\s|[.!?](?=\s)")
_CLAUSE_END = regex(r"[;.!?](?=\s|$)")
_OTHER_TIME = regex(
    r"lũy kế|luỹ kế|đầu năm|cả năm|trong năm|năm \d{4}|\d+ tháng|quý|cùng kỳ|tháng trước|tháng tới|tháng sau|so với"
    r"|kế hoạch năm|kế hoạch giao|chỉ tiêu|mục tiêu|phấn đấu|dự kiến|\bsẽ\b|bình quân|trung bình|\bmỗi\b|giai đoạn"
    r"|\btuần\b|\bđợt\b",
    re.IGNORECASE,
)
_MONTH = regex(r"\btháng (?P<month>\d{1,2})(?!\d)(?:(?:/| năm )(?P<year>\d{4}))?", re.IGNORECASE)
_LOOK_AROUND = 300
"""Characters before and after a number that may say which period it is about."""

_ANY_NUMBER = regex(rf"(?<![\w.,]){NUMBER}(?!\d)")
_SCALE = regex(r"\s+(?P<scale>nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?![^\W\d_])", re.IGNORECASE)
_SCALES = {"nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
_SMALL = 32
"""Smaller numbers also occur in dates and elsewhere, and mean nothing without the indicator's words."""
_IN_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_NUMBER_WORD = regex(rf"(?<![^\W\d_])(?:{'|'.join(_IN_WORDS)})(?![^\W\d_])", re.IGNORECASE)
_SAY_LITTLE = frozenset(
    {"số", "đã", "được", "trong", "tháng", "các", "của", "và", "cho", "về", "lượng", "tổng", "người"}
)
_MOST_PARTS = 50
_WORD = regex(r"[^\W\d_][\w-]*")


class Stated(NamedTuple):
    """A number that the text gives for an indicator, as written, and its place."""

    text: str
    span: Span

    @property
    def values(self) -> frozenset[float]:
        """What the number may mean."""
        return readings(self.text)


def stated_in_results(report: Report, indicator: Indicator) -> Iterator[Stated]:
    """What the results say of the indicator, in its area where it has one, by its pattern."""
    if indicator.pattern:
        pattern = sentence_with_number(indicator.pattern)
        for passage in passages_in(_own_blocks(report, indicator)):
            yield from (_stated(passage, match) for match in pattern.finditer(passage.text))


def stated_elsewhere(report: Report, indicator: Indicator) -> Iterator[tuple[Stated, ...]]:
    """What each part of the report other than results and plan says of the indicator in this period, by its pattern.

    Sums since the start of the year, comparisons and targets are left out.
    """
    if not indicator.pattern:
        return
    pattern = sentence_with_number(indicator.pattern)
    for blocks in _other_blocks(report, indicator):
        yield tuple(
            _stated(passage, match)
            for passage in passages_in(blocks)
            for match in pattern.finditer(passage.text)
            if _is_of_this_period(passage.text, match, report.period)
        )


def is_mentioned(report: Report, indicator: Indicator, value: float) -> bool:
    """Whether the number `value` of the indicator stands anywhere in the text, in whatever words.

    True also where that cannot be told: nothing happened (0), or the part where it belongs is missing.
    """
    own = _own_blocks(report, indicator)
    if value == 0 or not own:
        return True
    blocks = [*own, *(block for blocks in _other_blocks(report, indicator) for block in blocks)]
    texts = [passage.text for passage in passages_in(blocks)]
    usual = written(value)
    likely_first = sorted(texts, key=lambda text: usual not in text)
    return any(_says(text, indicator, value) for text in likely_first) or _adds_up(texts, indicator, value)


# --------------------------------------------------------------------------- where


def _own_blocks(report: Report, indicator: Indicator) -> list[Block]:
    section = report.section(RESULTS)
    if section is None:
        return []
    areas = [area for area in section.areas if not indicator.area or area.id == indicator.area]
    return [*(() if indicator.area else section.blocks), *(block for area in areas for block in area.blocks)]


def _other_blocks(report: Report, indicator: Indicator) -> Iterator[Iterable[Block]]:
    for section in report.sections:
        if section.id == RESULTS:
            yield section.blocks if indicator.area else ()
        elif section.id != PLAN and (section.id or not _PLAN_TITLE.search(section.heading.title)):
            yield [*section.blocks, *(block for area in section.areas for block in area.blocks)]
    for annex in report.annexes:
        yield annex.blocks


# --------------------------------------------------------------------------- by the pattern


def _stated(passage: Passage, match: re.Match[str]) -> Stated:
    return Stated(match["n"], passage.span(*match.span("n")))


def _is_of_this_period(text: str, match: re.Match[str], period: Period | None) -> bool:
    """Whether the clause around `match` is about no other time than `period`."""
    clause = _clause(text, match)
    if period is None or _OTHER_TIME.search(_MONTH.sub("", clause)):
        return False
    return all(
        int(month["month"]) in range(period.first, period.last + 1) and month["year"] in (None, str(period.year))
        for month in _MONTH.finditer(clause)
    )


# --------------------------------------------------------------------------- by the number


def _says(text: str, indicator: Indicator, value: float) -> bool:
    worth = MEASURES.get(indicator.unit.lower()) or 1.0
    matches = [match for match in _ANY_NUMBER.finditer(text) if _equals(text, match, value, worth)]
    if value >= _SMALL:
        return bool(matches)
    matches += [match for match in _NUMBER_WORD.finditer(text) if _IN_WORDS[match[0].lower()] == value]
    wanted = _telling_words(f"{indicator.label} {indicator.unit}")
    return any(not wanted or wanted & _telling_words(_clause(text, match)) for match in matches)


def _equals(text: str, match: re.Match[str], value: float, worth: float) -> bool:
    """Whether a written number, with a word such as `tỷ` after it, is `value` units of `worth`, as written."""
    scale = _SCALE.match(text, match.end())
    factor = _SCALES[scale["scale"].lower()] if scale else 1.0
    decimals = len(match[0].rpartition(",")[2]) if "," in match[0] else 0
    slack = 0.5 * 0.1**decimals if decimals else 1e-9
    return any(
        abs(reading - value) <= slack or abs(reading * factor - value * worth) <= slack * factor
        for reading in readings(match[0])
    )


def _clause(text: str, match: re.Match[str]) -> str:
    """The clause around `match`, cut short where it is very long."""
    first, last = max(0, match.start() - _LOOK_AROUND), match.end() + _LOOK_AROUND
    start = max((cut.end() for cut in _CLAUSE_START.finditer(text, first, match.start())), default=first)
    end = _CLAUSE_END.search(text, match.end(), last)
    return text[start : end.start() if end else last]


def _telling_words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.lower()) if word not in _SAY_LITTLE)


def _adds_up(texts: list[str], indicator: Indicator, value: float) -> bool:
    """Whether consecutive numbers of the indicator's unit add up to `value`, which was then given in parts."""
    unit = indicator.unit.lower()
    if not unit:
        return False
    parts = [figure.value for text in texts for figure in counted(text) if figure.noun.startswith(unit)][:_MOST_PARTS]
    return any(abs(added - value) < 1e-6 for first in range(len(parts)) for added in accumulate(parts[first:]))
