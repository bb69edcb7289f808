"""The front page as a director reads it: how the newest month went, what needs attention, what changed."""

from __future__ import annotations

import re

import pytest

from baocao.config.reporting import ReportingDays
from baocao.office import Office
from baocao.period import Period
from baocao.site.chart_files import chart_svg
from baocao.site.office_summary import summary_of
from baocao.site.office_view import OfficeView
from baocao.site.overview import Overview, overview_of
from baocao.site.pages.offices import OfficeTable, offices_page
from baocao.site.search.documents import documents_of
from support.offices import office_config, report_of
from support.site_building import Seen, pages_of, site_pages

VISITORS = "khach_tham_quan"


def month(number: int, results: str = "", plan: str = "", figure: int | None = None, year: int = 2022) -> str:
    figures = f"indicators: {{{VISITORS}: {figure}}}\n" if figure is not None else ""
    return (
        f"---\nperiod: {year}-{number:02}\nstatus: draft\n{figures}---\n\n## I. KẾT QUẢ\n\n### 1. Chuyển đổi số\n\n"
        f"{results}\n\n## III. KẾ HOẠCH\n\n### 1. Chuyển đổi số\n\n{plan}\n"
    )


def office_with(*texts: str, target: float | None = None, kind: str = "flow", office_id: str = "") -> Office:
    config = office_config()
    indicator = config.indicators[VISITORS]._replace(kind=kind, targets={2022: target} if target is not None else {})
    reports = [report_of(text, f"reports/2022/{text.split()[2]}.md") for text in texts]
    config = config._replace(indicators={VISITORS: indicator}, reporting=(ReportingDays(closes_on=14, due_on=16),))
    return Office(office_id, f"offices/{office_id}" if office_id else ".", config, tuple(reports))


def overview(*texts: str, target: float | None = None, kind: str = "flow") -> Overview:
    found = overview_of(OfficeView(office_with(*texts, target=target, kind=kind), {}))
    assert found
    return found


def attention(*texts: str) -> dict[str, list[str | None]]:
    return {group.name: [history.task.slug for history in group.histories] for group in overview(*texts).attention}


def changes(*texts: str) -> dict[str, list[str | None]]:
    groups = overview(*texts).changes.groups
    return {group.name: [change.history.task.slug for change in group.changes] for group in groups}


# --------------------------------------------------------------------------- what needs attention


def test_what_is_overdue_comes_first_and_only_once() -> None:
    found = attention(
        month(1, plan="- Mua máy chủ. {#may-chu han=2022-02}\n- Tập huấn. {#tap-huan}"),
        month(2, '- Chưa mua. {#may-chu chưa "thầu chậm"}\n- Chưa mở lớp. {#tap-huan chưa "thiếu phòng"}'),
        month(3, '- Chưa mua. {#may-chu chưa "thầu chậm"}\n- Chưa mở lớp. {#tap-huan chưa "thiếu phòng"}'),
    )
    assert list(found.items()) == [("Quá hạn", ["may-chu"]), ("Chưa làm", ["tap-huan"])]


def test_each_heading_leads_to_the_ledger_asked_for_the_same_tasks() -> None:
    texts = (
        month(1, plan="- Mua máy chủ. {#may-chu han=2022-02}\n- Tập huấn. {#tap-huan}"),
        month(2, '- Chưa mua. {#may-chu chưa "thầu chậm"}\n- Chưa mở lớp. {#tap-huan chưa "thiếu phòng"}'),
        month(3, '- Chưa mua. {#may-chu chưa "thầu chậm"}\n- Chưa mở lớp. {#tap-huan chưa "thiếu phòng"}'),
    )
    pages = pages_of(*texts)
    ways = {" ".join(one.text.split()): one.attributes["href"] for one in Seen(pages["index.md"].html).all("a")}
    rows = Seen(pages["nhiem-vu/index.md"].html).all("tr")
    answers = [row.attributes["data-bc"].split() for row in rows if "data-bc" in row.attributes]
    for words, query, shown in (("Quá hạn 1", "loc=qua-han", 1), ("Chưa làm 1 trong 2", "tinh-trang=chua-lam", 2)):
        assert ways[words] == f"nhiem-vu/?{query}"
        assert sum(query in said for said in answers) == shown


def test_what_has_no_result_needs_attention_in_the_month_that_it_was_planned_for() -> None:
    assert attention(month(1, plan="- Mua máy chủ. {#may-chu}"), month(2, "- Việc khác. {#khac xong}")) == {
        "Chưa có kết quả": ["may-chu"]
    }


def test_what_nobody_speaks_of_any_more_stands_still_and_routine_work_never_does() -> None:
    plan = "- Mua máy chủ. {#may-chu}\n- Trả lời đơn thư. {#don-thu tx}"
    said = "- Đang mua. {#may-chu đang}\n- Trả lời đơn. {#don-thu đang tx}"
    found = attention(
        month(1, plan=plan), month(2, said), month(3, "- X. {#viec-x xong}"), month(4, "- Y. {#viec-y xong}")
    )
    assert found == {"Không tiến triển ≥ 2 tháng": ["may-chu"]}


def test_a_month_in_order_says_so() -> None:
    assert attention(month(1, "- Xong. {#viec-x xong}")) == {}
    page = pages_of(month(1, "- Xong. {#viec-x xong}", figure=1))["index.md"]
    assert "Không có việc quá hạn" in page.html
    assert page.anchors <= set(Seen(page.html).ids)


def test_a_month_left_out_is_named() -> None:
    assert overview(month(1), month(3), month(4)).missing_months == ("tháng 02/2022",)
    assert overview(month(3), month(4)).missing_months == ()


# --------------------------------------------------------------------------- targets


@pytest.mark.parametrize(
    ("figures", "target", "kind", "verdict"),
    [
        ((100, 100, 100), 1200, "flow", ""),
        ((100, 100, 60), 1200, "flow", "behind"),
        ((900, 400, 1), 1200, "flow", "over"),
        ((1100, 1100, 1150), 1200, "stock", ""),
        ((1100, 1100, 1000), 1200, "stock", "behind"),
        ((50, 50, 50), None, "flow", ""),
        ((50, 50, 50), 0, "flow", ""),
    ],
)
def test_a_figure_is_held_against_the_part_of_the_target_of_the_months_that_have_passed(
    figures: tuple[int, ...], target: float | None, kind: str, verdict: str
) -> None:
    found = overview(*(month(at, figure=value) for at, value in enumerate(figures, 1)), target=target, kind=kind)
    assert ("over" if found.over else "behind" if found.behind else "") == verdict


def test_a_line_may_pass_the_mark_of_its_target() -> None:
    view = OfficeView(office_with(*(month(at, figure=500) for at in (1, 2, 4)), target=1200), {})
    (chart,) = view.charts
    assert chart.line.target_top is not None
    tops = [point.top for point in chart.line.points]
    assert tops == sorted(tops, reverse=True)
    assert tops[-1] < chart.line.target_top < tops[1]
    assert min(tops) >= 0


def test_an_average_is_the_same_number_wherever_it_is_shown() -> None:
    office = office_with(*(month(at, figure=value) for at, value in ((1, 98), (2, 98), (3, 99))), kind="average")
    view = OfficeView(office, {})
    shown = [page.html for page in site_pages([office])]
    shown += [passage.text for document in documents_of(view) for passage in document.passages]
    shown += [chart_svg(view, view.charts[0])]
    assert sum("98,33" in text for text in shown) > 3
    assert {number for text in shown for number in re.findall(r"98,3\d*", text)} == {"98,33"}


# --------------------------------------------------------------------------- what changed


def test_changes_are_told_by_kind() -> None:
    found = changes(
        month(1, plan="- Mua máy chủ. {#may-chu}\n- Tập huấn. {#tap-huan han=2022-03}\n- Khảo sát. {#khao-sat}"),
        month(
            2,
            '- Đã mua. {#may-chu xong}\n- Đang mở lớp. {#tap-huan đang}\n- Thôi. {#khao-sat bỏ "trùng việc"}',
            "- Tập huấn. {#tap-huan han=2022-06}\n- Số hóa. {#so-hoa}",
        ),
    )
    assert found == {
        "xong": ["may-chu"],
        "mới lên kế hoạch": ["so-hoa"],
        "không làm nữa": ["khao-sat"],
        "chuyển sang tháng sau": ["tap-huan"],
        "đổi hạn": ["tap-huan"],
    }


def test_another_due_date_is_told_with_the_old_one() -> None:
    texts = (
        month(1, plan="- Học. {#hoc han=2022-03}"),
        month(2, "- Đang học. {#hoc đang}", "- Học. {#hoc han=2022-06}"),
    )
    assert "Hạn tháng 03/2022 → tháng 06/2022" in Seen(pages_of(*texts)["index.md"].html).text


def test_figures_stand_beside_those_of_the_month_before_even_of_the_year_before() -> None:
    (change,) = overview(month(1, figure=82), month(2, figure=96)).changes.figures
    assert (change.old, change.new, change.difference) == (82, 96, "+14")
    (change,) = overview(month(12, figure=96, year=2021), month(1, figure=82)).changes.figures
    assert (change.old, change.new, change.difference) == (96, 82, "−14")
    (change,) = overview(month(1, figure=82), month(3, figure=96)).changes.figures
    assert (change.old, change.difference) == (None, "")


# --------------------------------------------------------------------------- many offices


def test_many_offices_are_held_against_the_newest_month_of_all() -> None:
    offices = [
        office_with(month(1, plan="- A. {#viec}"), month(2, "- A. {#viec xong}"), office_id="so-a"),
        office_with(month(1, plan="- A. {#viec}"), office_id="so-b"),
        office_with(office_id="so-c"),
    ]
    table = OfficeTable([summary_of(OfficeView(office, {})) for office in offices])
    assert table.newest_name == "tháng 02/2022"
    assert [row.uri for row in table.late] == ["so-b/index.md", "so-c/index.md"]
    page = offices_page(table.rows)
    seen = Seen(page.html)
    assert len(seen.all("tr")) == 4
    assert "1/1" in seen.text
    assert "Chưa có báo cáo nào" in seen.text


def test_the_name_of_an_office_is_no_markup_in_the_table() -> None:
    office = office_with(month(1), office_id="so-a")
    organ = office.config.organ._replace(name='"><script>alert(1)</script>', parent="<b>")
    page = offices_page([summary_of(OfficeView(office._replace(config=office.config._replace(organ=organ)), {}))] * 2)
    assert "<script>alert" not in page.html
    assert "<b>" not in page.html


def test_the_page_of_the_indicators_tells_of_days_that_a_sum_does_not_count_once() -> None:
    office = office_with(*(month(number, figure=number) for number in range(1, 7)))
    changed = (ReportingDays(14, until=Period(2022, 4, 4)), ReportingDays(20, since=Period(2022, 5, 5)))
    said = "Chú ý, quý II/2022: ngày chốt số liệu đổi giữa chừng nên 15/04 đến 20/04/2022 không tháng nào"
    for reporting, is_said in ((office.config.reporting, False), (changed, True)):
        pages = site_pages([office._replace(config=office.config._replace(reporting=reporting))])
        assert any(said in page.html for page in pages) == is_said
