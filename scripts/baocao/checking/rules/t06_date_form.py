"""T06: a date in another form than `ngày 07/10/2020`, or one that does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.checking.rule import Context, ReportRule
from baocao.language.dates import (
    IN_NUMBERS,
    WITHOUT_YEAR,
    YEAR_FIRST,
    days_in_words,
    days_without_year,
    exists,
    impossible_among,
    is_code,
    is_day,
)
from baocao.model import Finding, Report, ReportStatus, Severity
from baocao.parsing.running_text import Passage
from baocao.regex import regex

RULE = ReportRule(
    id="T06",
    name="date-form",
    summary="Ngày tháng viết “ngày 07/10/2020” và phải có thật.",
    why=(
        "Ngày dưới 10 và tháng 1, 2 có số 0 đứng trước để không ai thêm được chữ số; dấu chấm hay gạch nối thì dễ "
        "nhầm với số hiệu; ngày 31/02 là gõ nhầm."
    ),
    fix="Viết ngày/tháng/năm bằng dấu “/”, thêm số 0 trước ngày dưới 10 và tháng 1, 2, năm đủ bốn chữ số.",
    bad=(
        "- Thực hiện Nghị định số 120/2020/NĐ-CP ngày 7/10/2020 của Chính phủ. <!-- T06 -->\n"
        "- Hoàn thành trước ngày 31/02/2022. <!-- T06 -->\n"
    ),
    good=(
        "- Thực hiện Nghị định số 120/2020/NĐ-CP ngày 07/10/2020 của Chính phủ.\n"
        "- Hoàn thành trước ngày 28/02/2022; tổng kết trong tháng 3/2022, chào mừng ngày 8/3.\n"
    ),
    issued=Severity.WARNING,
    source="Nghị định số 30/2020/NĐ-CP, Phụ lục I phần II mục II.4 (ngày dưới 10 và tháng 1, 2)",
    fixable=True,
)

# In what stands between two blanks, a day in figures, or a part that shows there may be one with blanks. Each begins
# with the sign that it is about and then looks back: that is what makes the search fast.
_DATE = regex(r"[/-](?<=\d.)\d{1,2}[/-]\d")
_PART_OF_DATE = regex(r"[/-](?:(?<=\d.)(?!\S)|(?<!\S.)(?:\d|(?!\S)))")
_MAY_BE_DATE = regex(r"\d\s?[/-]\s?\d{1,2}\s?[/-]\s?\d")
_DAY = ("ngày",)
"""Without this word, in small letters, only figures with these signs between them are a day."""
_ONE_OF_DAYS = regex(r"(?<![\d/])\d{1,2}\s?(?:[-–,]|và|đến)\s?$")
_LOOK_BACK = 10


def check(report: Report, context: Context) -> Iterator[Finding]:
    impossible = Severity.ERROR if report.front.status is ReportStatus.ISSUED else None
    text = context.text
    spaced = text.matching(_MAY_BE_DATE) if _PART_OF_DATE.search(text.signs) else []
    in_figures = text.having_sign(_DATE).union(spaced)
    has_year_first, has_no_year = (pattern.search(text.signs) for pattern in (YEAR_FIRST, WITHOUT_YEAR))
    for passage in (context.passages[at] for at in sorted(text.having_in_lower(_DAY) | in_figures)):
        if passage.is_template:
            continue
        in_numbers, in_words = tuple(IN_NUMBERS.finditer(passage.text)), days_in_words(passage.text)
        no_year = days_without_year(passage.text) if has_no_year else ()
        for match in impossible_among(passage.text, in_numbers, in_words, no_year):
            yield _impossible(passage, match, impossible)
        for match in in_numbers:
            yield from _numbers(passage, match)
        for match in YEAR_FIRST.finditer(passage.text) if has_year_first else ():
            if exists(match) and not is_code(passage.text, match.start()):
                right = _written(match)
                yield _form(
                    passage, match, right, f"Ngày “{match[0]}” viết theo lối máy; trong báo cáo viết “{right}”."
                )
        for match in in_words:
            if exists(match) and match["year"] and (match["day"], match["month"]) != _padded(match):
                yield from _pad(passage, match)


def _numbers(passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    is_padded = (match["day"], match["month"]) == _padded(match)
    if is_padded and match["first"] == match["second"] == "/" and len(match["year"]) == 4:  # nearly always
        return
    if not exists(match) or not is_day(passage.text, match):
        return
    first = match["first"].strip()
    if len(match["year"]) == 2:
        if first == "/":
            yield Finding(
                passage.span(*match.span()),
                f"Ngày “{match[0]}” chỉ có hai chữ số của năm.",
                "Viết năm đủ bốn chữ số.",
            )
    elif first != "/" or match["first"] != "/" or match["second"] != "/":
        right = _written(match)
        yield _form(passage, match, right, f"Ngày “{match[0]}” viết bằng dấu “/”, liền nhau: “{right}”.")
    elif not is_padded:
        yield from _pad(passage, match)


def _pad(passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    day, month = _padded(match)
    at = match.start("day")
    if _ONE_OF_DAYS.search(passage.text, max(0, at - _LOOK_BACK), at):  # từ ngày 5-7/9/2022
        day = match["day"]
    short = [name for name, right in (("day", day), ("month", month)) if match[name] != right]
    if short:
        what = " và ".join({"day": "ngày dưới 10", "month": "tháng 1, 2"}[name] for name in short)
        right = {"day": day, "month": month}
        yield Finding(
            passage.span(*match.span()),
            f"Trong “{match[0]}”, {what} cần có số 0 đứng trước.",
            edits=tuple(edit for name in short for edit in passage.edits(*match.span(name), right[name])),
        )


def _form(passage: Passage, match: re.Match[str], right: str, message: str) -> Finding:
    return Finding(passage.span(*match.span()), message, edits=passage.edits(*match.span(), right))


def _impossible(passage: Passage, match: re.Match[str], severity: Severity | None) -> Finding:
    return Finding(
        passage.span(match.start("day"), match.end()),
        f"Không có ngày {match['day']} tháng {match['month']}{_of_year(match)} trong lịch.",
        "Xem lại ngày và tháng.",
        severity=severity,
    )


def _of_year(match: re.Match[str]) -> str:
    year = match.groupdict().get("year")
    return f" năm {year}" if year else ""


def _padded(match: re.Match[str]) -> tuple[str, str]:
    """Day and month with the 0 that the decree asks for; a 0 that it does not ask for stays."""
    day, month = match["day"], match["month"]
    return day.zfill(2), month.zfill(2) if int(month) < 3 else month


def _written(match: re.Match[str]) -> str:
    month = int(match["month"])
    return f"{int(match['day']):02}/{str(month).zfill(2 if month < 3 else 1)}/{match['year']}"
