"""Tasks one below the other, as HTML: rows of a ledger on one axis of months, and what changed in a month. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from baocao.language.wording import due_words
from baocao.model import Standing, Status
from baocao.site.display_names import capital
from baocao.site.ledger import MONTHS, LedgerRow
from baocao.site.markup import EMPTY, Pieces, escaped, filled, joined
from baocao.site.month_changes import TaskChange
from baocao.site.page_head import state
from baocao.site.site_page import CurrentPage
from baocao.site.task_histories import TaskHistory
from baocao.site.task_months import MonthRun, run_words

_CHANGE, _WORDS, _WORDS_END, _CHANGE_END = map(Markup, ('<li><a href="', '">', "</a>", "</li>\n"))
_NOTE = ' <span class="bc-asked__facts">%s</span>'
_ROW = """<tr data-bc="%s"%s>
<th scope="row"><a href="%s">%s</a>%s</th>
<td>%s</td>
<td>%s</td>
</tr>"""
_ID = ' id="%s"'
_MONTH = 20
"""How wide a month is on the axis."""
_LINE = '<svg class="bc-months-line" viewBox="0 0 %s 14"%s%s</svg>'
_TITLE = ' role="img"><title>%s</title>'
_UNSAID = Markup(' aria-hidden="true">')
_FACTS = '<span class="bc-ledger__facts">%s</span>'
_DUE = '<span class="bc-ledger__due">%s</span>'
_LATE = '<span class="bc-ledger__late">%s</span>'
_REASON = ' <span class="bc-ledger__reason">Lý do: %s</span>'


def change_lines(changes: Iterable[TaskChange], here: CurrentPage) -> Markup:
    """What changed in a month, a line for each task."""
    pieces: Pieces = []
    for history, note in changes:
        pieces += (_CHANGE, here.to_history(history), _WORDS, escaped(history.words), _WORDS_END)
        if note:
            pieces.append(filled(_NOTE, escaped(capital(note))))
        pieces.append(_CHANGE_END)
    return joined("", pieces)


def ledger_rows(rows: Iterable[LedgerRow], here: CurrentPage, *, anchored: bool = False) -> Markup:
    """Rows of a ledger; `anchored`: with the anchor of each task."""
    return joined("\n", [_row(row, here, anchored=anchored) for row in rows])


def standing_line(standing: Standing) -> Markup:
    """A month in which a task stands so, without words."""
    return _line((MonthRun(0, 1, standing),), 1, is_said=False)


def _row(row: LedgerRow, here: CurrentPage, *, anchored: bool) -> Markup:
    history = row.history
    return filled(
        _ROW,
        escaped(row.answers),
        filled(_ID, escaped(history.anchor)) if anchored and history.anchor else EMPTY,
        here.to_history(history),
        escaped(history.title),
        filled(_REASON, escaped(reason)) if (reason := history.reason_beside(history.title)) else EMPTY,
        _line(row.runs, MONTHS, is_said=bool(row.runs)),
        _standing(history, says_routine=anchored),
    )


@lru_cache(maxsize=1024)
def _line(runs: tuple[MonthRun, ...], months: int, *, is_said: bool) -> Markup:
    """The months of a task on an axis, by the shapes at the head of the page."""
    drawn = []
    for first, length, standing in runs:
        if standing is Status.ONGOING:
            wide = length * _MONTH - 4
            drawn.append(f'<path class="bc-ongoing" d="M{first * _MONTH + 2} 3h{wide}v8h-{wide}z"/>')
        else:
            for at in range(first, first + length):
                place = f' x="{at * _MONTH}"' if at else ""
                drawn.append(f'<use href="#bc-{standing.facts.look}"{place}/>')
    words = filled(_TITLE, escaped(run_words(runs))) if is_said else _UNSAID
    return filled(_LINE, escape(months * _MONTH), words, Markup("".join(drawn)))


def _standing(history: TaskHistory, *, says_routine: bool) -> Markup:
    """How a task stands, until when, and since when if it is finished or the newest report does not tell of it.

    `says_routine`: whether it is routine work is said here, and not by a heading above.
    """
    task, last = history.task, history.last
    facts = []
    if not task.is_open or last.period != task.now:
        facts.append(f"{last.period.month:02}/{last.period.year}")
    if task.months_open > 1:
        facts.append(f"{task.months_open} tháng")
    if says_routine and task.routine:
        facts.append("thường xuyên")
    said = [state(history.standing)]
    if facts:
        said.append(filled(_FACTS, escaped(" · ".join(facts))))
    if task.due and task.is_open:
        shown, name = (_LATE, "Quá hạn") if task.is_overdue else (_DUE, "Hạn")
        said.append(filled(shown, escaped(f"{name} {due_words(task.due)}")))
    if task.quiet > 1:
        said.append(filled(_LATE, escaped(f"{task.quiet} tháng không tiến triển")))
    return joined(" ", said)
