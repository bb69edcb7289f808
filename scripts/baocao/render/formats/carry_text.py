"""`carry` on the screen: each task that was planned, and how the month after accounts for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from baocao.language.told_status import told_status
from baocao.model import DerivedStatus, Report, Status
from baocao.render.marker_questions import MIN_TEXT, UNDER, choice_lines, compared
from baocao.render.screen import cells, cut, pad, paint, wrap
from baocao.tasks.carryover import CarryOver
from baocao.tasks.missing_markers import Choice
from baocao.tasks.task_links import Outcome, TaskLink
from baocao.visible import visible

_HEADINGS = ("Dòng", "Mã nhiệm vụ", "Hiện trạng", "Độ tin cậy", "Việc theo kế hoạch")
_MAX_SLUG = 32
_GAP = "  "


def render(carry: CarryOver, color: bool, width: int) -> str:
    """The table for the screen, what is missing first, and a line that counts it."""
    head = wrap(f"Kế hoạch: {_described(carry.before)}. Kết quả: {_described(carry.after)}.", width)
    links = sorted(carry.links, key=lambda link: link.outcome is not Outcome.MISSING)
    table = _table(links, color, width) if links else []
    closing = wrap(_closing(carry), width)
    return "\n\n".join("\n".join(part) for part in (head, table, closing) if part) + "\n"


def _described(report: Report) -> str:
    return f"kỳ {report.period} ({visible(report.path)})" if report.period else visible(report.path)


def _cells(link: TaskLink) -> tuple[str, ...]:
    missing = link.outcome is Outcome.MISSING
    sure = "" if missing else "100%" if link.by == "marker" else f"{link.score:.0%}"
    return tuple(map(visible, (str(link.plan.item.span.line), link.slug or "(chưa có mã)", _status(link), sure)))


def _status(link: TaskLink) -> str:
    """How the task stands; in brackets what only the words of its results tell, empty where they do not."""
    if link.outcome is Outcome.MISSING:
        return DerivedStatus.MISSING
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
    room = max(width - sum(widths) - len(_GAP) * len(widths), MIN_TEXT)
    lines = [paint(_line(_HEADINGS, widths), "strong", color)]
    for link, row in zip(links, rows, strict=True):
        text = visible(link.plan.item.text)
        if link.outcome is Outcome.MISSING:
            lines.append(paint(_line((*row, cut(text, room)), widths), "error", color))
        else:
            said = [result.item.text for result in link.results] if link.by == "text" else []
            lines.append(_line((*row, compared(text, room, said, color)), widths))
        lines += _under(link, color, width)
    return lines


def _line(texts: Sequence[str], widths: Sequence[int]) -> str:
    *columns, last = texts
    return _GAP.join([*(pad(text, width) for text, width in zip(columns, widths, strict=True)), last])


def _under(link: TaskLink, color: bool, width: int) -> Iterator[str]:
    """How the task is accounted for, or, where it is missing, what comes nearest and why it is not the same."""
    plan = link.plan.item.text
    for result in link.results:
        lead = f"{UNDER}→ dòng {result.item.span.line}: "
        text, room = visible(result.item.text), max(width - cells(lead), MIN_TEXT)
        yield lead + (compared(text, room, [plan], color) if link.by == "text" else cut(text, room))
    if link.by == "text":
        yield from (f"{UNDER}  {line}" for line in wrap(visible(f"vì {'; '.join(link.reasons)}"), width - 8))
    if link.outcome is Outcome.MISSING:
        for candidate in link.candidates[:1]:
            yield from choice_lines(
                Choice(candidate.result, candidate.score, candidate.why), f"{UNDER}gần nhất, ", plan, color, width
            )


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
