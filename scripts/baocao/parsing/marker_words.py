"""The words of a marker behind its slugs, in any order: how the tasks stand, until when, and whether they are routine.

Words in, values or a problem in Vietnamese out. Dates are read as officials type them, `30/6/2022` or `6/2022`; what we
write is `2022-06-30` or `2022-06`.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from baocao.language.letters import without_diacritics
from baocao.language.wording import STATUSES
from baocao.model import DueDate, Status, Term
from baocao.regex import regex

STATUS_WORDS = {form: status for status in Status for form in (status.value, without_diacritics(status.value))}
"""By word as authors may type it, the status that it says."""
TERM_WORDS = {form: term for term in Term for word in term.spellings for form in (word, without_diacritics(word))}
"""By word as authors may type it, what it says of a task besides its status."""
_EXAMPLE = f"{Term.DUE}={DueDate(2022, 6)} hoặc {Term.DUE}={DueDate(2022, 6, 15)}"
_YEAR_FIRST = regex(r"(?P<year>[1-9]\d{3})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?")
_YEAR_LAST = regex(r"(?:(?P<day>\d{1,2})[-/.])?(?P<month>\d{1,2})[-/.](?P<year>[1-9]\d{3})")
_MONTHS = 12


class SaidOfTasks(NamedTuple):
    """What the words of a marker say of its tasks; `problem` is what is wrong with them."""

    status: Status | None = None
    due: DueDate | None = None
    routine: bool = False
    problem: str | None = None


def read_words(words: Sequence[str]) -> SaidOfTasks:
    """What `words` say, or the first thing that is wrong with them."""
    dues: dict[str, DueDate] = {}
    statuses: list[str] = []
    routine = False
    for word in words:
        plain = _plain(word)
        name, sign, value = plain.partition("=")
        term = TERM_WORDS.get(name.rstrip(":"))
        if term is Term.DUE:
            due = _read_due(value) if sign else f"Sau “{name.rstrip(':')}” phải là dấu “=” rồi đến ngày"
            if isinstance(due, str):
                return SaidOfTasks(problem=f"{due}: viết {_EXAMPLE}.")
            dues.setdefault(str(due), due)
        elif term is Term.ROUTINE and not sign:
            routine = True
        else:
            statuses.append(word)
    if len(dues) > 1:
        told = " và ".join(f"“{due}”" for due in list(dues)[:2])
        return SaidOfTasks(problem=f"Mã nhiệm vụ có hai hạn khác nhau, {told}: giữ một hạn.")
    if len(statuses) > 1:
        return SaidOfTasks(problem=unreadable(statuses))
    status = STATUS_WORDS.get(_plain(statuses[0])) if statuses else None
    if statuses and status is None:
        return SaidOfTasks(problem=_unknown(statuses[0]))
    return SaidOfTasks(status, next(iter(dues.values()), None), routine)


def unreadable(words: Iterable[str]) -> str:
    """The problem of a marker with these words too many, or in a wrong place."""
    read = " ".join(words)
    return f"Không đọc được “{read}” trong mã nhiệm vụ: sau mã chỉ có một trạng thái, lý do đặt trong ngoặc kép."


def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).lower()


def _read_due(text: str) -> DueDate | str:
    """The date, or what is wrong with it."""
    match = _YEAR_FIRST.fullmatch(text) or _YEAR_LAST.fullmatch(text)
    if not text:
        return "Hạn chưa ghi ngày"
    if match is None:
        return f"Hạn “{text}” chưa đúng dạng, phải đủ tháng và năm"
    year, month, day = (int(match[part]) if match[part] else None for part in ("year", "month", "day"))
    if year is None or month is None or not 1 <= month <= _MONTHS:
        return f"Hạn “{text}” ghi tháng {month}, không có tháng ấy"
    due = DueDate(year, month, day)
    if day is not None and not 1 <= day <= DueDate(year, month).last_day.day:
        return f"Hạn “{text}” ghi ngày {day}, tháng {month:02}/{year} không có ngày ấy"
    return due


def _unknown(word: str) -> str:
    """That nothing is called so, and what may be meant."""
    from difflib import get_close_matches  # only where somebody mistyped

    name, sign, _ = _plain(word).replace(":", "=").partition("=")
    meant: Status | Term | None = TERM_WORDS.get(name)
    if meant is None:
        near = get_close_matches(name, TERM_WORDS if sign else [*STATUS_WORDS, *TERM_WORDS], n=1)
        meant = (STATUS_WORDS.get(near[0]) or TERM_WORDS[near[0]]) if near else None
    if meant is Term.DUE:
        return f"Không đọc được “{word}” trong mã nhiệm vụ: hạn viết là {_EXAMPLE}."
    hint = f" Có phải “{meant}” không?" if meant else ""
    return f"“{word}” không phải trạng thái: dùng {STATUSES}, hoặc “{Status.OPEN}” khi chưa biết.{hint}"
