"""The archive site: the pure pages first, then one real build of a made-up repository."""

from __future__ import annotations

import gc
import re
import shutil
import weakref
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baocao.archive import in_order
from baocao.config.reporting import ReportingDays
from baocao.language.period_names import period_name
from baocao.model import Report
from baocao.office import Office
from baocao.period import parse_period
from baocao.site import display_names
from baocao.site import pages as page_kinds
from baocao.site.address import href
from baocao.site.office_files import office_files
from baocao.site.office_view import OfficeView
from baocao.site.pages import office_pages
from support.offices import OFFICE_FILE, office_config, offices_in, report_of, with_front_matter
from support.paths import paths_in
from support.site_building import (
    FEBRUARY,
    HOSTILE,
    MARCH,
    Seen,
    build,
    dead_links,
    html_of,
    office_of,
    pages_of,
    site_pages,
    word_of_march,
)


def folder_of(uri: str) -> str:
    folder = uri.removesuffix(".md").removesuffix("index").rstrip("/")
    return f"{folder}/" if folder else ""


def words_in_order(report: Report, text: str) -> bool:
    """Whether every word of the report stands in `text`, in its order."""
    at = 0
    shown = " ".join(text.split())
    for prose in report.prose:
        wanted = " ".join(prose.text.split())
        found = shown.find(wanted, at)
        if found == -1:
            return False
        at = found + len(wanted)
    return True


# --------------------------------------------------------------------------- the text


def test_every_word_of_a_report_is_on_its_page_in_order() -> None:
    page = pages_of(MARCH)["2022/2022-03.md"]
    assert words_in_order(report_of(MARCH), Seen(page.html).text)
    assert "{#" not in page.html


def test_nothing_an_author_types_becomes_markup() -> None:
    body = f"## I. KẾT QUẢ THÁNG 03/2022\n\n### 1. <b>Chuyển đổi số</b>\n\n{HOSTILE}"
    seen = Seen(pages_of(with_front_matter(body))["2022/2022-03.md"].html)
    tags = {element.tag for element in seen.elements}
    assert not tags & {"script", "img", "b", "iframe", "style"}
    assert not [name for element in seen.elements for name in element.attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in seen.text
    assert "mermaid" not in " ".join(element.attributes.get("class", "") for element in seen.elements)
    in_text = [one.attributes["href"] for one in seen.all("a") if one.attributes.get("rel") == "noopener"]
    assert set(in_text) == {"https://x.vn/%22onmouseover=%22x", "mailto:a@b.vn", "https://x.vn"}


def test_no_link_stands_in_another() -> None:
    result = "## I. KẾT QUẢ THÁNG 03/2022\n\n### 1. Chuyển đổi số\n\n- [Đã mua {#mua-may-chu xong}](https://x.vn)\n"
    html = pages_of(FEBRUARY, with_front_matter(result))["2022/2022-03.md"].html
    assert re.search(r'<a href="https://x\.vn" rel="noopener">Đã mua</a> <a class="bc-mark--', html)


def test_head_says_who_issued_what_when() -> None:
    seen = Seen(
        pages_of(MARCH, files={"reports/2022/2022-03.md": {"2022/2022-03.docx": 45_200}})["2022/2022-03.md"].html
    )
    for wanted in ("SỞ VĂN HÓA VÀ DU LỊCH", "05/BC-SVHDL", "01/04/2022", "Nguyễn Văn An", "UBND tỉnh (báo cáo)"):
        assert wanted in seen.text
    assert "Báo cáo minh họa" in seen.text
    assert "Bản dự thảo" not in seen.text
    (button,) = seen.all("a", "bc-button")
    assert button.attributes["href"] == "../../docx/2022/2022-03.docx"
    assert "45 kB" in button.text


def test_a_draft_says_so_and_has_no_number() -> None:
    seen = Seen(pages_of(FEBRUARY)["2022/2022-02.md"].html)
    assert "Dự thảo" in seen.text
    assert "Bản dự thảo." in seen.text
    assert "BC-SVHDL" not in seen.text
    assert seen.all("a", "bc-button") == []


def test_what_parts_two_items_stands_in_neither() -> None:
    listed = "- Mua máy chủ; \n  tập huấn *cán bộ*; kiểm tra.  \n  Sửa cổng; Thay khóa.\n"
    html = pages_of(with_front_matter(f"## I. KẾT QUẢ THÁNG 03/2022\n\n### 1. A\n\n{listed}"))["2022/2022-03.md"].html
    inside = re.findall(r'<span id="i-1-\d">(.*?)</span>', html, flags=re.DOTALL)
    assert len(inside) > 1
    assert [words.strip().removesuffix("<br>") for words in inside] == inside


def test_annexes_follow_the_signature() -> None:
    text = Seen(pages_of(MARCH)["2022/2022-03.md"].html).text
    assert text.index("Trên đây là báo cáo") < text.rindex("Nguyễn Văn An") < text.rindex("Phụ lục I. DANH MỤC")


def test_the_offices_closing_stands_where_a_report_has_none() -> None:
    text = Seen(pages_of(with_front_matter("## I. KẾT QUẢ THÁNG 03/2022\n\nXong việc.\n"))["2022/2022-03.md"].html).text
    assert text.count("Sở Văn hóa và Du lịch trân trọng báo cáo./.") == 1


# --------------------------------------------------------------------------- anchors and links


def test_anchors_name_section_area_and_item() -> None:
    page = pages_of(MARCH)["2022/2022-03.md"]
    shown = {
        one.attributes["id"]: " ".join(one.text.split()) for one in Seen(page.html).elements if "id" in one.attributes
    }
    assert shown["i-1-2"] == "Việc thêm ngoài kế hoạch."
    assert shown["i-1-1"].startswith("Đã mua máy chủ; Tổ chức tập huấn.")
    assert shown["i-2-1"].startswith("Đình Hạ")
    assert {"i", "i-1", "i-2", "ii", "ii-0-1", "iii", "iii-1", "phu-luc-1"} <= set(shown)
    assert set(page.anchors) == set(shown)


def test_each_clause_has_its_own_anchor() -> None:
    page = pages_of(FEBRUARY)["2022/2022-02.md"]
    shown = {one.attributes["id"]: one.text for one in Seen(page.html).all("span") if "id" in one.attributes}
    assert shown["iii-1-1"].startswith("Mua máy chủ")
    assert "Tập huấn" not in shown["iii-1-1"]
    assert "Tập huấn cán bộ" in shown["iii-1-2"]


def test_a_result_leads_to_its_plan_and_a_plan_item_to_its_result() -> None:
    pages = pages_of(FEBRUARY, MARCH)
    march = Seen(pages["2022/2022-03.md"].html)
    back = {one.attributes["href"] for one in march.all("a") if one.text == "←\u00a0tháng 02"}
    assert back == {"../2022-02/#iii-1-1", "../2022-02/#iii-1-2", "../2022-02/#iii-2-1"}
    february = Seen(pages["2022/2022-02.md"].html)
    marks = [one.text for one in february.elements if one.attributes.get("class", "").startswith("bc-mark--")]
    assert marks == ["Đã xong", "Đã xong", "Đang làm", "Chưa có kết quả tháng 03/2022"]
    ways = [one for one in february.all("a") if "→" in one.text]
    assert [one.text for one in ways] == ["→\u00a0tháng 03"] * 3
    forth = {one.attributes["href"] for one in ways}
    assert forth == {"../2022-03/#i-1-1", "../2022-03/#i-2-1"}


def test_a_mention_leads_to_the_task_and_a_reason_is_shown() -> None:
    seen = Seen(pages_of(MARCH)["2022/2022-03.md"].html)
    (mention,) = seen.all("a", "bc-mark--mention")
    assert (mention.text, mention.attributes["href"]) == ("nhiệm vụ", "../../nhiem-vu/dinh-ha/")
    (way,) = [one for one in seen.all("a") if one.text.startswith("→")]
    assert (way.text, way.attributes["href"]) == ("→\u00a0trong báo cáo này", "#i-2-1")
    assert "Đang làm" in [one.text for one in seen.all("a", "bc-mark--ongoing")]
    assert "(lý do: chờ gỗ)" in [one.text.strip() for one in seen.all("span", "bc-why")]


def test_the_arrows_are_explained_only_where_there_are_any() -> None:
    def hints(text: str) -> list[str]:
        return [one.text for one in Seen(text).all("p", "bc-hint")]

    pages = pages_of(FEBRUARY, MARCH)
    assert hints(pages["2022/2022-02.md"].html) == ["Dấu → dẫn đến kết quả của việc ấy, tháng 03/2022."]
    assert hints(pages["2022/2022-03.md"].html) == ["Dấu ← dẫn về việc ấy trong kế hoạch tháng 02/2022."]
    assert hints(pages_of(FEBRUARY)["2022/2022-02.md"].html) == []


def test_a_gap_of_a_month_is_not_bridged() -> None:
    april = with_front_matter("## I. KẾT QUẢ THÁNG 04/2022\n\n- Đã mua. {#mua-may-chu xong}\n", "2022-04")
    pages = pages_of(FEBRUARY, april)
    seen = Seen(pages["2022/2022-04.md"].html)
    assert [one.text for one in seen.all("a", "bc-mark--")] == ["Đã xong"]
    assert not [one for one in seen.all("a") if "←" in one.text]
    assert pages["2022/2022-04.md"].previous == "2022/2022-02.md"


def test_every_link_between_pages_leads_to_an_anchor_that_is_there() -> None:
    quarter = with_front_matter("## I. KẾT QUẢ\n\nCả quý.\n", "2022-Q1")
    pages = pages_of(FEBRUARY, MARCH, quarter, with_front_matter("## I. KẾT QUẢ\n\nMột.\n", "2023-01"))
    for page in pages.values():
        assert {uri for uri, _ in page.links} <= set(pages)
        assert all(not anchor or anchor in pages[uri].anchors for uri, anchor in page.links)
    html = {folder_of(uri): page.html for uri, page in pages.items()}
    html["du-lieu/"] = ""
    assert dead_links(html, {address: Seen(text).ids for address, text in html.items()}) == []


@pytest.mark.parametrize(
    ("here", "there", "wanted"),
    [
        ("index.md", "index.md", "./"),
        ("index.md", "2022/index.md", "2022/"),
        ("2022/2022-01.md", "index.md", "../../"),
        ("2022/index.md", "2022/2022-01.md", "2022-01/"),
        ("2022/2022-12.md", "2023/2023-01.md", "../../2023/2023-01/"),
        ("2022/2022-01.md", "docx/2022/tệp 1.docx", "../../docx/2022/t%E1%BB%87p%201.docx"),
    ],
)
def test_addresses_are_relative(here: str, there: str, wanted: str) -> None:
    assert href(here, there) == wanted


# --------------------------------------------------------------------------- years, offices, odd files


@pytest.mark.parametrize(
    ("period", "short", "full"),
    [
        ("2022-01", "tháng 01", "tháng 01/2022"),
        ("2022-Q2", "quý II", "quý II/2022"),
        ("2022-H1", "6 tháng đầu năm", "6 tháng đầu năm 2022"),
        ("2022-H2", "6 tháng cuối năm", "6 tháng cuối năm 2022"),
        ("2022-9M", "9 tháng đầu năm", "9 tháng đầu năm 2022"),
        ("2022", "cả năm", "năm 2022"),
    ],
)
def test_periods_have_vietnamese_names(period: str, short: str, full: str) -> None:
    parsed = parse_period(period)
    assert parsed is not None
    assert (display_names.short_name(parsed), period_name(parsed)) == (short, full)


@pytest.mark.parametrize(("size", "wanted"), [(1, "1 kB"), (12_499, "12 kB"), (1_160_000, "1,2 MB")])
def test_sizes_are_written_as_vietnamese_does(size: int, wanted: str) -> None:
    assert display_names.size_name(size) == wanted


def test_the_front_page_has_the_latest_month_and_what_is_open() -> None:
    seen = Seen(pages_of(FEBRUARY, MARCH)["index.md"].html)
    counted = [" ".join(one.text.split()) for one in seen.all("li", "bc-state")]
    assert counted == ["2 xong", "1 đang", "1 thiếu"]
    assert "Tháng 03/2022" in seen.text
    assert "Trưng bày chuyên đề" in seen.text


def test_an_unreadable_latest_month_does_not_hide_the_one_before() -> None:
    pages = pages_of(MARCH, "period: 2022-04\nkhông có phần nào\n")
    assert "Tháng 03/2022" in Seen(pages["index.md"].html).text


def test_a_year_page_lists_its_reports() -> None:
    seen = Seen(pages_of(FEBRUARY, MARCH)["2022/index.md"].html)
    assert [one.attributes["href"] for one in seen.all("a") if "Tháng" in one.text] == ["2022-02/", "2022-03/"]
    assert "Đã ban hành" in seen.text


def test_an_empty_archive_says_how_to_begin() -> None:
    (page,) = site_pages([office_of()])
    assert "make new PERIOD=" in page.html


def test_a_file_that_is_no_report_is_shown_as_it_is() -> None:
    page = pages_of("---\nperiod: 2022-04\nlạ: <b>1</b>\n---\nChỉ có <i>chữ</i>.\n")["2022/2022-04.md"]
    seen = Seen(page.html)
    assert "Chỉ có <i>chữ</i>." in seen.text
    assert "Dòng 3" in seen.text
    assert not seen.all("i")


def test_a_second_file_of_a_period_leaves_the_address_to_the_first() -> None:
    reports = [
        report_of(FEBRUARY, "reports/2022/2022-02 (bản sao).md"),
        report_of(FEBRUARY, "reports/2022/2022-02.md"),
        report_of("Không có kỳ.", 'reports/2022/"><img src=x onerror=alert(1)>.md'),
        report_of("Không có kỳ.", "reports/2022/img src=x onerror=alert 1.md"),
    ]
    pages = list(site_pages([office_of(*reports)]))
    assert [page.uri for page in pages if page.source] == [
        "khac/2022-2022-02-ban-sao.md",
        "2022/2022-02.md",
        "khac/2022-img-src-x-onerror-alert-1.md",
        "khac/2022-img-src-x-onerror-alert-1-2.md",
    ]
    assert not any(Seen(page.html).all("img") for page in pages)


def test_several_offices_have_a_page_and_a_folder_each() -> None:
    offices = tuple(office_of(report_of(FEBRUARY), office_id=office_id) for office_id in ("so-a", "so-b"))
    uris = [page.uri for page in site_pages(offices)]
    assert uris[0] == "index.md"
    assert {"so-a/index.md", "so-b/index.md"} <= set(uris)
    assert {"so-a/2022/2022-02.md", "so-b/2022/2022-02.md", "so-a/2022/index.md"} <= set(uris)


def test_reports_of_other_offices_are_whole(shared_data: Path) -> None:
    for config in paths_in(shared_data, "carry/*/baocao.yml"):
        offices = offices_in(config.parent, config)
        pages = {page.source: page for page in site_pages(offices) if page.source}
        for report in offices[0].reports:
            seen = Seen(pages[report.path].html)
            assert words_in_order(report, seen.text), report.path
            assert len(seen.ids) == len(set(seen.ids))


PIECES = st.sampled_from(
    [
        "Tổ chức hội nghị", "; Kiểm tra", "**mạnh; Rà soát** lại", "*a **b** c*", "`mã {#x}`", "<b>x</b>", "&amp;",
        "[a](http://a.vn)", "[b {#viec-b}](#i)", "![c](d.png)", "{#viec-a đang}", '{#viec-c bỏ "mưa"}', "{#sai !}",
        "{#hở", "lý do: mưa", "(gồm: a; b)", "  ", "\\\n", "{{ x }}", "{% x %}",
    ]
)  # fmt: skip
PARAGRAPH = st.lists(PIECES, min_size=1, max_size=6).map(" ".join)
BLOCK = st.one_of(
    PARAGRAPH,
    st.lists(PARAGRAPH, min_size=1, max_size=3).map(lambda rows: "\n".join(f"- {row}" for row in rows)),
    st.tuples(PARAGRAPH, PARAGRAPH).map(lambda two: f"- {two[0]}\n\n  {two[1]}\n  - {two[0]}"),
    PARAGRAPH.map(lambda row: "| A | B |\n| - | - |\n| " + row.replace("\n", " ") + " | 1 |"),
    PARAGRAPH.map(lambda row: f"> {row}"),
    PARAGRAPH.map(lambda row: f"#### {row}"),
)
ALLOWED = frozenset(
    (
        "p", "ul", "ol", "li", "a", "em", "strong", "code", "pre", "br", "hr", "blockquote", "table", "thead", "tbody",
        "tr", "th", "td", "h1", "h2", "h3", "h4", "span", "div", "header", "section", "nav", "dl", "dt", "dd",
        "details", "summary", "svg", "rect",
    )
)  # fmt: skip


@given(st.lists(BLOCK, min_size=1, max_size=4).map("\n\n".join))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_comes_through_whole_and_harmless(body: str) -> None:
    text = with_front_matter(f"## I. KẾT QUẢ THÁNG 03/2022\n\n### 1. Chuyển đổi số\n\n{body}\n")
    page = pages_of(FEBRUARY, text)["2022/2022-03.md"]
    seen = Seen(page.html)
    assert words_in_order(report_of(text), seen.text)
    assert {element.tag for element in seen.elements} <= ALLOWED
    assert len(seen.ids) == len(set(seen.ids))
    assert page.anchors == set(seen.ids)


# --------------------------------------------------------------------------- a real build


def test_every_link_of_the_built_site_leads_somewhere(made_site: Path) -> None:
    pages = dict(html_of(made_site))
    assert {"", "2022/", "2022/2022-02/", "2022/2022-03/", "huong-dan/", "quy-tac/"} <= set(pages)
    assert dead_links(pages, {address: Seen(html).ids for address, html in pages.items()}) == []


def test_every_file_that_the_built_site_names_is_there(made_site: Path) -> None:
    missing = []
    for address, html in html_of(made_site):
        for element in Seen(html).elements:
            target = urlsplit(element.attributes.get("href") or element.attributes.get("src") or "")
            if target.scheme or target.netloc or not target.path:
                continue
            path = (made_site / address / unquote(target.path)).resolve()
            if not path.is_relative_to(made_site.resolve()) or not path.exists():
                missing.append(f"{address}: {element.tag} {target.path}")
    assert missing == []


def test_the_built_site_loads_nothing_from_outside(made_site: Path) -> None:
    for _, html in html_of(made_site):
        seen = Seen(html)
        loaded = [one.attributes.get("src", "") for one in seen.elements if one.tag in ("script", "img", "iframe")]
        loaded += [
            one.attributes.get("href", "") for one in seen.all("link") if one.attributes.get("rel") != "canonical"
        ]
        assert not [address for address in loaded if urlsplit(address).netloc]
    css = (made_site / "assets" / "baocao.css").read_text(encoding="utf-8")
    assert "//" not in re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def test_hostile_files_stay_harmless_in_the_whole_page(made_site: Path) -> None:
    for address, html in html_of(made_site):
        seen = Seen(html)
        assert not [one for one in seen.all("script") if "alert(1)" in one.text], address
        assert not [one for one in seen.all("img") if "onerror" in one.attributes]
    assert "{{ x }}" in Seen(dict(html_of(made_site))["2022/2022-04/"]).text


def test_nothing_in_the_offices_file_becomes_markup() -> None:
    hostile = '<img src=x onerror=alert(1)>"&'
    config = office_config()
    changed = config._replace(
        organ=config.organ._replace(name=hostile, parent=hostile),
        areas=tuple(area._replace(title=hostile) for area in config.areas),
        indicators={"khach_tham_quan": config.indicators["khach_tham_quan"]._replace(label=hostile, unit=hostile)},
    )
    office = Office("", ".", changed, (report_of(FEBRUARY, "reports/2022/2022-02.md"), report_of(MARCH)))
    found = list(site_pages([office]))
    assert len(found) > 6
    for page in found:
        seen = Seen(page.html)
        assert not [one for one in seen.elements if one.tag == "img" or "onerror" in one.attributes], page.uri
        assert not [name for one in seen.elements for name in one.attributes if not re.fullmatch(r"[a-zA-Z-]+", name)]


def test_a_built_report_has_contents_title_neighbours_word_file_and_source(made_site: Path) -> None:
    html = (made_site / "2022" / "2022-03" / "index.html").read_text(encoding="utf-8")
    seen = Seen(html)
    assert "<title>Báo cáo tháng 03/2022 - Kho lưu trữ báo cáo</title>" in html
    assert [one.attributes["href"] for one in seen.all("a", "md-nav__link") if "#" in one.attributes["href"]][:3] == [
        "#i",
        "#i-1",
        "#i-2",
    ]
    assert [one.attributes["href"] for one in seen.all("a", "md-footer__link")] == ["../2022-02/", "../2022-04/"]
    assert (made_site / "docx" / "2022" / "2022-03.docx").read_bytes() == word_of_march()
    assert [one.attributes["href"] for one in seen.all("a") if one.text == "reports/2022/2022-03.md"] == [
        "https://example.org/kho/reports/2022/2022-03.md"
    ]


def test_what_stands_before_the_text_of_a_report_weighs_little(made_site: Path) -> None:
    head, text, _ = (made_site / "2022" / "2022-03" / "index.html").read_bytes().partition(b'<div class="bc-text">')
    assert text
    assert len(head) < 12_000, "a reader loads this with every page"


def test_the_navigation_has_the_years_and_no_reports(made_site: Path) -> None:
    seen = Seen((made_site / "huong-dan" / "index.html").read_text(encoding="utf-8"))
    targets = {one.attributes["href"] for one in seen.all("a")}
    assert "../2022/" in targets
    assert not [target for target in targets if "2022-0" in target]


def test_a_mistake_in_the_offices_file_is_told_with_its_place(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    shutil.copy(repository / "mkdocs.yml", tmp_path)
    (tmp_path / "docs" / "index.md").write_text("# Đầu\n", encoding="utf-8")
    text = OFFICE_FILE.read_text(encoding="utf-8").replace("place: Hải Sơn", "place: ''")
    (tmp_path / "baocao.yml").write_text(text, encoding="utf-8")
    said = build(repository, tmp_path, wanted=1)
    assert re.search(r"baocao\.yml:\d+:\d+: ", said)


# --------------------------------------------------------------------------- kinds of pages


def test_every_module_of_pages_gives_a_kind_of_page_in_a_place_of_its_own() -> None:
    modules = {
        found.name: import_module(f"{page_kinds.__name__}.{found.name}") for found in iter_modules(page_kinds.__path__)
    }
    kinds = {name: module.KIND for name, module in modules.items() if name not in ("ledgers", "offices", "search")}
    assert sorted(kind.position for kind in kinds.values()) == list(range(1, len(kinds) + 1))
    templates = Path(page_kinds.__file__).parent.with_name("templates")
    assert [name for name in modules if not (templates / f"{name}.html").is_file()] == []


# --------------------------------------------------------------------------- longer periods, and days


def test_the_reports_of_longer_periods_stand_behind_their_last_month_and_lead_to_their_own_kind() -> None:
    names = ("2022", "2022-Q2", "2022-04", "2022-Q1", "2022-03", "2022-02")
    reports = [report_of(MARCH.replace("2022-03", name), f"reports/2022/{name}.md") for name in names]
    pages = {page.uri: page for page in site_pages([Office("", ".", office_config(), in_order(reports))])}
    year = Seen(pages["2022/index.md"].html)
    order = [element.attributes["href"] for element in year.all("a") if "2022" in element.attributes.get("href", "")]
    listed = [href.rstrip("/").rpartition("/")[2] for href in order if re.search(r"2022-|/2022/", href)]
    assert [name for name in dict.fromkeys(listed) if name != "2022"] == [
        "2022-02", "2022-03", "2022-Q1", "2022-04", "2022-Q2",
    ]  # fmt: skip
    first, second = pages["2022/2022-Q1.md"], pages["2022/2022-Q2.md"]
    assert (first.previous, first.next, second.previous, second.next) == ("", second.uri, first.uri, "")
    assert "Báo cáo quý I/2022" in Seen(first.html).text
    assert "Quý I" in Seen(pages["index.md"].html).text


def test_the_days_that_a_report_counts_and_is_due_stand_at_its_head_and_in_its_year() -> None:
    config = office_config()._replace(reporting=(ReportingDays(14, 16),))
    reports = (report_of(FEBRUARY, "reports/2022/2022-02.md"), report_of(MARCH, "reports/2022/2022-03.md"))
    pages = {page.uri: Seen(page.html).text for page in site_pages([Office("", ".", config, reports)])}
    assert re.search(r"Số liệu tính từ\s*15/02 đến 14/03/2022\s*Hạn gửi 16/03/2022", pages["2022/2022-03.md"])
    assert "Hạn gửi 16/02/2022" in pages["2022/index.md"]
    awaited = " ".join(pages["2022/index.md"].partition("Chưa có báo cáo, kèm hạn gửi:")[2].split())
    assert awaited.startswith("tháng 04 (16/04/2022), tháng 05 (16/05/2022)")
    assert "tháng 01" not in awaited
    assert not any("Hạn gửi" in page.html for page in pages_of(FEBRUARY, MARCH).values())


def test_an_office_is_let_go_with_its_last_page() -> None:
    """Nothing of it is in a circle, which only the garbage collector would find, after looking at everything."""
    gc.disable()
    try:
        view = OfficeView(office_of(report_of(FEBRUARY, "reports/2022/2022-02.md"), report_of(MARCH)), {})
        assert list(office_pages(view))
        assert list(office_files(view))
        gone = weakref.ref(view)
        del view
        assert gone() is None
    finally:
        gc.enable()
