"""The carry-over table: each task that was planned, and how the month after accounts for it. Pure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from baocao.language.letters import fold_tone_marks
from baocao.language.status_words import told_status
from baocao.language.vocabulary import LINKING_WORDS
from baocao.model import Report, Status
from baocao.period import Period
from baocao.render.as_json import dump
from baocao.render.screen import cells, cut, pad, paint, wrap
from baocao.tasks.carryover import CarryOver, Outcome, PlacedItem, TaskLink
from baocao.tasks.missing_markers import Choice, Question
from baocao.tasks.statuses import Standing
from baocao.visible import visible

_HEADINGS = ("Dòng", "Mã nhiệm vụ", "Hiện trạng", "Độ tin cậy", "Việc theo kế hoạch")
_MAX_SLUG, _MIN_TEXT = 32, 24
_GAP = "  "
_UNDER = " " * 6
"""What stands under a row begins below the slug."""
_WORD = re.compile(r"[^\W_]+")
_LINKING = frozenset(fold_tone_marks(word) for word in LINKING_WORDS)
_DIFF_STYLES = {"+": "good", "-": "error", "@": "note"}


def render_carry_json(carry: CarryOver) -> str:
    """`carry --format json`, the items in the order of the plan."""
    return dump(
        {
            "from": _name(carry.before.period),
            "to": _name(carry.after.period),
            "items": [_item(link) for link in carry.links],
        }
    )


def render_carry_text(carry: CarryOver, color: bool, width: int) -> str:
    """The table for the screen, what is missing first, and a line that counts it."""
    head = wrap(f"Kế hoạch: {_described(carry.before)}. Kết quả: {_described(carry.after)}.", width)
    links = sorted(carry.links, key=lambda link: link.outcome is not Outcome.MISSING)
    table = _table(links, color, width) if links else []
    closing = wrap(_closing(carry), width)
    return "\n\n".join("\n".join(part) for part in (head, table, closing) if part) + "\n"


def render_questions(asked: Sequence[Question], color: bool, width: int) -> str:
    """What could not be decided, each with the best choices."""
    head = f"Còn {len(asked)} việc chưa chắc; trả lời lần lượt bằng --interactive:"
    parts = ["\n".join(wrap(head, width)), *(render_question(one, "", color, width) for one in asked)]
    return "\n\n".join(parts) + "\n"


def render_question(asked: Question, count: str, color: bool, width: int) -> str:
    """One plan item and its choices, numbered from 1."""
    item = asked.link.plan.item
    title = f"{count + ' ' if count else ''}Kế hoạch, dòng {item.span.line}: "
    lines = [title + _compared(visible(item.text), max(width - cells(title), _MIN_TEXT), _said(asked.choices), color)]
    for number, choice in enumerate(asked.choices, start=1):
        lines += _choice(choice, f"  {number}) ", item.text, color, width)
    return "\n".join(lines)


def render_diff(path: str, old: str, new: str, color: bool) -> str:
    """What would change in a file, as a unified diff."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), path, path, lineterm="", n=1)
    return "".join(f"{_diff_line(visible(line), color)}\n" for line in lines)


def _diff_line(line: str, color: bool) -> str:
    style = _DIFF_STYLES.get(line[:1])
    return paint(line, style, color) if style else line


# --------------------------------------------------------------------------- JSON


def _item(link: TaskLink) -> dict[str, Any]:
    return {
        "slug": link.slug,
        "area": _area(link.plan),
        "text": link.plan.item.text,
        "line": link.plan.item.span.line,
        "outcome": link.outcome,
        "status": link.status,
        "score": link.score,
        "by": link.by,
        "sure": link.sure,
        "results": [{"line": result.item.span.line, "text": result.item.text} for result in link.results],
        "reasons": list(link.reasons),
        "candidates": [
            {"line": one.result.item.span.line, "text": one.result.item.text, "score": one.score, "why": one.why}
            for one in link.candidates
        ],
    }


def _area(plan: PlacedItem) -> str | None:
    """The id of the plan item's area, or the title of one that the office does not know."""
    return plan.area_id or (plan.area.heading.title if plan.area else None)


def _name(period: Period | None) -> str | None:
    return str(period) if period else None


# --------------------------------------------------------------------------- text


def _described(report: Report) -> str:
    return f"kỳ {report.period} ({visible(report.path)})" if report.period else visible(report.path)


def _cells(link: TaskLink) -> tuple[str, ...]:
    missing = link.outcome is Outcome.MISSING
    sure = "" if missing else "100%" if link.by == "marker" else f"{link.score:.0%}"
    return tuple(map(visible, (str(link.plan.item.span.line), link.slug or "(chưa có mã)", _status(link), sure)))


def _status(link: TaskLink) -> str:
    """How the task stands; in brackets what only the words of its results tell, empty where they do not."""
    if link.outcome is Outcome.MISSING:
        return Standing.MISSING
    if link.by == "marker":
        return link.status or ""
    marked = (marker.status for result in link.results for marker in result.item.markers)
    told = (told_status(result.item.text) for result in link.results)
    status = next((status for status in chain(marked, told) if status), None)
    return f"({status})" if status else ""


def _table(links: Sequence[TaskLink], color: bool, width: int) -> list[str]:
    rows = [_cells(link) for link in links]
    columns = zip(_HEADINGS, *((*row, "") for row in rows), strict=True)
    widths = [max(map(cells, column)) for column in columns][:-1]
    widths[1] = min(widths[1], _MAX_SLUG)
    room = max(width - sum(widths) - len(_GAP) * len(widths), _MIN_TEXT)
    lines = [paint(_line(_HEADINGS, widths), "strong", color)]
    for link, row in zip(links, rows, strict=True):
        text = visible(link.plan.item.text)
        if link.outcome is Outcome.MISSING:
            lines.append(paint(_line((*row, cut(text, room)), widths), "error", color))
        else:
            said = [result.item.text for result in link.results] if link.by == "text" else []
            lines.append(_line((*row, _compared(text, room, said, color)), widths))
        lines += _under(link, color, width)
    return lines


def _line(texts: Sequence[str], widths: Sequence[int]) -> str:
    *columns, last = texts
    return _GAP.join([*(pad(text, width) for text, width in zip(columns, widths, strict=True)), last])


def _under(link: TaskLink, color: bool, width: int) -> Iterator[str]:
    """How the task is accounted for, or, where it is missing, what comes nearest and why it is not the same."""
    plan = link.plan.item.text
    for result in link.results:
        lead = f"{_UNDER}→ dòng {result.item.span.line}: "
        text, room = visible(result.item.text), max(width - cells(lead), _MIN_TEXT)
        yield lead + (_compared(text, room, [plan], color) if link.by == "text" else cut(text, room))
    if link.by == "text":
        yield from (f"{_UNDER}  {line}" for line in wrap(visible(f"vì {'; '.join(link.reasons)}"), width - 8))
    if link.outcome is Outcome.MISSING:
        for one in link.candidates[:1]:
            yield from _choice(Choice(one.result, one.score, one.why), f"{_UNDER}gần nhất, ", plan, color, width)


def _choice(choice: Choice, lead: str, plan: str, color: bool, width: int) -> Iterator[str]:
    """A result with its line, and below it what speaks for or against it."""
    lead = f"{lead}dòng {choice.result.item.span.line}: "
    yield lead + _compared(visible(choice.result.item.text), max(width - cells(lead), _MIN_TEXT), [plan], color)
    if choice.why:
        yield from (f"{_UNDER}  {line}" for line in wrap(visible(f"({choice.why})"), max(width - 8, _MIN_TEXT)))


def _said(choices: Iterable[Choice]) -> list[str]:
    return [choice.result.item.text for choice in choices]


def _compared(text: str, room: int, others: Iterable[str], color: bool) -> str:
    """Visible `text` cut to `room`, the words that `others` have in bold and those that they lack in colour."""
    short = cut(text, room)
    theirs = {word for other in others for word in _words(other)}
    if not color or not theirs:
        return short
    return _WORD.sub(lambda match: _compared_word(match[0], theirs), short)


def _compared_word(word: str, theirs: set[str]) -> str:
    plain = fold_tone_marks(word.lower())
    if plain in _LINKING:
        return word
    return paint(word, "strong" if plain in theirs else "warning", True)


def _words(text: str) -> Iterator[str]:
    return (fold_tone_marks(match[0].lower()) for match in _WORD.finditer(text))


def _closing(carry: CarryOver) -> str:
    planned, missing = len(carry.links), sum(link.outcome is Outcome.MISSING for link in carry.links)
    if not planned:
        return "Báo cáo kỳ trước không có việc nào trong phần kế hoạch."
    if not missing:
        return f"Cả {planned} việc theo kế hoạch đều đã có kết quả."
    return (
        f"{missing} trong {planned} việc theo kế hoạch chưa có kết quả. Ghi kết quả kèm đúng mã nhiệm vụ; "
        f"việc không làm nữa thì ghi trạng thái “{Status.DROPPED}” và nêu lý do."
    )
