"""Pages over the months: tasks from plan to result, areas, indicators and their charts, and the archive as data."""

from __future__ import annotations

import csv
import io
import json
import re
from xml.etree import ElementTree

import pytest

from baocao.office import Office
from baocao.site.data_files import FEED, INDEX, INDICATORS, REPORTS, TASKS, data_files, data_share
from baocao.site.office_part import part_of
from baocao.site.office_view import OfficeView
from support.offices import office_config, report_of, with_front_matter
from support.site_building import FEBRUARY, MARCH, Seen, office_of, pages_of, site_pages

VISITORS = """---
period: {period}
indicators: {{khach_tham_quan: {value}}}
---

## I. KẾT QUẢ

### 2. Bảo tàng và di tích

- Bảo tàng đón {value} lượt khách.
"""
ATOM = "{http://www.w3.org/2005/Atom}"


def data_of(*texts: str, base: str = "") -> dict[str, str]:
    return dict(data_files([data_share(view) for view in view_of(*texts)], base))


def view_of(*texts: str) -> tuple[OfficeView, ...]:
    reports = []
    for text in texts:
        period = re.search(r"period: (\S+)", text)
        assert period
        reports.append(report_of(text, f"reports/{period[1][:4]}/{period[1]}.md"))
    sizes = {"2022/2022-03.docx": 20_000, "2022/2022-03.pdf": 90_000}
    return tuple(OfficeView(office, sizes) for office in [office_of(*reports)])


def rows_of(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


# --------------------------------------------------------------------------- tasks


def test_a_task_is_followed_from_plan_to_result_on_the_page_of_its_area() -> None:
    page = pages_of(FEBRUARY, MARCH)["linh-vuc/bao-tang/2022.md"]
    seen = Seen(page.html)
    assert "nv-dinh-ha" in seen.ids
    assert set(page.anchors) <= set(seen.ids)
    said = [" ".join(one.text.split()) for one in seen.all("ol", "bc-steps")]
    assert said[0].startswith("Tháng 02/2022 Kế hoạch tháng sau Tu bổ đình Hạ Tháng 03/2022 Đang làm")
    assert "Lý do: chờ gỗ" in said[0]
    steps = [one.attributes["href"] for one in seen.all("a") if "2022-0" in one.attributes["href"]]
    assert {"../../../2022/2022-02/#iii-2-1", "../../../2022/2022-03/#i-2-1"} <= set(steps)


def test_a_planned_task_without_result_is_missing() -> None:
    seen = Seen(pages_of(FEBRUARY, MARCH)["linh-vuc/bao-tang/2022.md"].html)
    assert "Chưa có kết quả" in seen.text
    assert "Tháng 03/2022: chưa có kết quả" in {
        one.attributes.get("title", "").capitalize() for one in seen.all("li", "bc-fill--missing")
    }


def test_open_tasks_stand_oldest_first_and_finished_ones_not_at_all() -> None:
    seen = Seen(pages_of(FEBRUARY, MARCH)["nhiem-vu/index.md"].html)
    (tasks,) = seen.all("ol", "bc-tasks")
    assert tasks.text.index("Trưng bày chuyên đề") < tasks.text.index("Hồ sơ giấy")
    assert "Mua máy chủ" not in tasks.text


def test_a_task_keeps_its_address_when_it_changes_area_or_year() -> None:
    moved = with_front_matter(
        "## I. KẾT QUẢ THÁNG 01/2023\n\n### 1. Chuyển đổi số\n\n- Đình Hạ. {#dinh-ha xong}\n", "2023-01"
    )
    for texts in ((FEBRUARY,), (FEBRUARY, MARCH), (FEBRUARY, MARCH, moved)):
        (view,) = view_of(*texts)
        history = view.histories.of("dinh-ha")
        assert history is not None
        assert (history.uri, history.anchor) == ("linh-vuc/bao-tang/2022.md", "nv-dinh-ha")


def test_a_task_called_index_gets_in_nobodys_way() -> None:
    plan = with_front_matter("## III. KẾ HOẠCH THÁNG 04 NĂM 2022\n\n- Việc. {#index}\n")
    pages = pages_of(plan)
    assert "nv-index" in Seen(pages["linh-vuc/chung/2022.md"].html).ids


def test_each_report_leads_to_the_life_of_its_tasks() -> None:
    pages = pages_of(FEBRUARY, MARCH)
    targets = {one.attributes["href"] for one in Seen(pages["2022/2022-03.md"].html).all("a")}
    assert "../../linh-vuc/bao-tang/2022/#nv-dinh-ha" in targets
    assert ("linh-vuc/bao-tang/2022.md", "nv-dinh-ha") in pages["2022/2022-03.md"].links


def test_an_office_of_several_has_its_tasks_and_areas_in_its_folder() -> None:
    offices = tuple(
        Office(office_id, f"offices/{office_id}", office_config(), (report_of(MARCH),))
        for office_id in ("so-a", "so-b")
    )
    pages = {page.uri: page for page in site_pages(offices)}
    assert {"so-a/nhiem-vu/index.md", "so-b/linh-vuc/bao-tang/2022.md"} <= set(pages)
    assert not [page for page in pages.values() if page.nav_title]
    found = part_of(offices[1], {}).documents
    assert {"so-b", "so-b/2022/2022-03", "so-b/nhiem-vu"} <= {document.address for document in found}
    assert {document.office for document in found} == {"SỞ VĂN HÓA VÀ DU LỊCH"}


# --------------------------------------------------------------------------- indicators


def test_the_chart_says_its_figures_in_words_too() -> None:
    months = [
        VISITORS.format(period=f"2022-{month:02}", value=value) for month, value in ((1, 1147), (2, 900), (4, 12))
    ]
    page = pages_of(*months)["chi-tieu/index.md"]
    seen = Seen(page.html)
    (chart,) = seen.all("svg", "bc-chart")
    assert chart.attributes["role"] == "img"
    assert set(chart.attributes["aria-labelledby"].split()) <= set(seen.ids)
    (words,) = seen.all("desc")
    assert "3 tháng có số liệu: cao nhất tháng 01 (1.147), thấp nhất tháng 04 (12) lượt" in words.text
    assert [one.text for one in seen.all("td", "bc-right")] == ["1.147", "1.147", "900", "2.047", "12", "2.059"]
    assert len(seen.all("rect", "bc-chart__bar")) == 3
    assert page.anchors <= set(seen.ids)


@pytest.mark.parametrize("values", [(0,), (0.004,), (1,), (3, 7), (999_999_999, 1), (0.5, 12.25)])
def test_no_bar_leaves_its_chart(values: tuple[float, ...]) -> None:
    texts = [VISITORS.format(period=f"2022-{month:02}", value=value) for month, value in enumerate(values, 1)]
    (chart,) = view_of(*texts)[0].charts
    assert all(0 <= bar.top <= bar.top + bar.height <= 200 for bar in chart.bars)
    assert 2 <= len(chart.ticks) <= 6
    assert len({tick.words for tick in chart.ticks}) == len(chart.ticks)


def test_without_figures_there_is_no_page_of_indicators() -> None:
    assert "chi-tieu/index.md" not in pages_of(FEBRUARY)


# --------------------------------------------------------------------------- data


def test_the_index_has_every_report_with_its_files_and_tasks() -> None:
    index = json.loads(data_of(FEBRUARY, MARCH)[INDEX])
    assert index["version"] == 1
    march = index["offices"][0]["reports"][1]
    assert march["url"] == "2022/2022-03/"
    assert march["files"] == ["docx/2022/2022-03.docx", "pdf/2022/2022-03.pdf"]
    assert (march["status"], march["code"], march["issued_date"]) == ("issued", "05/BC-SVHDL", "2022-04-01")
    assert march["tasks"] == {"done": 2, "ongoing": 1, "missing": 1}


def test_the_tables_have_a_line_for_each_report_task_and_figure() -> None:
    data = data_of(FEBRUARY, MARCH, VISITORS.format(period="2022-04", value=1147))
    assert [row["period"] for row in rows_of(data[REPORTS])] == ["2022-02", "2022-03", "2022-04"]
    tasks = {row["task"]: row for row in rows_of(data[TASKS])}
    assert tasks["mua-may-chu"]["standing"] == "done"
    assert tasks["dinh-ha"]["url"] == "linh-vuc/bao-tang/2022/#nv-dinh-ha"
    *_, figure = rows_of(data[INDICATORS])
    assert (figure["value"], figure["year_to_date"], figure["year_target"]) == ("1147", "2294", "")
    assert figure["url"] == "2022/2022-04/#i-1-1"


def test_the_columns_are_those_that_were_promised() -> None:
    heads = {name: text.splitlines()[0].removeprefix("\ufeff") for name, text in data_of(MARCH).items()}
    assert heads[REPORTS] == (
        "office,period,title,status,sample,code,issued_date,url,done,ongoing,not-done,dropped,unsaid,missing"
    )
    assert heads[TASKS] == "office,task,area,from,last,standing,months_open,text,url"
    assert heads[INDICATORS] == (
        "office,indicator,label,unit,period,value,year_to_date,year_target,"
        "kind,quarter_to_date,target_percent,last_year,last_year_to_date,months,url"
    )


def test_no_cell_is_a_formula() -> None:
    plan = with_front_matter('## III. KẾ HOẠCH THÁNG 04 NĂM 2022\n\n\\=HYPERLINK("x") {#viec}\n')
    (row,) = rows_of(data_of(plan)[TASKS])
    assert row["text"].startswith("'=")


@pytest.mark.parametrize("base", ["", "https://bao-cao.vn/kho/"])
def test_the_feed_has_the_latest_report_first(base: str) -> None:
    feed = ElementTree.fromstring(data_of(FEBRUARY, MARCH, base=base)[FEED])
    entries = feed.findall(f"{ATOM}entry")
    assert [one.findtext(f"{ATOM}updated") for one in entries] == [
        "2022-04-01T00:00:00+07:00",
        "2022-02-28T00:00:00+07:00",
    ]
    assert [link.get("href") for link in entries[0].findall(f"{ATOM}link")] == [f"{base}2022/2022-03/"]
    assert entries[1].findtext(f"{ATOM}title") == "SỞ VĂN HÓA VÀ DU LỊCH: Báo cáo tháng 02/2022 (dự thảo)"
    assert len({one.findtext(f"{ATOM}id") for one in entries}) == 2


def test_data_of_an_empty_archive_is_still_data() -> None:
    data = data_of()
    assert json.loads(data[INDEX])["offices"][0]["reports"] == []
    assert ElementTree.fromstring(data[FEED]).findall(f"{ATOM}entry") == []
    assert rows_of(data[TASKS]) == []
