"""What an office's months with markers teach, measured on months whose markers were taken out."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.tasks.carryover import carry_over
from baocao.tasks.likeness import Knowledge
from baocao.tasks.task_links import Outcome
from support.carried import Figures, judge
from support.paths import paths_in
from support.taught import OFFICES, PARTS, MarkedOffice, jargon_office, our_office


@pytest.fixture(scope="module")
def ours() -> MarkedOffice:
    return our_office()


@pytest.fixture(scope="module")
def jargon() -> MarkedOffice:
    return jargon_office("tram-trong-dam")


@pytest.fixture(scope="module")
def nine_months(ours: MarkedOffice) -> tuple[Figures, Figures]:
    """How well our last nine months are judged, taught and untaught; each month is judged for itself."""
    taught, untaught = (judge(ours.forgetful_months(taught=taught, last=9)) for taught in (True, False))
    return taught, untaught


def last_months(found: Figures, count: int) -> Figures:
    """The figures of the last `count` months alone."""
    periods = [one.months.partition(" part ")[0] for one in found.judged]
    last = list(dict.fromkeys(periods))[-count:]
    return Figures(tuple(one for one, period in zip(found.judged, periods, strict=True) if period in last))


def right(found: Figures) -> int:
    return sum(one.is_right for one in found.judged)


@pytest.mark.parametrize(("last", "more"), [(2, 1), (9, 8)])
def test_an_office_with_markers_reads_its_own_next_months_better_than_general_lists(
    nine_months: tuple[Figures, Figures], last: int, more: int
) -> None:
    taught, untaught = (last_months(found, last) for found in nine_months)
    assert right(taught) >= right(untaught) + more
    assert taught.recall >= untaught.recall - 0.02
    assert taught.precision >= untaught.precision + 0.01
    assert taught.links >= untaught.links - 0.02


@pytest.mark.parametrize("path", paths_in(OFFICES, "*.txt"), ids=lambda path: path.stem)
def test_ten_months_of_words_that_nobody_else_uses_teach_the_eleventh(path: Path) -> None:
    office = jargon_office(path.stem)
    taught, untaught = (judge(office.forgetful_months(taught=taught, last=1)) for taught in (True, False))
    assert right(untaught) <= len(untaught.judged) / 3  # else the lists know these words
    assert right(taught) >= 0.85 * len(taught.judged)
    assert taught.recall >= 0.85
    assert taught.precision >= 0.7
    assert taught.links >= 0.95


def test_a_link_that_rests_on_the_office_s_habit_says_so(jargon: MarkedOffice) -> None:
    whole = jargon.forgetful_months(taught=True, last=1)[PARTS]
    links = carry_over(whole.before, whole.after, whole.knowledge).links
    reasons = {link.plan.item.text: link.reasons for link in links}
    habit = "theo các tháng đã gắn mã, cơ quan thường báo cáo việc này bằng những từ như vậy"
    assert habit in reasons["Ru sẻn những đêm gió"]
    assert habit in reasons["Phát sả chòi canh"]


def test_a_result_more_takes_nothing_from_what_another_accounts_for(jargon: MarkedOffice) -> None:
    *some, whole = (
        {link.plan.item.text for link in carry_over(one.before, one.after, one.knowledge).links if link.results}
        for one in jargon.forgetful_months(taught=True, last=1)
    )
    assert all(few < whole for few in some)


def test_the_later_month_teaches_nothing_of_itself(jargon: MarkedOffice) -> None:
    after = jargon.reports[-1]
    with_markers = Knowledge(jargon.config, jargon.reports).lessons.without(after.path)
    bare = jargon.forgetful_months(taught=True, last=1)[PARTS]
    without = Knowledge(jargon.config, [*jargon.reports[:-1], bare.after]).lessons.without(after.path)
    assert vars(with_markers)["_partners"] == vars(without)["_partners"] != {}
    assert vars(vars(with_markers)["_tasks"])["words"] == vars(vars(without)["_tasks"])["words"] != {}


def test_what_is_seen_in_few_months_teaches_nothing(jargon: MarkedOffice) -> None:
    *_, before, after = jargon.forgetful_months(taught=True, last=1)[PARTS].knowledge._reports
    for months, found in ((3, Outcome.MISSING), (9, Outcome.ACCOUNTED)):
        knowledge = Knowledge(jargon.config, [*jargon.reports[9 - months : 9], before, after])
        links = carry_over(before, after, knowledge).links
        assert {link.outcome for link in links if link.plan.item.text == "Se tim trước bão"} == {found}


def test_an_archive_whose_items_all_have_markers_learns_nothing(jargon: MarkedOffice) -> None:
    knowledge = Knowledge(jargon.config, jargon.reports)
    for before, after in zip(jargon.reports, jargon.reports[1:], strict=False):
        carry_over(before, after, knowledge)
    assert "lessons" not in vars(knowledge)
