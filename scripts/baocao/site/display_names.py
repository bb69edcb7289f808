"""What the site says in Vietnamese of periods, dates, sizes and the state of tasks. Pure."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

from baocao.language.figures import written
from baocao.language.letters import bare_letters
from baocao.language.vocabulary import ROMAN_NUMERALS
from baocao.period import Period

ARCHIVE = "Kho lưu trữ báo cáo"
_PARTS = {(1, 6): "6 tháng đầu năm", (7, 12): "6 tháng cuối năm", (1, 9): "9 tháng đầu năm"}
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=1024)
def short_name(period: Period) -> str:
    """The period within its year: `tháng 01`, `quý I`, `6 tháng đầu năm`, `cả năm`."""
    if period.is_month:
        return f"tháng {period.month:02}"
    if period.last - period.first == 2:
        return f"quý {ROMAN_NUMERALS[period.first // 3]}"
    return _PARTS.get((period.first, period.last), "cả năm")


@lru_cache(maxsize=1024)
def full_name(period: Period) -> str:
    """The period with its year: `tháng 01/2022`, `6 tháng đầu năm 2022`, `năm 2022`."""
    name = short_name(period)
    if name == "cả năm":
        return f"năm {period.year}"
    return f"{name} {period.year}" if name.endswith("năm") else f"{name}/{period.year}"


def numeric_date(day: date) -> str:
    """`25/01/2022`."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def size_name(size: int) -> str:
    """`size` bytes as a reader knows it: `45 kB`, `1,2 MB`."""
    if size < 1_000_000:
        return f"{written(max(1, round(size / 1000)))} kB"
    return f"{written(round(size / 1_000_000, 1))} MB"


def capital(text: str) -> str:
    """`text` with its first letter capital, the others as they are."""
    return text[:1].upper() + text[1:]


def plain(text: str) -> str:
    """`text` as part of an address: small letters without diacritics, digits and single hyphens; may be empty."""
    return _NOT_PLAIN.sub("-", bare_letters(unicodedata.normalize("NFC", text))).strip("-")
