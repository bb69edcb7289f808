"""`15 đoàn viên nữ và 22 đoàn viên nam, tổng cộng 37 đoàn viên`: parts told before their total. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from baocao.checking.sums.amounts import amount, is_near, is_rough
from baocao.checking.sums.breakdowns import Breakdown, Claim
from baocao.language.figures import counted
from baocao.regex import regex

SIGNS_OF_SUM = ",;(–-", "tổng "
"""Without one of these letters, and blanks at most between it and this word, a text sums nothing up."""
_TOTAL = regex(r"[,;(–-]\s*(?:tổng cộng|tổng số)(?:\s++(?:là|có)\b)?+\s*+:?+\s*+(?<=\s)(?=\d)", re.IGNORECASE)
_CLAUSE_START = regex(r"[;:()]|[.!?](?=\s)")
_CLAUSE_END = regex(r"[;()]|[.!?](?=\s|$)")
_SUMS_MORE_UP = regex(
    r"\b(?:lũy kế|luỹ kế|đầu năm|đến nay|trước|trong đó|còn lại|mỗi|so với|cùng kỳ|tăng|giảm|nâng|khoảng|khác"
    r"|chuyển sang)\b|…|\.\.\.|\d\s*[-–x×]\s*\d",
    re.IGNORECASE,
)
_LONGEST = 400
_MOST_PARTS = 12


def summed_up(text: str) -> Iterator[Breakdown]:
    """The totals at the end of a clause, with parts that count the same thing and nearly add up to them."""
    for match in _TOTAL.finditer(text):
        found = _summed_up(text, match)
        if found is not None:
            yield found


def _summed_up(text: str, match: re.Match[str]) -> Breakdown | None:
    reach = max(0, match.start() - _LONGEST)
    start = max((cut.end() for cut in _CLAUSE_START.finditer(text, reach, match.start())), default=reach)
    stop = _CLAUSE_END.search(text, match.end(), match.end() + _LONGEST)
    end = stop.start() if stop else min(len(text), match.end() + _LONGEST)
    whole = next(counted(text, match.end(), end), None)
    if whole is None or whole.start != match.end() or _SUMS_MORE_UP.search(text, start, end):
        return None
    figures = list(counted(text, start, match.start()))
    if not 2 <= len(figures) <= _MOST_PARTS or any(is_rough(figure) for figure in figures):
        return None
    ends = [figure.start for figure in figures[1:]] + [match.start()]
    parts = tuple(amount(figure, text[figure.start : last]) for figure, last in zip(figures, ends, strict=True))
    total = amount(whole)
    if not total.word or any(part.word != total.word for part in parts) or not is_near(total, parts):
        return None
    # `mở 5 lớp; 3 lớp và 4 lớp, tổng cộng 7 lớp`: the last parts alone may be what is summed up.
    last_parts = list(accumulate(part.worth for part in reversed(parts)))[1:]
    slack = sum(part.slack for part in (total, *parts))
    if any(abs(added - total.worth) <= slack for added in last_parts):
        return None
    return Breakdown(parts, (total,), Claim.ALL)
