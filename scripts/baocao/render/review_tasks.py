"""What a review says otherwise of tasks that are still there, in words. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from baocao.language.wording import due_words, shortened
from baocao.model import DueDate, Status
from baocao.review.model import DecisionKind, DueChange, ReportReview, TaskChange, TaskFact

Inert = Callable[[str], str]

LONGEST = 160
"""Characters of an item or a sentence that are enough to know it by."""
QUOTES = str.maketrans("“”", "‘’")
_FACTS = {
    TaskFact.AREA: ("Đổi lĩnh vực", "việc đổi lĩnh vực", "(ngoài các lĩnh vực)"),
    TaskFact.STATUS: ("Đổi trạng thái", "việc đổi trạng thái", ""),
    TaskFact.REASON: ("Đổi lý do", "lý do đổi", "(không có)"),
    TaskFact.ROUTINE: ("Việc thường xuyên", "việc thêm, bỏ “thường xuyên”", ""),
    TaskFact.MARKER: ("Thêm, bỏ mã nhiệm vụ", "mã nhiệm vụ thêm, bỏ", "(không có mã)"),
}
"""By fact the title of its list, how its changes are counted, and what is said where there was or is none."""

_STANDS = {status.value: status.facts.words for status in Status}


def task_words(slug: str | None, text: str, inert: Inert, longest: int = LONGEST) -> str:
    """A task by its own words, and the slug behind them."""
    words = f"“{inert(shortened(text, longest).translate(QUOTES))}”"
    return f"{words} ({inert(slug)})" if slug else words


def fact_lists(report: ReportReview, inert: Inert) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The title of each kind of change, and a line for each task; what a decision tells is not told again."""
    if report.plan.rescheduled:
        yield "Đổi hạn", tuple(_due_line(change, inert) for change in report.plan.rescheduled)
    for fact, (title, _, _) in _FACTS.items():
        if changes := _changes(report, fact):
            yield title, tuple(_fact_line(change, inert) for change in changes)


def counted_facts(report: ReportReview) -> Iterator[tuple[int, str]]:
    """How many changes there are of each kind, and what these are called."""
    yield len(report.plan.rescheduled), "việc đổi hạn"
    for fact, (_, words, _) in _FACTS.items():
        yield len(_changes(report, fact)), words


def _changes(report: ReportReview, fact: TaskFact) -> Sequence[TaskChange]:
    decided = {decision.slug for decision in report.decisions if decision.kind is DecisionKind.BACKWARDS}
    told = decided if fact is TaskFact.STATUS else ()
    return [change for change in report.plan.changed if change.what is fact and change.slug not in told]


def _due_line(change: DueChange, inert: Inert) -> str:
    old, new = map(_due, (change.old, change.new))
    return f"{task_words(change.slug, change.text, inert)}, dòng {change.line}: {old} → {new}"


def _due(due: DueDate | None) -> str:
    return due_words(due) if due else "không có hạn"


def _fact_line(change: TaskChange, inert: Inert) -> str:
    place = f"{task_words(change.slug, change.text, inert)}, dòng {change.line}"
    if change.what is TaskFact.ROUTINE:
        return f"{place}: {'nay là' if change.new else 'không còn là'} việc thường xuyên"
    old, new = (_said(change.what, words, inert) for words in (change.old, change.new))
    return f"{place}: {old} → {new}"


def _said(fact: TaskFact, words: str, inert: Inert) -> str:
    if fact is TaskFact.STATUS:
        return _STANDS[words]
    return inert(shortened(words, LONGEST)) or _FACTS[fact][2]
