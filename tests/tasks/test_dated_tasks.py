"""Tasks with due dates are found without parsing the months that do not name them."""

from __future__ import annotations

from typing import Any

import pytest

from baocao.model import Span
from baocao.parsing import parse as parsing
from baocao.period import Period
from baocao.tasks.mentions import Mention
from baocao.tasks.reports_by_month import Months
from support.made import CHECKOUT
from support.offices import office_config, offices_in, report_of

PLAN = "---\nperiod: 2022-{month:02}\n---\n\n## I. KẾT QUẢ THÁNG {month:02}/2022\n\n- Trực. {{#truc đang}}\n{more}"


def place_of(said: Mention) -> tuple[str, Period, Span]:
    return said.kind, said.period, said.placed.item.span


def test_the_lines_of_a_dated_task_are_those_that_count_up_to_a_month() -> None:
    (office,) = offices_in(CHECKOUT)
    months = Months(office.config, office.reports)
    found = 0
    for until in months.by_period:
        dated = dict(months.dated(until))
        for slug, lines in months.marked.items():
            so_far = [said for said in lines if said.period.end <= until.end]
            assert (slug in dated) == any(said.due for said in so_far)
            if slug in dated:
                found += 1
                later = [said for said in lines[len(so_far) :] if said.due]
                of_slug = [said for said in dated[slug] if said.period.end <= until.end or said.due]
                assert list(map(place_of, of_slug)) == list(map(place_of, [*so_far, *later]))
    assert found > len(months.by_period)


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
    (first, *_, april, may, june) = months.by_period
    assert list(months.dated(first)) == []
    assert parsed == []
    assert [slug for slug, _ in months.dated(april)] == [slug for slug, _ in months.dated(may)] == ["mua"]
    assert [path[-5:-3] for path in sorted(parsed)] == ["02", "04", "06"]
    assert [said.period for _, lines in months.dated(june) for said in lines][-1] == june
