"""The days on which a text says that something took place: `họp ngày 20/02/2022`, `từ ngày 16 đến ngày 18/02`. Pure.

Not the days of documents, of what is planned or due, of what begins to hold, or of what is only remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from baocao.language.sentences import sentence_ends
from baocao.period import Days
from baocao.regex import regex

_DAY = r"(?P<day{n}>0?[1-9]|[12]\d|3[01])(?![\d.,]*%)"
_MONTH = r"(?:\s*/\s*|\s+tháng\s+)(?P<month{n}>0?[1-9]|1[0-2])(?!\d)"
_YEAR = r"(?:(?:\s*/\s*|\s+năm\s+)(?P<year{n}>(?:19|20)\d\d)(?!\d))?"
_DATE = regex(rf"\bngày\s+{_DAY}{_MONTH}{_YEAR}(?!\s*[/-]\s*\d)".replace("{n}", ""), re.IGNORECASE)
_RANGE = regex(
    rf"\btừ\s+(?:ngày\s+)?{_DAY.replace('{n}', '_1')}(?:{_MONTH}{_YEAR})?".replace("{n}", "_1")
    + rf"\s*(?:đến|tới|-|–)\s*(?:hết\s+)?(?:ngày\s+)?{_DAY}{_MONTH}{_YEAR}(?!\s*[/-]\s*\d)".replace("{n}", ""),
    re.IGNORECASE,
)
# What stands right before a day that nothing took place on: a term, a beginning, somebody's birth, a day to remember.
_NOT_THEN = regex(
    r"(?:trước|đến|tới|hết|hạn|từ|sau|nhân|dịp|mừng|kỷ niệm|kỉ niệm|truyền thống|hưởng ứng|là|sinh|mất|qua|của)\s+$",
    re.IGNORECASE,
)
# Words of a sentence that make its days those of a plan, a term or a rule, or of a document.
_NOT_DONE = regex(
    r"\b(?:dự kiến|sẽ|chuẩn bị|hẹn|cam kết|thời hạn|hạn chót|hạn nộp|hạn nhận|chậm nhất|hiệu lực|áp dụng|đăng ký"
    r"|tạm hoãn|hoãn|lùi|âm lịch|cùng kỳ|so với|sinh năm|kế hoạch (?:tổ chức|thực hiện))\b",
    re.IGNORECASE,
)
_DOCUMENT = regex(
    r"\bsố\s*:?\s*\d|\b\d+/[A-ZĐ]|\b(?:quyết định|công văn|văn bản|thông báo|kết luận|tờ trình|nghị quyết|nghị định"
    r"|thông tư|chỉ thị|kế hoạch|báo cáo|giấy (?:mời|phép|chứng nhận|ủy quyền)|công điện|hướng dẫn|luật|pháp lệnh"
    r"|hợp đồng|biên bản|chương trình|đề án|quy chế|quy định|đơn|phiếu|hồ sơ|thư|tài liệu|ban hành|ký(?! số)|thông qua"
    r"|phê duyệt)\b",
    re.IGNORECASE,
)
_CLAUSE = regex(r"[;:](?=\s)|,\s")


class EventDays(NamedTuple):
    """Days on which something took place, and the place of the words that say so."""

    start: int
    end: int
    days: Days


def event_days(text: str, around: Days) -> Iterator[EventDays]:
    """The days of events in `text`; a day without a year is the one nearest to `around`."""
    start = 0
    for end in (*sentence_ends(text), len(text)):
        sentence = text[start:end]
        if "ngày" in sentence.lower() and not _NOT_DONE.search(sentence):
            yield from _in_sentence(text, start, end, around)
        start = end


def _in_sentence(text: str, start: int, end: int, around: Days) -> Iterator[EventDays]:
    taken = start
    for match in sorted(
        (*_RANGE.finditer(text, start, end), *_DATE.finditer(text, start, end)), key=lambda match: match.start()
    ):
        if match.start() < taken:
            continue
        taken = match.end()
        before = text[start : match.start()]
        clause = _CLAUSE.split(before)[-1]
        if _DOCUMENT.search(clause) or _DOCUMENT.match(text[match.end() : end].lstrip(" ,")):
            continue
        if not _is_range(match) and _NOT_THEN.search(before):
            continue
        if days := _days(match, around):
            yield EventDays(*match.span(), days)


def _is_range(match: re.Match[str]) -> bool:
    return "day_1" in match.groupdict()


def _days(match: re.Match[str], around: Days) -> Days | None:
    """The days that the words name; None where no calendar has them."""
    last = _day(match["day"], match["month"], match["year"], around)
    first = last
    if last and _is_range(match):
        month, year = match["month_1"] or match["month"], match["year_1"] or match["year"]
        first = _day(match["day_1"], month, year, around)
    return Days(first, last) if first and last and first <= last else None


def _day(day: str, month: str, year: str | None, around: Days) -> date | None:
    years = [int(year)] if year else [around.last.year + step for step in (-1, 0, 1)]
    found = []
    for candidate in years:
        try:
            found.append(date(candidate, int(month), int(day)))
        except ValueError:
            continue
    middle = around.first + (around.last - around.first) / 2
    return min(found, key=lambda each: abs((each - middle).days), default=None)
