"""The carry-over table: each task that was planned, and how the month after accounts for it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from baocao.carryover import CarryOver, Link, Outcome, PlacedItem
from baocao.model import Report
from baocao.period import Period
from baocao.render.as_json import dump
from baocao.render.screen import cells, cut, pad, paint, visible, wrap

MISSING = "thiếu"
_HEADINGS = ("Dòng", "Mã nhiệm vụ", "Trạng thái", "Kết quả", "Việc theo kế hoạch")
_MAX_SLUG, _MAX_RESULT, _MIN_TEXT = 32, 24, 24
_GAP = "  "


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[str, ...]
    missing: bool


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
    table = _table([_row(link) for link in links], color, width) if links else []
    closing = wrap(_closing(carry), width)
    return "\n\n".join("\n".join(part) for part in (head, table, closing) if part) + "\n"


def _item(link: Link) -> dict[str, Any]:
    return {
        "slug": link.slug,
        "area": _area(link.plan),
        "text": link.plan.item.text,
        "line": link.plan.item.span.line,
        "outcome": link.outcome,
        "status": link.status,
        "score": link.score,
        "by": link.by,
        "results": [{"line": result.item.span.line, "text": result.item.text} for result in link.results],
    }


def _area(plan: PlacedItem) -> str | None:
    """The id of the plan item's area, or the title of one that the office does not know."""
    return plan.area_id or (plan.area.heading.title if plan.area else None)


def _name(period: Period | None) -> str | None:
    return str(period) if period else None


def _described(report: Report) -> str:
    return f"kỳ {report.period} ({visible(report.path)})" if report.period else visible(report.path)


def _row(link: Link) -> _Row:
    missing = link.outcome is Outcome.MISSING
    lines = ", ".join(str(result.item.span.line) for result in link.results)
    result = f"dòng {lines}" if lines else ""
    if link.by == "text":
        result = f"{result} (giống {link.score:.0%})"
    status = MISSING if missing else (link.status or "")
    texts = (str(link.plan.item.span.line), link.slug or "(chưa có mã)", status, result, link.plan.item.text)
    return _Row(tuple(visible(text) for text in texts), missing)


def _table(rows: Sequence[_Row], color: bool, width: int) -> list[str]:
    columns = list(zip(_HEADINGS, *(row.cells for row in rows), strict=True))
    widths = [max(map(cells, column)) for column in columns[:-1]]
    widths[1], widths[3] = min(widths[1], _MAX_SLUG), min(widths[3], _MAX_RESULT)
    widths.append(max(width - sum(widths) - len(_GAP) * len(widths), _MIN_TEXT))
    lines = [paint(_line(_HEADINGS, widths), "strong", color)]
    for row in rows:
        line = _line(row.cells, widths)
        lines.append(paint(line, "error", color) if row.missing else line)
    return lines


def _line(texts: Iterable[str], widths: Sequence[int]) -> str:
    *columns, last = zip(texts, widths, strict=True)
    return _GAP.join([*(pad(text, width) for text, width in columns), cut(*last)])


def _closing(carry: CarryOver) -> str:
    planned, missing = len(carry.links), sum(link.outcome is Outcome.MISSING for link in carry.links)
    if not planned:
        return "Báo cáo kỳ trước không có việc nào trong phần kế hoạch."
    if not missing:
        return f"Cả {planned} việc theo kế hoạch đều đã có kết quả."
    return (
        f"{missing} trong {planned} việc theo kế hoạch chưa có kết quả. Ghi kết quả kèm đúng mã nhiệm vụ; "
        "việc không làm nữa thì ghi trạng thái “bỏ” và nêu lý do."
    )
