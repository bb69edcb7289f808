"""How messages name things: months, items and statuses. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from baocao.model import DueDate, Item, Status


def _joined(statuses: Iterable[Status], last: str) -> str:
    """`“xong”, “đang” hoặc “bỏ”`, for any number of them; `last` stands before the last."""
    *before, end = (f"“{status}”" for status in statuses)
    return f"{', '.join(before)} {last} {end}" if before else end


_OF_RESULTS = [status for status in Status if status is not Status.OPEN]
STATUSES = _joined(_OF_RESULTS, "hoặc")
"""What a result may say of its task: `“xong”, “đang”, “chưa” hoặc “bỏ”`."""
UNFINISHED_STATUSES = _joined((status for status in _OF_RESULTS if status is not Status.DONE), "hoặc")
NEED_REASON = f"{_joined((status for status in Status if status.facts.needs_reason), 'và')} kèm lý do"
"""`“chưa” và “bỏ” kèm lý do`."""

_LONGEST = 80
"""Characters of an item that are enough to recognise it."""


def shortened(words: str, longest: int = _LONGEST) -> str:
    """`words`, cut after a whole word where they have more than `longest` characters."""
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(" ,;:(“") + "…"


def quoted(item: Item) -> str:
    """The words of an item in quotation marks, cut at a word where they are many; their own marks are single ones."""
    return quoted_words(item.text)


def quoted_words(text: str) -> str:
    """The same of any words."""
    words = shortened(text).replace("“", "‘").replace("”", "’")
    return f"“{words}”"


def task(item: Item, *slugs: str) -> str:
    """How messages name a task: its own words first, `“Mua máy chủ” (mua-may-chu)`."""
    return f"{quoted(item)} ({', '.join(slugs)})" if slugs else quoted(item)


def capitalised(text: str) -> str:
    """`text` with a capital first, the rest as it is."""
    return text[:1].upper() + text[1:]


def one_line(text: str) -> str:
    """`text` with one space between its words."""
    if text.isprintable() and "  " not in text and text == text.strip():  # nearly always
        return text
    return " ".join(text.split())


def due_words(due: DueDate) -> str:
    """A due date inside a sentence: `tháng 06/2022`, `ngày 15/6/2022`."""
    if due.day is None:
        return f"tháng {due.month:02}/{due.year}"
    month = f"{due.month:02}" if due.month < 3 else due.month
    return f"ngày {due.day:02}/{month}/{due.year}"
