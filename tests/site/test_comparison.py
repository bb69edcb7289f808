"""What was planned beside what came of it: each task once, what has no result, what nobody had planned."""

from __future__ import annotations

from support.offices import with_front_matter
from support.site_building import FEBRUARY, MARCH, Seen, pages_of

COMPARISON = "2022/2022-03-so-voi-ky-truoc.md"


def words(html: str) -> str:
    return " ".join(Seen(html).text.split())


def test_each_planned_task_stands_beside_its_result() -> None:
    page = pages_of(FEBRUARY, MARCH)[COMPARISON]
    assert page.title == "Tháng 03/2022 so với tháng 02/2022"
    said = words(page.html)
    assert "Mua máy chủ Đã xong Đã mua máy chủ; Tổ chức tập huấn" in said
    assert "Tu bổ đình Hạ Đang làm Đình Hạ" in said
    assert "Trưng bày chuyên đề Chưa có kết quả Kết quả ngoài kế hoạch Việc thêm ngoài kế hoạch" in said


def test_two_tasks_of_one_item_that_came_to_the_same_are_one_row() -> None:
    plan = "## III. KẾ HOẠCH THÁNG 03 NĂM 2022\n\n### 1. Chuyển đổi số\n\n- Mua máy, mở lớp. {#mua #mo-lop}\n"
    result = "## I. KẾT QUẢ THÁNG 03/2022\n\n### 1. Chuyển đổi số\n\n- Xong cả. {#mua #mo-lop xong}\n"
    page = pages_of(with_front_matter(plan, "2022-02"), with_front_matter(result))[COMPARISON]
    assert words(page.html).partition("kết quả tháng 03")[2].count("Mua máy, mở lớp") == 1


def test_a_report_leads_there_and_one_without_a_plan_before_it_does_not() -> None:
    pages = pages_of(FEBRUARY, MARCH)
    (way,) = (link for link in Seen(pages["2022/2022-03.md"].html).all("a", "bc-button") if "So với" in link.text)
    assert way.attributes["href"] == "../2022-03-so-voi-ky-truoc/"
    assert "So với" not in pages["2022/2022-02.md"].html
    assert "2022/2022-02-so-voi-ky-truoc.md" not in pages


def test_it_tells_what_changed_for_a_month_that_is_not_the_newest_too() -> None:
    april = "## I. KẾT QUẢ THÁNG 04/2022\n\n### 1. Bảo tàng và di tích\n\n- Xong đình Hạ. {#dinh-ha xong}\n"
    pages = pages_of(FEBRUARY, MARCH, with_front_matter(april, "2022-04"))
    said = words(pages[COMPARISON].html)
    assert "2 việc xong Mua máy chủ Tập huấn cán bộ 2 việc mới lên kế hoạch" in said
    assert "Khách tham quan bảo tàng–1.147–" in said
    assert "Tu bổ đình Hạ" not in said.partition("kết quả tháng 03")[0]
    assert "1 việc xong Tu bổ đình Hạ" in words(pages["index.md"].html)
