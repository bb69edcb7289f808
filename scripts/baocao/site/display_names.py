"""What the site says in Vietnamese of periods, dates, sizes and the state of tasks. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from baocao.language.figures import written
from baocao.language.letters import bare_letters
from baocao.language.period_names import period_name
from baocao.period import Period, PeriodKind

ARCHIVE = "Kho lưu trữ báo cáo"
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def short_name(period: Period) -> str:
    """The period within its year: `tháng 01`, `quý I`, `6 tháng đầu năm`, `cả năm`."""
    return "cả năm" if period.kind is PeriodKind.YEAR else period_name(period, beside=period)


def size_name(size: int) -> str:
    """`size` bytes as a reader knows it: `45 kB`, `1,2 MB`."""
    if size < 1_000_000:
        return f"{written(max(1, round(size / 1000)))} kB"
    return f"{written(round(size / 1_000_000, 1))} MB"


def capital(text: str) -> str:
    """`text` with its first letter capital, the others as they are."""
    return text if text[:1].isupper() else text[:1].upper() + text[1:]


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """`text` as part of an address: small letters without diacritics, digits and single hyphens; may be empty."""
    return _NOT_PLAIN.sub("-", bare_letters(unicodedata.normalize("NFC", text))).strip("-")
