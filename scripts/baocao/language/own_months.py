"""The months and years by which a report speaks of itself in its opening, closing and titles. Pure.

Dates of other documents, comparisons, quotations and spans of years are not its own. Rule S07 finds
here what was left over from another month, `draft` what to move on to the next.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from baocao.period import Period
from baocao.regex import regex

_NAMES = {
    "giêng": 1,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
    "chạp": 12,
}
_LUNAR = ("giêng", "chạp")
_BY_LENGTH = sorted(_NAMES, key=len, reverse=True)
# `tháng Năm`, as NĐ30 PL II writes it; in other letters only before the year, for `tháng năm ban hành` is no month, and
# in capitals not before a name: `HỘI CHỢ THÁNG BA VÌ`.
_WORDS = (
    rf"(?-i:(?:{'|'.join(name.capitalize() for name in _BY_LENGTH)})(?![^\W\d_]|\s+[A-ZĐ]))(?!\s+âm lịch)"
    rf"|(?:{'|'.join(_BY_LENGTH)})(?=\s*/\s*(?:19|20)\d\d|,?\s+năm\s+(?:19|20)\d\d)"
    rf"|(?-i:{'|'.join(name.upper() for name in _BY_LENGTH if name != 'năm')})(?=\s*(?:$|[,;:.]))"
)
MONTH = regex(  # begins with its letter and then looks back, which makes the search fast
    rf"(?-i:[Tt])(?<!\w.)háng\s+(?P<month>(?:0?[1-9]|1[0-2])(?![\d%])|{_WORDS})"
    r"(?:\s*[/.-]\s*(?P<short>(?:19|20)\d\d)(?!\d)|,?\s+năm\s+(?P<long>(?:19|20)\d\d)(?!\d|\s*[-–]\s*\d))?",
    re.IGNORECASE,
)
"""A month as words name it, with the year where it stands beside: `tháng 01`, `tháng 3/2022`, `tháng Ba năm 2022`."""

# `6 tháng 1 lần`, `ngày 5 tháng 10`, `so với tháng 12`, `từ tháng 6/2021`: not a month that the report is about.
_POINTS_ELSEWHERE = regex(
    r"(?:\d|\b(?:các|những|mỗi|với|cùng kỳ|như|từ|đến|tới|trước|sau|hết|cuối|đầu|giữa|ngày|họp))\s*$", re.IGNORECASE
)
# `tháng 1, 2 và 3`, `tháng 01-03/2022`, `tháng 5/2`: a list, a range or a date.
_GOES_ON = regex(r"\s*(?:,|và|-|–|/)\s*\d", re.IGNORECASE)
# But `Sở Giao thông | báo cáo kết quả tháng 4`.
_CITES = regex(
    r"\bsố\s*:?\s*\d|\b(?:công văn|thông báo(?! cáo)|kết luận|quyết định|nghị quyết|nghị định|thông tư|chỉ thị|tờ trình"
    r"|phiên họp|kỳ họp|hội nghị|giao ban|cuộc họp)\b",
    re.IGNORECASE,
)
_YEAR = regex(r"(?<![\d/.-])(?:19|20)\d\d(?!\d)|(?<=/)(?:19|20)\d\d(?!\d)")
_PLAN_OF_YEAR = regex(
    r"\b(?:kế hoạch|kịch bản|chương trình|nhiệm vụ|chỉ tiêu)\b[^,;:.]{0,150}?\b(?P<words>năm\s+(?P<year>(?:19|20)\d\d))"
    r"(?!\d|\s*[-–]\s*\d)",
    re.IGNORECASE,
)
_LOOKS_BACK = regex(r"\b(?:tổng kết|đánh giá|quyết toán|chuyển tiếp|kéo dài|còn lại)\b", re.IGNORECASE)
_PADDED = regex(r"\btháng\s+0[3-9]", re.IGNORECASE)
_BARE = regex(r"\btháng\s+[12](?!\d)", re.IGNORECASE)
_LOOK_BACK = 300
"""Characters before a month that may say whose it is; a clause is rarely longer."""
_LONGEST_PREPOSITION = 20
_SENTENCE = regex(r"[^.;:]*(?:[.;:](?!\s)[^.;:]*)*")
# Words that refer to a month without being about it: `Tiếp nối kết quả tháng 02, …`.
_ONLY_REFERS = regex(
    r"\b(?:tiếp nối|nối tiếp|tiếp theo|phát huy|kế thừa|trên cơ sở|nhờ|khắc phục|tồn tại|hạn chế|tồn đọng|còn lại|chậm"
    r"|so|từ|kể|sau|trước|đến|tới|hết|lũy kế|luỹ kế|cùng kỳ|chuyển tiếp|như|khác|nếu|tuy|mặc dù|do|vì|theo|dịp|ngoài"
    r"|bên cạnh|các tháng|những tháng|chưa|không)\b",
    re.IGNORECASE,
)
_GOES_OVER = regex(
    r"^[^.;]{0,80}?\b(?:chuyển sang|chuyển qua|tiếp tục (?:được )?(?:phát huy|duy trì))\b"
    r"|^[^,.;]{0,25}?\b(?:để lại|còn lại|tồn đọng)\b"
    r"|\b(?:tháng này|sang tháng|tháng sau|tháng tới|tháng báo cáo)\b",
    re.IGNORECASE,
)
# `Nhiệm vụ tháng 02 đề ra đã xong`, but not `Trong tháng 02, Sở hoàn thành các nhiệm vụ được giao`.
_SET_THEN = regex(r"^[^,.;]{0,25}?\b(?:đề ra|đã giao|được giao)\b", re.IGNORECASE)
_WITHIN = regex(r"\btrong\s+$", re.IGNORECASE)
_DONE = regex(r"^[^.;]{0,40}?\bđã\b", re.IGNORECASE)
_PLANS = regex(r"\b(?:kế hoạch|chuẩn bị|dự kiến|phấn đấu|phương hướng|cho|sang)\b", re.IGNORECASE)
_LONGEST_TOPIC = 150
"""Characters before the month that a sentence is about; it stands near the start."""


class OwnMonth(NamedTuple):
    """A month the report says is its own: `text[start:end]`; `year` is None where none stands beside it.

    `month_at` and `year_at` are the places of the digits, or the word. `is_lunar`: the word is for a lunar month, which
    may be this one or the next.
    """

    start: int
    end: int
    month: int
    year: int | None
    month_at: tuple[int, int]
    year_at: tuple[int, int] | None
    is_lunar: bool = False


class PlanYear(NamedTuple):
    """The `năm 2022` of a yearly plan the report follows, at `text[start:end]`; `alone`: its sentence has no other."""

    start: int
    end: int
    year: int
    year_at: tuple[int, int]
    alone: bool


def number_of(month: re.Match[str]) -> int:
    """The number of the month that a match of `MONTH` names."""
    said = month["month"]
    return int(said) if said.isdecimal() else _NAMES[" ".join(said.lower().split())]


def own_months(text: str) -> Iterator[OwnMonth]:
    """The months that `text` speaks of as those of its own report, whether rightly or not."""
    for month in named_months(text):
        goes_on = month.year is None and _GOES_ON.match(text, month.end)
        if not goes_on and not belongs_elsewhere(text, month.start):
            yield month


def named_months(text: str) -> Iterator[OwnMonth]:
    """All months that `text` names, be they of its own report or not."""
    for match in MONTH.finditer(text) if "tháng" in text.lower() else ():
        group = "short" if match["short"] else "long"
        year = match[group]
        yield OwnMonth(
            *match.span(),
            number_of(match),
            int(year) if year else None,
            match.span("month"),
            match.span(group) if year else None,
            match["month"].lower() in _LUNAR,
        )


def month_of_topic(text: str) -> OwnMonth | None:
    """The month that the first sentence of `text` is about: `Trong tháng 3/2022, …`; None where it is about none.

    Not a month that is only compared with, continued from, or named beside another.
    """
    sentence = text[: end.end() if (end := re.search(r"[.;!?](?=\s)", text)) else len(text)]
    months = list(own_months(sentence))
    if len(months) != 1 or len(MONTH.findall(sentence)) != 1 or months[0].start > _LONGEST_TOPIC:
        return None
    before, after = sentence[: months[0].start], sentence[months[0].end :]
    if _ONLY_REFERS.search(before) or _GOES_OVER.search(after):
        return None
    return None if _SET_THEN.search(after) and not _WITHIN.search(before) else months[0]


def is_told_as_done(text: str, month: OwnMonth) -> bool:
    """Whether the sentence around `month` says what was done in it: `Nhiệm vụ của tháng 7/2024 đã được triển khai`."""
    return bool(_DONE.match(text[month.end :])) and not _PLANS.search(text[: month.start])


def plan_years(text: str) -> Iterator[PlanYear]:
    """The years of yearly plans (`Kế hoạch … năm 2022`) that `text` says the report follows."""
    month_ends = [match.end() for match in MONTH.finditer(text)]
    for sentence in _SENTENCE.finditer(text):
        if _LOOKS_BACK.search(sentence[0]):
            continue
        alone = len(_YEAR.findall(sentence[0])) == 1
        for match in _PLAN_OF_YEAR.finditer(text, *sentence.span()):
            start, end = match.span("words")
            # `kế hoạch tháng 3 năm 2022` is the plan of a month: the one that ends where these words end
            at = bisect_left(month_ends, end)
            if month_ends[at : at + 1] != [end] and not belongs_elsewhere(text, start):
                yield PlanYear(start, end, int(match["year"]), match.span("year"), alone)


def moved_on(text: str, before: Period, after: Period) -> str:
    """`text` of the report of month `before` with its own months and years as the report of `after` has them.

    Only the month reported on, the one planned for and the year of the plan followed are moved.
    """
    months = after.start - before.start
    edits: list[tuple[tuple[int, int], str]] = []
    for said in own_months(text):
        own = next(
            (month for month in (before, before.next) if said.month == month.month and said.year in (None, month.year)),
            None,
        )
        if own is None:
            continue
        year, month = divmod(own.start + months, 12)
        edits.append((said.month_at, _written(month + 1, text)))
        if said.year_at:
            edits.append((said.year_at, str(year)))
    for plan in plan_years(text):
        if plan.year == before.year:
            edits.append((plan.year_at, str(after.year)))
    parts, at = [], 0
    for (start, end), new in sorted(edits):
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def _written(month: int, text: str) -> str:
    """A month as `text` writes months; where it does not show, only 1 and 2 get a 0 (NĐ30 Annex I, part II.4)."""
    pads = not _BARE.search(text) if month < 3 else bool(_PADDED.search(text))
    return f"{month:02}" if pads else str(month)


def belongs_elsewhere(text: str, at: int) -> bool:
    """Whether the words before offset `at` say that what follows belongs to another document or time."""
    before = text[max(0, at - _LOOK_BACK) : at]
    clause = re.split(r"[,;:.](?=\s)", before)[-1]
    in_quotes = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return in_quotes or bool(_POINTS_ELSEWHERE.search(before[-_LONGEST_PREPOSITION:]) or _CITES.search(clause))
