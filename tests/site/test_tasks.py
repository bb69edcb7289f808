"""Pages over the months: tasks from plan to result, areas, indicators and their charts, and the archive as data."""

from __future__ import annotations

import csv
import io
import json
import re
from xml.etree import ElementTree

import pytest

from baocao.config.load import config_document, load_config
from baocao.model import Source
from baocao.office import Office
from baocao.parsing.parse import parse
from baocao.site.data_files import FEED, INDEX, INDICATORS, REPORTS, TASKS, data_files, data_share
from baocao.site.office_feeds import office_feeds
from baocao.site.office_part import part_of
from baocao.site.office_view import OfficeView
from support.offices import OFFICE_FILE, office_config, report_of, with_front_matter
from support.site_building import FEBRUARY, MARCH, Element, Seen, office_of, pages_of, site_pages

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
    files = {"reports/2022/2022-03.md": {"2022/2022-03.docx": 20_000, "2022/2022-03.pdf": 90_000}}
    return tuple(OfficeView(office, files) for office in [office_of(*reports)])


def rows_of(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


# --------------------------------------------------------------------------- tasks


APRIL = with_front_matter(
    """## I. KẾT QUẢ THÁNG 04/2022

### 1. Chuyển đổi số

- Chưa số hóa hồ sơ. {#so-hoa chưa "chờ vốn"}

## III. KẾ HOẠCH THÁNG 05 NĂM 2022

### 1. Chuyển đổi số

- Số hóa hồ sơ. {#so-hoa han=2022-05}
- Trực máy chủ. {#truc tx}
""",
    "2022-04",
)
MAY = with_front_matter(
    """## I. KẾT QUẢ THÁNG 05/2022

### 1. Chuyển đổi số

- Chưa số hóa hồ sơ. {#so-hoa chưa "chờ vốn"}

## III. KẾ HOẠCH THÁNG 06 NĂM 2022

### 1. Chuyển đổi số

- Số hóa hồ sơ. {#so-hoa}
""",
    "2022-05",
)
JUNE = with_front_matter("## I. KẾT QUẢ THÁNG 06/2022\n\n### 1. Chuyển đổi số\n\n- Họp.\n", "2022-06")


def words_of(element: Element) -> str:
    return " ".join(element.text.split())


def test_a_tasks_page_pairs_each_months_plan_with_its_result() -> None:
    page = pages_of(FEBRUARY, MARCH)["nhiem-vu/dinh-ha/index.md"]
    seen = Seen(page.html)
    (pairs,) = seen.all("table", "bc-pairs")
    assert words_of(pairs).startswith("Tháng Kế hoạch Kết quả 03/2022 Tu bổ đình Hạ Đang làm")
    assert "Lý do: chờ gỗ" in words_of(pairs)
    steps = [one.attributes["href"] for one in seen.all("a") if "2022-0" in one.attributes["href"]]
    assert steps == ["../../2022/2022-02/#iii-2-1", "../../2022/2022-03/#i-2-1"]
    assert "(mã dinh-ha), SỞ VĂN HÓA VÀ DU LỊCH, theo các báo cáo đến tháng 03/2022" in seen.text


def test_a_month_without_result_is_missing_until_its_report_is_due() -> None:
    missing = Seen(pages_of(FEBRUARY, MARCH)["nhiem-vu/trung-bay/index.md"].html)
    assert words_of(missing.all("table", "bc-pairs")[0]).endswith("03/2022 Trưng bày chuyên đề Chưa có kết quả")
    awaited = Seen(pages_of(FEBRUARY)["nhiem-vu/trung-bay/index.md"].html)
    assert words_of(awaited.all("table", "bc-pairs")[0]).endswith("Trưng bày chuyên đề Chưa đến kỳ báo cáo")


def test_a_plan_in_the_same_words_is_not_said_twice() -> None:
    seen = Seen(pages_of(MARCH, APRIL, MAY)["nhiem-vu/so-hoa/index.md"].html)
    rows = [words_of(row) for row in seen.all("tr")[1:]]
    assert rows[0].startswith("04/2022 hồ sơ giấy Chưa làm")
    assert rows[1].startswith("05/2022 Số hóa hồ sơ Hạn tháng 05/2022 Chưa làm")
    assert rows[2] == "06/2022 Như tháng trước Chưa đến kỳ báo cáo"


def test_a_due_date_passes_with_the_report_that_counts_a_later_day() -> None:
    before = Seen(pages_of(MARCH, APRIL, MAY)["nhiem-vu/so-hoa/index.md"].html)
    assert "Chưa quá hạn" in before.text
    after = pages_of(MARCH, APRIL, MAY, JUNE)
    assert "Đã quá hạn" in Seen(after["nhiem-vu/so-hoa/index.md"].html).text
    (row,) = [row for row in Seen(after["nhiem-vu/index.md"].html).all("tr") if "hồ sơ giấy" in row.text.lower()]
    assert "Quá hạn tháng 05/2022" in words_of(row)
    assert row.attributes["data-bc"].startswith("loc=qua-han loc=dung-lai ")


def test_the_ledger_has_every_task_once_what_is_open_first() -> None:
    page = pages_of(FEBRUARY, MARCH, APRIL, MAY)["nhiem-vu/index.md"]
    seen = Seen(page.html)
    rows = [words_of(row) for row in seen.all("tr") if "data-bc" in row.attributes]
    assert [re.split(" Lý do: | Tháng ", row)[0] for row in rows] == [
        "Tu bổ đình Hạ",
        "Trưng bày chuyên đề",
        "Hồ sơ giấy",
        "Hồ sơ phim",
        "Trực máy chủ",
        "Mua máy chủ",
        "Tập huấn cán bộ",
    ]
    headings = [words_of(row) for row in seen.all("tr", "bc-ledger__group")]
    assert headings == ["Chưa hoàn thành 4", "Việc thường xuyên 1", "Đã kết thúc 2"]
    assert "Tháng 04–05 chưa làm; 06 trong kế hoạch" in rows[2]


def test_each_choice_of_a_filter_is_counted_and_has_the_rows_it_says() -> None:
    seen = Seen(pages_of(FEBRUARY, MARCH, APRIL, MAY)["nhiem-vu/index.md"].html)
    answers = [row.attributes["data-bc"].split() for row in seen.all("tr") if "data-bc" in row.attributes]
    choices = [link for link in seen.all("a") if link.attributes["href"].startswith("?")]
    (filters,) = seen.all("nav", "bc-filters")
    for link in choices:
        count = sum(link.attributes["href"][1:] in answer for answer in answers)
        assert f"{words_of(link)} {count}" in words_of(filters).replace("  ", " ")
    assert {"?loc=dung-lai", "?loc=co-ly-do", "?loc=thuong-xuyen", "?tinh-trang=da-xong", "?linh-vuc=bao-tang"} <= {
        link.attributes["href"] for link in choices
    }


def test_each_year_has_its_ledger_and_the_newest_the_short_address() -> None:
    done = with_front_matter("## I. KẾT QUẢ\n\n### 1. Chuyển đổi số\n\n- Đình Hạ. {#dinh-ha xong}\n", "2023-01")
    pages = pages_of(FEBRUARY, MARCH, done)
    newest, earlier = Seen(pages["nhiem-vu/index.md"].html), Seen(pages["2022/nhiem-vu/index.md"].html)
    assert "Nhiệm vụ năm 2023" in newest.text
    assert "Tu bổ đình Hạ" in newest.text
    assert "Mua máy chủ" not in newest.text
    assert "Mua máy chủ" in earlier.text
    assert "../2022/nhiem-vu/" in {link.attributes["href"] for link in newest.all("a")}


def test_a_task_keeps_its_address_and_title_when_it_changes_area_year_or_words() -> None:
    moved = with_front_matter(
        "## I. KẾT QUẢ THÁNG 01/2023\n\n### 1. Chuyển đổi số\n\n- Đình Hạ. {#dinh-ha xong}\n", "2023-01"
    )
    for texts in ((FEBRUARY,), (FEBRUARY, MARCH), (FEBRUARY, MARCH, moved)):
        (view,) = view_of(*texts)
        history = view.histories.of("dinh-ha")
        assert history is not None
        assert (history.uri, history.title) == ("nhiem-vu/dinh-ha/index.md", "Tu bổ đình Hạ")


def test_a_renamed_area_has_on_each_page_the_name_of_its_time() -> None:
    old, new = "Bảo tàng và di tích", "Di tích và cổ vật"
    settings = OFFICE_FILE.read_text(encoding="utf-8").replace(
        f"- {{id: bao-tang, title: {old}}}",
        f"- {{id: bao-tang, title: {new}, from: 2023-01}}\n  - {{id: bao-tang, title: {old}, until: 2022-12}}",
    )
    config, notes = load_config(config_document(Source("baocao.yml", settings)))
    assert config is not None
    assert not notes
    january = f"""---
period: 2023-01
indicators: {{khach_tham_quan: 5}}
---

## I. KẾT QUẢ THÁNG 01/2023

### 2. {new}

- Đang tu bổ đình Hạ. {{#dinh-ha đang}}
"""
    texts = {"2022-02": FEBRUARY, "2022-03": MARCH, "2023-01": january}
    sources = (Source(f"reports/{name[:4]}/{name}.md", text) for name, text in texts.items())
    office = Office("", ".", config, tuple(parse(source, config) for source in sources))
    pages = {page.uri: page for page in site_pages([office])}
    assert pages["linh-vuc/bao-tang/2022.md"].title == f"{old}, năm 2022"
    assert pages["linh-vuc/bao-tang/2023.md"].title == f"{new}, năm 2023"
    for uri in ("linh-vuc/bao-tang/2023.md", "linh-vuc/index.md", "nhiem-vu/dinh-ha/index.md", "nhiem-vu/index.md"):
        assert new in pages[uri].html
    for uri in ("linh-vuc/bao-tang/2023.md", "linh-vuc/index.md", "nhiem-vu/index.md"):
        assert old not in Seen(pages[uri].html).text
    (feed,) = [feed for feed in office_feeds(OfficeView(office, {})) if feed.name == "linh-vuc/bao-tang.atom"]
    assert feed.title.endswith(new)
    assert [next(name for name in (old, new) if name in item.title) for item in feed.items] == [old, new]
    found = {passage.text: passage.area for document in part_of(office, {}).documents for passage in document.passages}
    assert found["Tu bổ đình Hạ"] == new
    assert found["Khách tham quan bảo tàng tháng 03/2022: 1.147 lượt"] == old
    assert found["Khách tham quan bảo tàng tháng 01/2023: 5 lượt"] == new


def test_a_task_without_marker_has_a_page_where_it_was_first_planned() -> None:
    page = pages_of(FEBRUARY, MARCH)["nhiem-vu/2022-03_iii-1-3/index.md"]
    assert "Các tháng được nối theo lời văn" in Seen(page.html).text


@pytest.mark.parametrize(("slug", "folder"), [("index", "index"), ("con", "con_"), ("com1", "com1_"), ("nam", "nam")])
def test_no_slug_gets_in_the_way_of_a_page_or_of_windows(slug: str, folder: str) -> None:
    pages = pages_of(with_front_matter(f"## III. KẾ HOẠCH THÁNG 04 NĂM 2022\n\n- Việc. {{#{slug}}}\n"))
    assert {f"nhiem-vu/{folder}/index.md", "nhiem-vu/index.md"} <= set(pages)


def test_each_report_leads_to_the_page_of_its_tasks_and_the_area_still_has_their_places() -> None:
    pages = pages_of(FEBRUARY, MARCH)
    targets = {one.attributes["href"] for one in Seen(pages["2022/2022-03.md"].html).all("a")}
    assert "../../nhiem-vu/dinh-ha/" in targets
    assert ("nhiem-vu/dinh-ha/index.md", "") in pages["2022/2022-03.md"].links
    area = pages["linh-vuc/bao-tang/2022.md"]
    assert "nv-dinh-ha" in Seen(area.html).ids
    assert area.anchors <= set(Seen(area.html).ids)


def test_an_office_of_several_has_its_tasks_and_areas_in_its_folder() -> None:
    offices = tuple(
        Office(office_id, f"offices/{office_id}", office_config(), (report_of(MARCH),))
        for office_id in ("so-a", "so-b")
    )
    pages = {page.uri: page for page in site_pages(offices)}
    assert {"so-a/nhiem-vu/index.md", "so-b/linh-vuc/bao-tang/2022.md"} <= set(pages)
    assert [page.uri for page in pages.values() if page.nav_title] == ["nhiem-vu/index.md"]
    found = part_of(offices[1], {}).documents
    assert {"so-b", "so-b/2022/2022-03", "so-b/nhiem-vu"} <= {document.address for document in found}
    assert {document.office for document in found} == {"SỞ VĂN HÓA VÀ DU LỊCH"}


def test_the_page_of_all_offices_leads_to_what_is_late_and_to_each_ledger() -> None:
    reports = tuple(
        report_of(text, f"reports/2022/2022-{month}.md")
        for month, text in (("03", MARCH), ("04", APRIL), ("05", MAY), ("06", JUNE))
    )
    offices = [office_of(*reports, office_id="so-a"), office_of(office_id="so-b")]
    seen = Seen({page.uri: page for page in site_pages(offices)}["nhiem-vu/index.md"].html)
    (late,) = seen.all("ol", "bc-asked")
    assert words_of(late) == "Hồ sơ giấy SỞ VĂN HÓA VÀ DU LỊCH, hạn tháng 05/2022 Lý do: chờ vốn"
    links = [link.attributes["href"] for link in seen.all("a")]
    assert links[0] == "../so-a/nhiem-vu/so-hoa/"
    assert {"../so-a/nhiem-vu/", "../so-a/nhiem-vu/?loc=qua-han", "../so-a/nhiem-vu/?loc=dung-lai"} <= set(links)
    assert not any("so-b" in link for link in links)


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


def office_with(indicators: str, *figures: str) -> Office:
    """The made-up office with these indicators, and months of 2022 with these figures."""
    text = OFFICE_FILE.read_text(encoding="utf-8")
    head, _, rest = text.partition("indicators:\n")
    config, notes = load_config(
        config_document(Source("baocao.yml", f"{head}indicators:\n{indicators}{rest[rest.index('terms:') :]}"))
    )
    assert config is not None
    assert not notes
    sources = (
        Source(f"reports/2022/2022-{month:02}.md", f"---\nperiod: 2022-{month:02}\nindicators: {{{given}}}\n---\n")
        for month, given in enumerate(figures, 1)
    )
    return Office("", ".", config, tuple(parse(source, config) for source in sources))


def test_per_cent_stands_without_a_blank_on_every_page() -> None:
    office = office_with(
        '  dung_han: {label: Đúng hạn, unit: "%", kind: average, targets: {2022: 95}}\n',
        "dung_han: 90",
        "dung_han: 92.5",
    )
    html = {page.uri: page.html for page in site_pages([office])}
    for uri in ("index.md", "chi-tieu/index.md"):
        assert not re.search(r"\d(?:</strong>)?\s+%", html[uri])
    assert "cao nhất tháng 02 (92,5%), thấp nhất tháng 01 (90%); bằng" in html["chi-tieu/index.md"]
    assert "(95%)" in html["chi-tieu/index.md"]
    found = [passage.text for document in part_of(office, {}).documents for passage in document.passages]
    assert "Đúng hạn tháng 02/2022: 92,5%" in found


def test_the_pace_of_a_year_is_that_of_the_months_in_force() -> None:
    listed = "  a: {label: A, from: 2022-02, targets: {2022: 1200}}\n"
    html = {page.uri: page.html for page in site_pages([office_with(listed, "", "a: 100", "a: 120")])}
    assert "bc-behind" not in html["chi-tieu/index.md"]
    assert re.search(r'bc-chart__pace"[^>]* d="M53 ', html["chi-tieu/index.md"])
    view = OfficeView(office_with(listed, "", "a: 100", "a: 20"), {})
    assert view.charts[0].pace == "mới đạt 10% chỉ tiêu năm khi đã qua 2/11 tháng"


@pytest.mark.parametrize(
    ("kinds", "lines"),
    [
        (("flow", "flow"), "cộng từ đầu năm."),
        (("stock",), "số liệu từng tháng."),
        (("average", "flow"), "cộng từ đầu năm hoặc trung bình cộng từ đầu năm, tùy chỉ tiêu."),
    ],
)
def test_the_legend_says_what_the_lines_are(kinds: tuple[str, ...], lines: str) -> None:
    listed = "".join(
        f"  a{at}: {{label: A{at}, kind: {kind}, targets: {{2022: 9}}}}\n" for at, kind in enumerate(kinds)
    )
    office = office_with(listed, ", ".join(f"a{at}: 5" for at in range(len(kinds))))
    html = {page.uri: page.html for page in site_pages([office])}["index.md"]
    assert f"Nét liền: {lines} Nét đứt: chỉ tiêu năm." in html


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
    assert tasks["dinh-ha"]["url"] == "nhiem-vu/dinh-ha/"
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
