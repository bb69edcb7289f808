"""What was planned beside what came of it, as HTML: by month on the page of a task, by task on a comparison. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from baocao.language.wording import due_words
from baocao.model import DueDate, Item, Standing
from baocao.site.display_names import capital
from baocao.site.markup import EMPTY, filled, joined
from baocao.site.page_head import state
from baocao.site.site_page import CurrentPage
from baocao.site.task_months import TaskMonth
from baocao.tasks.mentions import Mention

_MONTH = '<tr><th scope="row">%s</th>\n<td>%s</td>\n<td>%s</td></tr>'
_PAIR = "<li><div>%s</div>\n<div>%s</div></li>"
_LINK = '<a href="%s">%s</a>'
_NONE = Markup('<span class="bc-pairs__none">Không có trong kế hoạch</span>')
_TO_COME = Markup('<span class="bc-pairs__none">Chưa đến kỳ báo cáo</span>')
_AS_BEFORE = Markup("Như tháng trước")
_REASON = ' <span class="bc-ledger__reason">Lý do: %s</span>'
_DUE = ' <span class="bc-facts__role">Hạn %s</span>'


def month_rows(months: Iterable[TaskMonth], here: CurrentPage) -> Markup:
    """The months of a task, a row each: the words of a plan that stays the same are there once."""
    rows: list[Markup] = []
    said = ""
    for month in months:
        plans: list[Markup] = []
        for plan in month.plans:
            words = _AS_BEFORE if plan.text == said else escape(plan.text)
            plans += filled(_LINK, here.to_item(plan.placed.item), words), _due(plan.due)
            said = plan.text
        name = escape(f"{month.period.month:02}/{month.period.year}")
        rows.append(filled(_MONTH, name, joined("", plans) if plans else _NONE, _results(month, here)))
    return joined("\n", rows)


def pair(plan: Item, standing: Standing, results: Iterable[Item], here: CurrentPage) -> Markup:
    """A planned task, how it stands, and its results."""
    return filled(_PAIR, _item(plan, here), joined(" ", (state(standing), *(_item(one, here) for one in results))))


def unplanned(result: Item, here: CurrentPage) -> Markup:
    """A result that no plan led to."""
    return filled(_PAIR, EMPTY, _item(result, here))


def _results(month: TaskMonth, here: CurrentPage) -> Markup:
    if not month.results:
        return _TO_COME if month.is_to_come else state(month.standing)
    return joined("", [_result(result, here, is_first=not at) for at, result in enumerate(month.results)])


def _result(result: Mention, here: CurrentPage, *, is_first: bool) -> Markup:
    link = filled(_LINK, here.to_item(result.placed.item), escape(result.text))
    stands = joined(" ", (state(result.standing), link)) if is_first or result.status else link
    reason = filled(_REASON, escape(result.reason)) if result.reason else EMPTY
    return joined("", (stands, reason, _due(result.due)))


def _due(due: DueDate | None) -> Markup:
    return filled(_DUE, escape(due_words(due))) if due else EMPTY


def _item(item: Item, here: CurrentPage) -> Markup:
    return filled(_LINK, here.to_item(item), escape(capital(item.text)))
