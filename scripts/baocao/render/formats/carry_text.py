"""`carry` on the screen: what was planned, by what the reader has to do about it: missing, to look at again, done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from baocao.language.period_names import kind_name, period_name
from baocao.language.told_status import told_status
from baocao.model import RESULTS, Report, Status
from baocao.render.marker_questions import MIN_TEXT, UNDER, choice_lines, compared, compared_lines
from baocao.render.screen import cells, cut, pad, paint, wrap
from baocao.tasks.carryover import CarryOver
from baocao.tasks.likeness.reasons import TOO_LITTLE
from baocao.tasks.missing_markers import Choice
from baocao.tasks.task_links import Certainty, LaterMention, TaskLink
from baocao.visible import visible

_LINE, _SLUG, _DUE, _STATUS, _SURE = "Dòng", "Mã nhiệm vụ", "Hạn", "Hiện trạng", "Độ tin cậy"
_NO_SLUG = "(chưa có mã)"
_MAX_SLUG = 32
_SUREST_BY_WORDS = 0.99
"""Words alone never show as certain as a marker."""
_GAP = "  "


@dataclass(frozen=True, slots=True)
class _Class:
    """How one class of tasks is shown: its title, its columns before the words, and whether words are cut."""

    title: str
    columns: tuple[str, ...]
    style: str
    is_whole: bool


_CLASSES = {
    Certainty.MISSING: _Class("Chưa có kết quả", (_LINE, _SLUG, _DUE), "error", is_whole=True),
    Certainty.ASK: _Class("Cần xem lại", (_LINE, _SLUG, _DUE, _STATUS, _SURE), "warning", is_whole=True),
    Certainty.SURE: _Class("Đã có kết quả", (_LINE, _SLUG, _DUE, _STATUS, _SURE), "strong", is_whole=False),
}


def render(carry: CarryOver, color: bool, width: int) -> str:
    """A table for each class, what is missing first, and a line that counts them."""
    head = wrap(f"Kế hoạch: {_described(carry.before)}. Kết quả: {_described(carry.after)}.", width)
    parts = [head]
    for certainty, shown in _CLASSES.items():
        links = [link for link in carry.links if link.certainty is certainty]
        links.sort(key=lambda link: link.later is not None)  # what was dropped in silence comes first
        if links:
            parts.append(_table(shown, links, carry, color, width))
    parts.append(wrap(_closing(carry), width))
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _described(report: Report) -> str:
    return f"kỳ {report.period} ({visible(report.path)})" if report.period else visible(report.path)


# --------------------------------------------------------------------------- one class


def _table(shown: _Class, links: Sequence[TaskLink], carry: CarryOver, color: bool, width: int) -> list[str]:
    told = {_SLUG: any(link.slug for link in links), _DUE: any(map(_due, links))}
    columns = [name for name in shown.columns if told.get(name, True)]
    rows = [[visible(_cell(link, name)) for name in columns] for link in links]
    widths = [max(map(cells, column)) for column in zip(columns, *rows, strict=True)]
    widths = [min(width, _MAX_SLUG) if name == _SLUG else width for name, width in zip(columns, widths, strict=True)]
    room = max(width - sum(widths) - len(_GAP) * len(widths), MIN_TEXT)
    lines = [paint(_line(columns, widths, f"{shown.title}: {len(links)} việc"), shown.style, color)]
    for link, row in zip(links, rows, strict=True):
        text = visible(link.plan.item.text)
        said = [result.item.text for result in link.results] if link.by == "text" else []
        first, *rest = compared_lines(wrap(text, room) if shown.is_whole else [cut(text, room)], said, color)
        lines.append(_line(row, widths, first))
        lines += (_line([""] * len(widths), widths, line) for line in rest)
        lines += _under(link, carry, shown.is_whole, color, width)
    return lines


def _cell(link: TaskLink, column: str) -> str:
    if column == _LINE:
        return str(link.plan.item.span.line)
    if column == _SLUG:
        return link.slug or _NO_SLUG
    if column == _DUE:
        return _due(link)
    if column == _STATUS:
        return _status(link)
    return "100%" if link.by == "marker" else f"{min(link.score, _SUREST_BY_WORDS):.0%}"


def _due(link: TaskLink) -> str:
    """Until when the task is to be done, as the last line of the two reports that says so has it."""
    placed = (link.plan, *link.results)
    dues = [marker.due for each in placed for slug, marker in each.item.tasks if slug == link.slug and marker.due]
    return str(dues[-1]) if dues else ""


def _status(link: TaskLink) -> str:
    """How the task stands; in brackets what only the words of its results tell, empty where they do not."""
    if link.by == "marker":
        return link.status or ""
    marked = (marker.status for result in link.results for marker in result.item.markers)
    told = (told_status(result.item.text) for result in link.results)
    status = next((status for status in chain(marked, told) if status), None)
    return f"({status})" if status else ""


def _line(texts: Sequence[str], widths: Sequence[int], last: str) -> str:
    return _GAP.join([*(pad(text, width) for text, width in zip(texts, widths, strict=True)), last])


# --------------------------------------------------------------------------- below a task


def _under(link: TaskLink, carry: CarryOver, is_whole: bool, color: bool, width: int) -> Iterator[str]:
    """How the task is accounted for; where it is missing, where it comes up again, or else what comes nearest."""
    plan = link.plan.item.text
    for result in link.results:
        lead = f"{UNDER}→ dòng {result.item.span.line}: "
        text, room = visible(result.item.text), max(width - cells(lead), MIN_TEXT)
        lines = wrap(text, room) if is_whole else [cut(text, room)]
        first, *rest = compared_lines(lines, [plan], color) if link.by == "text" else lines
        yield lead + first
        yield from (" " * cells(lead) + line for line in rest)
    if link.by == "text":
        yield from (f"{UNDER}  {line}" for line in wrap(visible(f"vì {'; '.join(link.reasons)}"), width - 8))
    if link.later:
        yield from (UNDER + line for line in wrap(visible(_later(link.later, carry)), width - len(UNDER)))
        lead = f"{UNDER}  dòng {link.later.placed.item.span.line}: "
        text = visible(link.later.placed.item.text)
        yield lead + compared(text, max(width - cells(lead), MIN_TEXT), [plan], color)
    elif link.certainty is Certainty.MISSING:
        for candidate in [near for near in link.candidates if near.why != TOO_LITTLE][:1]:
            yield from choice_lines(
                Choice(candidate.result, candidate.score, candidate.why), f"{UNDER}gần nhất, ", plan, color, width
            )


def _later(later: LaterMention, carry: CarryOver) -> str:
    kind = kind_name(carry.after.period)
    if later.report.path == carry.after.path or later.report.period is None:
        return f"chưa thấy trong {kind} này, kế hoạch {kind} sau có nhắc:"
    month = period_name(later.report.period, carry.after.period)
    where = f"{month} có nhắc" if later.section == RESULTS else f"kế hoạch trong báo cáo {month} có nhắc"
    return f"chưa thấy trong {kind} này, {where} ({later.report.path}):"


# --------------------------------------------------------------------------- the count


def _closing(carry: CarryOver) -> str:
    planned = len(carry.links)
    if not planned:
        return "Báo cáo kỳ trước không có việc nào trong phần kế hoạch."
    missing = [link for link in carry.links if link.certainty is Certainty.MISSING]
    asked = sum(link.certainty is Certainty.ASK for link in carry.links)
    look = f"{asked} việc máy chưa chắc, cần xem lại." if asked else ""
    if not missing:
        return f"Cả {planned} việc theo kế hoạch đều đã có kết quả{f'; {look}' if look else '.'}"
    again = sum(link.later is not None for link in missing)
    here = f"{kind_name(carry.after.period)} này"
    return " ".join(
        filter(
            None,
            (
                f"{len(missing)} trong {planned} việc theo kế hoạch chưa có kết quả"
                f"{f', trong đó {again} việc chưa thấy trong {here} nhưng về sau có nhắc' if again else ''}.",
                look,
                "Ghi kết quả kèm đúng mã nhiệm vụ; "
                f"việc không làm nữa thì ghi trạng thái “{Status.DROPPED}” và nêu lý do.",
            ),
        )
    )
