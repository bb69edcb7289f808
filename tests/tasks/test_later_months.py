"""What has no result in its month and comes up in a later one was late, not forgotten."""

from __future__ import annotations

import pytest

from baocao.checking.check import check_office, chosen_rules
from baocao.model import PLAN, RESULTS, Report
from baocao.office import Office
from baocao.tasks.later_months import with_later
from baocao.tasks.reports_by_month import Months
from baocao.tasks.task_links import LaterMention
from support.offices import office_config, report_of, with_front_matter

SECTIONS = (
    "## I. KẾT QUẢ THÁNG {0:02}/2022\n\n### 1. Chuyển đổi số\n\n{1}\n\n"
    "## III. KẾ HOẠCH THÁNG {2:02} NĂM 2022\n\n### 1. Chuyển đổi số\n\n{3}\n"
)


def month(number: int, results: str, plan: str = "- Trực lễ.") -> Report:
    text = SECTIONS.format(number, results, number + 1, plan)
    return report_of(with_front_matter(text, f"2022-{number:02}"), f"reports/2022/2022-{number:02}.md")


def later(*months: Report) -> dict[str, LaterMention | None]:
    """For each plan item of the first month without a result in the second, where it comes up again."""
    known = Months(office_config(), months)
    links = with_later(known.carry(months[0], months[1]), known).links
    return {link.plan.item.text: link.later for link in links if not link.results}


def place(mention: LaterMention | None) -> tuple[str, str, str, str] | None:
    if mention is None:
        return None
    return str(mention.report.period), mention.section, mention.placed.item.text, mention.by


FIRST = month(2, "- Họp giao ban.", "- Mua máy chủ. {#may-chu}\n- Kiểm tra di tích tại huyện Bắc Sơn.")
SILENT = month(3, "- Trực lễ.")


@pytest.mark.parametrize(
    ("months", "told"),
    [
        (
            (
                SILENT,
                month(4, "- Đã mua máy chủ. {#may-chu xong}\n- Kiểm tra di tích tại huyện Bắc Sơn, xử phạt 02 hộ."),
            ),
            [
                ("2022-04", RESULTS, "Đã mua máy chủ", "marker"),
                ("2022-04", RESULTS, "Kiểm tra di tích tại huyện Bắc Sơn, xử phạt 02 hộ", "text"),
            ],
        ),
        (
            (month(3, "- Trực lễ.", "- Máy chủ mới. {#may-chu}\n- Kiểm tra di tích tại huyện Bắc Sơn."),),
            [
                ("2022-03", PLAN, "Máy chủ mới", "marker"),
                ("2022-03", PLAN, "Kiểm tra di tích tại huyện Bắc Sơn", "text"),
            ],
        ),
        (
            (SILENT, month(4, "- Trực lễ."), month(6, "- Đã mua máy chủ.", "- Kiểm tra di tích tại huyện Bắc Sơn.")),
            [
                ("2022-06", RESULTS, "Đã mua máy chủ", "text"),
                ("2022-06", PLAN, "Kiểm tra di tích tại huyện Bắc Sơn", "text"),
            ],
        ),
        ((SILENT, month(4, "- Đã mua máy in.\n- Kiểm tra di tích tại huyện Nam Sơn.")), [None, None]),
        ((SILENT,), [None, None]),
    ],
)
def test_the_first_month_that_tells_of_it_is_named(
    months: tuple[Report, ...], told: list[tuple[str, str, str, str] | None]
) -> None:
    assert [place(mention) for mention in later(FIRST, *months).values()] == told


def test_a_result_that_another_plan_owns_is_not_taken_for_what_came_late() -> None:
    april = month(4, "- Đã kiểm tra di tích tại huyện Bắc Sơn và thôn Hạ.")
    march = month(3, "- Trực lễ.", "- Kiểm tra di tích tại huyện Bắc Sơn và thôn Hạ.")
    found = later(month(2, "- Họp.", "- Tập huấn kiểm tra di tích."), march, april)
    assert found == {"Tập huấn kiểm tra di tích": None}


def test_months_before_are_never_looked_at() -> None:
    january = month(1, "- Đã mua máy chủ. {#may-chu xong}\n- Kiểm tra di tích tại huyện Bắc Sơn.")
    known = Months(office_config(), (january, FIRST, SILENT))
    assert [link.later for link in with_later(known.carry(FIRST, SILENT), known).links] == [None, None]


def test_words_are_compared_a_year_ahead_and_no_farther() -> None:
    far = [
        report_of(
            with_front_matter(SECTIONS.format(3, "- Đã mua máy chủ.", 4, "- Trực lễ."), period), f"reports/{period}.md"
        )
        for period in ("2023-03", "2023-04")
    ]
    plan = month(2, "- Họp.", "- Mua máy chủ.")
    assert place(later(plan, SILENT, far[0])["Mua máy chủ"]) is not None
    assert place(later(plan, SILENT, far[1])["Mua máy chủ"]) is None


def test_k01_stays_an_error_and_says_that_the_task_was_not_forgotten() -> None:
    months = (FIRST, SILENT, month(4, "- Đã mua máy chủ. {#may-chu xong}"))
    office = Office("", ".", office_config(), months)
    (error,) = [one for one in check_office(office, chosen_rules(["K01"])) if one.severity == "error"]
    assert error.span.path == SILENT.path
    assert error.help.startswith("Tháng 04 có nhắc việc này, chỉ tháng này chưa nói đến. Thêm vào")
    assert [(place.span.path, place.message) for place in error.related] == [
        (FIRST.path, "Kế hoạch ở đây."),
        (months[2].path, "Về sau có nhắc ở đây."),
    ]


def test_k01_says_that_the_next_plan_has_it_again() -> None:
    office = Office("", ".", office_config(), (FIRST, month(3, "- Trực lễ.", "- Mua máy chủ. {#may-chu}")))
    (error,) = [one for one in check_office(office, chosen_rules(["K01"])) if one.severity == "error"]
    assert error.help.startswith("Kế hoạch tháng sau có nhắc lại việc này, chỉ phần kết quả chưa nói đến. ")
