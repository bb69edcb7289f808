from __future__ import annotations

import inspect
import re
from random import Random

import pytest

from baocao.checking.brought import brought
from baocao.checking.changed_lines import changed_lines
from baocao.checking.check import check_office, chosen_rules
from baocao.checking.fingerprints import fingerprints
from baocao.checking.rule import LoadedRule, Reach
from baocao.office import Office
from bench.speed import generated_report
from support.made import GOLDEN
from support.offices import office_config, report_of

FEBRUARY, MARCH = (
    (GOLDEN / "clean/reports/2022" / f"2022-{month}.md").read_text(encoding="utf-8") for month in ("02", "03")
)
PATH = "reports/2022/2022-03.md"


def office(march: str, february: str = FEBRUARY) -> Office:
    reports = (report_of(february, "reports/2022/2022-02.md"), report_of(march, PATH))
    return Office("", ".", office_config(), reports)


@pytest.mark.parametrize("loaded", chosen_rules(), ids=lambda loaded: loaded.rule.id)
def test_a_rule_says_which_other_reports_it_looks_at(loaded: LoadedRule) -> None:
    source = inspect.getsource(inspect.getmodule(loaded.check))  # type: ignore[arg-type]
    others = [
        word for word in ("context.previous", "context.carry", "context.reports", "_context.carry") if word in source
    ]
    if "context.months" in source and "months.planned_on(report)" not in source:
        others.append("context.months")
    assert bool(others) == (loaded.rule.reach is not Reach.REPORT), others


def test_what_is_mended_is_as_it_was() -> None:
    spoilt = MARCH.replace("trong tháng bảo", "trong trong tháng bảo")
    found = brought(office(MARCH), office(spoilt), chosen_rules(), {PATH}, {})
    assert (found.new, [one.rule for one in found.mended], found.left) == ((), ["T03"], 0)


def test_a_finding_that_moves_to_another_line_is_neither_new_nor_mended() -> None:
    spoilt = MARCH.replace("trong tháng bảo", "trong trong tháng bảo")
    moved = spoilt.replace("## II. ĐÁNH GIÁ CHUNG\n", "## II. ĐÁNH GIÁ CHUNG\n\nTình hình ổn định.\n")
    found = brought(office(moved), office(spoilt), chosen_rules(), {PATH}, {})
    assert (found.new, found.mended, found.left) == ((), (), 1)


def test_on_a_changed_line_everything_is_new() -> None:
    spoilt = MARCH.replace("trong tháng bảo", "trong trong tháng bảo")
    lines = {PATH: frozenset({21})}
    found = brought(office(spoilt), office(spoilt), chosen_rules(), {PATH}, lines)
    assert [one.rule for one in found.new] == ["T03"]


def test_the_second_of_two_alike_is_new_and_hides_the_first_neither_way() -> None:
    line = "- Kiểm kê 120 hiện vật  của bảo tàng.\n"
    once = MARCH.replace("- Tu bổ mái", f"{line}- Tu bổ mái")
    twice = once.replace(line, f"{line}\n{line}")
    added = brought(office(twice), office(once), chosen_rules(("T08",)), {PATH}, {})
    taken = brought(office(once), office(twice), chosen_rules(("T08",)), {PATH}, {})
    assert [len(added.new), len(added.mended), added.left] == [1, 0, 1]
    assert [len(taken.new), len(taken.mended), taken.left] == [0, 1, 1]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("", "a", {1}),
        ("a\nb\nc", "a\nb\nc", set()),
        ("a\nb\nc", "a\nx\nc", {2}),
        ("a\nb\nc", "a\nc", set()),
        ("a\nc", "a\nb\nc", {2}),
        ("a\nb", "b\na", {1}),
        ("a\na\na", "a\na\na\na", {4}),
    ],
)
def test_changed_lines_are_those_of_the_new_text(old: str, new: str, lines: set[int]) -> None:
    found = changed_lines(old, new)
    assert len(found) == len(lines)
    assert {new.split("\n")[line - 1] for line in found} == {new.split("\n")[line - 1] for line in lines}


def edited(text: str, by: Random) -> str:
    """The report with some items gone, without marker, done, or of another task."""
    lines = text.split("\n")
    for at in by.sample([at for at, line in enumerate(lines) if line.startswith("- ")], 4):
        lines[at] = by.choice(
            [
                "",
                re.sub(r" \{#[^}]*\}", "", lines[at]),
                lines[at].replace(" đang}", " xong}"),
                lines[at].replace("{#", "{#khac-"),
                lines[at].replace("thực hiện", "thực  hiện"),
            ]
        )
    issued = "status: issued\ncode_number: 7\nissued_date: 2022-04-25"
    return by.choice(["\n".join(lines), "\n".join(lines).replace("status: draft", issued)])


@pytest.mark.parametrize("seed", range(8))
def test_the_few_reports_that_are_checked_show_all_that_came_and_went(seed: int) -> None:
    by = Random(seed)
    texts = {f"reports/2022/2022-{month:02}.md": generated_report(2022, month) for month in range(1, 8)}
    path = by.choice(sorted(texts))
    then, now = (
        Office("", ".", office_config(), tuple(report_of(text, name) for name, text in sorted(each.items())))
        for each in (texts, {**texts, path: edited(texts[path], by)})
    )
    before, after = (set(fingerprints(check_office(each, chosen_rules()))) for each in (then, now))
    found = brought(now, then, chosen_rules(), {path}, {})
    assert {one[:4] for one in fingerprints(found.new)} == {one[:4] for one in after - before}
    assert {one[:4] for one in fingerprints(found.mended)} == {one[:4] for one in before - after}
    assert found.new
