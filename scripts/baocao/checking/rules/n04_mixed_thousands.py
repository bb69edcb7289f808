"""N04: numbers of a thousand and more written in two ways in one report: `1.147` and `1147`."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from baocao.checking.rule import Context, ReportRule
from baocao.language.figures import Figure, FigureStyle, counted, style, written
from baocao.language.vocabulary import COUNTED_TOGETHER, COUNTERS
from baocao.model import Finding, Related, Report, Severity
from baocao.parsing.running_text import Passage
from baocao.regex import regex

RULE = ReportRule(
    id="N04",
    name="mixed-thousands",
    summary="Số từ một nghìn trở lên viết một cách trong cả báo cáo: 1.147.",
    why="“1.147” và “1147”, “1,147” trong cùng báo cáo làm người đọc phân vân đâu là dấu nghìn, đâu là dấu thập phân.",
    fix="Dùng dấu chấm ngăn hàng nghìn, dấu phẩy cho phần thập phân: 1.147; 12,5.",
    bad=("- Đón 1.250 lượt khách tham quan.\n- Số hóa 12.400 trang tài liệu.\n- Cấp 1147 thẻ bạn đọc. <!-- N04 -->\n"),
    good=("- Đón 1.250 lượt khách tham quan năm 2022.\n- Cấp 1.147 thẻ bạn đọc theo tiêu chuẩn TCVN ISO 9001:2015.\n"),
    issued=Severity.WARNING,
)

_THOUSANDS = regex(r"\d(?:[.,]\d{3}|(?<!0)(?:\d{4,}+|\d{3}(?:,\d|(?<!19\d\d)(?<!20\d\d))))(?![/:])")
"""In what stands between two blanks, any number of a thousand and more, but no code, nor a year as most texts have."""
_GROUP = regex(r"\d(?<!\S.)\d\d(?!\w)")
"""The same where the number has blanks within: its last part."""
_GROUPS, _GROUPS_BEHIND_ODD_BLANKS = (regex(rf"{blank}\d{{3}}(?!\w)(?<=\d....)") for blank in (" ", r"[^\S ]"))
_YEARS = range(1900, 2101)
# What follows a number that counts is a noun; after these words the number was a name: Quyết định 1956 của…
_NO_NOUNS = frozenset(
    {"của", "ngày", "về", "và", "hoặc", "đến", "là", "tại", "theo", "do", "được", "đã", "đang", "cho", "trên", "trong"}
    | {"với", "từ", "ở", "bị", "có", "này", "nêu", "nói", "sẽ", "như", "để", "khi", "nhằm", "giai", "gồm", "vào"}
)
# These come only in whole numbers: in `1,147 mẫu` the comma cannot be a decimal comma.
_WHOLE = frozenset(word for group in COUNTED_TOGETHER for word in group) | {*COUNTERS, "đồng"}


class _Number(NamedTuple):
    passage: Passage
    figure: Figure
    style: FigureStyle


def check(report: Report, context: Context) -> Iterator[Finding]:
    text = context.text
    having = text.having_sign(_THOUSANDS)
    if _GROUP.search(text.signs):
        having.update(text.matching(_GROUPS))
        having.update(text.matching(_GROUPS_BEHIND_ODD_BLANKS) if text.has_odd_blanks else ())
    found: dict[FigureStyle, list[_Number]] = defaultdict(list)
    for passage in (context.passages[at] for at in sorted(having)):
        if not passage.is_template:
            for figure in counted(passage.text):
                if (way := _style(figure)) is not None:
                    found[way].append(_Number(passage, figure, way))
    if not found:
        return
    # The report's style is that of most of its numbers; if two are equally common, that of most reports.
    usual = max(found, key=lambda way: (len(found[way]), way is FigureStyle.DOTS))
    if len(found) == 1 and usual is not FigureStyle.DOTS:
        yield _alone(found[usual])
    for way, numbers in found.items():
        if way is not usual:
            for number in numbers:
                yield _other(number, found[usual][0])


def _style(figure: Figure) -> FigureStyle | None:
    """How thousands are written in a number that surely counts something; None for any other number."""
    way = style(figure.text)
    first = figure.noun.split(" ", 1)[0]
    if way is FigureStyle.DOTS:
        return way
    if not first or first in _NO_NOUNS:
        return None
    if way is FigureStyle.NONE and figure.value in _YEARS:
        return None
    if way is FigureStyle.COMMAS and figure.text.count(",") == 1 and not _is_whole(figure.noun):
        return None
    return way


def _is_whole(noun: str) -> bool:
    words = noun.split()
    return any(" ".join(words[:count]) in _WHOLE for count in range(1, len(words) + 1))


def _other(number: _Number, usual: _Number) -> Finding:
    figure = number.figure
    right = written(figure.value) if usual.style is FigureStyle.DOTS else f"như “{usual.figure.text}”"
    return Finding(
        number.passage.span(figure.start, figure.end),
        f"“{figure.text}” viết hàng nghìn khác với “{usual.figure.text}” trong cùng báo cáo.",
        f"Viết thống nhất {right}; văn bản tiếng Việt dùng dấu chấm ngăn hàng nghìn.",
        related=(
            Related(usual.passage.span(usual.figure.start, usual.figure.end), f"Ở đây viết “{usual.figure.text}”."),
        ),
    )


def _alone(numbers: list[_Number]) -> Finding:
    first = numbers[0]
    figure = first.figure
    more = f" (và {len(numbers) - 1} số nữa viết như vậy)" if len(numbers) > 1 else ""
    return Finding(
        first.passage.span(figure.start, figure.end),
        f"“{figure.text}” không có dấu chấm ngăn hàng nghìn{more}.",
        f"Nên viết {written(figure.value)} để dễ đọc và thống nhất với các tháng khác.",
        severity=Severity.NOTE,
    )
