"""Links by words that are known are those that would be found, and nothing that they rest on goes unseen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from baocao.model import Report
from baocao.tasks.carryover import carry_over
from baocao.tasks.known_links import KnownLinks
from baocao.tasks.likeness import Knowledge
from baocao.tasks.reports_by_month import Months
from support.carried import ARCHIVES, labelled_months
from support.offices import office_config, report_of, with_front_matter
from support.paths import paths_in

PLANNED = "- Mua máy chủ cho kho dữ liệu.\n- Kiểm tra di tích tại huyện Bắc Sơn.\n- Tập huấn ký số cho công chức xã."
TOLD = "- Kho dữ liệu đã có máy chủ mới.\n- Đã tập huấn ký số cho 40 công chức xã.\n- Tiếp 12 lượt công dân."
AREA, OTHER_AREA = "### 1. Chuyển đổi số", "### 2. Bảo tàng và di tích"


def month(number: int, results: str = TOLD, plan: str = PLANNED, year: int = 2022, area: str = AREA) -> Report:
    text = (
        f"## I. KẾT QUẢ THÁNG {number:02}/{year}\n\n{area}\n\n{results}\n\n"
        f"## III. KẾ HOẠCH THÁNG {number + 1:02} NĂM {year}\n\n{area}\n\n{plan}\n"
    )
    return report_of(with_front_matter(text, f"{year}-{number:02}"), f"reports/{year}/{year}-{number:02}.md")


@pytest.mark.parametrize("archive", paths_in(ARCHIVES, "*"))
def test_what_is_known_is_what_would_be_found(archive: Path) -> None:
    for pair in labelled_months(archive):
        first = KnownLinks()
        found = carry_over(pair.before, pair.after, pair.knowledge, first)
        again = KnownLinks(partial(first.latest, 9))
        assert carry_over(pair.before, pair.after, pair.knowledge, again) == found
        assert (first.has_new, again.has_new) == (any(link.by != "marker" for link in found.links), False)


BEFORE, AFTER, EARLIER = month(2), month(3), month(1)
CHANGES: dict[str, Callable[[], tuple[list[Report], Report, Report]]] = {
    "a plan item": lambda: ([], month(2, plan=PLANNED.replace("Mua", "Thuê")), AFTER),
    "a result": lambda: ([], BEFORE, month(3, TOLD.replace("40", "50"))),
    "a marker of the plan": lambda: ([], month(2, plan=PLANNED.replace("liệu.", "liệu. {#kho}")), AFTER),
    "a marker of a result": lambda: ([], BEFORE, month(3, TOLD.replace("mới.", "mới. {#kho xong}"))),
    "the area of the plan": lambda: ([], month(2, area=OTHER_AREA), AFTER),
    "the area of the results": lambda: ([], BEFORE, month(3, area=OTHER_AREA)),
    "another month": lambda: ([month(1, TOLD.replace("công dân", "cử tri"))], BEFORE, AFTER),
    "no other month": lambda: ([], BEFORE, AFTER),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_is_seen(what: str) -> None:
    known = KnownLinks()

    def look(others: list[Report], before: Report, after: Report) -> None:
        carry_over(before, after, Knowledge(office_config(), [*others, before, after]), known)

    look([EARLIER], BEFORE, AFTER)
    known.has_new = False
    look([EARLIER], BEFORE, AFTER)
    assert not known.has_new
    look(*CHANGES[what]())
    assert known.has_new


def test_the_words_of_a_month_that_teaches_nothing_count_too() -> None:
    known, knowledge = KnownLinks(), Knowledge(office_config(), [AFTER])
    carry_over(BEFORE, AFTER, knowledge, known)
    known.has_new = False
    carry_over(month(2, "- Trực lễ."), AFTER, knowledge, known)
    assert known.has_new


def test_a_later_year_changes_nothing_in_what_is_known_of_an_older_one() -> None:
    old = [month(number, year=year) for year in (2020, 2021, 2022) for number in range(1, 13)]
    known = KnownLinks()
    pair = old[27], old[28]
    found = Months(office_config(), old, known).carry(*pair)
    known.has_new = False
    new = month(1, "- Máy chủ của kho dữ liệu hỏng.", year=2023)
    assert Months(office_config(), [*old, new], known).carry(*pair) == found
    assert not known.has_new
    Months(office_config(), [*old, new], known).carry(old[-1], new)
    assert known.has_new


def test_of_what_is_not_asked_for_any_more_the_oldest_gives_way() -> None:
    known = KnownLinks(lambda: {"oldest": "[]", "old": "[]"})
    carry_over(BEFORE, AFTER, None, known)
    (*others, asked) = known.latest(2)
    assert others == ["old"]
    assert list(known.latest(1)) == [asked]
    assert list(known.latest(9)) == ["oldest", "old", asked]
