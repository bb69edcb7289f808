"""Tasks with due dates are found without parsing the months that do not name them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from baocao.model import Span
from baocao.parsing import parse as parsing
from baocao.period import Period
from baocao.tasks.mentions import Mention, terms
from baocao.tasks.reports_by_month import Months
from support.made import CHECKOUT
from support.offices import office_config, offices_in, report_of

PLAN = "---\nperiod: 2022-{month:02}\n---\n\n## I. KẾT QUẢ THÁNG {month:02}/2022\n\n- Trực. {{#truc đang}}\n{more}"


def place_of(said: Mention) -> tuple[str, Period, Span]:
    return said.kind, said.period, said.placed.item.span


def test_the_lines_of_a_dated_task_are_those_that_count_up_to_a_month() -> None:
    (office,) = offices_in(CHECKOUT)
    months = Months(office.config, office.reports)
    dated = dict(months.dated_tasks)
    assert dated.keys() == {slug for slug, lines in months.marked.items() if any(said.due for said in lines)}
    found = 0
    for until in months.by_period:
        for slug, task in dated.items():
            so_far = [said for said in months.marked[slug] if said.period.end <= until.end]
            assert list(map(place_of, task.up_to(until))) == list(map(place_of, so_far))
            assert list(map(place_of, task.of(until))) == [place_of(said) for said in so_far if said.period == until]
            held, wanted = task.held(until), terms(so_far)
            assert (held.due, held.routine, held.closed) == (wanted.due, wanted.routine, wanted.closed)
            later = [said.due.last_day for said in months.marked[slug][len(so_far) :] if said.due]
            assert task.latest_after(until) == max(later, default=date.min)
            found += any(said.due for said in so_far)
    assert found > len(months.by_period)


def test_a_task_is_looked_at_where_it_is_named_and_where_a_date_of_it_passes() -> None:
    dated = "- Mua. {#mua đang han=2022-03-15}\n- In. {#in đang han=2022-06}\n"
    reports = [report_of(PLAN.format(month=1, more=dated)), report_of(PLAN.format(month=2, more=""))]
    tasks = Months(office_config(), reports).dated_tasks
    march, april = date(2022, 3, 1), date(2022, 4, 1)
    assert [slug for slug, _ in tasks.of((), march, april)] == ["mua"]
    assert [slug for slug, _ in tasks.of((), april, april)] == []
    assert [slug for slug, _ in tasks.of(("in", "mua", "khac"), april, april)] == ["mua", "in"]


def test_a_month_that_names_no_dated_task_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    parse_body = parsing._body

    def noted(source: Any, *others: Any) -> Any:
        parsed.append(source.path)
        return parse_body(source, *others)

    monkeypatch.setattr(parsing, "_body", noted)
    dated, named = "- Mua. {#mua đang han=2022-05}\n", "- Mua. {#mua đang}\n"
    texts = {1: "", 2: dated, 3: "", 4: named, 5: "", 6: dated}
    reports = [
        report_of(PLAN.format(month=month, more=more), f"reports/2022/2022-{month:02}.md")
        for month, more in texts.items()
    ]
    months = Months(office_config(), reports)
    (first, second, *_, june) = months.by_period
    assert [months.has_dates(period) for period in (first, second, june)] == [False, True, True]
    assert parsed == []
    (said_of,) = months.dated()
    assert said_of[0] == "mua"
    assert [path[-5:-3] for path in sorted(parsed)] == ["02", "04", "06"]
    assert [said.period for said in said_of[1]][-1] == june
