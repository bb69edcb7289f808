"""What was planned beside what came of it, as HTML: by month on the page of a task, by task on a comparison. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from baocao.language.wording import due_words
from baocao.model import Item, Standing
from baocao.site.display_names import capital
from baocao.site.markup import Pieces, escaped, filled, joined
from baocao.site.page_head import state
from baocao.site.site_page import CurrentPage
from baocao.site.task_months import TaskMonth
from baocao.tasks.mentions import Mention

# What stands on thousands of pages is put together from pieces in one go: to fill a template for each takes twice as
# long.
_ROW, _PLANS, _RESULTS, _ROW_END = map(Markup, ('<tr><th scope="row">', "</th>\n<td>", "</td>\n<td>", "</td></tr>\n"))
_PAIR, _BESIDE, _PAIR_END = map(Markup, ("<li><div>", "</div>\n<div>", "</div></li>\n"))
_LINK, _WORDS, _LINK_END = map(Markup, ('<a href="', '">', "</a>"))
_NONE = Markup('<span class="bc-pairs__none">Không có trong kế hoạch</span>')
_TO_COME = Markup('<span class="bc-pairs__none">Chưa đến kỳ báo cáo</span>')
_AS_BEFORE = Markup("Như tháng trước")
_BLANK = Markup(" ")
_REASON = ' <span class="bc-ledger__reason">Lý do: %s</span>'
_DUE = ' <span class="bc-facts__role">Hạn %s</span>'


def month_rows(months: Iterable[TaskMonth], here: CurrentPage) -> Markup:
    """The months of a task, a row each: the words of a plan that stays the same are there once."""
    pieces: Pieces = []
    said = ""
    for month in months:
        pieces += (_ROW, _name(month.period.year, month.period.month), _PLANS)
        for plan in month.plans:
            item = plan.placed.item
            words = _AS_BEFORE if item.text == said else escaped(item.text)
            pieces += (_LINK, here.to_item(item), _WORDS, words, _LINK_END)
            _add_due(pieces, plan)
            said = item.text
        if not month.plans:
            pieces.append(_NONE)
        pieces.append(_RESULTS)
        for at, result in enumerate(month.results):
            _add_result(pieces, result, here, is_first=at == 0)
        if not month.results:
            pieces.append(_TO_COME if month.is_to_come else state(month.standing))
        pieces.append(_ROW_END)
    return joined("", pieces)


def pairs(rows: Iterable[tuple[Item, Standing, Iterable[Item]]], here: CurrentPage) -> Markup:
    """Planned tasks, a row each, with how they stand and their results."""
    pieces: Pieces = []
    for plan, standing, results in rows:
        pieces.append(_PAIR)
        _add_item(pieces, plan, here)
        pieces += (_BESIDE, state(standing))
        for result in results:
            pieces.append(_BLANK)
            _add_item(pieces, result, here)
        pieces.append(_PAIR_END)
    return joined("", pieces)


def unplanned(results: Iterable[Item], here: CurrentPage) -> Markup:
    """Results that no plan led to, a row each."""
    pieces: Pieces = []
    for result in results:
        pieces += (_PAIR, _BESIDE)
        _add_item(pieces, result, here)
        pieces.append(_PAIR_END)
    return joined("", pieces)


def _add_result(pieces: Pieces, result: Mention, here: CurrentPage, *, is_first: bool) -> None:
    if is_first or result.status:
        pieces += (state(result.standing), _BLANK)
    item = result.placed.item
    pieces += (_LINK, here.to_item(item), _WORDS, escaped(item.text), _LINK_END)
    if result.marked_reason:
        pieces.append(filled(_REASON, escaped(result.marked_reason)))
    _add_due(pieces, result)


def _add_due(pieces: Pieces, mention: Mention) -> None:
    if due := mention.due:
        pieces.append(filled(_DUE, escaped(due_words(due))))


def _add_item(pieces: Pieces, item: Item, here: CurrentPage) -> None:
    pieces += (_LINK, here.to_item(item), _WORDS, escaped(capital(item.text)), _LINK_END)


@lru_cache(maxsize=1024)
def _name(year: int, month: int) -> Markup:
    return escaped(f"{month:02}/{year}")
