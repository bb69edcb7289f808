"""An office of very many reports is judged as any other, though of most of its reports no body is held."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.checking.check import check_each, check_office, chosen_rules
from baocao.office import Office
from baocao.parsing import on_demand
from baocao.render.showing import showing
from baocao.tasks import reports_by_month
from support.carried import ARCHIVES
from support.made import GOLDEN
from support.offices import office_config, offices_in, report_of
from support.paths import paths_in

STORIES = ("overdue", "carry_later", "stuck_task", "git_conflict")
FEW = 2


def of_story(name: str) -> Office:
    paths = paths_in(GOLDEN / name, "reports/*/*.md")
    reports = (report_of(path.read_bytes(), path.relative_to(GOLDEN / name).as_posix()) for path in paths)
    return Office("", ".", office_config(), tuple(reports))


def of_archive(root: Path) -> Office:
    return offices_in(root)[0]


@pytest.mark.parametrize(
    "office",
    [*map(of_story, STORIES), of_archive(ARCHIVES / "hospital-district" / "benh-vien-tinh")],
    ids=[*STORIES, "benh-vien-tinh"],
)
def test_what_is_found_is_the_same_where_bodies_far_behind_are_not_held(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = chosen_rules()
    found = list(map(showing, check_office(office, rules)))
    on_demand.let_go(office.reports)
    for module in (on_demand, reports_by_month):
        monkeypatch.setattr(module, "MOST_HELD", FEW)
    again = []
    for at, (_, diagnostics) in enumerate(check_each(office, rules)):
        again += map(showing, diagnostics)
        behind = office.reports[: max(0, at - FEW)]
        assert not [other.path for other in behind if other.holds_body]
    assert found
    assert again == found
