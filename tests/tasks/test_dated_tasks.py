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
    dated = dict(months.dated_tasks(max(months.by_period)))
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
    months = Months(office_config(), reports)
    tasks = months.dated_tasks(max(months.by_period))
    march, april = date(2022, 3, 1), date(2022, 4, 1)
    assert [slug for slug, _ in tasks.of((), march, april)] == ["mua"]
    assert [slug for slug, _ in tasks.of((), april, april)] == []
    assert [slug for slug, _ in tasks.of(("in", "mua", "khac"), april, april)] == ["mua", "in"]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The months of which the body was parsed, in order."""
    found: list[str] = []
    parse_body = parsing._body

    def noted(source: Any, *others: Any) -> Any:
        found.append(source.path[-5:-3])
        return parse_body(source, *others)

    monkeypatch.setattr(parsing, "_body", noted)
    return found


def months_of(texts: dict[int, str]) -> Months:
    return Months(
        office_config(),
        [
            report_of(PLAN.format(month=month, more=more), f"reports/2022/2022-{month:02}.md")
            for month, more in texts.items()
        ],
    )


def test_a_month_that_names_no_dated_task_is_not_parsed(parsed: list[str]) -> None:
    dated, named = "- Mua. {#mua đang han=2022-05}\n", "- Mua. {#mua đang}\n"
    months = months_of({1: "", 2: dated, 3: "", 4: named, 5: "", 6: dated})
    (first, second, *_, june) = months.by_period
    assert [months.has_dates(period) for period in (first, second, june)] == [False, True, True]
    assert parsed == []
    (said_of,) = months.dated()
    assert said_of[0] == "mua"
    assert sorted(parsed) == ["02", "04", "06"]
    assert [said.period for said in said_of[1]][-1] == june


def test_tasks_that_get_a_date_later_are_not_read_before(parsed: list[str]) -> None:
    bought, printed = "- Mua. {#mua đang han=2022-05}\n", "- In. {#in đang han=2022-06}\n"
    months = months_of({1: bought, 2: bought, 3: printed, 4: printed + bought, 5: printed})
    periods = list(months.by_period)
    assert [slug for slug, _ in months.dated_tasks(periods[1])] == ["mua"]
    assert sorted(parsed) == ["01", "02", "04"]
    assert [slug for slug, _ in months.dated_tasks(periods[3])] == ["mua", "in"]
    assert sorted(parsed) == ["01", "02", "03", "04", "05"]
    assert [slug for slug, _ in months.dated_tasks(periods[0])] == ["mua", "in"]
