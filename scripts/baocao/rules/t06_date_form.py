"""T06: a date in another form than `ngày 07/10/2020`, or one that no calendar has."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from baocao.language.passages import Passage
from baocao.model import Finding, Report, ReportStatus, Severity
from baocao.rules import Context, Rule
from baocao.vocabulary import NAMED_BY_NUMBER

RULE = Rule(
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

_MAY_BE_DATE = re.compile(r"\d\s?[/.-]\s?\d|\d\s+tháng")
_NUMBERS = re.compile(
    r"(?<![\w/.\-–])(?P<day>\d{1,2})(?P<first>\s?[/.-]\s?)(?P<month>\d{1,2})(?P<second>\s?[/.-]\s?)"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?![\w/]|[.,-]\d)"
)
_YEAR_FIRST = re.compile(r"(?<![\w/.\-–])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/]|[.,-]\d)")
_WORDS = re.compile(
    r"(?<!\w)[Nn]gày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})(?:\s+năm\s+(?P<year>(?:19|20)\d\d))?(?![\d/.-]\d|\d)"
)
_NO_YEAR = re.compile(r"(?<!\w)[Nn]gày\s+(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\w/]|[.,-]\d)")
_WORD_BEFORE = re.compile(r"(?P<word>[\w&/]+)\s+$")
_ONE_OF_DAYS = re.compile(r"(?<![\d/])\d{1,2}\s?(?:[-–,]|và|đến)\s?$")
_LOOK_BACK = 10
_LEAP_YEAR = 2024
_CODE_WORDS = frozenset(NAMED_BY_NUMBER) - {"ngày", "tuần", "thứ", "đợt", "lần"}


def check(report: Report, context: Context) -> Iterator[Finding]:
    impossible = Severity.ERROR if report.front.status is ReportStatus.ISSUED else None
    for passage in context.passages:
        if passage.is_template or not _MAY_BE_DATE.search(passage.text):
            continue
        for match in _NUMBERS.finditer(passage.text):
            yield from _numbers(passage, match, impossible)
        for match in _YEAR_FIRST.finditer(passage.text):
            if _exists(match) and not _is_code(_word_before(passage.text, match.start())):
                right = _written(match)
                yield _form(
                    passage, match, right, f"Ngày “{match[0]}” viết theo lối máy; trong báo cáo viết “{right}”."
                )
        for match in _WORDS.finditer(passage.text):
            if not _exists(match):
                yield _impossible(passage, match, impossible)
            elif match["year"] and (match["day"], match["month"]) != _padded(match):
                yield from _pad(passage, match)
        for match in _NO_YEAR.finditer(passage.text):
            if int(match["day"]) <= 31 and int(match["month"]) <= 12 and not _exists(match):
                yield _impossible(passage, match, impossible)


def _numbers(passage: Passage, match: re.Match[str], impossible: Severity | None) -> Iterator[Finding]:
    text = passage.text
    word = _word_before(text, match.start())
    named = word.lower() == "ngày"
    first, second = match["first"].strip(), match["second"].strip()
    if first != second or (not named and (_is_code(word) or len(match["year"]) == 2 or first == ".")):
        return
    if len(match["year"]) == 2:
        if first == "/" and _exists(match):
            yield Finding(
                passage.span(*match.span()),
                f"Ngày “{match[0]}” chỉ có hai chữ số của năm.",
                "Viết năm đủ bốn chữ số.",
            )
    elif not _exists(match):
        # A calendar nearly has it (31/4), or the text says that it is a date: otherwise it may be anything.
        if named or (first == "/" and int(match["day"]) <= 31 and int(match["month"]) <= 12):
            yield _impossible(passage, match, impossible)
    elif first != "/" or match["first"] != "/" or match["second"] != "/":
        right = _written(match)
        yield _form(passage, match, right, f"Ngày “{match[0]}” viết bằng dấu “/”, liền nhau: “{right}”.")
    elif (match["day"], match["month"]) != _padded(match):
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


def _exists(match: re.Match[str]) -> bool:
    """Whether the calendar has the day; without a (full) year, in a leap year."""
    day, month, year = int(match["day"]), int(match["month"]), match.groupdict().get("year")
    of = int(year) if year and len(year) == 4 else _LEAP_YEAR
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(of, month)[1]


def _padded(match: re.Match[str]) -> tuple[str, str]:
    """Day and month with the 0 the decree asks for; one more than it asks is left as it is."""
    day, month = match["day"], match["month"]
    return day.zfill(2), month.zfill(2) if int(month) < 3 else month


def _written(match: re.Match[str]) -> str:
    month = int(match["month"])
    return f"{int(match['day']):02}/{str(month).zfill(2 if month < 3 else 1)}/{match['year']}"


def _word_before(text: str, at: int) -> str:
    match = _WORD_BEFORE.search(text, max(0, at - 30), at)
    return match["word"] if match else ""


def _is_code(word: str) -> bool:
    """Whether numbers after this word are a code: `số 01-02-2022`, `QCVN 02-01-2009`."""
    return word.lower() in _CODE_WORDS or (len(word) > 1 and word.isupper())
